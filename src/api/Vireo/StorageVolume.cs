using Vireo.Operations;

namespace Vireo;

/// <summary>A volume: a disk image, a partition, …</summary>
public sealed class StorageVolume
{
    internal StorageVolume(Connect connection, StorageVolRef reference)
    {
        Connection = connection;
        Reference = reference;
    }

    /// <summary>The connection it was found through.</summary>
    public Connect Connection { get; }

    /// <summary>How calls name it.</summary>
    public StorageVolRef Reference { get; }

    /// <summary>Its name within the pool.</summary>
    public string Name => Reference.Name;

    /// <summary>Its name within the host or beyond.</summary>
    public string Key => Reference.Key;

    /// <summary>The pool's name.</summary>
    public string Pool => Reference.Pool;

    private DriverConnection Driver => Connection.Storage("virStorageVolGetConnect");

    /// <summary>Kind and sizes.</summary>
    public ValueTask<StorageVolInfo> GetInfoAsync(StorageVolInfoFlags flags = 0, CancellationToken cancellationToken = default) =>
        flags == 0
            ? Driver.StorageVolGetInfoLegacyAsync(Reference, cancellationToken)
            : Driver.StorageVolGetInfoAsync(Reference, flags, cancellationToken);

    /// <summary>Its definition.</summary>
    public ValueTask<string> GetXmlAsync(CancellationToken cancellationToken = default) =>
        Driver.StorageVolGetXmlDescAsync(Reference, 0, cancellationToken);

    /// <summary>Its path on the host.</summary>
    public ValueTask<string> GetPathAsync(CancellationToken cancellationToken = default) =>
        Driver.StorageVolGetPathAsync(Reference, cancellationToken);

    /// <summary>Removes it.</summary>
    public ValueTask DeleteAsync(StorageVolDeleteFlags flags = 0, CancellationToken cancellationToken = default) =>
        Driver.StorageVolDeleteAsync(Reference, flags, cancellationToken);

    /// <summary>Sets its capacity.</summary>
    public ValueTask ResizeAsync(ulong capacity, StorageVolResizeFlags flags = 0, CancellationToken cancellationToken = default) =>
        Driver.StorageVolResizeAsync(Reference, capacity, flags, cancellationToken);

    /// <summary>Makes its contents unreadable.</summary>
    public ValueTask WipeAsync(StorageVolWipeAlgorithm algorithm = 0, CancellationToken cancellationToken = default) =>
        Driver.StorageVolWipePatternAsync(Reference, algorithm, 0, cancellationToken);

    /// <summary>A stream to read its contents from; a length of 0 is to the end.</summary>
    public async ValueTask<Stream> DownloadAsync(
        ulong offset = 0, ulong length = 0, StorageVolDownloadFlags flags = 0, CancellationToken cancellationToken = default) =>
        new TransferStream(await Driver.StorageVolDownloadAsync(Reference, offset, length, flags, cancellationToken).ConfigureAwait(false),
            canRead: true, canWrite: false);

    /// <summary>A stream to write its contents to; disposing it waits until all is written, and throws when it is not.</summary>
    public async ValueTask<Stream> UploadAsync(
        ulong offset = 0, ulong length = 0, StorageVolUploadFlags flags = 0, CancellationToken cancellationToken = default) =>
        new TransferStream(await Driver.StorageVolUploadAsync(Reference, offset, length, flags, cancellationToken).ConfigureAwait(false),
            canRead: false, canWrite: true);
}
