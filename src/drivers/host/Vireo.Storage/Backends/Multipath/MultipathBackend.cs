using Vireo.Documents;
using Vireo.Posix;

namespace Vireo.Drivers.Storage;

/// <summary>The multipath devices of the host, which the kernel's device mapper made of several ways to a disk.</summary>
internal sealed class MultipathBackend : PoolBackend
{
    private const string Blocks = "/sys/block";

    public MultipathBackend() => Volumes = new BlockVolumeBackend(this);

    /// <inheritdoc/>
    public override StoragePoolType Type => StoragePoolType.Mpath;

    /// <inheritdoc/>
    public override VolumeBackend Volumes { get; }

    /// <inheritdoc/>
    public override ValueTask<bool> CheckAsync(StoragePoolDef pool, CancellationToken cancellationToken) =>
        ValueTask.FromResult(FileStatus.Read("/dev/mapper/control") is not null);

    /// <inheritdoc/>
    public override async ValueTask<PoolContents> RefreshAsync(
        StoragePoolDef pool, PoolContents known, CancellationToken cancellationToken)
    {
        await HostTool.SettleAsync(cancellationToken).ConfigureAwait(false);
        return await Task.Run(Find, cancellationToken).ConfigureAwait(false);
    }

    private static PoolContents Find()
    {
        var volumes = new List<Volume>();
        foreach (string name in ScsiDevices.Names(Blocks).Where(static n => n.StartsWith("dm-", StringComparison.Ordinal)))
        {
            // Partitions of such a device have another begin of their name.
            bool isMultipath = PosixFile.ReadSmall($"{Blocks}/{name}/dm/uuid")?.StartsWith("mpath-", StringComparison.Ordinal) == true;
            if (isMultipath && PosixFile.ReadSmall($"{Blocks}/{name}/dm/name")?.Trim() is { Length: > 0 } mapped)
            {
                StorageVolDef volume = BlockVolumes.New(name, "/dev/mapper/" + mapped);
                if (BlockVolumes.Describe(volume))
                {
                    volumes.Add(new Volume(volume));
                }
            }
        }

        return ScsiDevices.Sizes(volumes).Of(volumes);
    }
}
