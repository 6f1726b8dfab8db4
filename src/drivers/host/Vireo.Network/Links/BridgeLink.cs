using System.Globalization;
using System.Net;
using System.Text;
using Vireo.Documents;
using Vireo.Posix;

namespace Vireo.Drivers.Networks;

/// <summary>
/// The bridge of a network on the host: its link, addresses and routes, by <c>ip -batch</c> in two calls. What the kernel refuses leaves no
/// bridge.
/// </summary>
internal static class BridgeLink
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    // What the kernel allows at least while the spanning tree protocol runs.
    private const ulong LeastDelay = 2;

    /// <summary>Whether the bridge of a network is on the host: a link of its name with its address.</summary>
    public static bool Exists(NetworkDef network) => HostLink.AddressOf(network.Bridge?.Name ?? "") is { } address
        && string.Equals(address, network.MacAddress, StringComparison.OrdinalIgnoreCase);

    /// <summary>Makes it, with its addresses and routes, and switches it on.</summary>
    public static async Task MakeAsync(NetworkDef network, CancellationToken cancellationToken)
    {
        string bridge = network.Bridge?.Name ?? "";
        if (bridge.Length > 15)
        {
            throw NetworkFaults.BridgeNotCreated(34, bridge);
        }

        if (bridge is "" or "." or ".." || bridge.Any(static c => c is '/' or ':' || char.IsWhiteSpace(c)))
        {
            throw NetworkFaults.BridgeNotCreated(22, bridge);
        }

        if (HostLink.Exists(bridge))
        {
            throw NetworkFaults.BridgeNotCreated(17, bridge);
        }

        bool stp = network.Bridge!.Stp != Xml.OnOff.Off;
        ulong delay = Math.Max(network.Bridge.Delay ?? 0, stp ? LeastDelay : 0) * 100;
        var link = new StringBuilder();
        link.Append(CultureInfo.InvariantCulture, $"link add name {bridge} address {network.MacAddress}");
        link.Append(network.Mtu is > 0 ? string.Create(CultureInfo.InvariantCulture, $" mtu {network.Mtu}") : "");
        link.Append(CultureInfo.InvariantCulture, $" type bridge stp_state {(stp ? 1 : 0)} forward_delay {delay}\n");
        await BatchAsync(link.ToString(), cancellationToken).ConfigureAwait(false);
        try
        {
            Settings(network, bridge);
            await BatchAsync(Addresses(network, bridge), cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await RemoveAsync(network).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Gives a bridge what a start that was broken off had not given it yet.</summary>
    public static Task CompleteAsync(NetworkDef network, CancellationToken cancellationToken)
    {
        Settings(network, network.Bridge?.Name ?? "");
        return BatchAsync(Addresses(network, network.Bridge?.Name ?? ""), cancellationToken);
    }

    /// <summary>Removes the bridge of a network; nothing happens when it is gone, or a link of its name is somebody else's.</summary>
    public static async Task RemoveAsync(NetworkDef network)
    {
        if (Exists(network))
        {
            await BatchAsync($"link set dev {network.Bridge!.Name} down\nlink delete dev {network.Bridge.Name}\n", CancellationToken.None)
                .ConfigureAwait(false);
        }
    }

    // The host's own addresses come from the document alone, and guests do not configure the host.
    private static void Settings(NetworkDef network, string bridge)
    {
        bool v6 = network.Ips.Any(DnsmasqFiles.IsV6);
        string at = $"ipv6/conf/{bridge}/";
        KernelSetting.SetIfThere(at + "disable_ipv6", v6 ? "0" : "1");
        KernelSetting.SetIfThere(at + "accept_ra", "0");
        KernelSetting.SetIfThere(at + "autoconf", "0");
        if (network.Forward is null || network.Forward.Mode is NetworkForwardMode.None)
        {
            return;
        }

        if (network.Ips.Any(static i => !DnsmasqFiles.IsV6(i)))
        {
            KernelSetting.Set("ipv4/ip_forward", "1");
        }

        if (v6)
        {
            KernelSetting.SetIfThere("ipv6/conf/all/forwarding", "1");
        }
    }

    private static string Addresses(NetworkDef network, string bridge)
    {
        var text = new StringBuilder();
        foreach (NetworkIp ip in network.Ips)
        {
            int prefix = DnsmasqFiles.PrefixOf(ip);
            text.Append(CultureInfo.InvariantCulture, $"addr replace {ip.Address}/{prefix}");
            text.Append(DnsmasqFiles.IsV6(ip) ? "" : " broadcast " + NetAddress.BroadcastOf(IPAddress.Parse(ip.Address!), prefix));
            text.Append(CultureInfo.InvariantCulture, $" dev {bridge}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"link set dev {bridge} up\n");
        foreach (NetworkRoute route in network.Routes)
        {
            int prefix = NetAddress.EffectivePrefix(
                IPAddress.Parse(route.Address!), route.Netmask is null ? null : IPAddress.Parse(route.Netmask), route.Prefix ?? 0);
            text.Append(CultureInfo.InvariantCulture,
                $"route replace {route.Address}/{prefix} via {route.Gateway} dev {bridge} metric {route.Metric ?? 1}\n");
        }

        return text.ToString();
    }

    private static Task BatchAsync(string lines, CancellationToken cancellationToken) =>
        BatchTool.RunAsync("ip", ["-batch", "-"], lines, s_patience, cancellationToken);
}
