using System.Collections.Immutable;

namespace Vireo.Drivers;

/// <summary>
/// Fans a driver's events out to its subscribers, in the order in which they were published, on the publisher's thread.
/// Subscribers must take an event without waiting (queue it); the hub neither buffers nor knows what an event means.
/// </summary>
/// <typeparam name="TEvent">The driver's event record.</typeparam>
public sealed class EventHub<TEvent>
    where TEvent : class
{
    private readonly Lock _write = new();
    private readonly Logger _log = Log.For("util.event");

    // One publisher at a time, so that every subscriber sees the same order.
    private readonly Lock _publish = new();

    private ImmutableDictionary<int, ImmutableArray<EventSubscription<TEvent>>> _byKey =
        ImmutableDictionary<int, ImmutableArray<EventSubscription<TEvent>>>.Empty;

    /// <summary>True when somebody wants events of <paramref name="key"/>: lets a publisher skip making one.</summary>
    public bool IsWanted(int key) => Volatile.Read(ref _byKey).ContainsKey(key);

    /// <summary>Subscribes to the events of one key (event class and id, as the publisher numbers them).</summary>
    /// <param name="key">Which events.</param>
    /// <param name="filter">Only those for which it holds; null for all. Runs on the publisher's thread.</param>
    /// <param name="handler">Takes the event; must not wait.</param>
    public EventSubscription<TEvent> Subscribe(int key, Func<TEvent, bool>? filter, Action<TEvent> handler)
    {
        var subscription = new EventSubscription<TEvent>(this, key, filter, handler);
        lock (_write)
        {
            ImmutableArray<EventSubscription<TEvent>> present = _byKey.GetValueOrDefault(key, []);
            Volatile.Write(ref _byKey, _byKey.SetItem(key, present.Add(subscription)));
        }

        return subscription;
    }

    /// <summary>Hands <paramref name="item"/> to every subscriber of <paramref name="key"/>. A subscriber that throws is logged and does
    /// not disturb the others.</summary>
    public void Publish(int key, TEvent item)
    {
        if (!IsWanted(key))
        {
            return;
        }

        lock (_publish)
        {
            if (!Volatile.Read(ref _byKey).TryGetValue(key, out ImmutableArray<EventSubscription<TEvent>> subscriptions))
            {
                return;
            }

            foreach (EventSubscription<TEvent> subscription in subscriptions)
            {
                try
                {
                    subscription.Deliver(item);
                }
                catch (Exception e)
                {
                    _log.Error(e);
                }
            }
        }
    }

    internal void Remove(EventSubscription<TEvent> subscription)
    {
        lock (_write)
        {
            if (!_byKey.TryGetValue(subscription.Key, out ImmutableArray<EventSubscription<TEvent>> present))
            {
                return;
            }

            present = present.Remove(subscription);
            Volatile.Write(ref _byKey, present.IsEmpty ? _byKey.Remove(subscription.Key) : _byKey.SetItem(subscription.Key, present));
        }
    }
}
