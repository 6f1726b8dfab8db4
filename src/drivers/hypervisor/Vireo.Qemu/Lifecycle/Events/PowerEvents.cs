using Vireo.Documents;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>Events of the machine as a whole: it stops, runs, sleeps, shuts down, is reset, crashes, its watchdog fires.</summary>
internal sealed class PowerEvents(QemuDomains domains, GuestEndings endings) : IEventTopic
{
    /// <inheritdoc/>
    public IEnumerable<(string Name, Action<QemuDomain, JsonValue> Handler)> Handlers =>
    [
        ("SHUTDOWN", OnShutdown),
        ("STOP", OnStop),
        ("RESUME", OnResume),
        ("RESET", OnReset),
        ("GUEST_PANICKED", OnPanic),
        ("SUSPEND", (d, _) => OnSleep(d, disk: false)),
        ("SUSPEND_DISK", (d, _) => OnSleep(d, disk: true)),
        ("WAKEUP", OnWakeup),
        ("WATCHDOG", OnWatchdog),
    ];

    private void OnShutdown(QemuDomain domain, JsonValue data)
    {
        domain.Agent?.NoteGuestWent();
        bool guest = data.GetBool("guest") == true;
        var detail = guest ? DomainEventShutdownDetailType.Guest : DomainEventShutdownDetailType.Host;
        if (guest && domain.Run.Ending != RunEnding.Announced)
        {
            domain.UpdateRun(static r => r with { GuestShutDown = true });
        }

        // A guest whose power-off is a new start is never announced as down (libvirtd 9.0, which does announce one that is only asked to
        // reboot). Ending the emulator after the guest's own shutdown makes it say so once more.
        var view = domain.View;
        if (view.Live?.OnPoweroff != LifecycleAction.Restart && view.State != DomainState.Shutdown)
        {
            Announce(domain, view.Run.Ending, detail);
        }

        if (guest && domain.Run.Ending != RunEnding.Announced)
        {
            domain.Worker.TryPost(() => endings.AfterShutdownAsync(domain));
        }
    }

    // A client that reacts to the shutdown event must find the guest off: a shutdown that is under way is announced after its end.
    private void Announce(QemuDomain domain, RunEnding ending, DomainEventShutdownDetailType detail)
    {
        if (ending == RunEnding.Announced)
        {
            domain.UpdateRun(r => r with { HeldShutdown = detail });
        }
        else if (ending == RunEnding.None)
        {
            domain.Update(static v => v with { State = DomainState.Shutdown, Reason = (int)DomainShutdownReason.User });
            domains.Publish(domain, DomainEventType.Shutdown, (int)detail);
        }
    }

    private void OnStop(QemuDomain domain, JsonValue data)
    {
        // The processors of a guest that has shut down stand still, too.
        if (domain.View.State != DomainState.Running || domain.Run.GuestShutDown || domain.Run.Ending != RunEnding.None)
        {
            return;
        }

        var reason = domain.Run.PauseReason;
        domain.Update(v => v with
        {
            State = DomainState.Paused,
            Reason = (int)reason,
            Run = v.Run with { PauseReason = DomainPausedReason.Unknown },
        });
        var detail = reason switch
        {
            DomainPausedReason.Ioerror => DomainEventSuspendedDetailType.Ioerror,
            DomainPausedReason.Watchdog => DomainEventSuspendedDetailType.Watchdog,
            _ => DomainEventSuspendedDetailType.Paused,
        };
        domains.Publish(domain, DomainEventType.Suspended, (int)detail);
    }

    private void OnResume(QemuDomain domain, JsonValue data)
    {
        domain.UpdateRun(static r => r with { GuestShutDown = false });
        if (domain.View.State is DomainState.Running)
        {
            return;
        }

        var (reason, detail) = (domain.Run.ResumeReason, domain.Run.ResumeDetail);
        domain.Update(v => v with
        {
            State = DomainState.Running,
            Reason = (int)reason,
            Run = v.Run with { ResumeReason = DomainRunningReason.Unpaused, ResumeDetail = DomainEventResumedDetailType.Unpaused },
        });
        domains.Publish(domain, DomainEventType.Resumed, (int)detail);
    }

    private void OnReset(QemuDomain domain, JsonValue data)
    {
        domain.Agent?.NoteGuestWent();
        domains.Publish(new DomainRebootEvent(domain.View.Ref));
    }

    private void OnPanic(QemuDomain domain, JsonValue data)
    {
        domain.Update(static v => v with { State = DomainState.Crashed, Reason = (int)DomainCrashedReason.Panicked });
        domains.Publish(domain, DomainEventType.Crashed, (int)DomainEventCrashedDetailType.Panicked);
        domain.Worker.TryPost(() => endings.AfterPanicAsync(domain));
    }

    private void OnSleep(QemuDomain domain, bool disk)
    {
        domain.Agent?.NoteGuestWent();
        if (domain.View.State == DomainState.Running)
        {
            domain.Update(static v => v with { State = DomainState.Pmsuspended, Reason = 0 });
            var detail = disk ? DomainEventPmSuspendedDetailType.Disk : DomainEventPmSuspendedDetailType.Memory;
            domains.Publish(domain, DomainEventType.Pmsuspended, (int)detail);
        }

        domains.Publish(disk ? new DomainPmSuspendDiskEvent(domain.View.Ref, 0) : new DomainPmSuspendEvent(domain.View.Ref, 0));
    }

    private void OnWakeup(QemuDomain domain, JsonValue data)
    {
        if (domain.View.State == DomainState.Pmsuspended)
        {
            domain.Update(static v => v with { State = DomainState.Running, Reason = (int)DomainRunningReason.Wakeup });
            domains.Publish(domain, DomainEventType.Started, (int)DomainEventStartedDetailType.Wakeup);
        }

        domains.Publish(new DomainPmWakeupEvent(domain.View.Ref, 0));
    }

    private void OnWatchdog(QemuDomain domain, JsonValue data)
    {
        var done = data.GetString("action") switch
        {
            "pause" => DomainEventWatchdogAction.Pause,
            "reset" => DomainEventWatchdogAction.Reset,
            "poweroff" => DomainEventWatchdogAction.Poweroff,
            "shutdown" => DomainEventWatchdogAction.Shutdown,
            "debug" => DomainEventWatchdogAction.Debug,
            "inject-nmi" => DomainEventWatchdogAction.Injectnmi,
            _ => DomainEventWatchdogAction.None,
        };
        if (done == DomainEventWatchdogAction.Pause)
        {
            domain.UpdateRun(static r => r with { PauseReason = DomainPausedReason.Watchdog });
            if (domain.View.Live?.Devices.Watchdogs.Exists(static w => w.Action == WatchdogAction.Dump) == true)
            {
                domain.Worker.TryPost(() => endings.AfterWatchdogAsync(domain));
            }
        }

        domains.Publish(new DomainWatchdogEvent(domain.View.Ref, done));
    }
}
