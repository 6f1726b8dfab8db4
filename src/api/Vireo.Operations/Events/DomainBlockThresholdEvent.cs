using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo;

/// <summary>A disk grew beyond its threshold.</summary>
/// <param name="Domain">Whose event it is.</param>
/// <param name="Device">Target of the disk.</param>
/// <param name="Path">File.</param>
/// <param name="Threshold">Bytes.</param>
/// <param name="Excess">Bytes beyond.</param>
[EventMessage(RemoteProcedure.DomainEventBlockThreshold)]
public sealed record DomainBlockThresholdEvent(
    DomainRef Domain,
    [Wire("dev")] string Device,
    string? Path,
    ulong Threshold,
    ulong Excess)
    : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override int EventId => (int)DomainEventId.BlockThreshold;
}
