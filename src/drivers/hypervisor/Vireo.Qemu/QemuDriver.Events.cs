using System.Globalization;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Devices.Disks;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Protocol;

namespace Vireo.Drivers.Qemu;

/// <content>
/// The emulator's events. What only changes the view or tells clients happens at once, on the monitor's own loop, so that it goes on while
/// the daemon ends; what takes the domain's gate is given to its worker.
/// </content>
public sealed partial class QemuDriver
{
    private QmpOptions MonitorOptions(QemuDomain domain) => new() { Owner = domain.Name, Time = Time, OnEvent = e => OnEvent(domain, e) };

    private void OnEvent(QemuDomain domain, QmpEvent e)
    {
        var data = e.Data;
        if (Events.IsWanted(EventClass.QemuMonitor, 0))
        {
            Events.Publish(new QemuMonitorEvent(domain.View.Ref, e.Name, e.Seconds, e.Microseconds, data?.ToString()));
        }

        if (e.Name is "RESET" or "SHUTDOWN" or "SUSPEND" or "SUSPEND_DISK")
        {
            domain.Agent?.NoteGuestWent();
        }

        switch (e.Name)
        {
            case "SHUTDOWN":
                OnShutdown(domain, data);
                break;
            case "STOP":
                OnStop(domain);
                break;
            case "RESUME":
                OnResume(domain);
                break;
            case "RESET":
                Events.Publish(new DomainRebootEvent(domain.View.Ref));
                break;
            case "GUEST_PANICKED":
                OnPanic(domain);
                break;
            case "SUSPEND" or "SUSPEND_DISK":
                OnGuestSleep(domain, e.Name == "SUSPEND_DISK");
                break;
            case "WAKEUP":
                OnWakeup(domain);
                break;
            case "RTC_CHANGE":
                OnClockChange(domain, data?.GetLong("offset") ?? 0);
                break;
            case "WATCHDOG":
                OnWatchdog(domain, data?.GetString("action"));
                break;
            case "BALLOON_CHANGE":
                ulong balloon = (data?.GetULong("actual") ?? 0) / 1024;
                domain.Update(v => v with { Balloon = balloon });
                Events.Publish(new DomainBalloonChangeEvent(domain.View.Ref, balloon));
                break;
            case "VSERPORT_CHANGE":
                OnPortChange(domain, data);
                break;
            case "DEVICE_DELETED" when data?.GetString("device") is { } gone && domain.TellRemoval(gone, gone: true):
                break;
            case "DEVICE_DELETED" when data?.GetString("device") is { } removed:
                Events.Publish(new DomainDeviceRemovedEvent(domain.View.Ref, removed));
                break;
            case "DEVICE_UNPLUG_GUEST_ERROR" or "MEM_UNPLUG_ERROR" when data?.GetString("device") is { } refused:
                domain.TellRemoval(refused, gone: false);
                Events.Publish(new DomainDeviceRemovalFailedEvent(domain.View.Ref, refused));
                break;
            case "MEMORY_FAILURE":
                OnMemoryFailure(domain, data);
                break;
            case "MEMORY_DEVICE_SIZE_CHANGE":
                OnMemoryDevice(domain, data?.GetString("id") ?? "", ((data?.GetULong("size") ?? 0) + 1023) / 1024);
                break;
            case "NIC_RX_FILTER_CHANGED" when data?.GetString("name") is { } card:
                domain.Worker.TryPost(() => AfterFilterChangeAsync(domain, card));
                break;
            case "VNC_CONNECTED" or "VNC_INITIALIZED" or "VNC_DISCONNECTED" or "SPICE_CONNECTED" or "SPICE_INITIALIZED"
                or "SPICE_DISCONNECTED":
                OnGraphics(domain, e.Name, data);
                break;
            case "JOB_STATUS_CHANGE":
                OnJobStatus(domain, data?.GetString("id") ?? "", data?.GetString("status") ?? "");
                break;
            case "MIGRATION" or "DUMP_COMPLETED":
                domain.Job?.Tell();
                break;
            case "MIGRATION_PASS":
                Events.Publish(new DomainMigrationIterationEvent(domain.View.Ref, (int)(data?.GetLong("pass") ?? 0)));
                break;
            default:
                OnBlockEvent(domain, e.Name, data);
                break;
        }
    }

    private void OnShutdown(QemuDomain domain, JsonValue? data)
    {
        bool guest = data?.GetBool("guest") == true;
        if (guest)
        {
            domain.GuestShutDown = true;
        }

        // A guest whose power-off is a new start is never told of as down (libvirtd 9.0, which does tell of one that is only asked to
        // reboot). Ending the emulator after the guest's own shutdown makes it say so once more.
        if (domain.View.Live?.OnPoweroff != LifecycleAction.Restart && domain.View.State != DomainState.Shutdown && !domain.EndsQuietly)
        {
            domain.Update(v => v with { State = DomainState.Shutdown, Reason = (int)DomainShutdownReason.User });
            Publish(domain, DomainEventType.Shutdown, (int)(
                guest ? DomainEventShutdownDetailType.Guest : DomainEventShutdownDetailType.Host));
        }

        if (guest)
        {
            domain.Worker.TryPost(() => AfterGuestShutdownAsync(domain));
        }
    }

    private void OnStop(QemuDomain domain)
    {
        // The processors of a guest that has shut down stand still, too.
        if (domain.View.State != DomainState.Running || domain.GuestShutDown)
        {
            return;
        }

        var reason = domain.PauseReason;
        domain.PauseReason = DomainPausedReason.Unknown;
        domain.Update(v => v with { State = DomainState.Paused, Reason = (int)reason });
        var detail = reason switch
        {
            DomainPausedReason.Ioerror => DomainEventSuspendedDetailType.Ioerror,
            DomainPausedReason.Watchdog => DomainEventSuspendedDetailType.Watchdog,
            _ => DomainEventSuspendedDetailType.Paused,
        };
        Publish(domain, DomainEventType.Suspended, (int)detail);
    }

    private void OnResume(QemuDomain domain)
    {
        domain.GuestShutDown = false;
        if (domain.View.State is DomainState.Running)
        {
            return;
        }

        var reason = domain.ResumeReason;
        var detail = domain.ResumeDetail;
        domain.ResumeReason = DomainRunningReason.Unpaused;
        domain.ResumeDetail = DomainEventResumedDetailType.Unpaused;
        domain.Update(v => v with { State = DomainState.Running, Reason = (int)reason });
        Publish(domain, DomainEventType.Resumed, (int)detail);
    }

    private void OnGuestSleep(QemuDomain domain, bool disk)
    {
        if (domain.View.State == DomainState.Running)
        {
            domain.Update(v => v with { State = DomainState.Pmsuspended, Reason = 0 });
            var detail = disk ? DomainEventPmSuspendedDetailType.Disk : DomainEventPmSuspendedDetailType.Memory;
            Publish(domain, DomainEventType.Pmsuspended, (int)detail);
        }

        Events.Publish(disk ? new DomainPmSuspendDiskEvent(domain.View.Ref, 0) : new DomainPmSuspendEvent(domain.View.Ref, 0));
    }

    private void OnWakeup(QemuDomain domain)
    {
        if (domain.View.State == DomainState.Pmsuspended)
        {
            domain.Update(v => v with { State = DomainState.Running, Reason = (int)DomainRunningReason.Wakeup });
            Publish(domain, DomainEventType.Started, (int)DomainEventStartedDetailType.Wakeup);
        }

        Events.Publish(new DomainPmWakeupEvent(domain.View.Ref, 0));
    }

    private void OnWatchdog(QemuDomain domain, string? action)
    {
        var done = action switch
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
            domain.PauseReason = DomainPausedReason.Watchdog;
            if (domain.View.Live?.Devices.Watchdogs.Exists(static w => w.Action == WatchdogAction.Dump) == true)
            {
                domain.Worker.TryPost(() => AfterWatchdogAsync(domain));
            }
        }

        Events.Publish(new DomainWatchdogEvent(domain.View.Ref, done));
    }

    // A clock that the guest may set keeps what it set: the next start begins there. QEMU counts from where the clock was at this start.
    private void OnClockChange(QemuDomain domain, long offset)
    {
        if (domain.View.Live?.Clock is { Offset: ClockOffset.Variable } clock)
        {
            domain.ClockBase ??= long.TryParse(
                clock.Adjustment, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long began) ? began : 0;
            offset += domain.ClockBase.Value;
            string now = offset.ToString(CultureInfo.InvariantCulture);
            domain.Worker.TryPost(async () =>
            {
                using var job = await domain.Gate.EnterAsync(DomainJobKind.Modify, "clock event").ConfigureAwait(false);
                await ChangeAsync(domain, live: true, config: true, d =>
                    d.Clock?.Adjustment = d.Clock.Offset == ClockOffset.Variable ? now : d.Clock.Adjustment).ConfigureAwait(false);
            });
        }

        Events.Publish(new DomainRtcChangeEvent(domain.View.Ref, offset));
    }

    private void OnMemoryDevice(QemuDomain domain, string alias, ulong kib)
    {
        ChangeLive(domain, d => (d.Devices.Memories.Find(m => m.Alias == alias) is { Target: { } target } ? target : null)?.Current = kib);
        Events.Publish(new DomainMemoryDeviceSizeChangeEvent(domain.View.Ref, alias, kib));
    }

    // What only the running definition shows, and QEMU can be asked for again: it is not written down.
    private static void ChangeLive(QemuDomain domain, Action<DomainDef> change) => domain.Update(v =>
    {
        if (v.Live is null)
        {
            return v;
        }

        var live = v.Live.DeepCopy();
        change(live);
        return v with { Live = live };
    });

    private void OnPortChange(QemuDomain domain, JsonValue? data)
    {
        string id = data?.GetString("id") ?? "";
        bool open = data?.GetBool("open") == true;
        bool agent = false;
        domain.Update(v =>
        {
            int at = v.Live?.Devices.Channels.FindIndex(c => c.Alias == id) ?? -1;
            if (at < 0 || v.Live is null)
            {
                return v;
            }

            var live = v.Live.DeepCopy();
            var channel = live.Devices.Channels[at];
            if (channel.Target is { } target)
            {
                target.State = open ? ChannelState.Connected : ChannelState.Disconnected;
            }

            agent = channel == AgentChannel(live);
            return v with { Live = live, AgentOpen = agent ? open : v.AgentOpen };
        });
        if (agent)
        {
            Events.Publish(new DomainAgentLifecycleEvent(
                domain.View.Ref, open
                    ? ConnectDomainEventAgentLifecycleState.Connected
                    : ConnectDomainEventAgentLifecycleState.Disconnected,
                ConnectDomainEventAgentLifecycleReason.Channel));
        }
    }

    private void OnMemoryFailure(QemuDomain domain, JsonValue? data)
    {
        var recipient = data?.GetString("recipient") == "guest"
            ? DomainMemoryFailureRecipientType.Guest
            : DomainMemoryFailureRecipientType.Hypervisor;
        var action = data?.GetString("action") switch
        {
            "inject" => DomainMemoryFailureActionType.Inject,
            "fatal" => DomainMemoryFailureActionType.Fatal,
            "reset" => DomainMemoryFailureActionType.Reset,
            _ => DomainMemoryFailureActionType.Ignore,
        };
        DomainMemoryFailureFlags flags = default;
        if (data?["flags"]?.GetBool("action-required") == true)
        {
            flags |= DomainMemoryFailureFlags.ActionRequired;
        }

        if (data?["flags"]?.GetBool("recursive") == true)
        {
            flags |= DomainMemoryFailureFlags.Recursive;
        }

        Events.Publish(new DomainMemoryFailureEvent(domain.View.Ref, recipient, action, flags));
    }

    private void OnBlockEvent(QemuDomain domain, string name, JsonValue? data)
    {
        switch (name)
        {
            case "BLOCK_IO_ERROR":
                var disk = FindDisk(domain.View, data?.GetString("node-name"), data?.GetString("qom-path"));
                var action = data?.GetString("action") switch
                {
                    "stop" => DomainEventIoErrorAction.Pause,
                    "report" => DomainEventIoErrorAction.Report,
                    _ => DomainEventIoErrorAction.None,
                };
                if (action == DomainEventIoErrorAction.Pause)
                {
                    domain.PauseReason = DomainPausedReason.Ioerror;
                }

                string path = DiskImage.PathOf(disk?.Source) ?? "", alias = disk?.Alias ?? "";
                Events.Publish(new DomainIoErrorEvent(domain.View.Ref, path, alias, action));
                Events.Publish(new DomainIoErrorReasonEvent(
                    domain.View.Ref, path, alias, action, data?.GetBool("nospace") == true ? "enospc" : ""));
                break;
            case "DEVICE_TRAY_MOVED" when data?.GetString("id") is { } tray:
                bool opened = data.GetBool("tray-open") == true;
                ChangeLive(domain, d => d.Devices.Disks.Find(x => x.Alias == tray)?.Target?.Tray = opened
                    ? DiskTray.Open
                    : DiskTray.Closed);
                Events.Publish(new DomainTrayChangeEvent(
                    domain.View.Ref, tray, opened ? DomainEventTrayChangeReason.Open : DomainEventTrayChangeReason.Close));
                break;
            case "BLOCK_WRITE_THRESHOLD" when data?.GetString("node-name") is { } node:
                if (FindDisk(domain.View, node, null) is { Target.Dev: { } dev } full)
                {
                    Events.Publish(new DomainBlockThresholdEvent(
                        domain.View.Ref, dev, DiskImage.PathOf(full.Source), data.GetULong("write-threshold")
                            ?? 0, data.GetULong("amount-exceeded") ?? 0));
                }

                break;
            default:
                break;
        }
    }

    private static Disk? FindDisk(DomainView view, string? node, string? qomPath)
    {
        foreach (var disk in view.Live?.Devices.Disks ?? [])
        {
            if (node is not null && disk.Source?.Index is { } index && node.StartsWith($"libvirt-{index}-", StringComparison.Ordinal))
            {
                return disk;
            }

            if (qomPath is not null && disk.Alias is { } alias && qomPath.Contains("/" + alias, StringComparison.Ordinal))
            {
                return disk;
            }
        }

        return null;
    }
}
