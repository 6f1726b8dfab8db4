using Microsoft.Win32.SafeHandles;
using Vireo.Documents;
using Vireo.Protocol;

namespace Vireo.Drivers.Test;

/// <summary>Start, stop and everything between.</summary>
internal partial class TestConnection
{
    /// <inheritdoc/>
    [Accepts(DomainCreateFlags.StartValidate)]
    public override ValueTask<DomainRef> DomainCreateXmlAsync(string xml, DomainCreateFlags flags, CancellationToken cancellationToken)
    {
        ValidateXml(xml, "domain", "domain", ErrorDomain.Domain, flags != 0);
        return StartAsync(
            TestDomainConfig.Of(TestDomainRules.Read(xml)), DomainRunningReason.Booted, DomainEventStartedDetailType.Booted,
                cancellationToken);
    }

    /// <inheritdoc/>
    [Accepts(DomainCreateFlags.StartValidate, Function = "testDomainCreateXML")]
    public override ValueTask<DomainRef> DomainCreateXmlWithFilesAsync(
        string xml, DomainCreateFlags flags, IReadOnlyList<SafeFileHandle> files, CancellationToken cancellationToken) =>
        DomainCreateXmlAsync(xml, flags, cancellationToken);

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask<DomainRef> DomainCreateAsync(
        DomainRef domain, DomainCreateFlags flags, CancellationToken cancellationToken)
    {
        using var lease = await EnterAsync(domain, cancellationToken).ConfigureAwait(false);
        var d = lease.Item;
        if (d.View.Active)
        {
            throw TestDomainErrors.AlreadyRunning(d.Name);
        }

        if (d.View.ManagedSave)
        {
            d.Update(static v => v with { ManagedSave = false });
        }

        Run(d, d.View.Config, DomainState.Running, (int)DomainRunningReason.Booted);
        Raise(d, DomainEventType.Started, (int)DomainEventStartedDetailType.Booted);
        return d.View.Ref;
    }

    /// <inheritdoc/>
    [Accepts(Function = "testDomainCreateWithFlags")]
    public override ValueTask<DomainRef> DomainCreateWithFilesAsync(
        DomainRef domain, DomainCreateFlags flags, IReadOnlyList<SafeFileHandle> files, CancellationToken cancellationToken) =>
        DomainCreateAsync(domain, flags, cancellationToken);

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask DomainShutdownAsync(DomainRef domain, DomainShutdownFlags flags, CancellationToken cancellationToken)
    {
        return ChangeAsync(domain, d =>
        {
            if (d.View.State == DomainState.Shutoff)
            {
                throw TestDomainErrors.NotRunning(d.Name);
            }

            End(d, d.View.Live?.Read().OnPoweroff ?? LifecycleAction.Destroy);
        }, cancellationToken);
    }

    /// <inheritdoc/>
    [Accepts(DomainDestroyFlags.Graceful)]
    public override ValueTask DomainDestroyAsync(DomainRef domain, DomainDestroyFlags flags, CancellationToken cancellationToken)
    {
        return ChangeAsync(domain, d =>
        {
            CheckActive(d.View);
            EndWithEvent(d, DomainShutoffReason.Destroyed, DomainEventStoppedDetailType.Destroyed);
        }, cancellationToken);
    }

    /// <inheritdoc/>
    [Accepts(
        DomainRebootFlags.AcpiPowerBtn | DomainRebootFlags.GuestAgent | DomainRebootFlags.Initctl | DomainRebootFlags.Signal |
        DomainRebootFlags.Paravirt)]
    public override ValueTask DomainRebootAsync(DomainRef domain, DomainRebootFlags flags, CancellationToken cancellationToken)
    {
        return ChangeAsync(domain, d =>
        {
            CheckActive(d.View);
            End(d, d.View.Live!.Read().OnReboot);
        }, cancellationToken);
    }

    /// <summary>The guest has ended by itself: it is up again at once, or it is off, as its definition says.</summary>
    private void End(TestDomain d, LifecycleAction action)
    {
        if (action is LifecycleAction.Restart or LifecycleAction.CoredumpRestart or LifecycleAction.RenameRestart)
        {
            d.Update(static v => v with { State = DomainState.Running, Reason = (int)DomainRunningReason.Booted });
        }
        else
        {
            EndWithEvent(d, DomainShutoffReason.Shutdown, DomainEventStoppedDetailType.Shutdown);
        }
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask DomainResetAsync(DomainRef domain, uint flags, CancellationToken cancellationToken)
    {
        _ = FindActive(domain);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask DomainSuspendAsync(DomainRef domain, CancellationToken cancellationToken)
    {
        return ChangeAsync(domain, d =>
        {
            if (d.View.State is DomainState.Shutoff or DomainState.Paused)
            {
                throw TestDomainErrors.NotRunning(d.Name);
            }

            d.Update(static v => v with { State = DomainState.Paused, Reason = (int)DomainPausedReason.User });
            Raise(d, DomainEventType.Suspended, (int)DomainEventSuspendedDetailType.Paused);
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public override ValueTask DomainResumeAsync(DomainRef domain, CancellationToken cancellationToken)
    {
        return ChangeAsync(domain, d =>
        {
            if (d.View.State != DomainState.Paused)
            {
                throw TestDomainErrors.NotPaused(d.Name);
            }

            d.Update(static v => v with { State = DomainState.Running, Reason = (int)DomainRunningReason.Unpaused });
            Raise(d, DomainEventType.Resumed, (int)DomainEventResumedDetailType.Unpaused);
        }, cancellationToken);
    }

    /// <inheritdoc/>
    [Accepts(3u)]
    public override ValueTask DomainSetLifecycleActionAsync(
        DomainRef domain, DomainLifecycleType type, DomainLifecycleAction action, uint flags, CancellationToken cancellationToken)
    {
        var value = action switch
        {
            DomainLifecycleAction.Destroy => LifecycleAction.Destroy,
            DomainLifecycleAction.Restart => LifecycleAction.Restart,
            DomainLifecycleAction.RestartRename => LifecycleAction.RenameRestart,
            DomainLifecycleAction.Preserve => LifecycleAction.Preserve,
            DomainLifecycleAction.CoredumpDestroy => LifecycleAction.CoredumpDestroy,
            DomainLifecycleAction.CoredumpRestart => LifecycleAction.CoredumpRestart,
            _ => throw TestDomainErrors.LifecycleActionInvalid(),
        };
        if (type != DomainLifecycleType.Crash && value is (LifecycleAction.CoredumpDestroy or LifecycleAction.CoredumpRestart))
        {
            throw DomainErrors.LifecycleActionUnsupported(
                ErrorDomain.Test, type == DomainLifecycleType.Reboot ? "reboot" : "poweroff", value.ToXml());
        }

        return ChangeAllAsync(domain, flags, def =>
        {
            switch (type)
            {
                case DomainLifecycleType.Poweroff:
                    def.OnPoweroff = value;
                    break;
                case DomainLifecycleType.Reboot:
                    def.OnReboot = value;
                    break;
                case DomainLifecycleType.Crash:
                    def.OnCrash = value;
                    break;
            }
        }, cancellationToken);
    }

    private void EndWithEvent(TestDomain d, DomainShutoffReason reason, DomainEventStoppedDetailType detail)
    {
        Stop(d, (int)reason);
        if (Driver.Events.IsWanted(EventClass.Domain, (int)DomainEventId.Lifecycle))
        {
            Driver.Raise(new Vireo.DomainLifecycleEvent(d.View.Ref, DomainEventType.Stopped, (int)detail));
        }

        ForgetTransient(d);
    }
}
