using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo;

/// <summary>A device is gone.</summary>
/// <param name="Domain">Whose event it is.</param>
/// <param name="DeviceAlias">Its alias.</param>
[EventMessage(RemoteProcedure.DomainEventCallbackDeviceRemoved, Legacy = RemoteProcedure.DomainEventDeviceRemoved)]
public sealed record DomainDeviceRemovedEvent(DomainRef Domain, [Wire("devAlias")] string DeviceAlias) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override int EventId => (int)DomainEventId.DeviceRemoved;
}
