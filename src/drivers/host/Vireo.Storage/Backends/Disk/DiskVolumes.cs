using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Storage;

/// <summary>Partitions: made where there is room, filled as copies, removed.</summary>
internal sealed class DiskVolumes(DiskBackend backend) : BlockVolumeBackend(backend)
{
    /// <summary>A partition as a volume; null when its device cannot be opened.</summary>
    public static Volume? Describe(StoragePoolDef pool, DiskLayout layout, DiskPart part)
    {
        string name = NameOf(pool, part.Number);
        string path = StablePath.Find(pool.Target?.Path ?? "", Path.Combine("/dev", name));
        StorageVolDef volume = BlockVolumes.New(name, path);
        volume.Source = new StorageVolSource
        {
            Devices =
            [
                new StorageVolDevice
                {
                    Path = DiskBackend.DeviceOf(pool), Extents = [new StorageExtent { Start = part.Start, End = part.End }],
                },
            ],
        };
        volume.Capacity = part.Length;

        // What lies inside of the extended partition is what it has taken.
        volume.Allocation = part.Kind == DiskPartKind.Extended
            ? DiskBackend.Sum(layout.Partitions.Where(static p => p.Kind == DiskPartKind.Logical)) : part.Length;
        volume.Target!.Format = "none";
        return BlockVolumes.Describe(volume) ? new Volume(volume) : null;
    }

    /// <inheritdoc/>
    public override void Place(StoragePoolDef pool, StorageVolDef volume)
    {
        string path = Path.Combine("/dev", volume.Name ?? "");
        PlaceAt(volume, path, path);
    }

    /// <inheritdoc/>
    public override async Task BuildAsync(
        StoragePoolDef pool, StorageVolDef volume, StorageVolDef? source, StorageVolCreateFlags flags, CancellationToken cancellationToken)
    {
        string device = DiskBackend.DeviceOf(pool);
        DiskLayout layout = await DiskBackend.LayoutAsync(pool, cancellationToken).ConfigureAwait(false);
        PartitionPlan plan = PartitionPlan.Find(layout, volume.Target?.Format ?? "none", volume.Capacity ?? 0);
        if (volume.Name != NameOf(pool, plan.Number))
        {
            throw VolumeErrors.OtherPartition(volume.Name, NameOf(pool, plan.Number));
        }

        await HostTool.RunAsync(PartedCommand.MakePartition(device, plan), cancellationToken).ConfigureAwait(false);
        try
        {
            await HostTool.SettleAsync(cancellationToken).ConfigureAwait(false);
            if (source is not null)
            {
                await CopyAsync(volume, source, flags, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            await HostTool.TryAsync(PartedCommand.RemovePartition(device, plan.Number), CancellationToken.None).ConfigureAwait(false);
            throw e is OperationCanceledException ? e : Errors.Of(e);
        }
    }

    /// <inheritdoc/>
    public override async Task DeleteAsync(
        StoragePoolDef pool, StorageVolDef volume, StorageVolDeleteFlags flags, CancellationToken cancellationToken)
    {
        if (flags != 0)
        {
            throw Errors.UnsupportedFlags(ErrorDomain.None, (uint)flags, "virStorageBackendDiskDeleteVol");
        }

        // The table may have been changed by others: what is removed is the partition of this name at this place.
        DiskLayout layout = await DiskBackend.LayoutAsync(pool, cancellationToken).ConfigureAwait(false);
        ulong? start = volume.Source is { Devices: [{ Extents: [var extent, ..] }, ..] } ? extent.Start : null;
        DiskPart? found = layout.Partitions.Where(p => NameOf(pool, p.Number) == volume.Name && p.Start == start)
            .Select(static p => (DiskPart?)p).FirstOrDefault();
        if (found is { } part)
        {
            await HostTool.RunAsync(PartedCommand.RemovePartition(DiskBackend.DeviceOf(pool), part.Number), cancellationToken)
                .ConfigureAwait(false);
            await HostTool.SettleAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    // The kernel puts a letter between a number at the end of the disk's name and that of the partition.
    private static string NameOf(StoragePoolDef pool, int number)
    {
        string disk = Path.GetFileName(StablePath.Resolve(DiskBackend.DeviceOf(pool)));
        bool separate = pool.Source?.Devices[0].PartSeparator switch
        {
            YesNo.Yes => true,
            YesNo.No => false,
            _ => disk.Length > 0 && char.IsAsciiDigit(disk[^1]),
        };
        return disk + (separate ? "p" : "") + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
