using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo;

/// <summary>A disk had an error, with its reason.</summary>
/// <param name="Domain">Whose event it is.</param>
/// <param name="SourcePath">File or device.</param>
/// <param name="DeviceAlias">Alias of the disk.</param>
/// <param name="Action">What was done.</param>
/// <param name="Reason">Short reason.</param>
[EventMessage(RemoteProcedure.DomainEventCallbackIoErrorReason, Legacy = RemoteProcedure.DomainEventIoErrorReason)]
public sealed record DomainIoErrorReasonEvent(
    DomainRef Domain,
    [Wire("srcPath")] string SourcePath,
    [Wire("devAlias")] string DeviceAlias,
    DomainEventIoErrorAction Action,
    string Reason)
    : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override int EventId => (int)DomainEventId.IoErrorReason;
}
