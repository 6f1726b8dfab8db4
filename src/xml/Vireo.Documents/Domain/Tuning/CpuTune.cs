using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>How much of the host's CPUs a guest gets, and on which of them its threads run.</summary>
[XmlRecord]
public sealed partial record CpuTune
{
    /// <summary>Relative weight of the guest against others.</summary>
    [XmlPath("shares")]
    public ulong? Shares { get; set; }

    /// <summary>Length of the scheduler's period for vCPU threads, in microseconds.</summary>
    [XmlPath("period")]
    public ulong? Period { get; set; }

    /// <summary>CPU time in a period for vCPU threads, in microseconds; negative means unlimited.</summary>
    [XmlPath("quota")]
    public long? Quota { get; set; }

    /// <summary>Period for the whole guest, in microseconds.</summary>
    [XmlPath("global_period")]
    public ulong? GlobalPeriod { get; set; }

    /// <summary>CPU time in a period for the whole guest, in microseconds; negative means unlimited.</summary>
    [XmlPath("global_quota")]
    public long? GlobalQuota { get; set; }

    /// <summary>Period for the emulator's threads, in microseconds.</summary>
    [XmlPath("emulator_period")]
    public ulong? EmulatorPeriod { get; set; }

    /// <summary>CPU time in a period for the emulator's threads, in microseconds; negative means unlimited.</summary>
    [XmlPath("emulator_quota")]
    public long? EmulatorQuota { get; set; }

    /// <summary>Period for IO threads, in microseconds.</summary>
    [XmlPath("iothread_period")]
    public ulong? IoThreadPeriod { get; set; }

    /// <summary>CPU time in a period for IO threads, in microseconds; negative means unlimited.</summary>
    [XmlPath("iothread_quota")]
    public long? IoThreadQuota { get; set; }

    /// <summary>Host CPUs of single vCPUs.</summary>
    [XmlPath("vcpupin")]
    public List<VcpuPin> VcpuPins { get; set; } = [];

    /// <summary>Host CPUs of the emulator's threads.</summary>
    [XmlPath("emulatorpin/@cpuset")]
    public CpuSet? EmulatorPin { get; set; }

    /// <summary>Host CPUs of single IO threads.</summary>
    [XmlPath("iothreadpin")]
    public List<IoThreadPin> IoThreadPins { get; set; } = [];

    /// <summary>Scheduler of the emulator's threads.</summary>
    [XmlPath("emulatorsched")]
    public EmulatorScheduling? EmulatorScheduling { get; set; }

    /// <summary>Schedulers of groups of vCPUs.</summary>
    [XmlPath("vcpusched")]
    public List<VcpuScheduling> VcpuScheduling { get; set; } = [];

    /// <summary>Schedulers of groups of IO threads.</summary>
    [XmlPath("iothreadsched")]
    public List<IoThreadScheduling> IoThreadScheduling { get; set; } = [];

    /// <summary>Shares of the host's CPU caches.</summary>
    [XmlPath("cachetune")]
    public List<CacheTune> CacheTunes { get; set; } = [];

    /// <summary>Shares of the host's memory bandwidth.</summary>
    [XmlPath("memorytune")]
    public List<MemoryBandwidthTune> MemoryTunes { get; set; } = [];
}

/// <summary>Host CPUs of one vCPU.</summary>
[XmlRecord]
public sealed partial record VcpuPin
{
    /// <summary>Number of the vCPU.</summary>
    [XmlPath("@vcpu", Required = true)]
    public uint? Vcpu { get; set; }

    /// <summary>Host CPUs.</summary>
    [XmlPath("@cpuset", Required = true)]
    public CpuSet? CpuSet { get; set; }
}

/// <summary>Host CPUs of one IO thread.</summary>
[XmlRecord]
public sealed partial record IoThreadPin
{
    /// <summary>Number of the IO thread.</summary>
    [XmlPath("@iothread", Required = true)]
    public uint? IoThread { get; set; }

    /// <summary>Host CPUs.</summary>
    [XmlPath("@cpuset", Required = true)]
    public CpuSet? CpuSet { get; set; }
}

/// <summary>A scheduling class of the host's kernel.</summary>
[XmlEnum]
public enum SchedulerClass : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>SCHED_OTHER.</summary>
    Other,

    /// <summary>SCHED_BATCH.</summary>
    Batch,

    /// <summary>SCHED_IDLE.</summary>
    Idle,

    /// <summary>SCHED_FIFO, a real-time class with a priority.</summary>
    Fifo,

    /// <summary>SCHED_RR, a real-time class with a priority.</summary>
    Rr,
}

/// <summary>Scheduler of the emulator's threads.</summary>
[XmlRecord]
public sealed partial record EmulatorScheduling
{
    /// <summary>Scheduling class.</summary>
    [XmlPath("@scheduler", Required = true)]
    public SchedulerClass Scheduler { get; set; }

    /// <summary>Priority in the real-time classes.</summary>
    [XmlPath("@priority")]
    public int? Priority { get; set; }
}

/// <summary>Scheduler of some vCPUs.</summary>
[XmlRecord]
public sealed partial record VcpuScheduling
{
    /// <summary>The vCPUs.</summary>
    [XmlPath("@vcpus", Required = true)]
    public CpuSet? Vcpus { get; set; }

    /// <summary>Scheduling class.</summary>
    [XmlPath("@scheduler", Required = true)]
    public SchedulerClass Scheduler { get; set; }

    /// <summary>Priority in the real-time classes.</summary>
    [XmlPath("@priority")]
    public int? Priority { get; set; }
}

/// <summary>Scheduler of some IO threads.</summary>
[XmlRecord]
public sealed partial record IoThreadScheduling
{
    /// <summary>The IO threads.</summary>
    [XmlPath("@iothreads", Required = true)]
    public CpuSet? IoThreads { get; set; }

    /// <summary>Scheduling class.</summary>
    [XmlPath("@scheduler", Required = true)]
    public SchedulerClass Scheduler { get; set; }

    /// <summary>Priority in the real-time classes.</summary>
    [XmlPath("@priority")]
    public int? Priority { get; set; }
}
