using System.Globalization;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.CommandLine;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Drivers.Qemu.Rules;
using Vireo.Posix;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu;

/// <content>Starting a domain.</content>
public sealed partial class QemuDriver
{
    private const int MaxShortName = 20;

    /// <summary>Starts a defined domain.</summary>
    public async ValueTask<DomainRef> StartAsync(DomainRef domainRef, DomainCreateFlags flags, CancellationToken cancellationToken)
    {
        var domain = Find(domainRef);
        using var job = await EnterAsync(domain, DomainJobKind.Modify, "DomainCreateWithFlags", cancellationToken).ConfigureAwait(
            false);
        if (domain.View.IsActive)
        {
            throw Errors.OperationInvalid(ErrorDomain.Qemu, "domain is already running");
        }

        var config = domain.View.Config ?? throw Domains.Noun.NoObject(domain.Uuid, domain.Name);
        if (domain.View.ManagedSave && await GoOnAsync(domain, flags, cancellationToken).ConfigureAwait(false))
        {
            return domain.View.Ref;
        }

        await RunAsync(domain, config, flags, null, cancellationToken).ConfigureAwait(false);
        return domain.View.Ref;
    }

    /// <summary>Starts a domain from a document; one that is not defined vanishes when it ends.</summary>
    public async ValueTask<DomainRef> CreateAsync(string xml, DomainCreateFlags flags, CancellationToken cancellationToken)
    {
        var def = await ReadAsync(xml, cancellationToken).ConfigureAwait(false);
        using var lease = await EnterOrAddAsync(def, "DomainCreateXML", cancellationToken).ConfigureAwait(false);
        var domain = lease.Item;
        if (domain.View.IsActive)
        {
            throw Errors.OperationInvalid(ErrorDomain.Qemu, $"domain '{domain.Name}' is already active");
        }

        await RunAsync(domain, def, flags, null, cancellationToken).ConfigureAwait(false);
        lease.Keep();
        return domain.View.Ref;
    }

    /// <summary>Starts what is marked for it.</summary>
    private async Task AutostartAsync(CancellationToken cancellationToken)
    {
        foreach (var domain in Domains.Items)
        {
            var view = domain.View;
            if (view is { Autostart: true, IsActive: false })
            {
                try
                {
                    await StartAsync(view.Ref, DomainCreateFlags.None, cancellationToken).ConfigureAwait(false);
                }
                catch (VirException e)
                {
                    _log.Error($"Failed to start '{view.Name}': {e.Message}");
                }
            }
        }
    }

    // The caller holds the domain's gate.
    private async Task RunAsync(QemuDomain domain, DomainDef config, DomainCreateFlags flags, PackedFile? saved,
        CancellationToken cancellationToken)
    {
        var caps = await Capabilities.GetAsync(config.Devices.Emulator ?? "", cancellationToken).ConfigureAwait(false);
        caps = ExtensionChecks.Switch(config, caps);
        QemuValidate.Check(config, caps);
        int id = Interlocked.Increment(ref _lastId);
        var live = config.DeepCopy();
        live.Id = id;
        string libFolder = LibFolder(id, domain.Name);
        using var host = NewHost(live);
        try
        {
            GuestPreparation.Apply(live, caps, host);
            Security?.Label(live);
            await MakeRunFolderAsync(live, libFolder, cancellationToken).ConfigureAwait(false);
            Security?.TakeFiles(live);
            domain.BeingDestroyed = false;
            domain.GuestShutDown = false;
            domain.RebootPending = false;
            domain.CustomMonitor = false;
            domain.PauseReason = DomainPausedReason.Unknown;
            domain.ResumeReason = saved is null ? DomainRunningReason.Booted : DomainRunningReason.Restored;
            domain.ResumeDetail = saved is null ? DomainEventResumedDetailType.Unpaused : DomainEventResumedDetailType.FromSnapshot;
            domain.EndsQuietly = false;
            domain.ClockBase = null;
            await Tpms.StartAsync(live, ShortName(id, domain.Name), cancellationToken).ConfigureAwait(false);
            await LaunchAsync(domain, live, caps, host, saved, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            host.ReleasePorts();
            Security?.ReturnFiles(live);
            Tpms.CleanUp(live, ShortName(id, domain.Name));
            FailStart(domain, libFolder);
            throw e is VirException or OperationCanceledException ? e : Errors.Internal(ErrorDomain.Qemu, e.Message, e);
        }

        await FinishStartAsync(domain, live, flags, saved, cancellationToken).ConfigureAwait(false);
    }

    // The emulator's own folder for one run, with the key that protects secrets on its command line.
    private async Task MakeRunFolderAsync(DomainDef live, string libFolder, CancellationToken cancellationToken)
    {
        string key = Path.Combine(libFolder, "master-key.aes");
        Directory.CreateDirectory(libFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            | UnixFileMode.GroupRead | UnixFileMode.GroupExecute);
        await File.WriteAllBytesAsync(key, Entropy.GetBytes(32), cancellationToken).ConfigureAwait(false);
        File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Security?.TakeOwn(live, libFolder);
        Security?.TakeOwn(live, key);
    }

    // QEMU makes the file itself; the folder is the guest's own, so that nothing is left of it.
    private string MemoryFile(DomainDef live, string alias)
    {
        string folder = MemoryFolder(live.Id ?? -1, live.Name ?? "");
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            Security?.TakeOwn(live, folder);
        }

        return Path.Combine(folder, alias);
    }

    private async Task LaunchAsync(
        QemuDomain domain, DomainDef live, QemuCapabilities caps, LiveHost host, PackedFile? saved, CancellationToken cancellationToken)
    {
        var arguments = EmulatorArguments.Build(live, caps, host).ToList();
        if (saved is not null)
        {
            arguments.Add(["-incoming", "defer"]);
            host.Handles.Add(Fd.Duplicate(saved.End));
            domain.IncomingHandle = Fd.Number(host.Handles[^1]);
        }

        Directory.CreateDirectory(Folders.State);
        var launch = new QemuLaunch
        {
            Name = domain.Name,
            Emulator = live.Devices.Emulator ?? caps.Emulator,
            Arguments = arguments,
            Environment = [.. EmulatorEnvironment(host.LibFolder), .. UserArguments.Environment(live)],
            LogPath = LogPath(domain.Name),
            LogBanner = $"starting up vireo, qemu version: {caps.VersionText}{caps.Package}",
            MonitorPath = Path.Combine(host.LibFolder, "monitor.sock"),
            PidFile = Path.Combine(Folders.State, domain.Name + ".pid"),
            RunAs = Security?.Identity(live),
        };
        launch.Inherited.AddRange(host.Handles);

        // The monitor's events may come as soon as it is connected: the domain must be known as running by then.
        Domains.SetId(domain, live.Id ?? -1, (d, n) => d.Update(v => v with
        {
            Id = n,
            Live = live,
            RequestedCpu = null,
            State = DomainState.Paused,
            Reason = (int)DomainPausedReason.StartingUp,
            Updated = false,
            Balloon = null,
            AgentOpen = false,
        }));
        domain.Process = await QemuProcess.StartAsync(launch, MonitorOptions(domain), cancellationToken).ConfigureAwait(false);

        // A daemon that dies now leaves an emulator that is of no use: the next one must find it, to end it.
        await SaveStatusAsync(domain).ConfigureAwait(false);
    }

    private async Task FinishStartAsync(
        QemuDomain domain, DomainDef live, DomainCreateFlags flags, PackedFile? saved, CancellationToken cancellationToken)
    {
        var process = domain.Process ?? throw Errors.DomainNotRunning();
        bool told = false;
        try
        {
            await InsertRemovableVcpusAsync(domain, live, cancellationToken).ConfigureAwait(false);
            if (live.CurrentMemory < live.Memory && live.Devices.MemoryBalloon is { Model: not MemoryBalloonModel.None })
            {
                await process.Monitor.SetBalloonAsync(live.CurrentMemory.Value, cancellationToken).ConfigureAwait(false);
            }

            await SynchronizeAsync(domain, cancellationToken).ConfigureAwait(false);
            Place(domain);
            foreach (var graphics in live.Devices.Graphics)
            {
                if (graphics is VncGraphics { Password: { } password })
                {
                    await process.Monitor.SetPasswordAsync("vnc", password, cancellationToken).ConfigureAwait(false);
                }
            }

            if (live.OnReboot == LifecycleAction.Destroy)
            {
                await process.Monitor.TryExecuteAsync("set-action", new JsonObject().Add("reboot", "shutdown"), cancellationToken)
                    .ConfigureAwait(false);
            }

            if (live.Devices.MemoryBalloon is { StatsPeriod: { } period, Alias: { } alias })
            {
                await process.Monitor.SetBalloonPeriodAsync(alias, (int)period, cancellationToken).ConfigureAwait(false);
            }

            if (AgentChannel(live) is not null)
            {
                Events.Publish(new DomainAgentLifecycleEvent(
                    domain.View.Ref, ConnectDomainEventAgentLifecycleState.Disconnected,
                        ConnectDomainEventAgentLifecycleReason.DomainStarted));
            }

            if (saved is not null)
            {
                await ReadStateAsync(domain, process, cancellationToken).ConfigureAwait(false);

                // libvirt tells of a restored guest before it runs, and of a booted one after.
                Publish(domain, DomainEventType.Started, (int)DomainEventStartedDetailType.Restored);
                told = true;
            }

            if (flags.HasFlag(DomainCreateFlags.StartPaused))
            {
                var reason = saved is null ? DomainPausedReason.User : DomainPausedReason.Migration;
                domain.ResumeReason = DomainRunningReason.Unpaused;
                domain.ResumeDetail = DomainEventResumedDetailType.Unpaused;
                domain.Update(v => v with { State = DomainState.Paused, Reason = (int)reason });
            }
            else
            {
                await process.Monitor.ContinueAsync(cancellationToken).ConfigureAwait(false);
                var reason = saved is null ? DomainRunningReason.Booted : DomainRunningReason.Restored;
                domain.Update(v => v.State is DomainState.Running or DomainState.Paused
                    ? v with { State = DomainState.Running, Reason = (int)reason }
                    : v);
            }

            await SaveStatusAsync(domain).ConfigureAwait(false);
        }
        catch
        {
            domain.BeingDestroyed = true;
            await process.KillAsync(graceful: false, TimeSpan.FromSeconds(1), Time).ConfigureAwait(false);
            await CleanUpAsync(domain, DomainShutoffReason.Failed, DomainEventStoppedDetailType.Failed).ConfigureAwait(false);
            throw;
        }

        if (!told)
        {
            Publish(domain, DomainEventType.Started, (int)DomainEventStartedDetailType.Booted);
        }

        if (flags.HasFlag(DomainCreateFlags.StartPaused))
        {
            Publish(domain, DomainEventType.Suspended, (int)(
                told ? DomainEventSuspendedDetailType.Restored : DomainEventSuspendedDetailType.Paused));
        }

        Watch(domain, process);
    }

    private void FailStart(QemuDomain domain, string libFolder)
    {
        Domains.SetId(domain, -1, (d, n) => d.Update(v => v with
        {
            Id = n,
            Live = null,
            State = DomainState.Shutoff,
            Reason = (int)DomainShutoffReason.Failed,
        }));
        domain.Process = null;
        DeleteFolder(libFolder);
        File.Delete(Path.Combine(Folders.State, domain.Name + ".pid"));
        DomainLog.Note(LogPath(domain.Name), Time, "shutting down, reason=failed");
    }

    /// <summary>Asks a connected emulator for what the domain's view and live document show.</summary>
    private async Task SynchronizeAsync(QemuDomain domain, CancellationToken cancellationToken)
    {
        var monitor = domain.Monitor;
        var vcpus = monitor.QueryVcpusAsync(cancellationToken);
        var terminals = monitor.QueryTerminalsAsync(cancellationToken);
        var status = monitor.QueryStatusAsync(cancellationToken);
        var ports = monitor.QueryOpenChannelsAsync(cancellationToken);
        var balloon = monitor.QueryBalloonAsync(cancellationToken);
        var cpus = await vcpus.ConfigureAwait(false);
        var features = cpus.Count > 0
            ? monitor.QueryFeatureWordsAsync(cpus[0].QomPath, cancellationToken)
            : Task.FromResult<JsonValue?>(null);
        int[] threads = Threads(cpus);
        var paths = await terminals.ConfigureAwait(false);
        string run = await status.ConfigureAwait(false);
        var open = await ports.ConfigureAwait(false);
        ulong? memory = await balloon.ConfigureAwait(false);
        var words = await features.ConfigureAwait(false);
        domain.Update(v =>
        {
            var live = v.Live?.DeepCopy();
            var requested = v.RequestedCpu;
            if (live is not null)
            {
                ShowTerminals(live, paths);
                ShowPorts(live, open);
                live.CurrentMemory = memory ?? live.CurrentMemory;
                if (words is not null && requested is null)
                {
                    requested = v.Live?.Cpu;
                    GuestCpu.ShowActual(live, words);
                }
            }

            bool agent = live is not null && AgentChannel(live)?.Target?.State == ChannelState.Connected;
            var next = v with { Live = live, RequestedCpu = requested, VcpuThreads = [.. threads], AgentOpen = agent };
            return run switch
            {
                "running" when v.State != DomainState.Running =>
                    next with { State = DomainState.Running, Reason = (int)DomainRunningReason.Unpaused },
                "paused" or "prelaunch" or "postmigrate" or "finish-migrate" when v.State == DomainState.Running =>
                    next with { State = DomainState.Paused, Reason = (int)DomainPausedReason.Unknown },
                "io-error" when v.State == DomainState.Running =>
                    next with { State = DomainState.Paused, Reason = (int)DomainPausedReason.Ioerror },
                "watchdog" when v.State == DomainState.Running =>
                    next with { State = DomainState.Paused, Reason = (int)DomainPausedReason.Watchdog },
                "guest-panicked" => next with { State = DomainState.Crashed, Reason = (int)DomainCrashedReason.Panicked },
                "shutdown" => next with { State = DomainState.Shutdown, Reason = 0 },
                "suspended" => next with { State = DomainState.Pmsuspended, Reason = 0 },
                _ => next,
            };
        });
    }

    private static void ShowTerminals(DomainDef live, IReadOnlyDictionary<string, string> paths)
    {
        foreach (var device in live.Devices.Serials.Cast<CharDevice>().Concat(live.Devices.Parallels).Concat(live.Devices.Channels).Concat(
            live.Devices.Consoles))
        {
            if (device.Type == CharType.Pty && paths.TryGetValue("char" + device.Alias, out string? path))
            {
                device.Sources.Clear();
                device.Sources.Add(new PtyCharSource { Path = path });
                device.Tty = device is ConsoleDevice ? path : null;
            }
        }
    }

    private static void ShowPorts(DomainDef live, IReadOnlyDictionary<string, bool> open)
    {
        foreach (var channel in live.Devices.Channels)
        {
            if (channel.Target is { Type: ChannelTargetType.Virtio } target && open.TryGetValue("char" + channel.Alias, out bool connected))
            {
                target.State = connected ? ChannelState.Connected : ChannelState.Disconnected;
            }
        }
    }

    private LiveHost NewHost(DomainDef live)
    {
        int id = live.Id ?? -1;
        string name = live.Name ?? "";
        return new LiveHost(LibFolder(id, name), ChannelFolder(id, name), Settings.VncListen, Displays, Time.GetUtcNow())
        {
            GiveOwn = path => Security?.TakeOwn(live, path),
            GiveFile = path => Security?.TakeFile(live, path),
            MemoryPath = alias => MemoryFile(live, alias),
            TpmPath = _ => Tpms.SocketPath(ShortName(id, name)),
        };
    }

    private string LibFolder(int id, string name) => Path.Combine(Folders.Lib, "domain-" + ShortName(id, name));

    private string MemoryFolder(int id, string name) => Path.Combine(Folders.Lib, "ram", ShortName(id, name));

    private string ChannelFolder(int id, string name) => Path.Combine(Folders.State, "channel", ShortName(id, name));

    /// <summary>What libvirt names a run by in paths: its number, and the domain's name cut short.</summary>
    internal static string ShortName(int id, string name) =>
        string.Create(CultureInfo.InvariantCulture, $"{id}-{(name.Length <= MaxShortName ? name : name[..MaxShortName])}");

    internal string LogPath(string name) => Path.Combine(Folders.Log, name + ".log");

    private static string[] EmulatorEnvironment(string home) =>
    [
        "LC_ALL=C", "PATH=" + (Environment.GetEnvironmentVariable("PATH")
            ?? "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"),
        "HOME=" + home, "XDG_DATA_HOME=" + home + "/.local/share", "XDG_CACHE_HOME=" + home + "/.cache", "XDG_CONFIG_HOME=" + home
            + "/.config",
    ];

    /// <summary>The agent's channel of a domain, or null.</summary>
    internal static Channel? AgentChannel(DomainDef live) => live.Devices.Channels.Find(c => c.Target?.Name == "org.qemu.guest_agent.0");

    private static void DeleteFolder(string path)
    {
        try
        {
            Directory.Delete(path, true);
        }
        catch (IOException)
        {
            // Gone already, or something of the emulator's lingers: the next run has a folder of its own.
        }
    }
}
