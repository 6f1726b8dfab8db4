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

    /// <summary>
    /// Of a qcow2 image: the least version of QEMU that reads it, <c>0.10</c> or <c>1.1</c>. Null also when its header lies.
    /// </summary>
    public string? Compat { get; init; }

    /// <summary>Of a qcow2 image: bytes of a cluster.</summary>
    public ulong? ClusterSize { get; init; }

    /// <summary>Of a qcow2 image: counts of references are written late.</summary>
    public bool LazyRefcounts { get; init; }

    /// <summary>Of a qcow2 image: clusters are allocated in parts.</summary>
    public bool ExtendedL2 { get; init; }

    /// <summary>How the content is encrypted: <c>qcow</c>, <c>luks</c>, <c>luks2</c>; null when it is not.</summary>
    public string? Encryption { get; init; }
}
