using Vireo.Documents;
using Vireo.Operations;

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

/// <summary>
/// The long work of the driver, written down among the daemon's jobs: clients see how far each is and can end it, and the daemon's end
/// waits for it.
/// </summary>
internal sealed class VolumeJobs(DaemonJobs jobs)
{
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;
    private int _ending;

    public bool IsBusy => Volatile.Read(ref _running) > 0;

    /// <summary>The work of every driver.</summary>
    public DaemonJobs All => jobs;

    /// <summary>Writes down what is done to a pool.</summary>
    public VolumeJob Begin(string kind, StoragePool pool, CallerIdentity? caller) => Begin(kind, "storage pool " + pool.Name, caller, 0);

    /// <summary>Writes down what is done to a volume of a pool; a total of 0 bytes is one that is not known.</summary>
    public VolumeJob Begin(string kind, string pool, StorageVolDef volume, CallerIdentity? caller, ulong total = 0) =>
        Begin(kind, $"volume {pool}/{volume.Name}", caller, total);

    /// <summary>The daemon ends: what runs is waited for.</summary>
    public void Prepare()
    {
        Volatile.Write(ref _ending, 1);
        TellIdle();
    }

    /// <summary>Waits for what runs.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _idle.Task.WaitAsync(cancellationToken);

    internal void Ended()
    {
        Interlocked.Decrement(ref _running);
        TellIdle();
    }

    private VolumeJob Begin(string kind, string subject, CallerIdentity? caller, ulong total)
    {
        Interlocked.Increment(ref _running);
        return new VolumeJob(this, jobs.Begin(ErrorDomain.Storage, kind, subject, caller, total));
    }

    private void TellIdle()
    {
        if (Volatile.Read(ref _ending) != 0 && Volatile.Read(ref _running) == 0)
        {
            _idle.TrySetResult();
        }
    }
}

/// <summary>One piece of the driver's long work.</summary>
internal sealed class VolumeJob(VolumeJobs jobs, DaemonJob job) : IDisposable
{
    private VolumeJobs? _jobs = jobs;

    /// <summary>What clients see of it.</summary>
    public DaemonJob Job { get; } = job;

    /// <summary>Ends it, once.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _jobs, null) is { } all)
        {
            Job.Dispose();
            all.Ended();
        }
    }
}
