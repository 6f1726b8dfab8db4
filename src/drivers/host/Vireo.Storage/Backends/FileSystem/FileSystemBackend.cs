using Vireo.Documents;
using Vireo.Posix;

namespace Vireo.Drivers.Storage;

/// <summary>A file system of a block device, or of a server.</summary>
internal sealed class FileSystemBackend(StoragePoolType type, DirectoryBackend folder) : MountedBackend(folder)
{
    private static readonly TimeSpan s_formatDeadline = TimeSpan.FromHours(2);

    /// <inheritdoc/>
    public override StoragePoolType Type => type;

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
    public override ValueTask<string> FindSourcesAsync(string? specification, CancellationToken cancellationToken) =>
        type == StoragePoolType.NetFs
            ? ServerExports.FindAsync(specification, cancellationToken)
            : base.FindSourcesAsync(specification, cancellationToken);

    /// <inheritdoc/>
    protected override string SourceOf(StoragePoolDef pool) => MountCommand.SourceOf(pool);

    /// <inheritdoc/>
    protected override string[] CommandOf(StoragePoolDef pool) => ["mount", .. MountCommand.For(pool)];
}
