using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Defaults of network interfaces and what each kind needs.</summary>
internal static class GuestInterfaceRules
{
    public static void Complete(DomainDef domain, uint macPrefix)
    {
        foreach (NetworkInterface net in domain.Devices.Interfaces)
        {
            net.Type = net.Type == NetworkInterfaceType.Unset ? NetworkInterfaceType.User : net.Type;
            net.Mac ??= new InterfaceMac();
            net.Mac.Address ??= new MacAddress(((ulong)macPrefix << 24) | (uint)Random.Shared.Next(1 << 24));
            if (net.Source is DirectInterfaceSource { Mode: DirectMode.Unset } direct)
            {
                direct.Mode = DirectMode.Vepa;
            }

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

    public static void Check(DomainDef domain)
    {
        foreach (NetworkInterface net in domain.Devices.Interfaces)
        {
            if (net.Mac?.Address?.IsMulticast == true)
            {
                throw Errors.Xml(ErrorDomain.Domain, $"expected unicast mac address, found multicast '{net.Mac.Address}'");
            }

            switch (net.Type)
            {
                case NetworkInterfaceType.Network when net.Source is not NetworkInterfaceSource { Network: not null }:
                    throw Errors.Xml(ErrorDomain.Domain, "No <source> 'network' attribute specified with <interface type='network'/>");
                case NetworkInterfaceType.Bridge when net.Source is not BridgeInterfaceSource { Bridge: not null }:
                    throw Errors.Xml(ErrorDomain.Domain, "No <source> 'bridge' attribute specified with <interface type='bridge'/>");
                case NetworkInterfaceType.Internal when net.Source is not InternalInterfaceSource { Name: not null }:
                    throw Errors.Xml(ErrorDomain.Domain, "No <source> 'name' attribute specified with <interface type='internal'/>");
                case NetworkInterfaceType.Direct when net.Source is not DirectInterfaceSource { Dev: not null }:
                    throw Errors.Xml(ErrorDomain.Domain, "No <source> 'dev' attribute specified with <interface type='direct'/>");
                case NetworkInterfaceType.Client or NetworkInterfaceType.Server or NetworkInterfaceType.Mcast or NetworkInterfaceType.Udp
                    when net.Source is not SocketInterfaceSource { Port: not null }:
                    throw Errors.Xml(ErrorDomain.Domain, "No <source> 'port' attribute specified with socket interface");
                default:
                    break;
            }
        }
    }
}
