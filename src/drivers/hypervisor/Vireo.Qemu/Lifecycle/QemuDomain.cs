using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// One domain: its published view, the gate that orders what changes it, and what only this process can have of its emulator while it runs.
/// How it changes is the flows' business.
/// </summary>
public sealed class QemuDomain(QemuDomainView view, EventWorker worker, int maxQueued = 0) : IStoredObject
{
    private static readonly TimeSpan s_eventPause = TimeSpan.FromMilliseconds(100);
    private readonly Lock _lock = new();
    private Dictionary<string, TaskCompletionSource<bool>>? _removals;
    private Dictionary<string, TaskCompletionSource>? _blockJobEnds;
    private Dictionary<string, IAsyncDisposable>? _openConsoles;
    private ObjectGate? _keeping;
    private QemuDomainView _view = view;

    /// <summary>The present view.</summary>
    public QemuDomainView View => Volatile.Read(ref _view);

    /// <summary>What is known of the present run.</summary>
    public DomainRuntime Run => View.Run;

    /// <inheritdoc/>
    public string Name => View.Name;

    /// <inheritdoc/>
    public Uuid Uuid => View.Uuid;

    /// <inheritdoc/>
    public int Id => View.Id;

    /// <summary>Orders whoever changes the domain or asks its emulator.</summary>
    public DomainJobGate Gate { get; } = new(maxQueued: maxQueued);

    /// <summary>Orders whoever changes the kept definition. It is held for moments, and by nobody who waits for the emulator; who needs the
    /// domain's own gate takes that first.</summary>
    public ObjectGate Keeping => LazyInitializer.EnsureInitialized(ref _keeping, static () => new ObjectGate());

    /// <inheritdoc/>
    IObjectGate IStoredObject.Gate => Gate;

    /// <summary>Runs what the emulator's events ask for.</summary>
    public EventWorker Worker { get; } = worker;

    /// <summary>The emulator while it runs.</summary>
    public QemuProcess? Process { get; set; }

    /// <summary>The present run, and what it holds outside the emulator; null when it is off.</summary>
    internal GuestRun? Held { get; set; }

    /// <summary>The agent's channel once it was needed.</summary>
    public AgentConnection? Agent { get; set; }

    /// <summary>Most that the next move may send, in MiB a second; by default as much as the emulator's number of bytes can say.</summary>
    public ulong MigrationSpeed { get; set; } = long.MaxValue >> 20;

    /// <summary>It was undefined while running: defining it again is a change and not an addition.</summary>
    public bool WasDefined { get; set; }

    /// <summary>The long job that runs, with its figures.</summary>
    internal GuestJob? Job { get; set; }

    /// <summary>The figures of the last long job that was done, until somebody asks for them.</summary>
    public DomainJobStats? CompletedJob { get; set; }

    /// <summary>Consoles in use, by alias.</summary>
    public Dictionary<string, IAsyncDisposable> OpenConsoles
    {
        get
        {
            lock (_lock)
            {
                return _openConsoles ??= new(StringComparer.Ordinal);
            }
        }
    }

    /// <summary>The connected monitor of a running domain.</summary>
    public QmpConnection Monitor => Process is { } process ? process.Monitor : throw Errors.DomainNotRunning();

    /// <summary>The connected monitor of a running domain whose gate the caller does not hold; one that a new daemon has not reached yet is
    /// waited for.</summary>
    public ValueTask<QmpConnection> MonitorAsync(TimeProvider time, CancellationToken cancellationToken) =>
        Process is { } process ? process.MonitorAsync(time, cancellationToken) : throw Errors.DomainNotRunning();

    /// <summary>
    /// A turn for what an event of the emulator asks for. Nobody reports such an event twice, so it is waited for as long as the emulator
    /// lives. Null when it has ended.
    /// </summary>
    internal async ValueTask<DomainJob?> EnterForEventAsync(DomainJobRequest request)
    {
        while (Process is not null)
        {
            try
            {
                return await Gate.EnterAsync(request).ConfigureAwait(false);
            }
            catch (VirException e)
            {
                if (e.Code != ErrorCode.OperationTimeout)
                {
                    // Too many wait already.
                    await Task.Delay(s_eventPause).ConfigureAwait(false);
                }
            }
        }

        return null;
    }

    /// <summary>As the other, to change the domain.</summary>
    internal ValueTask<DomainJob?> EnterForEventAsync(string owner) =>
        EnterForEventAsync(DomainJobRequest.Short(DomainJobKind.Modify, owner));

    /// <inheritdoc/>
    public void OnRemoved() => Worker.Close();

    /// <summary>Replaces the view by a changed one, and gives that.</summary>
    public QemuDomainView Update(Func<QemuDomainView, QemuDomainView> change)
    {
        lock (_lock)
        {
            var next = change(_view);
            Volatile.Write(ref _view, next);
            return next;
        }
    }

    /// <summary>Replaces what is known of the run by a changed record.</summary>
    public void UpdateRun(Func<DomainRuntime, DomainRuntime> change) => Update(v => v with { Run = change(v.Run) });

    /// <summary>A job on a disk is over; whoever waits for it is notified.</summary>
    internal void RemoveBlockJob(string id)
    {
        TaskCompletionSource? end = null;
        lock (_lock)
        {
            _blockJobEnds?.Remove(id, out end);
            Volatile.Write(ref _view, _view with { Run = _view.Run.WithoutBlockJob(id) });
        }

        end?.TrySetResult();
    }

    /// <summary>Completes when a job on a disk is over.</summary>
    internal Task BlockJobEnd(string id)
    {
        lock (_lock)
        {
            if (_view.Run.FindBlockJob(id) is null)
            {
                return Task.CompletedTask;
            }

            _blockJobEnds ??= new(StringComparer.Ordinal);
            if (!_blockJobEnds.TryGetValue(id, out var end))
            {
                _blockJobEnds[id] = end = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return end.Task;
        }
    }

    /// <summary>Waits for the guest to release a device: true when it has, false when it will not. To be forgotten in the end.</summary>
    public Task<bool> ExpectRemoval(string alias)
    {
        lock (_lock)
        {
            _removals ??= new(StringComparer.Ordinal);
            if (!_removals.TryGetValue(alias, out var waiting))
            {
                _removals[alias] = waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return waiting.Task;
        }
    }

    /// <summary>Ends the waiting for a device; true when somebody waits.</summary>
    public bool NotifyRemoval(string alias, bool gone)
    {
        lock (_lock)
        {
            return _removals is not null && _removals.TryGetValue(alias, out var waiting) && waiting.TrySetResult(gone);
        }
    }

    /// <summary>Nobody waits for the device any more.</summary>
    public void ForgetRemoval(string alias)
    {
        lock (_lock)
        {
            _removals?.Remove(alias);
        }
    }
}
