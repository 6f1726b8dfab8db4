using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo;

/// <summary>A disk had an error.</summary>
/// <param name="Domain">Whose event it is.</param>
/// <param name="SourcePath">File or device.</param>
/// <param name="DeviceAlias">Alias of the disk.</param>
/// <param name="Action">What was done.</param>
[EventMessage(RemoteProcedure.DomainEventCallbackIoError, Legacy = RemoteProcedure.DomainEventIoError)]
public sealed record DomainIoErrorEvent(
    DomainRef Domain,
    [Wire("srcPath")] string SourcePath,
    [Wire("devAlias")] string DeviceAlias,
    DomainEventIoErrorAction Action)
    : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override int EventId => (int)DomainEventId.IoError;
}
