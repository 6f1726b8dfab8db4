using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo;

/// <summary>A device was added.</summary>
/// <param name="Domain">Whose event it is.</param>
/// <param name="DeviceAlias">Its alias.</param>
[EventMessage(RemoteProcedure.DomainEventCallbackDeviceAdded)]
public sealed record DomainDeviceAddedEvent(DomainRef Domain, [Wire("devAlias")] string DeviceAlias) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override int EventId => (int)DomainEventId.DeviceAdded;
}
