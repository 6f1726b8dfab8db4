using Vireo.Documents;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>What follows when a guest shuts down, crashes or its watchdog fires, as its definition says. All of it runs on the domain's
/// worker.</summary>
internal sealed class GuestEndings(EndFlow end, DumpFlow dumps, GuestPause pause, DomainStatus status)
{
    /// <summary>The guest has shut down: the emulator, which waits with its state, is ended or reset.</summary>
    public async ValueTask AfterShutdownAsync(QemuDomain domain)
    {
        using var job = await domain.EnterForEventAsync("guest shutdown").ConfigureAwait(false);
        if (job is null || !domain.View.IsActive || domain.Run.Ending != RunEnding.None || domain.Process is not { } process)
        {
            return;
        }

        if (StartsOver(domain) && process.ConnectedMonitor is { IsClosed: false })
        {
            await StartOverAsync(domain, process).ConfigureAwait(false);
            return;
        }

        if (domain.View.Live?.OnPoweroff != LifecycleAction.Preserve)
        {
            await end.EndAsync(domain, process, RunEnding.Quiet, DomainShutoffReason.Shutdown, DomainEventStoppedDetailType.Shutdown)
                .ConfigureAwait(false);
        }
    }

    /// <summary>The guest's kernel has panicked.</summary>
    public async ValueTask AfterPanicAsync(QemuDomain domain)
    {
        using var job = await domain.EnterForEventAsync(
            DomainJobRequest.ForAsync(DomainAsyncJobKind.Dump, "guest panic", DomainJobMask.Default)).ConfigureAwait(false);
        var action = domain.View.Live?.OnCrash;
        if (job is null || domain.Process is not { } process || domain.Run.Ending != RunEnding.None || action == LifecycleAction.Preserve)
        {
            return;
        }

        if (action is LifecycleAction.CoredumpDestroy or LifecycleAction.CoredumpRestart)
        {
            await dumps.WriteAutomaticAsync(domain, process).ConfigureAwait(false);
        }

        if (action is LifecycleAction.Restart or LifecycleAction.CoredumpRestart)
        {
            await StartOverAsync(domain, process).ConfigureAwait(false);
            return;
        }

        await end.EndInJobAsync(domain, process, DomainShutoffReason.Crashed, DomainEventStoppedDetailType.Crashed).ConfigureAwait(false);
    }

    /// <summary>A watchdog whose action is a dump: QEMU has only paused the guest.</summary>
    public async ValueTask AfterWatchdogAsync(QemuDomain domain)
    {
        using var job = await domain.EnterForEventAsync(
            DomainJobRequest.ForAsync(DomainAsyncJobKind.Dump, "watchdog event", DomainJobMask.Default)).ConfigureAwait(false);
        if (job is null || domain.Process is not { } process || domain.Run.Ending != RunEnding.None)
        {
            return;
        }

        await dumps.WriteAutomaticAsync(domain, process).ConfigureAwait(false);
        await pause.ResumeAsync(domain, wasRunning: true, DomainRunningReason.Unpaused).ConfigureAwait(false);
    }

    // Whether the guest's own power-off is a new start: it was asked to reboot, or is defined so.
    private static bool StartsOver(QemuDomain domain) =>
        domain.Run.RebootPending || domain.View.Live?.OnPoweroff == LifecycleAction.Restart;

    // The machine begins anew in the same emulator.
    private async Task StartOverAsync(QemuDomain domain, QemuProcess process)
    {
        domain.UpdateRun(static r => r with { RebootPending = false, ResumeReason = DomainRunningReason.Booted });
        await process.Monitor.ResetAsync(CancellationToken.None).ConfigureAwait(false);
        await process.Monitor.ContinueAsync(CancellationToken.None).ConfigureAwait(false);
        status.Save(domain);
    }
}
