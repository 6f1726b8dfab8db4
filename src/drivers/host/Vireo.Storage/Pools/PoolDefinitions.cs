using Vireo.Documents;
using Vireo.Protocol;

namespace Vireo.Drivers.Storage;

/// <summary>Defining, redefining and undefining pools, and what is kept of them on disk.</summary>
internal sealed class PoolDefinitions
{
    private readonly StorageDriver _driver;
    private readonly DefinitionStore<StoragePoolDef> _store;
    private readonly Logger _log;

    // Taken before a pool's own gate by whoever brings a definition: its source is compared with those of all others.
    private readonly ObjectGate _definitions = new();

    public PoolDefinitions(StorageDriver driver, DriverFolders folders, Logger log)
    {
        _driver = driver;
        _log = log;
        _store = new DefinitionStore<StoragePoolDef>(PoolFormats.Definition, folders.Config, folders.Autostart, log);
    }

    /// <summary>Removes what writers left that were killed.</summary>
    public void RemoveLeftovers() => _store.RemoveLeftovers();

    /// <summary>Reads every definition; those of active pools hold from their next start.</summary>
    public async Task LoadAllAsync(CancellationToken cancellationToken)
    {
        foreach (var stored in await Task.Run(_store.Load, cancellationToken).ConfigureAwait(false))
        {
            if (Path.GetFileNameWithoutExtension(stored.Path) != stored.Name)
            {
                _log.Error($"the definition '{stored.Path}' is of the storage pool '{stored.Name}', and is left as it is");
                continue;
            }

            try
            {
                using var lease = await EnterAsync(stored.Definition, cancellationToken).ConfigureAwait(false);
                lease.Item.Update(v => v.Redefined(stored.Definition) with { Persistent = true, Autostart = stored.Autostart });
                lease.Keep();
            }
            catch (VirException e)
            {
                // One that cannot stand beside the others keeps none of them from their work.
                _log.Error($"the definition '{stored.Path}' is left as it is: {e.Message}");
            }
        }
    }

    /// <summary>Defines a pool, or gives it another definition.</summary>
    public async Task<StoragePool> DefineAsync(StoragePoolDef definition, CancellationToken cancellationToken)
    {
        using var turn = await _definitions.EnterAsync(cancellationToken).ConfigureAwait(false);
        using var lease = await EnterAsync(definition, cancellationToken).ConfigureAwait(false);
        await _store.SaveAsync(definition).ConfigureAwait(false);
        lease.Item.Update(v => v.Redefined(definition) with { Persistent = true });
        lease.Keep();
        _driver.Raise(lease.Item, StoragePoolEventLifecycleType.Defined);
        return lease.Item;
    }

    /// <summary>Enters the pool that a document for a start means; it must not be active.</summary>
    public async Task<ObjectLease<StoragePool>> EnterForStartAsync(StoragePoolDef definition, CancellationToken cancellationToken)
    {
        using var turn = await _definitions.EnterAsync(cancellationToken).ConfigureAwait(false);
        var lease = await EnterAsync(definition, cancellationToken).ConfigureAwait(false);
        if (lease.Item.View.Active)
        {
            lease.Dispose();
            throw HostObjectErrors.PoolActiveAs(definition.Name ?? "");
        }

        return lease;
    }

    /// <summary>Forgets an inactive pool. The caller holds its gate.</summary>
    public async Task UndefineAsync(StoragePool pool)
    {
        await _store.DeleteAsync(pool.Name).ConfigureAwait(false);
        _driver.Pools.Remove(pool);
        _driver.Raise(pool, StoragePoolEventLifecycleType.Undefined);
    }

    /// <summary>Says whether a pool starts with the host. The caller holds its gate.</summary>
    public async Task SetAutostartAsync(StoragePool pool, bool autostart)
    {
        if (!pool.View.Persistent)
        {
            throw PoolErrors.NoConfigFile();
        }

        await _store.SetAutostartAsync(pool.Name, autostart).ConfigureAwait(false);
        pool.Update(v => v with { Autostart = autostart });
    }

    private async Task<ObjectLease<StoragePool>> EnterAsync(StoragePoolDef definition, CancellationToken cancellationToken)
    {
        var lease = await _driver.Pools.EnterOrAddAsync(
            definition.Uuid ?? default, definition.Name ?? "", () => new StoragePool(new PoolView(definition)), default, cancellationToken)
            .ConfigureAwait(false);
        if (_driver.Pools.Items.FirstOrDefault(p => p != lease.Item && StoragePoolSources.Conflict(p.View.Definition, definition)) is
            { } other)
        {
            lease.Dispose();
            throw HostObjectErrors.PoolSourceConflict(other.Name);
        }

        return lease;
    }
}
