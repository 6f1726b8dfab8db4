using Vireo.Documents;
using Vireo.Posix;
using Vireo.Xml;

namespace Vireo.Drivers.Storage;

/// <summary>A folder of the host: its files are the volumes.</summary>
internal sealed class DirectoryBackend(FileVolumeBackend files) : PoolBackend
{
    private const int NotFolder = 20;

    // Anybody may pass through, nobody else may look.
    private const uint UsualMode = 0x1c9;

    /// <summary>The function of libvirt that builds pools of files, which errors about flags name.</summary>
    public const string BuildFunction = "virStorageBackendFileSystemBuild";

    /// <inheritdoc/>
    public override StoragePoolType Type => StoragePoolType.Dir;

    /// <inheritdoc/>
    public override VolumeBackend Volumes => files;

    /// <inheritdoc/>
    public override ValueTask<bool> CheckAsync(StoragePoolDef pool, CancellationToken cancellationToken) =>
        ValueTask.FromResult(FileStatus.Read(PathOf(pool)) is { Kind: FileKind.Folder });

    /// <inheritdoc/>
    public override ValueTask StartAsync(StoragePoolDef pool, CancellationToken cancellationToken) => RecoverAsync(pool, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask RecoverAsync(StoragePoolDef pool, CancellationToken cancellationToken)
    {
        FileVolumes.RemoveLeftovers(PathOf(pool), Log.For("storage.storage_backend"));
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override async ValueTask<PoolContents> RefreshAsync(
        StoragePoolDef pool, PoolContents known, CancellationToken cancellationToken) =>
        await Task.Run(() => FileVolumes.Scan(pool, known, cancellationToken), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override ValueTask BuildAsync(StoragePoolDef pool, StoragePoolBuildFlags flags, CancellationToken cancellationToken)
    {
        DeviceProbe.CheckFlags(flags, BuildFunction);
        if (flags != 0)
        {
            throw PoolErrors.NoDeviceToFormat(pool.Name);
        }

        MakeTarget(pool);
        return ValueTask.CompletedTask;
    }

    /// <summary>Makes the folder where the volumes appear. One that exists gets the mode and the owner that the document names.</summary>
    public static void MakeTarget(StoragePoolDef pool)
    {
        string path = PathOf(pool);
        try
        {
            uint? usual = System.IO.Directory.Exists(path) ? null : UsualMode;
            System.IO.Directory.CreateDirectory(path);
            FileOwner.Set(path, pool.Target?.Permissions, usual);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Errors.FileWriteFailed(path, e);
        }

        CopyOnWrite.SetFolder(path, pool.CopyOnWrite == YesNo.Unset ? null : pool.CopyOnWrite == YesNo.Yes);
    }

    /// <inheritdoc/>
    public override ValueTask DeleteAsync(StoragePoolDef pool, StoragePoolDeleteFlags flags, CancellationToken cancellationToken)
    {
        if (flags != 0)
        {
            throw Errors.UnsupportedFlags(ErrorDomain.None, (uint)flags, "virStorageBackendDeleteLocal");
        }

        try
        {
            // Only when it is empty: what is in it is somebody's.
            System.IO.Directory.Delete(PathOf(pool), recursive: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            bool isOther = FileStatus.Read(PathOf(pool)) is { Kind: not FileKind.Folder };
            throw PoolErrors.PathNotRemoved(isOther ? NotFolder : Errors.ErrnoOf(e), PathOf(pool));
        }

        return ValueTask.CompletedTask;
    }

    private static string PathOf(StoragePoolDef pool) => pool.Target?.Path ?? "";
}
