using Vireo.Documents;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Drivers.Qemu.Stats;

namespace Vireo.Drivers.Qemu;

/// <content>Statistics.</content>
public partial class QemuConnection
{
    private const int StatsAtOnce = 16;
    private static readonly TimeSpan StatsPatience = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    [Accepts(typeof(ConnectGetAllDomainStatsFlags))]
    public override async ValueTask<IReadOnlyList<DomainStatsRecord>> GetAllDomainStatsAsync(
        IReadOnlyList<DomainRef> domains, DomainStatsTypes stats, ConnectGetAllDomainStatsFlags flags, CancellationToken cancellationToken)
    {
        const DomainStatsTypes Known = DomainStatsReport.Supported;
        if ((flags & ConnectGetAllDomainStatsFlags.EnforceStats) != 0 && (stats & ~Known) != 0)
        {
            throw OperationErrors.StatsUnsupported((uint)(stats & ~Known));
        }

        var which = stats == 0 ? Known : stats;
        bool backing = flags.HasFlag(ConnectGetAllDomainStatsFlags.Backing);
        bool wait = !flags.HasFlag(ConnectGetAllDomainStatsFlags.Nowait);
        var chosen = new List<QemuDomain>();
        if (domains.Count > 0)
        {
            foreach (var d in domains)
            {
                if (Driver.Domains.List.FindByUuid(d.Uuid) is { } found)
                {
                    chosen.Add(found);
                }
            }
        }
        else
        {
            foreach (var domain in Driver.Domains.List.Items)
            {
                if (Listed(domain.View, (ConnectListAllDomainsFlags)((uint)flags & 0xff)))
                {
                    chosen.Add(domain);
                }
            }
        }

        var records = new DomainStatsRecord[chosen.Count];
        var views = chosen.ConvertAll(static d => d.View);
        var active = Enumerable.Range(0, views.Count).Where(i => views[i].IsActive).ToList();

        // A guest that is off costs looks at the files of its disks, so many of them are worth all processors.
        void AddInactive(int i)
        {
            if (!views[i].IsActive)
            {
                records[i] = new DomainStatsRecord(views[i].Ref, DomainStatsReport.Build(which, Off(views[i]), backing));
            }
        }

        System.Threading.Tasks.Parallel.For(0, views.Count, new ParallelOptions { CancellationToken = cancellationToken }, AddInactive);

        // Each running domain costs a few monitor round trips; one that hangs must not hold up the others.
        await System.Threading.Tasks.Parallel.ForEachAsync(
            active, new ParallelOptions { MaxDegreeOfParallelism = StatsAtOnce, CancellationToken = cancellationToken },
            async (i, ct) => records[i] = new DomainStatsRecord(
                chosen[i].View.Ref, await ActiveAsync(chosen[i], which, backing, wait, ct).ConfigureAwait(false))).ConfigureAwait(false);
        return records;
    }

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask<IReadOnlyList<DomainMemoryStat>> DomainMemoryStatsAsync(
        DomainRef domain, uint flags, CancellationToken cancellationToken)
    {
        var found = Driver.Domains.FindActive(domain);
        var stats = new List<DomainMemoryStat>();
        void Add(DomainMemoryStatTags tag, ulong? value)
        {
            if (value is { } v)
            {
                stats.Add(new(tag, v));
            }
        }

        var live = found.View.Live;
        var monitor = await found.MonitorAsync(Driver.Time, cancellationToken).ConfigureAwait(false);
        ulong? actual = await monitor.QueryBalloonAsync(cancellationToken).ConfigureAwait(false);
        Add(DomainMemoryStatTags.ActualBalloon, actual ?? live?.CurrentMemory);
        if (live?.Devices.MemoryBalloon is { Alias: { } alias, Model: not MemoryBalloonModel.None }
            && await monitor.QueryBalloonStatsAsync(alias, cancellationToken).ConfigureAwait(false) is { } b)
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

        Add(DomainMemoryStatTags.Rss, found.Process is { } process ? ProcessTimes.ReadResidentKiB(process.Pid) : null);
        return stats;
    }

    private static DomainStatsInput Off(QemuDomainView view) => new() { State = view.State, Reason = view.Reason, Def = view.Current };

    // What a busy or dying emulator does not report within the time is left out: the rest is the answer.
    private static async Task<TypedParameterList> ActiveAsync(
        QemuDomain domain, DomainStatsTypes which, bool backing, bool wait, CancellationToken cancellationToken)
    {
        var view = domain.View;
        if (domain.Process is not { } process || view.Live is not { } live)
        {
            return DomainStatsReport.Build(which, Off(view), backing);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StatsPatience);

        // One that hangs was waited for once. A caller who does not want to wait at all passes over a guest in the midst of a job, too.
        var asked = process.ConnectedMonitor is { IsStuck: false } connected && (wait || domain.Gate.IsFree) ? connected : null;
        async Task<T?> Ask<T>(DomainStatsTypes groups, Func<QmpConnection, CancellationToken, Task<T>> question)
        {
            try
            {
                return (which & groups) == 0 || asked is null ? default : await question(asked, limit.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is VirException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                return default;
            }
        }

        string? balloonAlias = live.Devices.MemoryBalloon is { Alias: { } alias, Model: not MemoryBalloonModel.None } ? alias : null;
        var actual = Ask(DomainStatsTypes.Balloon, static (m, ct) => m.QueryBalloonAsync(ct));
        var balloon = Ask(
            balloonAlias is null ? 0 : DomainStatsTypes.Balloon, (m, ct) => m.QueryBalloonStatsAsync(balloonAlias ?? "", ct));
        var blocks = Ask(DomainStatsTypes.Block, static (m, ct) => m.QueryBlockStatsAsync(ct));
        var nodes = Ask(DomainStatsTypes.Block, static (m, ct) => m.QueryBlockNodesAsync(ct));
        var threads = Ask(live.IoThreads is > 0 ? DomainStatsTypes.Iothread : 0, static (m, ct) => m.QueryIoThreadsAsync(ct));
        var rate = Ask(DomainStatsTypes.Dirtyrate, static (m, ct) => m.QueryDirtyRateAsync(ct));
        bool kvm = live.Type == DomainVirtType.Kvm;
        var machine = Ask(kvm ? DomainStatsTypes.Vm : 0, static (m, ct) => m.QueryKernelStatsAsync("vm", ct));
        var cpus = Ask(kvm ? DomainStatsTypes.Vcpu : 0, static (m, ct) => m.QueryKernelStatsAsync("vcpu", ct));
        return DomainStatsReport.Build(
            which,
            new DomainStatsInput
            {
                State = view.State,
                Reason = view.Reason,
                Def = live,
                Process = process.Pid,
                BalloonKiB = await actual.ConfigureAwait(false) ?? view.Balloon,
                Balloon = await balloon.ConfigureAwait(false),
                VcpuThreads = view.Run.VcpuThreads,
                BlockStats = await blocks.ConfigureAwait(false),
                BlockNodes = await nodes.ConfigureAwait(false),
                IoThreads = await threads.ConfigureAwait(false),
                DirtyRate = await rate.ConfigureAwait(false),
                Machine = await machine.ConfigureAwait(false),
                Cpus = await cpus.ConfigureAwait(false),
            },
            backing);
    }
}
