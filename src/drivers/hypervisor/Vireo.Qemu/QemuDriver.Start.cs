using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.CommandLine;
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
    private readonly HashSet<int> _displayPorts = [];

    /// <summary>Starts a defined domain.</summary>
    public async ValueTask<DomainRef> StartAsync(DomainRef domainRef, DomainCreateFlags flags, CancellationToken cancellationToken)
    {
        var domain = Find(domainRef);
        using var job = await domain.Gate.EnterAsync(DomainJobKind.Modify, "DomainCreateWithFlags", cancellationToken).ConfigureAwait(
            false);
        if (domain.View.IsActive)
        {
            throw Errors.OperationInvalid(ErrorDomain.Qemu, "domain is already running");
        }

        var config = domain.View.Config ?? throw Errors.QemuNoDomain(domain.Uuid, domain.Name);
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
        string name = def.Name ?? "";
        var uuid = def.Uuid ?? default;
        var domain = AddOrFind(def, name, uuid, new DomainView { Name = name, Uuid = uuid }, out bool added);
        using var job = await domain.Gate.EnterAsync(DomainJobKind.Modify, "DomainCreateXML", cancellationToken).ConfigureAwait(false);
        if (!added && domain.View.IsActive)
        {
            throw Errors.OperationInvalid(ErrorDomain.Qemu, $"domain '{name}' is already active");
        }

        try
        {
            await RunAsync(domain, def, flags, null, cancellationToken).ConfigureAwait(false);
        }
        catch when (added)
        {
            Forget(domain);
            throw;
        }

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
        QemuValidate.Check(config, caps);
        int id = Interlocked.Increment(ref _lastId);
        var live = config.DeepCopy();
        live.Id = id;
        string libFolder = LibFolder(id, domain.Name);
        var displays = new List<int>();
        try
        {
            CheckDisks(live);
            CheckFirmware(live);
            CheckNodes(live);
            UsbAddresses.Assign(live);
            QemuAliases.Assign(live);
            PrepareLive(live, displays);
            GuestCpu.ResolveHostModel(live, caps);
            PrepareNvram(live);
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
            await LaunchAsync(domain, live, caps, libFolder, saved, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            FreeDisplays(displays);
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
        QemuDomain domain, DomainDef live, QemuCapabilities caps, string libFolder, PackedFile? saved, CancellationToken cancellationToken)
    {
        using var resources = new LaunchResources(
            libFolder, _ => Tpms.SocketPath(ShortName(live.Id ?? -1, domain.Name)), OpenTap, path => Security?.TakeOwn(live, path), path =>
            Security?.TakeFile(live, path), alias => MemoryFile(live, alias), Time.GetUtcNow());
        var arguments = EmulatorArguments.Build(live, caps, resources).ToList();
        if (saved is not null)
        {
            arguments.Add(["-incoming", "defer"]);
            resources.Handles.Add(Fd.Duplicate(saved.End));
            domain.IncomingHandle = Fd.Number(resources.Handles[^1]);
        }

        Directory.CreateDirectory(Folders.State);
        var launch = new QemuLaunch
        {
            Name = domain.Name,
            Emulator = live.Devices.Emulator ?? caps.Emulator,
            Arguments = arguments,
            Environment = [.. EmulatorEnvironment(libFolder), .. ExtraPart.Environment(live)],
            LogPath = LogPath(domain.Name),
            LogBanner = $"starting up vireo, qemu version: {caps.VersionText}{caps.Package}",
            MonitorPath = Path.Combine(libFolder, "monitor.sock"),
            PidFile = Path.Combine(Folders.State, domain.Name + ".pid"),
            RunAs = Security?.Identity(live),
        };
        launch.Inherited.AddRange(resources.Handles);

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
                if (words is not null && live.Cpu?.Check != CpuCheck.Full)
                {
                    requested ??= v.Live?.Cpu;
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

    private void PrepareLive(DomainDef live, List<int> displays)
    {
        foreach (var device in XmlRecordDevice.All(live.Devices))
        {
            if (device.Record is CharDevice character)
            {
                foreach (var tcp in character.Sources.OfType<TcpCharSource>())
                {
                    tcp.Tls = tcp.Tls == YesNo.Unset ? YesNo.No : tcp.Tls;
                }
            }
        }

        foreach (var graphics in live.Devices.Graphics)
        {
            if (graphics is SpiceGraphics { AutoPort: YesNo.Yes } spice
                && spice.Listens.Exists(l => l.Type is GraphicsListenType.Address or GraphicsListenType.Network))
            {
                spice.Listen ??= spice.Listens.Find(l => l.Address is not null)?.Address ?? "127.0.0.1";
                spice.Listens[0].Address ??= spice.Listen;
                spice.Port = TakeDisplay(spice.Listen);
                displays.Add(spice.Port.Value);
            }

            if (graphics is VncGraphics vnc
                && vnc.Listens.TrueForAll(l => l.Type is GraphicsListenType.Address or GraphicsListenType.Network))
            {
                string address = vnc.Listens.Find(l => l.Address is not null)?.Address ?? vnc.Listen ?? Settings.VncListen;
                vnc.Listen = address;
                foreach (var listen in vnc.Listens)
                {
                    listen.Address ??= address;
                }

                if (vnc.AutoPort == YesNo.Yes)
                {
                    vnc.Port = TakeDisplay(address);
                    displays.Add(vnc.Port.Value);
                }
            }
        }

        foreach (var channel in live.Devices.Channels)
        {
            if (channel is { Type: CharType.Unix, Target: { Type: ChannelTargetType.Virtio, Name: { } name } }
                && channel.Sources.Count == 0)
            {
                channel.Sources.Add(new UnixCharSource
                {
                    Mode = CharMode.Bind, Path = Path.Combine(ChannelFolder(live.Id ?? -1, live.Name ?? ""), name),
                });
            }

            if (channel.Target is { Type: ChannelTargetType.Virtio } target)
            {
                target.State = ChannelState.Disconnected;
            }
        }

        foreach (var disk in live.Devices.Disks)
        {
            if (disk.Source is not null)
            {
                ImageChain.Read(disk);
            }
            else if (disk.Driver is { } driver)
            {
                // A drive without a medium has no format either.
                driver.Type = null;
            }
        }

        DiskNodes.Number(live);
    }

    private int TakeDisplay(string address)
    {
        var ip = IPAddress.TryParse(address, out var parsed) ? parsed : IPAddress.Any;
        lock (_displayPorts)
        {
            for (int port = Settings.DisplayPorts.First; port <= Settings.DisplayPorts.Last; port++)
            {
                if (_displayPorts.Contains(port))
                {
                    continue;
                }

                try
                {
                    using var probe = new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
                    probe.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
                    probe.Bind(new IPEndPoint(ip, port));
                    _displayPorts.Add(port);
                    return port;
                }
                catch (SocketException)
                {
                    // Somebody else's.
                }
            }
        }

        throw Errors.Internal(ErrorDomain.Qemu,
            $"Unable to find an unused port in range 'display' ({Settings.DisplayPorts.First}-{Settings.DisplayPorts.Last})");
    }

    private void FreeDisplays(IEnumerable<int> ports)
    {
        lock (_displayPorts)
        {
            _displayPorts.ExceptWith(ports);
        }
    }

    private static void CheckFirmware(DomainDef live)
    {
        if (live.Os.Firmware != OsFirmware.Unset && live.Os.Loader?.Path is null)
        {
            throw FirmwareRules.NotFound(live);
        }
    }

    // Memory can only be placed where the host has some.
    private static void CheckNodes(DomainDef live)
    {
        if (live.Numatune is not { } tune)
        {
            return;
        }

        var there = Vireo.Drivers.Host.HostMemory.Nodes(Vireo.Drivers.Host.HostFiles.Live);
        foreach (var wanted in tune.MemNodes.Select(static n => n.Nodeset).Prepend(tune.Memory?.Nodeset))
        {
            if (wanted is { IsEmpty: false } && wanted.Last > there.Last)
            {
                throw Errors.ConfigUnsupported(ErrorDomain.Qemu, $"NUMA node {wanted.Last} is unavailable");
            }
        }
    }

    private static void CheckDisks(DomainDef live)
    {
        foreach (var disk in live.Devices.Disks)
        {
            if (DiskPart.PathOf(disk.Source) is { } path && disk.Source is FileDiskSource or BlockDiskSource && !File.Exists(path))
            {
                throw Errors.System(ErrorDomain.Storage, 2, $"Cannot access storage file '{path}'");
            }
        }
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

    private static SafeHandle OpenTap(NetworkInterface net, string bridge) => BridgeTap.Open(net, bridge);

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
