namespace Vireo.Drivers;

/// <summary>A subscriber's place in an <see cref="EventHub{TEvent}"/>; disposing it ends the subscription: nothing is delivered
/// afterwards.</summary>
public sealed class EventSubscription<TEvent> : IDisposable
    where TEvent : class
{
    private readonly EventHub<TEvent> _hub;
    private readonly Func<TEvent, bool>? _filter;
    private readonly Action<TEvent> _handler;
    private volatile bool _ended;

    internal EventSubscription(EventHub<TEvent> hub, int key, Func<TEvent, bool>? filter, Action<TEvent> handler)
    {
        _hub = hub;
        Key = key;
        _filter = filter;
        _handler = handler;
    }

    internal int Key { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_ended)
        {
            _ended = true;
            _hub.Remove(this);
        }
    }

    internal void Deliver(TEvent item)
    {
        if (!_ended && (_filter is null || _filter(item)))
        {
            _handler(item);
        }
    }
}
