using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>What host memory a guest's memory is made of.</summary>
[XmlRecord]
public sealed partial record MemoryBacking
{
    /// <summary>Huge pages.</summary>
    [XmlPath("hugepages")]
    public HugePages? HugePages { get; set; }

    /// <summary>Not shared with other guests by KSM.</summary>
    [XmlPath("nosharepages")]
    public bool NoSharePages { get; set; }

    /// <summary>Never swapped out.</summary>
    [XmlPath("locked")]
    public bool Locked { get; set; }

    /// <summary>Where the memory comes from.</summary>
    [XmlPath("source/@type")]
    public MemorySource Source { get; set; }

    /// <summary>Whether other processes may map it.</summary>
    [XmlPath("access/@mode")]
    public MemoryAccess Access { get; set; }

    /// <summary>When it is allocated.</summary>
    [XmlPath("allocation/@mode")]
    public MemoryAllocation Allocation { get; set; }

    /// <summary>How many threads allocate it.</summary>
    [XmlPath("allocation/@threads", NonZero = true)]
    public uint? AllocationThreads { get; set; }

    /// <summary>Discarded when the guest stops, so that it is not written to its file.</summary>
    [XmlPath("discard")]
    public bool Discard { get; set; }
}

/// <summary>Huge pages for the guest's memory; empty means the host's default size.</summary>
[XmlRecord]
public sealed partial record HugePages
{
    /// <summary>Page sizes of single guest nodes.</summary>
    [XmlPath("page")]
    public List<HugePage> Pages { get; set; } = [];
}

/// <summary>One page size.</summary>
[XmlRecord]
public sealed partial record HugePage
{
    /// <summary>Size in KiB.</summary>
    [XmlPath("@size", Unit = "KiB", Required = true)]
    public ulong? Size { get; set; }

    /// <summary>Guest nodes that use it; all when absent.</summary>
    [XmlPath("@nodeset")]
    public CpuSet? NodeSet { get; set; }
}

/// <summary>Where memory comes from.</summary>
[XmlEnum]
public enum MemorySource : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>A file.</summary>
    File,

    /// <summary>Anonymous memory.</summary>
    Anonymous,

    /// <summary>A memfd.</summary>
    [XmlName("memfd")]
    MemFd,
}

/// <summary>Whether other processes may map a guest's memory.</summary>
[XmlEnum]
public enum MemoryAccess : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>They may.</summary>
    Shared,

    /// <summary>They may not.</summary>
    Private,
}

/// <summary>When memory is allocated.</summary>
[XmlEnum]
public enum MemoryAllocation : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>At start.</summary>
    Immediate,

    /// <summary>When the guest touches it.</summary>
    [XmlName("ondemand")]
    OnDemand,
}
