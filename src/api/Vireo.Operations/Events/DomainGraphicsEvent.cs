using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo;

/// <summary>A graphics client came or went.</summary>
/// <param name="Domain">Whose event it is.</param>
/// <param name="Phase">Which.</param>
/// <param name="Local">Our end.</param>
/// <param name="Remote">Its end.</param>
/// <param name="AuthScheme">How it authenticated.</param>
/// <param name="Subject">The identity of the client.</param>
[EventMessage(RemoteProcedure.DomainEventCallbackGraphics, Legacy = RemoteProcedure.DomainEventGraphics)]
public sealed record DomainGraphicsEvent(
    DomainRef Domain,
    DomainEventGraphicsPhase Phase,
    GraphicsAddress Local,
    GraphicsAddress Remote,
    string AuthScheme,
    IReadOnlyList<GraphicsIdentity> Subject)
    : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override int EventId => (int)DomainEventId.Graphics;
}
