using Vireo.Documents;
using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Drivers.Test;

/// <summary>Devices that come, change and go. Which of it libvirt's simulation does not do is not done here either: its clients' tests
/// count on that.</summary>
internal partial class TestConnection
{
    /// <inheritdoc/>
    [Accepts(DomainDeviceModifyFlags.Live, Function = "testDomainAttachDeviceLiveAndConfig")]
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
    [Accepts(DomainDeviceModifyFlags.Live | DomainDeviceModifyFlags.Config)]
    public override ValueTask DomainUpdateDeviceAsync(
        DomainRef domain, string xml, DomainDeviceModifyFlags flags, CancellationToken cancellationToken)
    {
        ChangeAll(domain, (uint)flags, def => TestDevices.Update(def, xml));
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    [Accepts(DomainDeviceModifyFlags.Live, Function = "testDomainDetachDeviceAliasLiveAndConfig")]
    public override ValueTask DomainDetachDeviceAliasAsync(
        DomainRef domain, string alias, DomainDeviceModifyFlags flags, CancellationToken cancellationToken)
    {
        ChangeLive(domain, flags, "testDomainDetachDeviceAliasLiveAndConfig", def => TestDevices.Detach(def, alias));
        Driver.Raise(new DomainDeviceRemovedEvent(Find(domain).Ref, alias));
        return ValueTask.CompletedTask;
    }

    /// <summary>Changes the running domain and nothing else: flags that mean the definition, even by default, are refused in the name of
    /// <paramref name="function"/>.</summary>
    private void ChangeLive(DomainRef domain, DomainDeviceModifyFlags flags, string function, Action<DomainDef> change) => With(domain, d =>
    {
        if (Impact(d, (uint)flags).Config)
        {
            throw Errors.UnsupportedFlags(ErrorDomain.Test, (uint)DomainDeviceModifyFlags.Config, function);
        }

        Apply(d, live: true, config: false, change);
    });
}
