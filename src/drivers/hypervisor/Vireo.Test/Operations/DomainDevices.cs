using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Drivers.Test;

/// <summary>Devices that come, change and go.</summary>
internal sealed partial class TestConnection
{
    private const DomainDeviceModifyFlags DeviceFlags = DomainDeviceModifyFlags.Live | DomainDeviceModifyFlags.Config;

    /// <inheritdoc/>
    public override ValueTask DomainAttachDeviceAsync(DomainRef domain, string xml, DomainDeviceModifyFlags flags, CancellationToken cancellationToken)
    {
        TestFlags.Check(flags, DeviceFlags, "testDomainAttachDeviceFlags");
        Change(domain, (uint)flags, def => TestDevices.Attach(def, xml));
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask DomainDetachDeviceAsync(DomainRef domain, string xml, DomainDeviceModifyFlags flags, CancellationToken cancellationToken)
    {
        TestFlags.Check(flags, DeviceFlags, "testDomainDetachDeviceFlags");
        string? alias = null;
        Change(domain, (uint)flags, def => alias = TestDevices.Detach(def, xml));
        RaiseRemoved(domain, alias);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask DomainUpdateDeviceAsync(DomainRef domain, string xml, DomainDeviceModifyFlags flags, CancellationToken cancellationToken)
    {
        TestFlags.Check(flags, DeviceFlags | DomainDeviceModifyFlags.Force, "testDomainUpdateDeviceFlags");
        Change(domain, (uint)flags & 3, def => TestDevices.Update(def, xml));
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask DomainDetachDeviceAliasAsync(DomainRef domain, string alias, DomainDeviceModifyFlags flags, CancellationToken cancellationToken)
    {
        TestFlags.Check(flags, DeviceFlags, "testDomainDetachDeviceAlias");
        Change(domain, (uint)flags, def => TestDevices.DetachAlias(def, alias));
        RaiseRemoved(domain, alias);
        return ValueTask.CompletedTask;
    }

    private void RaiseRemoved(DomainRef domain, string? alias)
    {
        if (alias is not null && Driver.Events.IsWanted(EventClass.Domain, (int)DomainEventId.DeviceRemoved) && Driver.Domains.FindByUuid(domain.Uuid) is { Active: true } d)
        {
            Driver.Raise(new DomainDeviceRemovedEvent(d.Ref, alias));
        }
    }
}
