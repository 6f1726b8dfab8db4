using System.Globalization;
using Vireo.Documents;
using Vireo.Drivers.Qemu.CommandLine;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu;

/// <content>Statistics.</content>
public sealed partial class QemuConnection
{
    private const int StatsAtOnce = 16;
    private static readonly TimeSpan StatsPatience = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<DomainStatsRecord>> GetAllDomainStatsAsync(
        IReadOnlyList<DomainRef> domains, DomainStatsTypes stats, ConnectGetAllDomainStatsFlags flags, CancellationToken cancellationToken)
    {
        const DomainStatsTypes Known = (DomainStatsTypes)0x7ff;
        if ((flags & ConnectGetAllDomainStatsFlags.EnforceStats) != 0 && (stats & ~Known) != 0)
        {
            throw Errors.Report(
                ErrorDomain.Qemu, ErrorCode.ArgumentUnsupported, $"Stats types bits 0x{(uint)(stats & ~Known):x} are not supported by this daemon or QEMU");
        }

        var which = stats == 0 ? Known : stats;
        var chosen = new List<QemuDomain>();
        if (domains.Count > 0)
        {
            foreach (var d in domains)
            {
                if (Driver.Domains.FindByUuid(d.Uuid) is { } found)
                {
                    chosen.Add(found);
                }
            }
        }
        else
        {
            foreach (var domain in Driver.Domains.Items)
            {
                if (Listed(domain.View, (ConnectListAllDomainsFlags)((uint)flags & 0xff)))
                {
                    chosen.Add(domain);
                }
            }
        }

        var records = new DomainStatsRecord[chosen.Count];
        var active = new List<int>();
        for (int i = 0; i < records.Length; i++)
        {
            var view = chosen[i].View;
            if (view.IsActive)
            {
                active.Add(i);
            }
            else
            {
                records[i] = new DomainStatsRecord(view.Ref, Inactive(view, which));
            }
        }

        // Each running domain costs a few monitor round trips; one that hangs must not hold up the others.
        await System.Threading.Tasks.Parallel.ForEachAsync(
            active, new ParallelOptions { MaxDegreeOfParallelism = StatsAtOnce, CancellationToken = cancellationToken },
            async (i, ct) => records[i] = new DomainStatsRecord(chosen[i].View.Ref, await ActiveAsync(chosen[i], which, ct).ConfigureAwait(false))).ConfigureAwait(false);
        return records;
    }

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<DomainMemoryStat>> DomainMemoryStatsAsync(DomainRef domain, uint flags, CancellationToken cancellationToken)
    {
        var found = Driver.FindActive(domain);
        var stats = new List<DomainMemoryStat>();
        void Add(DomainMemoryStatTags tag, ulong? value)
        {
            if (value is { } v)
            {
                stats.Add(new(tag, v));
            }
        }

        var live = found.View.Live;
        ulong? actual = await found.Monitor.QueryBalloonAsync(cancellationToken).ConfigureAwait(false);
        Add(DomainMemoryStatTags.ActualBalloon, actual ?? live?.CurrentMemory);
        if (live?.Devices.MemoryBalloon is { Alias: { } alias, Model: not MemoryBalloonModel.None }
            && await found.Monitor.QueryBalloonStatsAsync(alias, cancellationToken).ConfigureAwait(false) is { } b)
        {
            Add(DomainMemoryStatTags.SwapIn, b.SwapIn / 1024);
            Add(DomainMemoryStatTags.SwapOut, b.SwapOut / 1024);
            Add(DomainMemoryStatTags.MajorFault, b.MajorFaults);
            Add(DomainMemoryStatTags.MinorFault, b.MinorFaults);
            Add(DomainMemoryStatTags.Unused, b.Free / 1024);
            Add(DomainMemoryStatTags.Available, b.Total / 1024);
            Add(DomainMemoryStatTags.Usable, b.Available / 1024);
            Add(DomainMemoryStatTags.LastUpdate, (ulong)b.LastUpdate);
            Add(DomainMemoryStatTags.DiskCaches, b.DiskCaches / 1024);
            Add(DomainMemoryStatTags.HugetlbPgalloc, b.HugetlbAllocations);
            Add(DomainMemoryStatTags.HugetlbPgfail, b.HugetlbFailures);
        }

        Add(DomainMemoryStatTags.Rss, found.Process is { } process ? ProcessFigures.Resident(process.Pid) : null);
        return stats;
    }

    private static TypedParameterList Inactive(DomainView view, DomainStatsTypes which)
    {
        var list = new TypedParameterList(16);
        var def = view.Current;
        AddState(list, view, which);
        if (which.HasFlag(DomainStatsTypes.Balloon))
        {
            list.Add("balloon.current", def.CurrentMemory ?? 0);
            list.Add("balloon.maximum", def.Memory ?? 0);
        }

        if (which.HasFlag(DomainStatsTypes.Vcpu))
        {
            list.Add("vcpu.current", def.Vcpu?.Current ?? def.Vcpu?.Maximum ?? 1);
            list.Add("vcpu.maximum", def.Vcpu?.Maximum ?? 1);
        }

        if (which.HasFlag(DomainStatsTypes.Block))
        {
            list.Add("block.count", (uint)def.Devices.Disks.Count);
            for (int i = 0; i < def.Devices.Disks.Count; i++)
            {
                AddDisk(list, def.Devices.Disks[i], i, null, null, active: false);
            }
        }

        return list;
    }

    private static void AddState(TypedParameterList list, DomainView view, DomainStatsTypes which)
    {
        if (which.HasFlag(DomainStatsTypes.State))
        {
            list.Add("state.state", (int)view.State);
            list.Add("state.reason", view.Reason);
        }
    }

    private static async Task<TypedParameterList> ActiveAsync(QemuDomain domain, DomainStatsTypes which, CancellationToken cancellationToken)
    {
        var list = new TypedParameterList(64);
        var view = domain.View;
        AddState(list, view, which);
        if (domain.Process is not { } process || view.Live is not { } live)
        {
            return list;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StatsPatience);
        try
        {
            if (which.HasFlag(DomainStatsTypes.CpuTotal) && ProcessFigures.CpuTime(process.Pid) is { } cpu)
            {
                list.Add("cpu.time", cpu.Total);
                list.Add("cpu.user", cpu.User);
                list.Add("cpu.system", cpu.System);
                list.Add("cpu.cache.monitor.count", 0u);
            }

            await AddBalloonAsync(list, process, view, live, which, limit.Token).ConfigureAwait(false);
            AddVcpus(list, process, view, live, which);
            if (which.HasFlag(DomainStatsTypes.Interface))
            {
                AddInterfaces(list, live);
            }

            await AddBlocksAsync(list, process, live, which, limit.Token).ConfigureAwait(false);
            await AddThreadsAsync(list, process, live, which, limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is VirException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // An emulator that hangs or ends while it is asked: what is known so far is the answer.
        }

        return list;
    }

    private static async Task AddBalloonAsync(
        TypedParameterList list, QemuProcess process, DomainView view, DomainDef live, DomainStatsTypes which, CancellationToken ct)
    {
        if (!which.HasFlag(DomainStatsTypes.Balloon))
        {
            return;
        }

        var actual = process.Monitor.QueryBalloonAsync(ct);
        var stats = live.Devices.MemoryBalloon is { Alias: { } alias, Model: not MemoryBalloonModel.None } ? process.Monitor.QueryBalloonStatsAsync(alias, ct) : null;
        list.Add("balloon.current", await actual.ConfigureAwait(false) ?? view.Balloon ?? live.CurrentMemory ?? 0);
        list.Add("balloon.maximum", live.Memory ?? 0);
        if (stats is not null && await stats.ConfigureAwait(false) is { } b)
        {
            Opt(list, "balloon.swap_in", b.SwapIn / 1024);
            Opt(list, "balloon.swap_out", b.SwapOut / 1024);
            Opt(list, "balloon.major_fault", b.MajorFaults);
            Opt(list, "balloon.minor_fault", b.MinorFaults);
            Opt(list, "balloon.unused", b.Free / 1024);
            Opt(list, "balloon.available", b.Total / 1024);
            Opt(list, "balloon.usable", b.Available / 1024);
            list.Add("balloon.last-update", (ulong)b.LastUpdate);
            Opt(list, "balloon.disk_caches", b.DiskCaches / 1024);
            Opt(list, "balloon.hugetlb_pgalloc", b.HugetlbAllocations);
            Opt(list, "balloon.hugetlb_pgfail", b.HugetlbFailures);
        }

        Opt(list, "balloon.rss", ProcessFigures.Resident(process.Pid));
    }

    private static void AddVcpus(TypedParameterList list, QemuProcess process, DomainView view, DomainDef live, DomainStatsTypes which)
    {
        if (!which.HasFlag(DomainStatsTypes.Vcpu))
        {
            return;
        }

        list.Add("vcpu.current", live.Vcpu?.Current ?? live.Vcpu?.Maximum ?? 1);
        list.Add("vcpu.maximum", live.Vcpu?.Maximum ?? 1);
        bool shared = IsOneThread(view);
        for (int i = 0; i < view.VcpuThreads.Length; i++)
        {
            string prefix = string.Create(CultureInfo.InvariantCulture, $"vcpu.{i}.");
            list.Add(prefix + "state", (int)VcpuState.Running);
            if (ProcessFigures.Thread(process.Pid, view.VcpuThreads[i]) is { } t)
            {
                list.Add(prefix + "time", shared && i > 0 ? 0UL : t.Time);
                list.Add(prefix + "wait", 0UL);
                list.Add(prefix + "delay", t.Delay);
            }
        }
    }

    private static bool IsOneThread(DomainView view) => view.VcpuThreads.Length > 1 && view.VcpuThreads[0] == view.VcpuThreads[1];

    private static void AddInterfaces(TypedParameterList list, DomainDef live)
    {
        list.Add("net.count", (uint)live.Devices.Interfaces.Count);
        for (int i = 0; i < live.Devices.Interfaces.Count; i++)
        {
            if (live.Devices.Interfaces[i].Target?.Dev is not { } dev || HostLink.Read(dev) is not { } s)
            {
                continue;
            }

            string prefix = string.Create(CultureInfo.InvariantCulture, $"net.{i}.");
            list.Add(prefix + "name", dev);
            list.Add(prefix + "rx.bytes", (ulong)s.RxBytes);
            list.Add(prefix + "rx.pkts", (ulong)s.RxPackets);
            list.Add(prefix + "rx.errs", (ulong)s.RxErrors);
            list.Add(prefix + "rx.drop", (ulong)s.RxDropped);
            list.Add(prefix + "tx.bytes", (ulong)s.TxBytes);
            list.Add(prefix + "tx.pkts", (ulong)s.TxPackets);
            list.Add(prefix + "tx.errs", (ulong)s.TxErrors);
            list.Add(prefix + "tx.drop", (ulong)s.TxDropped);
        }
    }

    private static async Task AddBlocksAsync(TypedParameterList list, QemuProcess process, DomainDef live, DomainStatsTypes which, CancellationToken ct)
    {
        if (!which.HasFlag(DomainStatsTypes.Block))
        {
            return;
        }

        var stats = process.Monitor.QueryBlockStatsAsync(ct);
        var nodes = process.Monitor.QueryBlockNodesAsync(ct);
        var byAlias = await stats.ConfigureAwait(false);
        var byNode = await nodes.ConfigureAwait(false);
        list.Add("block.count", (uint)live.Devices.Disks.Count);
        for (int i = 0; i < live.Devices.Disks.Count; i++)
        {
            var disk = live.Devices.Disks[i];
            QemuBlockStats? own = byAlias.TryGetValue(disk.Alias ?? "", out var s) ? s : null;
            QemuBlockNode? node = byNode.TryGetValue(DiskPart.NodeName(disk, (int)(disk.Source?.Index ?? 0)), out var n) ? n : null;
            AddDisk(list, disk, i, own, node, active: true);
        }
    }

    private static void AddDisk(TypedParameterList list, Disk disk, int i, QemuBlockStats? stats, QemuBlockNode? node, bool active)
    {
        string prefix = string.Create(CultureInfo.InvariantCulture, $"block.{i}.");
        list.Add(prefix + "name", disk.Target?.Dev ?? "");
        string? path = DiskPart.PathOf(disk.Source);
        if (path is not null)
        {
            list.Add(prefix + "path", path);
        }

        if (active && disk.Source?.Index is { } index && path is not null)
        {
            list.Add(prefix + "backingIndex", index);
        }

        if (stats is { } s)
        {
            list.Add(prefix + "rd.reqs", s.ReadRequests);
            list.Add(prefix + "rd.bytes", s.ReadBytes);
            list.Add(prefix + "rd.times", s.ReadTime);
            list.Add(prefix + "wr.reqs", s.WriteRequests);
            list.Add(prefix + "wr.bytes", s.WriteBytes);
            list.Add(prefix + "wr.times", s.WriteTime);
            list.Add(prefix + "fl.reqs", s.FlushRequests);
            list.Add(prefix + "fl.times", s.FlushTime);
        }

        if (path is null)
        {
            return;
        }

        var file = new FileInfo(path);
        if (active && node is { } n)
        {
            list.Add(prefix + "allocation", stats?.HighestOffset ?? 0);
            list.Add(prefix + "capacity", n.Capacity);
            list.Add(prefix + "physical", file.Exists ? (ulong)file.Length : 0);
            Opt(list, prefix + "threshold", n.WriteThreshold);
        }
        else if (file.Exists)
        {
            bool raw = disk.Driver?.Type is null or "raw";
            if (ImageFile.Allocated(path) is { } allocated && (!raw || allocated > 0))
            {
                list.Add(prefix + "allocation", allocated);
            }

            list.Add(prefix + "capacity", raw ? (ulong)file.Length : ImageChain.VirtualSize(path) ?? (ulong)file.Length);
            list.Add(prefix + "physical", (ulong)file.Length);
        }
    }

    private static async Task AddThreadsAsync(TypedParameterList list, QemuProcess process, DomainDef live, DomainStatsTypes which, CancellationToken ct)
    {
        if (which.HasFlag(DomainStatsTypes.Iothread) && live.IoThreads is > 0)
        {
            const string Name = "iothread";
            var threads = await process.Monitor.QueryIoThreadsAsync(ct).ConfigureAwait(false);
            list.Add("iothread.count", (uint)threads.Count);
            foreach (var t in threads)
            {
                if (t.Id.StartsWith(Name, StringComparison.Ordinal))
                {
                    string prefix = $"iothread.{t.Id[Name.Length..]}.";
                    Opt(list, prefix + "poll-max-ns", t.PollMax);
                    if (t.PollGrow is { } grow)
                    {
                        list.Add(prefix + "poll-grow", (uint)grow);
                    }

                    if (t.PollShrink is { } shrink)
                    {
                        list.Add(prefix + "poll-shrink", (uint)shrink);
                    }
                }
            }
        }

        if (which.HasFlag(DomainStatsTypes.Dirtyrate))
        {
            var rate = await process.Monitor.QueryDirtyRateAsync(ct).ConfigureAwait(false);
            int status = rate.GetString("status") switch { "measuring" => 1, "measured" => 2, _ => 0 };
            list.Add("dirtyrate.calc_status", status);
            list.Add("dirtyrate.calc_start_time", rate.GetLong("start-time") ?? 0);
            list.Add("dirtyrate.calc_period", (int)(rate.GetLong("calc-time") ?? 0));
            list.Add("dirtyrate.calc_mode", rate.GetString("mode") ?? "page-sampling");
            if (status == 2)
            {
                list.Add("dirtyrate.megabytes_per_second", rate.GetLong("dirty-rate") ?? 0);
            }
        }
    }

    private static void Opt(TypedParameterList list, string name, ulong? value)
    {
        if (value is { } v)
        {
            list.Add(name, v);
        }
    }
}
