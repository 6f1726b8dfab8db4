using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>A virtual network. Since 0.2.0.</summary>
[XmlRoot("network", Domain = ErrorDomain.Network)]
public sealed partial record NetworkDef
{
    /// <summary>How many guests are attached; said of a running network.</summary>
    [XmlPath("@connections", Omit = 0u, Unless = FormatFlags.Inactive)]
    public uint Connections { get; set; }

    /// <summary>Whether guests may talk IPv6 to each other when the network has no IPv6 gateway; no when not given.</summary>
    [XmlPath("@ipv6", Omit = YesNo.No, SkipEmpty = true)]
    public YesNo IPv6 { get; set; }

    /// <summary>Whether the host follows guests' changes of MAC address and receive filters. Since 1.2.10.</summary>
    [XmlPath("@trustGuestRxFilters")]
    public YesNo TrustGuestRxFilters { get; set; }

    /// <summary>The name, unique on the host.</summary>
    [XmlPath("name")]
    public string? Name { get; set; }

    /// <summary>The UUID, unique on the host; made up when not given.</summary>
    [XmlPath("uuid")]
    public Uuid? Uuid { get; set; }

    /// <summary>A short description. Since 9.7.0.</summary>
    [XmlPath("title")]
    public string? Title { get; set; }

    /// <summary>A description. Since 9.7.0.</summary>
    [XmlPath("description")]
    public string? Description { get; set; }

    /// <summary>What applications keep with the network. Since 2.1.0.</summary>
    [XmlPath("metadata")]
    public XmlFragment? Metadata { get; set; }

    /// <summary>How traffic leaves the network; null: it does not. Since 0.3.0.</summary>
    [XmlPath("forward")]
    public NetworkForward? Forward { get; set; }

    /// <summary>The bridge on the host; when not given, one of libvirt's own where the network needs one. Since 0.3.0.</summary>
    [XmlPath("bridge")]
    public NetworkBridge? Bridge { get; set; }

    /// <summary>Greatest size of a packet; when not given, that of the device, mostly 1500.</summary>
    [XmlPath("mtu/@size", SkipEmpty = true)]
    public uint? Mtu { get; set; }

    /// <summary>MAC address of the bridge; made up when not given.</summary>
    [XmlPath("mac/@address")]
    public string? MacAddress { get; set; }

    /// <summary>The DNS domain of the guests.</summary>
    [XmlPath("domain")]
    public NetworkDnsDomain? Domain { get; set; }

    /// <summary>The DNS server. Since 0.9.3.</summary>
    [XmlPath("dns", DropEmpty = true)]
    public NetworkDns? Dns { get; set; }

    /// <summary>VLANs of the guests' interfaces.</summary>
    [XmlPath("vlan")]
    public NetworkVlan? Vlan { get; set; }

    /// <summary>Limits on the whole network's traffic.</summary>
    [XmlPath("bandwidth")]
    public NetworkBandwidth? Bandwidth { get; set; }

    /// <summary>Settings of the bridge's ports. Since 6.1.0.</summary>
    [XmlPath("port")]
    public PortOptions? Port { get; set; }

    /// <summary>Addresses of the host in the network. Since 0.3.0.</summary>
    [XmlPath("ip", Full = true)]
    public List<NetworkIp> Ips { get; set; } = [];

    /// <summary>Further routes through the network.</summary>
    [XmlPath("route")]
    public List<NetworkRoute> Routes { get; set; } = [];

    /// <summary>Parameters of the switch ports of guests' interfaces.</summary>
    [XmlPath("virtualport")]
    public VirtualPort? VirtualPort { get; set; }

    /// <summary>Named sets of settings for guests' interfaces.</summary>
    [XmlPath("portgroup", Full = true)]
    public List<NetworkPortGroup> PortGroups { get; set; } = [];

    /// <summary>Settings in drivers' namespaces.</summary>
    [XmlPath("*")]
    public XmlExtensionList Extensions { get; set; } = [];
}
