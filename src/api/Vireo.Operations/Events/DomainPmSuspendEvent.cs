using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo;

/// <summary>A guest went to sleep.</summary>
/// <param name="Domain">Whose event it is.</param>
/// <param name="Reason">Not used, 0.</param>
[EventMessage(RemoteProcedure.DomainEventCallbackPmSuspend, Legacy = RemoteProcedure.DomainEventPmSuspend)]
public sealed record DomainPmSuspendEvent(DomainRef Domain, int Reason) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override int EventId => (int)DomainEventId.Pmsuspend;
}
