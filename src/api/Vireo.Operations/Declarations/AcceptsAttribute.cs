namespace Vireo.Operations;

/// <summary>
/// The flags that a driver's override of an operation takes. A caller with any other flag is refused, with libvirt's text, before the
/// driver is asked: the check is generated into the class that derives from the driver's connection; see <see cref="FlagChecksAttribute"/>.
/// </summary>
/// <param name="flags">Members of the operation's flag type, the type itself for all its members, or a number where the operation has no
/// such type. Nothing: the operation takes no flag.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AcceptsAttribute(object? flags = null) : Attribute
{
    public object? Flags { get; } = flags;

    /// <summary>The function that the error names, where it is not the driver's prefix and the API function's name.</summary>
    public string? Function { get; init; }

    /// <summary>The error's domain, where it is not the driver's.</summary>
    public ErrorDomain Domain { get; init; }
}
