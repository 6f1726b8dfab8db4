using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>A USB hub.</summary>
[XmlRecord]
public sealed partial record Hub : Device
{
    /// <summary>Kind.</summary>
    [XmlPath("@type", BadValue = "unknown hub device type '{0}'", Missing = "missing hub device type",
        MissingCode = ErrorCode.InternalError)]
    public HubType Type { get; set; }
}

/// <summary>Kind of a hub.</summary>
[XmlEnum]
public enum HubType : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>usb</c>.</summary>
    Usb,
}

/// <summary>A watchdog.</summary>
[XmlRecord]
public sealed partial record Watchdog : Device
{
    /// <summary>Model.</summary>
    [XmlPath("@model", Required = true)]
    public WatchdogModel Model { get; set; }

    /// <summary>What it does; <c>reset</c> when not given.</summary>
    [XmlPath("@action")]
    public WatchdogAction Action { get; set; }
}

/// <summary>Model of a watchdog.</summary>
[XmlEnum]
public enum WatchdogModel : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>i6300esb</c>.</summary>
    I6300esb,

    /// <summary><c>ib700</c>.</summary>
    Ib700,

    /// <summary><c>diag288</c>.</summary>
    Diag288,

    /// <summary><c>itco</c>.</summary>
    Itco,
}

/// <summary>What a watchdog does.</summary>
[XmlEnum]
public enum WatchdogAction : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>reset</c>.</summary>
    Reset,

    /// <summary><c>shutdown</c>.</summary>
    Shutdown,

    /// <summary><c>poweroff</c>.</summary>
    Poweroff,

    /// <summary><c>pause</c>.</summary>
    Pause,

    /// <summary><c>dump</c>.</summary>
    Dump,

    /// <summary><c>none</c>.</summary>
    None,

    /// <summary><c>inject-nmi</c>.</summary>
    [XmlName("inject-nmi")]
    InjectNmi,
}

/// <summary>A memory balloon.</summary>
[XmlRecord]
public sealed partial record MemoryBalloon : Device
{
    /// <summary>Model.</summary>
    [XmlPath("@model", Required = true)]
    public MemoryBalloonModel Model { get; set; }

    /// <summary>Gives memory back under pressure. Since 1.3.1.</summary>
    [XmlPath("@autodeflate")]
    public OnOff AutoDeflate { get; set; }

    /// <summary>Tells the host of free pages. Since 6.9.0.</summary>
    [XmlPath("@freePageReporting")]
    public OnOff FreePageReporting { get; set; }

    /// <summary>Seconds between statistics; none are collected when not given. Since 1.1.1.</summary>
    [XmlPath("stats/@period")]
    public uint? StatsPeriod { get; set; }

    /// <summary>How it works. Since 3.5.0.</summary>
    [XmlPath("driver", DropEmpty = true, Last = true)]
    public MemoryBalloonDriver? Driver { get; set; }
}

/// <summary>Model of a memory balloon.</summary>
[XmlEnum]
public enum MemoryBalloonModel : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>virtio</c>.</summary>
    Virtio,

    /// <summary><c>xen</c>.</summary>
    Xen,

    /// <summary><c>none</c>.</summary>
    None,

    /// <summary><c>virtio-transitional</c>.</summary>
    [XmlName("virtio-transitional")]
    VirtioTransitional,

    /// <summary><c>virtio-non-transitional</c>.</summary>
    [XmlName("virtio-non-transitional")]
    VirtioNonTransitional,
}

/// <summary>How a memory balloon works.</summary>
[XmlRecord]
public sealed partial record MemoryBalloonDriver : VirtioOptions
{
}

/// <summary>A random number generator.</summary>
[XmlRecord]
public sealed partial record Rng : Device
{
    /// <summary>Model.</summary>
    [XmlPath("@model", Required = true)]
    public RngModel Model { get; set; }

    /// <summary>Limit.</summary>
    [XmlPath("rate")]
    public RngRate? Rate { get; set; }

    /// <summary>Source of randomness.</summary>
    [XmlPath("backend", Missing = "only one RNG backend is supported")]
    public RngBackend? Backend { get; set; }

    /// <summary>How it works. Since 3.5.0.</summary>
    [XmlPath("driver", DropEmpty = true)]
    public RngDriver? Driver { get; set; }
}

/// <summary>Model of a random number generator.</summary>
[XmlEnum]
public enum RngModel : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>virtio</c>.</summary>
    Virtio,

    /// <summary><c>virtio-transitional</c>.</summary>
    [XmlName("virtio-transitional")]
    VirtioTransitional,

    /// <summary><c>virtio-non-transitional</c>.</summary>
    [XmlName("virtio-non-transitional")]
    VirtioNonTransitional,
}

/// <summary>Limit of a random number generator.</summary>
[XmlRecord]
public sealed partial record RngRate
{
    /// <summary>Bytes.</summary>
    [XmlPath("@bytes", BadValue = "invalid RNG rate bytes value", BadValueCode = ErrorCode.XmlError, SkipEmpty = true)]
    public uint? Bytes { get; set; }

    /// <summary>Milliseconds; 1000 when not given.</summary>
    [XmlPath("@period", BadValue = "invalid RNG rate period value", BadValueCode = ErrorCode.XmlError, SkipEmpty = true)]
    public uint? Period { get; set; }
}

/// <summary>Source of randomness.</summary>
[XmlUnion("@model")]
public abstract partial record RngBackend
{
}

/// <summary>A device of the host.</summary>
[XmlCase("random")]
public sealed partial record RandomRngBackend : RngBackend
{
    /// <summary>Path; <c>/dev/random</c> when not given.</summary>
    [XmlPath(".")]
    public string? Device { get; set; }
}

/// <summary>An entropy daemon.</summary>
[XmlCase("egd")]
public sealed partial record EgdRngBackend : RngBackend
{
    /// <inheritdoc/>
    protected override bool HasTwoTags => true;

    /// <summary>What carries it.</summary>
    [XmlPath("@type", BadValue = "unknown backend type '{0}' for egd", Missing = "missing EGD backend type")]
    public CharType Type { get; set; }

    /// <summary>Where it is.</summary>
    [XmlPath("source", By = nameof(Type), DropEmpty = true)]
    public List<CharSource> Sources { get; set; } = [];

    /// <summary>Protocol of a TCP stream; <c>raw</c> when not given.</summary>
    [XmlPath("protocol/@type")]
    public CharProtocol Protocol { get; set; }

    /// <summary>A copy.</summary>
    [XmlPath("log")]
    public CharLog? Log { get; set; }
}

/// <summary>The emulator.</summary>
[XmlCase("builtin")]
public sealed partial record BuiltinRngBackend : RngBackend
{
}

/// <summary>How a random number generator works.</summary>
[XmlRecord]
public sealed partial record RngDriver : VirtioOptions
{
}

/// <summary>NVRAM of a pSeries guest.</summary>
[XmlRecord]
public sealed partial record Nvram : Device
{
    /// <inheritdoc/>
    protected override bool HasTwoTags => true;
}

/// <summary>Tells the host of a crash.</summary>
[XmlRecord]
public sealed partial record PanicDevice : Device
{
    /// <summary>Model. Since 1.3.1.</summary>
    [XmlPath("@model", BadValue = "unknown panic model '{0}'")]
    public PanicModel Model { get; set; }
}

/// <summary>Model of a panic notifier.</summary>
[XmlEnum]
public enum PanicModel : byte
{
    /// <summary>Not given.</summary>
    [XmlName("default")]
    Unset,

    /// <summary><c>isa</c>.</summary>
    Isa,

    /// <summary><c>pseries</c>.</summary>
    Pseries,

    /// <summary><c>hyperv</c>.</summary>
    Hyperv,

    /// <summary><c>s390</c>.</summary>
    S390,

    /// <summary><c>pvpanic</c>.</summary>
    Pvpanic,
}

/// <summary>Memory shared between guests.</summary>
[XmlRecord]
public sealed partial record SharedMemory : Device
{
    /// <summary>Name.</summary>
    [XmlPath("@name", Missing = "shmem element must contain 'name' attribute")]
    public required string? Name { get; set; }

    /// <summary>Part in migration. Since 6.6.0.</summary>
    [XmlPath("@role")]
    public SharedMemoryRole Role { get; set; }

    /// <summary>Model; <c>ivshmem</c> when not given.</summary>
    [XmlPath("model/@type")]
    public SharedMemoryModel Model { get; set; }

    /// <summary>Bytes.</summary>
    [XmlPath("size", ElementCodec = typeof(MebibyteCodec))]
    public ulong? Size { get; set; }

    /// <summary>Server.</summary>
    [XmlPath("server")]
    public SharedMemoryServer? Server { get; set; }

    /// <summary>Interrupts.</summary>
    [XmlPath("msi")]
    public SharedMemoryInterrupts? Msi { get; set; }
}

/// <summary>Part of shared memory in migration.</summary>
[XmlEnum]
public enum SharedMemoryRole : byte
{
    /// <summary>Not given.</summary>
    [XmlName("default")]
    Unset,

    /// <summary><c>master</c>.</summary>
    Master,

    /// <summary><c>peer</c>.</summary>
    Peer,
}

/// <summary>Model of shared memory.</summary>
[XmlEnum]
public enum SharedMemoryModel : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>ivshmem</c>.</summary>
    Ivshmem,

    /// <summary><c>ivshmem-plain</c>.</summary>
    [XmlName("ivshmem-plain")]
    IvshmemPlain,

    /// <summary><c>ivshmem-doorbell</c>.</summary>
    [XmlName("ivshmem-doorbell")]
    IvshmemDoorbell,
}

/// <summary>Server of shared memory.</summary>
[XmlRecord]
public sealed partial record SharedMemoryServer
{
    /// <summary>Socket; when not given, one of libvirt's own with the name in it.</summary>
    [XmlPath("@path")]
    public string? Path { get; set; }
}

/// <summary>Interrupts of shared memory.</summary>
[XmlRecord]
public sealed partial record SharedMemoryInterrupts
{
    /// <summary>Used.</summary>
    [XmlPath("@enabled")]
    public OnOff Enabled { get; set; }

    /// <summary>How many.</summary>
    [XmlPath("@vectors")]
    public uint? Vectors { get; set; }

    /// <summary>Handled apart from the CPU's thread.</summary>
    [XmlPath("@ioeventfd")]
    public OnOff Ioeventfd { get; set; }
}

/// <summary>A crypto device.</summary>
[XmlRecord]
public sealed partial record CryptoDevice : Device
{
    /// <summary>Model.</summary>
    [XmlPath("@model", Required = true)]
    public required CryptoModel Model { get; set; }

    /// <summary>Kind.</summary>
    [XmlPath("@type", Required = true)]
    public required CryptoType Type { get; set; }

    /// <summary>What computes.</summary>
    [XmlPath("backend")]
    public CryptoBackend? Backend { get; set; }

    /// <summary>How it works.</summary>
    [XmlPath("driver", DropEmpty = true)]
    public CryptoDriver? Driver { get; set; }
}

/// <summary>Model of a crypto device.</summary>
[XmlEnum]
public enum CryptoModel : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>virtio</c>.</summary>
    Virtio,
}

/// <summary>Kind of a crypto device.</summary>
[XmlEnum]
public enum CryptoType : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>qemu</c>.</summary>
    Qemu,
}

/// <summary>What computes.</summary>
[XmlRecord]
public sealed partial record CryptoBackend
{
    /// <summary>Kind.</summary>
    [XmlPath("@model", Required = true)]
    public required CryptoBackendModel Model { get; set; }

    /// <summary>Queues.</summary>
    [XmlPath("@queues")]
    public uint? Queues { get; set; }
}

/// <summary>What computes for a crypto device.</summary>
[XmlEnum]
public enum CryptoBackendModel : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>builtin</c>.</summary>
    Builtin,

    /// <summary><c>lkcf</c>.</summary>
    Lkcf,
}

/// <summary>How a crypto device works.</summary>
[XmlRecord]
public sealed partial record CryptoDriver : VirtioOptions
{
}

/// <summary>An IOMMU.</summary>
[XmlRecord]
public sealed partial record Iommu : Device
{
    /// <summary>Model.</summary>
    [XmlPath("@model", Required = true)]
    public required IommuModel Model { get; set; }

    /// <summary>How it works.</summary>
    [XmlPath("driver", DropEmpty = true)]
    public IommuDriver? Driver { get; set; }
}

/// <summary>Model of an IOMMU.</summary>
[XmlEnum]
public enum IommuModel : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>intel</c>.</summary>
    Intel,

    /// <summary><c>smmuv3</c>.</summary>
    Smmuv3,

    /// <summary><c>virtio</c>.</summary>
    Virtio,

    /// <summary><c>amd</c>.</summary>
    Amd,
}

/// <summary>How an IOMMU works.</summary>
[XmlRecord]
public sealed partial record IommuDriver
{
    /// <summary>Interrupts are remapped.</summary>
    [XmlPath("@intremap")]
    public OnOff InterruptRemapping { get; set; }

    /// <summary>For passed devices.</summary>
    [XmlPath("@caching_mode")]
    public OnOff CachingMode { get; set; }

    /// <summary>Extended interrupts.</summary>
    [XmlPath("@eim")]
    public OnOff ExtendedInterrupts { get; set; }

    /// <summary>Device TLB.</summary>
    [XmlPath("@iotlb")]
    public OnOff Iotlb { get; set; }

    /// <summary>Address bits.</summary>
    [XmlPath("@aw_bits")]
    public uint? AddressWidth { get; set; }

    /// <summary>Translates DMA.</summary>
    [XmlPath("@dma_translation")]
    public OnOff DmaTranslation { get; set; }

    /// <summary>Devices may bypass it.</summary>
    [XmlPath("@passthrough")]
    public OnOff PassThrough { get; set; }

    /// <summary>x2APIC.</summary>
    [XmlPath("@xtsup")]
    public OnOff XtSup { get; set; }
}

/// <summary>A socket between guest and host.</summary>
[XmlRecord]
public sealed partial record Vsock : Device
{
    /// <summary>Model; <c>virtio</c> when not given.</summary>
    [XmlPath("@model")]
    public VsockModel Model { get; set; }

    /// <summary>Address; chosen by libvirt when not given.</summary>
    [XmlPath("cid", DropEmpty = true)]
    public VsockCid? Cid { get; set; }

    /// <summary>How it works.</summary>
    [XmlPath("driver", DropEmpty = true, Last = true)]
    public VsockDriver? Driver { get; set; }
}

/// <summary>Model of a vsock.</summary>
[XmlEnum]
public enum VsockModel : byte
{
    /// <summary>Not given.</summary>
    [XmlName("default")]
    Unset,

    /// <summary><c>virtio</c>.</summary>
    Virtio,

    /// <summary><c>virtio-transitional</c>.</summary>
    [XmlName("virtio-transitional")]
    VirtioTransitional,

    /// <summary><c>virtio-non-transitional</c>.</summary>
    [XmlName("virtio-non-transitional")]
    VirtioNonTransitional,
}

/// <summary>Address of a vsock.</summary>
[XmlRecord]
public sealed partial record VsockCid
{
    /// <summary>libvirt chooses; when not given, yes without an address.</summary>
    [XmlPath("@auto")]
    public YesNo Auto { get; set; }

    /// <summary>Number, from 3.</summary>
    [XmlPath("@address", NonZero = true)]
    public uint? Address { get; set; }
}

/// <summary>How a vsock works.</summary>
[XmlRecord]
public sealed partial record VsockDriver : VirtioOptions
{
}

/// <summary>A store for crash logs.</summary>
[XmlRecord]
public sealed partial record PersistentStore : Device
{
    /// <summary>Kind.</summary>
    [XmlPath("@backend", Required = true)]
    public required PersistentStoreBackend Backend { get; set; }

    /// <summary>File.</summary>
    [XmlPath("path", Missing = "missing path for ACPI ERST pstore device")]
    public string? Path { get; set; }

    /// <summary>Size in KiB.</summary>
    [XmlPath("size", Unit = "KiB", Look = "./size", Required = true)]
    public ulong? Size { get; set; }
}

/// <summary>Kind of a persistent store.</summary>
[XmlEnum]
public enum PersistentStoreBackend : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>acpi-erst</c>.</summary>
    [XmlName("acpi-erst")]
    AcpiErst,
}
