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
    public override async ValueTask DomainAttachDeviceAsync(
        DomainRef domain, string xml, DomainDeviceModifyFlags flags, CancellationToken cancellationToken)
    {
        string? alias = null;
        await ChangeLiveAsync(domain, flags, "testDomainAttachDeviceLiveAndConfig", def =>
            alias = TestDevices.Attach(def, xml), cancellationToken)
            .ConfigureAwait(false);
        if (alias is not null)
        {
            Driver.Raise(new DomainDeviceAddedEvent(Find(domain).Ref, alias));
        }
    }

    /// <inheritdoc/>
    public override ValueTask DomainAttachDeviceLegacyAsync(DomainRef domain, string xml, CancellationToken cancellationToken) =>
        DomainAttachDeviceAsync(domain, xml, DomainDeviceModifyFlags.Current, cancellationToken);

    /// <inheritdoc/>
    [Accepts(DomainDeviceModifyFlags.Live | DomainDeviceModifyFlags.Config)]
    public override ValueTask DomainUpdateDeviceAsync(
        DomainRef domain, string xml, DomainDeviceModifyFlags flags, CancellationToken cancellationToken)
    {
        return ChangeAllAsync(domain, (uint)flags, def => TestDevices.Update(def, xml), cancellationToken);
    }

    /// <inheritdoc/>
    [Accepts(DomainDeviceModifyFlags.Live, Function = "testDomainDetachDeviceAliasLiveAndConfig")]
    public override async ValueTask DomainDetachDeviceAliasAsync(
        DomainRef domain, string alias, DomainDeviceModifyFlags flags, CancellationToken cancellationToken)
    {
        await ChangeLiveAsync(domain, flags, "testDomainDetachDeviceAliasLiveAndConfig", def =>
            TestDevices.Detach(def, alias), cancellationToken)
            .ConfigureAwait(false);
        Driver.Raise(new DomainDeviceRemovedEvent(Find(domain).Ref, alias));
    }

    /// <summary>Changes what runs, and only that: flags that mean the definition, even by default, are refused in the name of
    /// <paramref name="function"/>.</summary>
    private ValueTask ChangeLiveAsync(
        DomainRef domain, DomainDeviceModifyFlags flags, string function, Action<DomainDef> change, CancellationToken cancellationToken) =>
        ChangeAsync(
            domain,
            d =>
            {
                if (Impact(d.View, (uint)flags).Config)
                {
                    throw Errors.UnsupportedFlags(ErrorDomain.Test, (uint)DomainDeviceModifyFlags.Config, function);
                }

                Apply(d, new DomainImpact(Live: true, Config: false), change);
            },
            cancellationToken);
}
