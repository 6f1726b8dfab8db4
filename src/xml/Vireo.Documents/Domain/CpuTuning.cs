using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>An I/O thread.</summary>
[XmlRecord]
public sealed partial record IoThread
{
    /// <summary>Number.</summary>
    [XmlPath("@id", NonZero = true, Required = true)]
    public required uint? Id { get; set; }

    /// <summary>Fewest workers. Since 8.5.0.</summary>
    [XmlPath("@thread_pool_min", NonNegative = true)]
    public int? ThreadPoolMin { get; set; }

    /// <summary>Most workers. Since 8.5.0.</summary>
    [XmlPath("@thread_pool_max", NonNegative = true)]
    public int? ThreadPoolMax { get; set; }

    /// <summary>Polling. Since 9.4.0.</summary>
    [XmlPath("poll", DropEmpty = true)]
    public IoThreadPoll? Poll { get; set; }
}

/// <summary>Polling of an I/O thread.</summary>
[XmlRecord]
public sealed partial record IoThreadPoll
{
    /// <summary>Longest, in nanoseconds.</summary>
    [XmlPath("@max")]
    public ulong? Max { get; set; }

    /// <summary>Growth.</summary>
    [XmlPath("@grow")]
    public ulong? Grow { get; set; }

    /// <summary>Shrinkage.</summary>
    [XmlPath("@shrink")]
    public ulong? Shrink { get; set; }
}

/// <summary>Defaults of I/O threads.</summary>
[XmlRecord]
public sealed partial record IoThreadDefaults
{
    /// <summary>Fewest workers. Since 8.5.0.</summary>
    [XmlPath("@thread_pool_min", NonNegative = true)]
    public int? ThreadPoolMin { get; set; }

    /// <summary>Most workers. Since 8.5.0.</summary>
    [XmlPath("@thread_pool_max", NonNegative = true)]
    public int? ThreadPoolMax { get; set; }
}

/// <summary>CPU scheduling.</summary>
[XmlRecord]
public sealed partial record CpuTune
{
    /// <summary>Share; the host's default when not given. Since 0.9.0.</summary>
    [XmlPath("shares", BadValue = "can't parse cputune shares value", BadValueCode = ErrorCode.XmlError)]
    public ulong? Shares { get; set; }

    /// <summary>Period in microseconds. Since 0.9.4.</summary>
    [XmlPath("period", BadValue = "can't parse cputune period value", BadValueCode = ErrorCode.XmlError)]
    public ulong? Period { get; set; }

    /// <summary>Share of each period. Since 0.9.4.</summary>
    [XmlPath("quota", BadValue = "can't parse cputune quota value", BadValueCode = ErrorCode.XmlError)]
    public long? Quota { get; set; }

    /// <summary>Period of the whole guest. Since 1.3.3.</summary>
    [XmlPath("global_period", BadValue = "can't parse cputune global period value", BadValueCode = ErrorCode.XmlError)]
    public ulong? GlobalPeriod { get; set; }

    /// <summary>Share of the whole guest. Since 1.3.3.</summary>
    [XmlPath("global_quota", BadValue = "can't parse cputune global quota value", BadValueCode = ErrorCode.XmlError)]
    public long? GlobalQuota { get; set; }

    /// <summary>Period of the emulator. Since 0.10.0.</summary>
    [XmlPath("emulator_period", BadValue = "can't parse cputune emulator period value", BadValueCode = ErrorCode.XmlError)]
    public ulong? EmulatorPeriod { get; set; }

    /// <summary>Share of the emulator. Since 0.10.0.</summary>
    [XmlPath("emulator_quota", BadValue = "can't parse cputune emulator quota value", BadValueCode = ErrorCode.XmlError)]
    public long? EmulatorQuota { get; set; }

    /// <summary>Period of the I/O threads. Since 2.1.0.</summary>
    [XmlPath("iothread_period", BadValue = "can't parse cputune iothread period value", BadValueCode = ErrorCode.XmlError)]
    public ulong? IothreadPeriod { get; set; }

    /// <summary>Share of the I/O threads. Since 2.1.0.</summary>
    [XmlPath("iothread_quota", BadValue = "can't parse cputune iothread quota value", BadValueCode = ErrorCode.XmlError)]
    public long? IothreadQuota { get; set; }

    /// <summary>Host CPUs of virtual CPUs; those that the guest may use when not given. Since 0.9.0.</summary>
    [XmlPath("vcpupin")]
    public List<VcpuPin> VcpuPins { get; set; } = [];

    /// <summary>Host CPUs of the emulator; those that the guest may use when not given.</summary>
    [XmlPath("emulatorpin/@cpuset", Codec = typeof(FilledCpuSet), Missing = "missing cpuset for emulatorpin",
        MissingCode = ErrorCode.InternalError)]
    public CpuSet? EmulatorPin { get; set; }

    /// <summary>Host CPUs of I/O threads; those that the guest may use when not given. Since 1.2.9.</summary>
    [XmlPath("iothreadpin")]
    public List<IoThreadPin> IoThreadPins { get; set; } = [];

    /// <summary>Scheduler of the emulator. Since 5.3.0.</summary>
    [XmlPath("emulatorsched")]
    public SchedulerSetting? Emulatorsched { get; set; }

    /// <summary>Schedulers of virtual CPUs. Since 1.2.13.</summary>
    [XmlPath("vcpusched")]
    public List<VcpuSched> VcpuScheds { get; set; } = [];

    /// <summary>Schedulers of I/O threads. Since 1.2.13.</summary>
    [XmlPath("iothreadsched")]
    public List<IoThreadSched> IoThreadScheds { get; set; } = [];

    /// <summary>Cache shares. Since 4.1.0.</summary>
    [XmlPath("cachetune")]
    public List<CacheTune> CacheTunes { get; set; } = [];

    /// <summary>Memory bandwidth. Since 4.7.0.</summary>
    [XmlPath("memorytune")]
    public List<MemoryTune> MemoryTunes { get; set; } = [];
}

/// <summary>Host CPUs of a virtual CPU.</summary>
[XmlRecord]
public sealed partial record VcpuPin
{
    /// <summary>The virtual CPU.</summary>
    [XmlPath("@vcpu", Required = true)]
    public required uint? Vcpu { get; set; }

    /// <summary>Host CPUs.</summary>
    [XmlPath("@cpuset", Codec = typeof(FilledCpuSet), Missing = "missing cpuset for vcpupin", MissingCode = ErrorCode.InternalError)]
    public required CpuSet? Cpuset { get; set; }
}

/// <summary>Host CPUs of an I/O thread.</summary>
[XmlRecord]
public sealed partial record IoThreadPin
{
    /// <summary>The thread. Since 1.2.9.</summary>
    [XmlPath("@iothread", Required = true, NonZero = true)]
    public required uint? Iothread { get; set; }

    /// <summary>Host CPUs.</summary>
    [XmlPath("@cpuset", Codec = typeof(FilledCpuSet), Missing = "missing cpuset for iothreadpin", MissingCode = ErrorCode.InternalError)]
    public required CpuSet? Cpuset { get; set; }
}

/// <summary>A scheduler.</summary>
[XmlEnum]
public enum SchedulerPolicy : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>other</c>.</summary>
    Other,

    /// <summary><c>batch</c>.</summary>
    Batch,

    /// <summary><c>idle</c>.</summary>
    Idle,

    /// <summary><c>fifo</c>.</summary>
    Fifo,

    /// <summary><c>rr</c>.</summary>
    Rr,
}

/// <summary>A scheduler.</summary>
[XmlRecord]
public sealed partial record SchedulerSetting
{
    /// <summary>Policy.</summary>
    [XmlPath("@scheduler", Required = true)]
    public required SchedulerPolicy Scheduler { get; set; }

    /// <summary>Priority of a real-time policy.</summary>
    [XmlPath("@priority")]
    public int? Priority { get; set; }
}

/// <summary>Scheduler of virtual CPUs.</summary>
[XmlRecord]
public sealed partial record VcpuSched
{
    /// <summary>Virtual CPUs.</summary>
    [XmlPath("@vcpus", Missing = "Missing attribute 'vcpus' in element 'vcpusched'")]
    public required CpuSet? Vcpus { get; set; }

    /// <summary>Policy.</summary>
    [XmlPath("@scheduler", Required = true)]
    public required SchedulerPolicy Scheduler { get; set; }

    /// <summary>Priority of a real-time policy.</summary>
    [XmlPath("@priority")]
    public int? Priority { get; set; }
}

/// <summary>Scheduler of I/O threads.</summary>
[XmlRecord]
public sealed partial record IoThreadSched
{
    /// <summary>I/O threads.</summary>
    [XmlPath("@iothreads", Missing = "Missing attribute 'iothreads' in element 'iothreadsched'")]
    public required CpuSet? Iothreads { get; set; }

    /// <summary>Policy.</summary>
    [XmlPath("@scheduler", Required = true)]
    public required SchedulerPolicy Scheduler { get; set; }

    /// <summary>Priority of a real-time policy.</summary>
    [XmlPath("@priority")]
    public int? Priority { get; set; }
}

/// <summary>Cache share of virtual CPUs.</summary>
[XmlRecord]
public sealed partial record CacheTune
{
    /// <summary>Virtual CPUs.</summary>
    [XmlPath("@vcpus", Missing = "Missing cachetune attribute 'vcpus'")]
    public required CpuSet? Vcpus { get; set; }

    /// <summary>Name of the allocation.</summary>
    [XmlPath("@id", Unless = FormatFlags.Inactive)]
    public string? Id { get; set; }

    /// <summary>Shares.</summary>
    [XmlPath("cache")]
    public List<CacheAllocation> Caches { get; set; } = [];

    /// <summary>Counters. Since 4.10.0.</summary>
    [XmlPath("monitor")]
    public List<CacheMonitor> Monitors { get; set; } = [];
}

/// <summary>A cache share.</summary>
[XmlRecord]
public sealed partial record CacheAllocation
{
    /// <summary>Cache.</summary>
    [XmlPath("@id", Required = true)]
    public uint? Id { get; set; }

    /// <summary>Level.</summary>
    [XmlPath("@level", Required = true)]
    public uint? Level { get; set; }

    /// <summary>What it holds.</summary>
    [XmlPath("@type", Required = true)]
    public CacheType Type { get; set; }

    /// <summary>Size.</summary>
    [XmlPath("@size", Missing = "missing element or attribute './@size'")]
    public ulong? Size { get; set; }

    /// <summary>Unit of the size; KiB when not given.</summary>
    [XmlPath("@unit")]
    public string? Unit { get; set; }
}

/// <summary>What a cache holds.</summary>
[XmlEnum]
public enum CacheType : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>both</c>.</summary>
    Both,

    /// <summary><c>code</c>.</summary>
    Code,

    /// <summary><c>data</c>.</summary>
    Data,
}

/// <summary>A cache counter.</summary>
[XmlRecord]
public sealed partial record CacheMonitor
{
    /// <summary>Level.</summary>
    [XmlPath("@level", Required = true)]
    public uint? Level { get; set; }

    /// <summary>Virtual CPUs.</summary>
    [XmlPath("@vcpus", Missing = "Missing monitor attribute 'vcpus'")]
    public CpuSet? Vcpus { get; set; }
}

/// <summary>Memory bandwidth of virtual CPUs.</summary>
[XmlRecord]
public sealed partial record MemoryTune
{
    /// <summary>Virtual CPUs.</summary>
    [XmlPath("@vcpus", Required = true)]
    public required CpuSet? Vcpus { get; set; }

    /// <summary>Name of the allocation.</summary>
    [XmlPath("@id", Unless = FormatFlags.Inactive)]
    public string? Id { get; set; }

    /// <summary>Shares.</summary>
    [XmlPath("node")]
    public List<MemoryTuneNode> Nodes { get; set; } = [];

    /// <summary>Counters. Since 4.10.0.</summary>
    [XmlPath("monitor")]
    public List<MemoryTuneMonitor> Monitors { get; set; } = [];
}

/// <summary>Memory bandwidth of a node.</summary>
[XmlRecord]
public sealed partial record MemoryTuneNode
{
    /// <summary>Node.</summary>
    [XmlPath("@id")]
    public uint? Id { get; set; }

    /// <summary>Share.</summary>
    [XmlPath("@bandwidth")]
    public uint? Bandwidth { get; set; }
}

/// <summary>A bandwidth counter.</summary>
[XmlRecord]
public sealed partial record MemoryTuneMonitor
{
    /// <summary>Virtual CPUs.</summary>
    [XmlPath("@vcpus")]
    public CpuSet? Vcpus { get; set; }
}

/// <summary>NUMA placement.</summary>
[XmlRecord]
public sealed partial record NumaTune
{
    /// <summary>Of the whole guest.</summary>
    [XmlPath("memory", DropEmpty = true)]
    public NumaTuneMemory? Memory { get; set; }

    /// <summary>Of single nodes; as the whole guest when not given. Since 1.2.7.</summary>
    [XmlPath("memnode")]
    public List<NumaTuneNode> MemNodes { get; set; } = [];
}

/// <summary>NUMA placement of the guest.</summary>
[XmlRecord]
public sealed partial record NumaTuneMemory
{
    /// <summary>How strict; <c>strict</c> when not given.</summary>
    [XmlPath("@mode", BadValue = "Unsupported NUMA memory tuning mode '{0}'")]
    public NumaTuneMode Mode { get; set; }

    /// <summary>Host nodes.</summary>
    [XmlPath("@nodeset", Codec = typeof(FilledCpuSet))]
    public CpuSet? Nodeset { get; set; }

    /// <summary>Who places it; when not given, <c>static</c> with host nodes, otherwise that of the virtual CPUs. Since 0.9.12.</summary>
    [XmlPath("@placement", BadValue = "Unsupported NUMA memory placement mode '{0}'")]
    public NumaPlacement Placement { get; set; }
}

/// <summary>NUMA placement of a guest node.</summary>
[XmlRecord]
public sealed partial record NumaTuneNode
{
    /// <summary>Guest node.</summary>
    [XmlPath("@cellid", Required = true)]
    public required uint? Cellid { get; set; }

    /// <summary>How strict.</summary>
    [XmlPath("@mode")]
    public NumaTuneMode Mode { get; set; }

    /// <summary>Host nodes.</summary>
    [XmlPath("@nodeset", Codec = typeof(FilledCpuSet), Missing = "Missing required nodeset attribute in memnode element")]
    public required CpuSet? Nodeset { get; set; }
}

/// <summary>How strict NUMA placement is.</summary>
[XmlEnum]
public enum NumaTuneMode : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>strict</c>.</summary>
    Strict,

    /// <summary><c>preferred</c>.</summary>
    Preferred,

    /// <summary><c>interleave</c>.</summary>
    Interleave,

    /// <summary><c>restrictive</c>.</summary>
    Restrictive,
}

/// <summary>Who places memory.</summary>
[XmlEnum]
public enum NumaPlacement : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>static</c>.</summary>
    Static,

    /// <summary><c>auto</c>.</summary>
    Auto,
}
