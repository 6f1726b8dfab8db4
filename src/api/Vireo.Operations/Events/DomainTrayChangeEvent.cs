using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo;

/// <summary>A drive tray moved.</summary>
/// <param name="Domain">Whose event it is.</param>
/// <param name="DeviceAlias">Alias of the disk.</param>
/// <param name="Reason">Which way.</param>
[EventMessage(RemoteProcedure.DomainEventCallbackTrayChange, Legacy = RemoteProcedure.DomainEventTrayChange)]
public sealed record DomainTrayChangeEvent(
    DomainRef Domain,
    [Wire("devAlias")] string DeviceAlias,
    DomainEventTrayChangeReason Reason)
    : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override int EventId => (int)DomainEventId.TrayChange;
}
