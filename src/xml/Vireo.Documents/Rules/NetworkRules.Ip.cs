using System.Net;
using Vireo.Xml;

namespace Vireo.Documents;

/// <content>Addresses, DHCP and routes.</content>
public static partial class NetworkRules
{
    private const ulong MinLeaseSeconds = 120;

    // Where the subnet is not known yet, nothing can be said of addresses in it, but that all of them are given out.
    private static void CheckAuto(NetworkIp ip, DocumentFaults faults, string name, string path)
    {
        if (ip is not { Family: null or "ipv4", Netmask: null, Prefix: null or (>= 16 and <= 29) })
        {
            throw faults.AddressInvalid(path + "/@address", NetworkIp.Auto, name);
        }

        for (int i = 0; i < (ip.Dhcp?.Ranges.Count ?? 0); i++)
        {
            if (ip.Dhcp!.Ranges[i] is not { Start: NetworkIp.Auto, End: null } || i > 0)
            {
                throw faults.AddressInvalid(path + $"/dhcp/range[{i + 1}]", ip.Dhcp.Ranges[i].Start ?? "", name);
            }
        }

        if (ip.Dhcp?.Hosts.Exists(static h => h.Ip is not null) == true)
        {
            throw faults.HostAddressInvalid(path + "/dhcp", name);
        }
    }

    private static void CheckIp(NetworkIp ip, DocumentFaults faults, string name, string path)
    {
        if (ip.Address is null)
        {
            throw faults.AddressMissing(path, name);
        }

        IPAddress address = NetAddress.Parse(ip.Address)
            ?? throw faults.AddressInvalid(path + "/@address", ip.Address, name);
        IPAddress? netmask = ip.Netmask is null
            ? null
            : NetAddress.Parse(ip.Netmask) ?? throw faults.NetmaskInvalid(path + "/@netmask", ip.Netmask, name);
        switch (ip.Family)
        {
            case null or "ipv4":
                if (!NetAddress.IsV4(address))
                {
                    throw faults.FamilyOfAddress(path
                        + "/@address", ip.Family ?? "no", ip.Address, name);
                }

                if (netmask is not null && ip.Prefix is not null)
                {
                    throw faults.PrefixAndNetmask(path, name);
                }

                if (netmask is not null && !NetAddress.IsV4(netmask))
                {
                    throw faults.NetmaskOfAddress(path
                        + "/@netmask", ip.Netmask, ip.Address, name);
                }

                if (ip.Prefix > 32)
                {
                    throw faults.Ipv4Prefix(path
                        + "/@prefix", ip.Prefix, name);
                }

                break;
            case "ipv6":
                if (!NetAddress.IsV6(address))
                {
                    throw faults.Ipv6FamilyOfAddress(path
                        + "/@address", ip.Address, name);
                }

                if (netmask is not null)
                {
                    throw faults.Ipv6Netmask(path
                        + "/@netmask", ip.Address, name);
                }

                if (ip.Prefix > 128)
                {
                    throw faults.Ipv6Prefix(path
                        + "/@prefix", ip.Prefix, name);
                }

                break;
            default:
                throw faults.FamilyUnknown(path + "/@family", ip.Family, name);
        }

        ip.Address = address.ToString();
        ip.Netmask = netmask?.ToString();
        if (ip.TftpRoot is not null && ip.Family == "ipv6")
        {
            throw faults.Ipv6Tftp(path + "/tftp", name);
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
            throw faults.RangeStartMissing(path, name);
        }

        if (range.End is null)
        {
            throw faults.RangeEndMissing(path, name);
        }

        IPAddress start = NetAddress.Parse(range.Start) ?? throw Unparsable(faults, path + "/@start", range.Start);
        IPAddress end = NetAddress.Parse(range.End) ?? throw Unparsable(faults, path + "/@end", range.End);
        range.Start = start.ToString();
        range.End = end.ToString();
        // Ranges are measured by a helper of libvirt that belongs to no part of it.
        var sizes = faults.Of(ErrorDomain.None);
        if (start.AddressFamily != end.AddressFamily || start.AddressFamily != address.AddressFamily)
        {
            throw sizes.RangeFamilies(path, start, end, address);
        }

        int length = NetAddress.EffectivePrefix(address, netmask, prefix);
        if (length < 0)
        {
            throw sizes.RangePrefix(path, length, address, start, end);
        }

        UInt128 first = NetAddress.Number(start);
        UInt128 last = NetAddress.Number(end);
        if (first > last)
        {
            throw sizes.RangeReversed(path, start, end);
        }

        UInt128 host = NetAddress.HostMask(address, length);
        UInt128 network = NetAddress.Number(address) & ~host;
        if ((first & ~host) != network || (last & ~host) != network)
        {
            throw sizes.RangeOutside(path, start, end, address, length);
        }

        if (NetAddress.IsV4(start))
        {
            if ((first & host) == 0)
            {
                throw sizes.RangeAtNetworkAddress(path, start, end, address, length);
            }

            if ((last & host) == host)
            {
                throw sizes.RangeAtBroadcastAddress(path, start, end, address, length);
            }
        }

        if (last - first > 65535)
        {
            throw sizes.RangeTooLarge(path, start, end);
        }

        CheckLease(range.Lease, faults, path + "/lease");
    }

    private static VirException Unparsable(DocumentFaults faults, string path, string text) =>
        faults.SocketAddressUnreadable(path, text);

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
            throw faults.LeaseTooShort(path + "/@expiry");
        }
    }

    internal static void CheckDhcpHost(DhcpHost host, bool v6, DocumentFaults faults, string name, string path, bool partialOkay)
    {
        if (host.Mac is { } mac)
        {
            if (v6)
            {
                throw faults.Ipv6HostMac(path + "/@mac", mac, name);
            }

            if (!MacAddress.TryParse(mac, out MacAddress address))
            {
                throw faults.HostMacUnreadable(path + "/@mac", mac, name);
            }

            if (address.IsMulticast)
            {
                throw faults.HostMacMulticast(path + "/@mac", mac, name);
            }
        }

        if (host.Id is { } id)
        {
            foreach (char c in id)
            {
                if (!char.IsAsciiHexDigit(c) && c != ':')
                {
                    throw faults.HostIdCharacter(path + "/@id", c, id, name);
                }
            }
        }

        if (host.Name is { } hostName && (hostName.Length == 0 || !char.IsAsciiLetterOrDigit(hostName[0])))
        {
            throw faults.HostNameInvalid(path + "/@name", hostName, name);
        }

        if (host.Ip is { } ip)
        {
            IPAddress address = NetAddress.Parse(ip)
                ?? throw faults.HostAddressInvalid(path + "/@ip", name);
            host.Ip = address.ToString();
        }

        if (partialOkay)
        {
            if (host.Mac is null && host.Name is null && host.Ip is null)
            {
                throw faults.HostEmpty(path, name);
            }
        }
        else
        {
            if (v6 && host.Id is null && host.Name is null)
            {
                throw faults.Ipv6HostIncomplete(path, name);
            }

            if (!v6 && host.Mac is null && host.Name is null)
            {
                throw faults.Ipv4HostIncomplete(path, name);
            }

            if (host.Ip is null)
            {
                throw faults.HostAddressMissing(path, name);
            }
        }

        CheckLease(host.Lease, faults, path + "/lease");
    }

    private static void CheckRoute(NetworkRoute route, NetworkDef network, DocumentFaults faults, string name, string path)
    {
        string where = name;
        if (route.Address is null)
        {
            throw faults.RouteAddressMissing(path, where);
        }

        if (route.Gateway is null)
        {
            throw faults.GatewayMissing(path, where);
        }

        IPAddress address = NetAddress.Parse(route.Address)
            ?? throw faults.RouteAddressInvalid(path + "/@address", where, route.Address);
        IPAddress gateway = NetAddress.Parse(route.Gateway)
            ?? throw faults.GatewayInvalid(path + "/@gateway", where, route.Gateway);
        IPAddress? netmask = CheckRouteFamily(route, address, gateway, faults, path, where);
        CheckRouteTarget(route, address, netmask, faults, path, where);
        route.Address = address.ToString();
        route.Gateway = gateway.ToString();
        route.Netmask = netmask?.ToString();
        if (!Reachable(network, gateway))
        {
            throw faults.GatewayUnreachable(path
                + "/@gateway", gateway, name);
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
                throw faults.RouteFamilyOfAddress(path + "/@address", where, family, route.Address);
            }

            if (!NetAddress.IsV4(gateway))
            {
                throw faults.FamilyOfGateway(path + "/@gateway", where, family, route.Gateway);
            }

            if (route.Netmask is { } mask)
            {
                netmask = NetAddress.Parse(mask) is { } parsed && NetAddress.IsV4(parsed)
                    ? parsed
                    : throw faults.RouteNetmaskInvalid(path + "/@netmask", where, mask);
                if (route.Prefix is not null)
                {
                    throw faults.RoutePrefixAndNetmask(path, where);
                }
            }

            if (route.Prefix > 32)
            {
                throw faults.RouteIpv4Prefix(path + "/@prefix", where, route.Prefix);
            }
        }
        else if (route.Family == "ipv6")
        {
            if (!NetAddress.IsV6(address))
            {
                throw faults.RouteIpv6FamilyOfAddress(path + "/@address", where, route.Address);
            }

            if (route.Netmask is not null)
            {
                throw faults.RouteIpv6Netmask(path + "/@netmask", where, route.Address);
            }

            if (!NetAddress.IsV6(gateway))
            {
                throw faults.Ipv6Gateway(path + "/@gateway", where, route.Gateway);
            }

            if (route.Prefix > 128)
            {
                throw faults.RouteIpv6Prefix(path + "/@prefix", where, route.Prefix);
            }
        }
        else
        {
            throw faults.RouteFamilyUnknown(path + "/@family", where, route.Family);
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
            throw faults.At(path, RouteErrors.NotNetworkAddress(faults.Domain, where, route.Address));
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
