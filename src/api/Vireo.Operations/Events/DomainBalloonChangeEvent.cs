using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo;

/// <summary>The balloon changed.</summary>
/// <param name="Domain">Whose event it is.</param>
/// <param name="Actual">Memory in KiB.</param>
[EventMessage(RemoteProcedure.DomainEventCallbackBalloonChange, Legacy = RemoteProcedure.DomainEventBalloonChange)]
public sealed record DomainBalloonChangeEvent(DomainRef Domain, ulong Actual) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override int EventId => (int)DomainEventId.BalloonChange;
}
