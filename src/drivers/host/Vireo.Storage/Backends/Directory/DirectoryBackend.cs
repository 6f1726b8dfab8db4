using Vireo.Documents;
using Vireo.Posix;

namespace Vireo.Drivers.Storage;

/// <summary>A folder of the host: its files are the volumes.</summary>
internal sealed class DirectoryBackend(FileVolumeBackend files) : PoolBackend
{
    private const UnixFileMode UsualMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <inheritdoc/>
    public override StoragePoolType Type => StoragePoolType.Dir;

    /// <inheritdoc/>
    public override VolumeBackend Volumes => files;

    /// <inheritdoc/>
    public override ValueTask<bool> CheckAsync(StoragePoolDef pool, CancellationToken cancellationToken) =>
        ValueTask.FromResult(FileStatus.Read(PathOf(pool)) is { Kind: FileKind.Folder });

    /// <inheritdoc/>
    public override ValueTask StartAsync(StoragePoolDef pool, CancellationToken cancellationToken)
    {
        Recover(pool);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override void Recover(StoragePoolDef pool) => FileVolumes.RemoveLeftovers(PathOf(pool), Log.For("storage.storage_backend"));

    /// <inheritdoc/>
    public override async ValueTask<PoolContents> RefreshAsync(
        StoragePoolDef pool, PoolContents known, CancellationToken cancellationToken) =>
        await Task.Run(() => FileVolumes.Scan(pool, known, cancellationToken), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override ValueTask BuildAsync(StoragePoolDef pool, StoragePoolBuildFlags flags, CancellationToken cancellationToken)
    {
        if (flags != 0)
        {
            throw PoolErrors.NoDeviceToFormat(pool.Name);
        }

        string path = PathOf(pool);
        UnixFileMode mode = pool.Target?.Permissions?.Mode is { } asked ? (UnixFileMode)asked : UsualMode;
        try
        {
            System.IO.Directory.CreateDirectory(path, mode);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Errors.FileWriteFailed(path, e);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask DeleteAsync(StoragePoolDef pool, StoragePoolDeleteFlags flags, CancellationToken cancellationToken)
    {
        try
        {
            // Only when it is empty: what is in it is somebody's.
            System.IO.Directory.Delete(PathOf(pool), recursive: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PoolErrors.PathNotRemoved(Errors.ErrnoOf(e), PathOf(pool));
        }

        return ValueTask.CompletedTask;
    }

    private static string PathOf(StoragePoolDef pool) => pool.Target?.Path ?? "";
}
