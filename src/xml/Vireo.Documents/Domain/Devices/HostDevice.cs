using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>A device of the host that is given to the guest.</summary>
[XmlRecord]
public sealed partial record HostDevice : Device
{
    /// <summary>A whole device, or a part of the host for a container.</summary>
    [XmlPath("@mode")]
    public HostDeviceMode Mode { get; set; }

    /// <summary>Kind of device.</summary>
    [XmlPath("@type", Required = true)]
    public HostDeviceType Type { get; set; }

    /// <summary>libvirt takes the device from its host driver at start and gives it back at the end.</summary>
    [XmlPath("@managed")]
    public YesNo Managed { get; set; }

    /// <summary>Whether the guest may send SCSI commands that need privileges.</summary>
    [XmlPath("@sgio")]
    public ScsiFilter SgIo { get; set; }

    /// <summary>The emulator gets the right for raw SCSI commands.</summary>
    [XmlPath("@rawio")]
    public YesNo RawIo { get; set; }

    /// <summary>What the guest sees, for SCSI hosts and mediated devices.</summary>
    [XmlPath("@model")]
    public HostDeviceModel Model { get; set; }

    /// <summary>The device gives the guest a display.</summary>
    [XmlPath("@display")]
    public OnOff Display { get; set; }

    /// <summary>A frame buffer in memory for the time before a driver is there.</summary>
    [XmlPath("@ramfb")]
    public OnOff RamFb { get; set; }

    /// <summary>How a PCI device is given.</summary>
    [XmlPath("driver", DropEmpty = true)]
    public HostPciDriver? Driver { get; set; }

    /// <summary>Which device of the host.</summary>
    [XmlPath("source", By = nameof(Type))]
    public HostDeviceSource? Source { get; set; }

    /// <summary>Partner of a bond that survives migration.</summary>
    [XmlPath("teaming")]
    public Teaming? Teaming { get; set; }

    /// <summary>Addresses of a network device in a container.</summary>
    [XmlPath("ip")]
    public List<DeviceIp> Addresses { get; set; } = [];

    /// <summary>Routes of a network device in a container.</summary>
    [XmlPath("route")]
    public List<NetworkRoute> Routes { get; set; } = [];

    /// <summary>The guest may not write.</summary>
    [XmlPath("readonly")]
    public bool ReadOnly { get; set; }

    /// <summary>Guests may share it.</summary>
    [XmlPath("shareable")]
    public bool Shareable { get; set; }
}

/// <summary>What is given.</summary>
[XmlEnum]
public enum HostDeviceMode : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>A whole device.</summary>
    Subsystem,

    /// <summary>A part of the host for a container.</summary>
    Capabilities,
}

/// <summary>Kinds of host devices.</summary>
[XmlEnum]
public enum HostDeviceType : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>USB.</summary>
    Usb,

    /// <summary>PCI.</summary>
    Pci,

    /// <summary>A SCSI unit.</summary>
    Scsi,

    /// <summary>A SCSI host adapter.</summary>
    [XmlName("scsi_host")]
    ScsiHost,

    /// <summary>A mediated device.</summary>
    Mdev,

    /// <summary>A block device for a container.</summary>
    Storage,

    /// <summary>A character device for a container.</summary>
    Misc,

    /// <summary>A network interface for a container.</summary>
    Net,
}

/// <summary>Whether the guest may send SCSI commands that need privileges.</summary>
[XmlEnum]
public enum ScsiFilter : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>Not all.</summary>
    Filtered,

    /// <summary>All.</summary>
    Unfiltered,
}

/// <summary>What the guest sees of a SCSI host or mediated device.</summary>
[XmlEnum]
public enum HostDeviceModel : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>virtio.</summary>
    Virtio,

    /// <summary>virtio, both generations.</summary>
    [XmlName("virtio-transitional")]
    VirtioTransitional,

    /// <summary>virtio, the present generation only.</summary>
    [XmlName("virtio-non-transitional")]
    VirtioNonTransitional,

    /// <summary>A PCI device.</summary>
    [XmlName("vfio-pci")]
    VfioPci,

    /// <summary>A channel device.</summary>
    [XmlName("vfio-ccw")]
    VfioCcw,

    /// <summary>A crypto adapter.</summary>
    [XmlName("vfio-ap")]
    VfioAp,
}

/// <summary>How a PCI device is given.</summary>
[XmlRecord]
public sealed partial record HostPciDriver
{
    /// <summary>Mechanism.</summary>
    [XmlPath("@name")]
    public HostPciDriverName Name { get; set; }

    /// <summary>Kernel module that takes the device.</summary>
    [XmlPath("@model")]
    public string? Model { get; set; }
}

/// <summary>Mechanisms that give PCI devices.</summary>
[XmlEnum]
public enum HostPciDriverName : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>KVM's own, of old.</summary>
    Kvm,

    /// <summary>VFIO.</summary>
    Vfio,

    /// <summary>Xen's.</summary>
    Xen,
}

/// <summary>Partner of a bond that survives migration.</summary>
[XmlRecord]
public sealed partial record Teaming
{
    /// <summary>Role.</summary>
    [XmlPath("@type", Required = true)]
    public TeamingType Type { get; set; }

    /// <summary>Alias of the persistent partner.</summary>
    [XmlPath("@persistent")]
    public string? Persistent { get; set; }
}

/// <summary>Roles in a bond.</summary>
[XmlEnum]
public enum TeamingType : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>Stays.</summary>
    Persistent,

    /// <summary>Is unplugged for a migration.</summary>
    Transient,
}

/// <summary>An IP address of a device.</summary>
[XmlRecord]
public sealed partial record DeviceIp
{
    /// <summary>The address.</summary>
    [XmlPath("@address", Required = true)]
    public string? Address { get; set; }

    /// <summary><c>ipv4</c> or <c>ipv6</c>.</summary>
    [XmlPath("@family")]
    public string? Family { get; set; }

    /// <summary>Length of the network's prefix.</summary>
    [XmlPath("@prefix", Omit = 0u)]
    public uint? Prefix { get; set; }

    /// <summary>The other end of a point-to-point link.</summary>
    [XmlPath("@peer")]
    public string? Peer { get; set; }
}
