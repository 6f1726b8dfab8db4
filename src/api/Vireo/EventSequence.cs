using System.Threading.Channels;
using Vireo.Operations;

namespace Vireo;

/// <summary>
/// Events as they come, from the moment it was made: loop over it with <c>await foreach</c>, once. It ends when the connection does;
/// disposing it ends the subscription. Of a reader that is 10000 events behind, the oldest are dropped.
/// </summary>
/// <typeparam name="T">The kind of event.</typeparam>
public sealed class EventSequence<T> : IAsyncEnumerable<T>, IAsyncDisposable
    where T : VirEvent
{
    private const int Backlog = 10_000;
    private readonly Channel<T> _channel = Channel.CreateBounded<T>(
        new BoundedChannelOptions(Backlog) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
    private IAsyncDisposable? _subscription;

    private EventSequence()
    {
    }

    /// <inheritdoc/>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        _channel.Reader.ReadAllAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);

    /// <summary>Ends the subscription.</summary>
    public async ValueTask DisposeAsync()
    {
        _channel.Writer.TryComplete();
        if (Interlocked.Exchange(ref _subscription, null) is { } subscription)
        {
            await subscription.DisposeAsync().ConfigureAwait(false);
        }
    }

    internal static async ValueTask<EventSequence<T>> StartAsync(
        Connect connection, EventFilter filter, CancellationToken cancellationToken)
    {
        var sequence = new EventSequence<T>();
        sequence._subscription = await connection.SubscribeAsync(filter, new Sink(sequence._channel.Writer), cancellationToken)
            .ConfigureAwait(false);
        ChannelWriter<T> writer = sequence._channel.Writer;
        _ = connection.Closed.ContinueWith(
            _ => writer.TryComplete(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return sequence;
    }

    private sealed class Sink(ChannelWriter<T> writer) : IEventSink
    {
        public void Deliver(VirEvent e)
        {
            if (e is T wanted)
            {
                writer.TryWrite(wanted);
            }
        }
    }
}
