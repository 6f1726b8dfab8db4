using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo;

/// <summary>The guest agent came or went.</summary>
/// <param name="Domain">Whose event it is.</param>
/// <param name="State">Which.</param>
/// <param name="Reason">Why.</param>
[EventMessage(RemoteProcedure.DomainEventCallbackAgentLifecycle)]
public sealed record DomainAgentLifecycleEvent(
    DomainRef Domain,
    ConnectDomainEventAgentLifecycleState State,
    ConnectDomainEventAgentLifecycleReason Reason)
    : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override int EventId => (int)DomainEventId.AgentLifecycle;
}
