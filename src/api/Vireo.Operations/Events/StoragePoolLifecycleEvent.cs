using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo;

/// <summary>A pool changed its state.</summary>
/// <param name="Pool">Whose event it is.</param>
/// <param name="Event">What happened.</param>
/// <param name="Detail">Not used, 0.</param>
[EventMessage(RemoteProcedure.StoragePoolEventLifecycle)]
public sealed record StoragePoolLifecycleEvent(
    StoragePoolRef Pool,
    StoragePoolEventLifecycleType Event,
    int Detail)
    : StoragePoolEvent(Pool)
{
    /// <inheritdoc/>
    public override int EventId => (int)StoragePoolEventId.Lifecycle;
}
