using System.Text;
using Vireo.Documents;

namespace Vireo.Drivers.Networks;

/// <summary>Texts for <c>iptables-restore --noflush</c>: many rules that the kernel takes at once.</summary>
internal static class IptablesBatch
{
    /// <summary>Puts rules in, and the chains that are missing, each as <c>TABLE CHAIN</c> or <c>TABLE FROM CHAIN</c>.</summary>
    public static string Insert(IEnumerable<FirewallCommand> rules, IReadOnlyCollection<string> missing)
    {
        var tables = new Dictionary<string, StringBuilder>(StringComparer.Ordinal);
        foreach ((string table, string chain, string from) in IptablesRules.Chains)
        {
            if (missing.Contains($"{table} {chain}"))
            {
                // A chain that is declared begins empty.
                Of(table).Append(':').Append(chain).Append(" - [0:0]\n");
            }

            if (missing.Contains($"{table} {from} {chain}"))
            {
                Of(table).Append("--insert ").Append(from).Append(" --jump ").Append(chain).Append('\n');
            }
        }

        foreach (FirewallCommand rule in rules)
        {
            Of(rule.Arguments[2]).AppendJoin(' ', rule.Arguments.Skip(3)).Append('\n');
        }

        return string.Concat(tables.Select(static t => $"*{t.Key}\n{t.Value}COMMIT\n"));

        StringBuilder Of(string table) => tables.TryGetValue(table, out StringBuilder? text) ? text : tables[table] = new StringBuilder();
    }

    /// <summary>What of the shared chains is not in a text of <c>iptables-save</c>.</summary>
    public static string[] Missing(string saved)
    {
        HashSet<string> present = [.. Lines(saved).Select(static l => l.Line.StartsWith(':')
            ? $"{l.Table} {l.Line[1..].Split(' ')[0]}"
            : l.Line.Split(' ') is ["-A", var from, "-j", var chain] ? $"{l.Table} {from} {chain}" : "")];
        return [.. IptablesRules.Chains.SelectMany(static c => new[] { $"{c.Table} {c.Chain}", $"{c.Table} {c.From} {c.Chain}" })
            .Where(c => !present.Contains(c))];
    }

    /// <summary>
    /// Takes the rules of a bridge and of its networks out of the shared chains, as they are in a text of <c>iptables-save</c>.
    /// </summary>
    public static string Delete(string saved, NetworkDef network)
    {
        string bridge = network.Bridge?.Name ?? "";
        HashSet<string> subnets = [.. FirewallSubnet.Of(network).Select(static s => s.Subnet)];
        HashSet<string> chains = [.. IptablesRules.Chains.Select(static c => $"{c.Table} {c.Chain}")];
        var text = new StringBuilder();
        foreach (IGrouping<string, (string Table, string Line)> table in Lines(saved).GroupBy(static l => l.Table))
        {
            string[] rules = [.. table.Select(static l => l.Line).Where(l => l.Split(' ') is ["-A", var chain, ..] words
                && chains.Contains($"{table.Key} {chain}") && IsOf(words, bridge, subnets))];
            if (rules.Length > 0)
            {
                text.Append('*').Append(table.Key).Append('\n');
                text.AppendJoin("", rules.Select(static r => "-D" + r[2..] + "\n")).Append("COMMIT\n");
            }
        }

        return text.ToString();
    }

    private static bool IsOf(string[] words, string bridge, IReadOnlySet<string> subnets)
    {
        for (int i = 2; i + 1 < words.Length; i++)
        {
            if (words[i] is "-i" or "-o" && words[i + 1] == bridge)
            {
                return true;
            }

            // Rules of translation name no bridge.
            if (words[i] is "-s" && words[1] == "LIBVIRT_PRT" && subnets.Contains(words[i + 1]))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<(string Table, string Line)> Lines(string saved)
    {
        string table = "";
        foreach (string line in saved.Split('\n'))
        {
            if (line.StartsWith('*'))
            {
                table = line[1..];
            }
            else if (line.StartsWith(':') || line.StartsWith("-A ", StringComparison.Ordinal))
            {
                yield return (table, line);
            }
        }
    }
}
