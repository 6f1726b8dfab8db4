using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>The CPU of a guest.</summary>
[XmlRecord]
public sealed partial record DomainCpu
{
    /// <summary>Where the model comes from; when not given, <c>custom</c> with a model. Since 0.9.10.</summary>
    [XmlPath("@mode", BadValue = "Invalid mode attribute '{0}'")]
    public CpuMode Mode { get; set; }

    /// <summary>How exactly it must fit; when not given, <c>exact</c> for a model by name. Since 0.7.6.</summary>
    [XmlPath("@match")]
    public CpuMatch Match { get; set; }

    /// <summary>How carefully it is checked. Since 3.2.0.</summary>
    [XmlPath("@check")]
    public CpuCheck Check { get; set; }

    /// <summary>Without features that cannot migrate.</summary>
    [XmlPath("@migratable")]
    public OnOff Migratable { get; set; }

    /// <summary>With features that are going away. Since 11.0.0.</summary>
    [XmlPath("@deprecated_features")]
    public OnOff DeprecatedFeatures { get; set; }

    /// <summary>Model.</summary>
    [XmlPath("model", DropEmpty = true)]
    public CpuModel? Model { get; set; }

    /// <summary>Vendor; any when not given. Since 0.8.3.</summary>
    [XmlPath("vendor")]
    public string? Vendor { get; set; }

    /// <summary>Family, model and stepping.</summary>
    [XmlPath("signature")]
    public CpuSignature? Signature { get; set; }

    /// <summary>Sockets, cores, threads. Since 0.7.5.</summary>
    [XmlPath("topology")]
    public CpuTopology? Topology { get; set; }

    /// <summary>Cache shown to the guest. Since 3.3.0.</summary>
    [XmlPath("cache")]
    public CpuCache? Cache { get; set; }

    /// <summary>Physical address bits. Since 8.7.0.</summary>
    [XmlPath("maxphysaddr")]
    public CpuMaxPhysAddr? Maxphysaddr { get; set; }

    /// <summary>Features.</summary>
    [XmlPath("feature")]
    public List<CpuFeature> Features { get; set; } = [];

    /// <summary>NUMA nodes. Since 0.9.8.</summary>
    [XmlPath("numa", DropEmpty = true)]
    public CpuNuma? Numa { get; set; }
}

/// <summary>Where a CPU model comes from.</summary>
[XmlEnum]
public enum CpuMode : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>custom</c>.</summary>
    Custom,

    /// <summary><c>host-model</c>.</summary>
    [XmlName("host-model")]
    HostModel,

    /// <summary><c>host-passthrough</c>.</summary>
    [XmlName("host-passthrough")]
    HostPassthrough,

    /// <summary><c>maximum</c>.</summary>
    Maximum,
}

/// <summary>How exactly a CPU must fit.</summary>
[XmlEnum]
public enum CpuMatch : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>minimum</c>.</summary>
    Minimum,

    /// <summary><c>exact</c>.</summary>
    Exact,

    /// <summary><c>strict</c>.</summary>
    Strict,
}

/// <summary>How carefully a CPU is checked.</summary>
[XmlEnum]
public enum CpuCheck : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>none</c>.</summary>
    None,

    /// <summary><c>partial</c>.</summary>
    Partial,

    /// <summary><c>full</c>.</summary>
    Full,
}

/// <summary>Model of a CPU.</summary>
[XmlRecord]
public sealed partial record CpuModel
{
    /// <summary>Whether another will do; <c>allow</c> when not given.</summary>
    [XmlPath("@fallback", BadValue = "Invalid fallback attribute", SkipEmpty = true)]
    public CpuFallback Fallback { get; set; }

    /// <summary>Vendor shown to the guest; the host's when not given. Since 0.10.0.</summary>
    [XmlPath("@vendor_id")]
    public string? VendorId { get; set; }

    /// <summary>Name.</summary>
    [XmlPath(".")]
    public string? Name { get; set; }
}

/// <summary>Whether another CPU model will do.</summary>
[XmlEnum]
public enum CpuFallback : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>allow</c>.</summary>
    Allow,

    /// <summary><c>forbid</c>.</summary>
    Forbid,
}

/// <summary>Signature of a CPU.</summary>
[XmlRecord]
public sealed partial record CpuSignature
{
    /// <summary>Family.</summary>
    [XmlPath("@family")]
    public uint? Family { get; set; }

    /// <summary>Model.</summary>
    [XmlPath("@model")]
    public uint? Model { get; set; }

    /// <summary>Stepping.</summary>
    [XmlPath("@stepping")]
    public uint? Stepping { get; set; }
}

/// <summary>Sockets, dies, clusters, cores, threads.</summary>
[XmlRecord]
public sealed partial record CpuTopology
{
    /// <summary>Sockets.</summary>
    [XmlPath("@sockets", Required = true, NonZero = true)]
    public required uint? Sockets { get; set; }

    /// <summary>Dies in a socket; 1 when not given. Since 6.1.0.</summary>
    [XmlPath("@dies", NonZero = true)]
    public uint? Dies { get; set; }

    /// <summary>Clusters in a die; 1 when not given. Since 10.1.0.</summary>
    [XmlPath("@clusters", NonZero = true)]
    public uint? Clusters { get; set; }

    /// <summary>Cores.</summary>
    [XmlPath("@cores", Required = true, NonZero = true)]
    public required uint? Cores { get; set; }

    /// <summary>Threads in a core.</summary>
    [XmlPath("@threads", Required = true, NonZero = true)]
    public required uint? Threads { get; set; }
}

/// <summary>Cache shown to the guest.</summary>
[XmlRecord]
public sealed partial record CpuCache
{
    /// <summary>Level; all levels when not given.</summary>
    [XmlPath("@level", NonNegative = true)]
    public int? Level { get; set; }

    /// <summary>Whose.</summary>
    [XmlPath("@mode", Required = true)]
    public required CpuCacheMode Mode { get; set; }
}

/// <summary>Whose cache the guest sees.</summary>
[XmlEnum]
public enum CpuCacheMode : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>emulate</c>.</summary>
    Emulate,

    /// <summary><c>passthrough</c>.</summary>
    Passthrough,

    /// <summary><c>disable</c>.</summary>
    Disable,
}

/// <summary>Physical address bits.</summary>
[XmlRecord]
public sealed partial record CpuMaxPhysAddr
{
    /// <summary>Whose.</summary>
    [XmlPath("@mode", Required = true)]
    public required CpuMaxPhysAddrMode Mode { get; set; }

    /// <summary>Number.</summary>
    [XmlPath("@bits", NonNegative = true)]
    public int? Bits { get; set; }

    /// <summary>Upper limit. Since 9.3.0.</summary>
    [XmlPath("@limit", NonNegative = true, NonZero = true)]
    public int? Limit { get; set; }
}

/// <summary>Whose physical address bits.</summary>
[XmlEnum]
public enum CpuMaxPhysAddrMode : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>emulate</c>.</summary>
    Emulate,

    /// <summary><c>passthrough</c>.</summary>
    Passthrough,
}

/// <summary>A feature of a CPU.</summary>
[XmlRecord]
public sealed partial record CpuFeature
{
    /// <summary>Whether the guest gets it; <c>require</c> when not given.</summary>
    [XmlPath("@policy", BadValue = "Invalid CPU feature policy")]
    public CpuFeaturePolicy Policy { get; set; }

    /// <summary>Name.</summary>
    [XmlPath("@name", Missing = "Invalid CPU feature name")]
    public string? Name { get; set; }
}

/// <summary>Whether a guest gets a CPU feature.</summary>
[XmlEnum]
public enum CpuFeaturePolicy : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>force</c>.</summary>
    Force,

    /// <summary><c>require</c>.</summary>
    Require,

    /// <summary><c>optional</c>.</summary>
    Optional,

    /// <summary><c>disable</c>.</summary>
    Disable,

    /// <summary><c>forbid</c>.</summary>
    Forbid,
}

/// <summary>NUMA nodes of a guest.</summary>
[XmlRecord]
public sealed partial record CpuNuma
{
    /// <summary>Nodes.</summary>
    [XmlPath("cell")]
    public List<NumaCell> Cells { get; set; } = [];

    /// <summary>Speeds between nodes. Since 6.6.0.</summary>
    [XmlPath("interconnects", DropEmpty = true)]
    public NumaInterconnects? Interconnects { get; set; }
}

/// <summary>A NUMA node of a guest.</summary>
[XmlRecord]
public sealed partial record NumaCell
{
    /// <summary>Number; the place in the list when not given.</summary>
    [XmlPath("@id")]
    public uint? Id { get; set; }

    /// <summary>Virtual CPUs; none when not given.</summary>
    [XmlPath("@cpus")]
    public CpuSet? Cpus { get; set; }

    /// <summary>Memory in KiB.</summary>
    [XmlPath("@memory", Unit = "KiB", Required = true)]
    public ulong? Memory { get; set; }

    /// <summary>Visible to other processes; that of the guest's memory when not given. Since 1.2.9.</summary>
    [XmlPath("@memAccess")]
    public MemoryAccess MemAccess { get; set; }

    /// <summary>Content may be thrown away at the end. Since 4.4.0.</summary>
    [XmlPath("@discard")]
    public YesNo Discard { get; set; }

    /// <summary>Distances; 10 to itself and 20 to others when not given. Since 3.10.0.</summary>
    [XmlPath("distances/sibling")]
    public List<NumaDistance> Distances { get; set; } = [];

    /// <summary>Caches. Since 6.6.0.</summary>
    [XmlPath("cache")]
    public List<NumaCache> Caches { get; set; } = [];
}

/// <summary>Distance between NUMA nodes.</summary>
[XmlRecord]
public sealed partial record NumaDistance
{
    /// <summary>Other node.</summary>
    [XmlPath("@id", Required = true)]
    public required uint? Id { get; set; }

    /// <summary>10 is local.</summary>
    [XmlPath("@value", Required = true)]
    public required uint? Value { get; set; }
}

/// <summary>Cache of a NUMA node.</summary>
[XmlRecord]
public sealed partial record NumaCache
{
    /// <summary>Level.</summary>
    [XmlPath("@level", Required = true)]
    public required uint? Level { get; set; }

    /// <summary>Associativity.</summary>
    [XmlPath("@associativity", Required = true)]
    public required NumaCacheAssociativity Associativity { get; set; }

    /// <summary>Write policy.</summary>
    [XmlPath("@policy", Required = true)]
    public required NumaCachePolicy Policy { get; set; }

    /// <summary>Size.</summary>
    [XmlPath("size")]
    public NumaCacheSize? Size { get; set; }

    /// <summary>Line.</summary>
    [XmlPath("line")]
    public NumaCacheSize? Line { get; set; }
}

/// <summary>An amount with its unit.</summary>
[XmlRecord]
public sealed partial record NumaCacheSize
{
    /// <summary>Number.</summary>
    [XmlPath("@value", Required = true)]
    public ulong? Value { get; set; }

    /// <summary>Unit.</summary>
    [XmlPath("@unit")]
    public string? Unit { get; set; }
}

/// <summary>Associativity of a cache.</summary>
[XmlEnum]
public enum NumaCacheAssociativity : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>none</c>.</summary>
    None,

    /// <summary><c>direct</c>.</summary>
    Direct,

    /// <summary><c>full</c>.</summary>
    Full,
}

/// <summary>Write policy of a cache.</summary>
[XmlEnum]
public enum NumaCachePolicy : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>none</c>.</summary>
    None,

    /// <summary><c>writeback</c>.</summary>
    Writeback,

    /// <summary><c>writethrough</c>.</summary>
    Writethrough,
}

/// <summary>Speeds between NUMA nodes.</summary>
[XmlRecord]
public sealed partial record NumaInterconnects
{
    /// <summary>Latencies.</summary>
    [XmlPath("latency")]
    public List<NumaLatency> Latencies { get; set; } = [];

    /// <summary>Bandwidths.</summary>
    [XmlPath("bandwidth")]
    public List<NumaBandwidth> Bandwidths { get; set; } = [];
}

/// <summary>Kind of access.</summary>
[XmlEnum]
public enum NumaAccess : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>access</c>.</summary>
    Access,

    /// <summary><c>read</c>.</summary>
    Read,

    /// <summary><c>write</c>.</summary>
    Write,
}

/// <summary>Latency between NUMA nodes.</summary>
[XmlRecord]
public sealed partial record NumaLatency
{
    /// <summary>From.</summary>
    [XmlPath("@initiator", Required = true)]
    public required uint? Initiator { get; set; }

    /// <summary>To.</summary>
    [XmlPath("@target", Required = true)]
    public required uint? Target { get; set; }

    /// <summary>Cache level.</summary>
    [XmlPath("@cache")]
    public uint? Cache { get; set; }

    /// <summary>Kind of access.</summary>
    [XmlPath("@type", Required = true)]
    public required NumaAccess Type { get; set; }

    /// <summary>Nanoseconds.</summary>
    [XmlPath("@value", Required = true)]
    public required ulong? Value { get; set; }
}

/// <summary>Bandwidth between NUMA nodes.</summary>
[XmlRecord]
public sealed partial record NumaBandwidth
{
    /// <summary>From.</summary>
    [XmlPath("@initiator", Required = true)]
    public required uint? Initiator { get; set; }

    /// <summary>To.</summary>
    [XmlPath("@target", Required = true)]
    public required uint? Target { get; set; }

    /// <summary>Cache level.</summary>
    [XmlPath("@cache")]
    public uint? Cache { get; set; }

    /// <summary>Kind of access.</summary>
    [XmlPath("@type", Required = true)]
    public required NumaAccess Type { get; set; }

    /// <summary>KiB a second.</summary>
    [XmlPath("@value", Unit = "KiB", Required = true)]
    public required ulong? Value { get; set; }
}
