using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Numerics;
using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Defaults of network interfaces and what each kind needs.</summary>
internal static class GuestInterfaceRules
{
    private static readonly SearchValues<char> s_modelCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");

    public static void Complete(DomainDef domain, uint macPrefix)
    {
        foreach (NetworkInterface net in domain.Devices.Interfaces)
        {
            net.Type = net.Type == NetworkInterfaceType.Unset ? NetworkInterfaceType.User : net.Type;
            net.Bandwidth = net.Bandwidth is { IsEmpty: true } ? null : net.Bandwidth;
            net.Mac ??= new InterfaceMac();
            net.Mac.Address = net.Mac.Address is { Value: 0 } ? null : net.Mac.Address;
            net.Mac.Address ??= new MacAddress(((ulong)macPrefix << 24) | (uint)Random.Shared.Next(1 << 24));
            if (net.Source is DirectInterfaceSource { Mode: DirectMode.Unset } direct)
            {
                direct.Mode = DirectMode.Vepa;
            }

            if (net.CoalesceRxFrames == 0)
            {
                net.CoalesceRxFrames = null;
            }

            VirtualPortRules.Complete(net);
            CompleteAddresses(net.Ips, net.Routes);
            if (net.Source is HostInterfaceSource host)
            {
                CompleteAddresses(host.Ips, host.Routes);
            }
        }
    }

    internal static void CompleteAddresses(List<GuestIp> ips, List<GuestRoute> routes)
    {
        foreach (GuestIp ip in ips)
        {
            ip.Family ??= FamilyOf(ip.Address);
        }

        foreach (GuestRoute route in routes)
        {
            route.Family ??= FamilyOf(route.Address);
        }
    }

    private static string FamilyOf(string? address) => address?.Contains(':', StringComparison.Ordinal) == true ? "ipv6" : "ipv4";

    /// <summary>Addresses are addresses, and a route leads to a network.</summary>
    internal static void CheckAddresses(List<GuestIp> ips, List<GuestRoute> routes, string owner)
    {
        foreach (GuestIp ip in ips)
        {
            bool six = ip.Family == "ipv6";
            if (ip.Address is null || !IPAddress.TryParse(ip.Address, out IPAddress? address)
                || (address.AddressFamily == AddressFamily.InterNetworkV6) != six)
            {
                throw GuestInterfaceErrors.AddressInvalid(ip.Address).At(ip, "ip", "address");
            }

            if (ip.Prefix > (six ? 128u : 32u))
            {
                throw GuestInterfaceErrors.PrefixInvalid(ip.Prefix).At(ip, "ip", "prefix");
            }

            if (ip.Peer is { } peer && (!IPAddress.TryParse(peer, out IPAddress? other) || other.AddressFamily != address.AddressFamily))
            {
                throw GuestInterfaceErrors.PeerInvalid(peer).At(ip, "ip", "peer");
            }
        }

        foreach (GuestRoute route in routes)
        {
            CheckRoute(route, owner);
        }
    }

    private static void CheckRoute(GuestRoute route, string owner)
    {
        bool six = route.Family == "ipv6";
        AddressFamily family = six ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork;
        if (!IPAddress.TryParse(route.Address, out IPAddress? network) || network.AddressFamily != family)
        {
            throw RouteErrors.NoFamilyOfAddress(owner, route.Address)
                .At(route, "route", "address");
        }

        if (!IPAddress.TryParse(route.Gateway, out IPAddress? gateway) || gateway.AddressFamily != family)
        {
            throw

                (six ? RouteErrors.Ipv6FamilyOfGateway(owner, route.Gateway)
                    : RouteErrors.NoFamilyOfGateway(owner, route.Gateway)).At(route, "route", "gateway");
        }

        uint most = six ? 128u : 32u;
        if (route.Prefix > most)
        {
            throw RouteErrors.PrefixTooLong(owner, route.Prefix, most).At(route, "route", "prefix");
        }

        byte[] bytes = network.GetAddressBytes();
        uint length = route.Prefix ?? MaskLength(route.NetMask) ?? (bytes.AsSpan().ContainsAnyExcept((byte)0) ? most : 0);
        for (uint bit = length; bit < most; bit++)
        {
            if ((bytes[bit / 8] & (0x80 >> (int)(bit % 8))) != 0)
            {
                throw RouteErrors.NotNetworkAddress(ErrorDomain.Domain, owner, route.Address).At(
                    route, "route", "address");
            }
        }
    }

    private static uint? MaskLength(string? mask)
    {
        if (!IPAddress.TryParse(mask, out IPAddress? address))
        {
            return null;
        }

        return (uint)address.GetAddressBytes().Sum(static b => BitOperations.PopCount(b));
    }

    private static void CheckOptions(NetworkInterface net)
    {
        string type = net.Type.ToXml() ?? "";
        if (net.Target is { Managed: YesNo.No } target && net.Type != NetworkInterfaceType.Ethernet)
        {
            throw GuestInterfaceErrors.UnmanagedTarget(type).At(
                target, "target", "managed");
        }

        if (net.PortIsolated == YesNo.Yes && net.Type is not (NetworkInterfaceType.Network or NetworkInterfaceType.Bridge))
        {
            throw GuestInterfaceErrors.IsolationUnsupported(net.Mac?.Address, type).At(
                    net, "interface");
        }

        if (net.Bandwidth is not { } limits)
        {
            return;
        }

        foreach ((NetworkRate? rate, string element) in (
            ReadOnlySpan<(NetworkRate?, string)>)[(limits.Inbound, "inbound"), (limits.Outbound, "outbound")])
        {
            if (rate is null)
            {
                continue;
            }

            if (rate.Average is null && rate.Floor is null)
            {
                throw DocumentErrors.RateIncomplete().At(
                    rate, element);
            }

            if (rate.Floor is not null && (element == "outbound" || net.Type != NetworkInterfaceType.Network))
            {
                throw DocumentErrors.FloorUnsupported(ErrorDomain.Domain).At(
                    rate, element, "floor");
            }
        }
    }

    public static void Check(DomainDef domain)
    {
        foreach (NetworkInterface net in domain.Devices.Interfaces)
        {
            if (net.Mac?.Address?.IsMulticast == true)
            {
                throw GuestInterfaceErrors.MacMulticast(net.Mac.Address).At(
                    net.Mac, "mac", "address");
            }

            CheckSource(net);

            if (net is { Type: not NetworkInterfaceType.Ethernet, Source: HostInterfaceSource { } outside }
                && (outside.Ips.Count > 0 || outside.Routes.Count > 0))
            {
                throw GuestErrors.HostSideOnlyForEthernet(net.Type.ToXml()).At(outside, "source");
            }

            CheckModel(net);

            CheckOptions(net);
            CheckAddresses(net.Ips, net.Routes, "guest interface");
            if (net.Source is HostInterfaceSource host)
            {
                CheckAddresses(host.Ips, host.Routes, "interface host IP");
            }

            switch (net.Type)
            {
                case NetworkInterfaceType.Udp when net.Source is SocketInterfaceSource { Port: not null, Local: null }:
                    throw GuestInterfaceErrors.UdpLocalMissing().At(net.Source, "source");
                case NetworkInterfaceType.Network when net.Source is not NetworkInterfaceSource { Network: not null }:
                    throw XmlErrors.AttributeMissing("network", "source").At(
                        (XmlRecord?)net.Source ?? net, net.Source is null ? "interface" : "source", "network");
                case NetworkInterfaceType.Bridge when net.Source is not BridgeInterfaceSource { Bridge: not null }:
                    throw XmlErrors.AttributeMissing("bridge", "source").At(
                        (XmlRecord?)net.Source ?? net, net.Source is null ? "interface" : "source", "bridge");
                case NetworkInterfaceType.Internal when net.Source is not InternalInterfaceSource { Name: not null }:
                    throw GuestInterfaceErrors.InternalNameMissing().At(
                        (XmlRecord?)net.Source ?? net, net.Source is null ? "interface" : "source");
                case NetworkInterfaceType.Direct when net.Source is not DirectInterfaceSource { Dev: not null }:
                    throw XmlErrors.AttributeMissing("dev", "source").At(
                        (XmlRecord?)net.Source ?? net, net.Source is null ? "interface" : "source", "dev");
                case NetworkInterfaceType.Client or NetworkInterfaceType.Server or NetworkInterfaceType.Mcast or NetworkInterfaceType.Udp
                    when net.Source is not SocketInterfaceSource { Port: not null }:
                    throw XmlErrors.AttributeMissing("port", "source").At(
                        (XmlRecord?)net.Source ?? net, net.Source is null ? "interface" : "source", "port");
                case NetworkInterfaceType.Client or NetworkInterfaceType.Mcast
                    or NetworkInterfaceType.Udp when net.Source is SocketInterfaceSource { Address: null }:
                    throw XmlErrors.AttributeMissing("address", "source").At(
                        net.Source, "source", "address");
                default:
                    break;
            }
        }
    }

    /// <summary>What is missed as soon as an interface is read, whatever is to be done with it.</summary>
    public static void CheckRead(NetworkInterface net)
    {
        CheckSource(net);
        CheckModel(net);
    }

    private static void CheckSource(NetworkInterface net)
    {
        if (net is { Source: null, Backend.Type: not InterfaceBackendType.Passt } or { Source: null, Backend: null }
            && net.Type is NetworkInterfaceType.Network or NetworkInterfaceType.Vhostuser or NetworkInterfaceType.Vdpa
            or NetworkInterfaceType.Bridge
            or NetworkInterfaceType.Client or NetworkInterfaceType.Server or NetworkInterfaceType.Mcast or NetworkInterfaceType.Udp
                or NetworkInterfaceType.Internal or NetworkInterfaceType.Direct)
        {
            throw GuestInterfaceErrors.SourceMissing(net.Type.ToXml()).At(net, "interface");
        }
    }

    private static void CheckModel(NetworkInterface net)
    {
        if (net.Model?.AsSpan().ContainsAnyExcept(s_modelCharacters) == true)
        {
            throw DomainDocumentErrors.InterfaceModelCharacters().At(net, "model", "type");
        }
    }
}
