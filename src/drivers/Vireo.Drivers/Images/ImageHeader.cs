namespace Vireo.Drivers;

/// <summary>
/// What the header of a disk image says. Nothing of it was checked against the rest of the image: it is what the image claims.
/// </summary>
/// <param name="Format">The format that was recognised or asked for, by libvirt's name: <c>raw</c>, <c>qcow2</c>.</param>
/// <param name="Capacity">What a guest sees, in bytes.</param>
public sealed record ImageHeader(string Format, ulong Capacity)
{
    /// <summary>The image that this one is based on, as the header has it; null when it is based on none.</summary>
    public string? Backing { get; init; }

    /// <summary>The format of the image that this one is based on; null when the header does not say.</summary>
    public string? BackingFormat { get; init; }

    /// <summary>The file that holds the content, when it is not the image itself; as the header has it.</summary>
    public string? DataFile { get; init; }

    /// <summary>The content is encrypted.</summary>
    public bool Encrypted { get; init; }
}
