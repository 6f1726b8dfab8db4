using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.CommandLine;
using Vireo.Drivers.Qemu.Devices.Hotplug;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Drivers.Qemu.Rules;
using Vireo.Drivers.Qemu.Security;
using Vireo.Posix;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// Runs a definition: prepares it, writes down what is about to be taken, takes it, makes the process, writes down its number, lets it
/// become the emulator, and lets the guest run. The caller holds the domain's gate. A start that fails leaves nothing.
/// </summary>
internal sealed class StartFlow(
    QemuDomains domains, QemuCapabilitiesCache capabilities, GuestResources resources, DomainStatus status, GuestLock guestLock,
    EndFlow end, GuestStream stream, ManagedSaves saves, GuestHooks hooks, RunPaths paths,
    DacSecurity? security, LiveHosts hosts)
{
    /// <summary>How the monitor of a domain's emulator is connected. Set once, when the driver is composed.</summary>
    public required Func<QemuDomain, QmpOptions> MonitorOptions { get; init; }

    /// <summary>Starts a domain with <paramref name="config"/>.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="config">What it is to be; it is not changed.</param>
    /// <param name="flags">How to start.</param>
    /// <param name="saved">A state to begin with, or null to boot.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public async Task RunAsync(QemuDomain domain, DomainDef config, DomainCreateFlags flags, SavedState? saved,
        CancellationToken cancellationToken)
    {
        var caps = await capabilities.GetAsync(config.Devices.Emulator ?? "", cancellationToken).ConfigureAwait(false);
        caps = ExtensionChecks.Switch(config, caps);
        QemuValidate.Check(config, caps);

        // An emulator lives that the list does not know, because its files cannot be read: they are not to be replaced.
        if (guestLock.IsHeld(domain.Uuid))
        {
            throw LifecycleErrors.AlreadyRunning();
        }

        int id = domains.NextId();
        var live = config.DeepCopy();
        live.Id = id;
        var host = hosts.Open(live);
        using var run = resources.Open(domain, id, live, host);
        List<Func<DomainRef, VirEvent>> changes;
        try
        {
            security?.Label(live);
            await hosts.Volumes.ResolveAsync(live, saved is not null, cancellationToken).ConfigureAwait(false);
            await hosts.CheckNetworksAsync(live, cancellationToken).ConfigureAwait(false);
            changes = StartupPolicies.Apply(live, saved is not null, security?.Identity(live));
            GuestPreparation.Apply(live, caps, host);
            await host.Secrets.FetchAsync(live.Devices.Disks, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            domain.Update(static v => v with { Reason = (int)DomainShutoffReason.Failed });
            throw e is VirException or OperationCanceledException ? e : Errors.Of(e);
        }

        bool paused = flags.HasFlag(DomainCreateFlags.StartPaused), announced = false;
        Begin(domain, run, caps, paused, saved);
        try
        {
            changes.ForEach(c => domains.Publish(c(domain.View.Ref)));
            await hooks.PrepareAsync(live, cancellationToken).ConfigureAwait(false);
            await resources.AcquireAsync(run, cancellationToken).ConfigureAwait(false);
            await hooks.StartAsync(live, cancellationToken).ConfigureAwait(false);
            var process = await LaunchAsync(domain, run, caps, saved, cancellationToken).ConfigureAwait(false);
            await ConfigureAsync(domain, live, process, cancellationToken).ConfigureAwait(false);
            if (saved is not null)
            {
                await LoadAsync(domain, process, run, cancellationToken).ConfigureAwait(false);

                // libvirt announces a restored guest before it runs, and a booted one after.
                domains.Publish(domain, DomainEventType.Started, (int)DomainEventStartedDetailType.Restored);
                announced = true;
            }

            await LetRunAsync(domain, process, saved, paused, cancellationToken).ConfigureAwait(false);
            await hooks.StartedAsync(domain.View.Live ?? live, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception caught)
        {
            var e = domain.Process is { } started ? await started.ReasonAsync(caught).ConfigureAwait(false) : caught;
            await end.AbandonAsync(domain, run, announced).ConfigureAwait(false);
            throw e is VirException or OperationCanceledException ? e : Errors.Of(e);
        }

        var running = domain.Process ?? throw Errors.DomainNotRunning();
        if (!announced)
        {
            domains.Publish(domain, DomainEventType.Started, (int)DomainEventStartedDetailType.Booted);
        }

        if (paused)
        {
            var detail = announced ? DomainEventSuspendedDetailType.Restored : DomainEventSuspendedDetailType.Paused;
            domains.Publish(domain, DomainEventType.Suspended, (int)detail);
        }

        end.Watch(domain, running);
    }

    /// <summary>Where the sockets of this user's session are; null without a session.</summary>
    internal static string? RuntimeFolder => Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR");

    /// <summary>Environment of an emulator whose own folder is <paramref name="home"/>.</summary>
    internal static string[] EmulatorEnvironment(string home) =>
    [
        "LC_ALL=C",
        "PATH=" + (Environment.GetEnvironmentVariable("PATH") ?? "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"),
        "HOME=" + home,
        "XDG_DATA_HOME=" + home + "/.local/share",
        "XDG_CACHE_HOME=" + home + "/.cache",
        "XDG_CONFIG_HOME=" + home + "/.config",
    ];

    // From here on the domain has a run. What is shown is a copy, because the document is still being completed.
    private void Begin(QemuDomain domain, GuestRun run, QemuCapabilities caps, bool paused, SavedState? saved)
    {
        domain.Held = run;
        domains.List.SetId(domain, run.Live.Id ?? -1, (d, n) => d.Update(v => v with
        {
            Id = n,
            Live = run.Live.DeepCopy(),
            Run = new DomainRuntime
            {
                MonitorPath = paths.Monitor(run.ShortName),
                EmulatorFlags = caps.Flags,
                ResumeReason = saved is null ? DomainRunningReason.Booted : DomainRunningReason.Restored,
                ResumeDetail = saved is null ? DomainEventResumedDetailType.Unpaused : DomainEventResumedDetailType.FromSnapshot,
                Job = saved is null ? null : new RuntimeJob(RuntimeJobKind.Restore, saved.Path, WasRunning: !paused, saved.Managed),
            },
            State = DomainState.Paused,
            Reason = (int)DomainPausedReason.StartingUp,
            Updated = false,
            Balloon = null,
            AgentOpen = false,
        }));
    }

    private async Task<QemuProcess> LaunchAsync(
        QemuDomain domain, GuestRun run, QemuCapabilities caps, SavedState? saved, CancellationToken cancellationToken)
    {
        var live = run.Live;
        var host = run.Host ?? throw new InvalidOperationException("a start has a host");
        var arguments = EmulatorArguments.Build(live, caps, host).ToList();
        host.Secrets.Dispose();
        if (saved is not null)
        {
            arguments.Add(["-incoming", "defer"]);
            host.Handles.Add(Fd.Duplicate(saved.Stream.End));
            run.IncomingHandle = Fd.Number(host.Handles[^1]);
        }

        var launch = new QemuLaunch
        {
            Name = domain.Name,
            Emulator = live.Devices.Emulator ?? caps.Emulator,
            Arguments = arguments,
            Environment = [.. EmulatorEnvironment(paths.LibFolder(run.ShortName)), .. SaslEnvironment(live),
                .. UserArguments.Environment(live, RuntimeFolder)],
            LogBanner = $"starting up vireo, qemu version: {caps.VersionText}{caps.Package}",
            MonitorPath = paths.Monitor(run.ShortName),
            RunAs = security?.Identity(live),
        };
        launch.Limits.AddRange(hosts.Settings.Limits());
        launch.Limits.AddRange(LockedMemory.Limit(live));
        launch.Inherited.AddRange(host.Handles);
        host.Handles.Clear();
        var log = run.Log ?? throw new InvalidOperationException("the log is taken before the launch");
        run.Log = null;
        var process = QemuProcess.Spawn(launch, log);
        domain.Process = process;
        domain.Update(v => v with { Live = live, Run = v.Run with { Pid = process.Pid, StartTime = process.StartTime } });

        // The process waits until this is on disk: a daemon that dies before that takes it along, and one that dies later leaves it to the
        // next.
        status.SaveIntent(domain);
        await resources.AcquireForProcessAsync(run, cancellationToken).ConfigureAwait(false);

        // A libvirtd that takes the guest over waits for the events of streams, and does not ask for them itself.
        await process.RunAsync(MonitorOptions(domain) with { Opening = QemuCommands.MigrationEvents }, cancellationToken)
            .ConfigureAwait(false);
        return process;
    }

    private async Task ConfigureAsync(QemuDomain domain, DomainDef live, QemuProcess process, CancellationToken cancellationToken)
    {
        var monitor = process.Monitor;
        await VcpuFlow.InsertRemovableAsync(domain, live, cancellationToken).ConfigureAwait(false);
        await DeviceHotplug.AfterStartAsync(domain, live, cancellationToken).ConfigureAwait(false);
        if (live.CurrentMemory < live.Memory && live.Devices.MemoryBalloon is { Model: not MemoryBalloonModel.None })
        {
            await monitor.SetBalloonAsync(live.CurrentMemory.Value, cancellationToken).ConfigureAwait(false);
        }

        await GuestState.SynchronizeAsync(domain, cancellationToken).ConfigureAwait(false);
        await ThreadPlacement.BindAsync(domain, cancellationToken).ConfigureAwait(false);
        foreach (var graphics in live.Devices.Graphics)
        {
            await SetPasswordAsync(monitor, graphics, cancellationToken).ConfigureAwait(false);
        }

        if (live.OnReboot == LifecycleAction.Destroy)
        {
            await monitor.TryExecuteAsync("set-action", new JsonObject().Add("reboot", "shutdown"), cancellationToken).ConfigureAwait(
                false);
        }

        if (live.Devices.MemoryBalloon is { StatsPeriod: { } period, Alias: { } alias })
        {
            await monitor.SetBalloonPeriodAsync(alias, (int)period, cancellationToken).ConfigureAwait(false);
        }

        if (GuestState.AgentChannel(live) is not null)
        {
            domains.Publish(new DomainAgentLifecycleEvent(
                domain.View.Ref, ConnectDomainEventAgentLifecycleState.Disconnected, ConnectDomainEventAgentLifecycleReason.DomainStarted));
        }
    }

    // The domain's own password, or the one that the administrator set for all.
    private Task SetPasswordAsync(QmpConnection monitor, Graphics graphics, CancellationToken cancellationToken)
    {
        var (protocol, password) = graphics switch
        {
            VncGraphics vnc => ("vnc", vnc.Password ?? hosts.Settings.Vnc.Password),
            SpiceGraphics spice => ("spice", spice.Password ?? hosts.Settings.Spice.Password),
            _ => ("", null),
        };
        return password is null ? Task.CompletedTask : monitor.SetPasswordAsync(protocol, password, cancellationToken);
    }

    // The libraries of both screens read the same variable; as in libvirt the last screen decides.
    private IEnumerable<string> SaslEnvironment(DomainDef live)
    {
        string? folder = live.Devices.Graphics.Select(g => g switch
        {
            VncGraphics when hosts.Settings.Vnc.Sasl => hosts.Settings.Vnc.SaslFolder,
            SpiceGraphics when hosts.Settings.Spice.Sasl => hosts.Settings.Spice.SaslFolder,
            _ => null,
        }).LastOrDefault(static f => f is not null);
        return folder is null ? [] : ["SASL_CONF_PATH=" + folder];
    }

    // The emulator reads the state that it inherited. When it has all of it, that is written down: from then on the run counts, and the
    // file does not.
    private async Task LoadAsync(QemuDomain domain, QemuProcess process, GuestRun run, CancellationToken cancellationToken)
    {
        await stream.ReadAsync(domain, process, run.IncomingHandle, cancellationToken).ConfigureAwait(false);
        var job = domain.View.Run.Job;
        domain.Update(v => v with
        {
            Reason = (int)DomainPausedReason.Migration,
            Run = v.Run with { Job = job is null ? null : job with { Loaded = true } },
        });
        status.SaveIntent(domain);
        if (job is { Managed: true })
        {
            saves.Remove(domain);
        }
    }

    private async Task LetRunAsync(
        QemuDomain domain, QemuProcess process, SavedState? saved, bool paused, CancellationToken cancellationToken)
    {
        if (paused)
        {
            var reason = saved is null ? DomainPausedReason.User : DomainPausedReason.Migration;
            domain.Update(v => v with
            {
                State = DomainState.Paused,
                Reason = (int)reason,
                Run = v.Run with { ResumeReason = DomainRunningReason.Unpaused, ResumeDetail = DomainEventResumedDetailType.Unpaused,
                    Job = null },
            });
        }
        else
        {
            await process.Monitor.ContinueAsync(cancellationToken).ConfigureAwait(false);
            var reason = saved is null ? DomainRunningReason.Booted : DomainRunningReason.Restored;
            domain.Update(v =>
            {
                var next = v with { Run = v.Run with { Job = null } };
                return v.State is DomainState.Running or DomainState.Paused
                    ? next with { State = DomainState.Running, Reason = (int)reason }
                    : next;
            });
        }

        status.Save(domain);
    }
}
