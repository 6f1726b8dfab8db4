using System.Globalization;
using Vireo.Operations;

namespace Vireo.Drivers;

/// <summary>
/// One piece of long work. Whoever does a part of it, however deep below, finds it in <see cref="Current"/> and reports what it has done;
/// the work ends early when <see cref="Cancellation"/> says so.
/// </summary>
public sealed class DaemonJob : IDisposable
{
    private static readonly AsyncLocal<DaemonJob?> s_current = new();
    private readonly DaemonJobs _jobs;
    private readonly ErrorDomain _domain;
    private readonly string _kind;
    private readonly string _subject;
    private readonly string? _owner;
    private readonly ulong _total;
    private readonly DateTimeOffset _begun;
    private readonly CancellationTokenSource _cancellation = new();
    private Func<ulong>? _tool;
    private ulong _seen;
    private DateTimeOffset? _end;
    private string? _error;
    private long _done;
    private int _ended;

    internal DaemonJob(DaemonJobs jobs, ulong id, ErrorDomain domain, string kind, string subject, CallerIdentity? caller, ulong total)
    {
        _jobs = jobs;
        _begun = jobs.Time.GetUtcNow();
        Id = id;
        _domain = domain;
        _kind = kind;
        _subject = subject;
        _total = total;
        _owner = caller is { UserId: >= 0 }
            ? string.Create(CultureInfo.InvariantCulture, $"user {caller.UserId}, process {caller.ProcessId}")
            : caller?.SaslUserName ?? caller?.X509DistinguishedName;
    }

    /// <summary>The job that the running code works for; null outside of jobs.</summary>
    public static DaemonJob? Current => s_current.Value;

    /// <summary>Its number in this daemon.</summary>
    public ulong Id { get; }

    /// <summary>Cancelled when a client ends the job.</summary>
    public CancellationToken Cancellation => _cancellation.Token;

    /// <summary>What clients see of it.</summary>
    public JobInfo Info
    {
        get
        {
            JobState state = _end is null ? JobState.Running
                : _error is null ? JobState.Completed
                : Cancellation.IsCancellationRequested ? JobState.Canceled : JobState.Failed;
            ulong done = (ulong)Interlocked.Read(ref _done) + Seen();

            // What needed no work, as the holes of a copy, is done with the rest.
            done = state == JobState.Completed ? Math.Max(done, _total) : done;
            return new JobInfo(
                Id, _kind, _subject, _owner, state, done, _total == 0 ? 0 : Math.Max(done, _total),
                (ulong)_begun.ToUnixTimeMilliseconds(), (ulong)(_end?.ToUnixTimeMilliseconds() ?? 0), _error);
        }
    }

    /// <summary>Does the work as this job: what it calls finds the job, and a cancelled one ends with libvirt's error.</summary>
    public async Task RunAsync(Func<CancellationToken, Task> work)
    {
        s_current.Value = this;
        try
        {
            await work(Cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            VirException canceled = Canceled();
            Fail(canceled);
            throw canceled;
        }
        catch (Exception e)
        {
            Fail(e);
            throw;
        }
    }

    /// <summary>Reports bytes that have been done.</summary>
    public void Add(long bytes) => Interlocked.Add(ref _done, bytes);

    /// <summary>While a host tool works, what it has done is asked of <paramref name="written"/>; null when it has ended.</summary>
    public void Watch(Func<ulong>? written)
    {
        Volatile.Write(ref _tool, written);
        Add((long)Interlocked.Exchange(ref _seen, 0));
    }

    /// <summary>Keeps why it failed; the first reason stays.</summary>
    public void Fail(Exception error) => _error ??= error.Message;

    /// <summary>The error of a job that a client has ended.</summary>
    public VirException Canceled() => JobErrors.Canceled(_domain, $"{_kind} of {_subject}");

    /// <summary>The error of a job whose client has gone before its end.</summary>
    public VirException ClientGone() => JobErrors.ClientGone(_domain, $"{_kind} of {_subject}");

    /// <summary>Ends the job, once.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
        {
            _end = _jobs.Time.GetUtcNow();
            _jobs.End(this);
        }
    }

    internal void Cancel()
    {
        Seen();
        _ = _cancellation.CancelAsync();
    }

    // A tool that has just ended can no longer be asked: what it was last seen to have done stays.
    private ulong Seen()
    {
        ulong now = Volatile.Read(ref _tool)?.Invoke() ?? 0, before = Volatile.Read(ref _seen);
        return now > before && Interlocked.CompareExchange(ref _seen, now, before) == before ? now : before;
    }
}
