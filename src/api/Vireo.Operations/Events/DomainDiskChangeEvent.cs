using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo;

/// <summary>A disk got another medium.</summary>
/// <param name="Domain">Whose event it is.</param>
/// <param name="OldSourcePath">Before.</param>
/// <param name="NewSourcePath">Now.</param>
/// <param name="DeviceAlias">Alias of the disk.</param>
/// <param name="Reason">Why.</param>
[EventMessage(RemoteProcedure.DomainEventCallbackDiskChange, Legacy = RemoteProcedure.DomainEventDiskChange)]
public sealed record DomainDiskChangeEvent(
    DomainRef Domain,
    [Wire("oldSrcPath")] string? OldSourcePath,
    [Wire("newSrcPath")] string? NewSourcePath,
    [Wire("devAlias")] string DeviceAlias,
    ConnectDomainEventDiskChangeReason Reason)
    : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override int EventId => (int)DomainEventId.DiskChange;
}
