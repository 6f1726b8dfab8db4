using Vireo.Protocol;

namespace Vireo.Operations;

/// <summary>Devices of domains.</summary>
public interface IDomainDevices
{
    /// <summary><c>virDomainAttachDeviceFlags</c>.</summary>
    [Operation(RemoteProcedure.DomainAttachDeviceFlags)]
    [Legacy(RemoteProcedure.DomainAttachDevice, Flags = (uint)DomainDeviceModifyFlags.Live)]
    ValueTask DomainAttachDeviceAsync(DomainRef domain, string xml, DomainDeviceModifyFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainDetachDeviceFlags</c>.</summary>
    [Operation(RemoteProcedure.DomainDetachDeviceFlags)]
    [Legacy(RemoteProcedure.DomainDetachDevice, Flags = (uint)DomainDeviceModifyFlags.Live)]
    ValueTask DomainDetachDeviceAsync(DomainRef domain, string xml, DomainDeviceModifyFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainUpdateDeviceFlags</c>.</summary>
    [Operation(RemoteProcedure.DomainUpdateDeviceFlags)]
    ValueTask DomainUpdateDeviceAsync(DomainRef domain, string xml, DomainDeviceModifyFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainDetachDeviceAlias</c>.</summary>
    [Operation(RemoteProcedure.DomainDetachDeviceAlias)]
    ValueTask DomainDetachDeviceAliasAsync(
        DomainRef domain, string alias, DomainDeviceModifyFlags flags, CancellationToken cancellationToken);
}
