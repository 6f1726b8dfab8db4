using Vireo.Documents;
using Vireo.Drivers.Qemu.Devices.Disks;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Drivers.Qemu.Rules;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Devices.Hotplug;

/// <content>Devices that change: the media of drives, the cables of interfaces, the passwords of screens.</content>
internal sealed partial class DeviceHotplug
{
    private const int TrayTries = 30;
    private static readonly TimeSpan s_trayPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Changes the device that a document means to what the document says.</summary>
    public async Task UpdateAsync(QemuDomain domain, string xml, bool live, bool config, bool force, CancellationToken cancellationToken)
    {
        var (name, devices) = DeviceDocument.Read(xml);
        if (devices.Graphics is [{ } screen])
        {
            await UpdateScreenAsync(domain, screen, live, config, cancellationToken).ConfigureAwait(false);
            return;
        }

        var wanted = DeviceDocument.Single(devices);
        if (wanted is not (Disk or NetworkInterface))
        {
            throw await NotChangeableAsync(domain, name, wanted, live, config).ConfigureAwait(false);
        }

        if (config && domain.View.Config is { } kept)
        {
            await ReplaceAsync(kept.DeepCopy(), wanted).ConfigureAwait(false);
        }

        if (live)
        {
            UpdateChecks.CheckBoot(domain.View.Live ?? throw Errors.DomainNotRunning(), wanted);
            await (wanted is Disk disk
                ? UpdateDiskAsync(domain, disk, force, cancellationToken)
                : UpdateInterfaceAsync(domain, (NetworkInterface)wanted, cancellationToken)).ConfigureAwait(false);
        }

        if (config)
        {
            var definition = domain.View.Config?.DeepCopy() ?? throw Errors.DomainNotRunning();
            await ReplaceAsync(definition, wanted).ConfigureAwait(false);
            await changes.ApplyAsync(domain, live: false, config: true, d => d.Devices = definition.Devices).ConfigureAwait(false);
        }
    }

    // A document that would not be valid with the device is refused for that first.
    private async Task<VirException> NotChangeableAsync(QemuDomain domain, string name, Device? wanted, bool live, bool config)
    {
        if (wanted is Video or MemoryDevice && (live ? domain.View.Live : domain.View.Config)?.DeepCopy() is { } candidate)
        {
            DeviceLists.Add(candidate, wanted);
            await CompleteAsync(candidate).ConfigureAwait(false);
        }

        string kind = wanted is CharDevice and not RedirDevice ? "chr" : name;
        return config ? PlugErrors.UpdateUnsupported(ErrorDomain.Qemu, "persistent", kind)
            : HotplugErrors.LiveUpdateUnsupported(kind);
    }

    // Of a running screen the password can be changed.
    private async Task UpdateScreenAsync(
        QemuDomain domain, Graphics wanted, bool live, bool config, CancellationToken cancellationToken)
    {
        string kind = UpdateChecks.ScreenOf(wanted);
        if (config && domain.View.Config?.Devices.Graphics.Exists(g => g.GetType() == wanted.GetType()) != true)
        {
            throw HotplugErrors.GraphicsTypeMissing(kind);
        }

        if (live)
        {
            var running = domain.View.Live ?? throw Errors.DomainNotRunning();
            var present = running.Devices.Graphics.Find(g => g.GetType() == wanted.GetType()) ?? throw HotplugErrors.GraphicsMissing(kind);
            UpdateChecks.Check(present, wanted);
            if (PasswordOf(wanted) is { } password && password != PasswordOf(present))
            {
                await domain.Monitor.SetPasswordAsync(kind, password, cancellationToken).ConfigureAwait(false);
                await changes.ApplyAsync(domain, live: true, config: false, d =>
                    SetPassword(d.Devices.Graphics.Find(g => g.GetType() == wanted.GetType()), password)).ConfigureAwait(false);
            }
        }

        if (config)
        {
            var definition = domain.View.Config?.DeepCopy() ?? throw Errors.DomainNotRunning();
            definition.Devices.Graphics[definition.Devices.Graphics.FindIndex(g => g.GetType() == wanted.GetType())] = wanted;
            await CompleteAsync(definition).ConfigureAwait(false);
            await changes.ApplyAsync(domain, live: false, config: true, d => d.Devices = definition.Devices).ConfigureAwait(false);
        }
    }

    private static string? PasswordOf(Graphics graphics) => graphics switch
    {
        VncGraphics vnc => vnc.Password,
        SpiceGraphics spice => spice.Password,
        _ => null,
    };

    private static void SetPassword(Graphics? graphics, string password)
    {
        switch (graphics)
        {
            case VncGraphics vnc:
                vnc.Password = password;
                break;
            case SpiceGraphics spice:
                spice.Password = password;
                break;
            default:
                break;
        }
    }

    private async Task ReplaceAsync(DomainDef definition, Device wanted)
    {
        var copy = (Device)wanted.DeepCopy();
        if (wanted is Disk disk)
        {
            int at = definition.Devices.Disks.FindIndex(d => d.Target?.Dev == disk.Target?.Dev);
            if (at < 0)
            {
                throw PlugErrors.TargetMissing(ErrorDomain.Qemu, disk.Target?.Dev);
            }

            var former = definition.Devices.Disks[at];
            copy.Address ??= former.Target?.Bus == disk.Target?.Bus ? former.Address : null;
            definition.Devices.Disks[at] = (Disk)copy;
        }
        else if (DeviceMatch.FindKept(definition, wanted) is NetworkInterface present)
        {
            copy.Address ??= present.Address;
            definition.Devices.Interfaces[definition.Devices.Interfaces.IndexOf(present)] = (NetworkInterface)copy;
        }

        await CompleteAsync(definition).ConfigureAwait(false);
    }

    private async Task UpdateDiskAsync(QemuDomain domain, Disk wanted, bool force, CancellationToken cancellationToken)
    {
        var running = domain.View.Live ?? throw Errors.DomainNotRunning();
        var present = running.Devices.Disks.Find(d => d.Target?.Dev == wanted.Target?.Dev)
            ?? throw HotplugErrors.DiskMissing(wanted.Target?.Dev);
        UpdateChecks.Check(present, wanted);
        if (present.Device is DiskDevice.Cdrom or DiskDevice.Floppy)
        {
            await ChangeMediumAsync(domain, wanted, force, cancellationToken).ConfigureAwait(false);
        }
        else if (wanted.Source is { } source && source.StartupPolicy != present.Source?.StartupPolicy)
        {
            await changes.ApplyAsync(domain, live: true, config: false, d =>
                d.Devices.Disks.Find(x => x.Alias == present.Alias)?.Source?.StartupPolicy = source.StartupPolicy).ConfigureAwait(false);
        }
    }

    private async Task UpdateInterfaceAsync(QemuDomain domain, NetworkInterface wanted, CancellationToken cancellationToken)
    {
        var running = domain.View.Live ?? throw Errors.DomainNotRunning();
        var present = (NetworkInterface)DeviceMatch.Find(running, wanted, live: true);
        UpdateChecks.Check(present, wanted);
        void Show(LinkState link) =>
            changes.ApplyIntent(domain, d => d.Devices.Interfaces.Find(n => n.Alias == present.Alias)?.Link = link);
        var before = present.Link;
        if (before == wanted.Link || present.Alias is not { } alias)
        {
            return;
        }

        Show(wanted.Link);
        try
        {
            await domain.Monitor.SetLinkAsync(alias, wanted.Link != LinkState.Down, cancellationToken).ConfigureAwait(false);
        }
        catch (VirException)
        {
            Show(before);
            throw;
        }
    }

    /// <summary>Ejects the medium of a drive and inserts the one that the document names, if any.</summary>
    private async Task ChangeMediumAsync(QemuDomain domain, Disk wanted, bool force, CancellationToken cancellationToken)
    {
        var running = domain.View.Live ?? throw Errors.DomainNotRunning();
        var drive = running.Devices.Disks.Find(d => d.Target?.Dev == wanted.Target?.Dev)
            ?? throw HotplugErrors.DiskMissing(wanted.Target?.Dev);
        if (drive.Device is not (DiskDevice.Cdrom or DiskDevice.Floppy))
        {
            throw HotplugErrors.MediaFixed(drive.Device.ToString().ToLowerInvariant());
        }

        string alias = drive.Alias ?? "";
        using var host = hosts.Open(running);
        var next = drive.DeepCopy();
        SetMedium(next, wanted);
        next.BackingStore = null;
        var only = Only(running, next);
        GuestPreparation.ApplyToDevice(only, host, DiskNodes.Next(running));
        var monitor = domain.Monitor;
        var caps = await CapabilitiesAsync(running, cancellationToken).ConfigureAwait(false);
        var nodes = new DevicePlan();
        string? node = BlockNodes.Add(new PlanContext(only, caps, host), nodes, next);
        await OpenTrayAsync(monitor, alias, force, cancellationToken).ConfigureAwait(false);
        await monitor.ExecuteAsync("blockdev-remove-medium", new JsonObject().Add("id", alias), cancellationToken).ConfigureAwait(false);
        await EmptyAsync(domain, drive).ConfigureAwait(false);
        if (node is not null)
        {
            // On disk first, as for a device that is attached.
            changes.ApplyIntent(domain, d => SetMedium(d, alias, next));
            try
            {
                await resources.AcquireAsync(RunOf(domain), next, host, cancellationToken).ConfigureAwait(false);
                await PlanRunner.MakeAsync(monitor, nodes.Steps, cancellationToken).ConfigureAwait(false);
                await monitor.ExecuteAsync(
                    "blockdev-insert-medium", new JsonObject().Add("id", alias).Add("node-name", node), cancellationToken)
                        .ConfigureAwait(false);
            }
            catch
            {
                await EmptyAsync(domain, next).ConfigureAwait(false);
                throw;
            }
        }

        await monitor.ExecuteAsync("blockdev-close-tray", new JsonObject().Add("id", alias), cancellationToken).ConfigureAwait(false);
    }

    // A drive has no medium any more: what stood behind it goes.
    private async Task EmptyAsync(QemuDomain domain, Disk drive)
    {
        var live = domain.View.Live ?? throw Errors.DomainNotRunning();
        await RemoveBackEndsAsync(domain, live, drive).ConfigureAwait(false);
        await GuestResources.ReleaseAsync(domain.Held, drive.Alias).ConfigureAwait(false);
        await changes.ApplyAsync(domain, live: true, config: false, d => SetMedium(d, drive.Alias, null)).ConfigureAwait(false);
    }

    private static void SetMedium(DomainDef def, string? alias, Disk? medium)
    {
        if (def.Devices.Disks.Find(x => x.Alias == alias) is { } drive)
        {
            SetMedium(drive, medium ?? new Disk { Type = drive.Type });
            drive.BackingStore = medium?.BackingStore?.DeepCopy();
        }
    }

    private static void SetMedium(Disk drive, Disk medium)
    {
        drive.Type = medium.Type;
        drive.Source = medium.Source?.DeepCopy() as DiskSource;
        if (drive.Driver is not null || medium.Driver is not null)
        {
            (drive.Driver ??= new DiskDriver()).Type = medium.Driver?.Type ?? "raw";
        }
    }

    // A guest that has locked its tray is asked to open it, and does so a little later, or not.
    private async Task OpenTrayAsync(QmpConnection monitor, string alias, bool force, CancellationToken cancellationToken)
    {
        var open = new JsonObject().Add("id", alias).Add("force", force);
        for (int i = 0; ; i++)
        {
            var reply = await monitor.TryExecuteAsync("blockdev-open-tray", open, cancellationToken).ConfigureAwait(false);
            if (!reply.IsError)
            {
                return;
            }

            if (i == TrayTries || !reply.ErrorText.Contains("locked", StringComparison.Ordinal))
            {
                reply.ValueOrThrow("blockdev-open-tray");
            }

            await Task.Delay(s_trayPause, time, cancellationToken).ConfigureAwait(false);
            var drives = await monitor.QueryBlockDevicesAsync(cancellationToken).ConfigureAwait(false);
            if (drives.TryGetValue(alias, out var drive) && drive.TrayOpen)
            {
                return;
            }
        }
    }
}
