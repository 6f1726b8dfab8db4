using Vireo.Documents;

namespace Vireo.Drivers.NwFilters;

/// <summary>Rules about frames, as calls of <c>ebtables</c>: the tables of options of each protocol.</summary>
internal static class EthernetRules
{
    private static readonly Dictionary<string, string> s_protocols = new(StringComparer.Ordinal)
    {
        ["arp"] = "0x806", ["rarp"] = "0x8035", ["ip"] = "ipv4", ["ipv6"] = "ipv6", ["vlan"] = "0x8100",
    };

    /// <summary>Whether <c>ebtables</c> is the tool for a protocol.</summary>
    public static bool Serves(string protocol) => protocol is "mac" or "stp" || s_protocols.ContainsKey(protocol);

    /// <summary>The calls of one rule whose variables have values.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <param name="port">The interface on the host.</param>
    /// <param name="chain">The chain of the filter.</param>
    public static IEnumerable<FirewallCommand> For(
        NwFilterRule rule, IReadOnlyList<RuleAttribute> attributes, string port, string chain)
    {
        if (rule.Direction is NwFilterDirection.Out or NwFilterDirection.InOut)
        {
            yield return One(rule, attributes, FrameChains.Name(FrameChains.Sent, port, chain), rule.Direction == NwFilterDirection.InOut);
        }

        if (rule.Direction is NwFilterDirection.In or NwFilterDirection.InOut)
        {
            yield return One(rule, attributes, FrameChains.Name(FrameChains.Received, port, chain), false);
        }
    }

    private static FirewallCommand One(NwFilterRule rule, IReadOnlyList<RuleAttribute> attributes, string chain, bool turned)
    {
        var writer = new RuleWriter(attributes, turned);
        if (turned && rule.Protocol == "stp" && writer.Find("srcmacaddr") is not null)
        {
            throw FilterErrors.StpBothWays(rule.Direction.ToXml());
        }

        writer.Add("--concurrent");
        writer.Add("-t", "nat");
        writer.Add("-A", chain);
        writer.Masked(turned ? "-d" : "-s", "srcmacaddr", "srcmacmask");
        writer.Masked(turned ? "-s" : "-d", "dstmacaddr", "dstmacmask");
        if (rule.Protocol is { } protocol && s_protocols.TryGetValue(protocol, out string? number))
        {
            writer.Add("-p", number);
        }

        switch (rule.Protocol)
        {
            case "mac":
                writer.Option("-p", "protocolid", writer.Hex("protocolid"));
                break;
            case "arp" or "rarp":
                AddArp(writer);
                break;
            case "vlan":
                writer.Extension("--vlan-id", "vlanid", writer.Number("vlanid"));
                writer.Extension("--vlan-encap", "encap-protocol", writer.Number("encap-protocol"));
                break;
            case "stp":
                AddSpanningTree(writer);
                break;
            case "ip":
                AddPacket(writer, "ip");
                writer.Option("--ip-tos", "dscp", writer.Hex("dscp"));
                break;
            case "ipv6":
                AddPacket(writer, "ip6");
                AddIcmp(writer);
                break;
        }

        writer.Add("-j", rule.Action switch
        {
            NwFilterAction.Accept => "ACCEPT",
            NwFilterAction.Return => "RETURN",
            NwFilterAction.Continue => "CONTINUE",
            _ => "DROP",
        });
        return new FirewallCommand("ebtables", writer.Arguments);
    }

    private static void AddArp(RuleWriter writer)
    {
        (string source, string target) = writer.Turned ? ("dst", "src") : ("src", "dst");
        writer.Option("--arp-htype", "hwtype", writer.Number("hwtype"));
        writer.Option("--arp-opcode", "opcode", writer.Number("opcode"));
        writer.Option("--arp-ptype", "protocoltype", writer.Hex("protocoltype"));
        writer.Masked("--arp-ip-" + source, "arpsrcipaddr", "arpsrcipmask");
        writer.Masked("--arp-ip-" + target, "arpdstipaddr", "arpdstipmask");
        writer.Option("--arp-mac-" + source, "arpsrcmacaddr", writer.Find("arpsrcmacaddr")?.Value);
        writer.Option("--arp-mac-" + target, "arpdstmacaddr", writer.Find("arpdstmacaddr")?.Value);
        if (writer.Find("gratuitous") is { Value: "true" } gratuitous)
        {
            writer.Add(gratuitous.Negated ? ["!", "--arp-gratuitous"] : ["--arp-gratuitous"]);
        }
    }

    private static void AddSpanningTree(RuleWriter writer)
    {
        writer.Add("-d", FrameChains.BridgeGroup);
        writer.Extension("--stp-type", "type", writer.Number("type"));
        writer.Extension("--stp-flags", "flags", writer.Number("flags"));
        writer.ExtensionRange("--stp-root-pri", "root-priority");
        Address("--stp-root-addr", "root-address");
        writer.ExtensionRange("--stp-root-cost", "root-cost");
        writer.ExtensionRange("--stp-sender-prio", "sender-priority");
        Address("--stp-sender-addr", "sender-address");
        writer.ExtensionRange("--stp-port", "port");
        writer.ExtensionRange("--stp-msg-age", "age");
        writer.ExtensionRange("--stp-max-age", "max-age");
        writer.ExtensionRange("--stp-hello-time", "hello-time");
        writer.ExtensionRange("--stp-forward-delay", "forward-delay");

        void Address(string option, string name) => writer.Extension(
            option, name, writer.Find(name) is { } a ? a.Value + (writer.Find(name + "-mask") is { } mask ? "/" + mask.Value : "") : null);
    }

    private static void AddPacket(RuleWriter writer, string family)
    {
        (string source, string target) = writer.Turned ? ("destination", "source") : ("source", "destination");
        writer.Masked($"--{family}-{source}", "srcipaddr", "srcipmask");
        writer.Masked($"--{family}-{target}", "dstipaddr", "dstipmask");
        writer.Option($"--{family}-protocol", "protocol", writer.Number("protocol"));
        writer.Range($"--{family}-{source}-port", "srcportstart", "srcportend");
        writer.Range($"--{family}-{target}-port", "dstportstart", "dstportend");
    }

    // Types and codes are ranges, whole ones where the document says nothing of them.
    private static void AddIcmp(RuleWriter writer)
    {
        string[] names = ["type", "typeend", "code", "codeend"];
        if (Array.Find(names, n => writer.Find(n) is not null) is not { } first)
        {
            return;
        }

        string types = RangeOf(writer.Number("type"), writer.Number("typeend"));
        string codes = RangeOf(writer.Number("code"), writer.Number("codeend"));
        writer.Option("--ip6-icmp-type", first, $"{types}/{codes}");
    }

    private static string RangeOf(string? from, string? to) => from is null && to is null ? "0:255" : $"{from ?? "0"}:{to ?? from}";
}
