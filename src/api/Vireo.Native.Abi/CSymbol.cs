using System.Collections.Generic;

namespace Vireo.Native.Abi;

/// <summary>One parameter of a C function, as declared.</summary>
/// <param name="Type">C type with single blanks and the stars apart: <c>const char *</c>.</param>
/// <param name="Name">Name.</param>
internal sealed record CParameter(string Type, string Name);

/// <summary>One exported symbol: everything its line in the headers says.</summary>
/// <param name="Node">Version node.</param>
/// <param name="Shape">How its body is made.</param>
/// <param name="Subject">What the shape is about: a procedure, a member; may be empty.</param>
/// <param name="Returns">C type of the result.</param>
/// <param name="Name">Name.</param>
/// <param name="Parameters">Parameters in C order.</param>
/// <param name="Prototype">The C text, without the semicolon.</param>
/// <param name="IsChecked">The arguments are looked at by hand, before anything else of the call.</param>
internal sealed record CSymbol(
    string Node, string Shape, string Subject, string Returns, string Name, IReadOnlyList<CParameter> Parameters, string Prototype,
        bool IsChecked)
{
    /// <summary>A variable rather than a function.</summary>
    public bool IsData => Shape == "Data";

    /// <summary>The body stands in the C object and needs no managed code.</summary>
    public bool IsNative => Shape == "Native";

    /// <summary>The function leaves the thread's last error alone.</summary>
    public bool KeepsError => Subject == "KeepError" || (IsNative && Subject.Length == 0);
}
