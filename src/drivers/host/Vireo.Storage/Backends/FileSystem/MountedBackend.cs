using Vireo.Documents;

namespace Vireo.Drivers.Storage;

/// <summary>
/// What is mounted while the pool is active; its files are the volumes. A mount that is there already is taken as it is. Where it comes
/// from, and what mounts it, the kind of pool says.
/// </summary>
/// <param name="folder">What is done in the folder where it is mounted.</param>
internal abstract class MountedBackend(DirectoryBackend folder) : PoolBackend
{
    private static readonly TimeSpan s_deadline = TimeSpan.FromMinutes(3);

    /// <inheritdoc/>
    public override VolumeBackend Volumes => folder.Volumes;

    /// <inheritdoc/>
    public override ValueTask<bool> CheckAsync(StoragePoolDef pool, CancellationToken cancellationToken) =>
        ValueTask.FromResult(IsMounted(pool));

    /// <inheritdoc/>
    public override async ValueTask StartAsync(StoragePoolDef pool, CancellationToken cancellationToken)
    {
        if (!IsMounted(pool))
        {
            await HostTool.RunAsync(CommandOf(pool), cancellationToken, s_deadline).ConfigureAwait(false);
        }

        await folder.StartAsync(pool, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override ValueTask RecoverAsync(StoragePoolDef pool, CancellationToken cancellationToken) =>
        folder.RecoverAsync(pool, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<PoolContents> RefreshAsync(StoragePoolDef pool, PoolContents known, CancellationToken cancellationToken) =>
        folder.RefreshAsync(pool, known, cancellationToken);

    /// <inheritdoc/>
    public override async ValueTask StopAsync(StoragePoolDef pool, CancellationToken cancellationToken)
    {
        if (IsMounted(pool))
        {
            await HostTool.RunAsync(["umount", TargetOf(pool)], cancellationToken, s_deadline).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override ValueTask DeleteAsync(StoragePoolDef pool, StoragePoolDeleteFlags flags, CancellationToken cancellationToken) =>
        folder.DeleteAsync(pool, flags, cancellationToken);

    /// <summary>What the system's table of mounts calls the source.</summary>
    protected abstract string SourceOf(StoragePoolDef pool);

    /// <summary>The command line that mounts it.</summary>
    protected abstract string[] CommandOf(StoragePoolDef pool);

    /// <summary>The folder where it is mounted.</summary>
    protected static string TargetOf(StoragePoolDef pool) => pool.Target?.Path ?? "";

    private bool IsMounted(StoragePoolDef pool) => MountTable.IsMounted(SourceOf(pool), TargetOf(pool));
}
