namespace Vireo.Drivers.NwFilters;

/// <summary>
/// A table of the kernel as <c>ebtables-save</c> and <c>iptables-save</c> print it: its chains and its rules, in their order.
/// </summary>
internal sealed class SavedTable
{
    private readonly HashSet<string> _chains = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _rules = new(StringComparer.Ordinal);
    private Dictionary<string, List<string>>? _mentions;

    /// <summary>A table that has nothing.</summary>
    public static SavedTable Empty { get; } = new();

    /// <summary>Reads the part of a text that is about one table.</summary>
    public static SavedTable Parse(string text, string table)
    {
        var saved = new SavedTable();
        bool isOurs = false;
        foreach (string line in text.Split('\n'))
        {
            if (line.StartsWith('*'))
            {
                isOurs = line.AsSpan(1).TrimEnd().SequenceEqual(table);
            }
            else if (isOurs && line.StartsWith(':'))
            {
                saved._chains.Add(line[1..line.IndexOf(' ', StringComparison.Ordinal)]);
            }
            else if (isOurs && line.StartsWith("-A ", StringComparison.Ordinal))
            {
                string chain = line.Split(' ', 3)[1];
                if (!saved._rules.TryGetValue(chain, out List<string>? rules))
                {
                    saved._rules[chain] = rules = [];
                }

                rules.Add(line);
            }
        }

        return saved;
    }

    /// <summary>Whether there is such a chain.</summary>
    public bool Has(string chain) => _chains.Contains(chain);

    /// <summary>The rules of a chain, as <c>-A CHAIN …</c>.</summary>
    public IReadOnlyList<string> Rules(string chain) => _rules.GetValueOrDefault(chain) ?? (IReadOnlyList<string>)[];

    /// <summary>The rules of some chains that have a word, found without a walk through all rules for each port.</summary>
    public IEnumerable<string> RulesWith(string word, params IReadOnlyList<string> chains)
    {
        if (_mentions is null)
        {
            _mentions = new(StringComparer.Ordinal);
            foreach (string rule in chains.SelectMany(Rules))
            {
                foreach (string part in rule.Split(' ').Skip(2).Distinct(StringComparer.Ordinal))
                {
                    (_mentions.TryGetValue(part, out List<string>? rules) ? rules : _mentions[part] = []).Add(rule);
                }
            }
        }

        return _mentions.GetValueOrDefault(word) ?? (IEnumerable<string>)[];
    }
}
