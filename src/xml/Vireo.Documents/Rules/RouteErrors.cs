using System.Net;

namespace Vireo.Documents;

/// <summary>Errors of routes of networks and of guests' interfaces.</summary>
[ErrorCatalogue(ErrorDomain.Domain)]
internal static partial class RouteErrors
{
    [ErrorText(ErrorCode.XmlError, "{owner}: Address '{address}' in route definition is not a network address")]
    public static partial VirException NotNetworkAddress(ErrorDomain domain, string owner, string? address);

    [ErrorText(ErrorCode.XmlError, "{owner}: No family specified for non-IPv4 address '{address}' in route definition")]
    public static partial VirException NoFamilyOfAddress(string owner, string? address);

    [ErrorText(ErrorCode.XmlError, "{owner}: ipv6 family specified for non-IPv6 gateway '{gateway}' in route definition")]
    public static partial VirException Ipv6FamilyOfGateway(string owner, string? gateway);

    [ErrorText(ErrorCode.XmlError, "{owner}: No family specified for non-IPv4 gateway '{gateway}' in route definition")]
    public static partial VirException NoFamilyOfGateway(string owner, string? gateway);

    [ErrorText(ErrorCode.XmlError, "{owner}: Invalid prefix {prefix} specified in route definition, must be 0 - {most}")]
    public static partial VirException PrefixTooLong(string owner, uint? prefix, uint most);

    [ErrorText(ErrorCode.ConfigUnsupported, "unreachable static route gateway '{gateway}' specified for network '{network}'")]
    public static partial VirException GatewayUnreachable(this DocumentFaults faults, string path, IPAddress gateway, string network);

    [ErrorText(ErrorCode.XmlError, "{owner}: Missing required address attribute in route definition")]
    public static partial VirException RouteAddressMissing(this DocumentFaults faults, string path, string owner);

    [ErrorText(ErrorCode.XmlError, "{owner}: Missing required gateway attribute in route definition")]
    public static partial VirException GatewayMissing(this DocumentFaults faults, string path, string owner);

    [ErrorText(ErrorCode.XmlError, "{owner}: Bad network address '{address}' in route definition")]
    public static partial VirException RouteAddressInvalid(this DocumentFaults faults, string path, string owner, string address);

    [ErrorText(ErrorCode.XmlError, "{owner}: Bad gateway address '{gateway}' in route definition")]
    public static partial VirException GatewayInvalid(this DocumentFaults faults, string path, string owner, string gateway);

    [ErrorText(ErrorCode.XmlError, "{owner}: {family} family specified for non-IPv4 address '{address}' in route definition")]
    public static partial VirException RouteFamilyOfAddress(
        this DocumentFaults faults, string path, string owner, string family, string? address);

    [ErrorText(ErrorCode.XmlError, "{owner}: {family} family specified for non-IPv4 gateway '{gateway}' in route definition")]
    public static partial VirException FamilyOfGateway(
        this DocumentFaults faults, string path, string owner, string family, string? gateway);

    [ErrorText(ErrorCode.XmlError, "{owner}: Bad netmask address '{netmask}' in route definition")]
    public static partial VirException RouteNetmaskInvalid(this DocumentFaults faults, string path, string owner, string netmask);

    [ErrorText(ErrorCode.XmlError, "{owner}: Route definition cannot have both a prefix and a netmask")]
    public static partial VirException RoutePrefixAndNetmask(this DocumentFaults faults, string path, string owner);

    [ErrorText(ErrorCode.XmlError, "{owner}: Invalid prefix {prefix} specified in route definition, must be 0 - 32")]
    public static partial VirException RouteIpv4Prefix(this DocumentFaults faults, string path, string owner, uint? prefix);

    [ErrorText(ErrorCode.XmlError, "{owner}: ipv6 family specified for non-IPv6 address '{address}' in route definition")]
    public static partial VirException RouteIpv6FamilyOfAddress(this DocumentFaults faults, string path, string owner, string? address);

    [ErrorText(ErrorCode.XmlError, "{owner}: Specifying netmask invalid for IPv6 address '{address}' in route definition")]
    public static partial VirException RouteIpv6Netmask(this DocumentFaults faults, string path, string owner, string? address);

    [ErrorText(ErrorCode.XmlError, "{owner}: ipv6 specified for non-IPv6 gateway address '{gateway}' in route definition")]
    public static partial VirException Ipv6Gateway(this DocumentFaults faults, string path, string owner, string? gateway);

    [ErrorText(ErrorCode.XmlError, "{owner}: Invalid prefix {prefix} specified in route definition, must be 0 - 128")]
    public static partial VirException RouteIpv6Prefix(this DocumentFaults faults, string path, string owner, uint? prefix);

    [ErrorText(ErrorCode.XmlError, "{owner}: Unrecognized family '{family}' in route definition")]
    public static partial VirException RouteFamilyUnknown(this DocumentFaults faults, string path, string owner, string family);
}
