namespace Vireo.Drivers;

/// <summary>
/// Orders the jobs on one domain: one monitor job, one agent job and one asynchronous job at a time; while an asynchronous job runs only
/// the short jobs in its mask get in. Waiters are served first come first served among those that may run. Reading a domain needs no job:
/// readers use its snapshot. The gate knows nothing of domains and does no work itself; it must stay small, because every domain has one.
/// </summary>
public sealed partial class DomainJobGate : IObjectGate
{
    /// <summary>How long a job waits for its turn before it fails, as in libvirt.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly TimeSpan _timeout;
    private readonly int _maxQueued;

    // Created at the first wait: most domains never have a waiter.
    private LinkedList<Waiter>? _waiters;
    private DomainJob? _active;
    private DomainJob? _agent;
    private DomainJob? _async;
    private DomainJobMask _mask;
    private int _holders;

    /// <param name="time">The clock for deadlines.</param>
    /// <param name="timeout">How long a job waits; null for <see cref="DefaultTimeout"/>.</param>
    /// <param name="maxQueued">Most jobs that may run or wait at once (<c>max_queued</c> in qemu.conf); 0 for no limit.</param>
    public DomainJobGate(TimeProvider? time = null, TimeSpan? timeout = null, int maxQueued = 0)
    {
        _time = time ?? TimeProvider.System;
        _timeout = timeout ?? DefaultTimeout;
        _maxQueued = maxQueued;
    }

    /// <summary>What runs now.</summary>
    public DomainJobStatus Status
    {
        get
        {
            lock (_lock)
            {
                return new DomainJobStatus(
                    _active?.Request.Kind ?? DomainJobKind.None, _active?.Owner, _active?.Started ?? default,
                    _agent?.Request.Agent ?? DomainAgentJobKind.None, _agent?.Owner,
                    _async?.AsyncKind ?? DomainAsyncJobKind.None, _async?.Owner, _async?.Started ?? default,
                    _waiters?.Count ?? 0);
            }
        }
    }

    /// <summary>Takes a turn on the monitor side.</summary>
    /// <param name="kind">What kind of job.</param>
    /// <param name="owner">Who asks, for errors: the procedure's handler name, for example <c>remoteDispatchDomainSuspend</c>.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public ValueTask<DomainJob> EnterAsync(DomainJobKind kind, string owner, CancellationToken cancellationToken = default) =>
        EnterAsync(DomainJobRequest.Short(kind, owner), _timeout, cancellationToken);

    /// <summary>Takes a turn on the agent side.</summary>
    public ValueTask<DomainJob> EnterAgentAsync(DomainAgentJobKind kind, string owner, CancellationToken cancellationToken = default) =>
        EnterAsync(DomainJobRequest.ForAgent(kind, owner), _timeout, cancellationToken);

    /// <summary>Begins an asynchronous job; its steps take turns of kind <see cref="DomainJobKind.AsyncNested"/>.</summary>
    public ValueTask<DomainJob> EnterAsyncJobAsync(
        DomainAsyncJobKind kind, string owner, DomainJobMask mask = DomainJobMask.Default, CancellationToken cancellationToken = default) =>
        EnterAsync(DomainJobRequest.ForAsync(kind, owner, mask), _timeout, cancellationToken);

    /// <summary>Takes a turn of any kind.</summary>
    public ValueTask<DomainJob> EnterAsync(DomainJobRequest request, CancellationToken cancellationToken = default) =>
        EnterAsync(request, _timeout, cancellationToken);

    /// <inheritdoc/>
    async ValueTask<IDisposable> IObjectGate.EnterAsync(DomainJobRequest request, CancellationToken cancellationToken) =>
        await EnterAsync(request, _timeout, cancellationToken).ConfigureAwait(false);

    /// <summary>Takes a turn on the monitor side if it is free now; null otherwise (for statistics that must not wait).</summary>
    public DomainJob? TryEnter(DomainJobKind kind, string owner)
    {
        var request = DomainJobRequest.Short(kind, owner);
        lock (_lock)
        {
            return MayRun(request) ? Grant(request) : null;
        }
    }

    /// <summary>Whether nobody changes the domain or asks its hypervisor at this moment.</summary>
    public bool IsFree
    {
        get
        {
            lock (_lock)
            {
                return _active is null && _async is null;
            }
        }
    }

    internal void Leave(DomainJob job)
    {
        lock (_lock)
        {
            if (_active == job)
            {
                _active = null;
            }
            else if (_agent == job)
            {
                _agent = null;
            }
            else if (_async == job)
            {
                _async = null;
            }

            _holders--;
            ServeWaiters();
        }
    }

    internal void SetAsyncMask(DomainJob job, DomainJobMask mask)
    {
        lock (_lock)
        {
            if (_async == job)
            {
                _mask = mask;
                ServeWaiters();
            }
        }
    }

    private bool LetInByAsync(in DomainJobRequest request)
    {
        if (_async is null || request.Agent != DomainAgentJobKind.None || request.Kind == DomainJobKind.AsyncNested)
        {
            return true;
        }

        return request.Async == DomainAsyncJobKind.None && (_mask & (DomainJobMask)(1 << (int)request.Kind)) != 0;
    }

    private bool MayRun(in DomainJobRequest request) =>
        LetInByAsync(request) && (request.Agent != DomainAgentJobKind.None ? _agent is null : _active is null);

    private DomainJob Grant(in DomainJobRequest request)
    {
        var job = new DomainJob(this, request, _time.GetUtcNow());
        _holders++;
        if (request.Async != DomainAsyncJobKind.None)
        {
            _async = job;
            _mask = request.Mask;
        }
        else if (request.Agent != DomainAgentJobKind.None)
        {
            _agent = job;
        }
        else
        {
            _active = job;
        }

        return job;
    }

    private (string? Monitor, string? Agent) HoldersFor(in DomainJobRequest request) =>
        ((LetInByAsync(request) ? _active : _async)?.Owner, _agent?.Owner);
}
