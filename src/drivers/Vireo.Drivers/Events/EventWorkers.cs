namespace Vireo.Drivers;

/// <summary>
/// The event workers of a driver's objects and their end in two steps. <see cref="Prepare"/>: no worker accepts work any more, and what
/// waits unstarted is dropped, so that waiting is quick. <see cref="WaitAsync"/>: what runs is waited for. Between the two the monitors'
/// own loops continue, because they are not workers: an API call in flight that waits for a monitor's reply or event still gets it.
/// </summary>
public sealed class EventWorkers
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _drained;
    private int _running;
    private volatile bool _stopping;

    /// <summary>True after <see cref="Prepare"/>.</summary>
    public bool IsStopping => _stopping;

    /// <summary>How many pieces of work run at this moment.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>A worker for one object. It costs next to nothing until it has work.</summary>
    public EventWorker CreateWorker() => new(this);

    /// <summary>First step of the end: work is refused from now on, and unstarted work is dropped.</summary>
    public void Prepare()
    {
        lock (_lock)
        {
            _stopping = true;
        }
    }

    /// <summary>Second step: waits until what runs has ended.</summary>
    public Task WaitAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (!_stopping)
            {
                throw new InvalidOperationException("Prepare comes before Wait");
            }

            if (_running == 0)
            {
                return Task.CompletedTask;
            }

            _drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _drained.Task.WaitAsync(cancellationToken);
        }
    }

    internal bool TryBegin()
    {
        lock (_lock)
        {
            if (_stopping)
            {
                return false;
            }

            _running++;
            return true;
        }
    }

    internal void End()
    {
        lock (_lock)
        {
            if (--_running == 0)
            {
                _drained?.TrySetResult();
            }
        }
    }
}
