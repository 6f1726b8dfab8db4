using Microsoft.Win32.SafeHandles;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu;

/// <content>Core dumps of guests, and what can be asked of long jobs.</content>
public sealed partial class QemuDriver
{
    /// <summary>Writes a guest's memory to a file.</summary>
    internal async Task DumpAsync(
        DomainRef domainRef, string path, DomainCoreDumpFormat format, DomainCoreDumpFlags flags, CancellationToken cancellationToken)
    {
        bool memoryOnly = flags.HasFlag(DomainCoreDumpFlags.MemoryOnly);
        if (format != DomainCoreDumpFormat.Raw && !memoryOnly)
        {
            throw Errors.InvalidArgument(ErrorDomain.Qemu, "kdump-compressed format is only supported with memory-only dump");
        }

        if (flags.HasFlag(DomainCoreDumpFlags.Crash) && (flags & (DomainCoreDumpFlags.Live | DomainCoreDumpFlags.Reset)) != 0)
        {
            throw Errors.InvalidArgument(ErrorDomain.Domain, "crash and live flags are mutually exclusive");
        }

        var domain = FindActive(domainRef);
        using var turn = await domain.Gate.EnterAsyncJobAsync(
            DomainAsyncJobKind.Dump, "DomainCoreDumpWithFormat", DomainJobMask.Default, cancellationToken).ConfigureAwait(false);
        if (domain.Process is not { } process)
        {
            throw Errors.DomainNotRunning();
        }

        bool running = domain.View.State == DomainState.Running;
        var job = new GuestJob(DomainJobOperation.Dump, Time, memoryOnly);
        domain.Job = job;
        try
        {
            if (running && !flags.HasFlag(DomainCoreDumpFlags.Live))
            {
                await PauseForAsync(domain, DomainPausedReason.Dump, cancellationToken).ConfigureAwait(false);
            }

            await WriteDumpAsync(domain, process, job, path, format, cancellationToken).ConfigureAwait(false);
            if (flags.HasFlag(DomainCoreDumpFlags.Crash))
            {
                domain.BeingDestroyed = true;
                domain.EndsQuietly = true;
                await process.KillAsync(graceful: false, Settings.KillPatience, Time).ConfigureAwait(false);
                await process.Monitor.Closed.ConfigureAwait(false);
                await CleanUpAsync(domain, DomainShutoffReason.Crashed, DomainEventStoppedDetailType.Crashed).ConfigureAwait(false);
                return;
            }

            if (flags.HasFlag(DomainCoreDumpFlags.Reset))
            {
                await process.Monitor.ResetAsync(cancellationToken).ConfigureAwait(false);
            }

            await ResumeAfterAsync(domain, running, DomainRunningReason.Unpaused).ConfigureAwait(false);
        }
        catch when (domain.Process == process && !domain.BeingDestroyed)
        {
            await ResumeAfterAsync(domain, running, DomainRunningReason.Unpaused).ConfigureAwait(false);
            throw;
        }
        finally
        {
            domain.Job = null;
        }
    }

    /// <summary>Ends the long job that runs.</summary>
    internal async Task AbortJobAsync(DomainRef domainRef, CancellationToken cancellationToken)
    {
        using var lease = await EnterAsync(domainRef, DomainJobKind.Abort, "DomainAbortJobFlags", cancellationToken).ConfigureAwait(false);
        var domain = lease.Item;
        CheckActive(domain);
        if (domain.Job is not { } job)
        {
            throw Errors.OperationInvalid(ErrorDomain.Qemu, "no job is active on the domain");
        }

        if (job.MemoryOnly)
        {
            throw Errors.OperationInvalid(ErrorDomain.Qemu, "cannot abort memory-only dump");
        }

        job.Cancelled = true;
        await domain.Monitor.CancelMigrationAsync(cancellationToken).ConfigureAwait(false);
        job.Tell();
    }

    /// <summary>The figures of the job that runs, or of the last one that was done.</summary>
    internal static async ValueTask<DomainJobStats> JobStatsAsync(
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
            return new DomainJobStats(DomainJobType.Unbounded, job.Report(
                new QemuMigration { Total = total, Transferred = completed, Remaining = total - completed }));
        }

        return new DomainJobStats(DomainJobType.Unbounded, job.Report(
            await process.Monitor.QueryMigrationAsync(cancellationToken).ConfigureAwait(false)));
    }

    private async Task WriteDumpAsync(
        QemuDomain domain, QemuProcess process, GuestJob job, string path, DomainCoreDumpFormat format, CancellationToken cancellationToken)
    {
        uint packing = SaveImage.PackingOf(Settings.DumpFormat)
            ?? throw Errors.OperationFailed(ErrorDomain.Qemu, "Invalid dump image format specified in configuration file");
        using var file = SaveImage.Create(path);
        try
        {
            if (job.MemoryOnly)
            {
                await DumpMemoryAsync(process, job, file, format, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await StreamAsync(domain, process, job, file, new SaveImage { Xml = "", Packing = packing }.Program, cancellationToken)
                    .ConfigureAwait(false);
            }

            RandomAccess.FlushToDisk(file);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    private async Task DumpMemoryAsync(
        QemuProcess process, GuestJob job, SafeFileHandle file, DomainCoreDumpFormat format, CancellationToken cancellationToken)
    {
        string? name = format switch
        {
            DomainCoreDumpFormat.Raw => null,
            DomainCoreDumpFormat.KdumpZlib => "kdump-zlib",
            DomainCoreDumpFormat.KdumpLzo => "kdump-lzo",
            DomainCoreDumpFormat.KdumpSnappy => "kdump-snappy",
            DomainCoreDumpFormat.WinDmp => "win-dmp",
            _ => throw Errors.InvalidArgument(ErrorDomain.Qemu, $"unknown dumpformat '{(int)format}'"),
        };
        await process.Monitor.PassHandleAsync("dump", file, cancellationToken).ConfigureAwait(false);
        await process.Monitor.DumpMemoryAsync("fd:dump", name, cancellationToken).ConfigureAwait(false);
        var look = TimeSpan.FromMilliseconds(500);
        while (true)
        {
            var changed = job.Changed;
            switch ((await process.Monitor.QueryDumpAsync(cancellationToken).ConfigureAwait(false)).Status)
            {
                case "completed":
                    return;
                case "failed":
                    throw Errors.OperationFailed(ErrorDomain.Qemu, "memory-only dump failed for an unknown reason");
                default:
                    await Task.WhenAny(changed, process.Exited, Task.Delay(look, Time, cancellationToken)).ConfigureAwait(false);
                    break;
            }
        }
    }
}
