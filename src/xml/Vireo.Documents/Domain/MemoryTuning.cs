using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Block I/O limits.</summary>
[XmlRecord]
public sealed partial record BlkioTune
{
    /// <summary>Share, 10 to 1000.</summary>
    [XmlPath("weight", Lenient = true)]
    public uint? Weight { get; set; }

    /// <summary>Limits of single devices. Since 0.9.8.</summary>
    [XmlPath("device")]
    public List<BlkioDevice> Devices { get; set; } = [];
}

/// <summary>Block I/O limits of one device.</summary>
[XmlRecord]
public sealed partial record BlkioDevice
{
    /// <summary>Device of the host.</summary>
    [XmlPath("path", Missing = "missing per-device path", MissingCode = ErrorCode.ConfigUnsupported)]
    public string? Path { get; set; }

    /// <summary>Share.</summary>
    [XmlPath("weight", BadValue = "could not parse weight {0}")]
    public uint? Weight { get; set; }

    /// <summary>Reads a second. Since 1.2.2.</summary>
    [XmlPath("read_iops_sec", BadValue = "could not parse read iops sec {0}")]
    public uint? ReadIopsSec { get; set; }

    /// <summary>Writes a second. Since 1.2.2.</summary>
    [XmlPath("write_iops_sec", BadValue = "could not parse write iops sec {0}")]
    public uint? WriteIopsSec { get; set; }

    /// <summary>Bytes read a second. Since 1.2.2.</summary>
    [XmlPath("read_bytes_sec", BadValue = "could not parse read bytes sec {0}")]
    public ulong? ReadBytesSec { get; set; }

    /// <summary>Bytes written a second. Since 1.2.2.</summary>
    [XmlPath("write_bytes_sec", BadValue = "could not parse write bytes sec {0}")]
    public ulong? WriteBytesSec { get; set; }
}

/// <summary>Memory limits in KiB.</summary>
[XmlRecord]
public sealed partial record MemTune
{
    /// <summary>Upper limit. In KiB.</summary>
    [XmlPath("hard_limit", Unit = "KiB", Look = "./memtune/hard_limit[1]")]
    public ulong? HardLimit { get; set; }

    /// <summary>Limit under pressure. In KiB.</summary>
    [XmlPath("soft_limit", Unit = "KiB", Look = "./memtune/soft_limit[1]")]
    public ulong? SoftLimit { get; set; }

    /// <summary>Guaranteed memory. In KiB.</summary>
    [XmlPath("min_guarantee", Unit = "KiB")]
    public ulong? MinGuarantee { get; set; }

    /// <summary>Upper limit of memory and swap. In KiB.</summary>
    [XmlPath("swap_hard_limit", Unit = "KiB", Look = "./memtune/swap_hard_limit[1]")]
    public ulong? SwapHardLimit { get; set; }
}

/// <summary>What backs the memory.</summary>
[XmlRecord]
public sealed partial record MemoryBacking
{
    /// <summary>Huge pages.</summary>
    [XmlPath("hugepages")]
    public HugePages? Hugepages { get; set; }

    /// <summary>The host may not merge pages. Since 1.0.6.</summary>
    [XmlPath("nosharepages")]
    public bool NoSharePages { get; set; }

    /// <summary>Stays in memory. Since 1.0.6.</summary>
    [XmlPath("locked")]
    public bool Locked { get; set; }

    /// <summary>Kind of memory; <c>anonymous</c> when not given. Since 3.2.0.</summary>
    [XmlPath("source/@type", BadValue = "unknown memoryBacking/source/type '{0}'", SkipEmpty = true)]
    public MemorySource Source { get; set; }

    /// <summary>Visible to other processes. Since 3.2.0.</summary>
    [XmlPath("access/@mode", BadValue = "unknown memoryBacking/access/mode '{0}'", SkipEmpty = true)]
    public MemoryAccess Access { get; set; }

    /// <summary>When it is taken. Since 3.2.0.</summary>
    [XmlPath("allocation/@mode", BadValue = "unknown memoryBacking/allocation/mode '{0}'", SkipEmpty = true)]
    public MemoryAllocation Allocation { get; set; }

    /// <summary>Threads that take it. Since 8.2.0.</summary>
    [XmlPath("allocation/@threads", BadValue = "Failed to parse memory allocation threads", BadValueCode = ErrorCode.XmlError,
        SkipEmpty = true)]
    public uint? AllocationThreads { get; set; }

    /// <summary>Content may be thrown away at the end. Since 4.4.0.</summary>
    [XmlPath("discard")]
    public bool Discard { get; set; }
}

/// <summary>Huge pages.</summary>
[XmlRecord]
public sealed partial record HugePages
{
    /// <summary>By NUMA node. Since 1.2.5.</summary>
    [XmlPath("page")]
    public List<HugePage> Pages { get; set; } = [];
}

/// <summary>Huge pages of some NUMA nodes.</summary>
[XmlRecord]
public sealed partial record HugePage
{
    /// <summary>Size in KiB.</summary>
    [XmlPath("@size", Unit = "KiB", Required = true)]
    public ulong? Size { get; set; }

    /// <summary>Guest NUMA nodes.</summary>
    [XmlPath("@nodeset")]
    public CpuSet? Nodeset { get; set; }
}

/// <summary>Kind of memory.</summary>
[XmlEnum]
public enum MemorySource : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>none</c>.</summary>
    None,

    /// <summary><c>file</c>.</summary>
    File,

    /// <summary><c>anonymous</c>.</summary>
    Anonymous,

    /// <summary><c>memfd</c>.</summary>
    Memfd,
}

/// <summary>Visible to other processes.</summary>
[XmlEnum]
public enum MemoryAccess : byte
{
    /// <summary>Not given.</summary>
    [XmlName("default")]
    Unset,

    /// <summary><c>shared</c>.</summary>
    Shared,

    /// <summary><c>private</c>.</summary>
    Private,
}

/// <summary>When memory is taken.</summary>
[XmlEnum]
public enum MemoryAllocation : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>none</c>.</summary>
    None,

    /// <summary><c>immediate</c>.</summary>
    Immediate,

    /// <summary><c>ondemand</c>.</summary>
    Ondemand,
}
