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
        if (devices.Leases is [{ } lease])
        {
            PlugChecks.CheckLease(lease, live && !config);
        }

        if (DeviceDocument.Single(devices) is not { } wanted || wanted is Hub or Video or Smartcard or Nvram)
        {
            throw HotplugErrors.DetachUnsupported(config ? "persistent" : "live", name);
        }

        DeviceMatch.Number(domain.View.Live ?? domain.View.Current, wanted, live && config);
        if (config && domain.View.Config is { } kept)
        {
            await keptDevices.RemoveAsync(kept.DeepCopy(), wanted).ConfigureAwait(false);
        }

        if (live)
        {
            PlugChecks.CheckKindLeaves(wanted);
            var device = DeviceMatch.Find(domain.View.Live ?? throw Errors.DomainNotRunning(), wanted, live: true);
            await DetachLiveAsync(domain, device, wait: true, cancellationToken).ConfigureAwait(false);
        }

        if (config)
        {
            await changes.KeepAsync(domain, d => keptDevices.RemoveAsync(d, wanted)).ConfigureAwait(false);
        }
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
        using var job = await domain.EnterForEventAsync("device removal event").ConfigureAwait(false);
        if (job is null || domain.Process is null)
        {
            return;
        }

        if (!await removal.FinishAsync(domain, alias).ConfigureAwait(false))
        {
            // It left the document before: when this daemon came, or for a save. It may have held its back-ends until now.
            await UnownedBackEnds.RemoveAsync(domain, CancellationToken.None).ConfigureAwait(false);
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

        await removal.FinishAsync(domain, alias).ConfigureAwait(false);
    }
}
