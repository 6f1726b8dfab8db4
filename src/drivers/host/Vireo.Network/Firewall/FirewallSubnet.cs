using System.Net;
using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Networks;

/// <summary>One address of a network, as its firewall sees it.</summary>
/// <param name="Subnet">The network of it, with its length.</param>
/// <param name="IsV6">Whether it is of IPv6.</param>
/// <param name="IsTranslated">Whether what leaves it gets another address.</param>
internal sealed record FirewallSubnet(string Subnet, bool IsV6, bool IsTranslated)
{
    /// <summary>The networks that packets are forwarded for.</summary>
    public static IEnumerable<FirewallSubnet> Of(NetworkDef network)
    {
        if (network.Forward is not { } forward)
        {
            yield break;
        }

        foreach (NetworkIp ip in network.Ips)
        {
            bool v6 = DnsmasqFiles.IsV6(ip), nat = forward.Mode is NetworkForwardMode.Nat or NetworkForwardMode.Unset;
            int prefix = DnsmasqFiles.PrefixOf(ip);
            IPAddress subnet = NetAddress.NetworkOf(IPAddress.Parse(ip.Address!), prefix);
            yield return new FirewallSubnet($"{subnet}/{prefix}", v6, nat && (!v6 || forward.Nat?.IPv6 == YesNo.Yes));
        }
    }

    /// <summary>Whether a network has anything of IPv6: an address, or guests that may use it among themselves.</summary>
    public static bool HasV6(NetworkDef network) => network.IPv6 == YesNo.Yes || network.Ips.Any(DnsmasqFiles.IsV6);

    /// <summary>The device that a network is forwarded to; null for any.</summary>
    public static string? DeviceOf(NetworkDef network) =>
        network.Forward is { } forward ? forward.Device ?? forward.Interfaces.FirstOrDefault()?.Device : null;

    /// <summary>The ports that translated packets come from.</summary>
    public static (uint Start, uint End) PortsOf(NetworkDef network) => network.Forward?.Nat?.Port is { } port
        ? (port.Start ?? 1024, port.End ?? 65535) : (1024, 65535);
}
