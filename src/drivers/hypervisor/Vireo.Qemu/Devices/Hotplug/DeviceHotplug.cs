using Vireo.Documents;
using Vireo.Drivers.Host;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.Devices.Disks;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Drivers.Qemu.Rules;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Devices.Hotplug;

/// <summary>
/// Devices that join and leave running guests and kept definitions. A device is in the running document, and so on disk, before the
/// emulator is given it, and stays there until the emulator has released it: a later daemon compares the document with the emulator's
/// devices. Callers hold the domain's gate.
/// </summary>
internal sealed partial class DeviceHotplug(
    QemuDomains domains, DomainChanges changes, QemuCapabilitiesCache capabilities, LiveHosts hosts, GuestResources resources,
    KeptDevices keptDevices, DeviceRemoval removal, MediaChange media, TimeProvider time)
{
    /// <summary>Composes it.</summary>
    public static DeviceHotplug Create(
        QemuDomains domains, DomainChanges changes, QemuCapabilitiesCache capabilities, HostFacts site, LiveHosts hosts,
        GuestResources resources, HostServices host, TimeProvider time)
    {
        var removal = new DeviceRemoval(domains, changes, capabilities, hosts);
        var media = new MediaChange(changes, capabilities, hosts, resources, removal, time);
        var traffic = new InterfaceTraffic(changes, new NetworkPorts(host));
        return new DeviceHotplug(
            domains, changes, capabilities, hosts, resources, new KeptDevices(capabilities, site), removal, media, time)
        {
            Removal = removal,
            Traffic = traffic,
            Filters = new InterfaceFilters(host),
            Recovery = new PlugRecovery(removal, media, changes),
        };
    }

    /// <summary>What follows when an emulator has released a device.</summary>
    public required DeviceRemoval Removal { get; init; }

    /// <summary>Limits on what interfaces of running guests send and receive.</summary>
    public required InterfaceTraffic Traffic { get; init; }

    /// <summary>The network filters of running interfaces.</summary>
    public required InterfaceFilters Filters { get; init; }

    /// <summary>What puts the plugs of a former daemon in order.</summary>
    public required PlugRecovery Recovery { get; init; }

    private static readonly TimeSpan s_removalPatience = TimeSpan.FromSeconds(5);

    /// <summary>Adds a device to the running guest, to the kept definition, or to both.</summary>
    public async Task AttachAsync(QemuDomain domain, string xml, bool live, bool config, CancellationToken cancellationToken)
    {
        var (name, devices) = DeviceDocument.Read(xml);
        if (DeviceDocument.Single(devices) is not { } device)
        {
            throw PlugErrors.AttachUnsupported(ErrorDomain.Qemu, config ? "persistent" : "live", name);
        }

        PlugChecks.CheckAlone((live ? domain.View.Live : domain.View.Config) ?? throw Errors.DomainNotRunning(), device);

        // A definition, too, gets only what can be used now.
        Device joins = await LocateAsync(device, cancellationToken).ConfigureAwait(false);
        if (config && domain.View.Config is { } kept)
        {
            await keptDevices.AddAsync(kept.DeepCopy(), name, device).ConfigureAwait(false);
        }

        if (live)
        {
            if (joins is Disk { Device: DiskDevice.Cdrom or DiskDevice.Floppy } medium
                && domain.View.Live?.Devices.Disks.Find(d => d.Target?.Dev == medium.Target?.Dev) is not null)
            {
                await media.ChangeAsync(domain, medium, force: false, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await AttachLiveAsync(domain, name, joins, cancellationToken).ConfigureAwait(false);
            }
        }

        if (config)
        {
            await changes.KeepAsync(domain, d => keptDevices.AddAsync(d, name, device)).ConfigureAwait(false);
        }
    }

    private async Task AttachLiveAsync(QemuDomain domain, string name, Device asked, CancellationToken cancellationToken)
    {
        var running = domain.View.Live ?? throw Errors.DomainNotRunning();
        PlugChecks.CheckDuplicate(running, asked, live: true);
        if (asked is Video or Smartcard or MemoryDevice or Nvram or Controller)
        {
            // A document that would not be valid with the device is refused for that first.
            await keptDevices.CompleteAsync(PlugChecks.Joined(running, asked)).ConfigureAwait(false);
        }

        PlugChecks.CheckAttach(running, name, asked);
        var (device, controllers) = await JoinAsync(running, asked).ConfigureAwait(false);
        var caps = await CapabilitiesAsync(running, cancellationToken).ConfigureAwait(false);
        using var host = hosts.Open(running);
        var only = DeviceDocument.Only(running, device);
        GuestPreparation.ApplyToDevice(only, host, DiskNodes.Next(running));
        await host.Secrets.FetchAsync(only.Devices.Disks, cancellationToken).ConfigureAwait(false);
        string alias = device.Alias ?? "";
        if (device is Channel { Target: { } port })
        {
            // As libvirt shows it until the guest opens or closes it.
            port.State = ChannelState.Unset;
        }

        // What has no plan is refused before anything is written.
        _ = DevicePlans.Of(new PlanContext(running, caps, hosts.Show(running)), device);

        LiveSetting[] orders = [.. OrdersOf(device, alias)];

        Intend(domain, device, controllers, orders);
        var added = new List<PlanStep>();
        GuestDevice? part = null;
        try
        {
            part = await resources.AcquireAsync(RunOf(domain), device, host, cancellationToken).ConfigureAwait(false);
            if (device is NetworkInterface net)
            {
                // The host's name of its end, and what its network gave out, are known since they were made.
                InterfaceLinks.Keep(changes, domain, net);
            }

            int fdSet = await PlanRunner.FirstFreeFdSetAsync(domain.Monitor, cancellationToken).ConfigureAwait(false);
            var context = new PlanContext(domain.View.Live ?? running, caps, host, fdSet) { IsRunning = true };
            foreach (var controller in controllers)
            {
                var steps = DevicePlans.Of(context, controller).Steps;
                await PlanRunner.MakeAsync(domain.Monitor, steps, cancellationToken).ConfigureAwait(false);
                added.AddRange(steps);
            }

            await PlanRunner.MakeAsync(domain.Monitor, DevicePlans.Of(context, device).Steps, cancellationToken).ConfigureAwait(false);
            part.Host = null;
        }
        catch (Exception e) when (PlanRunner.IsRefusal(e))
        {
            await ReleaseAsync(part).ConfigureAwait(false);
            DomainChanges.Forget(domain, orders);
            await changes.ApplyAsync(domain, live: true, config: false, d =>
            {
                DeviceLists.Remove(d, alias);
                controllers.FindAll(_ => added.Count == 0).ForEach(c => DeviceLists.Remove(d, c.Alias ?? ""));
            }).ConfigureAwait(false);
            throw;
        }

        await AfterAttachAsync(domain, device, orders, cancellationToken).ConfigureAwait(false);
        domains.Publish(new DomainDeviceAddedEvent(domain.View.Ref, alias));
    }

    // On disk first: a daemon that dies from here on leaves a document that its successor can compare with the emulator.
    private void Intend(QemuDomain domain, Device device, List<Controller> controllers, LiveSetting[] orders)
    {
        var peripherals = domain.Run.Peripherals;
        domain.UpdateRun(
            r => r with { Peripherals = [.. r.Peripherals, .. controllers.Select(static c => c.Alias ?? ""), device.Alias ?? ""] });
        try
        {
            changes.ApplyIntent(
                domain, d =>
                {
                    controllers.ForEach(c => DeviceLists.Add(d, (Device)c.DeepCopy()));
                    DeviceLists.Add(d, (Device)device.DeepCopy());
                },
                orders);
        }
        catch (VirException)
        {
            domain.UpdateRun(r => r with { Peripherals = peripherals });
            throw;
        }
    }

    /// <summary>
    /// Gives a guest that was just started what the command line has no place for: cables that are pulled, limits of disks.
    /// </summary>
    public static async Task AfterStartAsync(QemuDomain domain, DomainDef live, CancellationToken cancellationToken)
    {
        foreach (var device in live.Devices.Interfaces.Cast<Device>().Concat(live.Devices.Disks))
        {
            foreach (var order in SettingsOf(device))
            {
                await LiveSettings.GiveAsync(domain, live, order, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // What is ordered for a device beside its plan.
    private static IEnumerable<LiveSetting> SettingsOf(Device device) => device switch
    {
        NetworkInterface { Link: LinkState.Down, Alias: { } alias } => [new LiveSetting(LiveSettingKind.Link, alias)],
        Disk { Iotune: not null, Source: not null, Alias: { } alias } => [new LiveSetting(LiveSettingKind.DiskLimits, alias)],
        _ => [],
    };

    // A daemon that is killed may leave descriptors with the emulator that no back-end has taken.
    private static IEnumerable<LiveSetting> OrdersOf(Device device, string alias) =>
        [new LiveSetting(LiveSettingKind.SentDescriptors, alias), .. SettingsOf(device)];

    // What the emulator is ordered to do, or asked, once it has the device.
    private async Task AfterAttachAsync(
        QemuDomain domain, Device device, LiveSetting[] orders, CancellationToken cancellationToken)
    {
        string alias = device.Alias ?? "";
        try
        {
            foreach (var order in SettingsOf(device))
            {
                await LiveSettings.GiveAsync(domain, domain.View.Live ?? throw Errors.DomainNotRunning(), order, cancellationToken)
                    .ConfigureAwait(false);
            }
        }
        catch (Exception e) when (PlanRunner.IsRefusal(e))
        {
            // It is not to stay without what it was asked for; the guest releases it when it likes.
            DomainChanges.Forget(domain, orders);
            await domain.Monitor.TryExecuteAsync("device_del", new JsonObject().Add("id", alias), CancellationToken.None)
                .ConfigureAwait(false);
            throw;
        }

        var paths = device is CharDevice { Type: CharType.Pty }
            ? (await domain.Monitor.QueryCharBackendsAsync(cancellationToken).ConfigureAwait(false)).Terminals : null;
        DomainChanges.Forget(domain, orders);
        await changes.ApplyAsync(domain, live: true, config: false, d =>
        {
            if (paths is not null && paths.TryGetValue("char" + alias, out string? path)
                && DeviceLists.All(d).FirstOrDefault(x => x.Alias == alias) is CharDevice character)
            {
                character.Sources.Clear();
                character.Sources.Add(new PtyCharSource { Path = path });
            }
        }).ConfigureAwait(false);
    }

    /// <summary>
    /// The device as it would be in the running guest, with its place and alias; and the controllers that it needs first.
    /// </summary>
    private async Task<(Device Device, List<Controller> Controllers)> JoinAsync(DomainDef running, Device asked)
    {
        var candidate = running.DeepCopy();
        var device = (Device)asked.DeepCopy();
        var before = candidate.Devices.Controllers.ToHashSet(ReferenceEqualityComparer.Instance);
        int hubs = candidate.Devices.Hubs.Count;
        DeviceLists.Add(candidate, device);
        await keptDevices.CompleteAsync(candidate).ConfigureAwait(false);
        var controllers = candidate.Devices.Controllers.FindAll(c => !before.Contains(c) && !ReferenceEquals(c, device));
        if (controllers.Find(static c => c.Type is ControllerType.VirtioSerial or ControllerType.Sata) is { } missing)
        {
            throw missing.Type == ControllerType.Sata
                ? HotplugErrors.SataControllerMissing(missing.Index)
                : QemuErrors.VirtioSerialControllerMissing(missing.Index);
        }

        // They are of the kind that the guest has.
        string? model = running.Devices.Controllers.FindLast(static c => c.Type == ControllerType.Scsi)?.Model;
        controllers.FindAll(static c => c.Type == ControllerType.Scsi).ForEach(c => c.Model = model ?? c.Model);
        if (controllers.Exists(static c => c.Type == ControllerType.Pci))
        {
            throw QemuErrors.NoFreePciSlot();
        }

        if (candidate.Devices.Hubs.Count > hubs)
        {
            throw QemuErrors.NoFreeUsbPort();
        }

        controllers.ForEach(c => QemuAliases.AssignNew(running, c));
        if (device is Disk { Source: VolumeDiskSource joined } && asked is Disk { Source: VolumeDiskSource { Actual: { } actual } })
        {
            // Completing a document forgets what only a running guest has.
            joined.Actual = actual.DeepCopy() as VolumeLocation;
        }

        string? own = asked.Alias;
        device.Alias = own?.StartsWith("ua-", StringComparison.Ordinal) == true ? own : null;
        var named = running.DeepCopy();
        controllers.ForEach(c => named.Devices.Controllers.Add(c));
        QemuAliases.AssignNew(named, device);
        return (device, controllers);
    }

    // A copy that knows where its volume is; the document of a device that names none stays as it is.
    private async ValueTask<Device> LocateAsync(Device device, CancellationToken cancellationToken)
    {
        if (device is not Disk { Source: VolumeDiskSource } disk)
        {
            return device;
        }

        Disk located = disk.DeepCopy();
        await hosts.Volumes.ResolveAsync(located, cancellationToken).ConfigureAwait(false);
        return located;
    }

    private static GuestRun RunOf(QemuDomain domain) => domain.Held ?? throw Errors.DomainNotRunning();

    private static ValueTask ReleaseAsync(GuestDevice? part) => part is null ? ValueTask.CompletedTask : GuestResources.ReleaseAsync(part);

    private ValueTask<QemuCapabilities> CapabilitiesAsync(DomainDef def, CancellationToken cancellationToken) =>
        capabilities.GetAsync(def.Devices.Emulator ?? "", cancellationToken);
}
