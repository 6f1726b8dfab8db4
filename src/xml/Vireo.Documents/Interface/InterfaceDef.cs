using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>A network interface of the host. Since 0.6.4.</summary>
[XmlRoot("interface", Domain = ErrorDomain.Interface)]
public sealed partial record InterfaceDef
{
    /// <inheritdoc/>
    protected override bool HasTwoTags => true;

    /// <summary>The kind of interface.</summary>
    [XmlPath("@type", Required = true)]
    public required InterfaceType Type { get; set; }

    /// <summary>The name.</summary>
    [XmlPath("@name")]
    public string? Name { get; set; }

    /// <summary>When the interface is started.</summary>
    [XmlPath("start/@mode", BadValue = "unknown interface startmode {0}", BadValueCode = ErrorCode.XmlError, SkipEmpty = true)]
    public InterfaceStartMode StartMode { get; set; }

    /// <summary>Greatest size of a packet.</summary>
    [XmlPath("mtu/@size", SkipEmpty = true)]
    public uint? Mtu { get; set; }

    /// <summary>Addresses, per protocol.</summary>
    [XmlPath("protocol", Full = true)]
    public List<InterfaceProtocol> Protocols { get; set; } = [];

    /// <summary>State and speed of the link.</summary>
    [XmlPath("link", DropEmpty = true)]
    public InterfaceLink? Link { get; set; }

    /// <summary>MAC address.</summary>
    [XmlPath("mac/@address")]
    public string? Mac { get; set; }

    /// <summary>Kind <c>bridge</c>: its ports.</summary>
    [XmlPath("bridge", Full = true)]
    public InterfaceBridge? Bridge { get; set; }

    /// <summary>Kind <c>bond</c>: its members.</summary>
    [XmlPath("bond", Full = true)]
    public InterfaceBond? Bond { get; set; }

    /// <summary>Kind <c>vlan</c>: its number and the interface below.</summary>
    [XmlPath("vlan")]
    public InterfaceVlan? Vlan { get; set; }
}

/// <summary>Kinds of host interface.</summary>
[XmlEnum]
public enum InterfaceType
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>An Ethernet card.</summary>
    Ethernet,

    /// <summary>A bridge.</summary>
    Bridge,

    /// <summary>Several cards as one.</summary>
    Bond,

    /// <summary>One VLAN of another interface.</summary>
    Vlan,
}

/// <summary>When a host interface is started.</summary>
[XmlEnum]
public enum InterfaceStartMode
{
    /// <summary>Not given.</summary>
    Unspecified,

    /// <summary>When the host starts.</summary>
    OnBoot,

    /// <summary>Never by itself.</summary>
    None,

    /// <summary>When the card is plugged in.</summary>
    Hotplug,
}

/// <summary>Addresses of one protocol.</summary>
[XmlRecord]
public sealed partial record InterfaceProtocol
{
    /// <summary>The protocol, <c>ipv4</c> or <c>ipv6</c>.</summary>
    [XmlPath("@family")]
    public string? Family { get; set; }

    /// <summary>Whether addresses come from the routers' advertisements.</summary>
    [XmlPath("autoconf")]
    public bool Autoconf { get; set; }

    /// <summary>Addresses come from a DHCP server.</summary>
    [XmlPath("dhcp")]
    public InterfaceDhcp? Dhcp { get; set; }

    /// <summary>Fixed addresses.</summary>
    [XmlPath("ip")]
    public List<InterfaceIp> Ips { get; set; } = [];

    /// <summary>The router.</summary>
    [XmlPath("route/@gateway")]
    public string? Gateway { get; set; }
}

/// <summary>Use of DHCP.</summary>
[XmlRecord]
public sealed partial record InterfaceDhcp
{
    /// <summary>Whether the server's DNS servers are used.</summary>
    [XmlPath("@peerdns")]
    public YesNo PeerDns { get; set; }
}

/// <summary>A fixed address.</summary>
[XmlRecord]
public sealed partial record InterfaceIp
{
    /// <summary>The address.</summary>
    [XmlPath("@address")]
    public string? Address { get; set; }

    /// <summary>Length of the network's prefix.</summary>
    [XmlPath("@prefix")]
    public int? Prefix { get; set; }
}

/// <summary>The link of an interface.</summary>
[XmlRecord]
public sealed partial record InterfaceLink
{
    /// <summary>Speed in megabits a second.</summary>
    [XmlPath("@speed", Omit = 0u)]
    public uint? Speed { get; set; }

    /// <summary>State.</summary>
    [XmlPath("@state", SkipEmpty = true)]
    public InterfaceLinkState State { get; set; }
}

/// <summary>States of a link.</summary>
[XmlEnum]
public enum InterfaceLinkState
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>Unknown.</summary>
    Unknown,

    /// <summary>The card is missing.</summary>
    NotPresent,

    /// <summary>Down.</summary>
    Down,

    /// <summary>Down, because the interface below is.</summary>
    LowerLayerDown,

    /// <summary>Being tested.</summary>
    Testing,

    /// <summary>Waiting for an event outside.</summary>
    Dormant,

    /// <summary>Up.</summary>
    Up,
}

/// <summary>A bridge of the host.</summary>
[XmlRecord]
public sealed partial record InterfaceBridge
{
    /// <summary>Whether it speaks the spanning tree protocol.</summary>
    [XmlPath("@stp", Lenient = true)]
    public OnOff Stp { get; set; }

    /// <summary>Seconds before it forwards.</summary>
    [XmlPath("@delay")]
    public string? Delay { get; set; }

    /// <summary>Its ports.</summary>
    [XmlPath("interface", Full = true)]
    public List<InterfaceDef> Interfaces { get; set; } = [];
}

/// <summary>Several cards as one.</summary>
[XmlRecord]
public sealed partial record InterfaceBond
{
    /// <summary>How traffic is spread.</summary>
    [XmlPath("@mode", BadValue = "unknown bonding mode {0}", BadValueCode = ErrorCode.XmlError, SkipEmpty = true)]
    public InterfaceBondMode Mode { get; set; }

    /// <summary>Links are watched through the cards.</summary>
    [XmlPath("miimon")]
    public InterfaceMiimon? Miimon { get; set; }

    /// <summary>Links are watched with ARP requests.</summary>
    [XmlPath("arpmon")]
    public InterfaceArpmon? Arpmon { get; set; }

    /// <summary>The members.</summary>
    [XmlPath("interface", Full = true)]
    public List<InterfaceDef> Interfaces { get; set; } = [];
}

/// <summary>How a bond spreads traffic.</summary>
[XmlEnum]
public enum InterfaceBondMode
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>In turn.</summary>
    [XmlName("balance-rr")]
    BalanceRoundRobin,

    /// <summary>One card, the others wait.</summary>
    [XmlName("active-backup")]
    ActiveBackup,

    /// <summary>By address.</summary>
    [XmlName("balance-xor")]
    BalanceXor,

    /// <summary>Over all.</summary>
    Broadcast,

    /// <summary>By IEEE 802.3ad.</summary>
    [XmlName("802.3ad")]
    Ieee8023ad,

    /// <summary>What goes out by load.</summary>
    [XmlName("balance-tlb")]
    BalanceTransmit,

    /// <summary>Both directions by load.</summary>
    [XmlName("balance-alb")]
    BalanceAdaptive,
}

/// <summary>Watching links through the cards.</summary>
[XmlRecord]
public sealed partial record InterfaceMiimon
{
    /// <summary>Milliseconds between looks.</summary>
    [XmlPath("@freq", BadValue = "bond interface miimon freq missing or invalid", BadValueCode = ErrorCode.XmlError)]
    public int? Frequency { get; set; }

    /// <summary>Milliseconds before a link counts as down.</summary>
    [XmlPath("@downdelay", Omit = 0, BadValue = "bond interface miimon downdelay invalid", BadValueCode = ErrorCode.XmlError,
        SkipEmpty = true)]
    public int? DownDelay { get; set; }

    /// <summary>Milliseconds before a link counts as up.</summary>
    [XmlPath("@updelay", Omit = 0, BadValue = "bond interface miimon updelay invalid", BadValueCode = ErrorCode.XmlError, SkipEmpty = true)]
    public int? UpDelay { get; set; }

    /// <summary>How the card is asked.</summary>
    [XmlPath("@carrier", BadValue = "unknown mii bonding carrier {0}", BadValueCode = ErrorCode.XmlError, SkipEmpty = true)]
    public InterfaceMiiCarrier Carrier { get; set; }
}

/// <summary>How a card is asked for its link.</summary>
[XmlEnum]
public enum InterfaceMiiCarrier
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>By the MII or ethtool call.</summary>
    Ioctl,

    /// <summary>By the kernel's own state.</summary>
    Netif,
}

/// <summary>Watching links with ARP requests.</summary>
[XmlRecord]
public sealed partial record InterfaceArpmon
{
    /// <summary>Milliseconds between requests.</summary>
    [XmlPath("@interval")]
    public int? Interval { get; set; }

    /// <summary>IPv4 address that is asked for.</summary>
    [XmlPath("@target")]
    public string? Target { get; set; }

    /// <summary>Which answers are checked.</summary>
    [XmlPath("@validate", BadValue = "unknown arp bonding validate {0}", BadValueCode = ErrorCode.XmlError)]
    public InterfaceArpValidate Validate { get; set; }
}

/// <summary>Which ARP answers are checked.</summary>
[XmlEnum]
public enum InterfaceArpValidate
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>None.</summary>
    None,

    /// <summary>Those of the card in use.</summary>
    Active,

    /// <summary>Those of the waiting cards.</summary>
    Backup,

    /// <summary>All.</summary>
    All,
}

/// <summary>One VLAN of another interface.</summary>
[XmlRecord]
public sealed partial record InterfaceVlan
{
    /// <summary>The VLAN's number.</summary>
    [XmlPath("@tag")]
    public string? Tag { get; set; }

    /// <summary>The interface below.</summary>
    [XmlPath("interface/@name")]
    public string? Device { get; set; }
}
