using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>A snapshot of a guest. Since 0.8.0.</summary>
[XmlRoot("domainsnapshot", Domain = ErrorDomain.DomainSnapshot)]
public sealed partial record DomainSnapshotDef
{
    /// <summary>The name, unique for the guest; made from the time when not given.</summary>
    [XmlPath("name")]
    public string? Name { get; set; }

    /// <summary>A description.</summary>
    [XmlPath("description")]
    public string? Description { get; set; }

    /// <summary>State of the guest in the snapshot: <c>running</c>, <c>paused</c>, <c>shutoff</c>, <c>disk-snapshot</c> and so
    /// on.</summary>
    [XmlPath("state")]
    public string? State { get; set; }

    /// <summary>Name of the snapshot that this one builds on.</summary>
    [XmlPath("parent/name")]
    public string? ParentName { get; set; }

    /// <summary>When it was made, in seconds since 1970; always now for a new one.</summary>
    [XmlPath("creationTime")]
    public long? CreationTime { get; set; }

    /// <summary>How memory is kept.</summary>
    [XmlPath("memory")]
    public SnapshotMemory? Memory { get; set; }

    /// <summary>How disks are kept. Since 0.9.5.</summary>
    [XmlPath("disks/disk")]
    public List<SnapshotDisk> Disks { get; set; } = [];

    /// <summary>How disks look after a revert, for external snapshots. Since 9.9.0.</summary>
    [XmlPath("revertDisks/disk")]
    public List<SnapshotDisk> RevertDisks { get; set; } = [];

    /// <summary>The guest as it was; when only its UUID is known, nothing else is in it.</summary>
    [XmlPath("domain", ElementCodec = typeof(SnapshotDomainCodec))]
    public DomainDef? Domain { get; set; }

    /// <summary>The guest's definition for the next start as it was.</summary>
    [XmlPath("inactiveDomain")]
    public DomainDef? InactiveDomain { get; set; }

    /// <summary>What the driver keeps with the snapshot.</summary>
    [XmlPath("cookie")]
    public XmlFragment? Cookie { get; set; }

    /// <summary>Whether it is the guest's current snapshot; in the driver's own record only.</summary>
    [XmlPath("active")]
    public uint? Active { get; set; }
}

/// <summary>How a snapshot keeps memory.</summary>
[XmlRecord]
public sealed partial record SnapshotMemory
{
    /// <summary>Where: not at all, in the image, or in a file; when not given, in the file if one is named.</summary>
    [XmlPath("@snapshot")]
    public DiskSnapshot Snapshot { get; set; }

    /// <summary>The file. Since 1.0.1.</summary>
    [XmlPath("@file")]
    public string? File { get; set; }
}

/// <summary>How a snapshot keeps a disk.</summary>
[XmlRecord]
public sealed partial record SnapshotDisk
{
    /// <summary>The disk, by target or path.</summary>
    [XmlPath("@name")]
    public string? Name { get; set; }

    /// <summary>Where: not at all, in the image, or in a new image on top; when not given, in a new image if one is described, otherwise as
    /// the guest's disk says.</summary>
    [XmlPath("@snapshot")]
    public DiskSnapshot Snapshot { get; set; }

    /// <summary>Kind of the new image's source; <c>file</c> when not given.</summary>
    [XmlPath("@type", BadValue = "unknown disk snapshot type '{0}'", BadValueCode = ErrorCode.XmlError)]
    public DiskType Type { get; set; }

    /// <summary>Format of the new image.</summary>
    [XmlPath("driver/@type")]
    public string? Format { get; set; }

    /// <summary>Greatest size of the new image's metadata cache, in bytes. Since 7.0.0.</summary>
    [XmlPath("driver/metadata_cache/max_size", Unit = "bytes")]
    public ulong? MetadataCacheMaxSize { get; set; }

    /// <summary>The new image; named after the disk's file and the snapshot when not given.</summary>
    [XmlPath("source", By = nameof(Type), DropEmpty = true)]
    public DiskSource? Source { get; set; }

    /// <summary>The disk's part of the snapshot is being deleted; in the driver's own record only. Since 9.5.0.</summary>
    [XmlPath("snapshotDeleteInProgress")]
    public bool DeleteInProgress { get; set; }
}
