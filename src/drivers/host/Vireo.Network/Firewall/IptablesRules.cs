using Vireo.Documents;

namespace Vireo.Drivers.Networks;

/// <summary>The rules of a network for iptables and ip6tables, in chains of libvirt's own, in the order in which they are put in.</summary>
internal static class IptablesRules
{
    private const string Inp = "LIBVIRT_INP", Out = "LIBVIRT_OUT", Fwo = "LIBVIRT_FWO", Fwi = "LIBVIRT_FWI", Fwx = "LIBVIRT_FWX",
        Prt = "LIBVIRT_PRT";

    /// <summary>The chains that all networks share, each with the chain of the kernel that leads to it.</summary>
    public static IReadOnlyList<(string Table, string Chain, string From)> Chains { get; } =
    [
        ("filter", Inp, "INPUT"), ("filter", Out, "OUTPUT"), ("filter", Fwo, "FORWARD"), ("filter", Fwi, "FORWARD"),
        ("filter", Fwx, "FORWARD"), ("nat", Prt, "POSTROUTING"), ("mangle", Prt, "POSTROUTING"),
    ];

    /// <summary>What makes the chains where there are none, for one family.</summary>
    public static IEnumerable<FirewallCommand> Base(string program)
    {
        foreach (string table in new[] { "filter", "nat", "mangle" })
        {
            yield return new(program, "-w", "--table", table, "--list-rules");
        }

        foreach ((string table, string chain, string from) in Chains)
        {
            yield return new(program, "-w", "--table", table, "--new-chain", chain);
            yield return new(program, "-w", "--table", table, "--insert", from, "--jump", chain);
        }
    }

    /// <summary>The rules of a network.</summary>
    public static IReadOnlyList<FirewallCommand> Of(NetworkDef network)
    {
        var rules = new List<FirewallCommand>();
        string bridge = network.Bridge?.Name ?? "";
        if (network.Forward?.Mode != NetworkForwardMode.Open)
        {
            General(rules, network, bridge);
            foreach (FirewallSubnet subnet in FirewallSubnet.Of(network))
            {
                Forwarding(rules, network, bridge, subnet);
            }

            // Some clients refuse offers whose checksum nobody has computed, which a virtual device leaves undone.
            if (network.Ips.Any(static i => !DnsmasqFiles.IsV6(i) && i.Dhcp is { Ranges.Count: > 0 } or { Hosts.Count: > 0 }))
            {
                rules.Add(new("iptables", "-w", "--table", "mangle", "--insert", Prt, "--out-interface", bridge, "--protocol", "udp",
                    "--destination-port", "68", "--jump", "CHECKSUM", "--checksum-fill"));
            }
        }

        return rules;
    }

    // DHCP, DNS and TFTP of the host are reached; nothing is forwarded, but between guests.
    private static void General(List<FirewallCommand> rules, NetworkDef network, string bridge)
    {
        Service(rules, "iptables", bridge, "67", "68", "tcp", "udp");
        Service(rules, "iptables", bridge, "53", "53", "tcp", "udp");
        if (network.Ips.Any(static i => i.TftpRoot is not null))
        {
            Service(rules, "iptables", bridge, "69", "69", "udp");
        }

        Closed(rules, "iptables", bridge);
        if (FirewallSubnet.HasV6(network))
        {
            Closed(rules, "ip6tables", bridge);
            if (network.Ips.Any(DnsmasqFiles.IsV6))
            {
                Service(rules, "ip6tables", bridge, "53", "53", "tcp", "udp");
                Service(rules, "ip6tables", bridge, "547", "546", "udp");
            }
        }
    }

    private static void Service(List<FirewallCommand> rules, string program, string bridge, string asked, string answered,
        params ReadOnlySpan<string> protocols)
    {
        foreach (string protocol in protocols)
        {
            rules.Add(new(program, "-w", "--table", "filter", "--insert", Inp, "--in-interface", bridge, "--protocol", protocol,
                "--destination-port", asked, "--jump", "ACCEPT"));
        }

        foreach (string protocol in protocols)
        {
            rules.Add(new(program, "-w", "--table", "filter", "--insert", Out, "--out-interface", bridge, "--protocol", protocol,
                "--destination-port", answered, "--jump", "ACCEPT"));
        }
    }

    private static void Closed(List<FirewallCommand> rules, string program, string bridge)
    {
        rules.Add(new(program, "-w", "--table", "filter", "--insert", Fwo, "--in-interface", bridge, "--jump", "REJECT"));
        rules.Add(new(program, "-w", "--table", "filter", "--insert", Fwi, "--out-interface", bridge, "--jump", "REJECT"));
        rules.Add(new(program, "-w", "--table", "filter", "--insert", Fwx, "--in-interface", bridge, "--out-interface", bridge,
            "--jump", "ACCEPT"));
    }

    private static void Forwarding(List<FirewallCommand> rules, NetworkDef network, string bridge, FirewallSubnet subnet)
    {
        string program = subnet.IsV6 ? "ip6tables" : "iptables", net = subnet.Subnet;
        string? device = FirewallSubnet.DeviceOf(network);
        string[] to = device is null ? [] : ["--out-interface", device], from = device is null ? [] : ["--in-interface", device];
        string[] related = subnet.IsTranslated ? ["--match", "conntrack", "--ctstate", "ESTABLISHED,RELATED"] : [];
        rules.Add(new(program, ["-w", "--table", "filter", "--insert", Fwo, "--source", net, "--in-interface", bridge, .. to,
            "--jump", "ACCEPT"]));
        rules.Add(new(program, ["-w", "--table", "filter", "--insert", Fwi, "--destination", net, .. from, "--out-interface", bridge,
            .. related, "--jump", "ACCEPT"]));
        if (!subnet.IsTranslated)
        {
            return;
        }

        string[] insert = ["-w", "--table", "nat", "--insert", Prt, "--source", net];
        foreach (string? protocol in new[] { null, "udp", "tcp" })
        {
            string[] only = protocol is null ? [] : ["-p", protocol];
            string[] target = Target(network, subnet, protocol is not null);
            rules.Add(new(program, [.. insert, .. only, "!", "--destination", net, .. to, .. target]));
        }

        // What goes to everybody on the link stays what it is.
        foreach (string link in subnet.IsV6 ? (string[])["ff02::/16"] : ["255.255.255.255/32", "224.0.0.0/24"])
        {
            rules.Add(new(program, [.. insert, .. to, "--destination", link, "--jump", "RETURN"]));
        }
    }

    private static string[] Target(NetworkDef network, FirewallSubnet subnet, bool hasPorts)
    {
        var (start, end) = FirewallSubnet.PortsOf(network);
        string ports = hasPorts ? $"{start}-{end}" : "";
        if (!subnet.IsV6 && network.Forward?.Nat?.Address is { Start: { } first } range)
        {
            string addresses = range.End is { } last && last != first ? $"{first}-{last}" : first;
            return ["--jump", "SNAT", "--to-source", addresses + (hasPorts ? ":" + ports : "")];
        }

        return hasPorts ? ["--jump", "MASQUERADE", "--to-ports", ports] : ["--jump", "MASQUERADE"];
    }
}
