using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo;

/// <summary>A domain changed its state.</summary>
/// <param name="Domain">Whose event it is.</param>
/// <param name="Event">What happened.</param>
/// <param name="Detail">The detail, in the enum that belongs to it.</param>
[EventMessage(RemoteProcedure.DomainEventCallbackLifecycle, Legacy = RemoteProcedure.DomainEventLifecycle)]
public sealed record DomainLifecycleEvent(DomainRef Domain, DomainEventType Event, int Detail) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override int EventId => (int)DomainEventId.Lifecycle;
}
