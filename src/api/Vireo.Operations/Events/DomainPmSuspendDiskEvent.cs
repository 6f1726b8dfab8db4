using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo;

/// <summary>A guest went to sleep on disk.</summary>
/// <param name="Domain">Whose event it is.</param>
/// <param name="Reason">Not used, 0.</param>
[EventMessage(RemoteProcedure.DomainEventCallbackPmSuspendDisk, Legacy = RemoteProcedure.DomainEventPmSuspendDisk)]
public sealed record DomainPmSuspendDiskEvent(DomainRef Domain, int Reason) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override int EventId => (int)DomainEventId.PmsuspendDisk;
}
