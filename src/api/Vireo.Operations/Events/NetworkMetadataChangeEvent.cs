using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo;

/// <summary>Metadata changed.</summary>
/// <param name="Network">Whose event it is.</param>
/// <param name="Type">Which.</param>
/// <param name="Uri">Namespace of an element.</param>
[EventMessage(RemoteProcedure.NetworkEventCallbackMetadataChange)]
public sealed record NetworkMetadataChangeEvent(
    NetworkRef Network,
    NetworkMetadataType Type,
    [Wire("nsuri")] string? Uri)
    : NetworkEvent(Network)
{
    /// <inheritdoc/>
    public override int EventId => (int)NetworkEventId.MetadataChange;
}
