using Vireo.Documents;

namespace Vireo.Drivers.NwFilters;

/// <summary>
/// Rules about packets, as calls of <c>iptables</c> and <c>ip6tables</c>. A rule stands in up to three chains: FJ and HJ for what the guest
/// sends, through the bridge and to the host, and FP for what it gets. A rule that keeps the state of connections lets the answers through
/// in the chains of the other direction.
/// </summary>
internal static class PacketRules
{
    private const string Six = "-ipv6";

    /// <summary>Whether a protocol's tool is <c>ip6tables</c>.</summary>
    public static bool IsSix(string protocol) => protocol == "icmpv6" || protocol.EndsWith(Six, StringComparison.Ordinal);

    /// <summary>The calls of one rule whose variables have values.</summary>
    public static IEnumerable<FirewallCommand> For(NwFilterRule rule, IReadOnlyList<RuleAttribute> attributes, string port)
    {
        bool sends = rule.Direction == NwFilterDirection.Out;
        foreach (string chain in new[] { "FJ", "FP", "HJ" })
        {
            // Both directions: the document speaks of what the guest gets.
            bool turned = chain == "FP" ? sends : !sends;
            var writer = new RuleWriter(attributes, turned);
            bool both = rule.Direction == NwFilterDirection.InOut;
            if ((!turned || both || !IsOneWay(writer)) && Write(writer, rule, chain, port) is { } command)
            {
                yield return command;
            }
        }
    }

    // What has a state, a type of message or a limit is meant for its own direction only.
    private static bool IsOneWay(RuleWriter writer) =>
        writer.Find("state") is not null || writer.Find("type") is not null || writer.Find("connlimit-above") is not null;

    private static FirewallCommand? Write(RuleWriter writer, NwFilterRule rule, string chain, string port)
    {
        string protocol = rule.Protocol ?? "all";
        writer.Add("-w");
        writer.Add("-A", $"{chain}-{port}");
        writer.Add("-p", protocol.EndsWith(Six, StringComparison.Ordinal) ? protocol[..^Six.Length] : protocol);
        int before = writer.Arguments.Count;
        if (!writer.Turned)
        {
            writer.Option("--mac-source", "srcmacaddr", writer.Find("srcmacaddr")?.Value, ["-m", "mac"]);
        }

        AddMatches(writer, protocol);

        // The answers' MAC address is not known: a rule of nothing else would match everything.
        if (writer.Turned && writer.Arguments.Count == before && writer.Find("srcmacaddr") is not null)
        {
            return null;
        }

        AddState(writer, rule);
        if (writer.Find("ipset") is { } set && writer.Find("ipsetflags") is { } flags)
        {
            writer.Add("-m", "set");
            string[] sides = [.. flags.Value.Split(',').Select(f => writer.Turned ? f == "src" ? "dst" : "src" : f)];
            writer.Add(set.Negated ? ["!", "--match-set", set.Value, string.Join(',', sides)]
                : ["--match-set", set.Value, string.Join(',', sides)]);
        }

        writer.Option("--comment", "comment", writer.Find("comment")?.Value, ["-m", "comment"]);
        writer.Add("-j", rule.Action switch
        {
            NwFilterAction.Accept => chain == "FP" ? "ACCEPT" : "RETURN",
            NwFilterAction.Reject => "REJECT",
            NwFilterAction.Return or NwFilterAction.Continue => "RETURN",
            _ => "DROP",
        });
        return new FirewallCommand(IsSix(protocol) ? "ip6tables" : "iptables", writer.Arguments);
    }

    private static void AddMatches(RuleWriter writer, string protocol)
    {
        (string source, string target) = writer.Turned ? ("destination", "source") : ("source", "destination");
        (string sourceRange, string targetRange) = writer.Turned ? ("dst", "src") : ("src", "dst");
        (string sourcePort, string targetPort) = writer.Turned ? ("--dport", "--sport") : ("--sport", "--dport");
        writer.Masked("--" + source, "srcipaddr", "srcipmask");
        AddIpRange(writer, $"--{sourceRange}-range", "srcipfrom", "srcipto");
        writer.Masked("--" + target, "dstipaddr", "dstipmask");
        AddIpRange(writer, $"--{targetRange}-range", "dstipfrom", "dstipto");
        writer.Option("--dscp", "dscp", writer.Number("dscp"), ["-m", "dscp"]);
        writer.Option("--connlimit-above", "connlimit-above", writer.Number("connlimit-above"), ["-m", "connlimit"]);
        if (writer.Find("flags") is { } flags)
        {
            string[] parts = flags.Value.Split('/');
            writer.Add(flags.Negated ? ["!", "--tcp-flags", .. parts] : ["--tcp-flags", .. parts]);
        }

        writer.Range(sourcePort, "srcportstart", "srcportend");
        writer.Range(targetPort, "dstportstart", "dstportend");
        writer.Option("--tcp-option", "option", writer.Number("option"));
        if (writer.Number("type") is { } type)
        {
            string icmp = type + (writer.Number("code") is { } code ? "/" + code : "");
            writer.Option(protocol == "icmpv6" ? "--icmpv6-type" : "--icmp-type", "type", icmp);
        }
    }

    private static void AddIpRange(RuleWriter writer, string option, string from, string to) => writer.Option(
        option, from, writer.Find(from) is { } a ? a.Value + (writer.Find(to) is { } end ? "-" + end.Value : "") : null, ["-m", "iprange"]);

    private static void AddState(RuleWriter writer, NwFilterRule rule)
    {
        if (writer.Find("state") is { } state)
        {
            if (state.Value != "NONE")
            {
                writer.Option("--ctstate", "state", state.Value, ["-m", "conntrack"]);
            }

            return;
        }

        bool keeps = rule is { Action: NwFilterAction.Accept, StateMatch: true, Direction: not NwFilterDirection.InOut };
        if (!keeps || writer.Find("connlimit-above") is not null)
        {
            return;
        }

        writer.Add("-m", "conntrack");
        writer.Add("--ctstate", writer.Turned ? "ESTABLISHED" : "NEW,ESTABLISHED");
        if (writer.Find("type") is null)
        {
            writer.Add("-m", "conntrack");
            writer.Add("--ctdir", writer.Turned ? "Reply" : "Original");
        }
    }
}
