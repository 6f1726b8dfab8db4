using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>The VLANs of an interface, network or port group.</summary>
[XmlRecord]
public sealed partial record NetworkVlan
{
    /// <summary>Whether tagged traffic of several VLANs passes.</summary>
    [XmlPath("@trunk")]
    public YesNo Trunk { get; set; }

    /// <summary>The VLANs.</summary>
    [XmlPath("tag")]
    public List<VlanTag> Tags { get; set; } = [];
}

/// <summary>One VLAN.</summary>
[XmlRecord]
public sealed partial record VlanTag
{
    /// <summary>The VLAN's number, 0 to 4095.</summary>
    [XmlPath("@id", Required = true)]
    public required uint Id { get; set; }

    /// <summary>Whether the VLAN is that of untagged traffic, and how its own traffic leaves.</summary>
    [XmlPath("@nativeMode")]
    public VlanNativeMode NativeMode { get; set; }
}

/// <summary>How the traffic of a trunk's native VLAN leaves.</summary>
[XmlEnum]
public enum VlanNativeMode
{
    /// <summary>The VLAN is not the native one.</summary>
    None,

    /// <summary>With a tag.</summary>
    Tagged,

    /// <summary>Without a tag.</summary>
    Untagged,
}
