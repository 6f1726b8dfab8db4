using Vireo.Documents;
using Vireo.Protocol;

namespace Vireo.Drivers.Storage;

/// <summary>Questions about volumes, which wait for nobody.</summary>
internal partial class StorageConnection
{
    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<IReadOnlyList<StorageVolRef>> StoragePoolListAllVolumesAsync(
        StoragePoolRef pool, uint flags, CancellationToken cancellationToken)
    {
        PoolView view = Active(pool);
        return Done<IReadOnlyList<StorageVolRef>>([.. view.Contents.ByName.Values.Select(v => v.RefIn(pool.Name))]);
    }

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask<IReadOnlyList<StorageVolDetails>> StoragePoolListVolumeDetailsAsync(
        StoragePoolRef pool, uint flags, CancellationToken cancellationToken)
    {
        PoolView view = Active(pool);
        StoragePool owner = Driver.Pools.Get(pool.Uuid, pool.Name);
        var details = new List<StorageVolDetails>(view.Contents.ByName.Count);
        foreach (Volume listed in view.Contents.ByName.Values)
        {
            if (await Driver.Lookup.IfCurrentAsync(owner, listed).ConfigureAwait(false) is { } volume)
            {
                StorageVolDef definition = volume.Definition;
                details.Add(new StorageVolDetails(
                    volume.RefIn(pool.Name), volume.Path, TypeOf(definition), definition.Capacity ?? 0, definition.Allocation ?? 0,
                    definition.Physical ?? 0));
            }
        }

        return details;
    }

    /// <inheritdoc/>
    public override async ValueTask<StorageVolRef> StorageVolLookupByNameAsync(
        StoragePoolRef pool, string name, CancellationToken cancellationToken)
    {
        _ = Active(pool);
        Volume? found = await Driver.Lookup.ByNameAsync(Driver.Pools.Get(pool.Uuid, pool.Name), name).ConfigureAwait(false);
        return found?.RefIn(pool.Name) ?? throw HostObjectErrors.VolumeNameUnknown(ErrorDomain.Storage, name);
    }

    /// <inheritdoc/>
    public override async ValueTask<StorageVolRef> StorageVolLookupByKeyAsync(string key, CancellationToken cancellationToken) =>
        await Driver.Lookup.ByKeyAsync(key).ConfigureAwait(false) is var (pool, found)
            ? found.RefIn(pool.Name)
            : throw HostObjectErrors.VolumeKeyUnknown(key);

    /// <inheritdoc/>
    public override async ValueTask<StorageVolRef> StorageVolLookupByPathAsync(string path, CancellationToken cancellationToken) =>
        await Driver.Lookup.ByPathAsync(path).ConfigureAwait(false) is var (pool, found)
            ? found.RefIn(pool.Name)
            : throw HostObjectErrors.VolumePathUnknown(ErrorDomain.Storage, path);

    /// <inheritdoc/>
    [Accepts(StorageVolInfoFlags.GetPhysical)]
    public override async ValueTask<StorageVolInfo> StorageVolGetInfoAsync(
        StorageVolRef volume, StorageVolInfoFlags flags, CancellationToken cancellationToken)
    {
        StorageVolDef definition = (await FindAsync(volume).ConfigureAwait(false)).Definition;
        ulong size = flags.HasFlag(StorageVolInfoFlags.GetPhysical) ? definition.Physical ?? 0 : definition.Allocation ?? 0;
        return new StorageVolInfo(TypeOf(definition), definition.Capacity ?? 0, size);
    }

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask<string> StorageVolGetXmlDescAsync(
        StorageVolRef volume, uint flags, CancellationToken cancellationToken) =>
        (await FindAsync(volume).ConfigureAwait(false)).Definition.Format();

    /// <inheritdoc/>
    public override ValueTask<string> StorageVolGetPathAsync(StorageVolRef volume, CancellationToken cancellationToken) =>
        Done(PoolOf(volume).View.Volume(volume.Name).Path);

    private static Vireo.StorageVolType TypeOf(StorageVolDef volume) => volume.Type switch
    {
        Documents.StorageVolType.Block => Vireo.StorageVolType.Block,
        Documents.StorageVolType.Dir => Vireo.StorageVolType.Dir,
        Documents.StorageVolType.Network => Vireo.StorageVolType.Network,
        Documents.StorageVolType.NetDir => Vireo.StorageVolType.Netdir,
        Documents.StorageVolType.Ploop => Vireo.StorageVolType.Ploop,
        _ => Vireo.StorageVolType.File,
    };

    private StoragePool PoolOf(StorageVolRef volume)
    {
        StoragePool pool = Driver.Pools.FindByName(volume.Pool) ?? throw Driver.Pools.Noun.NoName(volume.Pool);
        return pool.View.Active ? pool : throw HostObjectErrors.PoolInactive(ErrorDomain.Storage, volume.Pool);
    }

    private ValueTask<Volume> FindAsync(StorageVolRef volume) => Driver.Lookup.CurrentAsync(PoolOf(volume), volume.Name);
}
