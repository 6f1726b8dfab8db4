using Vireo.Drivers.Qemu.Lifecycle;

namespace Vireo.Drivers.Qemu.Devices.Hotplug;

/// <summary>
/// Puts the plugs of a former daemon in order, which may have been killed in any of them: devices and media of the document that the
/// emulator does not have are removed from it, orders without an answer are given again, and back-ends that no device owns go. The caller
/// holds the domain's gate.
/// </summary>
internal sealed class PlugRecovery(DeviceRemoval removal, MediaChange media, DomainChanges changes)
{
    /// <summary>Brings document and emulator together.</summary>
    public async Task RunAsync(QemuDomain domain, CancellationToken cancellationToken)
    {
        await removal.SettleAsync(domain, cancellationToken).ConfigureAwait(false);
        await media.SettleAsync(domain, cancellationToken).ConfigureAwait(false);
        await changes.ConfirmAsync(domain, cancellationToken).ConfigureAwait(false);
        await UnownedBackEnds.RemoveAsync(domain, cancellationToken).ConfigureAwait(false);
    }
}
