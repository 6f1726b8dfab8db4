using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Which device of the host is given; the case follows from <see cref="HostDevice.Type"/>.</summary>
[XmlUnion]
public abstract partial record HostDeviceSource;

/// <summary>A USB device: by its ids, by its place, or both.</summary>
[XmlCase(HostDeviceType.Usb)]
public sealed partial record HostUsbSource : HostDeviceSource
{
    /// <summary>What to do when it is missing at start.</summary>
    [XmlPath("@startupPolicy")]
    public StartupPolicy StartupPolicy { get; set; }

    /// <summary>When the guest may reset it.</summary>
    [XmlPath("@guestReset")]
    public UsbGuestReset GuestReset { get; set; }

    /// <summary>It was missing at start.</summary>
    [XmlPath("@missing", Unless = FormatFlags.Inactive)]
    public YesNo Missing { get; set; }

    /// <summary>Vendor.</summary>
    [XmlPath("vendor/@id", Hex = 4)]
    public uint? Vendor { get; set; }

    /// <summary>Product.</summary>
    [XmlPath("product/@id", Hex = 4)]
    public uint? Product { get; set; }

    /// <summary>Bus.</summary>
    [XmlPath("address/@bus")]
    public uint? Bus { get; set; }

    /// <summary>Port, as the host counts.</summary>
    [XmlPath("address/@port")]
    public string? Port { get; set; }

    /// <summary>Device on the bus.</summary>
    [XmlPath("address/@device")]
    public uint? DeviceNumber { get; set; }
}

/// <summary>When the guest may reset a host's USB device.</summary>
[XmlEnum]
public enum UsbGuestReset : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>Never.</summary>
    Off,

    /// <summary>As long as it is not configured.</summary>
    Uninitialized,

    /// <summary>Always.</summary>
    On,
}

/// <summary>What to do when something is missing at start.</summary>
[XmlEnum]
public enum StartupPolicy : byte
{
    /// <summary>Not given, or <c>default</c>.</summary>
    [XmlName("default")]
    Unset,

    /// <summary>Fail.</summary>
    Mandatory,

    /// <summary>Fail at first start, else go on without it.</summary>
    Requisite,

    /// <summary>Go on without it.</summary>
    Optional,
}

/// <summary>A PCI device.</summary>
[XmlCase(HostDeviceType.Pci)]
public sealed partial record HostPciSource : HostDeviceSource
{
    /// <summary>What to do when it is missing at start.</summary>
    [XmlPath("@startupPolicy")]
    public StartupPolicy StartupPolicy { get; set; }

    /// <summary>Writes to its configuration space are filtered.</summary>
    [XmlPath("@writeFiltering")]
    public YesNo WriteFiltering { get; set; }

    /// <summary>Where it is on the host.</summary>
    [XmlPath("address")]
    public PciAddress? Address { get; set; }
}

/// <summary>A SCSI unit: behind a host adapter, or an iSCSI target.</summary>
[XmlCase(HostDeviceType.Scsi)]
public sealed partial record HostScsiSource : HostDeviceSource
{
    /// <summary><c>iscsi</c>, or absent for an adapter.</summary>
    [XmlPath("@protocol")]
    public HostScsiProtocol Protocol { get; set; }

    /// <summary>iSCSI name of the target with the unit.</summary>
    [XmlPath("@name")]
    public string? Name { get; set; }

    /// <summary>iSCSI portals.</summary>
    [XmlPath("host")]
    public List<HostScsiPortal> Hosts { get; set; } = [];

    /// <summary>The host adapter.</summary>
    [XmlPath("adapter/@name")]
    public string? Adapter { get; set; }

    /// <summary>The unit behind the adapter.</summary>
    [XmlPath("address")]
    public HostScsiAddress? Address { get; set; }

    /// <summary>Login at the target.</summary>
    [XmlPath("auth")]
    public StorageAuth? Auth { get; set; }

    /// <summary>Name of the initiator.</summary>
    [XmlPath("initiator/iqn/@name")]
    public string? Initiator { get; set; }

    /// <summary>The driver's own notes.</summary>
    [XmlPath("privateData", When = FormatFlags.Status)]
    public XmlFragment? PrivateData { get; set; }
}

/// <summary>How a SCSI unit is reached.</summary>
[XmlEnum]
public enum HostScsiProtocol : byte
{
    /// <summary>Through an adapter; not written.</summary>
    Unset,

    /// <summary>iSCSI.</summary>
    Iscsi,
}

/// <summary>An iSCSI portal.</summary>
[XmlRecord]
public sealed partial record HostScsiPortal
{
    /// <summary>Name or address.</summary>
    [XmlPath("@name", Required = true)]
    public string? Name { get; set; }

    /// <summary>TCP port.</summary>
    [XmlPath("@port")]
    public uint? Port { get; set; }
}

/// <summary>A unit behind a SCSI adapter.</summary>
[XmlRecord]
public sealed partial record HostScsiAddress
{
    /// <summary>Bus.</summary>
    [XmlPath("@bus", Required = true)]
    public uint? Bus { get; set; }

    /// <summary>Target.</summary>
    [XmlPath("@target", Required = true)]
    public uint? Target { get; set; }

    /// <summary>Unit.</summary>
    [XmlPath("@unit", Required = true)]
    public ulong? Unit { get; set; }
}

/// <summary>A SCSI host adapter.</summary>
[XmlCase(HostDeviceType.ScsiHost)]
public sealed partial record HostScsiHostSource : HostDeviceSource
{
    /// <summary><c>vhost</c>.</summary>
    [XmlPath("@protocol")]
    public HostScsiHostProtocol Protocol { get; set; }

    /// <summary>World-wide port name.</summary>
    [XmlPath("@wwpn")]
    public string? Wwpn { get; set; }
}

/// <summary>How a SCSI host adapter is given.</summary>
[XmlEnum]
public enum HostScsiHostProtocol : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>The host kernel's target.</summary>
    Vhost,
}

/// <summary>A mediated device.</summary>
[XmlCase(HostDeviceType.Mdev)]
public sealed partial record HostMdevSource : HostDeviceSource
{
    /// <summary>The device.</summary>
    [XmlPath("address/@uuid")]
    public Uuid? Uuid { get; set; }
}

/// <summary>A block device for a container.</summary>
[XmlCase(HostDeviceType.Storage)]
public sealed partial record HostStorageSource : HostDeviceSource
{
    /// <summary>Path of the device.</summary>
    [XmlPath("block")]
    public string? Block { get; set; }
}

/// <summary>A character device for a container.</summary>
[XmlCase(HostDeviceType.Misc)]
public sealed partial record HostMiscSource : HostDeviceSource
{
    /// <summary>Path of the device.</summary>
    [XmlPath("char")]
    public string? Char { get; set; }
}

/// <summary>A network interface for a container.</summary>
[XmlCase(HostDeviceType.Net)]
public sealed partial record HostNetSource : HostDeviceSource
{
    /// <summary>Name of the interface.</summary>
    [XmlPath("interface")]
    public string? Interface { get; set; }
}
