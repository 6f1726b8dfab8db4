// The public constants of libvirt's C API, network part. Names are the C names without their common prefix.

namespace Vireo;

/// <summary>libvirt's <c>virConnectListAllNetworksFlags</c>, since 0.10.2.</summary>
[Flags]
public enum ConnectListAllNetworksFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_CONNECT_LIST_NETWORKS_INACTIVE</c>, since 0.10.2.</summary>
    Inactive = 1,
    /// <summary><c>VIR_CONNECT_LIST_NETWORKS_ACTIVE</c>, since 0.10.2.</summary>
    Active = 2,
    /// <summary><c>VIR_CONNECT_LIST_NETWORKS_PERSISTENT</c>, since 0.10.2.</summary>
    Persistent = 4,
    /// <summary><c>VIR_CONNECT_LIST_NETWORKS_TRANSIENT</c>, since 0.10.2.</summary>
    Transient = 8,
    /// <summary><c>VIR_CONNECT_LIST_NETWORKS_AUTOSTART</c>, since 0.10.2.</summary>
    Autostart = 16,
    /// <summary><c>VIR_CONNECT_LIST_NETWORKS_NO_AUTOSTART</c>, since 0.10.2.</summary>
    NoAutostart = 32,
}

/// <summary>libvirt's <c>virIPAddrType</c>, since 1.2.6.</summary>
public enum IpAddrType
{
    /// <summary><c>VIR_IP_ADDR_TYPE_IPV4</c>, since 1.2.6.</summary>
    Ipv4 = 0,
    /// <summary><c>VIR_IP_ADDR_TYPE_IPV6</c>, since 1.2.6.</summary>
    Ipv6 = 1,
}

/// <summary>libvirt's <c>virNetworkCreateFlags</c>, since 7.8.0.</summary>
[Flags]
public enum NetworkCreateFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_NETWORK_CREATE_VALIDATE</c>, since 7.8.0.</summary>
    Validate = 1,
}

/// <summary>libvirt's <c>virNetworkDefineFlags</c>, since 7.7.0.</summary>
[Flags]
public enum NetworkDefineFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_NETWORK_DEFINE_VALIDATE</c>, since 7.7.0.</summary>
    Validate = 1,
}

/// <summary>libvirt's <c>virNetworkEventLifecycleType</c>, since 1.2.1.</summary>
public enum NetworkEventLifecycleType
{
    /// <summary><c>VIR_NETWORK_EVENT_DEFINED</c>, since 1.2.1.</summary>
    Defined = 0,
    /// <summary><c>VIR_NETWORK_EVENT_UNDEFINED</c>, since 1.2.1.</summary>
    Undefined = 1,
    /// <summary><c>VIR_NETWORK_EVENT_STARTED</c>, since 1.2.1.</summary>
    Started = 2,
    /// <summary><c>VIR_NETWORK_EVENT_STOPPED</c>, since 1.2.1.</summary>
    Stopped = 3,
}

/// <summary>libvirt's <c>virNetworkEventID</c>, since 1.2.1.</summary>
public enum NetworkEventId
{
    /// <summary><c>VIR_NETWORK_EVENT_ID_LIFECYCLE</c>, since 1.2.1.</summary>
    Lifecycle = 0,
    /// <summary><c>VIR_NETWORK_EVENT_ID_METADATA_CHANGE</c>, since 9.8.0.</summary>
    MetadataChange = 1,
}

/// <summary>libvirt's <c>virNetworkMetadataType</c>, since 9.7.0.</summary>
public enum NetworkMetadataType
{
    /// <summary><c>VIR_NETWORK_METADATA_DESCRIPTION</c>, since 9.7.0.</summary>
    Description = 0,
    /// <summary><c>VIR_NETWORK_METADATA_TITLE</c>, since 9.7.0.</summary>
    Title = 1,
    /// <summary><c>VIR_NETWORK_METADATA_ELEMENT</c>, since 9.7.0.</summary>
    Element = 2,
}

/// <summary>libvirt's <c>virNetworkPortCreateFlags</c>, since 5.5.0.</summary>
[Flags]
public enum NetworkPortCreateFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_NETWORK_PORT_CREATE_RECLAIM</c>, since 5.5.0.</summary>
    Reclaim = 1,
    /// <summary><c>VIR_NETWORK_PORT_CREATE_VALIDATE</c>, since 7.8.0.</summary>
    Validate = 2,
}

/// <summary>libvirt's <c>virNetworkUpdateSection</c>, since 0.10.2.</summary>
public enum NetworkUpdateSection
{
    /// <summary><c>VIR_NETWORK_SECTION_NONE</c>, since 0.10.2.</summary>
    None = 0,
    /// <summary><c>VIR_NETWORK_SECTION_BRIDGE</c>, since 0.10.2.</summary>
    Bridge = 1,
    /// <summary><c>VIR_NETWORK_SECTION_DOMAIN</c>, since 0.10.2.</summary>
    Domain = 2,
    /// <summary><c>VIR_NETWORK_SECTION_IP</c>, since 0.10.2.</summary>
    Ip = 3,
    /// <summary><c>VIR_NETWORK_SECTION_IP_DHCP_HOST</c>, since 0.10.2.</summary>
    IpDhcpHost = 4,
    /// <summary><c>VIR_NETWORK_SECTION_IP_DHCP_RANGE</c>, since 0.10.2.</summary>
    IpDhcpRange = 5,
    /// <summary><c>VIR_NETWORK_SECTION_FORWARD</c>, since 0.10.2.</summary>
    Forward = 6,
    /// <summary><c>VIR_NETWORK_SECTION_FORWARD_INTERFACE</c>, since 0.10.2.</summary>
    ForwardInterface = 7,
    /// <summary><c>VIR_NETWORK_SECTION_FORWARD_PF</c>, since 0.10.2.</summary>
    ForwardPf = 8,
    /// <summary><c>VIR_NETWORK_SECTION_PORTGROUP</c>, since 0.10.2.</summary>
    Portgroup = 9,
    /// <summary><c>VIR_NETWORK_SECTION_DNS_HOST</c>, since 0.10.2.</summary>
    DnsHost = 10,
    /// <summary><c>VIR_NETWORK_SECTION_DNS_TXT</c>, since 0.10.2.</summary>
    DnsTxt = 11,
    /// <summary><c>VIR_NETWORK_SECTION_DNS_SRV</c>, since 0.10.2.</summary>
    DnsSrv = 12,
}

/// <summary>libvirt's <c>virNetworkUpdateFlags</c>, since 0.10.2.</summary>
[Flags]
public enum NetworkUpdateFlags : uint
{
    /// <summary><c>VIR_NETWORK_UPDATE_AFFECT_CURRENT</c>, since 0.10.2.</summary>
    Current = 0,
    /// <summary><c>VIR_NETWORK_UPDATE_AFFECT_LIVE</c>, since 0.10.2.</summary>
    Live = 1,
    /// <summary><c>VIR_NETWORK_UPDATE_AFFECT_CONFIG</c>, since 0.10.2.</summary>
    Config = 2,
}

/// <summary>libvirt's <c>virNetworkUpdateCommand</c>, since 0.10.2.</summary>
public enum NetworkUpdateCommand
{
    /// <summary><c>VIR_NETWORK_UPDATE_COMMAND_NONE</c>, since 0.10.2.</summary>
    None = 0,
    /// <summary><c>VIR_NETWORK_UPDATE_COMMAND_MODIFY</c>, since 0.10.2.</summary>
    Modify = 1,
    /// <summary><c>VIR_NETWORK_UPDATE_COMMAND_DELETE</c>, since 0.10.2.</summary>
    Delete = 2,
    /// <summary><c>VIR_NETWORK_UPDATE_COMMAND_ADD_LAST</c>, since 0.10.2.</summary>
    AddLast = 3,
    /// <summary><c>VIR_NETWORK_UPDATE_COMMAND_ADD_FIRST</c>, since 0.10.2.</summary>
    AddFirst = 4,
}

/// <summary>libvirt's <c>virNetworkXMLFlags</c>, since 0.9.10.</summary>
[Flags]
public enum NetworkXmlFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_NETWORK_XML_INACTIVE</c>, since 0.9.10.</summary>
    Inactive = 1,
}
