using Vireo.Documents;
using Vireo.Posix;

namespace Vireo.Drivers.Storage;

/// <summary>A disk with a partition table: its partitions are the volumes.</summary>
internal sealed class DiskBackend : PoolBackend
{
    public DiskBackend() => Volumes = new DiskVolumes(this);

    /// <inheritdoc/>
    public override StoragePoolType Type => StoragePoolType.Disk;

    /// <inheritdoc/>
    public override VolumeBackend Volumes { get; }

    /// <summary>The disk.</summary>
    public static string DeviceOf(StoragePoolDef pool) => pool.Source is { Devices: [{ Path: { } path }, ..] } ? path : "";

    /// <inheritdoc/>
    public override async ValueTask<bool> CheckAsync(StoragePoolDef pool, CancellationToken cancellationToken)
    {
        await HostTool.SettleAsync(cancellationToken).ConfigureAwait(false);
        return FileStatus.Read(DeviceOf(pool)) is { Kind: FileKind.BlockDevice }
            && await TableOfAsync(pool, cancellationToken).ConfigureAwait(false) is { } found && IsWanted(pool, found);
    }

    /// <inheritdoc/>
    public override async ValueTask StartAsync(StoragePoolDef pool, CancellationToken cancellationToken)
    {
        await HostTool.SettleAsync(cancellationToken).ConfigureAwait(false);
        string device = DeviceOf(pool);
        if (FileStatus.Read(device) is null)
        {
            throw PoolErrors.DeviceNotThere(device);
        }

        string found = await TableOfAsync(pool, cancellationToken).ConfigureAwait(false) ?? throw PoolErrors.Unrecognized(device);
        if (!IsWanted(pool, found))
        {
            throw PoolErrors.OtherFormat(device, pool.Source?.Format);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask<PoolContents> RefreshAsync(
        StoragePoolDef pool, PoolContents known, CancellationToken cancellationToken)
    {
        DiskLayout layout = await LayoutAsync(pool, cancellationToken).ConfigureAwait(false);
        var volumes = new List<Volume>();
        foreach (DiskPart part in layout.Partitions)
        {
            if (DiskVolumes.Describe(pool, layout, part) is { } volume)
            {
                volumes.Add(volume);
            }
        }

        return Sizes(layout).Of(volumes);
    }

    /// <summary>How the disk is divided now.</summary>
    public static async Task<DiskLayout> LayoutAsync(StoragePoolDef pool, CancellationToken cancellationToken)
    {
        await HostTool.SettleAsync(cancellationToken).ConfigureAwait(false);
        string device = DeviceOf(pool);
        return DiskLayout.Parse(
            await HostTool.RunAsync(PartedCommand.Print(device), cancellationToken).ConfigureAwait(false), device);
    }

    /// <summary>The sizes of a disk. What is free is listed in the pool's document too.</summary>
    public static PoolContents Sizes(DiskLayout layout) => PoolContents.Empty with
    {
        Capacity = layout.Parts.Count == 0 ? 0 : layout.Parts.Max(static p => p.End),
        Allocation = Sum(layout.Partitions.Where(static p => p.Kind != DiskPartKind.Extended)),
        Available = Sum(layout.Free),
        FreeExtents = [.. layout.Free.Select(static f => new StorageExtent { Start = f.Start, End = f.End })],
    };

    /// <inheritdoc/>
    public override async ValueTask BuildAsync(StoragePoolDef pool, StoragePoolBuildFlags flags, CancellationToken cancellationToken)
    {
        DeviceProbe.CheckFlags(flags, "virStorageBackendDiskBuildPool");
        string device = DeviceOf(pool), format = AsBuilt(pool).Source?.Format ?? "";
        await DeviceProbe.PrepareAsync(device, flags, cancellationToken).ConfigureAwait(false);
        await HostTool.RunAsync(PartedCommand.MakeTable(device, format), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override StoragePoolDef AsBuilt(StoragePoolDef pool) => pool.Source is { Format: null or "unknown" } source
        ? pool with { Source = source with { Format = "dos" } } : pool;

    /// <inheritdoc/>
    public override async ValueTask DeleteAsync(StoragePoolDef pool, StoragePoolDeleteFlags flags, CancellationToken cancellationToken)
    {
        if (flags != 0)
        {
            throw Errors.UnsupportedFlags(ErrorDomain.None, (uint)flags, "virStorageBackendDiskDeletePool");
        }

        await DeviceProbe.ClearAsync(DeviceOf(pool), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Bytes of some parts.</summary>
    public static ulong Sum(IEnumerable<DiskPart> parts) => parts.Aggregate(0UL, static (sum, part) => sum + part.Length);

    // blkid knows some tables by other names than libvirt, which parted does not.
    private static async Task<string?> TableOfAsync(StoragePoolDef pool, CancellationToken cancellationToken)
    {
        string? found = await DeviceProbe.FindAsync(DeviceOf(pool), cancellationToken).ConfigureAwait(false);
        if (found is not null && IsWanted(pool, found))
        {
            return found;
        }

        HelperResult result = await HostTool.TryAsync(PartedCommand.Print(DeviceOf(pool)), cancellationToken).ConfigureAwait(false);
        return result.Exit.Succeeded ? DiskLayout.Parse(result.Output, DeviceOf(pool)).Table : found;
    }

    private static bool IsWanted(StoragePoolDef pool, string found) =>
        pool.Source?.Format is null or "unknown" || pool.Source.Format == found;
}
