namespace Vireo.Daemon;

/// <summary>What others may ask of the daemon's life: to end, or to end after a time without clients. It decides nothing else.</summary>
internal sealed class DaemonControl(TimeProvider time, LogOutputSpec defaultLogOutput) : IDisposable
{
    private readonly TaskCompletionSource _stop = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private ITimer? _timer;
    private TimeSpan _timeout;
    private int _clients;

    /// <summary>Where lines go when no output is configured.</summary>
    public LogOutputSpec DefaultLogOutput { get; } = defaultLogOutput;

    /// <summary>Completes when the daemon is to end.</summary>
    public Task Stopped => _stop.Task;

    /// <summary>True while guests keep the daemon from ending for want of clients.</summary>
    public Func<bool> IsBusy { get; set; } = static () => false;

    public void RequestStop() => _stop.TrySetResult();

    /// <summary>Ends the daemon after that many seconds without clients; 0: never.</summary>
    public void SetTimeout(uint seconds)
    {
        lock (_lock)
        {
            _timeout = TimeSpan.FromSeconds(seconds);
            Arm();
        }
    }

    /// <summary>The number of clients has changed.</summary>
    public void SetClientCount(int clients)
    {
        lock (_lock)
        {
            bool changed = (clients == 0) != (_clients == 0);
            _clients = clients;
            if (changed && _timeout > TimeSpan.Zero)
            {
                Arm();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

    private void Arm()
    {
        _timer ??= time.CreateTimer(static control =>
            ((DaemonControl)control!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(_timeout > TimeSpan.Zero && _clients == 0 ? _timeout : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private void OnTimer()
    {
        lock (_lock)
        {
            if (_clients > 0 || _timeout <= TimeSpan.Zero)
            {
                return;
            }

            if (IsBusy())
            {
                Arm();
                return;
            }
        }

        RequestStop();
    }
}
