using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>A checkpoint of a guest: a point in time from which changes of disks are tracked. Since 5.6.0.</summary>
[XmlRoot("domaincheckpoint", Domain = ErrorDomain.DomainCheckpoint)]
public sealed partial record DomainCheckpointDef
{
    /// <summary>The name, unique for the guest; made from the time when not given.</summary>
    [XmlPath("name")]
    public string? Name { get; set; }

    /// <summary>A description.</summary>
    [XmlPath("description")]
    public string? Description { get; set; }

    /// <summary>Name of the checkpoint before.</summary>
    [XmlPath("parent/name")]
    public string? ParentName { get; set; }

    /// <summary>When it was made, in seconds since 1970; always now for a new one.</summary>
    [XmlPath("creationTime")]
    public long? CreationTime { get; set; }

    /// <summary>The disks; all when not given.</summary>
    [XmlPath("disks/disk")]
    public List<CheckpointDisk> Disks { get; set; } = [];

    /// <summary>The guest as it was.</summary>
    [XmlPath("domain", Unless = FormatFlags.NoDomain)]
    public DomainDef? Domain { get; set; }
}

/// <summary>A disk of a checkpoint.</summary>
[XmlRecord]
public sealed partial record CheckpointDisk
{
    /// <summary>The disk, by target.</summary>
    [XmlPath("@name")]
    public string? Name { get; set; }

    /// <summary>Whether changes are tracked.</summary>
    [XmlPath("@checkpoint", BadValue = "unknown disk checkpoint setting '{0}'", BadValueCode = ErrorCode.XmlError)]
    public CheckpointDiskMode Checkpoint { get; set; }

    /// <summary>Name of the bitmap that tracks them; that of the checkpoint when not given.</summary>
    [XmlPath("@bitmap")]
    public string? Bitmap { get; set; }

    /// <summary>Bytes changed so far, when asked for.</summary>
    [XmlPath("@size")]
    public ulong? Size { get; set; }
}

/// <summary>Whether a checkpoint tracks a disk's changes.</summary>
[XmlEnum]
public enum CheckpointDiskMode
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>No.</summary>
    No,

    /// <summary>With a bitmap.</summary>
    Bitmap,
}
