using Vireo.Documents;

namespace Vireo.Drivers.NwFilters;

/// <summary>A filter with all that it includes, as one list of rules.</summary>
internal static class FilterTree
{
    /// <summary>The rules in the order in which the documents have them. A value that is given further out is the stronger one.</summary>
    /// <param name="name">The filter.</param>
    /// <param name="variables">What it is applied with.</param>
    /// <param name="find">Finds a filter by its name.</param>
    /// <exception cref="VirException">A filter is missing.</exception>
    public static List<PlacedRule> Rules(string? name, FilterVariables variables, Func<string, NwFilterDef?> find)
    {
        var rules = new List<PlacedRule>();
        Add(rules, name, variables, find);
        return rules;
    }

    /// <summary>The names of variables and elements of lists that rules need and that have no value, each once.</summary>
    public static IReadOnlyList<string> Missing(IEnumerable<PlacedRule> rules) =>
        [.. rules.SelectMany(static r => r.Variables.Missing(r.Rule.Attributes)).Distinct(StringComparer.Ordinal)];

    // Filters do not include each other in a circle: who defines one is refused.
    private static void Add(List<PlacedRule> rules, string? name, FilterVariables variables, Func<string, NwFilterDef?> find)
    {
        NwFilterDef filter = (name is null ? null : find(name)) ?? throw FilterErrors.ReferenceMissing(name);
        foreach (NwFilterEntry entry in filter.Entries)
        {
            if (entry is NwFilterRule rule)
            {
                rules.Add(new PlacedRule(rule, filter.Chain ?? FrameChains.Root, filter.Priority ?? 0, variables));
            }
            else if (entry is NwFilterInclude { Reference: { } reference })
            {
                Add(rules, reference.Filter, FilterVariables.Of(reference.Parameters).Under(variables), find);
            }
        }
    }
}
