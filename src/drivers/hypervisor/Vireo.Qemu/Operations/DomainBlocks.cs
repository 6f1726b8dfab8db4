using Vireo.Documents;
using Vireo.Drivers.Qemu.CommandLine;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu;

/// <content>Disks, network interfaces, memory and virtual CPUs of domains.</content>
public sealed partial class QemuConnection
{
    /// <inheritdoc/>
    public override async ValueTask<DomainBlockStats> DomainBlockStatsAsync(DomainRef domain, string path, CancellationToken cancellationToken)
    {
        var s = await BlockStatsAsync(Driver.FindActive(domain), path, cancellationToken).ConfigureAwait(false);
        return new DomainBlockStats((long)s.ReadRequests, (long)s.ReadBytes, (long)s.WriteRequests, (long)s.WriteBytes, -1);
    }

    /// <inheritdoc/>
    public override async ValueTask<TypedParameterList> DomainBlockStatsParametersAsync(
        DomainRef domain, string path, TypedParameterFlags flags, CancellationToken cancellationToken)
    {
        var s = await BlockStatsAsync(Driver.FindActive(domain), path, cancellationToken).ConfigureAwait(false);
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
    public override async ValueTask<DomainBlockInfo> DomainGetBlockInfoAsync(DomainRef domain, string path, uint flags, CancellationToken cancellationToken)
    {
        var found = Driver.Find(domain);
        var view = found.View;
        var disk = view.Current.Devices.Disks.Find(d => d.Target?.Dev == path || DiskPart.PathOf(d.Source) == path)
            ?? throw Errors.InvalidArgument(ErrorDomain.Qemu, $"invalid path {path} not assigned to domain");
        string file = DiskPart.PathOf(disk.Source)
            ?? throw Errors.InvalidArgument(ErrorDomain.Qemu, $"disk '{path}' does not currently have a source assigned");
        var info = new FileInfo(file);
        ulong physical = info.Exists ? (ulong)info.Length : 0, allocation = ImageFile.Allocated(file) ?? physical;
        bool raw = disk.Driver?.Type is null or "raw";
        ulong capacity = raw ? physical : ImageChain.VirtualSize(file) ?? physical;
        if (found.Process is { } process && !raw)
        {
            var stats = await process.Monitor.QueryBlockStatsAsync(cancellationToken).ConfigureAwait(false);
            allocation = stats.TryGetValue(disk.Alias ?? "", out var s) && s.HighestOffset > 0 ? s.HighestOffset : allocation;
        }

        return new DomainBlockInfo(allocation, capacity, physical);
    }

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<DomainDiskError>> DomainGetDiskErrorsAsync(DomainRef domain, uint flags, CancellationToken cancellationToken)
    {
        var found = Driver.FindActive(domain);
        var devices = await found.Monitor.QueryBlockDevicesAsync(cancellationToken).ConfigureAwait(false);
        var errors = new List<DomainDiskError>();
        foreach (var disk in found.View.Live?.Devices.Disks ?? [])
        {
            if (devices.TryGetValue(disk.Alias ?? "", out var d) && d.IoStatus is "failed" or "nospace")
            {
                errors.Add(new DomainDiskError(disk.Target?.Dev ?? "", d.IoStatus == "nospace" ? DomainDiskErrorCode.NoSpace : DomainDiskErrorCode.Unspec));
            }
        }

        return errors;
    }

    /// <inheritdoc/>
    public override async ValueTask DomainSetBlockThresholdAsync(DomainRef domain, string dev, ulong threshold, uint flags, CancellationToken cancellationToken)
    {
        var found = Driver.FindActive(domain);
        using var job = await found.Gate.EnterAsync(DomainJobKind.Modify, "DomainSetBlockThreshold", cancellationToken).ConfigureAwait(false);
        var disk = FindDisk(found.View.Current, dev);
        await found.Monitor.SetWriteThresholdAsync($"libvirt-{disk.Source?.Index ?? 0}-storage", threshold, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask DomainBlockResizeAsync(DomainRef domain, string disk, ulong size, DomainBlockResizeFlags flags, CancellationToken cancellationToken)
    {
        var found = Driver.FindActive(domain);
        using var job = await found.Gate.EnterAsync(DomainJobKind.Modify, "DomainBlockResize", cancellationToken).ConfigureAwait(false);
        var target = FindDisk(found.View.Current, disk);
        ulong bytes = flags.HasFlag(DomainBlockResizeFlags.Bytes) ? size : checked(size * 1024);
        await found.Monitor.ResizeBlockAsync(DiskPart.NodeName(target, (int)(target.Source?.Index ?? 0)), bytes, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override ValueTask<DomainInterfaceStats> DomainInterfaceStatsAsync(DomainRef domain, string device, CancellationToken cancellationToken)
    {
        var live = Driver.FindActive(domain).View.Current;
        var net = live.Devices.Interfaces.Find(n => n.Target?.Dev == device || n.Mac?.Address?.ToString() == device);
        return net?.Target?.Dev is { } dev && HostLink.Read(dev) is { } stats
            ? ValueTask.FromResult(stats)
            : throw Errors.InvalidArgument(ErrorDomain.Qemu, $"'{device}' is not a known interface");
    }

    /// <inheritdoc/>
    public override ValueTask<ulong> DomainGetMaxMemoryAsync(DomainRef domain, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Driver.Find(domain).View.Current.Memory ?? 0);

    /// <inheritdoc/>
    public override async ValueTask DomainSetMemoryAsync(DomainRef domain, ulong memory, DomainMemoryModFlags flags, CancellationToken cancellationToken)
    {
        var found = Driver.Find(domain);
        using var job = await found.Gate.EnterAsync(DomainJobKind.Modify, "DomainSetMemoryFlags", cancellationToken).ConfigureAwait(false);
        var (live, config) = Impact(found.View, (DomainModificationImpact)((uint)flags & 3));
        if (memory > (found.View.Current.Memory ?? 0))
        {
            throw Errors.InvalidArgument(ErrorDomain.Qemu, "cannot set memory higher than max memory");
        }

        if (live)
        {
            await found.Monitor.SetBalloonAsync(memory, cancellationToken).ConfigureAwait(false);
        }

        if (config && found.View.Config is { } kept)
        {
            var changed = kept.DeepCopy();
            changed.CurrentMemory = memory;
            await Driver.SaveConfigAsync(changed).ConfigureAwait(false);
            found.Update(v => v with { Config = changed });
        }
    }

    /// <inheritdoc/>
    public override async ValueTask DomainSetMemoryStatsPeriodAsync(DomainRef domain, int period, DomainMemoryModFlags flags, CancellationToken cancellationToken)
    {
        var found = Driver.FindActive(domain);
        using var job = await found.Gate.EnterAsync(DomainJobKind.Modify, "DomainSetMemoryStatsPeriod", cancellationToken).ConfigureAwait(false);
        string alias = found.View.Current.Devices.MemoryBalloon?.Alias ?? "balloon0";
        await found.Monitor.SetBalloonPeriodAsync(alias, period, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<DomainVcpuInfo>> DomainGetVcpusAsync(DomainRef domain, CancellationToken cancellationToken)
    {
        var found = Driver.FindActive(domain);
        var view = found.View;
        var map = HostMap();
        var vcpus = new List<DomainVcpuInfo>();
        bool shared = IsOneThread(view);
        for (int i = 0; i < view.VcpuThreads.Length; i++)
        {
            var figures = found.Process is { } process ? ProcessFigures.Thread(process.Pid, view.VcpuThreads[i]) : null;
            vcpus.Add(new DomainVcpuInfo((uint)i, VcpuState.Running, shared && i > 0 ? 0 : figures?.Time ?? 0, figures?.Cpu ?? -1, map));
        }

        return ValueTask.FromResult<IReadOnlyList<DomainVcpuInfo>>(vcpus);
    }

    /// <inheritdoc/>
    public override ValueTask<int> DomainGetVcpusAsync(DomainRef domain, DomainVcpuFlags flags, CancellationToken cancellationToken)
    {
        var def = Definition(domain, (DomainModificationImpact)((uint)flags & 3));
        uint maximum = def.Vcpu?.Maximum ?? 1;
        return ValueTask.FromResult((int)(flags.HasFlag(DomainVcpuFlags.Maximum) ? maximum : def.Vcpu?.Current ?? maximum));
    }

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> DomainGetVcpuPinInfoAsync(
        DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        var def = Definition(domain, flags);
        ReadOnlyMemory<byte> map = HostMap();
        return ValueTask.FromResult<IReadOnlyList<ReadOnlyMemory<byte>>>([.. Enumerable.Repeat(map, (int)(def.Vcpu?.Maximum ?? 1))]);
    }

    /// <inheritdoc/>
    public override ValueTask<ReadOnlyMemory<byte>> DomainGetEmulatorPinInfoAsync(DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        Definition(domain, flags);
        return ValueTask.FromResult<ReadOnlyMemory<byte>>(HostMap());
    }

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<DomainIoThreadInfo>> DomainGetIoThreadInfoAsync(
        DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        var def = Definition(domain, flags);
        var map = HostMap();
        var threads = new List<DomainIoThreadInfo>();
        for (uint i = 1; i <= (def.IoThreads ?? 0); i++)
        {
            threads.Add(new DomainIoThreadInfo(def.IoThreadIds.Count >= i ? def.IoThreadIds[(int)i - 1].Id ?? i : i, map));
        }

        return ValueTask.FromResult<IReadOnlyList<DomainIoThreadInfo>>(threads);
    }

    private byte[] HostMap()
    {
        var online = Vireo.Drivers.Host.HostCpu.Online(Files);
        return online.ToMap((online.Last + 8) / 8);
    }

    // An empty path asks for the sum of all disks.
    private static async Task<QemuBlockStats> BlockStatsAsync(QemuDomain domain, string path, CancellationToken cancellationToken)
    {
        string? alias = path.Length == 0 ? null : FindDisk(domain.View.Current, path).Alias;
        var stats = await domain.Monitor.QueryBlockStatsAsync(cancellationToken).ConfigureAwait(false);
        if (alias is not null)
        {
            return stats.TryGetValue(alias, out var one) ? one : throw Errors.Internal(ErrorDomain.Qemu, $"cannot find statistics for device '{alias}'");
        }

        var sum = default(QemuBlockStats);
        foreach (var s in stats.Values)
        {
            sum = new QemuBlockStats(
                sum.ReadRequests + s.ReadRequests, sum.ReadBytes + s.ReadBytes, sum.ReadTime + s.ReadTime, sum.WriteRequests + s.WriteRequests,
                sum.WriteBytes + s.WriteBytes, sum.WriteTime + s.WriteTime, sum.FlushRequests + s.FlushRequests, sum.FlushTime + s.FlushTime, 0);
        }

        return sum;
    }

    private static Disk FindDisk(DomainDef def, string path) =>
        def.Devices.Disks.Find(d => d.Target?.Dev == path || DiskPart.PathOf(d.Source) == path)
            ?? throw Errors.InvalidArgument(ErrorDomain.Qemu, $"invalid path: {path}");
}
