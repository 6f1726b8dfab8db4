namespace Vireo;

/// <summary>
/// The code and the text of an error factory, whose body is generated. <c>{name}</c> stands for a parameter, with a format if need be
/// (<c>{slot:x4}</c>); libvirt's template of the code is put around the text. All texts together are the lock file
/// <c>spec/error-messages</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ErrorTextAttribute(ErrorCode code, string text) : Attribute
{
    /// <summary>The error's code.</summary>
    public ErrorCode Code { get; } = code;

    /// <summary>libvirt's text, without the text that the code itself brings.</summary>
    public string Text { get; } = text;

    /// <summary>Who raises it, where that is not the whole catalogue's; a parameter called <c>domain</c> says it too.</summary>
    public ErrorDomain Domain { get; set; }
}
