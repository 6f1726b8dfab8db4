using Vireo.Documents;
using Vireo.Drivers.Networks;
using Vireo.Protocol;

namespace Vireo.Drivers.Network;

/// <summary>Defining, redefining and undefining networks, and what is kept of them on disk.</summary>
internal sealed class NetworkDefinitions
{
    private readonly NetworkDriver _driver;
    private readonly DefinitionStore<NetworkDef> _store;
    private readonly BridgeNames _bridges;
    private readonly Logger _log;

    // Taken before a network's own gate by whoever brings a definition: its bridge is compared with those of all others.
    private readonly ObjectGate _definitions = new();

    public NetworkDefinitions(NetworkDriver driver, DriverFolders folders, Logger log)
    {
        _driver = driver;
        _log = log;
        _bridges = new BridgeNames(driver.Networks);
        _store = new DefinitionStore<NetworkDef>(NetworkFormats.Definition, folders.Config, folders.Autostart, log);
    }

    /// <summary>Removes what writers left that were killed.</summary>
    public void RemoveLeftovers() => _store.RemoveLeftovers();

    /// <summary>Reads every definition; those of running networks hold from their next start.</summary>
    public async Task LoadAllAsync(CancellationToken cancellationToken)
    {
        using var turn = await _definitions.EnterAsync(cancellationToken).ConfigureAwait(false);
        foreach (var stored in await Task.Run(_store.Load, cancellationToken).ConfigureAwait(false))
        {
            if (Path.GetFileNameWithoutExtension(stored.Path) != stored.Name)
            {
                _log.Error($"the definition '{stored.Path}' is of the network '{stored.Name}', and is left as it is");
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

    /// <summary>Defines a network, or gives it another definition.</summary>
    public async Task<StoredNetwork> DefineAsync(NetworkDef definition, CancellationToken cancellationToken)
    {
        using var turn = await _definitions.EnterAsync(cancellationToken).ConfigureAwait(false);
        Complete(definition);
        using var lease = await EnterAsync(definition, cancellationToken).ConfigureAwait(false);
        await _store.SaveAsync(definition).ConfigureAwait(false);
        lease.Item.Update(v => v.Redefined(definition) with { Persistent = true });
        lease.Keep();
        _driver.Raise(lease.Item, NetworkEventLifecycleType.Defined);
        return lease.Item;
    }

    /// <summary>Enters the network that a document for a start means; it must not run.</summary>
    public async Task<ObjectLease<StoredNetwork>> EnterForStartAsync(NetworkDef definition, CancellationToken cancellationToken)
    {
        using var turn = await _definitions.EnterAsync(cancellationToken).ConfigureAwait(false);
        Complete(definition);
        var lease = await EnterAsync(definition, cancellationToken).ConfigureAwait(false);
        if (lease.Item.View.Active)
        {
            lease.Dispose();
            throw NetworkStateErrors.AlreadyActiveAs(definition.Name ?? "");
        }

        return lease;
    }

    /// <summary>Forgets the definition. One that runs stays until it stops. The caller holds its gate.</summary>
    public async Task UndefineAsync(StoredNetwork network)
    {
        if (!network.View.Persistent)
        {
            throw HostNetworkErrors.NotPersistent();
        }

        await _store.DeleteAsync(network.Name).ConfigureAwait(false);
        if (network.View.Active)
        {
            network.Update(static v => v with { Persistent = false, Autostart = false, Next = null });
        }
        else
        {
            _driver.Networks.Remove(network);
        }

        _driver.Raise(network, NetworkEventLifecycleType.Undefined);
    }

    /// <summary>Writes what a persistent network is from its next start on. The caller holds its gate.</summary>
    public Task SaveAsync(NetworkDef definition) => _store.SaveAsync(definition);

    /// <summary>Says whether a network starts with the host. The caller holds its gate.</summary>
    public async Task SetAutostartAsync(StoredNetwork network, bool autostart)
    {
        if (!network.View.Persistent)
        {
            throw HostNetworkErrors.NoAutostart();
        }

        await _store.SetAutostartAsync(network.Name, autostart).ConfigureAwait(false);
        network.Update(v => v with { Autostart = autostart });
    }

    private void Complete(NetworkDef definition)
    {
        _bridges.Complete(definition);
        NetworkChecks.Check(definition);
    }

    private ValueTask<ObjectLease<StoredNetwork>> EnterAsync(NetworkDef definition, CancellationToken cancellationToken) =>
        _driver.Networks.EnterOrAddAsync(
            definition.Uuid ?? default, definition.Name ?? "", () => new StoredNetwork(new NetworkView(definition)), default,
            cancellationToken);
}
