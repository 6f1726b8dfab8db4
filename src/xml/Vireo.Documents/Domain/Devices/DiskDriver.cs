using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>How the emulator opens an image.</summary>
[XmlRecord]
public sealed partial record DiskDriver : VirtioOptions
{
    /// <summary>Back end.</summary>
    [XmlPath("@name")]
    public string? Name { get; set; }

    /// <summary>Format of the image.</summary>
    [XmlPath("@type")]
    public string? Type { get; set; }

    /// <summary>Caching.</summary>
    [XmlPath("@cache")]
    public DiskCache Cache { get; set; }

    /// <summary>What a write error does.</summary>
    [XmlPath("@error_policy")]
    public DiskErrorPolicy ErrorPolicy { get; set; }

    /// <summary>What a read error does.</summary>
    [XmlPath("@rerror_policy")]
    public DiskErrorPolicy ReadErrorPolicy { get; set; }

    /// <summary>Kind of asynchronous access.</summary>
    [XmlPath("@io")]
    public DiskIo Io { get; set; }

    /// <summary>Requests are handled apart from the CPU's thread.</summary>
    [XmlPath("@ioeventfd")]
    public OnOff Ioeventfd { get; set; }

    /// <summary>Fewer interrupts. Since 0.9.5.</summary>
    [XmlPath("@event_idx")]
    public OnOff EventIdx { get; set; }

    /// <summary>Copy what is read from the image below; off when not given. Since 0.9.10.</summary>
    [XmlPath("@copy_on_read")]
    public OnOff CopyOnRead { get; set; }

    /// <summary>What becomes of discards. Since 1.0.6.</summary>
    [XmlPath("@discard")]
    public DiskDiscard Discard { get; set; }

    /// <summary>I/O thread that serves it. Since 1.2.8.</summary>
    [XmlPath("@iothread", NonZero = true)]
    public uint? Iothread { get; set; }

    /// <summary>What becomes of written zeroes. Since 2.0.0.</summary>
    [XmlPath("@detect_zeroes")]
    public DiskDetectZeroes DetectZeroes { get; set; }

    /// <summary>Discards leave clusters allocated. Since 9.5.0.</summary>
    [XmlPath("@discard_no_unref")]
    public OnOff DiscardNoUnref { get; set; }

    /// <summary>Number of queues. Since 3.9.0.</summary>
    [XmlPath("@queues")]
    public uint? Queues { get; set; }

    /// <summary>Length of a queue. Since 7.8.0.</summary>
    [XmlPath("@queue_size")]
    public uint? QueueSize { get; set; }

    /// <summary>Several I/O threads and their queues. Since 10.0.0.</summary>
    [XmlPath("iothreads/iothread")]
    public List<IoThreadMapping> IoThreads { get; set; } = [];

    /// <summary>Bytes of qcow2 metadata kept. Since 7.0.0.</summary>
    [XmlPath("metadata_cache/max_size", Unit = "bytes", Look = "./metadata_cache/max_size")]
    public ulong? MetadataCacheMaxSize { get; set; }
}

/// <summary>Caching of an image.</summary>
[XmlEnum]
public enum DiskCache : byte
{
    /// <summary>Not given.</summary>
    [XmlName("default")]
    Unset,

    /// <summary><c>none</c>.</summary>
    None,

    /// <summary><c>writethrough</c>.</summary>
    Writethrough,

    /// <summary><c>writeback</c>.</summary>
    Writeback,

    /// <summary><c>directsync</c>.</summary>
    Directsync,

    /// <summary><c>unsafe</c>.</summary>
    Unsafe,
}

/// <summary>What an error does.</summary>
[XmlEnum]
public enum DiskErrorPolicy : byte
{
    /// <summary>Not given.</summary>
    [XmlName("default")]
    Unset,

    /// <summary><c>stop</c>.</summary>
    Stop,

    /// <summary><c>report</c>.</summary>
    Report,

    /// <summary><c>ignore</c>.</summary>
    Ignore,

    /// <summary><c>enospace</c>.</summary>
    Enospace,
}

/// <summary>Kind of asynchronous access.</summary>
[XmlEnum]
public enum DiskIo : byte
{
    /// <summary>Not given.</summary>
    [XmlName("default")]
    Unset,

    /// <summary><c>native</c>.</summary>
    Native,

    /// <summary><c>threads</c>.</summary>
    Threads,

    /// <summary><c>io_uring</c>.</summary>
    [XmlName("io_uring")]
    IoUring,
}

/// <summary>What becomes of discards.</summary>
[XmlEnum]
public enum DiskDiscard : byte
{
    /// <summary>Not given.</summary>
    [XmlName("default")]
    Unset,

    /// <summary><c>unmap</c>.</summary>
    Unmap,

    /// <summary><c>ignore</c>.</summary>
    Ignore,
}

/// <summary>What becomes of written zeroes.</summary>
[XmlEnum]
public enum DiskDetectZeroes : byte
{
    /// <summary>Not given.</summary>
    [XmlName("default")]
    Unset,

    /// <summary><c>off</c>.</summary>
    Off,

    /// <summary><c>on</c>.</summary>
    On,

    /// <summary><c>unmap</c>.</summary>
    Unmap,
}

/// <summary>An I/O thread that serves a device.</summary>
[XmlRecord]
public sealed partial record IoThreadMapping
{
    /// <summary>The thread.</summary>
    [XmlPath("@id", Required = true)]
    public required uint? Id { get; set; }

    /// <summary>Queues that it serves; none means chosen by the driver.</summary>
    [XmlPath("queue/@id")]
    public List<uint> Queues { get; set; } = [];
}
