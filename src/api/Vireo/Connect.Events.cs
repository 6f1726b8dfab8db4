using System.Runtime.CompilerServices;
using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo;

/// <content>Events as asynchronous sequences: they begin with the first <c>MoveNextAsync</c> and end when the loop is left or the
/// connection closes.</content>
public sealed partial class Connect
{
    /// <summary>Watches domains starting, stopping, being defined…: of one domain or of all. No event after this call's end is
    /// missed.</summary>
    public ValueTask<EventSequence<DomainLifecycleEvent>> WatchLifecycleAsync(
        Domain? domain = null, CancellationToken cancellationToken = default) =>
        WatchAsync<DomainLifecycleEvent>(
            new EventFilter(EventClass.Domain, (int)DomainEventId.Lifecycle, domain?.Uuid, domain?.Name), cancellationToken);

    /// <summary>Watches what a filter picks. No event after this call's end is missed.</summary>
    public ValueTask<EventSequence<T>> WatchAsync<T>(EventFilter filter, CancellationToken cancellationToken = default)
        where T : VirEvent => EventSequence<T>.StartAsync(this, filter, cancellationToken);

    /// <summary>Domains starting, stopping, being defined…: of one domain or of all.</summary>
    public IAsyncEnumerable<DomainLifecycleEvent> LifecycleEventsAsync(
        Domain? domain = null, CancellationToken cancellationToken = default) =>
        EventsAsync<DomainLifecycleEvent>(
            new EventFilter(EventClass.Domain, (int)DomainEventId.Lifecycle, domain?.Uuid, domain?.Name), cancellationToken);

    /// <summary>Domain events of one kind.</summary>
    public IAsyncEnumerable<DomainEvent> DomainEventsAsync(
        DomainEventId id, Domain? domain = null, CancellationToken cancellationToken = default) =>
        EventsAsync<DomainEvent>(new EventFilter(EventClass.Domain, (int)id, domain?.Uuid, domain?.Name), cancellationToken);

    /// <summary>Network events of one kind.</summary>
    public IAsyncEnumerable<NetworkEvent> NetworkEventsAsync(NetworkEventId id, CancellationToken cancellationToken = default) =>
        EventsAsync<NetworkEvent>(new EventFilter(EventClass.Network, (int)id), cancellationToken);

    /// <summary>Storage pool events of one kind.</summary>
    public IAsyncEnumerable<StoragePoolEvent> StoragePoolEventsAsync(
        StoragePoolEventId id, CancellationToken cancellationToken = default) =>
        EventsAsync<StoragePoolEvent>(new EventFilter(EventClass.StoragePool, (int)id), cancellationToken);

    /// <summary>Node device events of one kind.</summary>
    public IAsyncEnumerable<NodeDeviceEvent> NodeDeviceEventsAsync(NodeDeviceEventId id, CancellationToken cancellationToken = default) =>
        EventsAsync<NodeDeviceEvent>(new EventFilter(EventClass.NodeDevice, (int)id), cancellationToken);

    /// <summary>Secret events of one kind.</summary>
    public IAsyncEnumerable<SecretEvent> SecretEventsAsync(SecretEventId id, CancellationToken cancellationToken = default) =>
        EventsAsync<SecretEvent>(new EventFilter(EventClass.Secret, (int)id), cancellationToken);

    /// <summary>Raw events of QEMU monitors, all or those of one name.</summary>
    public IAsyncEnumerable<QemuMonitorEvent> QemuMonitorEventsAsync(string? name = null, CancellationToken cancellationToken = default) =>
        EventsAsync<QemuMonitorEvent>(new EventFilter(EventClass.QemuMonitor, 0, Name: name), cancellationToken);

    /// <summary>Subscribes at once and returns what has to be disposed to end it; for callers that want callbacks rather than
    /// sequences.</summary>
    public ValueTask<IAsyncDisposable> SubscribeAsync(EventFilter filter, IEventSink sink, CancellationToken cancellationToken = default) =>
        Driver(GroupOf(filter.Class), filter.RegisterFunction).SubscribeAsync(filter, sink, cancellationToken);

    /// <summary>Events that a filter picks, from the first step of the loop on.</summary>
    public async IAsyncEnumerable<T> EventsAsync<T>(
        EventFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where T : VirEvent
    {
        await using EventSequence<T> events = await WatchAsync<T>(filter, cancellationToken).ConfigureAwait(false);
        await foreach (T e in events.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return e;
        }
    }

    private static DriverGroup GroupOf(EventClass kind) => kind switch
    {
        EventClass.Network => DriverGroup.Network,
        EventClass.StoragePool => DriverGroup.Storage,
        EventClass.NodeDevice => DriverGroup.NodeDevice,
        EventClass.Secret => DriverGroup.Secret,
        _ => DriverGroup.Hypervisor,
    };
}
