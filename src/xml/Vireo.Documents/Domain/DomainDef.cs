using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>A guest. Since 0.0.1.</summary>
[XmlRoot("domain", Domain = ErrorDomain.Domain)]
public sealed partial record DomainDef
{
    /// <summary>Kind of virtualization.</summary>
    [XmlPath("@type", Codec = typeof(DomainTypeCodec))]
    public DomainVirtType Type { get; set; }

    /// <summary>Number while it runs.</summary>
    [XmlPath("@id", Unless = FormatFlags.Inactive, Lenient = true)]
    public int? Id { get; set; }

    /// <summary>Name, unique on the host.</summary>
    [XmlPath("name")]
    public string? Name { get; set; }

    /// <summary>Identity; made up when not given.</summary>
    [XmlPath("uuid")]
    public Uuid? Uuid { get; set; }

    /// <summary>Identity shown to the guest.</summary>
    [XmlPath("hwuuid")]
    public Uuid? HardwareUuid { get; set; }

    /// <summary>Changes when the guest's state is copied or rolled back. Since 4.4.0.</summary>
    [XmlPath("genid")]
    public GenerationId? Genid { get; set; }

    /// <summary>Short description. Since 0.9.10.</summary>
    [XmlPath("title")]
    public string? Title { get; set; }

    /// <summary>Description. Since 0.7.2.</summary>
    [XmlPath("description")]
    public string? Description { get; set; }

    /// <summary>Content of applications, each in its own namespace. Since 0.9.10.</summary>
    [XmlPath("metadata", ElementCodec = typeof(MetadataCodec))]
    public XmlFragment? Metadata { get; set; }

    /// <summary>Room for hot-plugged memory. Since 1.2.14.</summary>
    [XmlPath("maxMemory")]
    public MaxMemory? MaxMemory { get; set; }

    /// <summary>Memory at start, in KiB; that of all NUMA nodes and memory modules when not given.</summary>
    [XmlPath("memory", Unit = "KiB")]
    public ulong? Memory { get; set; }

    /// <summary>Part of core dumps.</summary>
    [XmlPath("memory/@dumpCore")]
    public OnOff MemoryDumpCore { get; set; }

    /// <summary>Memory that the guest may use now, in KiB; all of it when not given.</summary>
    [XmlPath("currentMemory", Unit = "KiB")]
    public ulong? CurrentMemory { get; set; }

    /// <summary>Block I/O limits; those of the host when not given. Since 0.8.8.</summary>
    [XmlPath("blkiotune", DropEmpty = true)]
    public BlkioTune? Blkiotune { get; set; }

    /// <summary>Memory limits; those of the host when not given.</summary>
    [XmlPath("memtune", DropEmpty = true)]
    public MemTune? Memtune { get; set; }

    /// <summary>What backs the memory.</summary>
    [XmlPath("memoryBacking", DropEmpty = true)]
    public MemoryBacking? MemoryBacking { get; set; }

    /// <summary>Number of virtual CPUs; one when not given.</summary>
    [XmlPath("vcpu")]
    public DomainVcpu? Vcpu { get; set; }

    /// <summary>Each virtual CPU. Since 2.2.0.</summary>
    [XmlPath("vcpus/vcpu")]
    public List<VcpuState> Vcpus { get; set; } = [];

    /// <summary>Number of I/O threads; as many as are listed when not given. Since 1.2.8.</summary>
    [XmlPath("iothreads", BadValue = "invalid iothreads count '{0}'", BadValueCode = ErrorCode.XmlError)]
    public uint? IoThreads { get; set; }

    /// <summary>Each I/O thread; numbered from 1 when not given. Since 1.2.15.</summary>
    [XmlPath("iothreadids/iothread")]
    public List<IoThread> IoThreadIds { get; set; } = [];

    /// <summary>Defaults of I/O threads. Since 8.5.0.</summary>
    [XmlPath("defaultiothread")]
    public IoThreadDefaults? Defaultiothread { get; set; }

    /// <summary>Groups that share disk limits. Since 11.2.0.</summary>
    [XmlPath("throttlegroups/throttlegroup")]
    public List<ThrottleGroup> ThrottleGroups { get; set; } = [];

    /// <summary>CPU scheduling.</summary>
    [XmlPath("cputune", DropEmpty = true)]
    public CpuTune? Cputune { get; set; }

    /// <summary>NUMA placement. Since 0.9.3.</summary>
    [XmlPath("numatune", DropEmpty = true)]
    public NumaTune? Numatune { get; set; }

    /// <summary>Control group; the hypervisor's own when not given. Since 1.0.5.</summary>
    [XmlPath("resource", DropEmpty = true)]
    public DomainResource? Resource { get; set; }

    /// <summary>Tables of the firmware.</summary>
    [XmlPath("sysinfo")]
    public List<DomainSysinfo> Sysinfos { get; set; } = [];

    /// <summary>Host program that finds the kernel.</summary>
    [XmlPath("bootloader")]
    public string? Bootloader { get; set; }

    /// <summary>Its arguments.</summary>
    [XmlPath("bootloader_args")]
    public string? BootloaderArgs { get; set; }

    /// <summary>How the guest starts.</summary>
    [XmlPath("os")]
    public DomainOs Os { get; set; } = new();

    /// <summary>User namespace. Since 1.1.1.</summary>
    [XmlPath("idmap", DropEmpty = true)]
    public IdMap? Idmap { get; set; }

    /// <summary>Hardware features.</summary>
    [XmlPath("features")]
    public DomainFeatures Features { get; set; } = new();

    /// <summary>The CPU.</summary>
    [XmlPath("cpu", DropEmpty = true)]
    public DomainCpu? Cpu { get; set; }

    /// <summary>The clock; one in UTC when not given.</summary>
    [XmlPath("clock")]
    public DomainClock? Clock { get; set; }

    /// <summary>After the guest powered off; <c>destroy</c> when not given.</summary>
    [XmlPath("on_poweroff", BadValue = "unknown on_poweroff action: {0}")]
    public LifecycleAction OnPoweroff { get; set; }

    /// <summary>After the guest rebooted; <c>restart</c> when not given.</summary>
    [XmlPath("on_reboot", BadValue = "unknown on_reboot action: {0}")]
    public LifecycleAction OnReboot { get; set; }

    /// <summary>After the guest crashed; <c>destroy</c> when not given.</summary>
    [XmlPath("on_crash", BadValue = "unknown on_crash action: {0}")]
    public LifecycleAction OnCrash { get; set; }

    /// <summary>After a lost lock; chosen by the lock manager when not given.</summary>
    [XmlPath("on_lockfailure", BadValue = "unknown on_lockfailure action: {0}")]
    public LockFailureAction OnLockfailure { get; set; }

    /// <summary>Sleep states. Since 0.10.2.</summary>
    [XmlPath("pm", DropEmpty = true)]
    public PowerManagement? Pm { get; set; }

    /// <summary>Performance counters.</summary>
    [XmlPath("perf/event")]
    public List<PerfEvent> PerfEvents { get; set; } = [];

    /// <summary>Devices.</summary>
    [XmlPath("devices", Full = true)]
    public DomainDevices Devices { get; set; } = new();

    /// <summary>Labels.</summary>
    [XmlPath("seclabel")]
    public List<SecurityLabel> SecurityLabels { get; set; } = [];

    /// <summary>s390 key wrapping; both ciphers when not given.</summary>
    [XmlPath("keywrap/cipher")]
    public List<KeyWrapCipher> KeyWrap { get; set; } = [];

    /// <summary>Confidential computing. Since 4.4.0.</summary>
    [XmlPath("launchSecurity")]
    public LaunchSecurity? LaunchSecurity { get; set; }

    /// <summary>Content in drivers' own namespaces.</summary>
    [XmlPath("*")]
    public XmlExtensionList Extensions { get; set; } = new();
}

/// <summary>Kind of virtualization.</summary>
[XmlEnum]
public enum DomainVirtType : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>none</c>.</summary>
    None,

    /// <summary><c>qemu</c>.</summary>
    Qemu,

    /// <summary><c>kqemu</c>.</summary>
    Kqemu,

    /// <summary><c>kvm</c>.</summary>
    Kvm,

    /// <summary><c>xen</c>.</summary>
    Xen,

    /// <summary><c>lxc</c>.</summary>
    Lxc,

    /// <summary><c>uml</c>.</summary>
    Uml,

    /// <summary><c>openvz</c>.</summary>
    Openvz,

    /// <summary><c>test</c>.</summary>
    Test,

    /// <summary><c>vmware</c>.</summary>
    Vmware,

    /// <summary><c>hyperv</c>.</summary>
    Hyperv,

    /// <summary><c>vbox</c>.</summary>
    Vbox,

    /// <summary><c>phyp</c>.</summary>
    Phyp,

    /// <summary><c>parallels</c>.</summary>
    Parallels,

    /// <summary><c>bhyve</c>.</summary>
    Bhyve,

    /// <summary><c>vz</c>.</summary>
    Vz,

    /// <summary><c>hvf</c>.</summary>
    Hvf,
}

/// <summary>What follows an event of the guest's life.</summary>
[XmlEnum]
public enum LifecycleAction : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>destroy</c>.</summary>
    Destroy,

    /// <summary><c>restart</c>.</summary>
    Restart,

    /// <summary><c>rename-restart</c>.</summary>
    [XmlName("rename-restart")]
    RenameRestart,

    /// <summary><c>preserve</c>.</summary>
    Preserve,

    /// <summary><c>coredump-destroy</c>.</summary>
    [XmlName("coredump-destroy")]
    CoredumpDestroy,

    /// <summary><c>coredump-restart</c>.</summary>
    [XmlName("coredump-restart")]
    CoredumpRestart,
}

/// <summary>What follows a lost lock.</summary>
[XmlEnum]
public enum LockFailureAction : byte
{
    /// <summary>Not given.</summary>
    [XmlName("default")]
    Unset,

    /// <summary><c>poweroff</c>.</summary>
    Poweroff,

    /// <summary><c>restart</c>.</summary>
    Restart,

    /// <summary><c>pause</c>.</summary>
    Pause,

    /// <summary><c>ignore</c>.</summary>
    Ignore,
}

/// <summary>Changes when the guest's state is copied or rolled back.</summary>
[XmlRecord]
public sealed partial record GenerationId
{
    /// <summary>The value; made up when not given.</summary>
    [XmlPath(".", BadValue = "malformed genid element", BadValueCode = ErrorCode.InternalError)]
    public Uuid? Uuid { get; set; }
}

/// <summary>Room for hot-plugged memory.</summary>
[XmlRecord]
public sealed partial record MaxMemory
{
    /// <summary>Slots.</summary>
    [XmlPath("@slots", BadValue = "Failed to parse memory slot count", BadValueCode = ErrorCode.XmlError, SkipEmpty = true)]
    public uint? Slots { get; set; }

    /// <summary>Largest memory, in KiB.</summary>
    [XmlPath(".", Unit = "KiB")]
    public ulong? Size { get; set; }
}

/// <summary>Number of virtual CPUs.</summary>
[XmlRecord]
public sealed partial record DomainVcpu
{
    /// <summary>Who places them; when not given, that of the memory, or <c>static</c> with host CPUs. Since 0.9.11.</summary>
    [XmlPath("@placement")]
    public VcpuPlacement Placement { get; set; }

    /// <summary>Host CPUs; all when not given. Since 0.4.4.</summary>
    [XmlPath("@cpuset", Codec = typeof(FilledCpuSet))]
    public CpuSet? Cpuset { get; set; }

    /// <summary>How many are on; all when not given. Since 0.8.5.</summary>
    [XmlPath("@current")]
    public uint? Current { get; set; }

    /// <summary>How many there are; 1 when not given.</summary>
    [XmlPath(".", BadValue = "maximum vcpus count must be an integer", BadValueCode = ErrorCode.XmlError,
        Missing = "maximum vcpus count must be an integer")]
    public uint? Maximum { get; set; }
}

/// <summary>Who places virtual CPUs.</summary>
[XmlEnum]
public enum VcpuPlacement : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>static</c>.</summary>
    Static,

    /// <summary><c>auto</c>.</summary>
    Auto,
}

/// <summary>One virtual CPU.</summary>
[XmlRecord]
public sealed partial record VcpuState
{
    /// <summary>Number.</summary>
    [XmlPath("@id", Required = true)]
    public required uint? Id { get; set; }

    /// <summary>On or off.</summary>
    [XmlPath("@enabled", Required = true)]
    public required YesNo Enabled { get; set; }

    /// <summary>May be switched off; always for one that is off, no for another when not given.</summary>
    [XmlPath("@hotpluggable")]
    public YesNo Hotpluggable { get; set; }

    /// <summary>Order of plugging.</summary>
    [XmlPath("@order")]
    public uint? Order { get; set; }
}

/// <summary>Control group.</summary>
[XmlRecord]
public sealed partial record DomainResource
{
    /// <summary>Path.</summary>
    [XmlPath("partition")]
    public string? Partition { get; set; }

    /// <summary>Application id of Fibre Channel.</summary>
    [XmlPath("fibrechannel/@appid")]
    public string? FibreChannelAppId { get; set; }
}

/// <summary>User namespace.</summary>
[XmlRecord]
public sealed partial record IdMap
{
    /// <summary>Users.</summary>
    [XmlPath("uid")]
    public List<IdMapEntry> Uids { get; set; } = [];

    /// <summary>Groups.</summary>
    [XmlPath("gid")]
    public List<IdMapEntry> Gids { get; set; } = [];
}

/// <summary>A range of a user namespace.</summary>
[XmlRecord]
public sealed partial record IdMapEntry
{
    /// <summary>First inside.</summary>
    [XmlPath("@start", BadValue = "invalid idmap start/target/count settings", BadValueCode = ErrorCode.XmlError,
        Missing = "invalid idmap start/target/count settings")]
    public uint? Start { get; set; }

    /// <summary>First outside.</summary>
    [XmlPath("@target", BadValue = "invalid idmap start/target/count settings", BadValueCode = ErrorCode.XmlError,
        Missing = "invalid idmap start/target/count settings")]
    public uint? Target { get; set; }

    /// <summary>How many.</summary>
    [XmlPath("@count", BadValue = "invalid idmap start/target/count settings", BadValueCode = ErrorCode.XmlError,
        Missing = "invalid idmap start/target/count settings")]
    public uint? Count { get; set; }
}

/// <summary>Sleep states that the guest may use.</summary>
[XmlRecord]
public sealed partial record PowerManagement
{
    /// <summary>S3.</summary>
    [XmlPath("suspend-to-mem/@enabled")]
    public YesNo SuspendToMemory { get; set; }

    /// <summary>S4.</summary>
    [XmlPath("suspend-to-disk/@enabled")]
    public YesNo SuspendToDisk { get; set; }
}

/// <summary>A performance counter.</summary>
[XmlRecord]
public sealed partial record PerfEvent
{
    /// <summary>Counter.</summary>
    [XmlPath("@name", Required = true)]
    public required PerfEventName Name { get; set; }

    /// <summary>On or off.</summary>
    [XmlPath("@enabled", Required = true)]
    public required YesNo Enabled { get; set; }
}

/// <summary>A performance counter.</summary>
[XmlEnum]
public enum PerfEventName : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>cmt</c>.</summary>
    Cmt,

    /// <summary><c>mbmt</c>.</summary>
    Mbmt,

    /// <summary><c>mbml</c>.</summary>
    Mbml,

    /// <summary><c>cpu_cycles</c>.</summary>
    [XmlName("cpu_cycles")]
    CpuCycles,

    /// <summary><c>instructions</c>.</summary>
    Instructions,

    /// <summary><c>cache_references</c>.</summary>
    [XmlName("cache_references")]
    CacheReferences,

    /// <summary><c>cache_misses</c>.</summary>
    [XmlName("cache_misses")]
    CacheMisses,

    /// <summary><c>branch_instructions</c>.</summary>
    [XmlName("branch_instructions")]
    BranchInstructions,

    /// <summary><c>branch_misses</c>.</summary>
    [XmlName("branch_misses")]
    BranchMisses,

    /// <summary><c>bus_cycles</c>.</summary>
    [XmlName("bus_cycles")]
    BusCycles,

    /// <summary><c>stalled_cycles_frontend</c>.</summary>
    [XmlName("stalled_cycles_frontend")]
    StalledCyclesFrontend,

    /// <summary><c>stalled_cycles_backend</c>.</summary>
    [XmlName("stalled_cycles_backend")]
    StalledCyclesBackend,

    /// <summary><c>ref_cpu_cycles</c>.</summary>
    [XmlName("ref_cpu_cycles")]
    RefCpuCycles,

    /// <summary><c>cpu_clock</c>.</summary>
    [XmlName("cpu_clock")]
    CpuClock,

    /// <summary><c>task_clock</c>.</summary>
    [XmlName("task_clock")]
    TaskClock,

    /// <summary><c>page_faults</c>.</summary>
    [XmlName("page_faults")]
    PageFaults,

    /// <summary><c>context_switches</c>.</summary>
    [XmlName("context_switches")]
    ContextSwitches,

    /// <summary><c>cpu_migrations</c>.</summary>
    [XmlName("cpu_migrations")]
    CpuMigrations,

    /// <summary><c>page_faults_min</c>.</summary>
    [XmlName("page_faults_min")]
    PageFaultsMin,

    /// <summary><c>page_faults_maj</c>.</summary>
    [XmlName("page_faults_maj")]
    PageFaultsMaj,

    /// <summary><c>alignment_faults</c>.</summary>
    [XmlName("alignment_faults")]
    AlignmentFaults,

    /// <summary><c>emulation_faults</c>.</summary>
    [XmlName("emulation_faults")]
    EmulationFaults,
}

/// <summary>s390 key wrapping.</summary>
[XmlRecord]
public sealed partial record KeyWrapCipher
{
    /// <summary>Cipher.</summary>
    [XmlPath("@name", Required = true)]
    public KeyWrapName Name { get; set; }

    /// <summary>On or off.</summary>
    [XmlPath("@state", Required = true)]
    public OnOff State { get; set; }
}

/// <summary>Cipher of s390 key wrapping.</summary>
[XmlEnum]
public enum KeyWrapName : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>aes</c>.</summary>
    Aes,

    /// <summary><c>dea</c>.</summary>
    Dea,
}
