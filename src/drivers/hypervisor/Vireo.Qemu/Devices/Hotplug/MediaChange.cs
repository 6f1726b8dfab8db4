using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.Devices.Disks;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Drivers.Qemu.Rules;

namespace Vireo.Drivers.Qemu.Devices.Hotplug;

/// <summary>
/// Changes the media of a running guest's drives. A medium is in the running document before the emulator is given it. Callers hold the
/// domain's gate.
/// </summary>
internal sealed class MediaChange(
    DomainChanges changes, QemuCapabilitiesCache capabilities, LiveHosts hosts, GuestResources resources, DeviceRemoval removal,
    TimeProvider time)
{
    private const int TrayTries = 30;
    private static readonly TimeSpan s_trayPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Ejects the medium of a drive and inserts the one that the document names, if any.</summary>
    public async Task ChangeAsync(QemuDomain domain, Disk wanted, bool force, CancellationToken cancellationToken)
    {
        var running = domain.View.Live ?? throw Errors.DomainNotRunning();
        var drive = running.Devices.Disks.Find(d => d.Target?.Dev == wanted.Target?.Dev)
            ?? throw HotplugErrors.DiskMissing(wanted.Target?.Dev);
        if (drive.Device is not (DiskDevice.Cdrom or DiskDevice.Floppy))
        {
            throw HotplugErrors.MediaFixed(drive.Device.ToString().ToLowerInvariant());
        }

        string alias = drive.Alias ?? throw HotplugErrors.DetachWithoutAlias();
        using var host = hosts.Open(running);
        var next = drive.DeepCopy();
        SetMedium(next, wanted);
        next.BackingStore = null;
        var only = DeviceDocument.Only(running, next);
        GuestPreparation.ApplyToDevice(only, host, DiskNodes.Next(running));
        await host.Secrets.FetchAsync(only.Devices.Disks, cancellationToken).ConfigureAwait(false);
        var caps = await capabilities.GetAsync(running.Devices.Emulator ?? "", cancellationToken).ConfigureAwait(false);
        var nodes = new DevicePlan();
        string? node = BlockNodes.Add(new PlanContext(only, caps, host), nodes, next);

        // The tray is closed again, by a later daemon if need be.
        var closed = new LiveSetting(LiveSettingKind.Tray, alias);
        changes.ApplyIntent(domain, static _ => { }, closed);
        try
        {
            await ExchangeAsync(domain, drive, next, node is null ? null : nodes, node, force, host, cancellationToken)
                .ConfigureAwait(false);
            await LiveSettings.GiveAsync(domain, domain.View.Live ?? running, closed, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (PlanRunner.IsRefusal(e))
        {
            changes.Confirmed(domain, closed);
            throw;
        }

        changes.Confirmed(domain, closed);
    }

    private async Task ExchangeAsync(
        QemuDomain domain, Disk drive, Disk next, DevicePlan? nodes, string? node, bool force, LiveHost host,
        CancellationToken cancellationToken)
    {
        var monitor = domain.Monitor;
        string alias = drive.Alias ?? "";
        await OpenTrayAsync(monitor, alias, force, cancellationToken).ConfigureAwait(false);
        await monitor.ExecuteAsync("blockdev-remove-medium", new JsonObject().Add("id", alias), cancellationToken).ConfigureAwait(false);
        await EmptyAsync(domain, drive, next.Type).ConfigureAwait(false);
        if (nodes is not null && node is not null)
        {
            // On disk first, as for a device that is attached.
            changes.ApplyIntent(domain, d => SetMedium(d, alias, next));
            try
            {
                var run = domain.Held ?? throw Errors.DomainNotRunning();
                await resources.AcquireAsync(run, next, host, cancellationToken).ConfigureAwait(false);
                await PlanRunner.MakeAsync(monitor, nodes.Steps, cancellationToken).ConfigureAwait(false);
                await monitor.ExecuteAsync(
                    "blockdev-insert-medium", new JsonObject().Add("id", alias).Add("node-name", node), cancellationToken)
                        .ConfigureAwait(false);
            }
            catch (Exception e) when (PlanRunner.IsRefusal(e))
            {
                await EmptyAsync(domain, next, next.Type).ConfigureAwait(false);
                throw;
            }
        }
    }

    // A drive has no medium any more: what stood behind it goes.
    private async Task EmptyAsync(QemuDomain domain, Disk drive, DiskType type)
    {
        var live = domain.View.Live ?? throw Errors.DomainNotRunning();
        await removal.RemoveBackEndsAsync(domain, live, drive).ConfigureAwait(false);
        await GuestResources.ReleaseAsync(domain.Held, drive.Alias).ConfigureAwait(false);
        var none = new Disk { Type = type };
        await changes.ApplyAsync(domain, live: true, config: false, d => SetMedium(d, drive.Alias, none)).ConfigureAwait(false);
    }

    private static void SetMedium(DomainDef def, string? alias, Disk medium)
    {
        if (def.Devices.Disks.Find(x => x.Alias == alias) is { } drive)
        {
            SetMedium(drive, medium);
            drive.BackingStore = medium.BackingStore?.DeepCopy();
        }
    }

    /// <summary>Puts the medium of one drive into another.</summary>
    public static void SetMedium(Disk drive, Disk medium)
    {
        drive.Type = medium.Type;
        drive.Source = medium.Source?.DeepCopy() as DiskSource;
        drive.Encryption = medium.Encryption?.DeepCopy() as StorageEncryption;
        drive.Auth = medium.Auth?.DeepCopy() as DiskAuth;
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

    /// <summary>A former daemon was killed between the removal of one medium and the insertion of the next: the drive is empty.</summary>
    public async Task SettleAsync(QemuDomain domain, CancellationToken cancellationToken)
    {
        var drives = (domain.View.Live?.Devices.Disks ?? []).FindAll(
            static d => d is { Device: DiskDevice.Cdrom or DiskDevice.Floppy, Source: not null, Alias: not null });
        if (drives.Count == 0)
        {
            return;
        }

        var present = await domain.Monitor.QueryBlockDevicesAsync(cancellationToken).ConfigureAwait(false);
        foreach (var drive in drives)
        {
            if (present.TryGetValue(drive.Alias ?? "", out var state) && !state.HasMedium)
            {
                await EmptyAsync(domain, drive, DiskType.File).ConfigureAwait(false);
            }
        }
    }
}
