using Vireo.Documents;
using Vireo.Posix;

namespace Vireo.Drivers.Storage;

/// <summary>
/// A file system that is mounted while the pool is active: of a block device, or of a server. Its files are the volumes. A mount that is
/// there already is taken as it is.
/// </summary>
internal sealed class FileSystemBackend(StoragePoolType type, DirectoryBackend folder) : PoolBackend
{
    private static readonly TimeSpan s_mountDeadline = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan s_formatDeadline = TimeSpan.FromHours(2);

    /// <inheritdoc/>
    public override StoragePoolType Type => type;

    /// <inheritdoc/>
    public override VolumeBackend Volumes => folder.Volumes;

    /// <inheritdoc/>
    public override ValueTask<bool> CheckAsync(StoragePoolDef pool, CancellationToken cancellationToken) =>
        ValueTask.FromResult(MountTable.IsMounted(MountCommand.SourceOf(pool), TargetOf(pool)));

    /// <inheritdoc/>
    public override async ValueTask StartAsync(StoragePoolDef pool, CancellationToken cancellationToken)
    {
        if (!MountTable.IsMounted(MountCommand.SourceOf(pool), TargetOf(pool)))
        {
            await HostTool.RunAsync(["mount", .. MountCommand.For(pool)], cancellationToken, s_mountDeadline).ConfigureAwait(false);
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
        if (MountTable.IsMounted(MountCommand.SourceOf(pool), TargetOf(pool)))
        {
            await HostTool.RunAsync(["umount", TargetOf(pool)], cancellationToken, s_mountDeadline).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask BuildAsync(StoragePoolDef pool, StoragePoolBuildFlags flags, CancellationToken cancellationToken)
    {
        DeviceProbe.CheckFlags(flags, DirectoryBackend.BuildFunction);
        DirectoryBackend.MakeTarget(pool);
        if (flags == 0)
        {
            return;
        }

        if (pool.Source?.Devices is not [{ Path: { } device }, ..])
        {
            throw PoolErrors.NoDeviceToFormat(pool.Name);
        }

        if (FileStatus.Read(device) is null)
        {
            throw PoolErrors.DeviceMissing(pool.Name);
        }

        if (flags.HasFlag(StoragePoolBuildFlags.NoOverwrite)
            && await DeviceProbe.FindAsync(device, cancellationToken).ConfigureAwait(false) is { } found)
        {
            throw PoolErrors.AlreadyFormatted(device, found);
        }

        string format = pool.Source.Format ?? "auto";
        string[] arguments = format == "xfs" ? ["-t", format, "-f", device] : ["-t", format, device];
        await HostTool.RunAsync(["mkfs", .. arguments], cancellationToken, s_formatDeadline).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override ValueTask DeleteAsync(StoragePoolDef pool, StoragePoolDeleteFlags flags, CancellationToken cancellationToken) =>
        folder.DeleteAsync(pool, flags, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<string> FindSourcesAsync(string? specification, CancellationToken cancellationToken) =>
        type == StoragePoolType.NetFs
            ? ServerExports.FindAsync(specification, cancellationToken)
            : base.FindSourcesAsync(specification, cancellationToken);

    private static string TargetOf(StoragePoolDef pool) => pool.Target?.Path ?? "";
}
