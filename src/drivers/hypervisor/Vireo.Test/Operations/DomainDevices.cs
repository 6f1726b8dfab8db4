using Vireo.Documents;
using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Drivers.Test;

/// <summary>Devices that come, change and go. Which of it libvirt's simulation does not do is not done here either: its clients' tests
/// count on that.</summary>
internal sealed partial class TestConnection
{
    private const DomainDeviceModifyFlags DeviceFlags = DomainDeviceModifyFlags.Live | DomainDeviceModifyFlags.Config;

    /// <inheritdoc/>
    public override ValueTask DomainAttachDeviceAsync(
        DomainRef domain, string xml, DomainDeviceModifyFlags flags, CancellationToken cancellationToken)
    {
        string? alias = null;
        ChangeLive(domain, flags, "testDomainAttachDeviceLiveAndConfig", def => alias = TestDevices.Attach(def, xml));
        if (alias is not null)
        {
            Driver.Raise(new DomainDeviceAddedEvent(Find(domain).Ref, alias));
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask DomainAttachDeviceLegacyAsync(DomainRef domain, string xml, CancellationToken cancellationToken) =>
        DomainAttachDeviceAsync(domain, xml, DomainDeviceModifyFlags.Current, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask DomainUpdateDeviceAsync(
        DomainRef domain, string xml, DomainDeviceModifyFlags flags, CancellationToken cancellationToken)
    {
        TestFlags.Check(flags, DeviceFlags, "testDomainUpdateDeviceFlags");
        ChangeAll(domain, (uint)flags, def => TestDevices.Update(def, xml));
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask DomainDetachDeviceAliasAsync(
        DomainRef domain, string alias, DomainDeviceModifyFlags flags, CancellationToken cancellationToken)
    {
        ChangeLive(domain, flags, "testDomainDetachDeviceAliasLiveAndConfig", def => TestDevices.Detach(def, alias));
        Driver.Raise(new DomainDeviceRemovedEvent(Find(domain).Ref, alias));
        return ValueTask.CompletedTask;
    }

    /// <summary>Changes what runs, and only that: flags that mean the definition, even by default, are refused in the name of
    /// <paramref name="function"/>.</summary>
    private void ChangeLive(DomainRef domain, DomainDeviceModifyFlags flags, string function, Action<DomainDef> change) => With(domain, d =>
    {
        var (_, config) = Impact(d, (uint)(flags & DeviceFlags));
        TestFlags.Check(flags | (config ? DomainDeviceModifyFlags.Config : 0), DomainDeviceModifyFlags.Live, function);
        Apply(d, live: true, config: false, change);
    });
}
