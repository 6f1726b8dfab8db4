using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo;

/// <summary>A guest woke up.</summary>
/// <param name="Domain">Whose event it is.</param>
/// <param name="Reason">Not used, 0.</param>
[EventMessage(RemoteProcedure.DomainEventCallbackPmWakeup, Legacy = RemoteProcedure.DomainEventPmWakeup)]
public sealed record DomainPmWakeupEvent(DomainRef Domain, int Reason) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override int EventId => (int)DomainEventId.Pmwakeup;
}
