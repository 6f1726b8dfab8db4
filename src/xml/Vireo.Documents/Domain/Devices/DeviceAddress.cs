using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Where a device is attached. A case without members asks for any place of that kind.</summary>
[XmlUnion("@type", BadValue = "Invalid value for attribute 'type' in element 'address': '{0}'.", BadValueCode = ErrorCode.XmlError)]
public abstract partial record DeviceAddress;

/// <summary>A PCI function.</summary>
[XmlCase("pci")]
public sealed partial record PciDeviceAddress : DeviceAddress
{
    /// <summary>Domain of the guest's PCI topology.</summary>
    [XmlPath("@domain", Hex = 4)]
    public uint? Domain { get; set; }

    /// <summary>Bus: the index of a PCI controller.</summary>
    [XmlPath("@bus", Hex = 2)]
    public uint? Bus { get; set; }

    /// <summary>Slot, 0 to 31.</summary>
    [XmlPath("@slot", Hex = 2)]
    public uint? Slot { get; set; }

    /// <summary>Function, 0 to 7.</summary>
    [XmlPath("@function", Hex = 1)]
    public uint? Function { get; set; }

    /// <summary>Other functions of the slot are in use.</summary>
    [XmlPath("@multifunction")]
    public OnOff Multifunction { get; set; }

    /// <summary>s390's identifiers.</summary>
    [XmlPath("zpci")]
    public ZpciAddress? Zpci { get; set; }
}

/// <summary>Identifiers of a PCI function on s390.</summary>
[XmlRecord]
public sealed partial record ZpciAddress
{
    /// <summary>User-defined identifier.</summary>
    [XmlPath("@uid", Hex = 4)]
    public uint? Uid { get; set; }

    /// <summary>Function identifier.</summary>
    [XmlPath("@fid", Hex = 8)]
    public uint? Fid { get; set; }
}

/// <summary>A unit on a disk controller.</summary>
[XmlCase("drive")]
public sealed partial record DriveAddress : DeviceAddress
{
    /// <summary>Index of the controller.</summary>
    [XmlPath("@controller")]
    public uint? Controller { get; set; }

    /// <summary>Bus of the controller.</summary>
    [XmlPath("@bus")]
    public uint? Bus { get; set; }

    /// <summary>Target on the bus.</summary>
    [XmlPath("@target")]
    public uint? Target { get; set; }

    /// <summary>Unit of the target.</summary>
    [XmlPath("@unit")]
    public uint? Unit { get; set; }
}

/// <summary>A port of a virtio serial controller.</summary>
[XmlCase("virtio-serial")]
public sealed partial record VirtioSerialAddress : DeviceAddress
{
    /// <summary>Index of the controller.</summary>
    [XmlPath("@controller")]
    public uint? Controller { get; set; }

    /// <summary>Bus of the controller.</summary>
    [XmlPath("@bus")]
    public uint? Bus { get; set; }

    /// <summary>Port on the bus.</summary>
    [XmlPath("@port")]
    public uint? Port { get; set; }
}

/// <summary>A slot of a smart card reader.</summary>
[XmlCase("ccid")]
public sealed partial record CcidAddress : DeviceAddress
{
    /// <summary>Index of the controller.</summary>
    [XmlPath("@controller")]
    public uint? Controller { get; set; }

    /// <summary>Slot.</summary>
    [XmlPath("@slot")]
    public uint? Slot { get; set; }
}

/// <summary>A USB port.</summary>
[XmlCase("usb")]
public sealed partial record UsbAddress : DeviceAddress
{
    /// <summary>Bus: the index of a USB controller.</summary>
    [XmlPath("@bus")]
    public uint? Bus { get; set; }

    /// <summary>Port, with the hubs on the way: <c>1.2</c>.</summary>
    [XmlPath("@port")]
    public string? Port { get; set; }
}

/// <summary>A register on POWER's virtual bus.</summary>
[XmlCase("spapr-vio")]
public sealed partial record SpaprVioAddress : DeviceAddress
{
    /// <summary>Register.</summary>
    [XmlPath("@reg", Hex = 8)]
    public ulong? Register { get; set; }
}

/// <summary>s390's old virtio bus.</summary>
[XmlCase("virtio-s390")]
public sealed partial record VirtioS390Address : DeviceAddress;

/// <summary>A channel device of s390.</summary>
[XmlCase("ccw")]
public sealed partial record CcwAddress : DeviceAddress
{
    /// <summary>Channel subsystem.</summary>
    [XmlPath("@cssid", Hex = 1)]
    public uint? ChannelSubsystem { get; set; }

    /// <summary>Subchannel set.</summary>
    [XmlPath("@ssid", Hex = 1)]
    public uint? SubchannelSet { get; set; }

    /// <summary>Device number.</summary>
    [XmlPath("@devno", Hex = 4)]
    public uint? DeviceNumber { get; set; }
}

/// <summary>virtio's memory-mapped bus.</summary>
[XmlCase("virtio-mmio")]
public sealed partial record VirtioMmioAddress : DeviceAddress;

/// <summary>An ISA port.</summary>
[XmlCase("isa")]
public sealed partial record IsaAddress : DeviceAddress
{
    /// <summary>First IO port.</summary>
    [XmlPath("@iobase", Hex = 1)]
    public uint? IoBase { get; set; }

    /// <summary>Interrupt.</summary>
    [XmlPath("@irq", Hex = 1)]
    public uint? Irq { get; set; }
}

/// <summary>A memory slot.</summary>
[XmlCase("dimm")]
public sealed partial record DimmAddress : DeviceAddress
{
    /// <summary>Slot.</summary>
    [XmlPath("@slot")]
    public uint? Slot { get; set; }

    /// <summary>Where in the guest's memory.</summary>
    [XmlPath("@base", Hex = 1)]
    public ulong? Base { get; set; }
}

/// <summary>The device is not attached, although the host has it.</summary>
[XmlCase("unassigned")]
public sealed partial record UnassignedAddress : DeviceAddress;
