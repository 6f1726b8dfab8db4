using Vireo.Documents;

namespace Vireo.Drivers.Storage;

/// <summary>
/// Volumes that are block devices: their content is wiped and transferred. Where devices can be made, the kind of pool says how.
/// </summary>
internal class BlockVolumeBackend(PoolBackend pool) : VolumeBackend
{
    private static readonly TimeSpan s_copyDeadline = TimeSpan.FromHours(24);

    /// <inheritdoc/>
    public override void Place(StoragePoolDef pool, StorageVolDef volume) => throw VolumeErrors.NoCreation();

    /// <inheritdoc/>
    public override Task BuildAsync(
        StoragePoolDef pool, StorageVolDef volume, StorageVolDef? source, StorageVolCreateFlags flags,
        CancellationToken cancellationToken) => throw VolumeErrors.NoCreation();

    /// <inheritdoc/>
    public override ValueTask<PoolContents> SurveyAsync(StoragePoolDef definition, string name, CancellationToken cancellationToken) =>
        pool.RefreshAsync(definition, PoolContents.Empty, cancellationToken);

    /// <inheritdoc/>
    public override Task WipeAsync(
        StoragePoolDef pool, StorageVolDef volume, StorageVolWipeAlgorithm algorithm, CancellationToken cancellationToken) =>
        VolumeWipe.RunAsync(volume, algorithm, cancellationToken);

    /// <inheritdoc/>
    public override VirStream OpenDownload(StorageVolDef volume, ulong offset, ulong length, bool sparse) =>
        FileStreams.Download(volume.Target?.Path ?? "", offset, length, sparse);

    /// <inheritdoc/>
    public override VirStream OpenUpload(StorageVolDef volume, ulong offset, ulong length, bool sparse) =>
        FileStreams.Upload(volume.Target?.Path ?? "", offset, length, sparse);

    /// <summary>Fills a new volume with a copy.</summary>
    protected static async Task CopyAsync(
        StorageVolDef volume, StorageVolDef source, StorageVolCreateFlags flags, CancellationToken cancellationToken)
    {
        string from = source.Target?.Path ?? "", to = volume.Target?.Path ?? "";
        if (source.Target?.Encryption is not null)
        {
            throw VolumeErrors.NoEncryption();
        }

        if (source.Type == Documents.StorageVolType.Block || QemuImg.FormatOf(source) == "raw")
        {
            await Task.Run(() => BlockVolumes.Copy(from, to, cancellationToken), cancellationToken).ConfigureAwait(false);
            return;
        }

        foreach (var arguments in QemuImg.Create(volume, source, flags, default))
        {
            await HostTool.RunAsync(["qemu-img", .. arguments], cancellationToken, s_copyDeadline).ConfigureAwait(false);
        }
    }

    /// <summary>Describes a new volume as a device at a path.</summary>
    /// <exception cref="VirException">It is to be encrypted.</exception>
    protected static void PlaceAt(StorageVolDef volume, string path, string key)
    {
        if (volume.Target?.Encryption is not null)
        {
            throw VolumeErrors.NoEncryption();
        }

        volume.Type = Documents.StorageVolType.Block;
        volume.Target ??= new StorageVolTarget();
        (volume.Target.Path, volume.Key) = (path, key);
    }
}
