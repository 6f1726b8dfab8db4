using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Where a device sits in the guest.</summary>
[XmlUnion("@type")]
public abstract partial record DeviceAddress
{
}

/// <summary>A PCI slot.</summary>
[XmlCase("pci")]
public sealed partial record PciAddress : DeviceAddress
{
    /// <summary>Domain.</summary>
    [XmlPath("@domain", Hex = 4)]
    public uint? Domain { get; set; }

    /// <summary>Bus.</summary>
    [XmlPath("@bus", Hex = 2)]
    public uint? Bus { get; set; }

    /// <summary>Slot.</summary>
    [XmlPath("@slot", Hex = 2)]
    public uint? Slot { get; set; }

    /// <summary>Function.</summary>
    [XmlPath("@function", Hex = 1)]
    public uint? Function { get; set; }

    /// <summary>Other functions share the slot; off when not given.</summary>
    [XmlPath("@multifunction")]
    public OnOff Multifunction { get; set; }

    /// <summary>s390 identifiers. Since 4.10.0.</summary>
    [XmlPath("zpci", DropEmpty = true)]
    public ZpciAddress? Zpci { get; set; }
}

/// <summary>s390 identifiers of a PCI device.</summary>
[XmlRecord]
public sealed partial record ZpciAddress
{
    /// <summary>User-defined id; when not given, 0 beside a function id.</summary>
    [XmlPath("@uid", Hex = 4)]
    public uint? Uid { get; set; }

    /// <summary>Function id; when not given, 0 beside a user-defined id.</summary>
    [XmlPath("@fid", Hex = 8)]
    public uint? Fid { get; set; }
}

/// <summary>A place on a disk controller.</summary>
[XmlCase("drive")]
public sealed partial record DriveAddress : DeviceAddress
{
    /// <summary>Index of the controller; 0 when not given.</summary>
    [XmlPath("@controller")]
    public uint Controller { get; set; }

    /// <summary>Bus; 0 when not given.</summary>
    [XmlPath("@bus")]
    public uint Bus { get; set; }

    /// <summary>Target; 0 when not given.</summary>
    [XmlPath("@target")]
    public uint Target { get; set; }

    /// <summary>Unit; 0 when not given.</summary>
    [XmlPath("@unit")]
    public uint Unit { get; set; }
}

/// <summary>A port of a virtio-serial controller.</summary>
[XmlCase("virtio-serial")]
public sealed partial record VirtioSerialAddress : DeviceAddress
{
    /// <summary>Index of the controller; 0 when not given.</summary>
    [XmlPath("@controller")]
    public uint Controller { get; set; }

    /// <summary>Bus; 0 when not given.</summary>
    [XmlPath("@bus")]
    public uint Bus { get; set; }

    /// <summary>Port; 0 when not given.</summary>
    [XmlPath("@port")]
    public uint Port { get; set; }
}

/// <summary>A slot of a smart-card controller.</summary>
[XmlCase("ccid")]
public sealed partial record CcidAddress : DeviceAddress
{
    /// <summary>Index of the controller; 0 when not given.</summary>
    [XmlPath("@controller")]
    public uint Controller { get; set; }

    /// <summary>Slot; 0 when not given.</summary>
    [XmlPath("@slot")]
    public uint Slot { get; set; }
}

/// <summary>A USB port.</summary>
[XmlCase("usb")]
public sealed partial record UsbAddress : DeviceAddress
{
    /// <summary>Bus; 0 when not given.</summary>
    [XmlPath("@bus")]
    public uint Bus { get; set; }

    /// <summary>Port, with dots through hubs.</summary>
    [XmlPath("@port")]
    public string? Port { get; set; }

    /// <summary>Device number on the host's bus.</summary>
    [XmlPath("@device")]
    public uint? Device { get; set; }
}

/// <summary>A register of a pSeries guest.</summary>
[XmlCase("spapr-vio")]
public sealed partial record SpaprVioAddress : DeviceAddress
{
    /// <summary>Register.</summary>
    [XmlPath("@reg", Hex = 8)]
    public ulong? Reg { get; set; }
}

/// <summary>The old s390 virtio bus.</summary>
[XmlCase("virtio-s390")]
public sealed partial record VirtioS390Address : DeviceAddress
{
}

/// <summary>An s390 channel.</summary>
[XmlCase("ccw")]
public sealed partial record CcwAddress : DeviceAddress
{
    /// <summary>Channel subsystem.</summary>
    [XmlPath("@cssid", Hex = 1)]
    public uint? Cssid { get; set; }

    /// <summary>Subchannel set.</summary>
    [XmlPath("@ssid", Hex = 1)]
    public uint? Ssid { get; set; }

    /// <summary>Device number.</summary>
    [XmlPath("@devno", Hex = 4)]
    public uint? Devno { get; set; }
}

/// <summary>Memory-mapped virtio.</summary>
[XmlCase("virtio-mmio")]
public sealed partial record VirtioMmioAddress : DeviceAddress
{
}

/// <summary>ISA ports.</summary>
[XmlCase("isa")]
public sealed partial record IsaAddress : DeviceAddress
{
    /// <summary>First port.</summary>
    [XmlPath("@iobase", Hex = 1)]
    public uint? Iobase { get; set; }

    /// <summary>Interrupt.</summary>
    [XmlPath("@irq", Hex = 1)]
    public uint? Irq { get; set; }
}

/// <summary>A memory slot.</summary>
[XmlCase("dimm")]
public sealed partial record DimmAddress : DeviceAddress
{
    /// <summary>Slot.</summary>
    [XmlPath("@slot", Required = true)]
    public required uint Slot { get; set; }

    /// <summary>Guest-physical address.</summary>
    [XmlPath("@base", Hex = 1)]
    public ulong? Base { get; set; }
}

/// <summary>Deliberately not in the guest.</summary>
[XmlCase("unassigned")]
public sealed partial record UnassignedAddress : DeviceAddress
{
}
