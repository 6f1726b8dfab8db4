using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>A named set of settings for guests' interfaces.</summary>
[XmlRecord]
public sealed partial record NetworkPortGroup
{
    /// <summary>The name.</summary>
    [XmlPath("@name")]
    public string? Name { get; set; }

    /// <summary>Whether interfaces that name no group get this one.</summary>
    [XmlPath("@default", Omit = YesNo.No, Lenient = true)]
    public YesNo Default { get; set; }

    /// <summary>Whether the host follows guests' changes of MAC address and receive filters; as the network says when not given. Since
    /// 1.2.10.</summary>
    [XmlPath("@trustGuestRxFilters")]
    public YesNo TrustGuestRxFilters { get; set; }

    /// <summary>VLANs.</summary>
    [XmlPath("vlan")]
    public NetworkVlan? Vlan { get; set; }

    /// <summary>Parameters of the switch port.</summary>
    [XmlPath("virtualport")]
    public VirtualPort? VirtualPort { get; set; }

    /// <summary>Limits on traffic.</summary>
    [XmlPath("bandwidth")]
    public NetworkBandwidth? Bandwidth { get; set; }
}
