using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>What every device may carry: where it boots, its alias, its place in the guest.</summary>
[XmlRecord]
[XmlTrailing]
public abstract partial record Device
{
    /// <summary>Place in the boot order.</summary>
    [XmlPath("boot")]
    public DeviceBoot? Boot { get; set; }

    /// <summary>Name of the device, unique in the guest; those of users begin with <c>ua-</c>. Since 0.8.8.</summary>
    [XmlPath("alias/@name")]
    public string? Alias { get; set; }

    /// <summary>First port on the companion controller (USB); when not given, 0, 2 and 4 for the three companions of ICH9.</summary>
    [XmlPath("master/@startport")]
    public uint? MasterStartPort { get; set; }

    /// <summary>Option ROM. Since 0.9.7.</summary>
    [XmlPath("rom", DropEmpty = true)]
    public DeviceRom? Rom { get; set; }

    /// <summary>ACPI index, which fixes the interface's name in the guest. Since 7.3.0.</summary>
    [XmlPath("acpi/@index", NonZero = true)]
    public uint? AcpiIndex { get; set; }

    /// <summary>Where the device sits; chosen by libvirt when not given.</summary>
    [XmlPath("address")]
    public DeviceAddress? Address { get; set; }

    /// <summary>What the driver keeps with it; in the driver's own record only.</summary>
    [XmlPath("privateData", When = FormatFlags.Status, ElementCodec = typeof(XmlNodeCodec))]
    public XmlNode? PrivateData { get; set; }
}

/// <summary>Place of a device in the boot order.</summary>
[XmlRecord]
public sealed partial record DeviceBoot
{
    /// <summary>From 1 up. Since 0.8.8.</summary>
    [XmlPath("@order", Required = true, NonZero = true)]
    public required uint? Order { get; set; }

    /// <summary>Boot parameter of an s390 guest.</summary>
    [XmlPath("@loadparm")]
    public string? Loadparm { get; set; }
}

/// <summary>Option ROM of a PCI device.</summary>
[XmlRecord]
public sealed partial record DeviceRom
{
    /// <summary>Whether the device has one. Since 4.3.0.</summary>
    [XmlPath("@enabled")]
    public YesNo Enabled { get; set; }

    /// <summary>Whether it is visible in the memory map. Since 0.9.7.</summary>
    [XmlPath("@bar")]
    public OnOff Bar { get; set; }

    /// <summary>Image that replaces it. Since 0.9.10.</summary>
    [XmlPath("@file")]
    public string? File { get; set; }
}

/// <summary>Switches common to all virtio devices.</summary>
[XmlRecord]
[XmlTrailing]
public abstract partial record VirtioOptions
{
    /// <summary>Use the guest's IOMMU. Since 3.5.0.</summary>
    [XmlPath("@iommu")]
    public OnOff Iommu { get; set; }

    /// <summary>Address translation service. Since 3.5.0.</summary>
    [XmlPath("@ats")]
    public OnOff Ats { get; set; }

    /// <summary>Packed rings. Since 6.3.0.</summary>
    [XmlPath("@packed")]
    public OnOff Packed { get; set; }

    /// <summary>One page for each queue's notifications. Since 7.9.0.</summary>
    [XmlPath("@page_per_vq")]
    public OnOff PagePerVq { get; set; }
}
