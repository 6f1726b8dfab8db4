using Vireo.Documents;
using Vireo.Drivers.Qemu.Devices.Disks;
using Vireo.Drivers.Qemu.Devices.Interfaces;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Drivers.Qemu.Rules;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Devices.Hotplug;

/// <content>Devices that change: the media of drives, the cables of interfaces, the passwords of screens.</content>
internal sealed partial class DeviceHotplug
{
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
        var present = (live ? domain.View.Live : domain.View.Config) ?? throw Errors.DomainNotRunning();
        await keptDevices.CompleteAsync(PlugChecks.Alone(present, devices, wanted)).ConfigureAwait(false);
        if (wanted is not (Disk or NetworkInterface))
        {
            throw NotChangeable(name, wanted, config);
        }

        if (config && domain.View.Config is { } kept)
        {
            await keptDevices.ReplaceAsync(kept.DeepCopy(), wanted).ConfigureAwait(false);
        }

        if (live)
        {
            UpdateChecks.CheckBoot(domain.View.Live ?? throw Errors.DomainNotRunning(), wanted);
            await (wanted is Disk disk
                ? UpdateDiskAsync(
                    domain, (Disk)await LocateAsync(disk, cancellationToken).ConfigureAwait(false), force, cancellationToken)
                : UpdateInterfaceAsync(domain, (NetworkInterface)wanted, cancellationToken)).ConfigureAwait(false);
        }

        if (config)
        {
            await changes.KeepAsync(domain, d => keptDevices.ReplaceAsync(d, wanted)).ConfigureAwait(false);
        }
    }

    private static VirException NotChangeable(string name, Device? wanted, bool config)
    {
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
            if (LiveSettings.PasswordOf(wanted) is { } password && password != LiveSettings.PasswordOf(present))
            {
                await changes.OrderAsync(
                    domain, live: true, config: false,
                    d => SetPassword(d.Devices.Graphics.Find(g => g.GetType() == wanted.GetType()), password),
                    new LiveSetting(LiveSettingKind.Password, kind), cancellationToken).ConfigureAwait(false);
            }
        }

        if (config)
        {
            await changes.KeepAsync(domain, d => keptDevices.ReplaceScreenAsync(d, wanted)).ConfigureAwait(false);
        }
    }

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

    private async Task UpdateDiskAsync(QemuDomain domain, Disk wanted, bool force, CancellationToken cancellationToken)
    {
        var running = domain.View.Live ?? throw Errors.DomainNotRunning();
        var present = running.Devices.Disks.Find(d => d.Target?.Dev == wanted.Target?.Dev)
            ?? throw HotplugErrors.DiskMissing(wanted.Target?.Dev);
        UpdateChecks.Check(present, wanted);
        if (present.Device is DiskDevice.Cdrom or DiskDevice.Floppy)
        {
            await media.ChangeAsync(domain, wanted, force, cancellationToken).ConfigureAwait(false);
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
        if (HostSide.Of(present).HasTap && present.Bandwidth != wanted.Bandwidth)
        {
            await Traffic.ReplaceAsync(domain, present, wanted.Bandwidth, cancellationToken).ConfigureAwait(false);
        }

        if (present.Link != wanted.Link && present.Alias is { } alias)
        {
            await changes.OrderAsync(
                domain, live: true, config: false, d => d.Devices.Interfaces.Find(n => n.Alias == alias)?.Link = wanted.Link,
                new LiveSetting(LiveSettingKind.Link, alias), cancellationToken).ConfigureAwait(false);
        }

        if (present.Filter != wanted.Filter)
        {
            await Filters.ChangeAsync(domain, present, wanted.Filter, cancellationToken).ConfigureAwait(false);
            await changes.ApplyAsync(
                domain, live: true, config: false, d => d.Devices.Interfaces.Find(n => n.Alias == present.Alias)?.Filter = wanted.Filter)
                .ConfigureAwait(false);
        }
    }
}
