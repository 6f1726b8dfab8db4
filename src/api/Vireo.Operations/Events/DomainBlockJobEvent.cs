using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo;

/// <summary>A block job changed its state; names the disk by its file.</summary>
/// <param name="Domain">Whose event it is.</param>
/// <param name="Path">File or device.</param>
/// <param name="Type">Kind of job.</param>
/// <param name="Status">New state.</param>
[EventMessage(RemoteProcedure.DomainEventCallbackBlockJob, Legacy = RemoteProcedure.DomainEventBlockJob)]
public sealed record DomainBlockJobEvent(
    DomainRef Domain,
    string Path,
    DomainBlockJobType Type,
    ConnectDomainEventBlockJobStatus Status)
    : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override int EventId => (int)DomainEventId.BlockJob;
}
