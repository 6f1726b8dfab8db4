namespace Vireo.Drivers.NwFilters;

/// <summary>Orders for ebtables' table <c>nat</c>, in which ports have chains for frames.</summary>
internal static class FrameTable
{
    /// <summary>The table.</summary>
    public const string Name = "nat";

    private const string Before = "PREROUTING", After = "POSTROUTING";
    private static readonly (string From, string Option, char Letter)[] s_links =
        [(Before, "-i", 'I'), (After, "-o", 'O'), (Before, "-i", FrameChains.Sent), (After, "-o", FrameChains.Received)];

    /// <summary>Whether a port has anything in the table.</summary>
    public static bool Has(SavedTable saved, string port) => Links(saved, port).Any() || Chains(saved, port).Count > 0;

    /// <summary>Takes a port's chains out; also those of a daemon that was killed before it had given them their last names.</summary>
    public static void Remove(RestoreText text, SavedTable saved, string port)
    {
        foreach (string link in Links(saved, port))
        {
            text.Add("-D" + link[2..]);
        }

        List<string> chains = Chains(saved, port);
        chains.ForEach(c => text.Add("-F " + c));
        chains.ForEach(c => text.Add("-X " + c));
    }

    /// <summary>Puts a port's rules in.</summary>
    public static void Insert(RestoreText text, PortRules rules)
    {
        foreach (string chain in rules.Chains)
        {
            text.Add($":{LastName(chain)} ACCEPT");
        }

        foreach (FirewallCommand command in rules.Frames)
        {
            text.Add(command, 3, LastName);
        }

        foreach ((string from, string option, char letter) in s_links.Take(2))
        {
            string root = FrameChains.Name(letter, rules.Port, FrameChains.Root);
            if (rules.Chains.Any(c => LastName(c) == root))
            {
                text.Add($"-A {from} {option} {rules.Port} -j {root}");
            }
        }
    }

    /// <summary>Puts in what a port had.</summary>
    public static void Reinsert(RestoreText text, SavedTable saved, string port)
    {
        List<string> chains = Chains(saved, port);
        chains.ForEach(c => text.Add($":{c} ACCEPT"));
        foreach (string rule in chains.SelectMany(saved.Rules).Concat(Links(saved, port)))
        {
            text.Add(rule);
        }
    }

    private static IEnumerable<string> Links(SavedTable saved, string port) => saved.RulesWith(port, Before, After).Where(
        rule => s_links.Any(l => rule == $"-A {l.From} {l.Option} {port} -j {FrameChains.Name(l.Letter, port, FrameChains.Root)}"));

    // The port's own and those that they lead to: a name alone could be that of another port, whose name begins the same.
    private static List<string> Chains(SavedTable saved, string port)
    {
        var chains = new List<string>();
        foreach (char letter in s_links.Select(static l => l.Letter))
        {
            string root = FrameChains.Name(letter, port, FrameChains.Root);
            if (saved.Has(root))
            {
                chains.Add(root);
                chains.AddRange(saved.Rules(root).Select(static r => r[(r.LastIndexOf(' ') + 1)..])
                    .Where(c => c.StartsWith($"{letter}-{port}-", StringComparison.Ordinal) && saved.Has(c) && !chains.Contains(c)));
            }
        }

        return chains;
    }

    private static string LastName(string chain)
    {
        int at = chain.StartsWith("libvirt-", StringComparison.Ordinal) ? "libvirt-".Length : 0;
        return chain.Length > at + 1 && chain[at + 1] == '-' && chain[at] is FrameChains.Sent or FrameChains.Received
            ? chain[..at] + (chain[at] == FrameChains.Sent ? 'I' : 'O') + chain[(at + 1)..]
            : chain;
    }
}
