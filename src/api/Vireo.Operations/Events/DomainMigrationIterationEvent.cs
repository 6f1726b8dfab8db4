using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo;

/// <summary>A migration began another pass.</summary>
/// <param name="Domain">Whose event it is.</param>
/// <param name="Iteration">Which.</param>
[EventMessage(RemoteProcedure.DomainEventCallbackMigrationIteration)]
public sealed record DomainMigrationIterationEvent(DomainRef Domain, int Iteration) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override int EventId => (int)DomainEventId.MigrationIteration;
}
