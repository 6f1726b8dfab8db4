using System.Globalization;
using Vireo.Documents;
using Vireo.Drivers.Qemu.CommandLine;
using Vireo.Drivers.Qemu.Devices.Disks;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Drivers.Qemu.Rules;

namespace Vireo.Drivers.Qemu;

/// <content>Jobs on disks: pull and commit. Copying to a new image is not served.</content>
public partial class QemuConnection
{
    private const ulong Mebibyte = 1 << 20;

    /// <inheritdoc/>
    [Accepts(typeof(DomainBlockJobInfoFlags))]
    public override async ValueTask<DomainBlockJobInfo?> DomainGetBlockJobInfoAsync(
        DomainRef domain, string path, DomainBlockJobInfoFlags flags, CancellationToken cancellationToken)
    {
        var found = Driver.Domains.FindActive(domain);
        var disk = JobDisk(found, path);
        if (JobOf(found, disk) is not { } job)
        {
            return null;
        }

        var monitor = await found.MonitorAsync(Driver.Time, cancellationToken).ConfigureAwait(false);
        if (await monitor.QueryBlockJobAsync(job.Id, cancellationToken).ConfigureAwait(false) is not { } state)
        {
            return null;
        }

        // A job that has not begun to count is at its beginning, and one that is not ready is not at its end, whatever QEMU's figures say.
        ulong done = state.Done, total = state.Total;
        if (total == 0)
        {
            total = 1;
        }
        else if (done == total && !state.Ready)
        {
            done = total - 1;
        }

        ulong speed = flags.HasFlag(DomainBlockJobInfoFlags.BandwidthBytes) ? state.Speed : (state.Speed + Mebibyte - 1) / Mebibyte;
        return new DomainBlockJobInfo(job.Type, speed, done, total);
    }

    /// <inheritdoc/>
    [Accepts(typeof(DomainBlockPullFlags))]
    public override ValueTask DomainBlockPullAsync(
        DomainRef domain, string path, ulong bandwidth, DomainBlockPullFlags flags, CancellationToken cancellationToken)
    {
        QemuDomains.CheckActive(Driver.Domains.Find(domain));
        return PullAsync(domain, path, null, Speed(bandwidth, flags.HasFlag(DomainBlockPullFlags.BandwidthBytes)), cancellationToken);
    }

    /// <inheritdoc/>
    [Accepts(DomainBlockRebaseFlags.BandwidthBytes | DomainBlockRebaseFlags.Copy | DomainBlockRebaseFlags.CopyRaw
        | DomainBlockRebaseFlags.CopyDev | DomainBlockRebaseFlags.Shallow | DomainBlockRebaseFlags.ReuseExt)]
    public override ValueTask DomainBlockRebaseAsync(
        DomainRef domain, string path, string? basePath, ulong bandwidth, DomainBlockRebaseFlags flags,
            CancellationToken cancellationToken)
    {
        QemuDomains.CheckActive(Driver.Domains.Find(domain));
        if ((flags & ~DomainBlockRebaseFlags.BandwidthBytes) != 0)
        {
            // Old clients ask for a copy this way.
            throw Errors.NoSupport("virDomainBlockCopy");
        }

        return PullAsync(domain, path, basePath, Speed(bandwidth, flags.HasFlag(DomainBlockRebaseFlags.BandwidthBytes)), cancellationToken);
    }

    /// <inheritdoc/>
    [Accepts(DomainBlockCommitFlags.Shallow | DomainBlockCommitFlags.Active | DomainBlockCommitFlags.BandwidthBytes)]
    public override async ValueTask DomainBlockCommitAsync(
        DomainRef domain, string disk, string? basePath, string? top, ulong bandwidth, DomainBlockCommitFlags flags,
            CancellationToken cancellationToken)
    {
        using var lease = await Driver.Domains.EnterAsync(domain, DomainJobKind.Modify, "DomainBlockCommit",
            cancellationToken).ConfigureAwait(false);
        var found = lease.Item;
        QemuDomains.CheckActive(found);
        var target = JobDisk(found, disk);
        RequireIdle(found, target);
        var chain = DiskImage.Chain(target);
        string dev = target.Target?.Dev ?? disk;
        int from = top is null ? 0 : IndexInChain(chain, top, dev);
        if (chain.Count == 0 || from < 0)
        {
            throw chain.Count == 0 || top is null ? NotBelow(top, chain, dev) : BlockErrors.TopUnknown(top, dev);
        }

        int to = basePath is not null
            ? IndexInChain(chain, basePath, dev)
            : flags.HasFlag(DomainBlockCommitFlags.Shallow)
            ? from + 1
            : chain.Count - 1;
        if (to <= from || to >= chain.Count)
        {
            throw NotBelow(basePath, chain, dev);
        }

        bool active = from == 0;
        if (active && !flags.HasFlag(DomainBlockCommitFlags.Active))
        {
            throw BlockErrors.CommitNeedsActiveFlag(dev);
        }

        if (!active && flags.HasFlag(DomainBlockCommitFlags.Active))
        {
            throw BlockErrors.CommitOfInactiveLayer(top);
        }

        var job = new BlockJob
        {
            Id = $"commit-{dev}-{chain[from].Node}",
            Type = active ? DomainBlockJobType.ActiveCommit : DomainBlockJobType.Commit,
            Target = dev,
            Top = chain[from].Index,
            TopNode = chain[from].Node,
            Base = chain[to].Index,
            BaseNode = chain[to].Node,
        };
        ulong speed = Speed(bandwidth, flags.HasFlag(DomainBlockCommitFlags.BandwidthBytes));
        var mirror = new DiskMirror
        {
            Type = chain[to].Source is BlockDiskSource ? DiskType.Block : DiskType.File,
            Job = MirrorJob.ActiveCommit,
            Format = new DiskFormat { Type = chain[to].Format ?? "raw" },
            Source = chain[to].Source,
        };
        await Driver.BlockJobs.StartAsync(
            found, job, active ? d => FindDisk(d, dev).Mirror = mirror : null, active ? d => FindDisk(d, dev).Mirror = null : null,
            m => m.CommitBlockAsync(job.Id, chain[0].Node, chain[from].Node, chain[to].Node, speed, cancellationToken))
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    [Accepts(typeof(DomainBlockJobSetSpeedFlags))]
    public override async ValueTask DomainBlockJobSetSpeedAsync(
        DomainRef domain, string path, ulong bandwidth, DomainBlockJobSetSpeedFlags flags, CancellationToken cancellationToken)
    {
        var found = Driver.Domains.FindActive(domain);
        using var turn = await Driver.Domains.EnterAsync(found, DomainJobKind.Modify, "DomainBlockJobSetSpeed", cancellationToken)
            .ConfigureAwait(
            false);
        var job = RequireJob(found, JobDisk(found, path));
        await found.Monitor.SetBlockJobSpeedAsync(
            job.Id, Speed(bandwidth, flags.HasFlag(DomainBlockJobSetSpeedFlags.BandwidthBytes)), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    [Accepts(typeof(DomainBlockJobAbortFlags))]
    public override async ValueTask DomainBlockJobAbortAsync(
        DomainRef domain, string path, DomainBlockJobAbortFlags flags, CancellationToken cancellationToken)
    {
        var found = Driver.Domains.FindActive(domain);
        bool pivot = flags.HasFlag(DomainBlockJobAbortFlags.Pivot);
        Task ended;
        using (var turn = await Driver.Domains.EnterAsync(found, DomainJobKind.Modify, "DomainBlockJobAbort",
            cancellationToken).ConfigureAwait(false))
        {
            var disk = JobDisk(found, path);
            var job = RequireJob(found, disk);
            if (pivot && job.Type != DomainBlockJobType.ActiveCommit)
            {
                throw BlockErrors.PivotUnsupported(job.Type == DomainBlockJobType.Pull ? "pull" : "commit");
            }

            if (pivot && !job.Ready)
            {
                throw BlockErrors.PivotNotReady(disk.Target?.Dev);
            }

            ended = found.BlockJobEnd(job.Id);
            Driver.BlockJobs.Intend(found, job with { Pivoting = pivot, Cancelled = !pivot });
            try
            {
                await (pivot
                    ? found.Monitor.CompleteJobAsync(job.Id, cancellationToken)
                    : found.Monitor.CancelBlockJobAsync(job.Id, cancellationToken)).ConfigureAwait(false);
            }
            catch (VirException e) when (e.Code != ErrorCode.OperationTimeout)
            {
                Driver.BlockJobs.Withdraw(found, job);
                throw;
            }
        }

        if (pivot || !flags.HasFlag(DomainBlockJobAbortFlags.Async))
        {
            await Task.WhenAny(ended, found.Process?.Exited ?? Task.CompletedTask).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask PullAsync(DomainRef domain, string path, string? basePath, ulong speed, CancellationToken cancellationToken)
    {
        using var lease = await Driver.Domains.EnterAsync(domain, DomainJobKind.Modify, "DomainBlockPull", cancellationToken)
            .ConfigureAwait(false);
        var found = lease.Item;
        QemuDomains.CheckActive(found);
        var disk = JobDisk(found, path);
        RequireIdle(found, disk);
        string dev = disk.Target?.Dev ?? path;
        var chain = DiskImage.Chain(disk);
        if (chain.Count == 0)
        {
            throw BlockErrors.PullWithoutSource();
        }

        int to = basePath is null ? chain.Count : IndexInChain(chain, basePath, dev);
        if (to < 1)
        {
            throw NotBelow(basePath, chain, dev);
        }

        bool all = to >= chain.Count;
        string? node = all ? null : chain[to].Node;
        var job = new BlockJob
        {
            Id = $"pull-{dev}-{chain[0].Node}",
            Type = DomainBlockJobType.Pull,
            Target = dev,
            Base = all ? null : chain[to].Index,
            BaseNode = node,
        };
        await Driver.BlockJobs.StartAsync(
            found, job, null, null, m => m.StreamBlockAsync(job.Id, chain[0].Node, node, speed, cancellationToken)).ConfigureAwait(false);
    }

    private static Disk JobDisk(QemuDomain domain, string path) =>
        domain.View.Current.Devices.Disks.Find(d => d.Target?.Dev == path || DiskImage.PathOf(d.Source) == path)
            ?? throw BlockErrors.DiskUnknown(path);

    private static VirException NotBelow(
        string? name, List<DiskImage> chain, string target) =>
        name is null || chain.Count == 0
            ? BlockErrors.BaseImageUnknown(target)
            : BlockErrors.ImageUnknown(name, DiskImage.PathOf(chain[0].Source), target);

    // An image by its path, -1 when it is not in the chain; or as TARGET[INDEX], which must be.
    private static int IndexInChain(List<DiskImage> chain, string name, string target)
    {
        int open = name.IndexOf('[', StringComparison.Ordinal);
        if (open > 0 && name.EndsWith(']')
            && uint.TryParse(
                name.AsSpan(open + 1, name.Length - open - 2), NumberStyles.None, CultureInfo.InvariantCulture, out uint index))
        {
            if (name[..open] != target)
            {
                throw BlockErrors.OtherTarget(name[..open], target);
            }

            int at = chain.FindIndex(i => i.Index == index);
            return at >= 0 ? at : throw BlockErrors.IndexUnknown(index, target);
        }

        return chain.FindIndex(i => DiskImage.PathOf(i.Source) == name);
    }

    private static ulong Speed(ulong bandwidth, bool bytes)
    {
        if (!bytes && bandwidth > (ulong)long.MaxValue / Mebibyte)
        {
            throw QemuErrors.Bandwidth((ulong)long.MaxValue / Mebibyte);
        }

        return bytes ? bandwidth : bandwidth * Mebibyte;
    }

    private static BlockJob? JobOf(QemuDomain domain, Disk disk) => domain.Run.BlockJobs.FirstOrDefault(j => j.Target == disk.Target?.Dev);

    private static BlockJob RequireJob(QemuDomain domain, Disk disk) =>
        JobOf(domain, disk) ?? throw BlockErrors.NoActiveJob(disk.Target?.Dev);

    private static void RequireIdle(QemuDomain domain, Disk disk)
    {
        if (JobOf(domain, disk) is { } job)
        {
            throw job.Type == DomainBlockJobType.ActiveCommit
                ? BlockErrors.CopyActive(disk.Target?.Dev) : BlockErrors.JobActive(disk.Target?.Dev);
        }
    }
}
