using Vireo.Documents;
using Vireo.Operations;
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
        StoragePoolRef reference, string xml, StorageVolRef? source, StorageVolCreateFlags flags, CallerIdentity? caller,
        CancellationToken cancellationToken)
    {
        Volume planned;
        StorageVolDef? copied;
        StoragePool pool;
        VolumeBackend backend;
        bool reading;
        using (var lease = await EnterActiveAsync(reference.Uuid, reference.Name, cancellationToken).ConfigureAwait(false))
        {
            pool = lease.Item;
            backend = BackendOf(pool) is { } able && able.Makes(source is not null) ? able
                : throw (source is null ? VolumeErrors.NoCreation() : VolumeErrors.NoCloning());
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

        using VolumeJob work = driver.Jobs.Begin(
            copied is null ? "build" : "copy", pool.Name, planned.Definition, caller,
            (copied is null ? planned.Definition.Allocation : copied.Allocation ?? copied.Capacity) ?? 0);
        try
        {
            // What has begun is finished or undone, whatever becomes of the client.
            await work.Job.RunAsync(ct => backend.BuildAsync(pool.View.Definition, planned.Definition, copied, flags, ct))
                .ConfigureAwait(false);
        }
        catch
        {
            pool.Update(v => v.Active ? v with { Contents = v.Contents.Without(planned) } : v);
            throw;
        }
        finally
        {
            GiveSourceBack(source, reading);
        }

        Volume? made = await SettleAsync(
            pool, backend, planned, planned with { Work = VolumeWork.None }, now => Described(now, planned.Definition))
            .ConfigureAwait(false);
        return (made ?? planned).RefIn(pool.Name);
    }

    /// <summary>Removes a volume.</summary>
    public async Task DeleteAsync(StorageVolRef volume, StorageVolDeleteFlags flags, CancellationToken cancellationToken)
    {
        using var lease = await EnterActiveAsync(null, volume.Pool, cancellationToken).ConfigureAwait(false);
        StoragePool pool = lease.Item;
        VolumeBackend backend = BackendOf(pool) ?? throw VolumeErrors.NoDeletion();
        Volume busy = Take(pool, volume.Name, alone: true);
        try
        {
            await backend.DeleteAsync(pool.View.Definition, busy.Definition, flags, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            GiveBack(pool, volume.Name, alone: true);
            throw;
        }

        await SettleAsync(pool, backend, busy, otherwise: null).ConfigureAwait(false);
    }

    /// <summary>Changes what a guest sees of a volume.</summary>
    public Task ResizeAsync(
        StorageVolRef volume, ulong capacity, StorageVolResizeFlags flags, CallerIdentity? caller, CancellationToken cancellationToken) =>
        UseAsync(volume, "resize", caller, static _ => 0, async (backend, pool, present, ct) =>
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

            await backend.ResizeAsync(pool, now, wanted, flags, ct).ConfigureAwait(false);
        }, cancellationToken);

    /// <summary>Overwrites a volume.</summary>
    public Task WipeAsync(
        StorageVolRef volume, StorageVolWipeAlgorithm algorithm, CallerIdentity? caller, CancellationToken cancellationToken) =>
        UseAsync(
            volume, "wipe", caller, present => algorithm == StorageVolWipeAlgorithm.Zero ? present.Allocation ?? 0 : 0,
            (backend, pool, present, ct) => backend.WipeAsync(pool, present.Definition, algorithm, ct), cancellationToken);

    /// <summary>Opens a transfer to a client; others may read the volume too, and nobody changes it before the stream ends.</summary>
    public async Task<VirStream> DownloadAsync(
        StorageVolRef volume, ulong length, Func<VolumeBackend, StorageVolDef, VirStream> open, CallerIdentity? caller,
        CancellationToken cancellationToken)
    {
        using var lease = await EnterActiveAsync(null, volume.Pool, cancellationToken).ConfigureAwait(false);
        StoragePool pool = lease.Item;
        VolumeBackend backend = BackendOf(pool) ?? throw VolumeErrors.NoDownload();
        Volume read = Take(pool, volume.Name, alone: false);
        try
        {
            VirStream stream = open(backend, read.Definition);
            VolumeJob work = driver.Jobs.Begin("download", pool.Name, read.Definition, caller, length);
            return new VolumeStream(stream, work.Job, () =>
            {
                GiveBack(pool, volume.Name, alone: false);
                work.Dispose();
                return Task.CompletedTask;
            });
        }
        catch
        {
            GiveBack(pool, volume.Name, alone: false);
            throw;
        }
    }

    /// <summary>Opens a transfer from a client; the volume is in use until the stream ends.</summary>
    public async Task<VirStream> UploadAsync(
        StorageVolRef volume, ulong length, Func<VolumeBackend, StorageVolDef, VirStream> open, CallerIdentity? caller,
        CancellationToken cancellationToken)
    {
        using var lease = await EnterActiveAsync(null, volume.Pool, cancellationToken).ConfigureAwait(false);
        StoragePool pool = lease.Item;
        VolumeBackend backend = BackendOf(pool) ?? throw VolumeErrors.NoUpload();
        Volume busy = Take(pool, volume.Name, alone: true);
        try
        {
            VirStream stream = open(backend, busy.Definition);
            VolumeJob work = driver.Jobs.Begin("upload", pool.Name, busy.Definition, caller, length);
            return new VolumeStream(stream, work.Job, async () =>
            {
                await SettleAsync(pool, backend, busy, busy with { Work = VolumeWork.None }).ConfigureAwait(false);
                work.Dispose();
            });
        }
        catch
        {
            GiveBack(pool, volume.Name, alone: true);
            throw;
        }
    }

    private async Task UseAsync(
        StorageVolRef volume, string kind, CallerIdentity? caller, Func<StorageVolDef, ulong> total,
        Func<VolumeBackend, StoragePoolDef, Volume, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        StoragePool pool;
        VolumeBackend backend;
        Volume busy;
        using (var lease = await EnterActiveAsync(null, volume.Pool, cancellationToken).ConfigureAwait(false))
        {
            pool = lease.Item;
            backend = BackendOf(pool) ?? throw VolumeErrors.NoResizing();
            busy = Take(pool, volume.Name, alone: true);
        }

        using VolumeJob running = driver.Jobs.Begin(kind, pool.Name, busy.Definition, caller, total(busy.Definition));
        try
        {
            await running.Job.RunAsync(ct => work(backend, pool.View.Definition, busy, ct)).ConfigureAwait(false);
        }
        finally
        {
            await SettleAsync(pool, backend, busy, busy with { Work = VolumeWork.None }).ConfigureAwait(false);
        }
    }

    private static void CheckName(PoolView view, StorageVolDef definition, bool isCopy)
    {
        string name = definition.Name ?? "";
        if (Volume.IsHidden(name))
        {
            throw VolumeErrors.NameReserved(name);
        }

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

        StorageVolDef copied = Take(pool, source.Name, alone: false).Definition;
        definition.Capacity = Math.Max(definition.Capacity ?? 0, copied.Capacity ?? 0);
        return copied;
    }

    // Readers share a volume, who changes it has it alone. Readers come without its pool's gate, when that is not the pool of their copy:
    // the view decides. Of a volume that is gone the work itself says so.
    private Volume Take(StoragePool pool, string name, bool alone)
    {
        Volume? taken = null;
        _ = TryCurrent(pool, name);
        pool.Update(v =>
        {
            Volume present = v.Volume(name);
            if (alone ? present.IsBusy : present.Work != VolumeWork.None)
            {
                throw Busy(present);
            }

            taken = alone ? present with { Work = VolumeWork.Change } : present with { Readers = present.Readers + 1 };
            return v with { Contents = v.Contents.With(taken) };
        });
        return taken!;
    }

    private static void GiveBack(StoragePool pool, string name, bool alone) => pool.Update(v =>
        v.Contents.ByName.TryGetValue(name, out Volume? present) && present.IsBusy
            ? v with
            {
                Contents = v.Contents.With(
                    alone ? present with { Work = VolumeWork.None } : present with { Readers = present.Readers - 1 }),
            }
            : v);

    private void GiveSourceBack(StorageVolRef? source, bool reading)
    {
        if (source is { } given && reading && driver.Pools.FindByName(given.Pool) is { } pool)
        {
            GiveBack(pool, given.Name, alone: false);
        }
    }

    // Until the next refresh a volume is shown with what was asked for, and not with all that its image says.
    private static Volume Described(Volume made, StorageVolDef asked)
    {
        if (made.Definition.Target is { } target && asked.Target is { } wanted)
        {
            target.Compat = wanted.Compat;
            target.ClusterSize = wanted.ClusterSize;
            target.Features = wanted.Features;
            target.Encryption = wanted.Encryption;
        }

        return made with { AsAsked = true };
    }

    // What the work has left is looked at whatever becomes of the client. When that fails, nothing of what was done is undone by it, and
    // nobody has the volume any more: it is shown as OTHERWISE until the next refresh.
    private static async Task<Volume?> SettleAsync(
        StoragePool pool, VolumeBackend backend, Volume was, Volume? otherwise, Func<Volume, Volume>? shown = null)
    {
        PoolContents? found = null;
        Volume? now = otherwise;
        try
        {
            found = await backend.SurveyAsync(pool.View.Definition, was.Name, CancellationToken.None).ConfigureAwait(false);
            now = found.ByName.GetValueOrDefault(was.Name);
            if (now is not null)
            {
                Volume.KeepSecret(now.Definition, was.Definition);
                now = shown?.Invoke(now) ?? now;
            }
        }
        catch (Exception e)
        {
            Log.For("storage.storage_volumes").Warning(
                $"what became of the volume '{was.Name}' of the storage pool '{pool.Name}' is not known: {e.Reason()}");
        }

        pool.Update(v =>
        {
            if (!v.Active)
            {
                return v;
            }

            PoolContents contents = now is null ? v.Contents.Without(was) : v.Contents.With(now);
            return v with { Contents = found is null ? contents : contents.Sized(found) };
        });
        return now;
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
