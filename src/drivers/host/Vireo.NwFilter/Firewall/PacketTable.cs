namespace Vireo.Drivers.NwFilters;

/// <summary>
/// Orders for the table <c>filter</c> of iptables and ip6tables: the chains that all ports share, and those that each port has for packets
/// from the guest through the bridge (FI), to it (FO), and from it to the host (HI).
/// </summary>
internal static class PacketTable
{
    /// <summary>The table.</summary>
    public const string Name = "filter";

    private const string In = "libvirt-in", Out = "libvirt-out", Post = "libvirt-in-post", HostIn = "libvirt-host-in";
    private static readonly string[] s_shared = [In, Out, Post, HostIn];
    private static readonly (string From, string[] Chains)[] s_jumps = [("FORWARD", [In, Out, Post]), ("INPUT", [HostIn])];
    private static readonly (string Built, string Last)[] s_letters = [("FP-", "FO-"), ("FJ-", "FI-"), ("HJ-", "HI-")];

    /// <summary>Whether a port has anything in the table.</summary>
    public static bool Has(SavedTable saved, string port) =>
        Chains(saved, port).Count > 0 || saved.RulesWith(port, s_shared).Any();

    /// <summary>Takes a port's chains out.</summary>
    public static void Remove(RestoreText text, SavedTable saved, string port)
    {
        foreach (string link in saved.RulesWith(port, s_shared))
        {
            text.Add("-D" + link[2..]);
        }

        List<string> chains = Chains(saved, port);
        chains.ForEach(c => text.Add("-F " + c));
        chains.ForEach(c => text.Add("-X " + c));
    }

    /// <summary>Makes the shared chains where they are missing, and has them looked at before all others.</summary>
    public static void Share(RestoreText text, SavedTable saved)
    {
        foreach (string chain in s_shared.Where(c => !saved.Has(c)))
        {
            text.Add($":{chain} - [0:0]");
        }

        foreach ((string from, string[] chains) in s_jumps)
        {
            string[] wanted = [.. chains.Select(c => $"-A {from} -j {c}")];
            if (saved.Rules(from).Take(wanted.Length).SequenceEqual(wanted, StringComparer.Ordinal))
            {
                continue;
            }

            foreach (string jump in saved.Rules(from).Where(r => wanted.Contains(r, StringComparer.Ordinal)))
            {
                text.Add("-D" + jump[2..]);
            }

            for (int i = 0; i < chains.Length; i++)
            {
                text.Add($"-I {from} {i + 1} -j {chains[i]}");
            }
        }
    }

    /// <summary>Puts a port's rules in.</summary>
    public static void Insert(RestoreText text, string port, IReadOnlyList<FirewallCommand> rules)
    {
        foreach ((_, string last) in s_letters)
        {
            text.Add($":{last}{port} - [0:0]");
        }

        text.Add($"-A {Out} -m physdev --physdev-is-bridged --physdev-out {port} -g FO-{port}");
        text.Add($"-A {In} -m physdev --physdev-in {port} -g FI-{port}");
        text.Add($"-A {HostIn} -m physdev --physdev-in {port} -g HI-{port}");
        text.Add($"-A {Post} -m physdev --physdev-in {port} -j ACCEPT");
        foreach (FirewallCommand command in rules)
        {
            text.Add(command, 1, LastName);
        }
    }

    /// <summary>Puts in what a port had.</summary>
    public static void Reinsert(RestoreText text, SavedTable saved, string port)
    {
        List<string> chains = Chains(saved, port);
        chains.ForEach(c => text.Add($":{c} - [0:0]"));
        foreach (string rule in saved.RulesWith(port, s_shared).Concat(chains.SelectMany(saved.Rules)))
        {
            text.Add(rule);
        }
    }

    private static List<string> Chains(SavedTable saved, string port) =>
        [.. s_letters.SelectMany(l => new[] { l.Last + port, l.Built + port }).Where(saved.Has)];

    private static string LastName(string chain)
    {
        foreach ((string built, string last) in s_letters)
        {
            if (chain.StartsWith(built, StringComparison.Ordinal))
            {
                return last + chain[built.Length..];
            }
        }

        return chain;
    }
}
