using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo;

/// <summary>A watchdog fired.</summary>
/// <param name="Domain">Whose event it is.</param>
/// <param name="Action">What was done.</param>
[EventMessage(RemoteProcedure.DomainEventCallbackWatchdog, Legacy = RemoteProcedure.DomainEventWatchdog)]
public sealed record DomainWatchdogEvent(DomainRef Domain, DomainEventWatchdogAction Action) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override int EventId => (int)DomainEventId.Watchdog;
}
