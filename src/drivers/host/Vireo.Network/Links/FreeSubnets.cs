using System.Net;
using Vireo.Documents;

namespace Vireo.Drivers.Networks;

/// <summary>
/// Which subnets of IPv4 nobody on this host uses: no route leads into one, and no network is defined with it. A network whose address is
/// <c>auto</c> gets one of them when it starts.
/// </summary>
internal static class FreeSubnets
{
    private const int OrdinaryPrefix = 24;
    private static readonly (string Space, int Prefix, string First)[] s_spaces =
        [("192.168.0.0", 16, "192.168.124.0"), ("192.168.0.0", 16, "192.168.0.0"), ("10.0.0.0", 8, "10.0.0.0")];

    /// <summary>The definition with real addresses.</summary>
    /// <param name="network">The definition.</param>
    /// <param name="others">The networks of this host, itself or not.</param>
    /// <exception cref="VirException">Everything is taken.</exception>
    public static NetworkDef Resolve(NetworkDef network, IEnumerable<NetworkDef> others)
    {
        if (!network.Ips.Exists(static i => i.IsAuto))
        {
            return network;
        }

        List<(UInt128 Number, UInt128 Mask)> taken = Taken(others.Append(network));
        var ips = new List<NetworkIp>();
        foreach (NetworkIp ip in network.Ips)
        {
            if (!ip.IsAuto)
            {
                ips.Add(ip);
                continue;
            }

            int prefix = (int)(ip.Prefix ?? OrdinaryPrefix);
            IPAddress subnet = Find(prefix, taken) ?? throw NetworkFaults.NoFreeSubnet(prefix);
            taken.Add((NetAddress.Number(subnet), Mask(prefix)));
            ips.Add(With(ip, subnet, prefix));
        }

        return network with { Ips = ips };
    }

    /// <summary>A free subnet as text, for who looks for one; null when everything is taken.</summary>
    public static string? Suggest(int prefix, IEnumerable<NetworkDef> others) =>
        Find(prefix, Taken(others)) is { } subnet ? $"{subnet}/{prefix}" : null;

    /// <summary>The mask of a prefix.</summary>
    public static UInt128 Mask(int prefix) => NetAddress.Number(NetAddress.Netmask(prefix));

    // The first address is the host's, and the others are given out where the document says so.
    private static NetworkIp With(NetworkIp ip, IPAddress subnet, int prefix)
    {
        UInt128 first = NetAddress.Number(subnet);
        string At(UInt128 number) => NetAddress.FromNumber(first + number, v6: false).ToString();
        NetworkDhcp? dhcp = ip.Dhcp is not { } asked ? null : asked with
        {
            Ranges = [.. asked.Ranges.Select(r => r with { Start = At(2), End = At(((UInt128)1 << (32 - prefix)) - 2) })],
        };
        return ip with { Address = At(1), Prefix = (uint)prefix, Dhcp = dhcp };
    }

    private static IPAddress? Find(int prefix, List<(UInt128 Number, UInt128 Mask)> taken)
    {
        UInt128 step = (UInt128)1 << (32 - prefix), mask = Mask(prefix);
        foreach (var (space, length, from) in s_spaces)
        {
            UInt128 end = NetAddress.Number(IPAddress.Parse(space)) + ((UInt128)1 << (32 - length));
            for (UInt128 at = NetAddress.Number(IPAddress.Parse(from)) & mask; at + step <= end; at += step)
            {
                if (!taken.Exists(t => (t.Number & t.Mask & mask) == (at & t.Mask)))
                {
                    return NetAddress.FromNumber(at, v6: false);
                }
            }
        }

        return null;
    }

    private static List<(UInt128 Number, UInt128 Mask)> Taken(IEnumerable<NetworkDef> networks)
    {
        // The way to everywhere else is no subnet.
        var taken = HostRoutes.Read().Where(static r => r.Mask != 0).Select(static r => (r.Destination, r.Mask)).ToList();
        foreach (NetworkIp ip in networks.SelectMany(static n => n.Ips).Where(static i => !i.IsAuto && !DnsmasqFiles.IsV6(i)))
        {
            int prefix = DnsmasqFiles.PrefixOf(ip);
            if (prefix >= 0 && IPAddress.TryParse(ip.Address, out IPAddress? address))
            {
                taken.Add((NetAddress.Number(NetAddress.NetworkOf(address, prefix)), Mask(prefix)));
            }
        }

        return taken;
    }
}
