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
        var config = TestDomainConfig.Of(TestDomainRules.Read(xml));
        var d = AddDomain(config, live: true);
        lock (d.Sync)
        {
            Run(d, config, (int)DomainRunningReason.Booted);
        }

        Raise(d, DomainEventType.Started, (int)DomainEventStartedDetailType.Booted);
        return Done(d.Ref);
    }

    /// <inheritdoc/>
    [Accepts(DomainCreateFlags.StartValidate, Function = "testDomainCreateXML")]
    public override ValueTask<DomainRef> DomainCreateXmlWithFilesAsync(
        string xml, DomainCreateFlags flags, IReadOnlyList<SafeFileHandle> files, CancellationToken cancellationToken) =>
        DomainCreateXmlAsync(xml, flags, cancellationToken);

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<DomainRef> DomainCreateAsync(DomainRef domain, DomainCreateFlags flags, CancellationToken cancellationToken)
    {
        var d = With(domain, d =>
        {
            if (d.Active)
            {
                throw Errors.Internal(ErrorDomain.Test, $"Domain '{d.Name}' is already running");
            }

            Run(d, d.Config, (int)DomainRunningReason.Booted);
            d.ManagedSave = false;
            return d;
        });
        Raise(d, DomainEventType.Started, (int)DomainEventStartedDetailType.Booted);
        return Done(d.Ref);
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
        With(domain, d =>
        {
            if (d.State == DomainState.Shutoff)
            {
                throw Errors.Internal(ErrorDomain.Test, $"domain '{d.Name}' not running");
            }

            End(d, d.Live?.Read().OnPoweroff ?? LifecycleAction.Destroy);
        });
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    [Accepts(DomainDestroyFlags.Graceful)]
    public override ValueTask DomainDestroyAsync(DomainRef domain, DomainDestroyFlags flags, CancellationToken cancellationToken)
    {
        With(domain, d =>
        {
            CheckActive(d);
            EndWithEvent(d, DomainShutoffReason.Destroyed, DomainEventStoppedDetailType.Destroyed);
        });
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    [Accepts(
        DomainRebootFlags.AcpiPowerBtn | DomainRebootFlags.GuestAgent | DomainRebootFlags.Initctl | DomainRebootFlags.Signal |
        DomainRebootFlags.Paravirt)]
    public override ValueTask DomainRebootAsync(DomainRef domain, DomainRebootFlags flags, CancellationToken cancellationToken)
    {
        With(domain, d =>
        {
            CheckActive(d);
            End(d, d.Live!.Read().OnReboot);
        });
        return ValueTask.CompletedTask;
    }

    /// <summary>The guest has ended by itself: it is up again at once, or it is off, as its definition says.</summary>
    private void End(TestDomain d, LifecycleAction action)
    {
        if (action is LifecycleAction.Restart or LifecycleAction.CoredumpRestart or LifecycleAction.RenameRestart)
        {
            d.State = DomainState.Running;
            d.Reason = (int)DomainRunningReason.Booted;
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
        WithActive(domain, static _ => true);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask DomainSuspendAsync(DomainRef domain, CancellationToken cancellationToken)
    {
        With(domain, d =>
        {
            if (d.State is DomainState.Shutoff or DomainState.Paused)
            {
                throw Errors.Internal(ErrorDomain.Test, $"domain '{d.Name}' not running");
            }

            d.State = DomainState.Paused;
            d.Reason = (int)DomainPausedReason.User;
            Raise(d, DomainEventType.Suspended, (int)DomainEventSuspendedDetailType.Paused);
        });
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask DomainResumeAsync(DomainRef domain, CancellationToken cancellationToken)
    {
        With(domain, d =>
        {
            if (d.State != DomainState.Paused)
            {
                throw Errors.Internal(ErrorDomain.Test, $"domain '{d.Name}' not paused");
            }

            d.State = DomainState.Running;
            d.Reason = (int)DomainRunningReason.Unpaused;
            Raise(d, DomainEventType.Resumed, (int)DomainEventResumedDetailType.Unpaused);
        });
        return ValueTask.CompletedTask;
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
            _ => throw BadArgument("Invalid lifecycle action"),
        };
        if (type != DomainLifecycleType.Crash && value is (LifecycleAction.CoredumpDestroy or LifecycleAction.CoredumpRestart))
        {
            throw Errors.ConfigUnsupported(
                ErrorDomain.Test,
                    $"Lifecycle event '{(type == DomainLifecycleType.Reboot ? "reboot" : "poweroff")}' doesn't support "
                    + $"'{value.ToXml()}' action");
        }

        ChangeAll(domain, flags, def =>
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
        });
        return ValueTask.CompletedTask;
    }

    private void EndWithEvent(TestDomain d, DomainShutoffReason reason, DomainEventStoppedDetailType detail)
    {
        Stop(d, (int)reason);
        if (Driver.Events.IsWanted(EventClass.Domain, (int)DomainEventId.Lifecycle))
        {
            Driver.Raise(new Vireo.DomainLifecycleEvent(d.Ref, DomainEventType.Stopped, (int)detail));
        }

        ForgetTransient(d);
    }
}
