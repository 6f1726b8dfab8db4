using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>What a network gave out to an interface of a running guest.</summary>
[XmlRecord]
public sealed partial record ActualInterface
{
    /// <summary>What the interface is connected to in truth.</summary>
    [XmlPath("@type")]
    public NetworkInterfaceType Type { get; set; }

    /// <summary>Whether a device of the host is detached from its driver; no when not given.</summary>
    [XmlPath("@managed", Lenient = true)]
    public YesNo Managed { get; set; }

    /// <summary>Whether the host follows the guest's filters; no when not given.</summary>
    [XmlPath("@trustGuestRxFilters")]
    public YesNo TrustGuestRxFilters { get; set; }

    /// <summary>Where it leads.</summary>
    [XmlPath("source", DropEmpty = true)]
    public ActualInterfaceSource? Source { get; set; }

    /// <summary>Its class in the traffic of its network.</summary>
    [XmlPath("class/@id")]
    public uint? ClassId { get; set; }

    /// <summary>VLANs.</summary>
    [XmlPath("vlan", DropEmpty = true)]
    public NetworkVlan? Vlan { get; set; }

    /// <summary>Port of a virtual switch.</summary>
    [XmlPath("virtualport")]
    public VirtualPort? Virtualport { get; set; }

    /// <summary>Limits.</summary>
    [XmlPath("bandwidth")]
    public NetworkBandwidth? Bandwidth { get; set; }

    /// <summary>Does not see other isolated ports; no when not given.</summary>
    [XmlPath("port/@isolated")]
    public YesNo PortIsolated { get; set; }
}

/// <summary>Where an interface leads whose network gave it out.</summary>
[XmlRecord]
public sealed partial record ActualInterfaceSource
{
    /// <summary>Bridge.</summary>
    [XmlPath("@bridge")]
    public string? Bridge { get; set; }

    /// <summary>Who keeps the bridge's table.</summary>
    [XmlPath("@macTableManager")]
    public MacTableManager MacTableManager { get; set; }

    /// <summary>Device of the host.</summary>
    [XmlPath("@dev")]
    public string? Dev { get; set; }

    /// <summary>Mode of the device.</summary>
    [XmlPath("@mode")]
    public DirectMode Mode { get; set; }
}
