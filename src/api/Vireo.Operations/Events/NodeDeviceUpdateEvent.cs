using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo;

/// <summary>A device changed.</summary>
/// <param name="Device">Whose event it is.</param>
[EventMessage(RemoteProcedure.NodeDeviceEventUpdate)]
public sealed record NodeDeviceUpdateEvent(NodeDeviceRef Device) : NodeDeviceEvent(Device)
{
    /// <inheritdoc/>
    public override int EventId => (int)NodeDeviceEventId.Update;
}
