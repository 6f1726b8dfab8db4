namespace Vireo;

/// <summary>
/// The one exception of Vireo: a libvirt error with its code, domain, level, texts and numbers, as it travels on the wire.
/// It is made by the factories of <see cref="Errors"/>, so that every text stands in one catalogue.
/// </summary>
public sealed class VirException : Exception
{
    public VirException(
        ErrorCode code, ErrorDomain domain, string message, ErrorLevel level = ErrorLevel.Error,
        string? str1 = null, string? str2 = null, string? str3 = null, int int1 = -1, int int2 = -1, Exception? inner = null)
        : base(message, inner)
    {
        Code = code;
        Domain = domain;
        Level = level;
        Str1 = str1;
        Str2 = str2;
        Str3 = str3;
        Int1 = int1;
        Int2 = int2;
    }

    /// <summary>What went wrong (<c>virErrorNumber</c>).</summary>
    public ErrorCode Code { get; }

    /// <summary>Which part of libvirt raised it (<c>virErrorDomain</c>).</summary>
    public ErrorDomain Domain { get; }

    /// <summary>Warning or error.</summary>
    public ErrorLevel Level { get; }

    /// <summary>First extra text; libvirt puts the message's template or the detail here.</summary>
    public string? Str1 { get; }

    /// <summary>Second extra text; libvirt puts the detail here.</summary>
    public string? Str2 { get; }

    /// <summary>Third extra text.</summary>
    public string? Str3 { get; }

    /// <summary>First extra number; <c>errno</c> for system errors, else -1.</summary>
    public int Int1 { get; }

    /// <summary>Second extra number, else -1.</summary>
    public int Int2 { get; }

    /// <summary>Where in a document the fault is, when it is known: an addition of Vireo that never changes the message's first
    /// line.</summary>
    public SourceLocation? Location { get; private set; }

    /// <summary>The setting that is the cause, when one is: its place stands at the beginning of the message's detail.</summary>
    public ConfigPlace? Setting { get; internal init; }

    /// <summary>The same error with the system's number in its first extra number, and its text alone in the extra texts.</summary>
    internal VirException With(int errno) =>
        new(Code, Domain, Message, Level, "%s", Message, Str3, errno, Int2, InnerException);

    /// <summary>The same error with its place in a document; a place that it already has stays.</summary>
    public VirException At(SourceLocation? location)
    {
        Location ??= location;
        return this;
    }
}

/// <summary>A place in a document: line and column count from 1.</summary>
/// <param name="Element">Name of the element at fault.</param>
/// <param name="Attribute">Name of the attribute at fault, or null.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
public sealed record SourceLocation(string Element, string? Attribute, int Line, int Column);
