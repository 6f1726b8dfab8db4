using Vireo.Protocol;

namespace Vireo;

/// <summary>An event of a node device.</summary>
/// <param name="Device">Whose event it is.</param>
public abstract record NodeDeviceEvent(NodeDeviceRef Device) : VirEvent
{
    /// <inheritdoc/>
    public override EventClass Class => EventClass.NodeDevice;

    /// <inheritdoc/>
    public override Uuid? ObjectUuid => null;

    /// <inheritdoc/>
    public override string ObjectName => Device.Name;
}
