using Vireo.Protocol;

namespace Vireo.Drivers.Storage;

/// <summary>Volumes that are made, changed, removed and transferred.</summary>
internal partial class StorageConnection
{
    /// <inheritdoc/>
    [Accepts(StorageVolCreateFlags.PreallocMetadata | StorageVolCreateFlags.Validate)]
    public override async ValueTask<StorageVolRef> StorageVolCreateXmlAsync(
        StoragePoolRef pool, string xml, StorageVolCreateFlags flags, CancellationToken cancellationToken)
    {
        Validate(xml, flags);
        return await Driver.Volumes.CreateAsync(pool, xml, null, flags, Context.Caller, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    [Accepts(typeof(StorageVolCreateFlags))]
    public override async ValueTask<StorageVolRef> StorageVolCreateXmlFromAsync(
        StoragePoolRef pool, string xml, StorageVolRef source, StorageVolCreateFlags flags, CancellationToken cancellationToken)
    {
        Validate(xml, flags);
        return await Driver.Volumes.CreateAsync(pool, xml, source, flags, Context.Caller, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    [Accepts(typeof(StorageVolDeleteFlags))]
    public override async ValueTask StorageVolDeleteAsync(
        StorageVolRef volume, StorageVolDeleteFlags flags, CancellationToken cancellationToken) =>
        await Driver.Volumes.DeleteAsync(volume, flags, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    [Accepts(typeof(StorageVolResizeFlags))]
    public override async ValueTask StorageVolResizeAsync(
        StorageVolRef volume, ulong capacity, StorageVolResizeFlags flags, CancellationToken cancellationToken) =>
        await Driver.Volumes.ResizeAsync(volume, capacity, flags, Context.Caller, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask StorageVolWipePatternAsync(
        StorageVolRef volume, StorageVolWipeAlgorithm algorithm, uint flags, CancellationToken cancellationToken) =>
        await Driver.Volumes.WipeAsync(volume, algorithm, Context.Caller, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    [Accepts(StorageVolDownloadFlags.SparseStream)]
    public override async ValueTask<VirStream> StorageVolDownloadAsync(
        StorageVolRef volume, ulong offset, ulong length, StorageVolDownloadFlags flags, CancellationToken cancellationToken) =>
        await Driver.Volumes.DownloadAsync(
            volume, length, (backend, v) => backend.OpenDownload(v, offset, length, flags != 0), Context.Caller, cancellationToken)
            .ConfigureAwait(false);

    /// <inheritdoc/>
    [Accepts(StorageVolUploadFlags.SparseStream)]
    public override async ValueTask<VirStream> StorageVolUploadAsync(
        StorageVolRef volume, ulong offset, ulong length, StorageVolUploadFlags flags, CancellationToken cancellationToken) =>
        await Driver.Volumes.UploadAsync(
            volume, length, (backend, v) => backend.OpenUpload(v, offset, length, flags != 0), Context.Caller, cancellationToken)
            .ConfigureAwait(false);

    private static void Validate(string xml, StorageVolCreateFlags flags)
    {
        if (flags.HasFlag(StorageVolCreateFlags.Validate))
        {
            SchemaValidation.Check(xml, "storagevol");
        }
    }
}
