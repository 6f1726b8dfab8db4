using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>The place of a device on a host's PCI buses.</summary>
[XmlRecord]
public sealed partial record HostPciAddress
{
    /// <summary>PCI domain.</summary>
    [XmlPath("@domain", Hex = 4)]
    public uint Domain { get; set; }

    /// <summary>Bus, 0 to 255.</summary>
    [XmlPath("@bus", Hex = 2)]
    public uint Bus { get; set; }

    /// <summary>Slot on the bus, 0 to 31.</summary>
    [XmlPath("@slot", Hex = 2)]
    public uint Slot { get; set; }

    /// <summary>Function of the slot, 0 to 7.</summary>
    [XmlPath("@function", Hex = 1)]
    public uint Function { get; set; }

    partial void OnParsed(XmlElement element) => PciAddress.Check(element, Bus, Slot, Function);
}
