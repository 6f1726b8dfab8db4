using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo;

/// <summary>A block job changed its state; names the disk by its target.</summary>
/// <param name="Domain">Whose event it is.</param>
/// <param name="Target">Target of the disk.</param>
/// <param name="Type">Kind of job.</param>
/// <param name="Status">New state.</param>
[EventMessage(RemoteProcedure.DomainEventBlockJob2)]
public sealed record DomainBlockJob2Event(
    DomainRef Domain,
    [Wire("dst")] string Target,
    DomainBlockJobType Type,
    ConnectDomainEventBlockJobStatus Status)
    : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override int EventId => (int)DomainEventId.BlockJob2;
}
