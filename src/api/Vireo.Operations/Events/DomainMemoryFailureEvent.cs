using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo;

/// <summary>Memory of the host or guest failed.</summary>
/// <param name="Domain">Whose event it is.</param>
/// <param name="Recipient">Whose.</param>
/// <param name="Action">What was done.</param>
/// <param name="Flags">Details.</param>
[EventMessage(RemoteProcedure.DomainEventMemoryFailure)]
public sealed record DomainMemoryFailureEvent(
    DomainRef Domain,
    DomainMemoryFailureRecipientType Recipient,
    DomainMemoryFailureActionType Action,
    DomainMemoryFailureFlags Flags)
    : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override int EventId => (int)DomainEventId.MemoryFailure;
}
