using System.Net;
using Vireo.Xml;

namespace Vireo.Documents;

/// <content>Addresses, DHCP and routes.</content>
public static partial class NetworkRules
{
    private const ulong MinLeaseSeconds = 120;

    private static void CheckIp(NetworkIp ip, DocumentFaults faults, string name, string path)
    {
        if (ip.Address is null)
        {
            throw faults.Xml(path, $"Missing required address attribute in network '{name}'");
        }

        IPAddress address = NetAddress.Parse(ip.Address)
            ?? throw faults.Xml(path + "/@address", $"Invalid address '{ip.Address}' in network '{name}'");
        IPAddress? netmask = ip.Netmask is null
            ? null
            : NetAddress.Parse(ip.Netmask) ?? throw faults.Xml(path + "/@netmask", $"Invalid netmask '{ip.Netmask}' in network '{name}'");
        switch (ip.Family)
        {
            case null or "ipv4":
                if (!NetAddress.IsV4(address))
                {
                    throw faults.Error(ErrorCode.ConfigUnsupported, path
                        + "/@address", $"{ip.Family ?? "no"} family specified for non-IPv4 address '{ip.Address}' in network '{name}'");
                }

                if (netmask is not null && ip.Prefix is not null)
                {
                    throw faults.Error(ErrorCode.ConfigUnsupported, path,
                        $"Network '{name}' IP address cannot have both a prefix and a netmask");
                }

                if (netmask is not null && !NetAddress.IsV4(netmask))
                {
                    throw faults.Error(ErrorCode.ConfigUnsupported, path
                        + "/@netmask",
                        $"Invalid netmask '{ip.Netmask}' for address '{ip.Address}' in network '{name}' (both must be IPv4)");
                }

                if (ip.Prefix > 32)
                {
                    throw faults.Error(ErrorCode.ConfigUnsupported, path
                        + "/@prefix", $"Invalid IPv4 prefix '{ip.Prefix}' in network '{name}'");
                }

                break;
            case "ipv6":
                if (!NetAddress.IsV6(address))
                {
                    throw faults.Error(ErrorCode.ConfigUnsupported, path
                        + "/@address", $"Family 'ipv6' specified for non-IPv6 address '{ip.Address}' in network '{name}'");
                }

                if (netmask is not null)
                {
                    throw faults.Error(ErrorCode.ConfigUnsupported, path
                        + "/@netmask", $"netmask not allowed for IPv6 address '{ip.Address}' in network '{name}'");
                }

                if (ip.Prefix > 128)
                {
                    throw faults.Error(ErrorCode.ConfigUnsupported, path
                        + "/@prefix", $"Invalid IPv6 prefix '{ip.Prefix}' in network '{name}'");
                }

                break;
            default:
                throw faults.Xml(path + "/@family", $"Unrecognized family '{ip.Family}' in network '{name}'");
        }

        ip.Address = address.ToString();
        ip.Netmask = netmask?.ToString();
        if (ip.TftpRoot is not null && ip.Family == "ipv6")
        {
            throw faults.Xml(path + "/tftp", $"Unsupported <tftp> element in an IPv6 element in network '{name}'");
        }

        if (ip.Dhcp is { } dhcp)
        {
            CheckDhcp(dhcp, ip, address, netmask, faults, name, path + "/dhcp");
        }
    }

    private static void CheckDhcp(
        NetworkDhcp dhcp, NetworkIp ip, IPAddress address, IPAddress? netmask, DocumentFaults faults, string name, string path)
    {
        for (int i = 0; i < dhcp.Ranges.Count; i++)
        {
            CheckRange(dhcp.Ranges[i], address, netmask, ip.Prefix ?? 0, faults, name, $"{path}/range[{i + 1}]");
        }

        for (int i = 0; i < dhcp.Hosts.Count; i++)
        {
            CheckDhcpHost(dhcp.Hosts[i], NetAddress.IsV6(address), faults, name, $"{path}/host[{i + 1}]", partialOkay: false);
        }

        if (dhcp.Bootp is { } bootp)
        {
            if (NetAddress.IsV6(address))
            {
                dhcp.Bootp = null;
            }
            else if (bootp.File is null)
            {
                dhcp.Bootp = null;
            }
        }
    }

    internal static void CheckRange(
        DhcpRange range, IPAddress address, IPAddress? netmask, uint prefix, DocumentFaults faults, string name, string path)
    {
        if (range.Start is null)
        {
            throw faults.Xml(path, $"Missing 'start' attribute in dhcp range for network '{name}'");
        }

        if (range.End is null)
        {
            throw faults.Xml(path, $"Missing 'end' attribute in dhcp range for network '{name}'");
        }

        IPAddress start = NetAddress.Parse(range.Start) ?? throw Unparsable(faults, path + "/@start", range.Start);
        IPAddress end = NetAddress.Parse(range.End) ?? throw Unparsable(faults, path + "/@end", range.End);
        range.Start = start.ToString();
        range.End = end.ToString();
        // Ranges are measured by a helper of libvirt that belongs to no part of it.
        var sizes = faults.Of(ErrorDomain.None);
        if (start.AddressFamily != end.AddressFamily || start.AddressFamily != address.AddressFamily)
        {
            throw sizes.Error(ErrorCode.InternalError, path, $"mismatch of address family in range {start} - {end} for network {address}");
        }

        int length = NetAddress.EffectivePrefix(address, netmask, prefix);
        if (length < 0)
        {
            throw sizes.Error(ErrorCode.InternalError, path,
                $"bad prefix {length} for network {address} when  checking range {start} - {end}");
        }

        UInt128 first = NetAddress.Number(start);
        UInt128 last = NetAddress.Number(end);
        if (first > last)
        {
            throw sizes.Error(ErrorCode.InternalError, path, $"range {start} - {end} is reversed ");
        }

        UInt128 host = NetAddress.HostMask(address, length);
        UInt128 network = NetAddress.Number(address) & ~host;
        if ((first & ~host) != network || (last & ~host) != network)
        {
            throw sizes.Error(ErrorCode.InternalError, path, $"range {start} - {end} is not entirely within network {address}/{length}");
        }

        if (NetAddress.IsV4(start))
        {
            if ((first & host) == 0)
            {
                throw sizes.Error(ErrorCode.InternalError, path,
                    $"start of range {start} - {end} in network {address}/{length} is the network address");
            }

            if ((last & host) == host)
            {
                throw sizes.Error(ErrorCode.InternalError, path,
                    $"end of range {start} - {end} in network {address}/{length} is the broadcast address");
            }
        }

        if (last - first > 65535)
        {
            throw sizes.Error(ErrorCode.InternalError, path, $"range {start} - {end} is too large (> 65535)");
        }

        CheckLease(range.Lease, faults, path + "/lease");
    }

    private static VirException Unparsable(DocumentFaults faults, string path, string text) =>
        faults.Error(ErrorCode.SystemError, path, $"Cannot parse socket address '{text}': Name or service not known");

    private static void CheckLease(DhcpLease? lease, DocumentFaults faults, string path)
    {
        if (lease is null)
        {
            return;
        }

        if (lease.Expiry == 0)
        {
            lease.Unit = DhcpLeaseUnit.Unset;
            return;
        }

        lease.Unit = lease.Unit == DhcpLeaseUnit.Unset ? DhcpLeaseUnit.Minutes : lease.Unit;
        ulong factor = lease.Unit switch { DhcpLeaseUnit.Hours => 3600UL, DhcpLeaseUnit.Minutes => 60UL, _ => 1UL };
        if ((UInt128)lease.Expiry * factor < MinLeaseSeconds)
        {
            throw faults.Error(ErrorCode.ConfigUnsupported, path + "/@expiry", "The minimum lease time should be greater than 2 minutes");
        }
    }

    internal static void CheckDhcpHost(DhcpHost host, bool v6, DocumentFaults faults, string name, string path, bool partialOkay)
    {
        if (host.Mac is { } mac)
        {
            if (v6)
            {
                throw faults.Xml(path + "/@mac", $"Invalid to specify MAC address '{mac}' in network '{name}' IPv6 static host definition");
            }

            if (!MacAddress.TryParse(mac, out MacAddress address))
            {
                throw faults.Xml(path + "/@mac", $"Cannot parse MAC address '{mac}' in network '{name}'");
            }

            if (address.IsMulticast)
            {
                throw faults.Xml(path + "/@mac", $"expected unicast mac address, found multicast '{mac}' in network '{name}'");
            }
        }

        if (host.Id is { } id)
        {
            foreach (char c in id)
            {
                if (!char.IsAsciiHexDigit(c) && c != ':')
                {
                    throw faults.Xml(path + "/@id", $"Invalid character '{c}' in id '{id}' of network '{name}'");
                }
            }
        }

        if (host.Name is { } hostName && (hostName.Length == 0 || !char.IsAsciiLetterOrDigit(hostName[0])))
        {
            throw faults.Xml(path + "/@name", $"Cannot use host name '{hostName}' in network '{name}'");
        }

        if (host.Ip is { } ip)
        {
            IPAddress address = NetAddress.Parse(ip)
                ?? throw faults.Xml(path + "/@ip", $"Invalid IP address in static host definition for network '{name}'");
            host.Ip = address.ToString();
        }

        if (partialOkay)
        {
            if (host.Mac is null && host.Name is null && host.Ip is null)
            {
                throw faults.Xml(
                    path, $"At least one of name, mac, or ip attribute must be specified for static host definition in network '{name}' ");
            }
        }
        else
        {
            if (v6 && host.Id is null && host.Name is null)
            {
                throw faults.Xml(path, $"Static host definition in IPv6 network '{name}' must have id or name attribute");
            }

            if (!v6 && host.Mac is null && host.Name is null)
            {
                throw faults.Xml(path, $"Static host definition in IPv4 network '{name}' must have mac or name attribute");
            }

            if (host.Ip is null)
            {
                throw faults.Xml(path, $"Missing IP address in static host definition for network '{name}'");
            }
        }

        CheckLease(host.Lease, faults, path + "/lease");
    }

    private static void CheckRoute(NetworkRoute route, NetworkDef network, DocumentFaults faults, string name, string path)
    {
        string where = name;
        if (route.Address is null)
        {
            throw faults.Xml(path, $"{where}: Missing required address attribute in route definition");
        }

        if (route.Gateway is null)
        {
            throw faults.Xml(path, $"{where}: Missing required gateway attribute in route definition");
        }

        IPAddress address = NetAddress.Parse(route.Address)
            ?? throw faults.Xml(path + "/@address", $"{where}: Bad network address '{route.Address}' in route definition");
        IPAddress gateway = NetAddress.Parse(route.Gateway)
            ?? throw faults.Xml(path + "/@gateway", $"{where}: Bad gateway address '{route.Gateway}' in route definition");
        IPAddress? netmask = CheckRouteFamily(route, address, gateway, faults, path, where);
        CheckRouteTarget(route, address, netmask, faults, path, where);
        route.Address = address.ToString();
        route.Gateway = gateway.ToString();
        route.Netmask = netmask?.ToString();
        if (!Reachable(network, gateway))
        {
            throw faults.Error(ErrorCode.ConfigUnsupported, path
                + "/@gateway", $"unreachable static route gateway '{gateway}' specified for network '{name}'");
        }
    }

    // Addresses and lengths of the route's family; returns the netmask, which only IPv4 has.
    private static IPAddress? CheckRouteFamily(
        NetworkRoute route, IPAddress address, IPAddress gateway, DocumentFaults faults, string path, string where)
    {
        IPAddress? netmask = null;
        if (route.Family is null or "ipv4")
        {
            string family = route.Family is null ? "No" : "IPv4";
            if (!NetAddress.IsV4(address))
            {
                throw faults.Xml(path + "/@address",
                    $"{where}: {family} family specified for non-IPv4 address '{route.Address}' in route definition");
            }

            if (!NetAddress.IsV4(gateway))
            {
                throw faults.Xml(path + "/@gateway",
                    $"{where}: {family} family specified for non-IPv4 gateway '{route.Gateway}' in route definition");
            }

            if (route.Netmask is { } mask)
            {
                netmask = NetAddress.Parse(mask) is { } parsed && NetAddress.IsV4(parsed)
                    ? parsed
                    : throw faults.Xml(path + "/@netmask", $"{where}: Bad netmask address '{mask}' in route definition");
                if (route.Prefix is not null)
                {
                    throw faults.Xml(path, $"{where}: Route definition cannot have both a prefix and a netmask");
                }
            }

            if (route.Prefix > 32)
            {
                throw faults.Xml(path + "/@prefix",
                    $"{where}: Invalid prefix {route.Prefix} specified in route definition, must be 0 - 32");
            }
        }
        else if (route.Family == "ipv6")
        {
            if (!NetAddress.IsV6(address))
            {
                throw faults.Xml(path + "/@address",
                    $"{where}: ipv6 family specified for non-IPv6 address '{route.Address}' in route definition");
            }

            if (route.Netmask is not null)
            {
                throw faults.Xml(path + "/@netmask",
                    $"{where}: Specifying netmask invalid for IPv6 address '{route.Address}' in route definition");
            }

            if (!NetAddress.IsV6(gateway))
            {
                throw faults.Xml(path + "/@gateway",
                    $"{where}: ipv6 specified for non-IPv6 gateway address '{route.Gateway}' in route definition");
            }

            if (route.Prefix > 128)
            {
                throw faults.Xml(path + "/@prefix",
                    $"{where}: Invalid prefix {route.Prefix} specified in route definition, must be 0 - 128");
            }
        }
        else
        {
            throw faults.Xml(path + "/@family", $"{where}: Unrecognized family '{route.Family}' in route definition");
        }

        return netmask;
    }

    private static void CheckRouteTarget(
        NetworkRoute route, IPAddress address, IPAddress? netmask, DocumentFaults faults, string path, string where)
    {
        // The default route has no prefix, or one of 0.
        int length = NetAddress.Number(address) == 0 && netmask is null && (route.Prefix ?? 0) == 0
            ? 0
            : NetAddress.EffectivePrefix(address, netmask, route.Prefix ?? 0);
        UInt128 host = length < 0 ? 0 : NetAddress.HostMask(address, length);
        if (length < 0 || (NetAddress.Number(address) & host) != 0)
        {
            throw faults.Xml(path, $"{where}: Address '{route.Address}' in route definition is not a network address");
        }
    }

    private static bool Reachable(NetworkDef network, IPAddress gateway)
    {
        foreach (NetworkIp ip in network.Ips)
        {
            IPAddress? address = NetAddress.Parse(ip.Address);
            if (address is null || address.AddressFamily != gateway.AddressFamily)
            {
                continue;
            }

            int length = NetAddress.EffectivePrefix(address, NetAddress.Parse(ip.Netmask), ip.Prefix ?? 0);
            if (length < 0)
            {
                continue;
            }

            UInt128 host = NetAddress.HostMask(address, length);
            if ((NetAddress.Number(address) & ~host) == (NetAddress.Number(gateway) & ~host))
            {
                return true;
            }
        }

        return false;
    }
}
