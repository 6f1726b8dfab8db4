using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>The attachment of one guest's interface to a network. Since 5.5.0.</summary>
[XmlRoot("networkport", Domain = ErrorDomain.Network)]
public sealed partial record NetworkPortDef
{
    /// <summary>The port's UUID.</summary>
    [XmlPath("uuid", BadValue = "Unable to parse UUID '{0}'", BadValueCode = ErrorCode.InternalError)]
    public Uuid? Uuid { get; set; }

    /// <summary>Name of the guest.</summary>
    [XmlPath("owner/name")]
    public string? OwnerName { get; set; }

    /// <summary>UUID of the guest.</summary>
    [XmlPath("owner/uuid", BadValue = "Unable to parse UUID '{0}'", BadValueCode = ErrorCode.InternalError)]
    public Uuid? OwnerUuid { get; set; }

    /// <summary>The network's port group whose settings apply.</summary>
    [XmlPath("group")]
    public string? Group { get; set; }

    /// <summary>The interface's MAC address.</summary>
    [XmlPath("mac/@address")]
    public MacAddress? Mac { get; set; }

    /// <summary>Parameters of the switch port.</summary>
    [XmlPath("virtualport")]
    public VirtualPort? VirtualPort { get; set; }

    /// <summary>Limits on traffic.</summary>
    [XmlPath("bandwidth")]
    public NetworkBandwidth? Bandwidth { get; set; }

    /// <summary>VLANs.</summary>
    [XmlPath("vlan")]
    public NetworkVlan? Vlan { get; set; }

    /// <summary>Settings of the bridge port.</summary>
    [XmlPath("port")]
    public PortOptions? Port { get; set; }

    /// <summary>Whether the host follows the guest's changes of MAC address and receive filters; no when not given.</summary>
    [XmlPath("rxfilters/@trustGuest")]
    public YesNo TrustGuestRxFilters { get; set; }

    /// <summary>What the interface is plugged into on the host.</summary>
    [XmlPath("plug")]
    public NetworkPortPlug? Plug { get; set; }
}

/// <summary>What a port is plugged into on the host.</summary>
[XmlUnion("@type")]
public abstract partial record NetworkPortPlug;

/// <summary>The bridge of a network that libvirt runs.</summary>
[XmlCase("network")]
public sealed partial record NetworkPortPlugNetwork : NetworkPortPlug
{
    /// <summary>Name of the bridge.</summary>
    [XmlPath("@bridge")]
    public string? Bridge { get; set; }

    /// <summary>Who fills in the bridge's table of MAC addresses.</summary>
    [XmlPath("@macTableManager")]
    public MacTableManager MacTableManager { get; set; }
}

/// <summary>An existing bridge.</summary>
[XmlCase("bridge")]
public sealed partial record NetworkPortPlugBridge : NetworkPortPlug
{
    /// <summary>Name of the bridge.</summary>
    [XmlPath("@bridge")]
    public string? Bridge { get; set; }

    /// <summary>Who fills in the bridge's table of MAC addresses.</summary>
    [XmlPath("@macTableManager")]
    public MacTableManager MacTableManager { get; set; }
}

/// <summary>An interface of the host, over macvtap.</summary>
[XmlCase("direct")]
public sealed partial record NetworkPortPlugDirect : NetworkPortPlug
{
    /// <summary>Name of the interface.</summary>
    [XmlPath("@dev")]
    public string? Device { get; set; }

    /// <summary>Mode of the macvtap: <c>bridge</c>, <c>vepa</c>, <c>private</c> or <c>passthrough</c>.</summary>
    [XmlPath("@mode")]
    public NetworkPortDirectMode Mode { get; set; }
}

/// <summary>Modes of a macvtap.</summary>
[XmlEnum]
public enum NetworkPortDirectMode
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>Frames go through the switch outside.</summary>
    Vepa,

    /// <summary>Guests see no other guest.</summary>
    Private,

    /// <summary>Guests reach each other on the host.</summary>
    Bridge,

    /// <summary>The interface is the guest's alone.</summary>
    Passthrough,
}

/// <summary>A PCI device of the host.</summary>
[XmlCase("hostdev-pci")]
public sealed partial record NetworkPortPlugHostdev : NetworkPortPlug
{
    /// <summary>Whether libvirt detaches the device from the host's driver and reattaches it; no when not given.</summary>
    [XmlPath("@managed")]
    public YesNo Managed { get; set; }

    /// <summary>How the device is given to the guest.</summary>
    [XmlPath("driver")]
    public NetworkForwardDriver? Driver { get; set; }

    /// <summary>The device.</summary>
    [XmlPath("address")]
    public HostPciAddress? Address { get; set; }
}
