using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo;

/// <summary>A guest rebooted.</summary>
/// <param name="Domain">Whose event it is.</param>
[EventMessage(RemoteProcedure.DomainEventCallbackReboot, Legacy = RemoteProcedure.DomainEventReboot)]
public sealed record DomainRebootEvent(DomainRef Domain) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override int EventId => (int)DomainEventId.Reboot;
}
