using Vireo.Documents;

namespace Vireo.Drivers.Networks;

/// <summary>The rules of a network for nftables, in tables of libvirt's own, in the order in which they are put in.</summary>
internal static class NftablesRules
{
    /// <summary>The table of each family.</summary>
    public const string Table = "libvirt_network";

    private const string Output = "guest_output", Input = "guest_input", Cross = "guest_cross", Nat = "guest_nat";

    /// <summary>What makes the table and the chains where there are none, for one family.</summary>
    public static IEnumerable<FirewallCommand> Base(string family)
    {
        yield return new("nft", "list", "table", family, Table);
        yield return new("nft", "add", "table", family, Table);
        yield return new("nft", "add", "chain", family, Table, "forward", "{ type filter hook forward priority 0; policy accept; }");
        foreach (string chain in new[] { Output, Input, Cross })
        {
            yield return new("nft", "add", "chain", family, Table, chain);
            yield return new("nft", "insert", "rule", family, Table, "forward", "counter", "jump", chain);
        }

        yield return new("nft", "add", "chain", family, Table, Nat, "{ type nat hook postrouting priority 100; policy accept; }");
    }

    /// <summary>What makes the kernel compute the checksums of answers of DHCP, which a virtual device leaves undone.</summary>
    public static IEnumerable<FirewallCommand> Checksums(NetworkDef network)
    {
        if (network.Forward is null or { Mode: not NetworkForwardMode.Open })
        {
            string bridge = network.Bridge?.Name ?? "";
            yield return new("tc", "qdisc", "show", "dev", bridge, "handle", "1:");
            yield return new("tc", "qdisc", "add", "dev", bridge, "root", "handle", "1:", "htb", "default", "2");
            yield return new("tc", "filter", "add", "dev", bridge, "prio", "2", "protocol", "ip", "parent", "1:", "u32", "match", "ip",
                "dport", "68", "ffff", "action", "csum", "ip", "and", "udp");
        }
    }

    /// <summary>The rules of a network.</summary>
    public static IReadOnlyList<FirewallCommand> Of(NetworkDef network)
    {
        var rules = new List<FirewallCommand>();
        if (network.Forward?.Mode == NetworkForwardMode.Open)
        {
            return rules;
        }

        string bridge = network.Bridge?.Name ?? "";
        foreach (string family in FirewallSubnet.HasV6(network) ? (string[])["ip", "ip6"] : ["ip"])
        {
            Add(rules, family, Output, "iif", bridge, "counter", "reject");
            Add(rules, family, Input, "oif", bridge, "counter", "reject");
            Add(rules, family, Cross, "iif", bridge, "oif", bridge, "counter", "accept");
        }

        foreach (FirewallSubnet subnet in FirewallSubnet.Of(network))
        {
            Forwarding(rules, network, bridge, subnet);
        }

        return rules;
    }

    private static void Forwarding(List<FirewallCommand> rules, NetworkDef network, string bridge, FirewallSubnet subnet)
    {
        string family = subnet.IsV6 ? "ip6" : "ip", net = subnet.Subnet;
        string? device = FirewallSubnet.DeviceOf(network);
        string[] to = device is null ? [] : ["oif", device], from = device is null ? [] : ["iif", device];
        Add(rules, family, Output, [family, "saddr", net, "iif", bridge, .. to, "counter", "accept"]);
        if (!subnet.IsTranslated)
        {
            Add(rules, family, Input, [family, "daddr", net, .. from, "oif", bridge, "counter", "accept"]);
            return;
        }

        string[] related = ["ct", "state", "related,established"];
        Add(rules, family, Input, [.. from, "oif", bridge, family, "daddr", net, .. related, "counter", "accept"]);
        foreach (string? protocol in new[] { null, "udp", "tcp" })
        {
            string[] only = protocol is null ? [] : ["meta", "l4proto", protocol];
            Add(rules, family, Nat, [.. only, family, "saddr", net, family, "daddr", "!=", net, .. to, "counter",
                .. Target(network, subnet, protocol is not null)]);
        }

        foreach (string link in subnet.IsV6 ? (string[])["ff02::/16"] : ["255.255.255.255/32", "224.0.0.0/24"])
        {
            Add(rules, family, Nat, [.. to, family, "saddr", net, family, "daddr", link, "counter", "return"]);
        }
    }

    private static string[] Target(NetworkDef network, FirewallSubnet subnet, bool hasPorts)
    {
        var (start, end) = FirewallSubnet.PortsOf(network);
        string ports = $":{start}-{end}";
        if (!subnet.IsV6 && network.Forward?.Nat?.Address is { Start: { } first } range)
        {
            string addresses = range.End is { } last && last != first ? $"{first}-{last}" : first;
            return ["snat", "to", addresses + (hasPorts ? ports : "")];
        }

        return hasPorts ? ["masquerade", "to", ports] : ["masquerade"];
    }

    private static void Add(List<FirewallCommand> rules, string family, string chain, params ReadOnlySpan<string> what) =>
        rules.Add(new("nft", ["-ae insert", "rule", family, Table, chain, .. what]));
}
