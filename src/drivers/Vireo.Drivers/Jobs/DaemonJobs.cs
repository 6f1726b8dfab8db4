using Vireo.Operations;

namespace Vireo.Drivers;

/// <summary>
/// The long work of one daemon, whichever driver does it: what runs, with its progress, and the last that has ended, with its result.
/// </summary>
public sealed class DaemonJobs(TimeProvider? time = null)
{
    private const int Kept = 256;
    private readonly Lock _gate = new();
    private readonly List<DaemonJob> _running = [];
    private readonly Queue<JobInfo> _ended = new();
    private ulong _last;

    internal TimeProvider Time { get; } = time ?? TimeProvider.System;

    /// <summary>Writes a piece of work down; it runs until the result is disposed.</summary>
    /// <param name="domain">Whose errors it gives.</param>
    /// <param name="kind">What is done: build, copy, resize, wipe, …</param>
    /// <param name="subject">What it is done to, as <c>volume POOL/NAME</c>.</param>
    /// <param name="caller">Who asked; null for the daemon itself.</param>
    /// <param name="total">Bytes to do; 0 when that is not known.</param>
    public DaemonJob Begin(ErrorDomain domain, string kind, string subject, CallerIdentity? caller, ulong total)
    {
        lock (_gate)
        {
            var job = new DaemonJob(this, ++_last, domain, kind, subject, caller, total);
            _running.Add(job);
            return job;
        }
    }

    /// <summary>What has ended and what runs, each by its number.</summary>
    public IReadOnlyList<JobInfo> List()
    {
        List<JobInfo> known;
        DaemonJob[] running;
        lock (_gate)
        {
            known = [.. _ended];
            running = [.. _running];
        }

        // The kernel is asked how far a tool is, and nobody who begins or ends a job waits for that.
        known.AddRange(running.Select(static j => j.Info));
        return [.. known.OrderBy(static j => j.Id)];
    }

    /// <summary>Asks a job to end.</summary>
    /// <exception cref="VirException">None of that number runs.</exception>
    public void Cancel(ulong id)
    {
        DaemonJob? job;
        lock (_gate)
        {
            job = _running.Find(j => j.Id == id);
        }

        (job ?? throw JobErrors.NotRunning(id)).Cancel();
    }

    internal void End(DaemonJob job)
    {
        lock (_gate)
        {
            _running.Remove(job);
            _ended.Enqueue(job.Info);
            if (_ended.Count > Kept)
            {
                _ended.Dequeue();
            }
        }
    }
}
