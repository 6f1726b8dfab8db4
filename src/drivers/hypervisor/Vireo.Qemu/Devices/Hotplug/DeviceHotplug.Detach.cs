using Vireo.Documents;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Devices.Hotplug;

/// <content>Devices that leave.</content>
internal sealed partial class DeviceHotplug
{
    /// <summary>Removes the device that a document means from the running guest, the kept definition, or both.</summary>
    public async Task DetachAsync(QemuDomain domain, string xml, bool live, bool config, CancellationToken cancellationToken)
    {
        var (name, devices) = DeviceDocument.Read(xml);
        if (DeviceDocument.Single(devices) is not { } wanted || wanted is Hub or Video or Smartcard or Nvram)
        {
            throw HotplugErrors.DetachUnsupported(config ? "persistent" : "live", name);
        }

        if (config && domain.View.Config is { } kept)
        {
            await RemoveKeptAsync(kept.DeepCopy(), wanted).ConfigureAwait(false);
        }

        if (live)
        {
            PlugChecks.CheckKindLeaves(wanted);
            var device = DeviceMatch.Find(domain.View.Live ?? throw Errors.DomainNotRunning(), wanted, live: true);
            await DetachLiveAsync(domain, device, wait: true, cancellationToken).ConfigureAwait(false);
        }

        if (config && domain.View.Config?.DeepCopy() is { } definition)
        {
            await RemoveKeptAsync(definition, wanted).ConfigureAwait(false);
            await changes.ApplyAsync(domain, live: false, config: true, d => d.Devices = definition.Devices).ConfigureAwait(false);
        }
    }

    // What is left must be valid, and is completed as if it were defined so.
    private async Task RemoveKeptAsync(DomainDef definition, Device wanted)
    {
        DeviceLists.Remove(definition, DeviceMatch.Find(definition, wanted, live: false));
        if (wanted is Controller { Type: ControllerType.Usb, Index: { } index }
            && DeviceLists.All(definition).Any(d => d.Address is UsbAddress at && at.Bus == (uint)index))
        {
            throw HotplugErrors.UsbBusMissing(index);
        }

        await CompleteAsync(definition).ConfigureAwait(false);
    }

    /// <summary>Removes the device of an alias; an event reports whether the guest released it.</summary>
    public async Task DetachAliasAsync(QemuDomain domain, string alias, bool live, bool config, CancellationToken cancellationToken)
    {
        VirException Missing() => PlugErrors.AliasUnknown(alias);
        Device Find(DomainDef? def) => (def is null ? null : DeviceLists.All(def).FirstOrDefault(d => d.Alias == alias)) ?? throw Missing();
        if (config)
        {
            _ = Find(domain.View.Config);
        }

        if (live)
        {
            await DetachLiveAsync(domain, Find(domain.View.Live), wait: false, cancellationToken).ConfigureAwait(false);
        }

        await changes.ApplyAsync(domain, live: false, config, d => DeviceLists.Remove(d, alias)).ConfigureAwait(false);
    }

    /// <summary>The emulator has released a device that nobody waits for.</summary>
    public async ValueTask AfterRemovalAsync(QemuDomain domain, string alias)
    {
        using var job = await domain.Gate.EnterAsync(DomainJobKind.Modify, "device removal event").ConfigureAwait(false);
        if (domain.Process is null)
        {
            return;
        }

        bool known = domain.View.Live is { } live && DeviceLists.All(live).Any(d => d.Alias == alias);
        await FinishRemovalAsync(domain, alias).ConfigureAwait(false);
        if (!known)
        {
            // It left the document when this daemon came, and held its back-ends until now.
            await UnownedBackEnds.RemoveAsync(domain, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// After a daemon's restart: devices and media of the document that the emulator does not have are removed from it, back-ends that no
    /// device owns go, and what the former daemon may not have come to set is set.
    /// </summary>
    public async Task ReconcileAsync(QemuDomain domain, CancellationToken cancellationToken)
    {
        var present = await domain.Monitor.QueryPeripheralsAsync(cancellationToken).ConfigureAwait(false);
        if (present is null || domain.View.Live is not { } live)
        {
            return;
        }

        var caps = await CapabilitiesAsync(live, cancellationToken).ConfigureAwait(false);
        foreach (var device in DeviceLists.All(live).ToList())
        {
            if (device.Alias is { } alias && !present.Contains(alias) && HasFront(live, caps, device, alias))
            {
                await FinishRemovalAsync(domain, alias).ConfigureAwait(false);
            }
        }

        await ReconcileMediaAsync(domain, cancellationToken).ConfigureAwait(false);
        await UnownedBackEnds.RemoveAsync(domain, cancellationToken).ConfigureAwait(false);
        var known = domain.View.Live ?? live;
        try
        {
            foreach (var net in known.Devices.Interfaces)
            {
                if (net is { Alias: { } alias, Link: not LinkState.Down })
                {
                    await domain.Monitor.SetLinkAsync(alias, true, cancellationToken).ConfigureAwait(false);
                }
            }

            await AfterStartAsync(domain.Monitor, known, cancellationToken).ConfigureAwait(false);
        }
        catch (VirException e)
        {
            s_log.Warning($"cannot set what the document of '{domain.Name}' says of its devices: {e.Message}");
        }
    }

    // A former daemon was killed between the removal of one medium and the insertion of the next.
    private async Task ReconcileMediaAsync(QemuDomain domain, CancellationToken cancellationToken)
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
                await EmptyAsync(domain, drive).ConfigureAwait(false);
            }
        }
    }

    private async Task DetachLiveAsync(QemuDomain domain, Device device, bool wait, CancellationToken cancellationToken)
    {
        PlugChecks.CheckDetach(domain.View.Live ?? throw Errors.DomainNotRunning(), device);
        string alias = device.Alias ?? throw HotplugErrors.DetachWithoutAlias();
        if (!wait)
        {
            await domain.Monitor.RemoveDeviceAsync(alias, cancellationToken).ConfigureAwait(false);
            return;
        }

        var gone = domain.ExpectRemoval(alias);
        try
        {
            await domain.Monitor.RemoveDeviceAsync(alias, cancellationToken).ConfigureAwait(false);
            if (!await gone.WaitAsync(s_removalPatience, time, cancellationToken).ConfigureAwait(false))
            {
                throw HotplugErrors.UnplugRejected();
            }
        }
        catch (TimeoutException)
        {
            // The guest takes its time: the event of the removal finishes it.
            return;
        }
        finally
        {
            domain.ForgetRemoval(alias);
        }

        await FinishRemovalAsync(domain, alias).ConfigureAwait(false);
    }

    // The device is gone: what stood behind it goes, then it leaves the document.
    private async Task FinishRemovalAsync(QemuDomain domain, string alias)
    {
        if (domain.View.Live is { } live && DeviceLists.All(live).FirstOrDefault(d => d.Alias == alias) is { } device)
        {
            await RemoveBackEndsAsync(domain, live, device).ConfigureAwait(false);
            await GuestResources.ReleaseAsync(domain.Held, alias).ConfigureAwait(false);
            await changes.ApplyAsync(domain, live: true, config: false, d => DeviceLists.Remove(d, alias)).ConfigureAwait(false);
        }

        domains.Publish(new DomainDeviceRemovedEvent(domain.View.Ref, alias));
    }

    // What cannot be taken away stays behind in the emulator; the device has gone all the same, and clients are notified.
    private async Task RemoveBackEndsAsync(QemuDomain domain, DomainDef live, Device device)
    {
        try
        {
            var caps = await CapabilitiesAsync(live, CancellationToken.None).ConfigureAwait(false);
            var backEnds = DevicePlans.BackEnds(live, caps, hosts.Show(live), device);
            await PlanRunner.RemoveAsync(domain.Monitor, backEnds).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            s_log.Warning($"cannot remove the back-ends of device '{device.Alias}' of domain '{domain.Name}': {e.Message}");
        }
    }

    // Some devices are the machine's own or another's second name: the emulator lists them nowhere.
    private bool HasFront(DomainDef live, Capabilities.QemuCapabilities caps, Device device, string alias)
    {
        try
        {
            return DevicePlans.Of(new PlanContext(live, caps, hosts.Show(live)), device).Steps
                .Any(s => s is DeviceStep front && front.Properties.Find("id") == alias);
        }
        catch (VirException)
        {
            // A card that has no plan was refused, and written down before that by an older daemon.
            return device is NetworkInterface;
        }
    }
}
