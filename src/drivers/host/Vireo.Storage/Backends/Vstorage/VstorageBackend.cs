using Vireo.Documents;
using Vireo.Posix;

namespace Vireo.Drivers.Storage;

/// <summary>
/// A cluster of Virtuozzo Storage, which is mounted while the pool is active: its files are the volumes. A mount that is there already is
/// taken as it is.
/// </summary>
/// <param name="folder">What is done in the folder where it is mounted.</param>
/// <param name="tools">The folder of the tool that mounts; null looks for it in PATH.</param>
internal sealed class VstorageBackend(DirectoryBackend folder, string? tools = null) : PoolBackend
{
    private const uint UsualMode = 0x1c9;
    private static readonly TimeSpan s_mountDeadline = TimeSpan.FromMinutes(3);

    /// <inheritdoc/>
    public override StoragePoolType Type => StoragePoolType.Vstorage;

    /// <inheritdoc/>
    public override VolumeBackend Volumes => folder.Volumes;

    /// <inheritdoc/>
    public override ValueTask<bool> CheckAsync(StoragePoolDef pool, CancellationToken cancellationToken) =>
        ValueTask.FromResult(MountTable.IsMounted(SourceOf(pool), TargetOf(pool)));

    /// <inheritdoc/>
    public override async ValueTask StartAsync(StoragePoolDef pool, CancellationToken cancellationToken)
    {
        if (!MountTable.IsMounted(SourceOf(pool), TargetOf(pool)))
        {
            string[] command = MountCommandOf(pool);
            command[0] = tools is null ? command[0] : Path.Combine(tools, command[0]);
            await HostTool.RunAsync(command, cancellationToken, s_mountDeadline).ConfigureAwait(false);
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
        if (MountTable.IsMounted(SourceOf(pool), TargetOf(pool)))
        {
            await HostTool.RunAsync(["umount", TargetOf(pool)], cancellationToken, s_mountDeadline).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override ValueTask BuildAsync(StoragePoolDef pool, StoragePoolBuildFlags flags, CancellationToken cancellationToken)
    {
        if (flags != 0)
        {
            throw Errors.UnsupportedFlags(ErrorDomain.None, (uint)flags, "virStorageBackendVzPoolBuild");
        }

        DirectoryBackend.MakeTarget(pool);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask DeleteAsync(StoragePoolDef pool, StoragePoolDeleteFlags flags, CancellationToken cancellationToken) =>
        folder.DeleteAsync(pool, flags, cancellationToken);

    /// <summary>The command line that mounts a cluster, with the mode and the owner that the document names.</summary>
    public static string[] MountCommandOf(StoragePoolDef pool)
    {
        StoragePermissions? asked = pool.Target?.Permissions;
        uint user = asked?.Owner ?? Posix.Host.EffectiveUserId, group = asked?.Group ?? Posix.Host.EffectiveGroupId;
        return
        [
            "vstorage-mount", "-c", pool.Source?.Name ?? "", TargetOf(pool), "-m", Convert.ToString((int)(asked?.Mode ?? UsualMode), 8),
            "-g", Accounts.FindGroupName(group) ?? throw PoolErrors.GroupUnknown(group),
            "-u", Accounts.FindUser(user)?.Name ?? throw PoolErrors.UserUnknown(user),
        ];
    }

    private static string SourceOf(StoragePoolDef pool) => "vstorage://" + pool.Source?.Name;

    private static string TargetOf(StoragePoolDef pool) => pool.Target?.Path ?? "";
}
