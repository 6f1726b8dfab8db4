using Vireo.Protocol;

namespace Vireo;

/// <summary>An event of a network.</summary>
/// <param name="Network">Whose event it is.</param>
public abstract record NetworkEvent(NetworkRef Network) : VirEvent
{
    /// <inheritdoc/>
    public override EventClass Class => EventClass.Network;

    /// <inheritdoc/>
    public override Uuid? ObjectUuid => Network.Uuid;

    /// <inheritdoc/>
    public override string ObjectName => Network.Name;
}
