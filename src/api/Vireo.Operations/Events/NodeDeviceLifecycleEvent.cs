using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo;

/// <summary>A device came or went.</summary>
/// <param name="Device">Whose event it is.</param>
/// <param name="Event">What happened.</param>
/// <param name="Detail">Not used, 0.</param>
[EventMessage(RemoteProcedure.NodeDeviceEventLifecycle)]
public sealed record NodeDeviceLifecycleEvent(
    NodeDeviceRef Device,
    NodeDeviceEventLifecycleType Event,
    int Detail)
    : NodeDeviceEvent(Device)
{
    /// <inheritdoc/>
    public override int EventId => (int)NodeDeviceEventId.Lifecycle;
}
