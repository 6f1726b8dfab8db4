using Vireo.Documents;
using Vireo.Protocol;

namespace Vireo.Drivers.Storage;

/// <summary>
/// Making, copying, changing and removing volumes. The pool's gate is held only to say what is about to be done and what has been done: the
/// work itself goes on outside of it, and the volume carries its job meanwhile.
/// </summary>
internal sealed class VolumeFlow(StorageDriver driver)
{
    /// <summary>A volume as it is now, null when it is gone from the host. What was read of it before serves while the volume has not
    /// changed.</summary>
    /// <exception cref="VirException">There is no such volume.</exception>
    public Volume? TryCurrent(StoragePool pool, string name)
    {
        PoolView view = pool.View;
        Volume known = view.Volume(name);
        if (known.Work == VolumeWork.Build || BackendOf(pool) is not { } backend)
        {
            return known;
        }

        Volume? now = backend.Current(view.Definition, known);
        if (now is not null && !ReferenceEquals(now, known))
        {
            pool.Update(v => ReferenceEquals(v.Contents.ByName.GetValueOrDefault(name), known)
                ? v with { Contents = v.Contents.With(now) }
                : v);
        }

        return now;
    }

    /// <summary>Makes a volume, empty or as a copy of another.</summary>
    public async Task<StorageVolRef> CreateAsync(
        StoragePoolRef reference, string xml, StorageVolRef? source, StorageVolCreateFlags flags, CancellationToken cancellationToken)
    {
        Volume planned;
        StorageVolDef? copied;
        StoragePool pool;
        VolumeBackend backend;
        bool reading;
        using (var lease = await EnterActiveAsync(reference.Uuid, reference.Name, cancellationToken).ConfigureAwait(false))
        {
            pool = lease.Item;
            backend = BackendOf(pool) ?? throw (source is null ? VolumeErrors.NoCreation() : VolumeErrors.NoCloning());
            StorageVolDef definition = StorageVolRules.Read(xml, pool.View.Definition, capacityOptional: source is not null);
            CheckName(pool.View, definition, source is not null);
            backend.Check(definition, flags);
            (copied, reading) = source is { } given ? (TakeSource(given, definition), true) : (null, false);
            try
            {
                backend.Place(pool.View.Definition, definition);
                planned = new Volume(definition) { Work = VolumeWork.Build };
                pool.Update(v => v with { Contents = v.Contents.With(planned) });
            }
            catch
            {
                GiveSourceBack(source, reading);
                throw;
            }
        }

        using var work = driver.Jobs.Begin();
        Volume? made = null;
        try
        {
            // What has begun is finished or undone, whatever becomes of the client.
            await backend.BuildAsync(pool.View.Definition, planned.Definition, copied, flags, CancellationToken.None).ConfigureAwait(false);
            made = Described(await LookAsync(pool, backend, planned.Name).ConfigureAwait(false), planned.Definition);
            return (made ?? planned).RefIn(pool.Name);
        }
        finally
        {
            GiveSourceBack(source, reading);
            await SettleAsync(pool, backend, planned, made).ConfigureAwait(false);
        }
    }

    /// <summary>Removes a volume.</summary>
    public async Task DeleteAsync(StorageVolRef volume, StorageVolDeleteFlags flags, CancellationToken cancellationToken)
    {
        using var lease = await EnterActiveAsync(null, volume.Pool, cancellationToken).ConfigureAwait(false);
        StoragePool pool = lease.Item;
        VolumeBackend backend = BackendOf(pool) ?? throw VolumeErrors.NoDeletion();
        Volume present = Idle(pool, volume.Name);
        await backend.DeleteAsync(pool.View.Definition, present.Definition, flags, cancellationToken).ConfigureAwait(false);
        pool.Update(v => v with { Contents = v.Contents.Without(present) });
        await MeasureAsync(pool, backend).ConfigureAwait(false);
    }

    /// <summary>Changes what a guest sees of a volume.</summary>
    public Task ResizeAsync(StorageVolRef volume, ulong capacity, StorageVolResizeFlags flags, CancellationToken cancellationToken) =>
        UseAsync(volume, async (backend, pool, present) =>
        {
            StorageVolDef now = present.Definition;
            ulong current = now.Capacity ?? 0;
            bool shrink = flags.HasFlag(StorageVolResizeFlags.Shrink);
            ulong wanted = !flags.HasFlag(StorageVolResizeFlags.Delta) ? capacity
                : shrink ? (capacity > current ? 0 : current - capacity)
                : capacity > ulong.MaxValue - current ? ulong.MaxValue : current + capacity;
            if (wanted < (now.Allocation ?? 0))
            {
                throw VolumeErrors.BelowAllocation();
            }

            if (!shrink && wanted < current)
            {
                throw VolumeErrors.ShrinkNotAsked();
            }

            if (flags.HasFlag(StorageVolResizeFlags.Allocate) && wanted > current
                && wanted - current > driver.Pools.FindByName(volume.Pool)?.View.Contents.Available)
            {
                throw VolumeErrors.PoolFull();
            }

            await backend.ResizeAsync(pool, now, wanted, flags, CancellationToken.None).ConfigureAwait(false);
        }, cancellationToken);

    /// <summary>Overwrites a volume.</summary>
    public Task WipeAsync(StorageVolRef volume, StorageVolWipeAlgorithm algorithm, CancellationToken cancellationToken) =>
        UseAsync(
            volume, (backend, pool, present) => backend.WipeAsync(pool, present.Definition, algorithm, CancellationToken.None),
            cancellationToken);

    /// <summary>Opens a transfer to a client; others may read the volume too, and nobody changes it before the stream ends.</summary>
    public async Task<VirStream> DownloadAsync(
        StorageVolRef volume, Func<VolumeBackend, StorageVolDef, VirStream> open, CancellationToken cancellationToken)
    {
        using var lease = await EnterActiveAsync(null, volume.Pool, cancellationToken).ConfigureAwait(false);
        StoragePool pool = lease.Item;
        VolumeBackend backend = BackendOf(pool) ?? throw VolumeErrors.NoDownload();
        Volume read = TakeReader(pool, volume.Name);
        try
        {
            VirStream stream = open(backend, read.Definition);
            IDisposable work = driver.Jobs.Begin();
            return new VolumeStream(stream, () =>
            {
                GiveReaderBack(pool, volume.Name);
                work.Dispose();
                return Task.CompletedTask;
            });
        }
        catch
        {
            GiveReaderBack(pool, volume.Name);
            throw;
        }
    }

    /// <summary>Opens a transfer from a client; the volume is in use until the stream ends.</summary>
    public async Task<VirStream> UploadAsync(
        StorageVolRef volume, Func<VolumeBackend, StorageVolDef, VirStream> open, CancellationToken cancellationToken)
    {
        using var lease = await EnterActiveAsync(null, volume.Pool, cancellationToken).ConfigureAwait(false);
        StoragePool pool = lease.Item;
        VolumeBackend backend = BackendOf(pool) ?? throw VolumeErrors.NoUpload();
        Volume busy = Idle(pool, volume.Name) with { Work = VolumeWork.Change };
        VirStream stream = open(backend, busy.Definition);
        pool.Update(v => v with { Contents = v.Contents.With(busy) });
        IDisposable work = driver.Jobs.Begin();
        return new VolumeStream(stream, async () =>
        {
            await SettleAsync(pool, backend, busy, await LookAsync(pool, backend, busy.Name).ConfigureAwait(false)).ConfigureAwait(false);
            work.Dispose();
        });
    }

    private async Task UseAsync(
        StorageVolRef volume, Func<VolumeBackend, StoragePoolDef, Volume, Task> work, CancellationToken cancellationToken)
    {
        StoragePool pool;
        VolumeBackend backend;
        Volume busy;
        using (var lease = await EnterActiveAsync(null, volume.Pool, cancellationToken).ConfigureAwait(false))
        {
            pool = lease.Item;
            backend = BackendOf(pool) ?? throw VolumeErrors.NoResizing();
            busy = Idle(pool, volume.Name) with { Work = VolumeWork.Change };
            pool.Update(v => v with { Contents = v.Contents.With(busy) });
        }

        using var running = driver.Jobs.Begin();
        try
        {
            await work(backend, pool.View.Definition, busy).ConfigureAwait(false);
        }
        finally
        {
            await SettleAsync(pool, backend, busy, await LookAsync(pool, backend, busy.Name).ConfigureAwait(false)).ConfigureAwait(false);
        }
    }

    private static void CheckName(PoolView view, StorageVolDef definition, bool isCopy)
    {
        string name = definition.Name ?? "";
        if (view.Contents.ByName.TryGetValue(name, out Volume? present))
        {
            throw present.Work == VolumeWork.Build && isCopy ? VolumeErrors.BeingMade(name)
                : isCopy ? VolumeErrors.NameInUse(name) : VolumeErrors.Exists(name);
        }
    }

    // A copy is at least as large as what it is copied from.
    private StorageVolDef TakeSource(StorageVolRef source, StorageVolDef definition)
    {
        StoragePool pool = driver.Pools.FindByName(source.Pool) ?? throw driver.Pools.Noun.NoName(source.Pool);
        if (!pool.View.Active)
        {
            throw HostObjectErrors.PoolInactive(ErrorDomain.Storage, source.Pool);
        }

        StorageVolDef copied = TakeReader(pool, source.Name).Definition;
        definition.Capacity = Math.Max(definition.Capacity ?? 0, copied.Capacity ?? 0);
        return copied;
    }

    // Readers share a volume. They come without its pool's gate, when that is not the pool of the copy: the view decides.
    private Volume TakeReader(StoragePool pool, string name)
    {
        Volume? taken = null;
        _ = TryCurrent(pool, name);
        pool.Update(v =>
        {
            Volume present = v.Volume(name);
            if (present.Work != VolumeWork.None)
            {
                throw Busy(present);
            }

            taken = present with { Readers = present.Readers + 1 };
            return v with { Contents = v.Contents.With(taken) };
        });
        return taken!;
    }

    private static void GiveReaderBack(StoragePool pool, string name) => pool.Update(
        v => v.Contents.ByName.TryGetValue(name, out Volume? present) && present.Readers > 0
            ? v with { Contents = v.Contents.With(present with { Readers = present.Readers - 1 }) }
            : v);

    private void GiveSourceBack(StorageVolRef? source, bool reading)
    {
        if (source is { } given && reading && driver.Pools.FindByName(given.Pool) is { } pool)
        {
            GiveReaderBack(pool, given.Name);
        }
    }

    // Until the next refresh a volume is shown with what was asked for, and not with all that its image says.
    private static Volume? Described(Volume? made, StorageVolDef asked)
    {
        if (made?.Definition.Target is { } target && asked.Target is { } wanted)
        {
            target.Compat = wanted.Compat;
            target.ClusterSize = wanted.ClusterSize;
            target.Features = wanted.Features;
            target.Encryption = wanted.Encryption;
        }

        return made is null ? null : made with { AsAsked = true };
    }

    private static async Task SettleAsync(StoragePool pool, VolumeBackend backend, Volume busy, Volume? now)
    {
        pool.Update(v => v.Active ? v with { Contents = now is null ? v.Contents.Without(busy) : v.Contents.With(now) } : v);
        await MeasureAsync(pool, backend).ConfigureAwait(false);
    }

    // What has been made or changed is looked at whatever becomes of the client.
    private static ValueTask<Volume?> LookAsync(StoragePool pool, VolumeBackend backend, string name) =>
        backend.LookAsync(pool.View.Definition, name, CancellationToken.None);

    private static async Task MeasureAsync(StoragePool pool, VolumeBackend backend)
    {
        try
        {
            PoolContents sizes = await backend.MeasureAsync(pool.View.Definition, PoolContents.Empty, CancellationToken.None)
                .ConfigureAwait(false);
            pool.Update(v => v.Active ? v with { Contents = v.Contents.Sized(sizes) } : v);
        }
        catch (VirException e)
        {
            Log.For("storage.storage_volumes").Warning($"the sizes of the storage pool '{pool.Name}' are not known: {e.Message}");
        }
    }

    // Of a volume that is gone the work itself says so.
    private Volume Idle(StoragePool pool, string name)
    {
        Volume present = TryCurrent(pool, name) ?? pool.View.Volume(name);
        return present.IsBusy ? throw Busy(present) : present;
    }

    private static VirException Busy(Volume volume) =>
        volume.Work == VolumeWork.Build ? VolumeErrors.BeingMade(volume.Name) : VolumeErrors.InUse(volume.Name);

    private VolumeBackend? BackendOf(StoragePool pool) => driver.Backends.Of(pool.View.Definition.Type).Volumes;

    private async Task<ObjectLease<StoragePool>> EnterActiveAsync(Uuid? uuid, string name, CancellationToken cancellationToken)
    {
        var lease = uuid is { } id
            ? await driver.Pools.EnterAsync(id, name, default, cancellationToken).ConfigureAwait(false)
            : await driver.Pools.EnterAsync(name, default(DomainJobRequest), cancellationToken).ConfigureAwait(false);
        if (!lease.Item.View.Active)
        {
            lease.Dispose();
            throw HostObjectErrors.PoolInactive(ErrorDomain.Storage, name);
        }

        return lease;
    }
}
