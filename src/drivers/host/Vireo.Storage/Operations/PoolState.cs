using Vireo.Documents;
using Vireo.Protocol;

namespace Vireo.Drivers.Storage;

/// <summary>Questions about pools, which wait for nobody.</summary>
internal partial class StorageConnection
{
    /// <inheritdoc/>
    public override ValueTask<StoragePoolRef> StoragePoolLookupByNameAsync(string name, CancellationToken cancellationToken) =>
        Done((Driver.Pools.FindByName(name) ?? throw Driver.Pools.Noun.NoName(name)).Ref);

    /// <inheritdoc/>
    public override ValueTask<StoragePoolRef> StoragePoolLookupByUuidAsync(Uuid uuid, CancellationToken cancellationToken) =>
        Done((Driver.Pools.FindByUuid(uuid) ?? throw Driver.Pools.Noun.NoUuid(uuid)).Ref);

    /// <inheritdoc/>
    public override ValueTask<StoragePoolRef> StoragePoolLookupByVolumeAsync(StorageVolRef volume, CancellationToken cancellationToken) =>
        StoragePoolLookupByNameAsync(volume.Pool, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<StoragePoolRef> StoragePoolLookupByTargetPathAsync(string path, CancellationToken cancellationToken)
    {
        string clean = PathText.Sanitize(path);
        StoragePool? found = Driver.Pools.Items.FirstOrDefault(
            p => p.View is { Active: true } view && view.Definition.Target?.Path == clean);
        return Done((found ?? throw HostObjectErrors.PoolPathUnknown(clean)).Ref);
    }

    /// <inheritdoc/>
    public override ValueTask<StoragePoolInfo> StoragePoolGetInfoAsync(StoragePoolRef pool, CancellationToken cancellationToken)
    {
        PoolView view = View(pool);
        return Done(new StoragePoolInfo(
            view.Active ? StoragePoolState.Running : StoragePoolState.Inactive, view.Contents.Capacity, view.Contents.Allocation,
            view.Contents.Available));
    }

    /// <inheritdoc/>
    [Accepts(StorageXmlFlags.Inactive)]
    public override ValueTask<string> StoragePoolGetXmlDescAsync(
        StoragePoolRef pool, StorageXmlFlags flags, CancellationToken cancellationToken) =>
        Done(View(pool).Document(flags.HasFlag(StorageXmlFlags.Inactive)).Format());

    /// <inheritdoc/>
    public override ValueTask<bool> StoragePoolGetAutostartAsync(StoragePoolRef pool, CancellationToken cancellationToken) =>
        Done(View(pool).Autostart);

    /// <inheritdoc/>
    public override ValueTask<bool> StoragePoolIsActiveAsync(StoragePoolRef pool, CancellationToken cancellationToken) =>
        Done(View(pool).Active);

    /// <inheritdoc/>
    public override ValueTask<bool> StoragePoolIsPersistentAsync(StoragePoolRef pool, CancellationToken cancellationToken) =>
        Done(View(pool).Persistent);
}
