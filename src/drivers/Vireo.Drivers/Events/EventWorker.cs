namespace Vireo.Drivers;

/// <summary>
/// Runs one object's event work (a hypervisor's events and what follows from them), one piece after the other, in order. The work takes the
/// object's job gate like any API call. It owns no thread: it runs on the pool while it has work. Failures are logged, and the next piece
/// runs.
/// </summary>
public sealed class EventWorker
{
    private static readonly Logger Logger = Log.For("util.event");

    private readonly EventWorkers _owner;
    private readonly Lock _lock = new();
    private Queue<Func<ValueTask>>? _queue;
    private bool _active;
    private bool _closed;

    internal EventWorker(EventWorkers owner) => _owner = owner;

    /// <summary>Queues <paramref name="work"/>; false when the driver is stopping or the worker is closed, and then it will never
    /// run.</summary>
    public bool TryPost(Func<ValueTask> work)
    {
        lock (_lock)
        {
            if (_closed || _owner.IsStopping)
            {
                return false;
            }

            (_queue ??= new Queue<Func<ValueTask>>()).Enqueue(work);
            if (!_active)
            {
                _active = true;
                ThreadPool.UnsafeQueueUserWorkItem(static worker => _ = worker.RunAsync(), this, preferLocal: false);
            }

            return true;
        }
    }

    /// <summary>The object is gone: unstarted work is dropped, and nothing is accepted any more.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _closed = true;
            _queue = null;
        }
    }

    private async Task RunAsync()
    {
        while (true)
        {
            Func<ValueTask>? work;
            lock (_lock)
            {
                if (_owner.IsStopping)
                {
                    _queue = null;
                }

                if (_queue is null || !_queue.TryDequeue(out work) || !_owner.TryBegin())
                {
                    _queue = null;
                    _active = false;
                    return;
                }
            }

            try
            {
                await work().ConfigureAwait(false);
            }
            catch (Exception e)
            {
                Logger.Error(e);
            }
            finally
            {
                _owner.End();
            }
        }
    }
}
