using Microsoft.Win32.SafeHandles;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>The stream of a guest's state, out of an emulator into a file and back in. It decides nothing about the guest.</summary>
internal sealed class GuestStream(QemuDomains domains, TimeProvider time)
{
    private const string HandleName = "migrate";
    private const int MaxSettleSteps = 1000;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan SettleStep = TimeSpan.FromMilliseconds(2);

    /// <summary>Has QEMU write the guest's state to an open file, and keeps and publishes the figures.</summary>
    public async Task WriteAsync(
        QemuDomain domain, QemuProcess process, GuestJob job, SafeFileHandle file, string? program, CancellationToken cancellationToken)
    {
        using var way = PackedFile.ToWrite(file, program);
        await process.Monitor.PrepareMigrationAsync(cancellationToken).ConfigureAwait(false);
        await process.Monitor.PassHandleAsync(HandleName, way.End, cancellationToken).ConfigureAwait(false);
        await process.Monitor.MigrateAsync("fd:" + HandleName, cancellationToken).ConfigureAwait(false);
        var figures = await FollowAsync(process, job, cancellationToken).ConfigureAwait(false);
        await SettleAsync(process, cancellationToken).ConfigureAwait(false);
        await way.FinishAsync(cancellationToken).ConfigureAwait(false);
        var report = job.Report(figures.Figures);
        domain.CompletedJob = new DomainJobStats(DomainJobType.Completed, report);
        domains.Publish(new DomainJobCompletedEvent(domain.View.Ref, report));
    }

    /// <summary>Has a started emulator, which waits, read the state that it inherited as descriptor <paramref name="handle"/>.</summary>
    public async Task ReadAsync(QemuDomain domain, QemuProcess process, int handle, CancellationToken cancellationToken)
    {
        var job = new GuestJob(DomainJobOperation.Restore, time);
        domain.Job = job;
        try
        {
            await process.Monitor.PrepareMigrationAsync(cancellationToken).ConfigureAwait(false);
            await process.Monitor.MigrateIncomingAsync($"fd:{handle}", cancellationToken).ConfigureAwait(false);
            await FollowAsync(process, job, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            domain.Job = null;
        }
    }

    /// <summary>Ends a stream that a former daemon began and that leads nowhere any more.</summary>
    public async Task AbandonAsync(QemuProcess process, CancellationToken cancellationToken)
    {
        if ((await process.Monitor.QueryMigrationAsync(cancellationToken).ConfigureAwait(false)).Status is "setup" or "active" or "device"
            or "cancelling")
        {
            await process.Monitor.CancelMigrationAsync(cancellationToken).ConfigureAwait(false);
        }

        for (int i = 0; i < MaxSettleSteps
            && await process.Monitor.QueryStatusAsync(cancellationToken).ConfigureAwait(false) == "finish-migrate"; i++)
        {
            await Task.Delay(SettleStep, time, cancellationToken).ConfigureAwait(false);
        }
    }

    // Follows a stream to its end; it may take as long as it likes, as long as the emulator lives.
    private async Task<QemuMigration> FollowAsync(QemuProcess process, GuestJob job, CancellationToken cancellationToken)
    {
        while (true)
        {
            var changed = job.Changed;
            var state = await process.Monitor.QueryMigrationAsync(cancellationToken).ConfigureAwait(false);
            switch (state.Status)
            {
                case "completed":
                    return state;
                case "cancelled" or "failed" when job.Cancelled:
                    throw JobErrors.Canceled(ErrorDomain.Qemu, job.Name);
                case "failed":
                    throw LifecycleErrors.JobFailed(job.Name, state.Error ?? LifecycleErrors.UnexpectedFailure);
                default:
                    await Task.WhenAny(changed, process.Exited, Task.Delay(Look, time, cancellationToken)).ConfigureAwait(false);
                    break;
            }
        }
    }

    // QEMU calls the stream complete a moment before the machine has come to rest, and refuses to run it in between.
    private async Task SettleAsync(QemuProcess process, CancellationToken cancellationToken)
    {
        for (int i = 0; i < MaxSettleSteps
            && await process.Monitor.QueryStatusAsync(cancellationToken).ConfigureAwait(false) != "postmigrate"; i++)
        {
            await Task.Delay(SettleStep, time, cancellationToken).ConfigureAwait(false);
        }
    }
}
