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

    /// <summary>Controllers.</summary>
    [XmlPath("controller")]
    public List<Controller> Controllers { get; set; } = [];

    /// <summary>Leases.</summary>
    [XmlPath("lease")]
    public List<Lease> Leases { get; set; } = [];

    /// <summary>Shared folders.</summary>
    [XmlPath("filesystem")]
    public List<Filesystem> Filesystems { get; set; } = [];

    /// <summary>Network interfaces.</summary>
    [XmlPath("interface")]
    public List<NetworkInterface> Interfaces { get; set; } = [];

    /// <summary>Smart-card readers.</summary>
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

    /// <summary>Trusted platform modules.</summary>
    [XmlPath("tpm")]
    public List<Tpm> Tpms { get; set; } = [];

    /// <summary>Screens that clients can look at.</summary>
    [XmlPath("graphics")]
    public List<Graphics> Graphics { get; set; } = [];

    /// <summary>Sound cards.</summary>
    [XmlPath("sound")]
    public List<Sound> Sounds { get; set; } = [];

    /// <summary>Sound of the host.</summary>
    [XmlPath("audio")]
    public List<Audio> Audios { get; set; } = [];

    /// <summary>Graphics cards.</summary>
    [XmlPath("video")]
    public List<Video> Videos { get; set; } = [];

    /// <summary>Devices of the host.</summary>
    [XmlPath("hostdev")]
    public List<Hostdev> Hostdevs { get; set; } = [];

    /// <summary>Redirected USB devices.</summary>
    [XmlPath("redirdev")]
    public List<RedirDevice> RedirDevices { get; set; } = [];

    /// <summary>Which USB devices may be redirected.</summary>
    [XmlPath("redirfilter")]
    public RedirFilter? Redirfilter { get; set; }

    /// <summary>USB hubs.</summary>
    [XmlPath("hub")]
    public List<Hub> Hubs { get; set; } = [];

    /// <summary>Watchdogs.</summary>
    [XmlPath("watchdog")]
    public List<Watchdog> Watchdogs { get; set; } = [];

    /// <summary>Memory balloon.</summary>
    [XmlPath("memballoon")]
    public MemoryBalloon? MemoryBalloon { get; set; }

    /// <summary>Random number generators.</summary>
    [XmlPath("rng")]
    public List<Rng> Rngs { get; set; } = [];

    /// <summary>pSeries NVRAM.</summary>
    [XmlPath("nvram")]
    public Nvram? Nvram { get; set; }

    /// <summary>Panic notifiers.</summary>
    [XmlPath("panic")]
    public List<PanicDevice> Panics { get; set; } = [];

    /// <summary>Shared memory.</summary>
    [XmlPath("shmem")]
    public List<SharedMemory> SharedMemories { get; set; } = [];

    /// <summary>Memory modules.</summary>
    [XmlPath("memory")]
    public List<MemoryDevice> Memories { get; set; } = [];

    /// <summary>Crypto devices.</summary>
    [XmlPath("crypto")]
    public List<CryptoDevice> Cryptos { get; set; } = [];

    /// <summary>IOMMUs.</summary>
    [XmlPath("iommu")]
    public List<Iommu> Iommus { get; set; } = [];

    /// <summary>Socket to the host.</summary>
    [XmlPath("vsock")]
    public Vsock? Vsock { get; set; }

    /// <summary>Store for crash logs.</summary>
    [XmlPath("pstore")]
    public PersistentStore? PersistentStore { get; set; }
}
