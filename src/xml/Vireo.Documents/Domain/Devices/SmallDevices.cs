using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>A USB hub.</summary>
[XmlRecord]
public sealed partial record Hub : Device
{
    /// <summary>Kind of hub.</summary>
    [XmlPath("@type", Required = true)]
    public HubType Type { get; set; }
}

/// <summary>Kinds of hubs.</summary>
[XmlEnum]
public enum HubType : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>USB.</summary>
    Usb,
}

/// <summary>The NVRAM of a POWER guest.</summary>
[XmlRecord]
public sealed partial record Nvram : Device;

/// <summary>A device through which a guest tells that it crashed.</summary>
[XmlRecord]
public sealed partial record Panic : Device
{
    /// <summary>How it tells.</summary>
    [XmlPath("@model")]
    public PanicModel Model { get; set; }
}

/// <summary>Ways to tell of a crash.</summary>
[XmlEnum]
public enum PanicModel : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>An ISA port.</summary>
    Isa,

    /// <summary>A hypercall of POWER.</summary>
    PSeries,

    /// <summary>Hyper-V's registers.</summary>
    HyperV,

    /// <summary>s390's disabled wait.</summary>
    S390,

    /// <summary>A PCI device.</summary>
    PvPanic,
}

/// <summary>A store for a guest's last words.</summary>
[XmlRecord]
public sealed partial record Pstore : Device
{
    /// <summary>The mechanism.</summary>
    [XmlPath("@backend", Required = true)]
    public PstoreBackend Backend { get; set; }

    /// <summary>File behind it.</summary>
    [XmlPath("path")]
    public string? Path { get; set; }

    /// <summary>Size in KiB.</summary>
    [XmlPath("size", Unit = "KiB")]
    public ulong? Size { get; set; }
}

/// <summary>Mechanisms of a persistent store.</summary>
[XmlEnum]
public enum PstoreBackend : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>ACPI's error record serialization table.</summary>
    [XmlName("acpi-erst")]
    AcpiErst,
}

/// <summary>Memory that guests share.</summary>
[XmlRecord]
public sealed partial record SharedMemory : Device
{
    /// <summary>Name on the host.</summary>
    [XmlPath("@name", Required = true)]
    public string? Name { get; set; }

    /// <summary>Who owns the content in a migration.</summary>
    [XmlPath("@role")]
    public SharedMemoryRole Role { get; set; }

    /// <summary>The device's model.</summary>
    [XmlPath("model/@type")]
    public SharedMemoryModel Model { get; set; }

    /// <summary>Size in MiB.</summary>
    [XmlPath("size", ElementCodec = typeof(MebibyteCodec))]
    public ulong? Size { get; set; }

    /// <summary>The ivshmem server.</summary>
    [XmlPath("server")]
    public SharedMemoryServer? Server { get; set; }

    /// <summary>Interrupts.</summary>
    [XmlPath("msi")]
    public SharedMemoryInterrupts? Interrupts { get; set; }
}

/// <summary>Who owns shared memory's content in a migration.</summary>
[XmlEnum]
public enum SharedMemoryRole : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>This guest.</summary>
    Master,

    /// <summary>Another.</summary>
    Peer,
}

/// <summary>Models of shared memory.</summary>
[XmlEnum]
public enum SharedMemoryModel : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>The first one.</summary>
    IvShmem,

    /// <summary>Without interrupts.</summary>
    [XmlName("ivshmem-plain")]
    IvShmemPlain,

    /// <summary>With interrupts through a server.</summary>
    [XmlName("ivshmem-doorbell")]
    IvShmemDoorbell,
}

/// <summary>The ivshmem server.</summary>
[XmlRecord]
public sealed partial record SharedMemoryServer
{
    /// <summary>Its socket.</summary>
    [XmlPath("@path")]
    public string? Path { get; set; }
}

/// <summary>Interrupts of shared memory.</summary>
[XmlRecord]
public sealed partial record SharedMemoryInterrupts
{
    /// <summary>Vectors.</summary>
    [XmlPath("@vectors", Omit = 0u)]
    public uint? Vectors { get; set; }

    /// <summary>Handled outside the main loop.</summary>
    [XmlPath("@ioeventfd")]
    public OnOff IoEventFd { get; set; }
}

/// <summary>Sizes that libvirt prints in MiB with the unit <c>M</c>.</summary>
internal static class MebibyteCodec
{
    /// <summary>Reads any unit; bytes when none is given.</summary>
    public static ulong? Parse(XmlElement element)
    {
        ulong bytes = element.Text.Scaled(1);
        return (bytes + 1048575) >> 20;
    }

    /// <summary>Writes MiB.</summary>
    public static void Write(XmlOutput output, string name, ulong? value)
    {
        if (value is { } size)
        {
            output.Open(name);
            output.Attribute("unit", "M");
            output.Text(size.ToString(System.Globalization.CultureInfo.InvariantCulture));
            output.Close(name);
        }
    }
}

/// <summary>An emulated IOMMU.</summary>
[XmlRecord]
public sealed partial record Iommu : Device
{
    /// <summary>Its model.</summary>
    [XmlPath("@model", Required = true)]
    public IommuModel Model { get; set; }

    /// <summary>Its switches.</summary>
    [XmlPath("driver", DropEmpty = true)]
    public IommuDriver? Driver { get; set; }
}

/// <summary>Models of IOMMUs.</summary>
[XmlEnum]
public enum IommuModel : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>Intel VT-d.</summary>
    Intel,

    /// <summary>ARM.</summary>
    [XmlName("smmuv3")]
    SmmuV3,

    /// <summary>virtio.</summary>
    Virtio,
}

/// <summary>Switches of an IOMMU.</summary>
[XmlRecord]
public sealed partial record IommuDriver
{
    /// <summary>Interrupt remapping.</summary>
    [XmlPath("@intremap")]
    public OnOff InterruptRemapping { get; set; }

    /// <summary>Caching mode, which device assignment needs.</summary>
    [XmlPath("@caching_mode")]
    public OnOff CachingMode { get; set; }

    /// <summary>Extended interrupt mode.</summary>
    [XmlPath("@eim")]
    public OnOff ExtendedInterruptMode { get; set; }

    /// <summary>Cache of translations in devices.</summary>
    [XmlPath("@iotlb")]
    public OnOff IoTlb { get; set; }

    /// <summary>Address width in bits.</summary>
    [XmlPath("@aw_bits", Omit = 0u)]
    public uint? AddressWidth { get; set; }

    /// <summary>Translation of DMA.</summary>
    [XmlPath("@dma_translation")]
    public OnOff DmaTranslation { get; set; }
}

/// <summary>Sockets between host and guest.</summary>
[XmlRecord]
public sealed partial record Vsock : Device
{
    /// <summary>The device's model.</summary>
    [XmlPath("@model")]
    public VirtioModel Model { get; set; }

    /// <summary>The address is found at start.</summary>
    [XmlPath("cid/@auto")]
    public YesNo CidAuto { get; set; }

    /// <summary>The guest's address, from 3.</summary>
    [XmlPath("cid/@address", Omit = 0u)]
    public uint? Cid { get; set; }

    /// <summary>virtio switches.</summary>
    [XmlPath("driver", DropEmpty = true)]
    public VirtioDriver? Driver { get; set; }
}

/// <summary>A crypto accelerator.</summary>
[XmlRecord]
public sealed partial record Crypto : Device
{
    /// <summary>The device's model.</summary>
    [XmlPath("@model", Required = true)]
    public CryptoModel Model { get; set; }

    /// <summary>Who emulates it.</summary>
    [XmlPath("@type", Required = true)]
    public CryptoType Type { get; set; }

    /// <summary>What does the work.</summary>
    [XmlPath("backend/@model")]
    public CryptoBackend Backend { get; set; }

    /// <summary>Queues.</summary>
    [XmlPath("backend/@queues", Omit = 0u)]
    public uint? Queues { get; set; }

    /// <summary>virtio switches.</summary>
    [XmlPath("driver", DropEmpty = true)]
    public VirtioDriver? Driver { get; set; }
}

/// <summary>Models of crypto accelerators.</summary>
[XmlEnum]
public enum CryptoModel : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>virtio.</summary>
    Virtio,
}

/// <summary>Who emulates a crypto accelerator.</summary>
[XmlEnum]
public enum CryptoType : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>QEMU.</summary>
    Qemu,
}

/// <summary>What does a crypto accelerator's work.</summary>
[XmlEnum]
public enum CryptoBackend : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>QEMU itself.</summary>
    Builtin,

    /// <summary>The host's kernel.</summary>
    Lkcf,
}

/// <summary>A lease that a lock manager must grant before the guest runs.</summary>
[XmlRecord]
public sealed partial record Lease
{
    /// <summary>Lock space.</summary>
    [XmlPath("lockspace")]
    public string? LockSpace { get; set; }

    /// <summary>Key in the lock space.</summary>
    [XmlPath("key")]
    public string? Key { get; set; }

    /// <summary>File that holds the lease.</summary>
    [XmlPath("target/@path")]
    public string? Path { get; set; }

    /// <summary>Place in the file, in bytes.</summary>
    [XmlPath("target/@offset", Omit = 0ul)]
    public ulong? Offset { get; set; }
}
