using Vireo.Documents;

namespace Vireo.Drivers.NwFilters;

/// <summary>
/// All that the firewalls have for one port: rules as libvirt's calls, in the order in which they take effect, and the chains of ebtables.
/// How they get into the kernel is not its business.
/// </summary>
/// <param name="Port">The interface on the host.</param>
/// <param name="Chains">The chains of ebtables, by the names that commands have.</param>
/// <param name="Frames">Calls of <c>ebtables</c>.</param>
/// <param name="Four">Calls of <c>iptables</c>.</param>
/// <param name="Six">Calls of <c>ip6tables</c>.</param>
internal sealed record PortRules(
    string Port, IReadOnlyList<string> Chains, IReadOnlyList<FirewallCommand> Frames, IReadOnlyList<FirewallCommand> Four,
    IReadOnlyList<FirewallCommand> Six)
{
    private const string ToServer = "67", ToClient = "68";

    /// <summary>Whether these are for the time in which the guest's address is not known.</summary>
    public bool IsLearning { get; init; }

    /// <summary>No rules.</summary>
    public static PortRules None(string port) => new(port, [], [], [], []);

    /// <summary>The rules of a filter.</summary>
    /// <exception cref="VirException">A rule cannot be expressed, or a variable has no value.</exception>
    public static PortRules Of(string port, IEnumerable<PlacedRule> rules)
    {
        // Those of a port's own chain come before all others, whatever the priorities; also where iptables has one chain for all.
        List<PlacedRule> sorted = [.. rules.OrderBy(static r => r.Chain != FrameChains.Root).ThenBy(static r => r.Rule.Priority)];
        List<SubChain> all = [.. ChainsOf(sorted, FrameChains.Sent), .. ChainsOf(sorted, FrameChains.Received)];
        List<string> chains = [.. all.Select(c => FrameChains.Name(c.Letter, port, c.Name))];
        var waiting = new Queue<SubChain>(all.Where(static c => c.Name != FrameChains.Root).OrderBy(static c => c.Priority));
        List<FirewallCommand> frames = [], four = [], six = [];
        foreach (PlacedRule rule in sorted)
        {
            List<FirewallCommand> family = rule.IsOfFrames ? frames : PacketRules.IsSix(rule.Protocol) ? six : four;
            if (rule.IsOfFrames)
            {
                int until = rule.Chain == FrameChains.Root ? rule.Rule.Priority : int.MaxValue;
                while (waiting.TryPeek(out SubChain next) && next.Priority <= until)
                {
                    frames.Add(FrameChains.Jump(next.Letter, port, waiting.Dequeue().Name));
                }
            }

            family.AddRange(FilterRules.For(rule, port));
        }

        return new PortRules(port, chains, frames, four, six);
    }

    /// <summary>What a guest may do whose address is still to be learnt from anything that it sends.</summary>
    public static PortRules Learning(string port, string mac)
    {
        string chain = FrameChains.Name(FrameChains.Sent, port, FrameChains.Root);
        return new PortRules(
            port, [chain],
            [
                Frame(chain, "-s", "!", mac, "-j", "DROP"), Frame(chain, "-p", "IPv4", "-j", "ACCEPT"),
                Frame(chain, "-p", "ARP", "-j", "ACCEPT"), Frame(chain, "-j", "DROP"),
            ],
            [], []) { IsLearning = true };
    }

    /// <summary>What a guest may do that is still to get its address by DHCP: ask, and be answered by these servers, or by any.</summary>
    public static PortRules OnlyDhcp(string port, string mac, IReadOnlyList<string> servers)
    {
        string sent = FrameChains.Name(FrameChains.Sent, port, FrameChains.Root);
        string received = FrameChains.Name(FrameChains.Received, port, FrameChains.Root);
        List<FirewallCommand> frames =
        [
            Frame(sent, "-s", mac, "-p", "ipv4", "--ip-protocol", "udp", "--ip-sport", ToClient, "--ip-dport", ToServer, "-j", "ACCEPT"),
            Frame(sent, "-j", "DROP"),
        ];
        foreach (string? server in servers.Count > 0 ? servers : (IReadOnlyList<string?>)[null])
        {
            string[] from = server is null ? [] : ["--ip-src", server];
            foreach (string target in new[] { mac, "ff:ff:ff:ff:ff:ff" })
            {
                frames.Add(Frame(
                    received, ["-d", target, "-p", "ipv4", "--ip-protocol", "udp", .. from, "--ip-sport", ToServer, "--ip-dport", ToClient,
                        "-j", "ACCEPT"]));
            }
        }

        frames.Add(Frame(received, "-j", "DROP"));
        return new PortRules(port, [sent, received], frames, [], []);
    }

    private static FirewallCommand Frame(string chain, params string[] rest) =>
        new("ebtables", ["--concurrent", "-t", "nat", "-A", chain, .. rest]);

    // Those of one direction, by name; where filters of one chain disagree about its place, the last rule decides.
    private static IEnumerable<SubChain> ChainsOf(IEnumerable<PlacedRule> sorted, char letter)
    {
        var chains = new SortedDictionary<string, int>(StringComparer.Ordinal);
        NwFilterDirection direction = letter == FrameChains.Sent ? NwFilterDirection.Out : NwFilterDirection.In;
        foreach (PlacedRule rule in sorted)
        {
            if (rule.IsOfFrames && (rule.Rule.Direction == direction || rule.Rule.Direction == NwFilterDirection.InOut))
            {
                chains[rule.Chain] = rule.ChainPriority;
            }
        }

        // What leads to the others exists wherever one of them does.
        if (chains.Count > 0)
        {
            chains[FrameChains.Root] = 0;
        }

        return chains.Select(c => new SubChain(letter, c.Key, c.Value));
    }

    private readonly record struct SubChain(char Letter, string Name, int Priority);
}
