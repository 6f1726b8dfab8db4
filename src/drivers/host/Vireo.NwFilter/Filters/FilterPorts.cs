using Vireo.Documents;

namespace Vireo.Drivers.NwFilters;

/// <summary>
/// From bindings to rules in the kernel: what a filter means at a port, and bringing it there. Callers hold the turn of the driver's
/// changes.
/// </summary>
internal sealed class FilterPorts(FilterFirewall firewall, FirewallTools tools, Logger log)
{
    private const string Learning = "CTRL_IP_LEARNING";

    /// <summary>What a binding means. The port need not exist.</summary>
    /// <param name="binding">The binding.</param>
    /// <param name="find">The filter of a name.</param>
    /// <param name="learnt">The address that the guest at a port has shown, if one is known.</param>
    /// <exception cref="VirException">A filter or a value is missing, or a rule cannot be expressed.</exception>
    public static PortRules RulesOf(NwFilterBindingDef binding, Func<string, NwFilterDef?> find, Func<string, string?> learnt)
    {
        string port = binding.PortDevice ?? "", mac = binding.Mac?.ToString() ?? "";
        FilterVariables variables = FilterVariables.Of(binding.Filter?.Parameters ?? []).With(FilterVariables.Mac, mac);
        if (learnt(port) is { } address)
        {
            variables = variables.With(FilterVariables.Ip, address);
        }

        List<PlacedRule> rules = FilterTree.Rules(binding.Filter?.Filter, variables, find);
        IReadOnlyList<string> missing = FilterTree.Missing(rules);
        if (missing.Count == 0)
        {
            return PortRules.Of(port, rules);
        }

        if (missing is not [FilterVariables.Ip])
        {
            throw FilterErrors.Unresolvable(string.Join(", ", missing.Where(static m => m != FilterVariables.Ip)));
        }

        string way = variables.Values.GetValueOrDefault(Learning)?[0] ?? "any";
        return way switch
        {
            "any" => PortRules.Learning(port, mac),
            "none" => throw FilterErrors.Unresolvable(FilterVariables.Ip),
            "dhcp" => throw FilterErrors.LearningUnbuilt(binding.Filter?.Filter, way),
            _ => throw FilterErrors.LearningUnknown(binding.Filter?.Filter, way),
        };
    }

    /// <summary>Brings rules to their ports. A port that is not there, because its guest has ended, is passed over.</summary>
    public Task ApplyAsync(IEnumerable<PortRules> rules, CancellationToken cancellationToken) =>
        firewall.ApplyAsync([.. rules.Where(r => tools.HasPort(r.Port))], cancellationToken);

    /// <summary>Takes the rules of a port out, which may be gone already.</summary>
    public Task RemoveAsync(string port) => firewall.ApplyAsync([PortRules.None(port)], CancellationToken.None);

    /// <summary>
    /// After a start of the daemon: brings all rules to their ports. What cannot be applied is told to the log, and the port keeps what it
    /// has.
    /// </summary>
    public async Task ApplyAllAsync(
        IEnumerable<NwFilterBindingDef> bindings, Func<string, NwFilterDef?> find, AddressLearner learner,
        CancellationToken cancellationToken)
    {
        var rules = new List<PortRules>();
        foreach (NwFilterBindingDef binding in bindings)
        {
            try
            {
                rules.Add(RulesOf(binding, find, learner.Find));
                if (rules[^1].IsLearning && tools.HasPort(rules[^1].Port))
                {
                    learner.Watch(binding);
                }
            }
            catch (VirException e)
            {
                Tell(binding.PortDevice, e);
            }
        }

        try
        {
            await ApplyAsync(rules, cancellationToken).ConfigureAwait(false);
        }
        catch (VirException e) when (rules.Count > 1)
        {
            log.Warning($"the rules of all ports are applied one port after the other: {e.Message}");
            foreach (PortRules one in rules)
            {
                await TryAsync(one, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (VirException e)
        {
            Tell(rules.FirstOrDefault()?.Port, e);
        }
    }

    private async Task TryAsync(PortRules rules, CancellationToken cancellationToken)
    {
        try
        {
            await ApplyAsync([rules], cancellationToken).ConfigureAwait(false);
        }
        catch (VirException e)
        {
            Tell(rules.Port, e);
        }
    }

    private void Tell(string? port, VirException e) => log.Error($"cannot apply the network filter of port '{port}': {e.Message}");
}
