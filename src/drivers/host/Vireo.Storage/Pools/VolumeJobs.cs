namespace Vireo.Drivers.Storage;

/// <summary>Work on a volume that nobody shares.</summary>
internal enum VolumeWork
{
    /// <summary>None.</summary>
    None,

    /// <summary>It is being made, and is not whole yet.</summary>
    Build,

    /// <summary>It is being resized, wiped or uploaded to.</summary>
    Change,
}

/// <summary>How much long work goes on in the whole driver: the daemon's end waits for it.</summary>
internal sealed class VolumeJobs
{
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;
    private int _ending;

    public bool IsBusy => Volatile.Read(ref _running) > 0;

    /// <summary>Counts a piece of work until the result is disposed.</summary>
    public IDisposable Begin()
    {
        Interlocked.Increment(ref _running);
        return new Work(this);
    }

    /// <summary>The daemon ends: what runs is waited for.</summary>
    public void Prepare()
    {
        Volatile.Write(ref _ending, 1);
        TellIdle();
    }

    /// <summary>Waits for what runs.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _idle.Task.WaitAsync(cancellationToken);

    private void TellIdle()
    {
        if (Volatile.Read(ref _ending) != 0 && Volatile.Read(ref _running) == 0)
        {
            _idle.TrySetResult();
        }
    }

    private sealed class Work(VolumeJobs jobs) : IDisposable
    {
        private VolumeJobs? _jobs = jobs;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _jobs, null) is { } all)
            {
                Interlocked.Decrement(ref all._running);
                all.TellIdle();
            }
        }
    }
}
