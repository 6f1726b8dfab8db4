using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>A PCI device.</summary>
[XmlCase("pci")]
public sealed partial record PciCapability : NodeDeviceCapability
{
    /// <summary>Class, of 24 bits. Since 5.2.0.</summary>
    [XmlPath("class", Hex = 6)]
    public uint? Class { get; set; }

    /// <summary>Domain.</summary>
    [XmlPath("domain")]
    public uint Domain { get; set; }

    /// <summary>Bus.</summary>
    [XmlPath("bus")]
    public uint Bus { get; set; }

    /// <summary>Slot.</summary>
    [XmlPath("slot")]
    public uint Slot { get; set; }

    /// <summary>Function.</summary>
    [XmlPath("function")]
    public uint Function { get; set; }

    /// <summary>Product.</summary>
    [XmlPath("product")]
    public NodeDeviceId? Product { get; set; }

    /// <summary>Vendor.</summary>
    [XmlPath("vendor")]
    public NodeDeviceId? Vendor { get; set; }

    /// <summary>Virtual functions, mediated devices, vital product data and so on.</summary>
    [XmlPath("capability")]
    public List<PciFeature> Features { get; set; } = [];

    /// <summary>The devices that can only be given to one guest together.</summary>
    [XmlPath("iommuGroup")]
    public PciIommuGroup? IommuGroup { get; set; }

    /// <summary>NUMA node; absent when the host does not say.</summary>
    [XmlPath("numa/@node")]
    public int? NumaNode { get; set; }

    /// <summary>The PCI Express link.</summary>
    [XmlPath("pci-express")]
    public PciExpress? Express { get; set; }
}

/// <summary>What a PCI device can do beyond others.</summary>
[XmlUnion("@type", BadValue = "unknown PCI header type '{0}'", BadValueCode = ErrorCode.XmlError)]
public abstract partial record PciFeature;

/// <summary>It is a virtual function.</summary>
[XmlCase("phys_function")]
public sealed partial record PhysicalFunctionFeature : PciFeature
{
    /// <summary>The physical function.</summary>
    [XmlPath("address")]
    public HostPciAddress? Address { get; set; }
}

/// <summary>It has virtual functions.</summary>
[XmlCase("virt_functions")]
public sealed partial record VirtualFunctionsFeature : PciFeature
{
    /// <summary>How many there can be. Since 1.3.0.</summary>
    [XmlPath("@maxCount")]
    public uint? MaxCount { get; set; }

    /// <summary>Those there are.</summary>
    [XmlPath("address")]
    public List<HostPciAddress> Addresses { get; set; } = [];
}

/// <summary>It is a PCI bridge.</summary>
[XmlCase("pci-bridge")]
public sealed partial record PciBridgeFeature : PciFeature;

/// <summary>It is a CardBus bridge.</summary>
[XmlCase("cardbus-bridge")]
public sealed partial record CardbusBridgeFeature : PciFeature;

/// <summary>Mediated devices can be made on it.</summary>
[XmlCase("mdev_types")]
public sealed partial record PciMdevTypesFeature : PciFeature
{
    /// <summary>The types.</summary>
    [XmlPath("type")]
    public List<MdevType> Types { get; set; } = [];
}

/// <summary>It carries vital product data. Since 7.9.0.</summary>
[XmlCase("vpd")]
public sealed partial record VpdFeature : PciFeature
{
    /// <summary>Name of the product.</summary>
    [XmlPath("name", Always = true)]
    public string? Name { get; set; }

    /// <summary>Fields that cannot and that can be written.</summary>
    [XmlPath("fields")]
    public List<VpdFields> Fields { get; set; } = [];
}

/// <summary>Fields of vital product data.</summary>
[XmlRecord]
public sealed partial record VpdFields
{
    /// <summary>Whether they can be written: <c>readonly</c> or <c>readwrite</c>.</summary>
    [XmlPath("@access")]
    public string? Access { get; set; }

    /// <summary>Change level.</summary>
    [XmlPath("change_level")]
    public string? ChangeLevel { get; set; }

    /// <summary>Manufacturer.</summary>
    [XmlPath("manufacture_id")]
    public string? ManufactureId { get; set; }

    /// <summary>Part number.</summary>
    [XmlPath("part_number")]
    public string? PartNumber { get; set; }

    /// <summary>Serial number.</summary>
    [XmlPath("serial_number")]
    public string? SerialNumber { get; set; }

    /// <summary>Asset tag.</summary>
    [XmlPath("asset_tag")]
    public string? AssetTag { get; set; }

    /// <summary>Fields of the vendor.</summary>
    [XmlPath("vendor_field")]
    public List<VpdCustomField> VendorFields { get; set; } = [];

    /// <summary>Fields of the system.</summary>
    [XmlPath("system_field")]
    public List<VpdCustomField> SystemFields { get; set; } = [];
}

/// <summary>A field whose meaning the vendor or the system knows.</summary>
[XmlRecord]
public sealed partial record VpdCustomField
{
    /// <summary>A digit or letter.</summary>
    [XmlPath("@index")]
    public string? Index { get; set; }

    /// <summary>The value.</summary>
    [XmlPath(".")]
    public string? Value { get; set; }
}

/// <summary>A group of devices behind one translation of addresses.</summary>
[XmlRecord]
public sealed partial record PciIommuGroup
{
    /// <summary>Its number.</summary>
    [XmlPath("@number", Required = true)]
    public required uint Number { get; set; }

    /// <summary>The devices.</summary>
    [XmlPath("address")]
    public List<HostPciAddress> Addresses { get; set; } = [];
}

/// <summary>A PCI Express device.</summary>
[XmlRecord]
public sealed partial record PciExpress
{
    /// <summary>What the link could be, and what it is.</summary>
    [XmlPath("link")]
    public List<PciExpressLink> Links { get; set; } = [];
}

/// <summary>A PCI Express link.</summary>
[XmlRecord]
public sealed partial record PciExpressLink
{
    /// <summary><c>cap</c>: what it could be; <c>sta</c>: what it is.</summary>
    [XmlPath("@validity")]
    public string? Validity { get; set; }

    /// <summary>Port.</summary>
    [XmlPath("@port")]
    public int? Port { get; set; }

    /// <summary>Gigatransfers a second.</summary>
    [XmlPath("@speed")]
    public string? Speed { get; set; }

    /// <summary>Lanes.</summary>
    [XmlPath("@width")]
    public uint? Width { get; set; }
}

/// <summary>A type of mediated device that can be made.</summary>
[XmlRecord]
public sealed partial record MdevType
{
    /// <summary>The type.</summary>
    [XmlPath("@id", Required = true)]
    public required string? Id { get; set; }

    /// <summary>Its name.</summary>
    [XmlPath("name")]
    public string? Name { get; set; }

    /// <summary>How guests use it.</summary>
    [XmlPath("deviceAPI")]
    public string? DeviceApi { get; set; }

    /// <summary>How many more can be made.</summary>
    [XmlPath("availableInstances")]
    public uint? AvailableInstances { get; set; }
}
