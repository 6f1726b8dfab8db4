namespace Vireo;

/// <summary>
/// The code and the text of an error factory, whose body is generated. <c>{name}</c> stands for a parameter, with a format if need be
/// (<c>{slot:x4}</c>); libvirt's template of the code is put around the text. All texts together are the lock file
/// <c>spec/error-messages</c>.
/// <para>
/// Parameters with a meaning of their own: <c>ErrorCode code</c> is the code; <c>ErrorDomain domain</c> is who raises the error;
/// <c>int errno</c> is the system's number, whose text follows; <c>Exception inner</c> is the cause; <c>SourceLocation location</c> is
/// the place in a document. With <c>string function</c> and <c>string argument</c> the error is about an argument of a function, and its
/// text stands alone. An extension method has its error made by the method <c>Error</c> of the type it extends, which gets the parameters
/// that the text does not mention.
/// </para>
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ErrorTextAttribute(ErrorCode code, string? text = null) : Attribute
{
    /// <summary>A factory whose parameter <c>ErrorCode code</c> says the code.</summary>
    public ErrorTextAttribute(string text)
        : this(ErrorCode.Ok, text)
    {
    }

    /// <summary>The error's code.</summary>
    public ErrorCode Code { get; } = code;

    /// <summary>libvirt's text, without the text that the code itself brings; null for the code's own text alone.</summary>
    public string? Text { get; } = text;

    /// <summary>Who raises it, where that is not the whole catalogue's; a parameter called <c>domain</c> says it too.</summary>
    public ErrorDomain Domain { get; set; }

    /// <summary>The function whose argument is wrong, where no parameter says it.</summary>
    public string? Function { get; set; }

    /// <summary>The argument that is wrong, where no parameter says it.</summary>
    public string? Argument { get; set; }
}
