using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo;

/// <summary>A network changed its state.</summary>
/// <param name="Network">Whose event it is.</param>
/// <param name="Event">What happened.</param>
/// <param name="Detail">Not used, 0.</param>
[EventMessage(RemoteProcedure.NetworkEventLifecycle)]
public sealed record NetworkLifecycleEvent(NetworkRef Network, NetworkEventLifecycleType Event, int Detail) : NetworkEvent(Network)
{
    /// <inheritdoc/>
    public override int EventId => (int)NetworkEventId.Lifecycle;
}
