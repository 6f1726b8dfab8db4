using Vireo.Documents;

namespace Vireo.Drivers.NwFilters;

/// <summary>
/// What happens to filters, one change after the other, because filters include each other. The disk comes first: a change that cannot be
/// kept did not happen.
/// </summary>
internal sealed class FilterChanges(NwFilterDriver driver, FilterFiles files, Logger log)
{
    private readonly ObjectGate _gate = new();
    private AddressLearner? _learner;
    private bool _started;

    // What guests show of their addresses.
    private AddressLearner Learner => _learner ??= new AddressLearner(ApplyLearntAsync, log);

    /// <summary>
    /// Gives a host that never had filters those that every distribution ships. Who removes one keeps the folder, and does not get it
    /// again.
    /// </summary>
    public async Task InstallShippedAsync()
    {
        if (files.Exist)
        {
            return;
        }

        try
        {
            foreach (NwFilterDef filter in ShippedFilters.All)
            {
                await files.SaveAsync(filter).ConfigureAwait(false);
            }
        }
        catch (VirException e)
        {
            log.Error($"the filters that come with the system are not made: {e.Message}");
        }
    }

    /// <summary>Reads every definition, at the start and when the administrator asks for it. Nothing is forgotten.</summary>
    public async Task LoadAllAsync(CancellationToken cancellationToken)
    {
        using var turn = await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        await Task.Run(
            () =>
            {
                if (!_started)
                {
                    files.RemoveLeftovers();
                    driver.Bindings.RemoveLeftovers();
                    _started = true;
                }

                foreach (NwFilterDef definition in files.Load())
                {
                    Load(definition);
                }

                driver.Bindings.Load();
            },
            cancellationToken).ConfigureAwait(false);
        await driver.Ports.ApplyAllAsync(driver.Bindings.Items, Find, Learner, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Applies a filter to a port. A port that does not exist yet gets its rules when the daemon starts again, as with libvirt.
    /// </summary>
    public async Task BindAsync(NwFilterBindingDef binding, CancellationToken cancellationToken)
    {
        string port = binding.PortDevice ?? "";
        if (port.Length == 0 || !port.All(static c => char.IsAsciiLetterOrDigit(c) || "_.-@:".Contains(c)) || port[0] is '-' or '.')
        {
            throw FilterErrors.PortUnfit(port);
        }

        using var turn = await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        if (driver.Bindings.Find(port) is not null)
        {
            throw FilterErrors.BindingExists(port);
        }

        if (binding is { Mac: { } mac, Filter: { } filter } && !filter.Parameters.Exists(static p => p.Name == FilterVariables.Mac))
        {
            filter.Parameters.Add(new NwFilterParameter { Name = FilterVariables.Mac, Value = mac.ToString() });
            filter.Parameters = [.. filter.Parameters.OrderBy(static p => p.Name, StringComparer.Ordinal)];
        }

        PortRules rules = FilterPorts.RulesOf(binding, Find, Learner.Find);
        await driver.Bindings.AddAsync(binding).ConfigureAwait(false);
        try
        {
            await driver.Ports.ApplyAsync([rules], cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            driver.Bindings.Remove(port);
            throw;
        }

        if (rules.IsLearning)
        {
            Learner.Watch(binding);
        }
    }

    /// <summary>Takes the rules of a port out.</summary>
    public async Task UnbindAsync(string port)
    {
        using var turn = await _gate.EnterAsync(CancellationToken.None).ConfigureAwait(false);
        driver.Bindings.Get(port);
        Learner.Stop(port);
        await driver.Ports.RemoveAsync(port).ConfigureAwait(false);
        driver.Bindings.Remove(port);
    }

    /// <summary>Defines a filter, or gives it another definition.</summary>
    public async Task<StoredFilter> DefineAsync(NwFilterDef definition, CancellationToken cancellationToken)
    {
        string name = definition.Name ?? "";
        if (name.Contains('/', StringComparison.Ordinal))
        {
            throw DomainDocumentErrors.NameWithSlash(ErrorDomain.Nwfilter, name);
        }

        using var turn = await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        StoredFilter? old = Check(definition);

        PortRules[] rules = [.. driver.Bindings.Items.Where(b => Uses(b, name))
            .Select(b => FilterPorts.RulesOf(b, other => other == name ? definition : Find(other), Learner.Find))];
        await files.SaveAsync(definition).ConfigureAwait(false);
        try
        {
            await driver.Ports.ApplyAsync(rules, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // The ports have their former rules again; so does the disk.
            await (old is null ? files.DeleteAsync(name) : files.SaveAsync(old.View)).ConfigureAwait(false);
            throw;
        }

        foreach (PortRules one in rules.Where(static r => r.IsLearning))
        {
            Learner.Watch(driver.Bindings.Get(one.Port));
        }

        return Publish(old, definition);
    }

    /// <summary>Forgets a filter. Others may include it: they name it, and do without until it is needed.</summary>
    public async Task UndefineAsync(Uuid uuid, CancellationToken cancellationToken)
    {
        using var turn = await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        StoredFilter filter = driver.Get(uuid);
        if (IsApplied(filter.Name))
        {
            throw FilterErrors.InUse();
        }

        await files.DeleteAsync(filter.Name).ConfigureAwait(false);
        driver.Filters.Remove(filter);
    }

    // A guest has shown its address: its port gets the rules that need it.
    private async Task ApplyLearntAsync(string port)
    {
        using var turn = await _gate.EnterAsync(CancellationToken.None).ConfigureAwait(false);
        if (driver.Bindings.Find(port) is { } binding)
        {
            await driver.Ports.ApplyAsync([FilterPorts.RulesOf(binding, Find, Learner.Find)], CancellationToken.None)
                .ConfigureAwait(false);
        }
    }

    private void Load(NwFilterDef definition)
    {
        try
        {
            Publish(Check(definition), definition);
        }
        catch (VirException e)
        {
            log.Error($"cannot load the network filter '{definition.Name}': {e.Message}");
        }
    }

    // The filter that a definition changes; null when it is a new one.
    private StoredFilter? Check(NwFilterDef definition)
    {
        string name = definition.Name ?? "";
        if (driver.Filters.FindByUuid(definition.Uuid ?? default) is { } same && same.Name != name)
        {
            throw FilterErrors.UuidTaken(same.Name);
        }

        StoredFilter? old = driver.Filters.FindByName(name);
        if (old is not null && old.Uuid != definition.Uuid)
        {
            throw driver.Filters.Noun.NameTaken(name, old.Uuid);
        }

        return Reaches(definition, name) ? throw FilterErrors.Loop() : old;
    }

    private NwFilterDef? Find(string name) => driver.Filters.FindByName(name)?.View;

    private bool IsApplied(string name) => driver.Bindings.Items.Any(b => Uses(b, name));

    private bool Uses(NwFilterBindingDef binding, string name) => binding.Filter?.Filter is { } bound
        && (bound == name || (Find(bound) is { } root && Reaches(root, name)));

    // Whether a filter includes the one of a name, itself or through others. Each filter is looked at once.
    private bool Reaches(NwFilterDef from, string name)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var left = new Stack<NwFilterDef>([from]);
        while (left.TryPop(out NwFilterDef? filter))
        {
            foreach (NwFilterInclude include in filter.Entries.OfType<NwFilterInclude>())
            {
                string? included = include.Reference.Filter;
                if (included == name)
                {
                    return true;
                }

                if (included is not null && seen.Add(included) && driver.Filters.FindByName(included) is { } next)
                {
                    left.Push(next.View);
                }
            }
        }

        return false;
    }

    private StoredFilter Publish(StoredFilter? old, NwFilterDef definition)
    {
        if (old is not null)
        {
            old.Publish(definition);
            return old;
        }

        var filter = new StoredFilter(definition);
        driver.Filters.Add(filter);
        return filter;
    }
}
