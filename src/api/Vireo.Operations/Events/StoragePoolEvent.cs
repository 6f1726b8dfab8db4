using Vireo.Protocol;

namespace Vireo;

/// <summary>An event of a storage pool.</summary>
/// <param name="Pool">Whose event it is.</param>
public abstract record StoragePoolEvent(StoragePoolRef Pool) : VirEvent
{
    /// <inheritdoc/>
    public override EventClass Class => EventClass.StoragePool;

    /// <inheritdoc/>
    public override Uuid? ObjectUuid => Pool.Uuid;

    /// <inheritdoc/>
    public override string ObjectName => Pool.Name;
}
