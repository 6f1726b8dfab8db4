using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo;

/// <content>Events as asynchronous sequences: they begin with the first <c>MoveNextAsync</c> and end when the loop is left or the connection closes.</content>
public sealed partial class Connect
{
    private const int EventBacklog = 10_000;

    /// <summary>Domains starting, stopping, being defined…: of one domain or of all.</summary>
    public IAsyncEnumerable<DomainLifecycleEvent> LifecycleEventsAsync(Domain? domain = null, CancellationToken cancellationToken = default) =>
        EventsAsync<DomainLifecycleEvent>(new EventFilter(EventClass.Domain, (int)DomainEventId.Lifecycle, domain?.Uuid, domain?.Name), cancellationToken);

    /// <summary>Domain events of one kind.</summary>
    public IAsyncEnumerable<DomainEvent> DomainEventsAsync(DomainEventId id, Domain? domain = null, CancellationToken cancellationToken = default) =>
        EventsAsync<DomainEvent>(new EventFilter(EventClass.Domain, (int)id, domain?.Uuid, domain?.Name), cancellationToken);

    /// <summary>Network events of one kind.</summary>
    public IAsyncEnumerable<NetworkEvent> NetworkEventsAsync(NetworkEventId id, CancellationToken cancellationToken = default) =>
        EventsAsync<NetworkEvent>(new EventFilter(EventClass.Network, (int)id), cancellationToken);

    /// <summary>Storage pool events of one kind.</summary>
    public IAsyncEnumerable<StoragePoolEvent> StoragePoolEventsAsync(StoragePoolEventId id, CancellationToken cancellationToken = default) =>
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

    /// <summary>Subscribes at once and returns what has to be disposed to end it; for callers that want callbacks rather than sequences.</summary>
    public ValueTask<IAsyncDisposable> SubscribeAsync(EventFilter filter, IEventSink sink, CancellationToken cancellationToken = default) =>
        Driver(GroupOf(filter.Class), filter.RegisterFunction).SubscribeAsync(filter, sink, cancellationToken);

    /// <summary>Events that a filter picks. Of a reader that is 10000 events behind, the oldest are dropped.</summary>
    public async IAsyncEnumerable<T> EventsAsync<T>(EventFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where T : VirEvent
    {
        var channel = Channel.CreateBounded<VirEvent>(new BoundedChannelOptions(EventBacklog) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        var sink = new ChannelSink(channel.Writer);
        await using IAsyncDisposable subscription = await SubscribeAsync(filter, sink, cancellationToken).ConfigureAwait(false);
        using var ended = new CancellationTokenSource();
        _ = Closed.ContinueWith(_ => channel.Writer.TryComplete(), ended.Token, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        try
        {
            await foreach (VirEvent e in channel.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                if (e is T wanted)
                {
                    yield return wanted;
                }
            }
        }
        finally
        {
            await ended.CancelAsync().ConfigureAwait(false);
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

    private sealed class ChannelSink(ChannelWriter<VirEvent> writer) : IEventSink
    {
        public void Deliver(VirEvent e) => writer.TryWrite(e);
    }
}
