using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Kind of a controller.</summary>
[XmlEnum]
public enum ControllerType : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>ide</c>.</summary>
    Ide,

    /// <summary><c>fdc</c>.</summary>
    Fdc,

    /// <summary><c>scsi</c>.</summary>
    Scsi,

    /// <summary><c>sata</c>.</summary>
    Sata,

    /// <summary><c>virtio-serial</c>.</summary>
    [XmlName("virtio-serial")]
    VirtioSerial,

    /// <summary><c>ccid</c>.</summary>
    Ccid,

    /// <summary><c>usb</c>.</summary>
    Usb,

    /// <summary><c>pci</c>.</summary>
    Pci,

    /// <summary><c>xenbus</c>.</summary>
    Xenbus,

    /// <summary><c>isa</c>.</summary>
    Isa,

    /// <summary><c>nvme</c>.</summary>
    Nvme,
}

/// <summary>A controller.</summary>
[XmlRecord]
public sealed partial record Controller : Device
{
    /// <summary>Kind; <c>ide</c> when not given.</summary>
    [XmlPath("@type")]
    public ControllerType Type { get; set; }

    /// <summary>Number among its kind; the lowest that is free when not given.</summary>
    [XmlPath("@index", NonNegative = true)]
    public int? Index { get; set; }

    /// <summary>Model; its names depend on the kind.</summary>
    [XmlPath("@model")]
    public string? Model { get; set; }

    /// <summary>Ports of a virtio-serial or USB controller.</summary>
    [XmlPath("@ports", NonNegative = true)]
    public int? Ports { get; set; }

    /// <summary>Interrupts of a virtio-serial controller.</summary>
    [XmlPath("@vectors", NonNegative = true)]
    public int? Vectors { get; set; }

    /// <summary>Grant frames of Xen.</summary>
    [XmlPath("@maxGrantFrames", NonNegative = true)]
    public int? MaxGrantFrames { get; set; }

    /// <summary>Event channels of Xen.</summary>
    [XmlPath("@maxEventChannels", NonNegative = true)]
    public int? MaxEventChannels { get; set; }

    /// <summary>Serial number of an NVMe controller.</summary>
    [XmlPath("serial")]
    public string? Serial { get; set; }

    /// <summary>Exact PCI device. Since 1.2.19.</summary>
    [XmlPath("model/@name")]
    public PciControllerModelName ModelName { get; set; }

    /// <summary>Wiring of a PCI controller. Since 1.2.19.</summary>
    [XmlPath("target", DropEmpty = true)]
    public ControllerTarget? Target { get; set; }

    /// <summary>64-bit PCI hole in KiB. Since 1.1.2.</summary>
    [XmlPath("pcihole64", Unit = "KiB", Look = "./pcihole64")]
    public ulong? PciHole64 { get; set; }

    /// <summary>How it works.</summary>
    [XmlPath("driver", DropEmpty = true)]
    public ControllerDriver? Driver { get; set; }
}

/// <summary>Exact device of a PCI controller.</summary>
[XmlEnum]
public enum PciControllerModelName : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>none</c>.</summary>
    None,

    /// <summary><c>pci-bridge</c>.</summary>
    [XmlName("pci-bridge")]
    PciBridge,

    /// <summary><c>i82801b11-bridge</c>.</summary>
    [XmlName("i82801b11-bridge")]
    I82801b11Bridge,

    /// <summary><c>ioh3420</c>.</summary>
    Ioh3420,

    /// <summary><c>x3130-upstream</c>.</summary>
    [XmlName("x3130-upstream")]
    X3130Upstream,

    /// <summary><c>xio3130-downstream</c>.</summary>
    [XmlName("xio3130-downstream")]
    Xio3130Downstream,

    /// <summary><c>pxb</c>.</summary>
    Pxb,

    /// <summary><c>pxb-pcie</c>.</summary>
    [XmlName("pxb-pcie")]
    PxbPcie,

    /// <summary><c>pcie-root-port</c>.</summary>
    [XmlName("pcie-root-port")]
    PcieRootPort,

    /// <summary><c>spapr-pci-host-bridge</c>.</summary>
    [XmlName("spapr-pci-host-bridge")]
    SpaprPciHostBridge,

    /// <summary><c>pcie-pci-bridge</c>.</summary>
    [XmlName("pcie-pci-bridge")]
    PciePciBridge,
}

/// <summary>Wiring of a PCI controller.</summary>
[XmlRecord]
public sealed partial record ControllerTarget
{
    /// <summary>Number of a bridge; that of the controller when not given. Since 1.2.19.</summary>
    [XmlPath("@chassisNr", AnyBase = true, NonNegative = true)]
    public int? ChassisNr { get; set; }

    /// <summary>Chassis of a port. Since 1.2.19.</summary>
    [XmlPath("@chassis", AnyBase = true, NonNegative = true)]
    public int? Chassis { get; set; }

    /// <summary>Port. Since 1.2.19.</summary>
    [XmlPath("@port", AnyBase = true, Hex = 1, NonNegative = true)]
    public int? Port { get; set; }

    /// <summary>First bus of an expander; when not given, two below the lowest of the other expanders, from 254. Since 1.3.5.</summary>
    [XmlPath("@busNr", AnyBase = true, NonNegative = true)]
    public int? BusNr { get; set; }

    /// <summary>Index of a pSeries host bridge. Since 3.6.0.</summary>
    [XmlPath("@index", AnyBase = true, NonNegative = true)]
    public int? Index { get; set; }

    /// <summary>Devices may be plugged; on when not given. Since 6.3.0.</summary>
    [XmlPath("@hotplug")]
    public OnOff Hotplug { get; set; }

    /// <summary>KiB of memory reserved.</summary>
    [XmlPath("@memReserve", NonZero = true)]
    public ulong? MemReserve { get; set; }

    /// <summary>NUMA node. Since 1.3.5.</summary>
    [XmlPath("node", BadValue = "invalid NUMA node in target", BadValueCode = ErrorCode.XmlError, NonNegative = true)]
    public int? Node { get; set; }
}

/// <summary>How a controller works.</summary>
[XmlRecord]
public sealed partial record ControllerDriver : VirtioOptions
{
    /// <summary>Number of queues. Since 1.0.5.</summary>
    [XmlPath("@queues")]
    public uint? Queues { get; set; }

    /// <summary>Commands for each LUN. Since 1.2.7.</summary>
    [XmlPath("@cmd_per_lun")]
    public uint? CommandsPerLun { get; set; }

    /// <summary>Largest transfer. Since 1.2.7.</summary>
    [XmlPath("@max_sectors")]
    public uint? MaxSectors { get; set; }

    /// <summary>Requests are handled apart from the CPU's thread. Since 1.2.18.</summary>
    [XmlPath("@ioeventfd")]
    public OnOff Ioeventfd { get; set; }

    /// <summary>I/O thread that serves it. Since 1.3.5.</summary>
    [XmlPath("@iothread")]
    public uint? Iothread { get; set; }

    /// <summary>Several I/O threads and their queues.</summary>
    [XmlPath("iothreads/iothread")]
    public List<IoThreadMapping> IoThreads { get; set; } = [];
}
