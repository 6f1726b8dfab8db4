namespace Vireo.Drivers.Storage;

/// <summary>Long work on one volume: being made, cloned, wiped, resized, uploaded, downloaded.</summary>
internal sealed class VolumeJob(VolumeJobKind kind)
{
    public VolumeJobKind Kind { get; } = kind;
}

/// <summary>What goes on.</summary>
internal enum VolumeJobKind
{
    /// <summary>It is being made, and is not whole yet.</summary>
    Build,

    /// <summary>Its content is read, written, or copied.</summary>
    Use,
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
