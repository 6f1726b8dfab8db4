using Vireo.Documents;
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
    QemuDomains domains, DomainChanges changes, QemuCapabilitiesCache capabilities, HostFacts site, LiveHosts hosts,
    GuestResources resources, TimeProvider time)
{
    private static readonly Logger s_log = Log.For("qemu.qemu_hotplug");
    private static readonly TimeSpan s_removalPatience = TimeSpan.FromSeconds(5);

    /// <summary>Adds a device to the running guest, to the kept definition, or to both.</summary>
    public async Task AttachAsync(QemuDomain domain, string xml, bool live, bool config, CancellationToken cancellationToken)
    {
        var (name, devices) = DeviceDocument.Read(xml);
        if (DeviceDocument.Single(devices) is not { } device)
        {
            throw PlugErrors.AttachUnsupported(ErrorDomain.Qemu, config ? "persistent" : "live", name);
        }

        if (config && domain.View.Config is { } kept)
        {
            await AddToConfigAsync(kept.DeepCopy(), name, device).ConfigureAwait(false);
        }

        if (live)
        {
            if (device is Disk { Device: DiskDevice.Cdrom or DiskDevice.Floppy } medium
                && domain.View.Live?.Devices.Disks.Find(d => d.Target?.Dev == medium.Target?.Dev) is not null)
            {
                await ChangeMediumAsync(domain, medium, force: false, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await AttachLiveAsync(domain, name, device, cancellationToken).ConfigureAwait(false);
            }
        }

        if (config)
        {
            var definition = domain.View.Config?.DeepCopy() ?? throw Errors.DomainNotRunning();
            await AddToConfigAsync(definition, name, device).ConfigureAwait(false);
            await changes.ApplyAsync(domain, live: false, config: true, d => d.Devices = definition.Devices).ConfigureAwait(false);
        }
    }

    /// <summary>Adds to a definition, which is completed and checked as if it were defined so.</summary>
    private async Task AddToConfigAsync(DomainDef definition, string name, Device device)
    {
        if (device is Disk disk && definition.Devices.Disks.Find(d => d.Target?.Dev == disk.Target?.Dev) is { } present)
        {
            if (disk.Device is not (DiskDevice.Cdrom or DiskDevice.Floppy))
            {
                throw HotplugErrors.TargetTaken(disk.Target?.Dev);
            }

            SetMedium(present, disk);
        }
        else
        {
            PlugChecks.CheckDuplicate(definition, device, live: false);
            DeviceLists.Add(definition, (Device)device.DeepCopy());
        }

        await CompleteAsync(definition).ConfigureAwait(false);
        PlugChecks.CheckKept(name, device);
        if (device is Serial)
        {
            Rules.CharChecks.CheckPorts(definition);
        }
    }

    private async Task CompleteAsync(DomainDef def)
    {
        var caps = await CapabilitiesAsync(def, CancellationToken.None).ConfigureAwait(false);
        new QemuDomainRules(caps, site).Apply(def, DomainRuleFlags.Inactive | DomainRuleFlags.AbiUpdate);
    }

    private async Task AttachLiveAsync(QemuDomain domain, string name, Device asked, CancellationToken cancellationToken)
    {
        var running = domain.View.Live ?? throw Errors.DomainNotRunning();
        PlugChecks.CheckDuplicate(running, asked, live: true);
        if (asked is Video or Smartcard or MemoryDevice or Nvram)
        {
            // A document that would not be valid with the device is refused for that first.
            await JoinAsync(running, asked).ConfigureAwait(false);
        }

        PlugChecks.CheckAttach(running, name, asked);
        var (device, controllers) = await JoinAsync(running, asked).ConfigureAwait(false);
        var caps = await CapabilitiesAsync(running, cancellationToken).ConfigureAwait(false);
        using var host = hosts.Open(running);
        var only = Only(running, device);
        GuestPreparation.ApplyToDevice(only, host, DiskNodes.Next(running));
        string alias = device.Alias ?? "";
        if (device is Channel { Target: { } port })
        {
            // As libvirt shows it until the guest opens or closes it.
            port.State = ChannelState.Unset;
        }

        // What has no plan is refused before anything is written.
        _ = DevicePlans.Of(new PlanContext(running, caps, hosts.Show(running)), device);

        // On disk first: a daemon that dies from here on leaves a document that its successor can compare with the emulator.
        var peripherals = domain.Run.Peripherals;
        domain.UpdateRun(r => r with { Peripherals = [.. r.Peripherals, .. controllers.Select(static c => c.Alias ?? ""), alias] });
        try
        {
            changes.ApplyIntent(domain, d =>
            {
                controllers.ForEach(c => DeviceLists.Add(d, (Device)c.DeepCopy()));
                DeviceLists.Add(d, (Device)device.DeepCopy());
            });
        }
        catch (VirException)
        {
            domain.UpdateRun(r => r with { Peripherals = peripherals });
            throw;
        }

        var added = new List<PlanStep>();
        GuestDevice? part = null;
        try
        {
            part = await resources.AcquireAsync(RunOf(domain), device, host, cancellationToken).ConfigureAwait(false);
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
        catch
        {
            await ReleaseAsync(part).ConfigureAwait(false);
            await changes.ApplyAsync(domain, live: true, config: false, d =>
            {
                DeviceLists.Remove(d, alias);
                controllers.FindAll(_ => added.Count == 0).ForEach(c => DeviceLists.Remove(d, c.Alias ?? ""));
            }).ConfigureAwait(false);
            throw;
        }

        await AfterAttachAsync(domain, device, alias, cancellationToken).ConfigureAwait(false);
        domains.Publish(new DomainDeviceAddedEvent(domain.View.Ref, alias));
    }

    /// <summary>
    /// Gives a guest that was just started what the command line has no place for: cables that are pulled, limits of disks.
    /// </summary>
    public static async Task AfterStartAsync(QmpConnection monitor, DomainDef live, CancellationToken cancellationToken)
    {
        foreach (var net in live.Devices.Interfaces)
        {
            if (net is { Link: LinkState.Down, Alias: { } alias })
            {
                await monitor.SetLinkAsync(alias, false, cancellationToken).ConfigureAwait(false);
            }
        }

        foreach (var disk in live.Devices.Disks)
        {
            if (disk is { Iotune: { } limits, Source: not null })
            {
                await monitor.SetThrottleAsync(DiskImage.DevicePath(disk), limits, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // What the emulator is ordered to do, or asked, once it has the device.
    private async Task AfterAttachAsync(QemuDomain domain, Device device, string alias, CancellationToken cancellationToken)
    {
        switch (device)
        {
            case NetworkInterface net:
                if (net.Link == LinkState.Down)
                {
                    await domain.Monitor.SetLinkAsync(alias, false, cancellationToken).ConfigureAwait(false);
                }

                // The host's name of its end is known since it was made.
                await changes.ApplyAsync(domain, live: true, config: false, d =>
                    d.Devices.Interfaces.Find(n => n.Alias == alias)?.Target = net.Target?.DeepCopy() as InterfaceTarget)
                    .ConfigureAwait(false);
                break;
            case Disk { Iotune: { } limits } disk:
                await domain.Monitor.SetThrottleAsync(DiskImage.DevicePath(disk), limits, cancellationToken).ConfigureAwait(false);
                break;
            case CharDevice { Type: CharType.Pty }:
                var paths = await domain.Monitor.QueryTerminalsAsync(cancellationToken).ConfigureAwait(false);
                await changes.ApplyAsync(domain, live: true, config: false, d =>
                {
                    if (DeviceLists.All(d).FirstOrDefault(x => x.Alias == alias) is CharDevice present
                        && paths.TryGetValue("char" + alias, out string? path))
                    {
                        present.Sources.Clear();
                        present.Sources.Add(new PtyCharSource { Path = path });
                    }
                }).ConfigureAwait(false);
                break;
            default:
                break;
        }
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
        await CompleteAsync(candidate).ConfigureAwait(false);
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
            throw QemuErrors.NoFreePciSlot(ErrorDomain.Qemu);
        }

        if (candidate.Devices.Hubs.Count > hubs)
        {
            throw QemuErrors.NoFreeUsbPort();
        }

        controllers.ForEach(c => QemuAliases.AssignNew(running, c));
        string? own = asked.Alias;
        device.Alias = own?.StartsWith("ua-", StringComparison.Ordinal) == true ? own : null;
        var named = running.DeepCopy();
        controllers.ForEach(c => named.Devices.Controllers.Add(c));
        QemuAliases.AssignNew(named, device);
        return (device, controllers);
    }

    private static GuestRun RunOf(QemuDomain domain) => domain.Held ?? throw Errors.DomainNotRunning();

    private static ValueTask ReleaseAsync(GuestDevice? part) => part is null ? ValueTask.CompletedTask : GuestResources.ReleaseAsync(part);

    private ValueTask<QemuCapabilities> CapabilitiesAsync(DomainDef def, CancellationToken cancellationToken) =>
        capabilities.GetAsync(def.Devices.Emulator ?? "", cancellationToken);

    // The guest's document with one device alone: what is done for all devices at a start is done for this one.
    private static DomainDef Only(DomainDef def, Device device)
    {
        var only = def.DeepCopy();
        only.Devices = new DomainDevices { Emulator = def.Devices.Emulator };
        only.Os = new DomainOs { Type = def.Os.Type };
        DeviceLists.Add(only, device);
        return only;
    }
}
