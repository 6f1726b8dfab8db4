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
        lock (Driver.Lock)
        {
            var p = FindByUuid(pool);
            if (!p.Active)
            {
                throw Invalid("storage pool is not active");
            }

            var list = new List<StorageVolRef>(p.Volumes.Count);
            foreach (var v in p.Volumes)
            {
                list.Add(Ref(p, v));
            }

            return Done<IReadOnlyList<StorageVolRef>>(list);
        }
    }

    /// <inheritdoc/>
    public override ValueTask<int> StoragePoolNumOfVolumesLegacyAsync(StoragePoolRef pool, CancellationToken cancellationToken)
    {
        lock (Driver.Lock)
        {
            return Done(Active(pool).Volumes.Count);
        }
    }

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<string>> StoragePoolListVolumesLegacyAsync(
        StoragePoolRef pool, CancellationToken cancellationToken)
    {
        lock (Driver.Lock)
        {
            return Done<IReadOnlyList<string>>([.. Active(pool).Volumes.Select(static v => v.Name ?? "")]);
        }
    }

    /// <inheritdoc/>
    [Accepts(StorageVolCreateFlags.Validate)]
    public override ValueTask<StorageVolRef> StorageVolCreateXmlAsync(
        StoragePoolRef pool, string xml, StorageVolCreateFlags flags, CancellationToken cancellationToken)
    {
        ValidateXml(xml, "storagevol", "volume", ErrorDomain.Storage, flags != 0);
        lock (Driver.Lock)
        {
            var p = Active(pool);
            var def = StorageVolRules.Read(xml, p.Definition);
            CheckNewVolume(p, def);
            return Done(AddVolume(p, def));
        }
    }

    /// <inheritdoc/>
    [Accepts(StorageVolCreateFlags.Validate)]
    public override ValueTask<StorageVolRef> StorageVolCreateXmlFromAsync(
        StoragePoolRef pool, string xml, StorageVolRef source, StorageVolCreateFlags flags, CancellationToken cancellationToken)
    {
        ValidateXml(xml, "storagevol", "volume", ErrorDomain.Storage, flags != 0);
        lock (Driver.Lock)
        {
            var p = Active(pool);
            var def = StorageVolRules.Read(xml, p.Definition, capacityOptional: true);
            if (p.FindVolume(def.Name ?? "") is not null)
            {
                throw Errors.OperationFailed(ErrorDomain.Test, "storage vol already exists");
            }

            _ = p.FindVolume(source.Name) ?? throw NoVolume("name", source.Name);
            CheckNewVolume(p, def);
            return Done(AddVolume(p, def));
        }
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask StorageVolDeleteAsync(StorageVolRef volume, StorageVolDeleteFlags flags, CancellationToken cancellationToken)
    {
        lock (Driver.Lock)
        {
            var (p, v) = ActiveVolume(volume);
            p.Definition.Allocation -= v.Allocation ?? 0;
            p.Definition.Available = p.Definition.Capacity - p.Definition.Allocation;
            p.Volumes.Remove(v);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask<StorageVolRef> StorageVolLookupByNameAsync(
        StoragePoolRef pool, string name, CancellationToken cancellationToken)
    {
        lock (Driver.Lock)
        {
            var p = Active(pool);
            return Done(Ref(p, p.FindVolume(name) ?? throw NoVolume("name", name)));
        }
    }

    /// <inheritdoc/>
    public override ValueTask<StorageVolRef> StorageVolLookupByKeyAsync(string key, CancellationToken cancellationToken) =>
        Done(Search(v => v.Key == key) ?? throw NoVolume("key", key));

    /// <inheritdoc/>
    public override ValueTask<StorageVolRef> StorageVolLookupByPathAsync(string path, CancellationToken cancellationToken) =>
        Done(Search(v => v.Target?.Path == path) ?? throw NoVolume("path", path));

    /// <inheritdoc/>
    public override ValueTask<StorageVolInfo> StorageVolGetInfoLegacyAsync(StorageVolRef volume, CancellationToken cancellationToken)
    {
        lock (Driver.Lock)
        {
            var (p, v) = ActiveVolume(volume);
            return Done(new StorageVolInfo(TypeOf(p), v.Capacity ?? 0, v.Allocation ?? 0));
        }
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<string> StorageVolGetXmlDescAsync(StorageVolRef volume, uint flags, CancellationToken cancellationToken)
    {
        lock (Driver.Lock)
        {
            return Done(ActiveVolume(volume).Volume.Format());
        }
    }

    /// <inheritdoc/>
    public override ValueTask<string> StorageVolGetPathAsync(StorageVolRef volume, CancellationToken cancellationToken)
    {
        lock (Driver.Lock)
        {
            return Done(ActiveVolume(volume).Volume.Target?.Path ?? "");
        }
    }

    private static StorageVolRef Ref(TestPool p, StorageVolDef v) => new(p.Name, v.Name ?? "", v.Key ?? "");

    private static VirException NoVolume(string by, string what) =>
        NoObject(ErrorCode.NoStorageVol, $"no storage vol with matching {by} '{what}'");

    private static void CheckNewVolume(TestPool p, StorageVolDef def)
    {
        if (p.FindVolume(def.Name ?? "") is not null)
        {
            throw Errors.OperationFailed(ErrorDomain.Test, "storage vol already exists");
        }

        if (p.Definition.Allocation + (def.Allocation ?? 0) > p.Definition.Capacity)
        {
            throw Errors.Internal(ErrorDomain.Test, $"Not enough free space in pool for volume '{def.Name}'");
        }
    }

    /// <summary>Gives a volume its place in the pool and takes its size from the pool's free space.</summary>
    internal static StorageVolRef AddVolume(TestPool p, StorageVolDef def)
    {
        def.Target ??= new StorageVolTarget();

        // Pools without a folder show what the C library prints for a missing one.
        def.Target.Path = $"{p.Definition.Target?.Path ?? "(null)"}/{def.Name}";
        def.Key = def.Target.Path;
        p.Definition.Allocation += def.Allocation ?? 0;
        p.Definition.Available = p.Definition.Capacity - p.Definition.Allocation;
        p.Volumes.Add(def);
        return Ref(p, def);
    }

    /// <summary>Adds a volume that a file tells of: what it says of its path and key holds.</summary>
    internal static void AddTold(TestPool p, StorageVolDef def)
    {
        def.Target ??= new StorageVolTarget();
        def.Target.Path ??= $"{p.Definition.Target?.Path ?? "(null)"}/{def.Name}";
        def.Key ??= def.Target.Path;
        def.Type = TypeOf(p) switch
        {
            Vireo.StorageVolType.Block => Documents.StorageVolType.Block,
            Vireo.StorageVolType.Network => Documents.StorageVolType.Network,
            _ => Documents.StorageVolType.File,
        };
        p.Definition.Allocation += def.Allocation ?? 0;
        p.Definition.Available = p.Definition.Capacity - p.Definition.Allocation;
        p.Volumes.Add(def);
    }

    private static Vireo.StorageVolType TypeOf(TestPool p) => p.Definition.Type switch
    {
        StoragePoolType.Dir or StoragePoolType.Fs or StoragePoolType.NetFs or StoragePoolType.Vstorage => Vireo.StorageVolType.File,
        StoragePoolType.Rbd or StoragePoolType.Gluster or StoragePoolType.Sheepdog or StoragePoolType.IscsiDirect =>
            Vireo.StorageVolType.Network,
        _ => Vireo.StorageVolType.Block,
    };

    private StorageVolRef? Search(Func<StorageVolDef, bool> match)
    {
        lock (Driver.Lock)
        {
            foreach (var p in Driver.Pools.Items)
            {
                if (!p.Active)
                {
                    continue;
                }

                foreach (var v in p.Volumes)
                {
                    if (match(v))
                    {
                        return Ref(p, v);
                    }
                }
            }
        }

        return null;
    }

    private (TestPool Pool, StorageVolDef Volume) ActiveVolume(StorageVolRef volume)
    {
        var p = Active(new StoragePoolRef(volume.Pool, default));
        return (p, p.FindVolume(volume.Name) ?? throw NoVolume("name", volume.Name));
    }
}
