using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Drivers;

/// <summary>
/// A driver's events for its connections: what <see cref="DriverConnection.SubscribeAsync"/> hands out. One object serves the whole driver,
/// because every connection sees every object.
/// </summary>
public sealed class DriverEvents
{
    private readonly EventHub<VirEvent> _hub = new();

    /// <summary>True when somebody wants such events: lets a driver skip the work of making one.</summary>
    public bool IsWanted(EventClass eventClass, int eventId) => _hub.IsWanted(Key(eventClass, eventId));

    /// <summary>Starts delivery to <paramref name="sink"/> until the result is disposed.</summary>
    /// <param name="filter">Class, id and object. The name in a filter of QEMU monitor events is read by <paramref name="also"/>.</param>
    /// <param name="sink">Takes the events; must not wait.</param>
    /// <param name="also">A further condition, or null.</param>
    public IAsyncDisposable Subscribe(EventFilter filter, IEventSink sink, Func<VirEvent, bool>? also = null)
    {
        bool whole = filter.Uuid is null && (filter.Name is null || filter.Class == EventClass.QemuMonitor);
        Func<VirEvent, bool>? condition = (whole, also) switch
        {
            (true, null) => null,
            (true, not null) => also,
            (false, null) => e => filter.Matches(e),
            _ => e => filter.Matches(e) && also(e),
        };
        return new Ending(_hub.Subscribe(Key(filter.Class, filter.EventId), condition, sink.Deliver));
    }

    /// <summary>Delivers an event to everybody who wants it, before it returns.</summary>
    public void Publish(VirEvent e) => _hub.Publish(Key(e.Class, e.EventId), e);

    private static int Key(EventClass eventClass, int eventId) =>
        ((int)eventClass << 16) | (eventClass == EventClass.QemuMonitor ? 0 : eventId);

    private sealed class Ending(EventSubscription<VirEvent> subscription) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            subscription.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
