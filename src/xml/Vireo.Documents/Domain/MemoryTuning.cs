using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Block I/O limits.</summary>
[XmlRecord]
public sealed partial record BlkioTune
{
    /// <summary>Share, 10 to 1000.</summary>
    [XmlPath("weight")]
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
    [XmlPath("path")]
    public string? Path { get; set; }

    /// <summary>Share.</summary>
    [XmlPath("weight")]
    public uint? Weight { get; set; }

    /// <summary>Reads a second. Since 1.2.2.</summary>
    [XmlPath("read_iops_sec")]
    public uint? ReadIopsSec { get; set; }

    /// <summary>Writes a second. Since 1.2.2.</summary>
    [XmlPath("write_iops_sec")]
    public uint? WriteIopsSec { get; set; }

    /// <summary>Bytes read a second. Since 1.2.2.</summary>
    [XmlPath("read_bytes_sec")]
    public ulong? ReadBytesSec { get; set; }

    /// <summary>Bytes written a second. Since 1.2.2.</summary>
    [XmlPath("write_bytes_sec")]
    public ulong? WriteBytesSec { get; set; }
}

/// <summary>Memory limits in KiB.</summary>
[XmlRecord]
public sealed partial record MemTune
{
    /// <summary>Upper limit. In KiB.</summary>
    [XmlPath("hard_limit", Unit = "KiB")]
    public ulong? HardLimit { get; set; }

    /// <summary>Limit under pressure. In KiB.</summary>
    [XmlPath("soft_limit", Unit = "KiB")]
    public ulong? SoftLimit { get; set; }

    /// <summary>Guaranteed memory. In KiB.</summary>
    [XmlPath("min_guarantee", Unit = "KiB")]
    public ulong? MinGuarantee { get; set; }

    /// <summary>Upper limit of memory and swap. In KiB.</summary>
    [XmlPath("swap_hard_limit", Unit = "KiB")]
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

    /// <summary>Kind of memory. Since 3.2.0.</summary>
    [XmlPath("source/@type", BadValue = "unknown memoryBacking/source/type '{0}'", BadValueCode = ErrorCode.XmlError)]
    public MemorySource Source { get; set; }

    /// <summary>Visible to other processes. Since 3.2.0.</summary>
    [XmlPath("access/@mode")]
    public MemoryAccess Access { get; set; }

    /// <summary>When it is taken. Since 3.2.0.</summary>
    [XmlPath("allocation/@mode")]
    public MemoryAllocation Allocation { get; set; }

    /// <summary>Threads that take it. Since 8.2.0.</summary>
    [XmlPath("allocation/@threads")]
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
    [XmlPath("@size", Unit = "KiB")]
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
