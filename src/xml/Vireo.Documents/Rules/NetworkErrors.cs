using System.Net;
using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Errors in descriptions of networks.</summary>
[ErrorCatalogue(ErrorDomain.Network)]
internal static partial class NetworkErrors
{
    [ErrorText(ErrorCode.XmlError, "Invalid ipv6 setting '{value}' in network '{network}'")]
    public static partial VirException Ipv6SettingInvalid(string value, string network);

    [ErrorText(ErrorCode.XmlError, "Invalid delay value in network '{network}'")]
    public static partial VirException DelayInvalid(string network);

    [ErrorText(ErrorCode.XmlError, "Invalid macTableManager setting '{value}' in network '{network}'")]
    public static partial VirException MacTableInvalid(string value, string network);

    [ErrorText(ErrorCode.XmlError, "Invalid mtu size '{value}' in network '{network}'")]
    public static partial VirException MtuInvalid(string value, string network);

    [ErrorText(ErrorCode.XmlError, "invalid \"trunk='{value}'\" in <vlan> - {reason}")]
    public static partial VirException TrunkInvalid(this XmlValue value, string reason);

    [ErrorText(ErrorCode.XmlError, "No dnsmasq options value specified")]
    public static partial VirException DnsmasqOptionEmpty(this XmlElement element);

    [ErrorText(ErrorCode.ConfigUnsupported, "{family} family specified for non-IPv4 address '{address}' in network '{network}'")]
    public static partial VirException FamilyOfAddress(
        this DocumentFaults faults, string path, string family, string address, string network);

    [ErrorText(ErrorCode.ConfigUnsupported, "Network '{network}' IP address cannot have both a prefix and a netmask")]
    public static partial VirException PrefixAndNetmask(this DocumentFaults faults, string path, string network);

    [ErrorText(ErrorCode.ConfigUnsupported,
        "Invalid netmask '{netmask}' for address '{address}' in network '{network}' (both must be IPv4)")]
    public static partial VirException NetmaskOfAddress(
        this DocumentFaults faults, string path, string? netmask, string address, string network);

    [ErrorText(ErrorCode.ConfigUnsupported, "Invalid IPv4 prefix '{prefix}' in network '{network}'")]
    public static partial VirException Ipv4Prefix(this DocumentFaults faults, string path, uint? prefix, string network);

    [ErrorText(ErrorCode.ConfigUnsupported, "Family 'ipv6' specified for non-IPv6 address '{address}' in network '{network}'")]
    public static partial VirException Ipv6FamilyOfAddress(this DocumentFaults faults, string path, string address, string network);

    [ErrorText(ErrorCode.ConfigUnsupported, "netmask not allowed for IPv6 address '{address}' in network '{network}'")]
    public static partial VirException Ipv6Netmask(this DocumentFaults faults, string path, string address, string network);

    [ErrorText(ErrorCode.ConfigUnsupported, "Invalid IPv6 prefix '{prefix}' in network '{network}'")]
    public static partial VirException Ipv6Prefix(this DocumentFaults faults, string path, uint? prefix, string network);

    [ErrorText(ErrorCode.InternalError, "mismatch of address family in range {start} - {end} for network {address}")]
    public static partial VirException RangeFamilies(
        this DocumentFaults faults, string path, IPAddress start, IPAddress end, IPAddress address);

    [ErrorText(ErrorCode.InternalError, "bad prefix {length} for network {address} when  checking range {start} - {end}")]
    public static partial VirException RangePrefix(
        this DocumentFaults faults, string path, int length, IPAddress address, IPAddress start, IPAddress end);

    [ErrorText(ErrorCode.InternalError, "range {start} - {end} is reversed ")]
    public static partial VirException RangeReversed(this DocumentFaults faults, string path, IPAddress start, IPAddress end);

    [ErrorText(ErrorCode.InternalError, "range {start} - {end} is not entirely within network {address}/{length}")]
    public static partial VirException RangeOutside(
        this DocumentFaults faults, string path, IPAddress start, IPAddress end, IPAddress address, int length);

    [ErrorText(ErrorCode.InternalError, "start of range {start} - {end} in network {address}/{length} is the network address")]
    public static partial VirException RangeAtNetworkAddress(
        this DocumentFaults faults, string path, IPAddress start, IPAddress end, IPAddress address, int length);

    [ErrorText(ErrorCode.InternalError, "end of range {start} - {end} in network {address}/{length} is the broadcast address")]
    public static partial VirException RangeAtBroadcastAddress(
        this DocumentFaults faults, string path, IPAddress start, IPAddress end, IPAddress address, int length);

    [ErrorText(ErrorCode.InternalError, "range {start} - {end} is too large (> 65535)")]
    public static partial VirException RangeTooLarge(this DocumentFaults faults, string path, IPAddress start, IPAddress end);

    [ErrorText(ErrorCode.SystemError, "Cannot parse socket address '{address}': Name or service not known")]
    public static partial VirException SocketAddressUnreadable(this DocumentFaults faults, string path, string address);

    [ErrorText(ErrorCode.ConfigUnsupported, "The minimum lease time should be greater than 2 minutes")]
    public static partial VirException LeaseTooShort(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlDetail, "invalid char in name: /")]
    public static partial VirException NameWithSlash(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlDetail, "classID attribute not supported on <bandwidth> in this usage context")]
    public static partial VirException ClassIdUnsupported(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.ConfigUnsupported, "floor attribute not supported in this usage context")]
    public static partial VirException FloorUnsupported(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "Missing required address attribute in network '{network}'")]
    public static partial VirException AddressMissing(this DocumentFaults faults, string path, string network);

    [ErrorText(ErrorCode.XmlError, "Invalid address '{address}' in network '{network}'")]
    public static partial VirException AddressInvalid(this DocumentFaults faults, string path, string address, string network);

    [ErrorText(ErrorCode.XmlError, "Invalid netmask '{netmask}' in network '{network}'")]
    public static partial VirException NetmaskInvalid(this DocumentFaults faults, string path, string netmask, string network);

    [ErrorText(ErrorCode.XmlError, "Unrecognized family '{family}' in network '{network}'")]
    public static partial VirException FamilyUnknown(this DocumentFaults faults, string path, string family, string network);

    [ErrorText(ErrorCode.ConfigUnsupported, "Unsupported <tftp> element in an IPv6 element in network '{network}'")]
    public static partial VirException Ipv6Tftp(this DocumentFaults faults, string path, string network);

    [ErrorText(ErrorCode.XmlError, "Missing 'start' attribute in dhcp range for network '{network}'")]
    public static partial VirException RangeStartMissing(this DocumentFaults faults, string path, string network);

    [ErrorText(ErrorCode.XmlError, "Missing 'end' attribute in dhcp range for network '{network}'")]
    public static partial VirException RangeEndMissing(this DocumentFaults faults, string path, string network);

    [ErrorText(ErrorCode.XmlError, "Invalid to specify MAC address '{mac}' in network '{network}' IPv6 static host definition")]
    public static partial VirException Ipv6HostMac(this DocumentFaults faults, string path, string mac, string network);

    [ErrorText(ErrorCode.XmlError, "Cannot parse MAC address '{mac}' in network '{network}'")]
    public static partial VirException HostMacUnreadable(this DocumentFaults faults, string path, string mac, string network);

    [ErrorText(ErrorCode.XmlError, "expected unicast mac address, found multicast '{mac}' in network '{network}'")]
    public static partial VirException HostMacMulticast(this DocumentFaults faults, string path, string mac, string network);

    [ErrorText(ErrorCode.XmlError, "Invalid character '{character}' in id '{id}' of network '{network}'")]
    public static partial VirException HostIdCharacter(this DocumentFaults faults, string path, char character, string id, string network);

    [ErrorText(ErrorCode.XmlError, "Cannot use host name '{host}' in network '{network}'")]
    public static partial VirException HostNameInvalid(this DocumentFaults faults, string path, string host, string network);

    [ErrorText(ErrorCode.XmlError, "Invalid IP address in static host definition for network '{network}'")]
    public static partial VirException HostAddressInvalid(this DocumentFaults faults, string path, string network);

    [ErrorText(ErrorCode.XmlError,
        "At least one of name, mac, or ip attribute must be specified for static host definition in network '{network}' ")]
    public static partial VirException HostEmpty(this DocumentFaults faults, string path, string network);

    [ErrorText(ErrorCode.XmlError, "Static host definition in IPv6 network '{network}' must have id or name attribute")]
    public static partial VirException Ipv6HostIncomplete(this DocumentFaults faults, string path, string network);

    [ErrorText(ErrorCode.XmlError, "Static host definition in IPv4 network '{network}' must have mac or name attribute")]
    public static partial VirException Ipv4HostIncomplete(this DocumentFaults faults, string path, string network);

    [ErrorText(ErrorCode.XmlError, "Missing IP address in static host definition for network '{network}'")]
    public static partial VirException HostAddressMissing(this DocumentFaults faults, string path, string network);

    [ErrorText(ErrorCode.XmlError, "Invalid bridge mac address '{mac}' in network '{network}'")]
    public static partial VirException BridgeMacInvalid(this DocumentFaults faults, string path, string mac, string network);

    [ErrorText(ErrorCode.XmlError, "Invalid multicast bridge mac address '{mac}' in network '{network}'")]
    public static partial VirException BridgeMacMulticast(this DocumentFaults faults, string path, string mac, string network);

    [ErrorText(ErrorCode.XmlError, "Missing required name attribute in portgroup")]
    public static partial VirException PortGroupNameMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "missing tag id - each <vlan> must have at least one <tag id='n'/> subelement")]
    public static partial VirException VlanTagMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "invalid \"trunk='no'\" in <vlan> - trunk='yes' is required for more than one vlan tag")]
    public static partial VirException TrunkNeeded(this DocumentFaults faults, string path);
}
