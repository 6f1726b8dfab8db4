using Vireo.Documents;
using Vireo.Drivers.Qemu.Rules;
using Vireo.Drivers.Qemu.CommandLine;
using Vireo.Drivers.Qemu.Devices.Disks;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Drivers.Qemu.Stats;

namespace Vireo.Drivers.Qemu;

/// <content>Disks and network interfaces of domains.</content>
public partial class QemuConnection
{
    private const ulong Sector = 512;

    private const int InvalidArgument = 22;

    /// <inheritdoc/>
    public override async ValueTask<DomainBlockStats> DomainBlockStatsAsync(
        DomainRef domain, string path, CancellationToken cancellationToken)
    {
        var s = await BlockStatsAsync(Driver.Domains.FindActive(domain), path, cancellationToken).ConfigureAwait(false);
        return new DomainBlockStats((long)s.ReadRequests, (long)s.ReadBytes, (long)s.WriteRequests, (long)s.WriteBytes, -1);
    }

    /// <inheritdoc/>
    [Accepts(TypedParameterFlags.ParamStringOkay)]
    public override async ValueTask<TypedParameterList> DomainBlockStatsParametersAsync(
        DomainRef domain, string path, TypedParameterFlags flags, CancellationToken cancellationToken)
    {
        var s = await BlockStatsAsync(Driver.Domains.FindActive(domain), path, cancellationToken).ConfigureAwait(false);
        return new TypedParameterList
        {
            { "wr_bytes", (long)s.WriteBytes },
            { "wr_operations", (long)s.WriteRequests },
            { "rd_bytes", (long)s.ReadBytes },
            { "rd_operations", (long)s.ReadRequests },
            { "flush_operations", (long)s.FlushRequests },
            { "wr_total_times", (long)s.WriteTime },
            { "rd_total_times", (long)s.ReadTime },
            { "flush_total_times", (long)s.FlushTime },
        };
    }

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask<DomainBlockInfo> DomainGetBlockInfoAsync(
        DomainRef domain, string path, uint flags, CancellationToken cancellationToken)
    {
        var found = Driver.Domains.Find(domain);
        var view = found.View;
        var disk = view.Current.Devices.Disks.Find(d => d.Target?.Dev == path || DiskImage.PathOf(d.Source) == path)
            ?? throw DomainErrors.PathNotAssigned(ErrorDomain.Qemu, path);
        if (DiskImage.Located(disk.Source) is NetworkDiskSource && found.Process is { } open)
        {
            var remote = await open.MonitorAsync(Driver.Time, cancellationToken).ConfigureAwait(false);
            return await RemoteInfoAsync(remote, disk, cancellationToken).ConfigureAwait(false);
        }

        string file = DiskImage.PathOf(disk.Source) ?? throw (VolumeSources.IsLacking(disk)
            ? VolumeSourceErrors.Unresolved()
            : DomainErrors.DiskWithoutSource(ErrorDomain.Qemu, path));
        bool raw = disk.Driver?.Type is null or "raw";
        var sizes = DiskSizes.Read(file, disk.Driver?.Type)
            ?? throw LaunchErrors.StorageFileInaccessible(2, file);
        ulong allocation = sizes.Allocation;
        if (found.Process is { } process && !raw)
        {
            var monitor = await process.MonitorAsync(Driver.Time, cancellationToken).ConfigureAwait(false);
            var stats = await monitor.QueryBlockStatsAsync(cancellationToken).ConfigureAwait(false);
            allocation = stats.TryGetValue(disk.Alias ?? "", out var s) && s.HighestOffset > 0 ? s.HighestOffset : allocation;
        }

        return new DomainBlockInfo(allocation, sizes.Capacity, sizes.Physical);
    }

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask<IReadOnlyList<DomainDiskError>> DomainGetDiskErrorsAsync(
        DomainRef domain, uint flags, CancellationToken cancellationToken)
    {
        var found = Driver.Domains.FindActive(domain);
        var monitor = await found.MonitorAsync(Driver.Time, cancellationToken).ConfigureAwait(false);
        var devices = await monitor.QueryBlockDevicesAsync(cancellationToken).ConfigureAwait(false);
        var errors = new List<DomainDiskError>();
        foreach (var disk in found.View.Live?.Devices.Disks ?? [])
        {
            if (devices.TryGetValue(disk.Alias ?? "", out var d) && d.IoStatus is "failed" or "nospace")
            {
                errors.Add(new DomainDiskError(
                    disk.Target?.Dev ?? "", d.IoStatus == "nospace" ? DomainDiskErrorCode.NoSpace : DomainDiskErrorCode.Unspec));
            }
        }

        return errors;
    }

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask DomainSetBlockThresholdAsync(
        DomainRef domain, string dev, ulong threshold, uint flags, CancellationToken cancellationToken)
    {
        var found = Driver.Domains.FindActive(domain);
        using var job = await Driver.Domains.EnterAsync(found, DomainJobKind.Modify, "DomainSetBlockThreshold", cancellationToken)
            .ConfigureAwait(
            false);
        var disk = FindDisk(found.View.Current, dev, BlockErrors.DiskNotFound);
        await found.Monitor.SetWriteThresholdAsync($"libvirt-{disk.Source?.Index ?? 0}-storage", threshold, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    [Accepts(DomainBlockResizeFlags.Bytes)]
    public override async ValueTask DomainBlockResizeAsync(
        DomainRef domain, string disk, ulong size, DomainBlockResizeFlags flags, CancellationToken cancellationToken)
    {
        if (!flags.HasFlag(DomainBlockResizeFlags.Bytes) && size > ulong.MaxValue / 1024)
        {
            throw QemuErrors.BlockSize(ulong.MaxValue / 1024);
        }

        using var lease = await Driver.Domains.EnterAsync(domain, DomainJobKind.Modify, "DomainBlockResize",
            cancellationToken).ConfigureAwait(false);
        var found = lease.Item;
        QemuDomains.CheckActive(found);
        var target = FindDisk(found.View.Current, disk, NotConfigured);
        if (target.ReadOnly || DiskImage.TopNode(target) is not { } node)
        {
            throw BlockErrors.ResizeUnsupported(disk);
        }

        ulong bytes = flags.HasFlag(DomainBlockResizeFlags.Bytes) ? size : size * 1024;
        if (target.Driver?.Type is "qcow2" or "qed" && bytes <= ulong.MaxValue - Sector)
        {
            // These formats know whole sectors only.
            bytes = (bytes + Sector - 1) / Sector * Sector;
        }

        await found.Monitor.ResizeBlockAsync(node, bytes, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override ValueTask<DomainInterfaceStats> DomainInterfaceStatsAsync(
        DomainRef domain, string device, CancellationToken cancellationToken)
    {
        var live = Driver.Domains.FindActive(domain).View.Current;
        var net = live.Devices.Interfaces.Find(n => n.Target?.Dev == device || n.Mac?.Address?.ToString() == device);
        if (net is null || InterfaceCounters.Of(net, File.ReadAllText("/proc/net/dev")) is not { } c)
        {
            throw DomainErrors.InterfaceUnknown(device);
        }

        return ValueTask.FromResult(new DomainInterfaceStats(
            (long)c.ReceivedBytes, (long)c.ReceivedPackets, (long)c.ReceivedErrors, (long)c.ReceivedDropped,
            (long)c.SentBytes, (long)c.SentPackets, (long)c.SentErrors, (long)c.SentDropped));
    }

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask<ReadOnlyMemory<byte>> DomainBlockPeekAsync(
        DomainRef domain, string path, ulong offset, uint size, uint flags, CancellationToken cancellationToken)
    {
        if (path.Length == 0)
        {
            throw BlockErrors.PathEmpty();
        }

        var disk = Driver.Domains.Find(domain).View.Current.Devices.Disks.Find(
            d => d.Target?.Dev == path || DiskImage.PathOf(d.Source) == path)
            ?? throw BlockErrors.DiskUnknown(path);
        string format = disk.Source is null ? "none" : disk.Driver?.Type ?? "raw";
        if (format != "raw")
        {
            throw BlockErrors.PeekFormatUnsupported(format);
        }

        string file = DiskImage.PathOf(disk.Source) ?? throw DomainErrors.PathInvalid(ErrorDomain.Qemu, path);
        return await ClientFile.OpenAsync(
            () => Peek(path, file, offset, size), static _ => { }, errno => BlockErrors.NotOpened(errno, file), cancellationToken)
            .ConfigureAwait(false);
    }

    private static byte[] Peek(string path, string file, ulong offset, uint size)
    {
        try
        {
            using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (offset > long.MaxValue)
            {
                throw BlockErrors.NotSeekable(InvalidArgument, file);
            }

            byte[] data = new byte[size];
            int got = RandomAccess.Read(handle, data, (long)offset);
            return got == data.Length ? data : throw QemuErrors.PeekBeyondEnd(path, offset, got);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw BlockErrors.NotOpened(Errors.ErrnoOf(e), file);
        }
    }

    // Of an image elsewhere only the emulator knows the sizes.
    private static async Task<DomainBlockInfo> RemoteInfoAsync(QmpConnection monitor, Disk disk, CancellationToken cancellationToken)
    {
        var nodes = await monitor.QueryBlockNodesAsync(cancellationToken).ConfigureAwait(false);
        var node = nodes.TryGetValue(DiskImage.TopNode(disk) ?? "", out var top) ? top : throw BlockErrors.NoStatistics(disk.Alias ?? "");
        var stats = await monitor.QueryBlockStatsAsync(cancellationToken).ConfigureAwait(false);
        ulong taken = node.ActualSize ?? node.Capacity;
        ulong written = stats.GetValueOrDefault(disk.Alias ?? "").HighestOffset;
        bool raw = disk.Driver?.Type is null or "raw";
        return new DomainBlockInfo(written > 0 ? written : taken, node.Capacity, raw ? node.Capacity : taken);
    }

    // An empty path asks for the sum of all disks.
    private async Task<QemuBlockStats> BlockStatsAsync(QemuDomain domain, string path, CancellationToken cancellationToken)
    {
        string? alias = path.Length == 0 ? null : FindDisk(domain.View.Current, path).Alias;
        var monitor = await domain.MonitorAsync(Driver.Time, cancellationToken).ConfigureAwait(false);
        var stats = await monitor.QueryBlockStatsAsync(cancellationToken).ConfigureAwait(false);
        if (alias is not null)
        {
            return stats.TryGetValue(alias, out var one)
                ? one
                : throw BlockErrors.NoStatistics(alias);
        }

        var sum = default(QemuBlockStats);
        foreach (var s in stats.Values)
        {
            sum = new QemuBlockStats(
                sum.ReadRequests + s.ReadRequests, sum.ReadBytes + s.ReadBytes, sum.ReadTime + s.ReadTime, sum.WriteRequests
                    + s.WriteRequests,
                sum.WriteBytes + s.WriteBytes, sum.WriteTime + s.WriteTime, sum.FlushRequests + s.FlushRequests, sum.FlushTime
                    + s.FlushTime, 0);
        }

        return sum;
    }

    // Every function of libvirt has a text of its own for a missing disk.
    private static Disk FindDisk(DomainDef def, string path, Func<string, VirException>? refusal = null) =>
        def.Devices.Disks.Find(d => d.Target?.Dev == path || DiskImage.PathOf(d.Source) == path)
            ?? throw refusal?.Invoke(path) ?? DomainErrors.PathInvalid(ErrorDomain.Qemu, path);

    private static VirException NotConfigured(string disk) => DomainErrors.DiskNotConfigured(ErrorDomain.Qemu, disk);
}
