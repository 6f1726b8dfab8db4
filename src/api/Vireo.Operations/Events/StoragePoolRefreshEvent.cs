using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo;

/// <summary>A pool was read again.</summary>
/// <param name="Pool">Whose event it is.</param>
[EventMessage(RemoteProcedure.StoragePoolEventRefresh)]
public sealed record StoragePoolRefreshEvent(StoragePoolRef Pool) : StoragePoolEvent(Pool)
{
    /// <inheritdoc/>
    public override int EventId => (int)StoragePoolEventId.Refresh;
}
