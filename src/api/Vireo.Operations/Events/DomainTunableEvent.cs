using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo;

/// <summary>Tunables changed.</summary>
/// <param name="Domain">Whose event it is.</param>
/// <param name="Parameters">Their new values.</param>
[EventMessage(RemoteProcedure.DomainEventCallbackTunable)]
public sealed record DomainTunableEvent(DomainRef Domain, [Wire("params")] TypedParameterList Parameters) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override int EventId => (int)DomainEventId.Tunable;
}
