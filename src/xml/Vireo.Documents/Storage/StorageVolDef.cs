using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>A storage volume. Since 0.4.1.</summary>
[XmlRoot("volume", Domain = ErrorDomain.Storage)]
public sealed partial record StorageVolDef
{
    /// <summary>The kind; <c>file</c> when not given, and found by the driver.</summary>
    [XmlPath("@type", BadValue = "unknown volume type '{0}'", SkipEmpty = true)]
    public StorageVolType Type { get; set; }

    /// <summary>The name, unique in the pool.</summary>
    [XmlPath("name")]
    public string? Name { get; set; }

    /// <summary>The key, unique on the host; given by the driver.</summary>
    [XmlPath("key")]
    public string? Key { get; set; }

    /// <summary>Where the data lies on the pool's devices.</summary>
    [XmlPath("source")]
    public StorageVolSource? Source { get; set; }

    /// <summary>Size in bytes, as a guest sees it.</summary>
    [XmlPath("capacity", Unit = "bytes", BadValue = "malformed capacity element", BadValueCode = ErrorCode.XmlError)]
    public ulong? Capacity { get; set; }

    /// <summary>Bytes that are taken in the pool; all of the capacity when not given.</summary>
    [XmlPath("allocation", Unit = "bytes", BadValue = "malformed capacity element", BadValueCode = ErrorCode.XmlError)]
    public ulong? Allocation { get; set; }

    /// <summary>Bytes of the file on the host. Since 3.0.0.</summary>
    [XmlPath("physical", Unit = "bytes")]
    public ulong? Physical { get; set; }

    /// <summary>Where the volume appears on the host.</summary>
    [XmlPath("target")]
    public StorageVolTarget? Target { get; set; }

    /// <summary>The image below.</summary>
    [XmlPath("backingStore")]
    public StorageVolBackingStore? BackingStore { get; set; }
}

/// <summary>Kinds of volume.</summary>
[XmlEnum]
public enum StorageVolType
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>A file.</summary>
    File,

    /// <summary>A block device.</summary>
    Block,

    /// <summary>A folder.</summary>
    Dir,

    /// <summary>On a server.</summary>
    Network,

    /// <summary>A folder on a server.</summary>
    NetDir,

    /// <summary>A Ploop image.</summary>
    Ploop,
}

/// <summary>Where a volume's data lies on its pool's devices.</summary>
[XmlRecord]
public sealed partial record StorageVolSource
{
    /// <summary>The devices.</summary>
    [XmlPath("device")]
    public List<StorageVolDevice> Devices { get; set; } = [];
}

/// <summary>A device that holds a part of a volume.</summary>
[XmlRecord]
public sealed partial record StorageVolDevice
{
    /// <summary>The device.</summary>
    [XmlPath("@path")]
    public string? Path { get; set; }

    /// <summary>The parts.</summary>
    [XmlPath("extent")]
    public List<StorageExtent> Extents { get; set; } = [];
}

/// <summary>Where a volume appears on the host, and how its data is kept.</summary>
[XmlRecord]
public sealed partial record StorageVolTarget
{
    /// <summary>The path.</summary>
    [XmlPath("path")]
    public string? Path { get; set; }

    /// <summary>The format; <c>raw</c> when not given.</summary>
    [XmlPath("format/@type")]
    public string? Format { get; set; }

    /// <summary>Owner and mode.</summary>
    [XmlPath("permissions", DropEmpty = true)]
    public StoragePermissions? Permissions { get; set; }

    /// <summary>Times of the file. Since 0.10.0.</summary>
    [XmlPath("timestamps")]
    public StorageTimestamps? Timestamps { get; set; }

    /// <summary>Encryption.</summary>
    [XmlPath("encryption")]
    public StorageEncryption? Encryption { get; set; }

    /// <summary>Version of the qcow2 format, <c>0.10</c> or <c>1.1</c>; when not given, <c>1.1</c> with features, otherwise
    /// <c>0.10</c>.</summary>
    [XmlPath("compat")]
    public string? Compat { get; set; }

    /// <summary>Whether copy on write is off for the file. Since 1.2.7.</summary>
    [XmlPath("nocow")]
    public bool NoCow { get; set; }

    /// <summary>Bytes of a qcow2 cluster. Since 7.4.0.</summary>
    [XmlPath("clusterSize", Unit = "B", Look = "./target/clusterSize")]
    public ulong? ClusterSize { get; set; }

    /// <summary>Features of the format.</summary>
    [XmlPath("features")]
    public StorageFileFeatures? Features { get; set; }
}

/// <summary>Times of a file.</summary>
[XmlRecord]
public sealed partial record StorageTimestamps
{
    /// <summary>Last read.</summary>
    [XmlPath("atime")]
    public string? AccessTime { get; set; }

    /// <summary>Last written.</summary>
    [XmlPath("mtime")]
    public string? ModificationTime { get; set; }

    /// <summary>Last changed.</summary>
    [XmlPath("ctime")]
    public string? ChangeTime { get; set; }

    /// <summary>Made.</summary>
    [XmlPath("btime")]
    public string? BirthTime { get; set; }
}

/// <summary>Features of an image format.</summary>
[XmlRecord]
public sealed partial record StorageFileFeatures
{
    /// <summary>qcow2: reference counts are written late.</summary>
    [XmlPath("lazy_refcounts")]
    public bool LazyRefcounts { get; set; }

    /// <summary>qcow2: clusters have parts. Since 8.0.0.</summary>
    [XmlPath("extended_l2")]
    public bool ExtendedL2 { get; set; }
}

/// <summary>The image below a volume.</summary>
[XmlRecord]
public sealed partial record StorageVolBackingStore
{
    /// <summary>The path.</summary>
    [XmlPath("path")]
    public string? Path { get; set; }

    /// <summary>The format; <c>raw</c> when not given.</summary>
    [XmlPath("format/@type")]
    public string? Format { get; set; }

    /// <summary>Owner and mode.</summary>
    [XmlPath("permissions", DropEmpty = true)]
    public StoragePermissions? Permissions { get; set; }

    /// <summary>Times of the file. Since 0.10.0.</summary>
    [XmlPath("timestamps")]
    public StorageTimestamps? Timestamps { get; set; }
}
