using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo;

/// <summary>A guest changed its clock.</summary>
/// <param name="Domain">Whose event it is.</param>
/// <param name="Offset">Seconds from UTC.</param>
[EventMessage(RemoteProcedure.DomainEventCallbackRtcChange, Legacy = RemoteProcedure.DomainEventRtcChange)]
public sealed record DomainRtcChangeEvent(DomainRef Domain, long Offset) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override int EventId => (int)DomainEventId.RtcChange;
}
