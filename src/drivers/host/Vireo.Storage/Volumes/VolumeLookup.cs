using System.Collections.Concurrent;
using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Storage;

/// <summary>
/// Finds volumes. One that appeared without our doing is found by its name, path or key, and one that vanished is not found by path and
/// key; no pool is scanned. A server that does not answer keeps nobody longer than a moment: what is known is the answer then.
/// </summary>
internal sealed class VolumeLookup(StorageDriver driver)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<StoragePool, Task> _unanswered = new();

    /// <summary>
    /// The volume called so in an active pool; null when there is none. One that is listed is found, as in libvirtd, even if its file is
    /// gone.
    /// </summary>
    public ValueTask<Volume?> ByNameAsync(StoragePool pool, string name) =>
        pool.View.Contents.ByName.GetValueOrDefault(name) is { } known ? ValueTask.FromResult<Volume?>(known) : LookAsync(pool, name, null);

    /// <summary>A volume that is listed, as it is now.</summary>
    /// <exception cref="VirException">There is no such volume, or it is gone from the host.</exception>
    public async ValueTask<Volume> CurrentAsync(StoragePool pool, string name)
    {
        PoolView view = pool.View;
        Volume known = view.Volume(name);
        return await LookAsync(pool, name, known).ConfigureAwait(false)
            ?? throw driver.Backends.Of(view.Definition.Type).Volumes!.WhyGone(known);
    }

    /// <summary>A volume that was listed, as it is now; null when it is gone from the host.</summary>
    public ValueTask<Volume?> IfCurrentAsync(StoragePool pool, Volume listed) => LookAsync(pool, listed.Name, listed);

    /// <summary>The volume with this key in any pool.</summary>
    public ValueTask<(StoragePool Pool, Volume Volume)?> ByKeyAsync(string key) =>
        FindAsync(static (c, k) => c.ByKey.GetValueOrDefault(k), key);

    /// <summary>The volume at this path in any pool.</summary>
    public ValueTask<(StoragePool Pool, Volume Volume)?> ByPathAsync(string path) =>
        FindAsync(static (c, p) => c.ByPath.GetValueOrDefault(p), PathText.Sanitize(path));

    // The key of a file is its path.
    private async ValueTask<(StoragePool Pool, Volume Volume)?> FindAsync(Func<PoolContents, string, Volume?> look, string asked)
    {
        int slash = asked.LastIndexOf('/');
        string folder = slash > 0 ? asked[..slash] : "/", name = asked[(slash + 1)..];
        foreach (StoragePool pool in driver.Pools.Items)
        {
            if (pool.View is not { Active: true } view)
            {
                continue;
            }

            Volume? known = look(view.Contents, asked);
            bool ours = known is not null || (slash >= 0 && view.Definition.Target?.Path == folder);
            if (known is { IsBusy: true })
            {
                return (pool, known);
            }

            if (ours && await LookAsync(pool, known?.Name ?? name, known).ConfigureAwait(false) is { } found)
            {
                return (pool, found);
            }
        }

        return null;
    }

    private async ValueTask<Volume?> LookAsync(StoragePool pool, string name, Volume? known)
    {
        if (name is "" or "." or ".." || name.Contains('/', StringComparison.Ordinal)
            || _unanswered.ContainsKey(pool))
        {
            return known;
        }

        if (pool.View.Definition.Type is not (StoragePoolType.NetFs or StoragePoolType.Vstorage))
        {
            return Look(pool, name, known);
        }

        Task<Volume?> look = Task.Run(() => Look(pool, name, known));
        try
        {
            return await look.WaitAsync(s_patience).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Until it answers nobody else asks it.
            _unanswered[pool] = look;
            _ = look.ContinueWith(_ => _unanswered.TryRemove(pool, out Task? _), TaskScheduler.Default);
            return known;
        }
    }

    private Volume? Look(StoragePool pool, string name, Volume? known)
    {
        if (known is not null)
        {
            return driver.Volumes.TryCurrent(pool, name);
        }

        PoolView view = pool.View;
        if (!view.Active || driver.Backends.Of(view.Definition.Type).Volumes?.Appeared(view.Definition, name) is not { } found)
        {
            return null;
        }

        // Whoever made a volume of this name meanwhile, or stopped the pool, knows better.
        return pool.Update(v => v.Active && !v.Contents.ByName.ContainsKey(name) ? v with { Contents = v.Contents.With(found) } : v)
            .Contents.ByName.GetValueOrDefault(name);
    }
}
