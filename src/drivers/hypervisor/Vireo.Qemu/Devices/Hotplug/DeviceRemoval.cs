using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Devices.Hotplug;

/// <summary>
/// What follows when an emulator has released a device: its back-ends go, what it held of the host is given back, it leaves the running
/// document, and clients are notified. Who asked for the release is of no interest. Callers hold the domain's gate.
/// </summary>
internal sealed class DeviceRemoval(QemuDomains domains, DomainChanges changes, QemuCapabilitiesCache capabilities, LiveHosts hosts)
{
    private static readonly Logger s_log = Log.For("qemu.qemu_hotplug");

    /// <summary>The device of an alias is gone. False when the document does not have it: then nothing is to be done.</summary>
    public async Task<bool> FinishAsync(QemuDomain domain, string alias)
    {
        if (domain.View.Live is not { } live || DeviceLists.All(live).FirstOrDefault(d => d.Alias == alias) is not { } device)
        {
            return false;
        }

        await RemoveBackEndsAsync(domain, live, device).ConfigureAwait(false);
        await GuestResources.ReleaseAsync(domain.Held, alias).ConfigureAwait(false);
        await changes.ApplyAsync(domain, live: true, config: false, d => DeviceLists.Remove(d, alias)).ConfigureAwait(false);
        domains.Publish(new DomainDeviceRemovedEvent(domain.View.Ref, alias));
        return true;
    }

    /// <summary>
    /// Finishes the removal of every device that the document has and the emulator has not, whose event is still to come or was lost with a
    /// former daemon. True when there was one.
    /// </summary>
    public async Task<bool> SettleAsync(QemuDomain domain, CancellationToken cancellationToken)
    {
        var present = await domain.Monitor.QueryPeripheralsAsync(cancellationToken).ConfigureAwait(false);
        if (present is null || domain.View.Live is not { } live)
        {
            return false;
        }

        bool any = false;
        var caps = await capabilities.GetAsync(live.Devices.Emulator ?? "", cancellationToken).ConfigureAwait(false);
        foreach (var device in DeviceLists.All(live).ToList())
        {
            if (device.Alias is { } alias && !present.Contains(alias) && HasFront(live, caps, device, alias))
            {
                any |= await FinishAsync(domain, alias).ConfigureAwait(false);
            }
        }

        return any;
    }

    /// <summary>Removes what stands behind a device or a medium that has gone. What cannot be taken away stays behind in the emulator; the
    /// device has gone all the same.</summary>
    public async Task RemoveBackEndsAsync(QemuDomain domain, DomainDef live, Device device)
    {
        try
        {
            var caps = await capabilities.GetAsync(live.Devices.Emulator ?? "", CancellationToken.None).ConfigureAwait(false);
            var backEnds = DevicePlans.BackEnds(live, caps, hosts.Show(live), device);
            await PlanRunner.RemoveAsync(domain.Monitor, backEnds).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            s_log.Warning($"cannot remove the back-ends of device '{device.Alias}' of domain '{domain.Name}': {e.Reason()}");
        }
    }

    // Some devices are the machine's own or another's second name: the emulator lists them nowhere.
    private bool HasFront(DomainDef live, QemuCapabilities caps, Device device, string alias)
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
