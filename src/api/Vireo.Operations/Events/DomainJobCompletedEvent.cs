using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo;

/// <summary>A job is done.</summary>
/// <param name="Domain">Whose event it is.</param>
/// <param name="Parameters">Its statistics.</param>
[EventMessage(RemoteProcedure.DomainEventCallbackJobCompleted)]
public sealed record DomainJobCompletedEvent(DomainRef Domain, [Wire("params")] TypedParameterList Parameters) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override int EventId => (int)DomainEventId.JobCompleted;
}
