using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Vireo.Native.Abi;

namespace Vireo.Generators.Native;

/// <summary>How C types look in the signature of an export: pointers that are looked through keep their type, handles and callbacks are
/// numbers.</summary>
internal static class CTypes
{
    public static string Managed(CHeaders headers, string type)
    {
        string plain = type.Replace("const ", "").Replace(" const", "").Replace("const", "").Trim();
        int stars = plain.Length - plain.TrimEnd('*').Length;
        string name = plain.TrimEnd('*').Trim();
        if (name == "void" && stars == 0)
        {
            return "void";
        }

        string basis = Scalar(headers.Scalar(name)) ?? (IsParameter(name) ? "CTypedParameter*" : "nint");
        return (name == "void" ? "nint" + new string('*', stars - 1) : basis + new string('*', stars));
    }

    /// <summary>A symbol whose parameters have names that C# takes.</summary>
    public static CSymbol Named(CSymbol symbol) => symbol with
    {
        Parameters = symbol.Parameters.Select(
            p => SyntaxFacts.GetKeywordKind(p.Name) == SyntaxKind.None ? p : p with { Name = "@" + p.Name }).ToList(),
    };

    /// <summary>The name of a parameter as a C# string.</summary>
    public static string Quoted(CParameter parameter) => $"\"{parameter.Name.TrimStart('@')}\"";

    /// <summary>The C# number behind a C number, or null.</summary>
    public static string? Scalar(string type) => type switch
    {
        "int" => "int",
        "unsigned int" => "uint",
        "long" or "long long" => "long",
        "unsigned long" or "unsigned long long" => "ulong",
        "size_t" => "nuint",
        "double" => "double",
        "char" or "unsigned char" => "byte",
        "unsigned short" => "ushort",
        _ => null,
    };

    public static bool IsParameter(string type) => type == "virTypedParameterPtr";
}
