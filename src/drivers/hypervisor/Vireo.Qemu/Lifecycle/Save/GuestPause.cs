using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>Stops a guest's processors for a job and lets them run again after it. Callers hold the domain's gate.</summary>
internal sealed class GuestPause(DomainStatus status, Logger log)
{
    /// <summary>Stops the processors of a guest whose job is written down already.</summary>
    public static async Task StopAsync(QemuDomain domain, DomainPausedReason reason, CancellationToken cancellationToken)
    {
        domain.UpdateRun(r => r with { PauseReason = reason });
        await domain.Monitor.StopAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>After a job that failed, or that left the guest alive: its processors run again if they did.</summary>
    public async Task ResumeAsync(QemuDomain domain, bool wasRunning, DomainRunningReason reason)
    {
        if (wasRunning && domain.Process is { ConnectedMonitor: { IsClosed: false } monitor } && domain.View.State == DomainState.Paused)
        {
            try
            {
                domain.UpdateRun(r => r with { ResumeReason = reason });
                await monitor.ContinueAsync(CancellationToken.None).ConfigureAwait(false);
            }
            catch (VirException e)
            {
                log.Warning($"Unable to resume guest CPUs of '{domain.Name}': {e.Reason()}");
            }
        }

        domain.UpdateRun(static r => r with { Job = null, PauseReason = DomainPausedReason.Unknown });
        status.Save(domain);
    }
}
