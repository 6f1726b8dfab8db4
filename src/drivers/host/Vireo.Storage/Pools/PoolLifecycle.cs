using Vireo.Documents;
using Vireo.Protocol;

namespace Vireo.Drivers.Storage;

/// <summary>
/// Starting, refreshing and stopping pools. The state is on disk before the source is taken, so that a later daemon finds a pool that was
/// started whenever this one is killed. Callers hold the pool's gate.
/// </summary>
internal sealed class PoolLifecycle(StorageDriver driver, PoolStatus status, Logger log)
{
    // The server of a file system may be gone, and whoever looks at its files then hangs: its pool is waited for by nobody else.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Finds the pools again that a former daemon left active, each by itself. Those whose source is gone are inactive. A pool that does
    /// not answer is found when it does.
    /// </summary>
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        var left = new Dictionary<string, StoragePoolDef>(StringComparer.Ordinal);
        foreach (string name in status.Names())
        {
            StatusReading<StoragePoolDef> reading = status.Read(name);
            if (reading.Record is { } definition)
            {
                left[definition.Name ?? ""] = definition;
            }
            else if (reading.Failure is { } fault)
            {
                log.Error($"the state of the storage pool '{name}' cannot be read, and is left as it is: {fault}");
            }
        }

        // A source that is there without our doing counts as active too: a file system that the host mounts by itself.
        var others = driver.Pools.Items.Where(p => !left.ContainsKey(p.Name)).ToList();
        await InTimeAsync([
            .. left.Values.Select(d => Task.Run(() => RecoverAsync(d, cancellationToken), cancellationToken)),
            .. others.Select(p => Task.Run(() => FindAsync(p, cancellationToken), cancellationToken))]).ConfigureAwait(false);
    }

    /// <summary>Starts the pools that are marked for it and not active, each by itself. One that fails is logged.</summary>
    public Task AutostartAsync(CancellationToken cancellationToken) => InTimeAsync(
    [
        .. driver.Pools.Items.Where(static p => p.View.Autostart)
            .Select(p => Task.Run(() => AutostartAsync(p, cancellationToken), cancellationToken)),
    ]);

    /// <summary>Takes the source and finds the volumes. A pool that cannot be started is as it was.</summary>
    public async Task StartAsync(StoragePool pool, CancellationToken cancellationToken)
    {
        PoolBackend backend = driver.Backends.Of(pool.View.Definition.Type);
        StoragePoolDef definition = backend.AsStarted(pool.View.Definition);
        await status.SaveAsync(definition).ConfigureAwait(false);
        bool taken = false;
        try
        {
            await backend.StartAsync(definition, cancellationToken).ConfigureAwait(false);
            taken = true;
            PoolContents contents = await backend.RefreshAsync(definition, PoolContents.Empty, cancellationToken).ConfigureAwait(false);
            pool.Update(v => v.Started(definition) with { Contents = contents });
        }
        catch
        {
            if (taken)
            {
                await GiveBackAsync(backend, definition).ConfigureAwait(false);
            }

            status.Delete(pool.Name);
            throw;
        }

        driver.Raise(pool, StoragePoolEventLifecycleType.Started);
    }

    /// <summary>Looks for the volumes again. A pool whose source is gone is stopped.</summary>
    public async Task RefreshAsync(StoragePool pool, CancellationToken cancellationToken)
    {
        PoolView view = pool.View;
        PoolBackend backend = driver.Backends.Of(view.Definition.Type);
        try
        {
            PoolContents found = await backend.RefreshAsync(view.Definition, view.Contents, cancellationToken).ConfigureAwait(false);
            pool.Update(v => v with { Contents = found.Keeping(view.Contents, v.Contents) });
        }
        catch (VirException)
        {
            // Work that goes on has its files open, and ends by itself.
            if (!pool.View.HasJobs)
            {
                await StopAsync(pool, cancellationToken).ConfigureAwait(false);
            }

            throw;
        }

        driver.Events.Publish(new StoragePoolRefreshEvent(pool.Ref));
    }

    /// <summary>Gives the source back. A pool that is not defined is forgotten.</summary>
    public async Task StopAsync(StoragePool pool, CancellationToken cancellationToken)
    {
        StoragePoolDef definition = pool.View.Definition;
        await driver.Backends.Of(definition.Type).StopAsync(definition, cancellationToken).ConfigureAwait(false);
        status.Delete(pool.Name);
        if (!pool.Update(static v => v.Stopped()).Persistent)
        {
            driver.Pools.Remove(pool);
        }

        driver.Raise(pool, StoragePoolEventLifecycleType.Stopped);
    }

    private static async Task InTimeAsync(Task[] pools)
    {
        try
        {
            await Task.WhenAll(pools).WaitAsync(s_patience).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // They go on by themselves.
        }
    }

    private async Task AutostartAsync(StoragePool pool, CancellationToken cancellationToken)
    {
        using var lease = await driver.Pools.TryEnterAsync(pool, default, cancellationToken).ConfigureAwait(false);
        if (lease is null || lease.Item.View.Active)
        {
            return;
        }

        try
        {
            await StartAsync(lease.Item, cancellationToken).ConfigureAwait(false);
        }
        catch (VirException e)
        {
            log.Error($"Failed to autostart storage pool '{pool.Name}': {e.Message}");
        }
    }

    private async Task FindAsync(StoragePool pool, CancellationToken cancellationToken)
    {
        using var lease = await driver.Pools.TryEnterAsync(pool, default, cancellationToken).ConfigureAwait(false);
        if (lease is { Item.View.Active: false }
            && await CheckAsync(pool.View.Definition, cancellationToken).ConfigureAwait(false) == true)
        {
            await TryActivateAsync(lease.Item, isOurs: false, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task RecoverAsync(StoragePoolDef definition, CancellationToken cancellationToken)
    {
        try
        {
            using var lease = await driver.Pools.EnterOrAddAsync(
                definition.Uuid ?? default, definition.Name ?? "", () => new StoragePool(new PoolView(definition)), default,
                cancellationToken).ConfigureAwait(false);
            bool? found = driver.Backends.Of(definition.Type).IsOnHost
                ? await CheckAsync(definition, cancellationToken).ConfigureAwait(false) : true;
            if (found is not { } present)
            {
                // Nobody knows: what is written stays for the next daemon.
                return;
            }

            if (!present)
            {
                log.Info($"the storage pool '{definition.Name}' is no longer active");
                status.Delete(definition.Name ?? "");
                return;
            }

            // What is active is what was started; what was defined meanwhile waits for the next start.
            lease.Item.Update(v => v with { Definition = definition, Next = v.Persistent ? v.Definition : null });
            if (await TryActivateAsync(lease.Item, isOurs: true, cancellationToken).ConfigureAwait(false))
            {
                lease.Keep();
            }
        }
        catch (VirException e)
        {
            log.Error($"the storage pool '{definition.Name}' cannot be taken over: {e.Message}");
        }
    }

    private async Task<bool> TryActivateAsync(StoragePool pool, bool isOurs, CancellationToken cancellationToken)
    {
        StoragePoolDef definition = pool.View.Definition;
        PoolBackend backend = driver.Backends.Of(definition.Type);
        try
        {
            await status.SaveAsync(definition).ConfigureAwait(false);
            await backend.RecoverAsync(definition, cancellationToken).ConfigureAwait(false);
            PoolContents contents = await backend.RefreshAsync(definition, PoolContents.Empty, cancellationToken).ConfigureAwait(false);
            pool.Update(v => v with { Active = true, Contents = contents });
            return true;
        }
        catch (VirException e)
        {
            log.Error($"Failed to refresh storage pool '{pool.Name}': {e.Message}");
            if (isOurs)
            {
                await GiveBackAsync(backend, definition).ConfigureAwait(false);
            }

            status.Delete(pool.Name);
            pool.Update(static v => v.Stopped());
            return false;
        }
    }

    // Null: it cannot be found out.
    private async Task<bool?> CheckAsync(StoragePoolDef definition, CancellationToken cancellationToken)
    {
        try
        {
            return await driver.Backends.Of(definition.Type).CheckAsync(definition, cancellationToken).ConfigureAwait(false);
        }
        catch (VirException e)
        {
            log.Error($"Failed to check storage pool '{definition.Name}': {e.Message}");
            return null;
        }
    }

    private async Task GiveBackAsync(PoolBackend backend, StoragePoolDef definition)
    {
        try
        {
            await backend.StopAsync(definition, CancellationToken.None).ConfigureAwait(false);
        }
        catch (VirException e)
        {
            log.Warning($"the source of the storage pool '{definition.Name}' could not be given back: {e.Message}");
        }
    }
}
