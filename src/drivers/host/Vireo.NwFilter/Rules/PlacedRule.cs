using Vireo.Documents;

namespace Vireo.Drivers.NwFilters;

/// <summary>A rule where it takes effect: in the chain of its filter, with the values that the filter was included with.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Chain">The chain.</param>
/// <param name="ChainPriority">The place of the chain among the others.</param>
/// <param name="Variables">The values.</param>
internal sealed record PlacedRule(NwFilterRule Rule, string Chain, int ChainPriority, FilterVariables Variables)
{
    /// <summary>The rule's protocol.</summary>
    public string Protocol => Rule.Protocol ?? "mac";

    /// <summary>Whether it is about frames, and not about packets of IP.</summary>
    public bool IsOfFrames => EthernetRules.Serves(Protocol);
}
