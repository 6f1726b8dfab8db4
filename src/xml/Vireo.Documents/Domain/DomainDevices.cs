using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>The devices of a guest, each kind in its own list.</summary>
[XmlRecord]
public sealed partial record DomainDevices
{
    /// <summary>Path of the emulator.</summary>
    [XmlPath("emulator")]
    public string? Emulator { get; set; }

    /// <summary>Disks.</summary>
    [XmlPath("disk")]
    public List<Disk> Disks { get; set; } = [];

    /// <summary>Controllers; those that other devices need when not given.</summary>
    [XmlPath("controller")]
    public List<Controller> Controllers { get; set; } = [];

    /// <summary>Leases. Since 1.0.2.</summary>
    [XmlPath("lease")]
    public List<Lease> Leases { get; set; } = [];

    /// <summary>Shared folders. Since 0.3.3.</summary>
    [XmlPath("filesystem")]
    public List<Filesystem> Filesystems { get; set; } = [];

    /// <summary>Network interfaces.</summary>
    [XmlPath("interface")]
    public List<NetworkInterface> Interfaces { get; set; } = [];

    /// <summary>Smart-card readers. Since 0.8.8.</summary>
    [XmlPath("smartcard")]
    public List<Smartcard> Smartcards { get; set; } = [];

    /// <summary>Serial ports.</summary>
    [XmlPath("serial")]
    public List<Serial> Serials { get; set; } = [];

    /// <summary>Parallel ports.</summary>
    [XmlPath("parallel")]
    public List<Parallel> Parallels { get; set; } = [];

    /// <summary>Consoles.</summary>
    [XmlPath("console")]
    public List<ConsoleDevice> Consoles { get; set; } = [];

    /// <summary>Channels.</summary>
    [XmlPath("channel")]
    public List<Channel> Channels { get; set; } = [];

    /// <summary>Mice, keyboards, tablets.</summary>
    [XmlPath("input")]
    public List<InputDevice> Inputs { get; set; } = [];

    /// <summary>Trusted platform modules. Since 1.0.5.</summary>
    [XmlPath("tpm")]
    public List<Tpm> Tpms { get; set; } = [];

    /// <summary>Screens that clients can look at.</summary>
    [XmlPath("graphics")]
    public List<Graphics> Graphics { get; set; } = [];

    /// <summary>Sound cards. Since 0.4.3.</summary>
    [XmlPath("sound")]
    public List<Sound> Sounds { get; set; } = [];

    /// <summary>Sound of the host. Since 7.2.0.</summary>
    [XmlPath("audio")]
    public List<Audio> Audios { get; set; } = [];

    /// <summary>Graphics cards; when not given, one for a guest with a screen.</summary>
    [XmlPath("video")]
    public List<Video> Videos { get; set; } = [];

    /// <summary>Devices of the host.</summary>
    [XmlPath("hostdev")]
    public List<Hostdev> Hostdevs { get; set; } = [];

    /// <summary>Redirected USB devices. Since 0.9.5.</summary>
    [XmlPath("redirdev")]
    public List<RedirDevice> RedirDevices { get; set; } = [];

    /// <summary>Which USB devices may be redirected. Since 0.9.12.</summary>
    [XmlPath("redirfilter")]
    public RedirFilter? Redirfilter { get; set; }

    /// <summary>USB hubs. Since 0.9.0.</summary>
    [XmlPath("hub")]
    public List<Hub> Hubs { get; set; } = [];

    /// <summary>Watchdogs. Since 0.7.3.</summary>
    [XmlPath("watchdog")]
    public List<Watchdog> Watchdogs { get; set; } = [];

    /// <summary>Memory balloon. Since 0.8.3.</summary>
    [XmlPath("memballoon")]
    public MemoryBalloon? MemoryBalloon { get; set; }

    /// <summary>Random number generators. Since 1.0.3.</summary>
    [XmlPath("rng")]
    public List<Rng> Rngs { get; set; } = [];

    /// <summary>pSeries NVRAM. Since 1.0.5.</summary>
    [XmlPath("nvram")]
    public Nvram? Nvram { get; set; }

    /// <summary>Panic notifiers. Since 1.2.1.</summary>
    [XmlPath("panic")]
    public List<PanicDevice> Panics { get; set; } = [];

    /// <summary>Shared memory. Since 1.2.10.</summary>
    [XmlPath("shmem")]
    public List<SharedMemory> SharedMemories { get; set; } = [];

    /// <summary>Memory modules. Since 1.2.14.</summary>
    [XmlPath("memory")]
    public List<MemoryDevice> Memories { get; set; } = [];

    /// <summary>Crypto devices. Since 9.0.0.</summary>
    [XmlPath("crypto")]
    public List<CryptoDevice> Cryptos { get; set; } = [];

    /// <summary>IOMMUs. Since 2.1.0.</summary>
    [XmlPath("iommu")]
    public List<Iommu> Iommus { get; set; } = [];

    /// <summary>Socket to the host. Since 4.4.0.</summary>
    [XmlPath("vsock")]
    public Vsock? Vsock { get; set; }

    /// <summary>Store for crash logs. Since 10.6.0.</summary>
    [XmlPath("pstore")]
    public PersistentStore? PersistentStore { get; set; }
}
