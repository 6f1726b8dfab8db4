using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>NUMA nodes of the host.</summary>
[XmlRecord]
public sealed partial record HostTopology
{
    /// <summary>How many nodes.</summary>
    [XmlPath("cells/@num")]
    public uint Count { get; set; }

    /// <summary>The nodes.</summary>
    [XmlPath("cells/cell")]
    public List<HostNumaCell> Cells { get; set; } = [];

    /// <summary>Speed of connections between nodes.</summary>
    [XmlPath("interconnects", DropEmpty = true)]
    public NumaInterconnects? Interconnects { get; set; }
}

/// <summary>A NUMA node of the host.</summary>
[XmlRecord]
public sealed partial record HostNumaCell
{
    /// <summary>Number.</summary>
    [XmlPath("@id")]
    public uint Id { get; set; }

    /// <summary>Memory in kibibytes.</summary>
    [XmlPath("memory", Unit = "KiB")]
    public ulong? Memory { get; set; }

    /// <summary>Pages of each size.</summary>
    [XmlPath("pages")]
    public List<HostNumaPages> Pages { get; set; } = [];

    /// <summary>Distances to nodes.</summary>
    [XmlPath("distances/sibling")]
    public List<HostNumaDistance> Distances { get; set; } = [];

    /// <summary>Caches of the node's memory.</summary>
    [XmlPath("cache")]
    public List<NumaCache> Caches { get; set; } = [];

    /// <summary>How many CPUs.</summary>
    [XmlPath("cpus/@num")]
    public uint? CpuCount { get; set; }

    /// <summary>The CPUs.</summary>
    [XmlPath("cpus/cpu")]
    public List<HostNumaCpu> Cpus { get; set; } = [];
}

/// <summary>Pages of one size on a node.</summary>
[XmlRecord]
public sealed partial record HostNumaPages
{
    /// <summary>Unit of the size.</summary>
    [XmlPath("@unit")]
    public string? Unit { get; set; }

    /// <summary>Size.</summary>
    [XmlPath("@size")]
    public ulong Size { get; set; }

    /// <summary>How many.</summary>
    [XmlPath(".")]
    public ulong Count { get; set; }
}

/// <summary>Distance to a node.</summary>
[XmlRecord]
public sealed partial record HostNumaDistance
{
    /// <summary>The node.</summary>
    [XmlPath("@id")]
    public uint Id { get; set; }

    /// <summary>The distance; 10 to itself.</summary>
    [XmlPath("@value")]
    public uint Value { get; set; }
}

/// <summary>A CPU of a node.</summary>
[XmlRecord]
public sealed partial record HostNumaCpu
{
    /// <summary>Number.</summary>
    [XmlPath("@id")]
    public uint Id { get; set; }

    /// <summary>Socket.</summary>
    [XmlPath("@socket_id")]
    public uint? SocketId { get; set; }

    /// <summary>Die. Since 6.1.0.</summary>
    [XmlPath("@die_id")]
    public uint? DieId { get; set; }

    /// <summary>Cluster. Since 10.1.0.</summary>
    [XmlPath("@cluster_id")]
    public uint? ClusterId { get; set; }

    /// <summary>Core.</summary>
    [XmlPath("@core_id")]
    public uint? CoreId { get; set; }

    /// <summary>Threads of the same core.</summary>
    [XmlPath("@siblings")]
    public CpuSet? Siblings { get; set; }
}

/// <summary>Caches of the host.</summary>
[XmlRecord]
public sealed partial record HostCache
{
    /// <summary>The caches.</summary>
    [XmlPath("bank")]
    public List<HostCacheBank> Banks { get; set; } = [];

    /// <summary>What can be watched of them.</summary>
    [XmlPath("monitor")]
    public HostMonitor? Monitor { get; set; }
}

/// <summary>A cache.</summary>
[XmlRecord]
public sealed partial record HostCacheBank
{
    /// <summary>Number.</summary>
    [XmlPath("@id")]
    public uint Id { get; set; }

    /// <summary>Level.</summary>
    [XmlPath("@level")]
    public uint Level { get; set; }

    /// <summary>What it holds: <c>both</c>, <c>code</c> or <c>data</c>.</summary>
    [XmlPath("@type")]
    public string? Type { get; set; }

    /// <summary>Size in <see cref="SizeUnit"/>.</summary>
    [XmlPath("@size")]
    public ulong Size { get; set; }

    /// <summary>Unit of the size.</summary>
    [XmlPath("@unit")]
    public string? SizeUnit { get; set; }

    /// <summary>The CPUs that share it.</summary>
    [XmlPath("@cpus")]
    public CpuSet? Cpus { get; set; }

    /// <summary>How parts of it can be given out.</summary>
    [XmlPath("control")]
    public List<HostCacheControl> Controls { get; set; } = [];
}

/// <summary>How parts of a cache can be given out.</summary>
[XmlRecord]
public sealed partial record HostCacheControl
{
    /// <summary>Smallest step.</summary>
    [XmlPath("@granularity")]
    public ulong Granularity { get; set; }

    /// <summary>Smallest part.</summary>
    [XmlPath("@min")]
    public ulong? Minimum { get; set; }

    /// <summary>Unit of both.</summary>
    [XmlPath("@unit")]
    public string? SizeUnit { get; set; }

    /// <summary>What it holds.</summary>
    [XmlPath("@type")]
    public string? Type { get; set; }

    /// <summary>How many parts at most.</summary>
    [XmlPath("@maxAllocs")]
    public uint MaxAllocations { get; set; }
}

/// <summary>What can be watched.</summary>
[XmlRecord]
public sealed partial record HostMonitor
{
    /// <summary>Level of the cache.</summary>
    [XmlPath("@level")]
    public uint? Level { get; set; }

    /// <summary>Below which occupancy a monitor can be used again, in bytes.</summary>
    [XmlPath("@reuseThreshold")]
    public uint? ReuseThreshold { get; set; }

    /// <summary>How many monitors at most.</summary>
    [XmlPath("@maxMonitors")]
    public uint MaxMonitors { get; set; }

    /// <summary>What they count.</summary>
    [XmlPath("feature/@name")]
    public List<string> Features { get; set; } = [];
}

/// <summary>Bandwidth of the host's memory.</summary>
[XmlRecord]
public sealed partial record HostMemoryBandwidth
{
    /// <summary>The nodes.</summary>
    [XmlPath("node")]
    public List<HostBandwidthNode> Nodes { get; set; } = [];

    /// <summary>What can be watched.</summary>
    [XmlPath("monitor")]
    public HostMonitor? Monitor { get; set; }
}

/// <summary>A node whose bandwidth can be given out.</summary>
[XmlRecord]
public sealed partial record HostBandwidthNode
{
    /// <summary>Number.</summary>
    [XmlPath("@id")]
    public uint Id { get; set; }

    /// <summary>Its CPUs.</summary>
    [XmlPath("@cpus")]
    public CpuSet? Cpus { get; set; }

    /// <summary>How bandwidth can be given out.</summary>
    [XmlPath("control")]
    public List<HostBandwidthControl> Controls { get; set; } = [];
}

/// <summary>How bandwidth can be given out.</summary>
[XmlRecord]
public sealed partial record HostBandwidthControl
{
    /// <summary>Smallest step in percent.</summary>
    [XmlPath("@granularity")]
    public uint Granularity { get; set; }

    /// <summary>Smallest part in percent.</summary>
    [XmlPath("@min")]
    public uint? Minimum { get; set; }

    /// <summary>How many parts at most.</summary>
    [XmlPath("@maxAllocs")]
    public uint MaxAllocations { get; set; }
}
