using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>What clients can ask of the long job that runs on a guest: its figures, and its end.</summary>
internal sealed class GuestJobs(QemuDomains domains)
{
    /// <summary>Ends the long job that runs.</summary>
    public async Task AbortAsync(DomainRef domainRef, CancellationToken cancellationToken)
    {
        using var lease = await domains.EnterAsync(domainRef, DomainJobKind.Abort, "DomainAbortJobFlags", cancellationToken).ConfigureAwait(
            false);
        var domain = lease.Item;
        QemuDomains.CheckActive(domain);
        if (domain.Job is not { } job)
        {
            throw LifecycleErrors.NoActiveJob();
        }

        if (job.MemoryOnly)
        {
            throw LifecycleErrors.MemoryDumpNotAbortable();
        }

        job.Cancelled = true;
        await domain.Monitor.CancelMigrationAsync(cancellationToken).ConfigureAwait(false);
        job.Notify();
    }

    /// <summary>The figures of the job that runs, or of the last one that was done.</summary>
    public static async ValueTask<DomainJobStats> StatsAsync(
        QemuDomain domain, DomainGetJobStatsFlags flags, CancellationToken cancellationToken)
    {
        if (flags.HasFlag(DomainGetJobStatsFlags.Completed))
        {
            var done = domain.CompletedJob;
            if (!flags.HasFlag(DomainGetJobStatsFlags.KeepCompleted))
            {
                domain.CompletedJob = null;
            }

            return done ?? new DomainJobStats(DomainJobType.None, []);
        }

        if (!domain.View.IsActive)
        {
            throw Errors.DomainNotRunning();
        }

        if (domain.Job is not { } job || domain.Process is not { } process)
        {
            return new DomainJobStats(DomainJobType.None, []);
        }

        if (job.MemoryOnly)
        {
            var (_, completed, total) = await process.Monitor.QueryDumpAsync(cancellationToken).ConfigureAwait(false);
            var figures = new JobFigures { Total = total, Processed = completed, Remaining = total - completed };
            return new DomainJobStats(DomainJobType.Unbounded, job.Report(figures));
        }

        var state = await process.Monitor.QueryMigrationAsync(cancellationToken).ConfigureAwait(false);
        return new DomainJobStats(DomainJobType.Unbounded, job.Report(state.Figures));
    }
}
