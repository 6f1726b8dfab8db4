using Vireo.Documents;

namespace Vireo.Drivers.NwFilters;

/// <summary>
/// What happens to filters, one change after the other, because filters include each other. The disk comes first: a change that cannot be
/// kept did not happen.
/// </summary>
internal sealed class FilterChanges(NwFilterDriver driver, FilterFiles files, Logger log)
{
    private readonly ObjectGate _gate = new();
    private bool _started;

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
                    _started = true;
                }

                foreach (NwFilterDef definition in files.Load())
                {
                    Load(definition);
                }

                driver.Bindings.Load();
            },
            cancellationToken).ConfigureAwait(false);
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

        // What is applied would no longer be what is defined.
        if (IsApplied(name))
        {
            throw Errors.NoSupport("virNWFilterDefineXMLFlags");
        }

        await files.SaveAsync(definition).ConfigureAwait(false);
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

    private void Load(NwFilterDef definition)
    {
        try
        {
            StoredFilter? old = Check(definition);
            if (old is not null && IsApplied(old.Name) && old.View.Format() != definition.Format())
            {
                log.Error($"the network filter '{old.Name}' is in use and keeps its definition");
                return;
            }

            Publish(old, definition);
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

    private bool IsApplied(string name)
    {
        foreach (NwFilterBindingDef binding in driver.Bindings.Items)
        {
            string? bound = binding.Filter?.Filter;
            if (bound == name || (bound is not null && driver.Filters.FindByName(bound) is { } root && Reaches(root.View, name)))
            {
                return true;
            }
        }

        return false;
    }

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
