using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo;

/// <summary>Metadata changed.</summary>
/// <param name="Domain">Whose event it is.</param>
/// <param name="Type">Which.</param>
/// <param name="Uri">Namespace of an element.</param>
[EventMessage(RemoteProcedure.DomainEventCallbackMetadataChange)]
public sealed record DomainMetadataChangeEvent(DomainRef Domain, DomainMetadataType Type, [Wire("nsuri")] string? Uri) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override int EventId => (int)DomainEventId.MetadataChange;
}
