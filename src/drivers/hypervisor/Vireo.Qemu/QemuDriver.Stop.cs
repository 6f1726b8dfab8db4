using Vireo.Documents;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu;

/// <content>Pausing, ending and what follows an end.</content>
public sealed partial class QemuDriver
{
    /// <summary>Stops the CPUs.</summary>
    public async ValueTask SuspendAsync(DomainRef domainRef, CancellationToken cancellationToken)
    {
        using var lease = await EnterAsync(domainRef, DomainJobKind.Suspend, "DomainSuspend", cancellationToken).ConfigureAwait(false);
        var domain = lease.Item;
        CheckActive(domain);
        if (domain.View.State == DomainState.Pmsuspended)
        {
            throw Errors.OperationInvalid(ErrorDomain.Qemu, "domain is pmsuspended");
        }

        if (domain.View.State != DomainState.Paused)
        {
            domain.PauseReason = DomainPausedReason.User;
            await domain.Monitor.StopAsync(cancellationToken).ConfigureAwait(false);
            await SaveStatusAsync(domain).ConfigureAwait(false);
        }
    }

    /// <summary>Lets the CPUs run.</summary>
    public async ValueTask ResumeAsync(DomainRef domainRef, CancellationToken cancellationToken)
    {
        using var lease = await EnterAsync(domainRef, DomainJobKind.Modify, "DomainResume", cancellationToken).ConfigureAwait(false);
        var domain = lease.Item;
        CheckActive(domain);
        switch (domain.View.State)
        {
            case DomainState.Running:
                throw Errors.OperationInvalid(ErrorDomain.Qemu, "domain is already running");
            case DomainState.Pmsuspended:
                throw Errors.OperationInvalid(ErrorDomain.Qemu, "domain is pmsuspended");
            default:
                domain.ResumeReason = DomainRunningReason.Unpaused;
                await domain.Monitor.ContinueAsync(cancellationToken).ConfigureAwait(false);
                await SaveStatusAsync(domain).ConfigureAwait(false);
                return;
        }
    }

    /// <summary>Asks the guest to power off, through its agent or the power button.</summary>
    public async ValueTask ShutdownAsync(DomainRef domainRef, DomainShutdownFlags flags, CancellationToken cancellationToken)
    {
        var domain = FindActive(domainRef);
        bool agent = flags.HasFlag(DomainShutdownFlags.GuestAgent) || (flags == DomainShutdownFlags.Default && domain.View.AgentOpen);
        if (agent && await TryAgentShutdownAsync(domain, "powerdown", flags == DomainShutdownFlags.Default, cancellationToken)
            .ConfigureAwait(false))
        {
            return;
        }

        using var job = await EnterAsync(domain, DomainJobKind.Modify, "DomainShutdownFlags", cancellationToken).ConfigureAwait(false);
        domain.RebootPending = false;
        await domain.Monitor.PowerDownAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks the guest to power off, and starts it again when it does.</summary>
    public async ValueTask RebootAsync(DomainRef domainRef, DomainRebootFlags flags, CancellationToken cancellationToken)
    {
        var domain = FindActive(domainRef);
        bool agent = flags.HasFlag(DomainRebootFlags.GuestAgent) || (flags == DomainRebootFlags.Default && domain.View.AgentOpen);
        if (agent && await TryAgentShutdownAsync(domain, "reboot", flags == DomainRebootFlags.Default, cancellationToken).ConfigureAwait(
            false))
        {
            return;
        }

        using var job = await EnterAsync(domain, DomainJobKind.Modify, "DomainReboot", cancellationToken).ConfigureAwait(false);
        domain.RebootPending = true;
        await domain.Monitor.PowerDownAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Presses the reset button.</summary>
    public async ValueTask ResetAsync(DomainRef domainRef, CancellationToken cancellationToken)
    {
        using var lease = await EnterAsync(domainRef, DomainJobKind.Modify, "DomainReset", cancellationToken).ConfigureAwait(false);
        var domain = lease.Item;
        CheckActive(domain);
        domain.RebootPending = false;
        await domain.Monitor.ResetAsync(cancellationToken).ConfigureAwait(false);
        if (domain.View.State == DomainState.Crashed)
        {
            domain.Update(v => v with { State = DomainState.Paused, Reason = (int)DomainPausedReason.Unknown });
        }
    }

    /// <summary>Pulls the plug.</summary>
    public async ValueTask DestroyAsync(DomainRef domainRef, DomainDestroyFlags flags, CancellationToken cancellationToken)
    {
        using var lease = await EnterAsync(domainRef, DomainJobKind.Destroy, "DomainDestroyFlags", cancellationToken).ConfigureAwait(false);
        var domain = lease.Item;
        CheckActive(domain);
        if (domain.Process is not { } process)
        {
            throw Errors.DomainNotRunning();
        }

        domain.BeingDestroyed = true;
        if (!await process.KillAsync(flags.HasFlag(DomainDestroyFlags.Graceful), Settings.KillPatience, Time).ConfigureAwait(false))
        {
            domain.BeingDestroyed = false;
            throw Errors.System(ErrorDomain.Qemu, 16, $"Failed to terminate process {process.Pid} with SIGTERM");
        }

        // What the emulator said last must be out before its end is told.
        await process.Monitor.Closed.ConfigureAwait(false);
        await CleanUpAsync(domain, DomainShutoffReason.Destroyed, DomainEventStoppedDetailType.Destroyed).ConfigureAwait(false);
        if (flags.HasFlag(DomainDestroyFlags.RemoveLogs))
        {
            File.Delete(LogPath(domain.Name));
        }
    }

    // Follows an emulator to its end; an end that nobody asked for is put in order by the domain's worker.
    private void Watch(QemuDomain domain, QemuProcess process) => _ = WatchAsync(domain, process);

    private async Task WatchAsync(QemuDomain domain, QemuProcess process)
    {
        await Task.WhenAny(process.Exited, process.Monitor.Closed).ConfigureAwait(false);
        if (process.Monitor.Closed is { IsCompletedSuccessfully: true, Result: not null } && domain.Process == process)
        {
            Events.Publish(new DomainControlErrorEvent(domain.View.Ref));
        }

        domain.Worker.TryPost(async () =>
        {
            if (domain.Process != process || domain.BeingDestroyed)
            {
                return;
            }

            using var job = await domain.Gate.EnterAsync(DomainJobKind.Destroy, "monitor EOF").ConfigureAwait(false);
            if (domain.Process != process || !domain.View.IsActive)
            {
                return;
            }

            await process.KillAsync(graceful: false, TimeSpan.FromSeconds(1), Time).ConfigureAwait(false);
            bool orderly = domain.GuestShutDown;
            await CleanUpAsync(
                domain, orderly ? DomainShutoffReason.Shutdown : DomainShutoffReason.Crashed,
                orderly ? DomainEventStoppedDetailType.Shutdown : DomainEventStoppedDetailType.Failed).ConfigureAwait(false);
        });
    }

    // Whether the guest's own power-off is a new start: it was asked to reboot, or is defined so.
    private static bool StartsOver(QemuDomain domain) => domain.RebootPending || domain.View.Live?.OnPoweroff == LifecycleAction.Restart;

    // The guest has shut down: the emulator, which waits with its state, is ended or reset.
    private async ValueTask AfterGuestShutdownAsync(QemuDomain domain)
    {
        using var job = await domain.Gate.EnterAsync(DomainJobKind.Modify, "guest shutdown").ConfigureAwait(false);
        if (!domain.View.IsActive || domain.BeingDestroyed || domain.Process is not { } process)
        {
            return;
        }

        if (StartsOver(domain) && !process.Monitor.IsClosed)
        {
            await StartOverAsync(domain, process).ConfigureAwait(false);
            return;
        }

        if (domain.View.Live?.OnPoweroff == LifecycleAction.Preserve)
        {
            return;
        }

        await process.KillAsync(graceful: false, Settings.KillPatience, Time).ConfigureAwait(false);
        await CleanUpAsync(domain, DomainShutoffReason.Shutdown, DomainEventStoppedDetailType.Shutdown).ConfigureAwait(false);
    }

    // The caller holds the gate, and the emulator has ended.
    private async Task CleanUpAsync(QemuDomain domain, DomainShutoffReason reason, DomainEventStoppedDetailType detail)
    {
        var view = domain.View;
        var process = domain.Process;
        domain.Process = null;
        if (domain.Agent is { } agent)
        {
            domain.Agent = null;
            await agent.DisposeAsync().ConfigureAwait(false);
        }

        foreach (var job in domain.BlockJobs)
        {
            domain.RemoveBlockJob(job.Id);
        }

        if (view.Live is { } live)
        {
            Security?.ReturnFiles(live);
            Tpms.CleanUp(live, ShortName(view.Id, view.Name));
            Displays.Release(live.Devices.Graphics.Select(static g => g switch
            {
                VncGraphics { AutoPort: Vireo.Xml.YesNo.Yes } vnc => vnc.Port ?? 0,
                SpiceGraphics { AutoPort: Vireo.Xml.YesNo.Yes } spice => spice.Port ?? 0,
                _ => 0,
            }));
        }

        File.Delete(StatusPath(view.Name));
        File.Delete(Path.Combine(Folders.State, view.Name + ".pid"));
        DeleteFolder(LibFolder(view.Id, view.Name));
        DeleteFolder(ChannelFolder(view.Id, view.Name));
        DeleteFolder(MemoryFolder(view.Id, view.Name));
        DomainLog.Note(LogPath(view.Name), Time, $"shutting down, reason={reason.ToString().ToLowerInvariant()}");
        Domains.SetId(domain, -1, (d, n) => d.Update(v => v with
        {
            Id = n,
            Live = null,
            RequestedCpu = null,
            State = DomainState.Shutoff,
            Reason = (int)reason,
            VcpuThreads = [],
            Balloon = null,
            AgentOpen = false,
            Updated = false,
        }));

        if (!view.IsPersistent)
        {
            Domains.Remove(domain);
            Tpms.Forget(view.Current, DomainUndefineFlags.None);
        }

        // Clients expect the number it had in the event of its end, and that who looks then sees it ended.
        Events.Publish(new DomainLifecycleEvent(view.Ref, DomainEventType.Stopped, (int)detail));

        if (process is not null)
        {
            await process.DisposeAsync().ConfigureAwait(false);
        }
    }
}
