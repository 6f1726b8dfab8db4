using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Share of the host's CPU caches for some vCPUs (resctrl).</summary>
[XmlRecord]
public sealed partial record CacheTune
{
    /// <summary>The vCPUs.</summary>
    [XmlPath("@vcpus", Required = true)]
    public CpuSet? Vcpus { get; set; }

    /// <summary>Name of the resctrl group, found at run time.</summary>
    [XmlPath("@id", When = FormatFlags.Status)]
    public string? Id { get; set; }

    /// <summary>Reserved parts of caches.</summary>
    [XmlPath("cache")]
    public List<CacheShare> Caches { get; set; } = [];

    /// <summary>Monitors of cache usage.</summary>
    [XmlPath("monitor")]
    public List<CacheMonitor> Monitors { get; set; } = [];
}

/// <summary>What a cache holds.</summary>
[XmlEnum]
public enum CacheType : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>Code and data.</summary>
    Both,

    /// <summary>Code.</summary>
    Code,

    /// <summary>Data.</summary>
    Data,
}

/// <summary>A reserved part of one cache.</summary>
[XmlRecord]
public sealed partial record CacheShare
{
    /// <summary>Which cache of the level.</summary>
    [XmlPath("@id", Required = true)]
    public uint? Id { get; set; }

    /// <summary>Cache level.</summary>
    [XmlPath("@level", Required = true)]
    public uint? Level { get; set; }

    /// <summary>What the part holds.</summary>
    [XmlPath("@type", Required = true)]
    public CacheType Type { get; set; }

    /// <summary>Size in bytes; written in KiB when it is a whole number of them, as libvirt does.</summary>
    public ulong Size { get; set; }

    partial void OnParsed(XmlElement element)
    {
        XmlValue size = element.Attribute("size");
        Size = size.Exists ? size.Scaled(1) : throw element.Missing("size");
    }

    partial void OnAttributesWritten(XmlOutput output)
    {
        bool whole = Size % 1024 == 0 && Size > 0;
        output.Attribute("size", (whole ? Size / 1024 : Size).ToString(System.Globalization.CultureInfo.InvariantCulture));
        output.Attribute("unit", whole ? "KiB" : "B");
    }
}

/// <summary>A monitor of cache usage.</summary>
[XmlRecord]
public sealed partial record CacheMonitor
{
    /// <summary>Cache level.</summary>
    [XmlPath("@level", Required = true)]
    public uint? Level { get; set; }

    /// <summary>The vCPUs that are watched.</summary>
    [XmlPath("@vcpus", Required = true)]
    public CpuSet? Vcpus { get; set; }
}

/// <summary>Share of the host's memory bandwidth for some vCPUs (resctrl).</summary>
[XmlRecord]
public sealed partial record MemoryBandwidthTune
{
    /// <summary>The vCPUs.</summary>
    [XmlPath("@vcpus", Required = true)]
    public CpuSet? Vcpus { get; set; }

    /// <summary>Name of the resctrl group, found at run time.</summary>
    [XmlPath("@id", When = FormatFlags.Status)]
    public string? Id { get; set; }

    /// <summary>Shares of single nodes.</summary>
    [XmlPath("node")]
    public List<MemoryBandwidthShare> Nodes { get; set; } = [];

    /// <summary>Monitors of bandwidth.</summary>
    [XmlPath("monitor/@vcpus")]
    public List<CpuSet> Monitors { get; set; } = [];
}

/// <summary>Share of one memory controller.</summary>
[XmlRecord]
public sealed partial record MemoryBandwidthShare
{
    /// <summary>Which node.</summary>
    [XmlPath("@id", Required = true)]
    public uint? Id { get; set; }

    /// <summary>Bandwidth in per cent, or in MB/s, as the host's hardware counts.</summary>
    [XmlPath("@bandwidth", Required = true)]
    public uint? Bandwidth { get; set; }
}
