using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo;

/// <summary>The control channel failed.</summary>
/// <param name="Domain">Whose event it is.</param>
[EventMessage(RemoteProcedure.DomainEventCallbackControlError, Legacy = RemoteProcedure.DomainEventControlError)]
public sealed record DomainControlErrorEvent(DomainRef Domain) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override int EventId => (int)DomainEventId.ControlError;
}
