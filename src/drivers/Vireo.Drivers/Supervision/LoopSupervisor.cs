namespace Vireo.Drivers;

/// <summary>
/// Owns background loops: starts them, logs a loop that fails, starts it again after a pause when it is to live on, and waits for all at
/// the end. No task is left unobserved.
/// </summary>
public sealed class LoopSupervisor : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly HashSet<Task> _loops = [];
    private readonly TimeProvider _time;
    private readonly Logger _log;

    public LoopSupervisor(string logCategory, TimeProvider? time = null)
    {
        _log = Log.For(logCategory);
        _time = time ?? TimeProvider.System;
    }

    /// <summary>Signalled when the loops are to end.</summary>
    public CancellationToken Stopping => _stop.Token;

    /// <summary>How many loops run.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _loops.Count;
            }
        }
    }

    /// <summary>Starts <paramref name="loop"/>. The returned task ends with it and never fails.</summary>
    /// <param name="name">For the log.</param>
    /// <param name="loop">The loop; it ends soon after its token is signalled.</param>
    /// <param name="restartAfter">Pause before a failed loop is started again; null: it is not.</param>
    public Task Start(string name, Func<CancellationToken, Task> loop, TimeSpan? restartAfter = null)
    {
        lock (_lock)
        {
            if (_stop.IsCancellationRequested)
            {
                return Task.CompletedTask;
            }

            Task task = Task.Run(() => RunAsync(name, loop, restartAfter));
            _loops.Add(task);
            _ = task.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            return task;
        }
    }

    /// <summary>Signals the loops and waits for them.</summary>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        Task[] loops;
        await _stop.CancelAsync().ConfigureAwait(false);
        lock (_lock)
        {
            loops = [.. _loops];
        }

        await Task.WhenAll(loops).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task RunAsync(string name, Func<CancellationToken, Task> loop, TimeSpan? restartAfter)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await loop(_stop.Token).ConfigureAwait(false);
                return;
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                _log.Error($"background loop {name} failed: {e.Message}");
                _log.Debug($"{e}");
                if (restartAfter is not { } pause)
                {
                    return;
                }

                await Task.Delay(pause, _time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Forget(Task task)
    {
        lock (_lock)
        {
            _loops.Remove(task);
        }
    }
}
