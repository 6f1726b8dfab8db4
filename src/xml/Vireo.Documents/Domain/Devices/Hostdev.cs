using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>How a device of the host is given away.</summary>
[XmlEnum]
public enum HostdevMode : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>subsystem</c>.</summary>
    Subsystem,

    /// <summary><c>capabilities</c>.</summary>
    Capabilities,
}

/// <summary>Kind of a device of the host.</summary>
[XmlEnum]
public enum HostdevType : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>usb</c>.</summary>
    Usb,

    /// <summary><c>pci</c>.</summary>
    Pci,

    /// <summary><c>scsi</c>.</summary>
    Scsi,

    /// <summary><c>scsi_host</c>.</summary>
    [XmlName("scsi_host")]
    ScsiHost,

    /// <summary><c>mdev</c>.</summary>
    Mdev,

    /// <summary><c>storage</c>.</summary>
    Storage,

    /// <summary><c>misc</c>.</summary>
    Misc,

    /// <summary><c>net</c>.</summary>
    Net,
}

/// <summary>A device of the host.</summary>
[XmlRecord]
public sealed partial record Hostdev : Device
{
    /// <summary>How it is given away; <c>subsystem</c> when not given.</summary>
    [XmlPath("@mode")]
    public HostdevMode Mode { get; set; }

    /// <summary>Kind.</summary>
    [XmlPath("@type", Required = true)]
    public HostdevType Type { get; set; }

    /// <summary>libvirt detaches it from the host; no when not given.</summary>
    [XmlPath("@managed", Lenient = true)]
    public YesNo Managed { get; set; }

    /// <summary>Filtering of SCSI commands; <c>filtered</c> when not given.</summary>
    [XmlPath("@sgio")]
    public DiskSgio Sgio { get; set; }

    /// <summary>May send raw SCSI commands.</summary>
    [XmlPath("@rawio")]
    public YesNo Rawio { get; set; }

    /// <summary>Model.</summary>
    [XmlPath("@model")]
    public HostdevModel Model { get; set; }

    /// <summary>Shown on a screen (mediated devices); off when not given.</summary>
    [XmlPath("@display")]
    public OnOff Display { get; set; }

    /// <summary>Boot screen (mediated devices); off when not given.</summary>
    [XmlPath("@ramfb")]
    public OnOff Ramfb { get; set; }

    /// <summary>Driver of the host.</summary>
    [XmlPath("driver", DropEmpty = true)]
    public HostdevDriver? Driver { get; set; }

    /// <summary>The device.</summary>
    [XmlPath("source", By = nameof(Type))]
    public HostdevSource? Source { get; set; }

    /// <summary>Pair for migration. Since 7.1.0.</summary>
    [XmlPath("teaming")]
    public InterfaceTeaming? Teaming { get; set; }

    /// <summary>Addresses in a container.</summary>
    [XmlPath("ip")]
    public List<GuestIp> Ips { get; set; } = [];

    /// <summary>Routes in a container.</summary>
    [XmlPath("route")]
    public List<GuestRoute> Routes { get; set; } = [];

    /// <summary>Cannot be written.</summary>
    [XmlPath("readonly")]
    public bool ReadOnly { get; set; }

    /// <summary>Several guests may use it.</summary>
    [XmlPath("shareable")]
    public bool Shareable { get; set; }
}

/// <summary>Model of a device of the host.</summary>
[XmlEnum]
public enum HostdevModel : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>vfio-pci</c>.</summary>
    [XmlName("vfio-pci")]
    VfioPci,

    /// <summary><c>vfio-ccw</c>.</summary>
    [XmlName("vfio-ccw")]
    VfioCcw,

    /// <summary><c>vfio-ap</c>.</summary>
    [XmlName("vfio-ap")]
    VfioAp,

    /// <summary><c>virtio</c>.</summary>
    Virtio,

    /// <summary><c>virtio-transitional</c>.</summary>
    [XmlName("virtio-transitional")]
    VirtioTransitional,

    /// <summary><c>virtio-non-transitional</c>.</summary>
    [XmlName("virtio-non-transitional")]
    VirtioNonTransitional,
}

/// <summary>Driver of the host.</summary>
[XmlRecord]
public sealed partial record HostdevDriver
{
    /// <summary>Which; when not given, <c>vfio</c> where the host has it.</summary>
    [XmlPath("@name")]
    public HostdevDriverName Name { get; set; }

    /// <summary>Kernel module.</summary>
    [XmlPath("@model")]
    public string? Model { get; set; }

    /// <summary>Through iommufd.</summary>
    [XmlPath("@iommufd")]
    public YesNo Iommufd { get; set; }
}

/// <summary>Driver of a device of the host.</summary>
[XmlEnum]
public enum HostdevDriverName : byte
{
    /// <summary>Not given.</summary>
    [XmlName("default")]
    Unset,

    /// <summary><c>kvm</c>.</summary>
    Kvm,

    /// <summary><c>vfio</c>.</summary>
    Vfio,

    /// <summary><c>xen</c>.</summary>
    Xen,
}

/// <summary>A device of the host.</summary>
[XmlUnion]
public abstract partial record HostdevSource
{
}

/// <summary>A PCI device.</summary>
[XmlCase(HostdevType.Pci)]
public sealed partial record PciHostdevSource : HostdevSource
{
    /// <summary>Writes to its configuration are filtered; yes when not given.</summary>
    [XmlPath("@writeFiltering")]
    public YesNo WriteFiltering { get; set; }

    /// <summary>Which.</summary>
    [XmlPath("address")]
    public HostPciAddress? Address { get; set; }

    /// <summary>How the device was found.</summary>
    [XmlPath("origstates", When = FormatFlags.PciOriginalStates, DropEmpty = true)]
    public PciOriginalStates? Origstates { get; set; }
}

/// <summary>How a PCI device was found.</summary>
[XmlRecord]
public sealed partial record PciOriginalStates
{
    /// <summary>It was bound to a driver of the host.</summary>
    [XmlPath("unbind")]
    public bool Unbind { get; set; }

    /// <summary>It was in a stub driver's slots.</summary>
    [XmlPath("removeslot")]
    public bool RemoveSlot { get; set; }

    /// <summary>Drivers are to look at it again.</summary>
    [XmlPath("reprobe")]
    public bool Reprobe { get; set; }
}

/// <summary>A USB device.</summary>
[XmlCase(HostdevType.Usb)]
public sealed partial record UsbHostdevSource : HostdevSource
{
    /// <summary>What a missing device means at start; <c>mandatory</c> when not given.</summary>
    [XmlPath("@startupPolicy")]
    public StartupPolicy StartupPolicy { get; set; }

    /// <summary>Whether the guest may reset it.</summary>
    [XmlPath("@guestReset")]
    public UsbGuestReset GuestReset { get; set; }

    /// <summary>Vendor.</summary>
    [XmlPath("vendor/@id", Hex = 4)]
    public uint? VendorId { get; set; }

    /// <summary>Product.</summary>
    [XmlPath("product/@id", Hex = 4)]
    public uint? ProductId { get; set; }

    /// <summary>Place.</summary>
    [XmlPath("address")]
    public UsbHostAddress? Address { get; set; }
}

/// <summary>Whether the guest may reset a USB device.</summary>
[XmlEnum]
public enum UsbGuestReset : byte
{
    /// <summary>Not given.</summary>
    [XmlName("default")]
    Unset,

    /// <summary><c>off</c>.</summary>
    Off,

    /// <summary><c>uninitialized</c>.</summary>
    Uninitialized,

    /// <summary><c>on</c>.</summary>
    On,
}

/// <summary>Place of a USB device.</summary>
[XmlRecord]
public sealed partial record UsbHostAddress
{
    /// <summary>Bus.</summary>
    [XmlPath("@bus", AnyBase = true)]
    public uint? Bus { get; set; }

    /// <summary>Device.</summary>
    [XmlPath("@device", AnyBase = true)]
    public uint? Device { get; set; }

    /// <summary>Port.</summary>
    [XmlPath("@port")]
    public string? Port { get; set; }
}

/// <summary>A SCSI device.</summary>
[XmlCase(HostdevType.Scsi)]
public sealed partial record ScsiHostdevSource : HostdevSource
{
    /// <summary><c>iscsi</c>, or absent for one of the host.</summary>
    [XmlPath("@protocol")]
    public string? Protocol { get; set; }

    /// <summary>Target and LUN; when not given, LUN 0 for a target alone.</summary>
    [XmlPath("@name")]
    public string? Name { get; set; }

    /// <summary>Host adapter.</summary>
    [XmlPath("adapter/@name")]
    public string? Adapter { get; set; }

    /// <summary>Place.</summary>
    [XmlPath("address")]
    public ScsiHostAddress? Address { get; set; }

    /// <summary>Servers.</summary>
    [XmlPath("host")]
    public List<DiskHost> Hosts { get; set; } = [];

    /// <summary>What the driver keeps with it; in the driver's own record only.</summary>
    [XmlPath("privateData", When = FormatFlags.Status, ElementCodec = typeof(XmlNodeCodec))]
    public XmlNode? PrivateData { get; set; }

    /// <summary>Login.</summary>
    [XmlPath("auth")]
    public DiskAuth? Auth { get; set; }

    /// <summary>Name of the iSCSI initiator.</summary>
    [XmlPath("initiator/iqn/@name")]
    public string? InitiatorIqn { get; set; }
}

/// <summary>Place of a SCSI device.</summary>
[XmlRecord]
public sealed partial record ScsiHostAddress
{
    /// <summary>Bus.</summary>
    [XmlPath("@bus")]
    public uint? Bus { get; set; }

    /// <summary>Target.</summary>
    [XmlPath("@target", Required = true)]
    public uint? Target { get; set; }

    /// <summary>Unit.</summary>
    [XmlPath("@unit", Required = true)]
    public ulong? Unit { get; set; }
}

/// <summary>A vhost SCSI target.</summary>
[XmlCase(HostdevType.ScsiHost)]
public sealed partial record VhostScsiHostdevSource : HostdevSource
{
    /// <summary><c>vhost</c>.</summary>
    [XmlPath("@protocol")]
    public string? Protocol { get; set; }

    /// <summary>World-wide port name.</summary>
    [XmlPath("@wwpn")]
    public string? Wwpn { get; set; }
}

/// <summary>A mediated device.</summary>
[XmlCase(HostdevType.Mdev)]
public sealed partial record MdevHostdevSource : HostdevSource
{
    /// <summary>Which.</summary>
    [XmlPath("address/@uuid", Codec = typeof(UuidCodec), BadValue = "Cannot parse uuid attribute of element <address>",
        BadValueCode = ErrorCode.InternalError)]
    public Uuid? Uuid { get; set; }
}

/// <summary>A block device for a container.</summary>
[XmlCase(HostdevType.Storage)]
public sealed partial record StorageHostdevSource : HostdevSource
{
    /// <summary>Path.</summary>
    [XmlPath("block")]
    public string? Block { get; set; }
}

/// <summary>A character device for a container.</summary>
[XmlCase(HostdevType.Misc)]
public sealed partial record MiscHostdevSource : HostdevSource
{
    /// <summary>Path.</summary>
    [XmlPath("char")]
    public string? CharDevice { get; set; }
}

/// <summary>A network device for a container.</summary>
[XmlCase(HostdevType.Net)]
public sealed partial record NetHostdevSource : HostdevSource
{
    /// <summary>Name.</summary>
    [XmlPath("interface")]
    public string? Interface { get; set; }
}

/// <summary>Which USB devices may be redirected.</summary>
[XmlRecord]
public sealed partial record RedirFilter
{
    /// <summary>Rules, the first that fits counts.</summary>
    [XmlPath("usbdev")]
    public List<RedirFilterRule> Rules { get; set; } = [];
}

/// <summary>A rule for USB devices.</summary>
[XmlRecord]
public sealed partial record RedirFilterRule
{
    /// <summary>Class; any when not given. Since 0.9.12.</summary>
    [XmlPath("@class", Codec = typeof(UsbClassCodec))]
    public int? Class { get; set; }

    /// <summary>Vendor; any when not given.</summary>
    [XmlPath("@vendor", Codec = typeof(UsbIdCodec))]
    public int? Vendor { get; set; }

    /// <summary>Product; any when not given.</summary>
    [XmlPath("@product", Codec = typeof(UsbIdCodec))]
    public int? Product { get; set; }

    /// <summary>Version; any when not given.</summary>
    [XmlPath("@version")]
    public string? Version { get; set; }

    /// <summary>Allowed.</summary>
    [XmlPath("@allow", Required = true)]
    public required YesNo Allow { get; set; }
}
