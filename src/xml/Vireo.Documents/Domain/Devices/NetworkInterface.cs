using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>What an interface is connected to.</summary>
[XmlEnum]
public enum NetworkInterfaceType : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>user</c>.</summary>
    User,

    /// <summary><c>ethernet</c>.</summary>
    Ethernet,

    /// <summary><c>vhostuser</c>.</summary>
    Vhostuser,

    /// <summary><c>server</c>.</summary>
    Server,

    /// <summary><c>client</c>.</summary>
    Client,

    /// <summary><c>mcast</c>.</summary>
    Mcast,

    /// <summary><c>network</c>.</summary>
    Network,

    /// <summary><c>bridge</c>.</summary>
    Bridge,

    /// <summary><c>internal</c>.</summary>
    Internal,

    /// <summary><c>direct</c>.</summary>
    Direct,

    /// <summary><c>hostdev</c>.</summary>
    Hostdev,

    /// <summary><c>udp</c>.</summary>
    Udp,

    /// <summary><c>vdpa</c>.</summary>
    Vdpa,

    /// <summary><c>null</c>.</summary>
    Null,

    /// <summary><c>vds</c>.</summary>
    Vds,
}

/// <summary>A network interface.</summary>
[XmlRecord]
public sealed partial record NetworkInterface : Device
{
    /// <summary>What it is connected to; <c>user</c> when not given.</summary>
    [XmlPath("@type")]
    public NetworkInterfaceType Type { get; set; }

    /// <summary>libvirt detaches the host device; no when not given.</summary>
    [XmlPath("@managed", Lenient = true)]
    public YesNo Managed { get; set; }

    /// <summary>The host follows the guest's filters; no when not given. Since 1.2.10.</summary>
    [XmlPath("@trustGuestRxFilters")]
    public YesNo TrustGuestRxFilters { get; set; }

    /// <summary>Ethernet address; made up when not given.</summary>
    [XmlPath("mac")]
    public InterfaceMac? Mac { get; set; }

    /// <summary>The host's side.</summary>
    [XmlPath("source", By = nameof(Type), DropEmpty = true)]
    public InterfaceSource? Source { get; set; }

    /// <summary>What the network really gave out; in the driver's own record only.</summary>
    [XmlPath("actual", When = FormatFlags.ActualNetwork)]
    public ActualInterface? Actual { get; set; }

    /// <summary>VLANs. Since 0.10.0.</summary>
    [XmlPath("vlan", DropEmpty = true)]
    public NetworkVlan? Vlan { get; set; }

    /// <summary>Port of a virtual switch.</summary>
    [XmlPath("virtualport")]
    public VirtualPort? Virtualport { get; set; }

    /// <summary>Limits. Since 0.9.4.</summary>
    [XmlPath("bandwidth")]
    public NetworkBandwidth? Bandwidth { get; set; }

    /// <summary>Does not see other isolated ports; no when not given. Since 6.1.0.</summary>
    [XmlPath("port/@isolated")]
    public YesNo PortIsolated { get; set; }

    /// <summary>Addresses in the guest.</summary>
    [XmlPath("ip")]
    public List<GuestIp> Ips { get; set; } = [];

    /// <summary>Routes in the guest.</summary>
    [XmlPath("route")]
    public List<GuestRoute> Routes { get; set; } = [];

    /// <summary>Forwarded ports. Since 9.0.0.</summary>
    [XmlPath("portForward")]
    public List<PortForward> PortForwards { get; set; } = [];

    /// <summary>Program that sets the interface up.</summary>
    [XmlPath("script/@path")]
    public string? Script { get; set; }

    /// <summary>Program that takes the interface down. Since 5.1.0.</summary>
    [XmlPath("downscript/@path")]
    public string? DownScript { get; set; }

    /// <summary>Xen domain that serves it.</summary>
    [XmlPath("backenddomain/@name")]
    public string? BackendDomain { get; set; }

    /// <summary>Device of the host.</summary>
    [XmlPath("target", DropEmpty = true)]
    public InterfaceTarget? Target { get; set; }

    /// <summary>Device of a container.</summary>
    [XmlPath("guest", DropEmpty = true)]
    public InterfaceGuest? Guest { get; set; }

    /// <summary>Model.</summary>
    [XmlPath("model/@type")]
    public string? Model { get; set; }

    /// <summary>How it works.</summary>
    [XmlPath("driver", DropEmpty = true)]
    public InterfaceDriver? Driver { get; set; }

    /// <summary>What connects it.</summary>
    [XmlPath("backend", DropEmpty = true)]
    public InterfaceBackend? Backend { get; set; }

    /// <summary>Network filter.</summary>
    [XmlPath("filterref")]
    public FilterReference? Filter { get; set; }

    /// <summary>Send buffer in bytes.</summary>
    [XmlPath("tune/sndbuf")]
    public ulong? SendBuffer { get; set; }

    /// <summary>Pair for migration. Since 6.1.0.</summary>
    [XmlPath("teaming")]
    public InterfaceTeaming? Teaming { get; set; }

    /// <summary>Cable; up when not given. Since 0.9.5.</summary>
    [XmlPath("link/@state", BadValue = "unknown interface link state '{0}'", SkipEmpty = true)]
    public LinkState Link { get; set; }

    /// <summary>Largest packet. Since 3.1.0.</summary>
    [XmlPath("mtu/@size", BadValue = "malformed mtu size", BadValueCode = ErrorCode.XmlError)]
    public uint? Mtu { get; set; }

    /// <summary>Packets for each interrupt. Since 3.3.0.</summary>
    [XmlPath("coalesce/rx/frames/@max", SkipEmpty = true)]
    public uint? CoalesceRxFrames { get; set; }
}

/// <summary>Ethernet address.</summary>
[XmlRecord]
public sealed partial record InterfaceMac
{
    /// <summary>Address; made up when not given.</summary>
    [XmlPath("@address")]
    public MacAddress? Address { get; set; }

    /// <summary>Whether it was generated.</summary>
    [XmlPath("@type")]
    public MacType Type { get; set; }

    /// <summary>Whether the hypervisor checks it.</summary>
    [XmlPath("@check")]
    public YesNo Check { get; set; }

    /// <summary>Address in use, when the guest changed it.</summary>
    [XmlPath("@currentAddress", Unless = FormatFlags.Inactive)]
    public MacAddress? CurrentAddress { get; set; }
}

/// <summary>Whether an address was generated.</summary>
[XmlEnum]
public enum MacType : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>generated</c>.</summary>
    Generated,

    /// <summary><c>static</c>.</summary>
    Static,
}

/// <summary>What an interface is connected to.</summary>
[XmlUnion]
public abstract partial record InterfaceSource
{
}

/// <summary>The host itself.</summary>
[XmlCase(NetworkInterfaceType.User)]
[XmlCase(NetworkInterfaceType.Ethernet)]
public sealed partial record HostInterfaceSource : InterfaceSource
{
    /// <summary>Device of the host.</summary>
    [XmlPath("@dev")]
    public string? Dev { get; set; }

    /// <summary>Addresses on the host.</summary>
    [XmlPath("ip")]
    public List<GuestIp> Ips { get; set; } = [];

    /// <summary>Routes on the host.</summary>
    [XmlPath("route")]
    public List<GuestRoute> Routes { get; set; } = [];
}

/// <summary>A vhost-user server.</summary>
[XmlCase(NetworkInterfaceType.Vhostuser)]
public sealed partial record VhostUserInterfaceSource : InterfaceSource
{
    /// <summary>Kind of socket.</summary>
    [XmlPath("@type")]
    public CharType Type { get; set; }

    /// <summary>Path.</summary>
    [XmlPath("@path")]
    public string? Path { get; set; }

    /// <summary>Who opens it.</summary>
    [XmlPath("@mode")]
    public VhostUserMode Mode { get; set; }

    /// <summary>Device of the host, for passt.</summary>
    [XmlPath("@dev")]
    public string? Dev { get; set; }

    /// <summary>What happens when the peer disconnects.</summary>
    [XmlPath("reconnect", DropEmpty = true)]
    public CharReconnect? Reconnect { get; set; }
}

/// <summary>Who opens a vhost-user socket.</summary>
[XmlEnum]
public enum VhostUserMode : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>server</c>.</summary>
    Server,

    /// <summary><c>client</c>.</summary>
    Client,
}

/// <summary>A socket between guests.</summary>
[XmlCase(NetworkInterfaceType.Server)]
[XmlCase(NetworkInterfaceType.Client)]
[XmlCase(NetworkInterfaceType.Mcast)]
[XmlCase(NetworkInterfaceType.Udp)]
public sealed partial record SocketInterfaceSource : InterfaceSource
{
    /// <summary>Address.</summary>
    [XmlPath("@address")]
    public string? Address { get; set; }

    /// <summary>Port.</summary>
    [XmlPath("@port")]
    public uint? Port { get; set; }

    /// <summary>Our end of a UDP tunnel.</summary>
    [XmlPath("local")]
    public InterfaceLocal? Local { get; set; }
}

/// <summary>Our end of a UDP tunnel.</summary>
[XmlRecord]
public sealed partial record InterfaceLocal
{
    /// <summary>Address.</summary>
    [XmlPath("@address", Required = true)]
    public string? Address { get; set; }

    /// <summary>Port.</summary>
    [XmlPath("@port", Required = true)]
    public uint? Port { get; set; }
}

/// <summary>A virtual network.</summary>
[XmlCase(NetworkInterfaceType.Network)]
public sealed partial record NetworkInterfaceSource : InterfaceSource
{
    /// <summary>Its name.</summary>
    [XmlPath("@network")]
    public string? Network { get; set; }

    /// <summary>Port group; the network's default one when not given.</summary>
    [XmlPath("@portgroup")]
    public string? PortGroup { get; set; }

    /// <summary>Port of a running guest.</summary>
    [XmlPath("@portid", Unless = FormatFlags.Inactive, Codec = typeof(UuidCodec))]
    public Uuid? PortId { get; set; }

    /// <summary>Bridge in use.</summary>
    [XmlPath("@bridge", Unless = FormatFlags.Inactive)]
    public string? Bridge { get; set; }

    /// <summary>Who keeps the bridge's table.</summary>
    [XmlPath("@macTableManager", Unless = FormatFlags.Inactive)]
    public MacTableManager MacTableManager { get; set; }

    /// <summary>Device in use.</summary>
    [XmlPath("@dev", Unless = FormatFlags.Inactive)]
    public string? Dev { get; set; }

    /// <summary>Mode in use.</summary>
    [XmlPath("@mode", Unless = FormatFlags.Inactive)]
    public DirectMode Mode { get; set; }
}

/// <summary>A bridge of the host.</summary>
[XmlCase(NetworkInterfaceType.Bridge)]
public sealed partial record BridgeInterfaceSource : InterfaceSource
{
    /// <summary>Bridge.</summary>
    [XmlPath("@bridge")]
    public string? Bridge { get; set; }

    /// <summary>Who keeps the bridge's table.</summary>
    [XmlPath("@macTableManager", Unless = FormatFlags.Inactive)]
    public MacTableManager MacTableManager { get; set; }
}

/// <summary>An internal network.</summary>
[XmlCase(NetworkInterfaceType.Internal)]
public sealed partial record InternalInterfaceSource : InterfaceSource
{
    /// <summary>Name.</summary>
    [XmlPath("@name")]
    public string? Name { get; set; }
}

/// <summary>A device of the host, through macvtap.</summary>
[XmlCase(NetworkInterfaceType.Direct)]
public sealed partial record DirectInterfaceSource : InterfaceSource
{
    /// <summary>Device.</summary>
    [XmlPath("@dev")]
    public string? Dev { get; set; }

    /// <summary>Mode; <c>vepa</c> when not given.</summary>
    [XmlPath("@mode")]
    public DirectMode Mode { get; set; }
}

/// <summary>Mode of macvtap.</summary>
[XmlEnum]
public enum DirectMode : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>vepa</c>.</summary>
    Vepa,

    /// <summary><c>private</c>.</summary>
    Private,

    /// <summary><c>bridge</c>.</summary>
    Bridge,

    /// <summary><c>passthrough</c>.</summary>
    Passthrough,
}

/// <summary>A PCI device of the host.</summary>
[XmlCase(NetworkInterfaceType.Hostdev)]
public sealed partial record HostdevInterfaceSource : InterfaceSource
{
    /// <summary>Manufacturer of a USB device.</summary>
    [XmlPath("vendor/@id", Hex = 4)]
    public uint? Vendor { get; set; }

    /// <summary>Product of a USB device.</summary>
    [XmlPath("product/@id", Hex = 4)]
    public uint? Product { get; set; }

    /// <summary>The device.</summary>
    [XmlPath("address")]
    public DeviceAddress? Address { get; set; }
}

/// <summary>A vDPA device.</summary>
[XmlCase(NetworkInterfaceType.Vdpa)]
public sealed partial record VdpaInterfaceSource : InterfaceSource
{
    /// <summary>Path.</summary>
    [XmlPath("@dev")]
    public string? Dev { get; set; }
}

/// <summary>A distributed switch of VMware.</summary>
[XmlCase(NetworkInterfaceType.Vds)]
public sealed partial record VdsInterfaceSource : InterfaceSource
{
    /// <summary>Switch.</summary>
    [XmlPath("@switchid")]
    public string? SwitchId { get; set; }

    /// <summary>Port.</summary>
    [XmlPath("@portid", Required = true)]
    public required int? PortId { get; set; }

    /// <summary>Port group.</summary>
    [XmlPath("@portgroupid", Required = true)]
    public required string? PortGroupId { get; set; }

    /// <summary>Connection.</summary>
    [XmlPath("@connectionid", Required = true)]
    public required int? ConnectionId { get; set; }
}

/// <summary>An address.</summary>
[XmlRecord]
public sealed partial record GuestIp
{
    /// <summary>Address.</summary>
    [XmlPath("@address", Missing = "Missing required address in <ip>")]
    public string? Address { get; set; }

    /// <summary><c>ipv4</c> or <c>ipv6</c>; derived from the address when not given.</summary>
    [XmlPath("@family")]
    public string? Family { get; set; }

    /// <summary>Length of the prefix; when not given, that of the address's class, 64 for IPv6.</summary>
    [XmlPath("@prefix", BadValue = "Invalid prefix value '{0}' in <ip>", BadValueCode = ErrorCode.XmlError)]
    public uint? Prefix { get; set; }

    /// <summary>Other end.</summary>
    [XmlPath("@peer")]
    public string? Peer { get; set; }
}

/// <summary>A route.</summary>
[XmlRecord]
public sealed partial record GuestRoute
{
    /// <summary><c>ipv4</c> or <c>ipv6</c>; derived from the address when not given.</summary>
    [XmlPath("@family")]
    public string? Family { get; set; }

    /// <summary>Network.</summary>
    [XmlPath("@address")]
    public string? Address { get; set; }

    /// <summary>Mask.</summary>
    [XmlPath("@netmask")]
    public string? NetMask { get; set; }

    /// <summary>Length of the prefix.</summary>
    [XmlPath("@prefix")]
    public uint? Prefix { get; set; }

    /// <summary>Gateway.</summary>
    [XmlPath("@gateway")]
    public string? Gateway { get; set; }

    /// <summary>Cost.</summary>
    [XmlPath("@metric", NonZero = true)]
    public uint? Metric { get; set; }
}

/// <summary>Device of the host.</summary>
[XmlRecord]
public sealed partial record InterfaceTarget
{
    /// <summary>Name.</summary>
    [XmlPath("@dev")]
    public string? Dev { get; set; }

    /// <summary>Made by libvirt; yes when not given.</summary>
    [XmlPath("@managed")]
    public YesNo Managed { get; set; }
}

/// <summary>Device of a container.</summary>
[XmlRecord]
public sealed partial record InterfaceGuest
{
    /// <summary>Name.</summary>
    [XmlPath("@dev")]
    public string? Dev { get; set; }

    /// <summary>Name in use.</summary>
    [XmlPath("@actual", Unless = FormatFlags.Inactive)]
    public string? Actual { get; set; }
}

/// <summary>Pair of interfaces for migration.</summary>
[XmlRecord]
public sealed partial record InterfaceTeaming
{
    /// <summary>Part of the pair.</summary>
    [XmlPath("@type", BadValue = "unknown teaming type '{0}'", SkipEmpty = true)]
    public TeamingType Type { get; set; }

    /// <summary>Alias of the persistent partner.</summary>
    [XmlPath("@persistent")]
    public string? Persistent { get; set; }
}

/// <summary>Part of a pair of interfaces.</summary>
[XmlEnum]
public enum TeamingType : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>persistent</c>.</summary>
    Persistent,

    /// <summary><c>transient</c>.</summary>
    Transient,
}

/// <summary>Cable of an interface.</summary>
[XmlEnum]
public enum LinkState : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>up</c>.</summary>
    Up,

    /// <summary><c>down</c>.</summary>
    Down,
}

/// <summary>Forwarded ports.</summary>
[XmlRecord]
public sealed partial record PortForward
{
    /// <summary>Protocol.</summary>
    [XmlPath("@proto", Required = true)]
    public PortForwardProtocol Protocol { get; set; }

    /// <summary>Address of the host; all when not given.</summary>
    [XmlPath("@address")]
    public string? Address { get; set; }

    /// <summary>Device of the host.</summary>
    [XmlPath("@dev")]
    public string? Dev { get; set; }

    /// <summary>Ports; all when not given.</summary>
    [XmlPath("range")]
    public List<PortForwardRange> Ranges { get; set; } = [];
}

/// <summary>Protocol of forwarded ports.</summary>
[XmlEnum]
public enum PortForwardProtocol : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>tcp</c>.</summary>
    Tcp,

    /// <summary><c>udp</c>.</summary>
    Udp,
}

/// <summary>A range of forwarded ports.</summary>
[XmlRecord]
public sealed partial record PortForwardRange
{
    /// <summary>First.</summary>
    [XmlPath("@start", NonZero = true)]
    public uint? Start { get; set; }

    /// <summary>Last; the first alone when not given.</summary>
    [XmlPath("@end", NonZero = true)]
    public uint? End { get; set; }

    /// <summary>First in the guest; the same when not given.</summary>
    [XmlPath("@to", NonZero = true)]
    public uint? To { get; set; }

    /// <summary>Not forwarded.</summary>
    [XmlPath("@exclude")]
    public YesNo Exclude { get; set; }
}
