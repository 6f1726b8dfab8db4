using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Networks;

/// <summary>
/// What this driver asks of a network beyond what holds for every document: that its elements fit its mode. Texts and their order are
/// libvirt's.
/// </summary>
internal static class NetworkChecks
{
    /// <summary>Refuses what does not fit the mode.</summary>
    public static void Check(NetworkDef network)
    {
        NetworkForwardMode mode = Mode(network);
        string name = network.Name ?? "", text = NetworkRules.ModeText(mode);
        if (!NetworkDefinitions.OwnsBridge(network))
        {
            CheckForeign(network, mode, name, text);
        }

        CheckDhcp(network);
        CheckGroups(network, mode, name, text);
        if (!CanTag(mode, network.VirtualPort) && (network.Vlan is not null || network.PortGroups.Exists(
            g => g.Vlan is not null && !CanTag(mode, g.VirtualPort))))
        {
            throw NetworkFaults.VlanOfMode(name);
        }
    }

    /// <summary>How traffic leaves; <see cref="NetworkForwardMode.None"/> when it does not.</summary>
    public static NetworkForwardMode Mode(NetworkDef network) => network.Forward?.Mode switch
    {
        null or NetworkForwardMode.Unset => NetworkForwardMode.None,
        { } mode => mode,
    };

    // A network of somebody else's bridge or card: the host has no address in it, and serves nothing.
    private static void CheckForeign(NetworkDef network, NetworkForwardMode mode, string name, string text)
    {
        string? element = network.Ips.Count > 0 ? "ip"
            : network.Dns is { } dns && (dns.Texts.Count > 0 || dns.Hosts.Count > 0 || dns.Services.Count > 0) ? "dns"
            : network.Domain is not null ? "domain" : null;
        if (element is not null)
        {
            throw NetworkFaults.ElementOfMode(element, name, text);
        }

        if (network.Bandwidth is not null && mode != NetworkForwardMode.Bridge)
        {
            throw NetworkFaults.BandwidthOfMode(name, text);
        }
    }

    private static void CheckDhcp(NetworkDef network)
    {
        bool four = false, six = false;
        foreach (NetworkIp ip in network.Ips)
        {
            bool isSix = DnsmasqFiles.IsV6(ip);
            if (ip.Dhcp is not { } dhcp || (dhcp.Ranges.Count == 0 && dhcp.Hosts.Count == 0))
            {
                continue;
            }

            if (isSix ? six : four)
            {
                throw NetworkFaults.DhcpTwice(isSix ? "IPv6" : "IPv4");
            }

            six |= isSix;
            four |= !isSix;
        }
    }

    private static void CheckGroups(NetworkDef network, NetworkForwardMode mode, string name, string text)
    {
        NetworkPortGroup? standard = null;
        for (int i = 0; i < network.PortGroups.Count; i++)
        {
            NetworkPortGroup group = network.PortGroups[i];
            if (network.PortGroups.FindIndex(g => g.Name == group.Name) < i)
            {
                throw NetworkFaults.GroupTwice(group.Name, name);
            }

            if (group.Default == YesNo.Yes)
            {
                standard = standard is null ? group : throw NetworkFaults.TwoDefaultGroups(name, standard.Name, group.Name);
            }

            if (group.Bandwidth is not null && mode == NetworkForwardMode.Hostdev)
            {
                throw NetworkFaults.GroupBandwidth(name, group.Name, text);
            }
        }
    }

    private static bool CanTag(NetworkForwardMode mode, VirtualPort? port) =>
        mode is NetworkForwardMode.Hostdev or NetworkForwardMode.Passthrough
            || (mode == NetworkForwardMode.Bridge && port?.Type == VirtualPortType.OpenVSwitch);
}
