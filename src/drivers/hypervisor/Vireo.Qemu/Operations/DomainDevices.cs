using Vireo.Documents;
using Vireo.Drivers.Qemu.Lifecycle;

namespace Vireo.Drivers.Qemu;

/// <content>Devices that join, leave and change. How is the business of <see cref="Devices.Hotplug.DeviceHotplug"/>.</content>
public partial class QemuConnection
{
    /// <inheritdoc/>
    [Accepts(DomainDeviceModifyFlags.Live | DomainDeviceModifyFlags.Config, Function = "qemuDomainAttachDeviceLiveAndConfig")]
    public override ValueTask DomainAttachDeviceAsync(
        DomainRef domain, string xml, DomainDeviceModifyFlags flags, CancellationToken cancellationToken) =>
        ChangeDevicesAsync(domain, flags, "DomainAttachDeviceFlags", (d, live, config) =>
            Driver.Hotplug.AttachAsync(d, xml, live, config, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    [Accepts(DomainDeviceModifyFlags.Live | DomainDeviceModifyFlags.Config, Function = "qemuDomainDetachDeviceLiveAndConfig")]
    public override ValueTask DomainDetachDeviceAsync(
        DomainRef domain, string xml, DomainDeviceModifyFlags flags, CancellationToken cancellationToken) =>
        ChangeDevicesAsync(domain, flags, "DomainDetachDeviceFlags", (d, live, config) =>
            Driver.Hotplug.DetachAsync(d, xml, live, config, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    [Accepts(DomainDeviceModifyFlags.Live | DomainDeviceModifyFlags.Config, Function = "qemuDomainDetachDeviceAliasLiveAndConfig")]
    public override ValueTask DomainDetachDeviceAliasAsync(
        DomainRef domain, string alias, DomainDeviceModifyFlags flags, CancellationToken cancellationToken) =>
        ChangeDevicesAsync(domain, flags, "DomainDetachDeviceAlias", (d, live, config) =>
            Driver.Hotplug.DetachAliasAsync(d, alias, live, config, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    [Accepts(typeof(DomainDeviceModifyFlags))]
    public override ValueTask DomainUpdateDeviceAsync(
        DomainRef domain, string xml, DomainDeviceModifyFlags flags, CancellationToken cancellationToken)
    {
        bool force = flags.HasFlag(DomainDeviceModifyFlags.Force);
        return ChangeDevicesAsync(domain, flags, "DomainUpdateDeviceFlags", (d, live, config) =>
            Driver.Hotplug.UpdateAsync(d, xml, live, config, force, cancellationToken), cancellationToken);
    }

    private async ValueTask ChangeDevicesAsync(
        DomainRef domain, DomainDeviceModifyFlags flags, string function, Func<QemuDomain, bool, bool, Task> change,
        CancellationToken cancellationToken)
    {
        using var lease = await Driver.Domains.EnterAsync(domain, DomainJobKind.Modify, function, cancellationToken).ConfigureAwait(false);
        var (live, config) = Impact(lease.Item.View, (DomainModificationImpact)((uint)flags & 3));
        await change(lease.Item, live, config).ConfigureAwait(false);
    }
}
