using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>A guest's switches: pause, resume, power button, reset. None of them ends an emulator.</summary>
internal sealed class PowerFlow(QemuDomains domains, GuestAgents agents, DomainStatus status)
{
    /// <summary>Stops the CPUs.</summary>
    public async ValueTask SuspendAsync(DomainRef domainRef, CancellationToken cancellationToken)
    {
        using var lease = await domains.EnterAsync(domainRef, DomainJobKind.Suspend, "DomainSuspend", cancellationToken).ConfigureAwait(
            false);
        var domain = lease.Item;
        QemuDomains.CheckActive(domain);
        if (domain.View.State == DomainState.Pmsuspended)
        {
            throw LifecycleErrors.DomainSuspended();
        }

        if (domain.View.State != DomainState.Paused)
        {
            // Written down first: a later daemon asks the emulator whether it stands still, and knows from this why.
            domain.UpdateRun(static r => r with { PauseReason = DomainPausedReason.User });
            status.Save(domain);
            await domain.Monitor.StopAsync(cancellationToken).ConfigureAwait(false);
            status.Save(domain);
        }
    }

    /// <summary>Lets the CPUs run.</summary>
    public async ValueTask ResumeAsync(DomainRef domainRef, CancellationToken cancellationToken)
    {
        using var lease = await domains.EnterAsync(domainRef, DomainJobKind.Modify, "DomainResume", cancellationToken).ConfigureAwait(
            false);
        var domain = lease.Item;
        QemuDomains.CheckActive(domain);
        switch (domain.View.State)
        {
            case DomainState.Running:
                throw LifecycleErrors.AlreadyRunning();
            case DomainState.Pmsuspended:
                throw LifecycleErrors.DomainSuspended();
            default:
                domain.UpdateRun(static r => r with { ResumeReason = DomainRunningReason.Unpaused });
                await domain.Monitor.ContinueAsync(cancellationToken).ConfigureAwait(false);
                status.Save(domain);
                return;
        }
    }

    /// <summary>Asks the guest to power off, through its agent or the power button.</summary>
    public async ValueTask ShutdownAsync(DomainRef domainRef, DomainShutdownFlags flags, CancellationToken cancellationToken)
    {
        var domain = domains.FindActive(domainRef);
        bool agent = flags.HasFlag(DomainShutdownFlags.GuestAgent) || (flags == DomainShutdownFlags.Default && domain.View.AgentOpen);
        if (agent && await agents.TryShutdownAsync(domain, "powerdown", flags == DomainShutdownFlags.Default, cancellationToken)
            .ConfigureAwait(false))
        {
            return;
        }

        using var job = await domains.EnterAsync(domain, DomainJobKind.Modify, "DomainShutdownFlags", cancellationToken).ConfigureAwait(
            false);
        QemuDomains.CheckActive(domain);
        SetReboot(domain, pending: false);
        await domain.Monitor.PowerDownAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks the guest to power off, and starts it again when it does.</summary>
    public async ValueTask RebootAsync(DomainRef domainRef, DomainRebootFlags flags, CancellationToken cancellationToken)
    {
        var domain = domains.FindActive(domainRef);
        bool agent = flags.HasFlag(DomainRebootFlags.GuestAgent) || (flags == DomainRebootFlags.Default && domain.View.AgentOpen);
        if (agent && await agents.TryShutdownAsync(domain, "reboot", flags == DomainRebootFlags.Default, cancellationToken).ConfigureAwait(
            false))
        {
            return;
        }

        using var job = await domains.EnterAsync(domain, DomainJobKind.Modify, "DomainReboot", cancellationToken).ConfigureAwait(false);
        QemuDomains.CheckActive(domain);
        SetReboot(domain, pending: true);
        await domain.Monitor.PowerDownAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Presses the reset button.</summary>
    public async ValueTask ResetAsync(DomainRef domainRef, CancellationToken cancellationToken)
    {
        using var lease = await domains.EnterAsync(domainRef, DomainJobKind.Modify, "DomainReset", cancellationToken).ConfigureAwait(false);
        var domain = lease.Item;
        QemuDomains.CheckActive(domain);
        SetReboot(domain, pending: false);
        await domain.Monitor.ResetAsync(cancellationToken).ConfigureAwait(false);
        if (domain.View.State == DomainState.Crashed)
        {
            domain.Update(static v => v with { State = DomainState.Paused, Reason = (int)DomainPausedReason.Unknown });
        }
    }

    // What the guest's next power-off means has to survive this daemon.
    private void SetReboot(QemuDomain domain, bool pending)
    {
        if (domain.Run.RebootPending != pending)
        {
            domain.UpdateRun(r => r with { RebootPending = pending });
            status.Save(domain);
        }
    }
}
