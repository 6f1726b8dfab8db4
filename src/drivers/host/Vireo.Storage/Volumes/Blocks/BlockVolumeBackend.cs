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
    public override async ValueTask<Volume?> LookAsync(StoragePoolDef pool, string name, CancellationToken cancellationToken) =>
        (await RefreshAsync(pool, cancellationToken).ConfigureAwait(false)).ByName.GetValueOrDefault(name);

    /// <inheritdoc/>
    public override async ValueTask<PoolContents> MeasureAsync(
        StoragePoolDef pool, PoolContents contents, CancellationToken cancellationToken) =>
        contents.Sized(await RefreshAsync(pool, cancellationToken).ConfigureAwait(false));

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

    private ValueTask<PoolContents> RefreshAsync(StoragePoolDef definition, CancellationToken cancellationToken) =>
        pool.RefreshAsync(definition, PoolContents.Empty, cancellationToken);
}
