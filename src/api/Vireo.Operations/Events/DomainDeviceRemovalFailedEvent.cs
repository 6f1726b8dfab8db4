using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo;

/// <summary>The guest refused to give a device back.</summary>
/// <param name="Domain">Whose event it is.</param>
/// <param name="DeviceAlias">Its alias.</param>
[EventMessage(RemoteProcedure.DomainEventCallbackDeviceRemovalFailed)]
public sealed record DomainDeviceRemovalFailedEvent(DomainRef Domain, [Wire("devAlias")] string DeviceAlias) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override int EventId => (int)DomainEventId.DeviceRemovalFailed;
}
