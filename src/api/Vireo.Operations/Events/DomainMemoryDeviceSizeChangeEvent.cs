using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo;

/// <summary>A memory device changed its size.</summary>
/// <param name="Domain">Whose event it is.</param>
/// <param name="Alias">Its alias.</param>
/// <param name="Size">KiB.</param>
[EventMessage(RemoteProcedure.DomainEventMemoryDeviceSizeChange)]
public sealed record DomainMemoryDeviceSizeChangeEvent(DomainRef Domain, string Alias, ulong Size) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override int EventId => (int)DomainEventId.MemoryDeviceSizeChange;
}
