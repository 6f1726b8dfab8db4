using Vireo.Documents;
using Vireo.Protocol;

namespace Vireo.Drivers.Test;

/// <summary>Storage volumes: they have a size and no content.</summary>
internal partial class TestConnection
{
    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<IReadOnlyList<StorageVolRef>> StoragePoolListAllVolumesAsync(
        StoragePoolRef pool, uint flags, CancellationToken cancellationToken)
    {
        var p = FindByUuid(pool);
        return p.Active
            ? Done<IReadOnlyList<StorageVolRef>>([.. p.Volumes.Select(v => Ref(p, v))])
            : throw TestStorageErrors.PoolNotActive();
    }

    /// <inheritdoc/>
    public override ValueTask<int> StoragePoolNumOfVolumesLegacyAsync(StoragePoolRef pool, CancellationToken cancellationToken)
    {
        return Done(Active(pool).Volumes.Length);
    }

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<string>> StoragePoolListVolumesLegacyAsync(
        StoragePoolRef pool, CancellationToken cancellationToken)
    {
        return Done<IReadOnlyList<string>>([.. Active(pool).Volumes.Select(static v => v.Name ?? "")]);
    }

    /// <inheritdoc/>
    [Accepts(StorageVolCreateFlags.Validate)]
    public override async ValueTask<StorageVolRef> StorageVolCreateXmlAsync(
        StoragePoolRef pool, string xml, StorageVolCreateFlags flags, CancellationToken cancellationToken)
    {
        ValidateXml(xml, "storagevol", "volume", ErrorDomain.Storage, flags != 0);
        using var lease = await EnterActiveAsync(pool.Name, cancellationToken).ConfigureAwait(false);
        var p = lease.Item.View;
        var def = StorageVolRules.Read(xml, p.Definition);
        CheckNewVolume(p, def);
        return AddVolume(lease.Item, def);
    }

    /// <inheritdoc/>
    [Accepts(StorageVolCreateFlags.Validate)]
    public override async ValueTask<StorageVolRef> StorageVolCreateXmlFromAsync(
        StoragePoolRef pool, string xml, StorageVolRef source, StorageVolCreateFlags flags, CancellationToken cancellationToken)
    {
        ValidateXml(xml, "storagevol", "volume", ErrorDomain.Storage, flags != 0);
        using var lease = await EnterActiveAsync(pool.Name, cancellationToken).ConfigureAwait(false);
        var p = lease.Item.View;
        var def = StorageVolRules.Read(xml, p.Definition, capacityOptional: true);
        if (p.FindVolume(def.Name ?? "") is not null)
        {
            throw TestStorageErrors.VolumeExists();
        }

        _ = p.FindVolume(source.Name) ?? throw HostObjectErrors.VolumeNameUnknown(ErrorDomain.Test, source.Name);
        CheckNewVolume(p, def);
        return AddVolume(lease.Item, def);
    }

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask StorageVolDeleteAsync(
        StorageVolRef volume, StorageVolDeleteFlags flags, CancellationToken cancellationToken)
    {
        using var lease = await EnterActiveAsync(volume.Pool, cancellationToken).ConfigureAwait(false);
        var v = lease.Item.View.FindVolume(volume.Name) ?? throw HostObjectErrors.VolumeNameUnknown(ErrorDomain.Test, volume.Name);
        lease.Item.Update(p => p.Without(v));
    }

    /// <inheritdoc/>
    public override ValueTask<StorageVolRef> StorageVolLookupByNameAsync(
        StoragePoolRef pool, string name, CancellationToken cancellationToken)
    {
        var p = Active(pool);
        return Done(Ref(p, p.FindVolume(name) ?? throw HostObjectErrors.VolumeNameUnknown(ErrorDomain.Test, name)));
    }

    /// <inheritdoc/>
    public override ValueTask<StorageVolRef> StorageVolLookupByKeyAsync(string key, CancellationToken cancellationToken) =>
        Done(Search(v => v.Key == key) ?? throw TestStorageErrors.VolumeKeyUnknown(key));

    /// <inheritdoc/>
    public override ValueTask<StorageVolRef> StorageVolLookupByPathAsync(string path, CancellationToken cancellationToken) =>
        Done(Search(v => v.Target?.Path == path) ?? throw HostObjectErrors.VolumePathUnknown(ErrorDomain.Test, path));

    /// <inheritdoc/>
    public override ValueTask<StorageVolInfo> StorageVolGetInfoLegacyAsync(StorageVolRef volume, CancellationToken cancellationToken)
    {
        var (p, v) = ActiveVolume(volume);
        return Done(new StorageVolInfo(TypeOf(p), v.Capacity ?? 0, v.Allocation ?? 0));
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<string> StorageVolGetXmlDescAsync(StorageVolRef volume, uint flags, CancellationToken cancellationToken)
    {
        return Done(ActiveVolume(volume).Volume.Format());
    }

    /// <inheritdoc/>
    public override ValueTask<string> StorageVolGetPathAsync(StorageVolRef volume, CancellationToken cancellationToken)
    {
        return Done(ActiveVolume(volume).Volume.Target?.Path ?? "");
    }

    private static StorageVolRef Ref(TestPoolView p, StorageVolDef v) => new(p.Definition.Name ?? "", v.Name ?? "", v.Key ?? "");

    private static void CheckNewVolume(TestPoolView p, StorageVolDef def)
    {
        if (p.FindVolume(def.Name ?? "") is not null)
        {
            throw TestStorageErrors.VolumeExists();
        }

        if (p.Definition.Allocation + (def.Allocation ?? 0) > p.Definition.Capacity)
        {
            throw TestStorageErrors.NoSpace(def.Name);
        }
    }

    /// <summary>Gives a volume its place in the pool and takes its size from the pool's free space.</summary>
    internal static StorageVolRef AddVolume(TestPool pool, StorageVolDef def)
    {
        // Pools without a folder show what the C library prints for a missing one.
        def.Target ??= new StorageVolTarget();
        def.Target.Path = $"{pool.View.Definition.Target?.Path ?? "(null)"}/{def.Name}";
        def.Key = def.Target.Path;
        return Ref(pool.Update(p => p.With(def)), def);
    }

    /// <summary>Adds a volume out of a file: what it says of its path and key holds.</summary>
    internal static void AddFromFile(TestPool pool, StorageVolDef def)
    {
        def.Target ??= new StorageVolTarget();
        def.Target.Path ??= $"{pool.View.Definition.Target?.Path ?? "(null)"}/{def.Name}";
        def.Key ??= def.Target.Path;
        def.Type = TypeOf(pool.View) switch
        {
            Vireo.StorageVolType.Block => Documents.StorageVolType.Block,
            Vireo.StorageVolType.Network => Documents.StorageVolType.Network,
            _ => Documents.StorageVolType.File,
        };
        pool.Update(p => p.With(def));
    }

    private static Vireo.StorageVolType TypeOf(TestPoolView p) => p.Definition.Type switch
    {
        StoragePoolType.Dir or StoragePoolType.Fs or StoragePoolType.NetFs or StoragePoolType.Vstorage => Vireo.StorageVolType.File,
        StoragePoolType.Rbd or StoragePoolType.Gluster or StoragePoolType.Sheepdog or StoragePoolType.IscsiDirect =>
            Vireo.StorageVolType.Network,
        _ => Vireo.StorageVolType.Block,
    };

    private StorageVolRef? Search(Func<StorageVolDef, bool> match)
    {
        foreach (var pool in Driver.Pools.Items)
        {
            var p = pool.View;
            if (p.Active && p.Volumes.FirstOrDefault(match) is { } found)
            {
                return Ref(p, found);
            }
        }

        return null;
    }

    private (TestPoolView Pool, StorageVolDef Volume) ActiveVolume(StorageVolRef volume)
    {
        var p = Active(new StoragePoolRef(volume.Pool, default));
        return (p, p.FindVolume(volume.Name) ?? throw HostObjectErrors.VolumeNameUnknown(ErrorDomain.Test, volume.Name));
    }
}
