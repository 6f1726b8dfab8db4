using Vireo.Documents;

namespace Vireo.Drivers.NwFilters;

/// <summary>
/// The calls that a filter's own rules need at a port: those about frames first, then those about packets, each in the order of their
/// priorities. Chains and other filters are not looked at here.
/// </summary>
internal static class FilterRules
{
    /// <summary>The calls, with the values of variables in their places.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="port">The interface on the host.</param>
    /// <param name="variables">The values.</param>
    /// <exception cref="VirException">A rule cannot be expressed, or a variable has no value.</exception>
    public static IReadOnlyList<FirewallCommand> For(NwFilterDef filter, string port, FilterVariables variables)
    {
        List<NwFilterRule> rules = [.. filter.Entries.OfType<NwFilterRule>().OrderBy(static r => r.Priority)];
        string chain = filter.Chain is null or "root" ? port : $"{port}-{filter.Chain}";
        List<FirewallCommand> frames = [], four = [], six = [];
        foreach (NwFilterRule rule in rules)
        {
            string protocol = rule.Protocol ?? "mac";
            if (protocol is "vlan" or "stp")
            {
                throw FilterErrors.ProtocolUnsupported(protocol);
            }

            foreach (IReadOnlyList<NwFilterAttribute> attributes in variables.Resolve(rule.Attributes))
            {
                if (EthernetRules.Serves(protocol))
                {
                    frames.AddRange(EthernetRules.For(rule, attributes, chain));
                }
                else
                {
                    (PacketRules.IsSix(protocol) ? six : four).AddRange(PacketRules.For(rule, attributes, port));
                }
            }
        }

        return [.. frames, .. four, .. six];
    }
}
