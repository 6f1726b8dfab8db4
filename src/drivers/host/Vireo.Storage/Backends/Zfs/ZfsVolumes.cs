using Vireo.Documents;

namespace Vireo.Drivers.Storage;

/// <summary>Volumes of ZFS: made empty, at once or not at all; removed and transferred.</summary>
internal sealed class ZfsVolumes(ZfsBackend backend) : BlockVolumeBackend(backend)
{
    /// <inheritdoc/>
    public override void Place(StoragePoolDef pool, StorageVolDef volume) =>
        PlaceAt(volume, pool.Target?.Path + "/" + volume.Name, ZfsBackend.NameOf(pool) + "/" + volume.Name);

    /// <inheritdoc/>
    public override async Task BuildAsync(
        StoragePoolDef pool, StorageVolDef volume, StorageVolDef? source, StorageVolCreateFlags flags, CancellationToken cancellationToken)
    {
        if (source is not null)
        {
            throw VolumeErrors.NoCloning();
        }

        HelperResult properties = await backend.TryAsync(ZfsCommand.Properties, cancellationToken).ConfigureAwait(false);
        await backend.RunAsync(
            ZfsCommand.MakeVolume(ZfsBackend.NameOf(pool), volume, ZfsCommand.HasMode(properties)), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async Task DeleteAsync(
        StoragePoolDef pool, StorageVolDef volume, StorageVolDeleteFlags flags, CancellationToken cancellationToken)
    {
        if (flags != 0)
        {
            throw Errors.UnsupportedFlags(ErrorDomain.None, (uint)flags, "virStorageBackendZFSDeleteVol");
        }

        await backend.RunAsync(ZfsCommand.RemoveVolume(ZfsBackend.NameOf(pool), volume.Name ?? ""), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override Task WipeAsync(
        StoragePoolDef pool, StorageVolDef volume, StorageVolWipeAlgorithm algorithm, CancellationToken cancellationToken) =>
        throw VolumeErrors.NoWiping();
}
