using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>The image below another; an empty one ends the chain.</summary>
[XmlRecord]
public sealed partial record DiskBackingStore
{
    /// <summary>Where it lives.</summary>
    [XmlPath("@type", BadValue = "unknown storage source type '{0}'", BadValueCode = ErrorCode.XmlError)]
    public DiskType Type { get; set; }

    /// <summary>Number of the image in a running guest.</summary>
    [XmlPath("@index", Unless = FormatFlags.Inactive, Lenient = true)]
    public uint? Index { get; set; }

    /// <summary>Its format.</summary>
    [XmlPath("format")]
    public DiskFormat? Format { get; set; }

    /// <summary>The image.</summary>
    [XmlPath("source", By = nameof(Type))]
    public DiskSource? Source { get; set; }

    /// <summary>The image below.</summary>
    [XmlPath("backingStore")]
    public DiskBackingStore? BackingStore { get; set; }
}

/// <summary>Format of an image.</summary>
[XmlRecord]
public sealed partial record DiskFormat
{
    /// <summary>Name.</summary>
    [XmlPath("@type")]
    public string? Type { get; set; }

    /// <summary>Bytes of qcow2 metadata kept.</summary>
    [XmlPath("metadata_cache/max_size", Unit = "bytes", Look = "./format/metadata_cache/max_size")]
    public ulong? MetadataCacheMaxSize { get; set; }
}

/// <summary>A block job that copies a disk.</summary>
[XmlRecord]
public sealed partial record DiskMirror
{
    /// <summary>Where the copy lives.</summary>
    [XmlPath("@type", Lenient = true)]
    public DiskType Type { get; set; }

    /// <summary>Path of a copy that is a file.</summary>
    [XmlPath("@file")]
    public string? File { get; set; }

    /// <summary>Format of a copy that is a file.</summary>
    [XmlPath("@format")]
    public string? FormatName { get; set; }

    /// <summary>Kind of job.</summary>
    [XmlPath("@job", Lenient = true)]
    public MirrorJob Job { get; set; }

    /// <summary>How far it is.</summary>
    [XmlPath("@ready", Lenient = true)]
    public MirrorReady Ready { get; set; }

    /// <summary>Format of the copy.</summary>
    [XmlPath("format")]
    public DiskFormat? Format { get; set; }

    /// <summary>The copy.</summary>
    [XmlPath("source", By = nameof(Type))]
    public DiskSource? Source { get; set; }

    /// <summary>The image below the copy.</summary>
    [XmlPath("backingStore")]
    public DiskBackingStore? BackingStore { get; set; }
}

/// <summary>Kind of a block job.</summary>
[XmlEnum]
public enum MirrorJob : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>copy</c>.</summary>
    Copy,

    /// <summary><c>active-commit</c>.</summary>
    [XmlName("active-commit")]
    ActiveCommit,
}

/// <summary>How far a block job is.</summary>
[XmlEnum]
public enum MirrorReady : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>yes</c>.</summary>
    Yes,

    /// <summary><c>abort</c>.</summary>
    Abort,

    /// <summary><c>pivot</c>.</summary>
    Pivot,
}
