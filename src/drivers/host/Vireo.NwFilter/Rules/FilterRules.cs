using Vireo.Documents;

namespace Vireo.Drivers.NwFilters;

/// <summary>
/// The calls that rules need at a port: those about frames first, then those about packets, each in the order of their priorities. Chains
/// are not looked at here.
/// </summary>
internal static class FilterRules
{
    /// <summary>The calls of a filter's own rules, with the values of variables in their places.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="port">The interface on the host.</param>
    /// <param name="variables">The values.</param>
    /// <exception cref="VirException">A rule cannot be expressed, or a variable has no value.</exception>
    public static IReadOnlyList<FirewallCommand> For(NwFilterDef filter, string port, FilterVariables variables)
    {
        List<FirewallCommand> frames = [], four = [], six = [];
        foreach (NwFilterRule rule in filter.Entries.OfType<NwFilterRule>().OrderBy(static r => r.Priority))
        {
            var placed = new PlacedRule(rule, filter.Chain ?? FrameChains.Root, filter.Priority ?? 0, variables);
            (placed.IsOfFrames ? frames : PacketRules.IsSix(placed.Protocol) ? six : four).AddRange(For(placed, port));
        }

        return [.. frames, .. four, .. six];
    }

    /// <summary>The calls of one rule.</summary>
    /// <exception cref="VirException">The rule cannot be expressed, or a variable has no value.</exception>
    public static IEnumerable<FirewallCommand> For(PlacedRule placed, string port) =>
        placed.Variables.Resolve(placed.Rule.Attributes).SelectMany(attributes => placed.IsOfFrames
            ? EthernetRules.For(placed.Rule, attributes, port, placed.Chain)
            : PacketRules.For(placed.Rule, attributes, port));
}
