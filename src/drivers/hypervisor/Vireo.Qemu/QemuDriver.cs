using Vireo.Drivers.Host;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.Devices.Hotplug;
using Vireo.Drivers.Qemu.Host;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Rules;
using Vireo.Drivers.Qemu.Security;

namespace Vireo.Drivers.Qemu;

/// <summary>
/// The QEMU driver of one daemon: it composes the parts and starts them. What happens to guests is in the flows below <c>Lifecycle</c>;
/// what clients ask is translated by <see cref="QemuConnection"/>.
/// </summary>
public sealed class QemuDriver : IShutdownParticipant
{
    private readonly EventWorkers _workers = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ReconnectFlow _reconnect;

    public QemuDriver(
        DriverPaths paths, QemuSettings? settings = null, TimeProvider? time = null, Uuid? hostUuid = null, HostServices? host = null)
    {
        HostServices = host ?? HostServices.Empty;
        var log = Log.For("qemu.qemu_driver");
        var folders = paths.For("qemu");
        Time = time ?? TimeProvider.System;
        Settings = settings ?? QemuSettings.Read(Path.Combine(paths.ConfigBase, "qemu.conf"));
        Paths = new RunPaths(folders, Settings.MemoryFolder);
        Capabilities = new QemuCapabilitiesCache(Path.Combine(folders.Cache, "capabilities"),
            folders.Lib) { Hidden = Settings.HiddenCapabilities };
        Facts = HostFacts.Of(folders, Settings);
        Security = paths.Mode == DaemonMode.System ? DacSecurity.Create(Settings) : null;
        IsSession = paths.Mode == DaemonMode.Session;
        Emulators = new QemuHost(Capabilities, hostUuid ?? HostUuid.Own);
        Domains = new QemuDomains(Events, _workers, (int)Math.Min(Settings.MaxQueued, int.MaxValue));

        var status = new DomainStatus(Paths, log);
        var tpms = new SoftwareTpm(paths, Security, HostServices);
        var guestLock = new GuestLock(Paths, Time);
        var owners = new FileOwners(Security);
        var displays = new DisplayPorts(Settings.DisplayPorts.First, Settings.DisplayPorts.Last);

        // In the order in which they are taken. The status file comes first, so that a later daemon knows of all the others.
        var resources = new GuestResources(
            [new StatusFile(status), guestLock, new DisplayPortsOfRun(displays), new NvramFile(), new RunFolders(Paths, Security), owners,
                tpms, new GuestLog(Paths, Time, log)],
            [new CharEnds(), owners, new NetworkPorts(HostServices), new InterfaceLinks(() => Changes!, folders),
                new InterfaceFilters(HostServices)], [new PidFile(Paths, log)], log);
        Hosts = new LiveHosts(Paths, Settings, displays, Security, tpms, new VolumeSources(HostServices), HostServices, Time);
        ManagedSaves = new ManagedSaves(Paths);
        Definitions = new DomainDefinitions(Domains, Capabilities, Facts, Paths, ManagedSaves, tpms, status, log);
        Changes = new DomainChanges(Definitions, status, log);
        Hotplug = DeviceHotplug.Create(Domains, Changes, Capabilities, Facts, Hosts, resources, HostServices, Time);
        Agents = new GuestAgents(status, Time, log);
        Vcpus = new VcpuFlow(Changes, Time, log);
        BlockJobs = new BlockJobFlow(Domains, Changes, status, owners, log);
        var hooks = new GuestHooks(new HookScripts(Path.Combine(paths.ConfigBase, "hooks"), "qemu"), log);
        End = new EndFlow(Domains, hooks, Paths, tpms, Settings, Time, log);
        Power = new PowerFlow(Domains, Agents, status);
        Jobs = new GuestJobs(Domains);

        var stream = new GuestStream(Domains, Time);
        var pause = new GuestPause(status, log);
        SavedDocuments = new SavedDocuments(Definitions);
        Dump = new DumpFlow(Domains, stream, pause, End, status, Paths, Settings, Time, log);
        Save = new SaveFlow(Domains, SavedDocuments, stream, pause, End, status, ManagedSaves, Hotplug.Removal, Paths, Settings, Time, log);
        var events = new EventTable(
            Domains, Time, new PowerEvents(Domains, new GuestEndings(End, Dump, pause, status)),
            new DeviceEvents(Domains, Changes, Hotplug, Vcpus), new MemoryEvents(Domains, Changes), new DiskEvents(Domains, BlockJobs),
            new DisplayEvents(Domains), new JobEvents(Domains));
        var emulator = new StartFlow(
            Domains, Capabilities, resources, status, guestLock, End, stream, ManagedSaves, hooks, Paths, Security, Hosts)
        { MonitorOptions = events.MonitorOptions };
        Restore = new RestoreFlow(Domains, Definitions, SavedDocuments, emulator, hooks, status, pause, ManagedSaves, log);
        Start = new DomainStarts(Domains, Definitions, emulator, Restore, Paths, log);
        CommandLines = new CommandLines(Definitions, Capabilities, Hosts);
        _reconnect = new ReconnectFlow(
            Domains, resources, status, guestLock, Paths, End, Save, Restore, Dump, BlockJobs, Vcpus, Hotplug.Recovery, hooks, events,
            Hosts.Volumes, Time, log);
    }

    /// <summary>Where guests' files lie.</summary>
    public RunPaths Paths { get; }

    public TimeProvider Time { get; }

    public QemuSettings Settings { get; }

    public QemuCapabilitiesCache Capabilities { get; }

    /// <summary>The firmware of the host.</summary>
    public Firmware.FirmwareCatalog Firmware => Facts.Firmware;

    /// <summary>What the rules take from the host.</summary>
    public HostFacts Facts { get; }

    public QemuHost Emulators { get; }

    /// <summary>The host's networks, pools, secrets, filters and devices.</summary>
    public HostServices HostServices { get; }

    /// <summary>Whether the daemon is a user's own, which cannot change the host's limits.</summary>
    public bool IsSession { get; }

    /// <summary>The user and group of guests; null for the daemon's own user.</summary>
    public DacSecurity? Security { get; }

    /// <summary>The host as runs and attached devices see it.</summary>
    internal LiveHosts Hosts { get; }

    /// <summary>The domains.</summary>
    public QemuDomains Domains { get; }

    /// <summary>The driver's events.</summary>
    public DriverEvents Events { get; } = new();

    /// <summary>Defining, undefining, renaming.</summary>
    public DomainDefinitions Definitions { get; }

    /// <summary>Changes of what runs and of what is kept.</summary>
    public DomainChanges Changes { get; }

    /// <summary>Starting.</summary>
    internal DomainStarts Start { get; }

    /// <summary>Ending.</summary>
    internal EndFlow End { get; }

    /// <summary>Pausing, resuming, the power and reset buttons.</summary>
    internal PowerFlow Power { get; }

    /// <summary>Saving to files.</summary>
    internal SaveFlow Save { get; }

    /// <summary>The states with which domains begin their next start.</summary>
    internal ManagedSaves ManagedSaves { get; }

    /// <summary>Starting from saved states.</summary>
    internal RestoreFlow Restore { get; }

    /// <summary>The documents in saved states.</summary>
    internal SavedDocuments SavedDocuments { get; }

    /// <summary>Dumping memory.</summary>
    internal DumpFlow Dump { get; }

    /// <summary>Figures and end of long jobs.</summary>
    internal GuestJobs Jobs { get; }

    /// <summary>Jobs on chains of images.</summary>
    internal BlockJobFlow BlockJobs { get; }

    /// <summary>Devices that join and leave running guests.</summary>
    internal DeviceHotplug Hotplug { get; }

    /// <summary>Plugging and unplugging of virtual CPUs.</summary>
    internal VcpuFlow Vcpus { get; }

    /// <summary>Guest agents.</summary>
    internal GuestAgents Agents { get; }

    /// <summary>Command lines of documents that are not started.</summary>
    internal CommandLines CommandLines { get; }

    /// <summary>Completes when definitions are loaded and running guests listed.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Completes when every guest of a former daemon is connected, or has ended; nothing else waits for it.</summary>
    internal Task Reconnected => _reconnect.Connected;

    /// <summary>Loads definitions, takes over running guests, then starts in the background what is marked for it. No emulator is
    /// probed.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            Definitions.RemoveLeftovers();
            await Definitions.LoadAllAsync(cancellationToken).ConfigureAwait(false);
            await _reconnect.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _ready.TrySetResult();
        }

        _ = Task.Run(() => Start.AutostartOnceAsync(cancellationToken), cancellationToken);
    }

    /// <summary>Reads definitions again.</summary>
    public Task ReloadAsync(CancellationToken cancellationToken) =>
        Task.Run(() => Definitions.ReloadAllAsync(cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public void PrepareShutdown() => _workers.Prepare();

    /// <inheritdoc/>
    public Task WaitShutdownAsync(CancellationToken cancellationToken) => _workers.WaitAsync(cancellationToken);
}
