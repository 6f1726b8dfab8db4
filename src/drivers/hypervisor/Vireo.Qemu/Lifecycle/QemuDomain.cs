using System.Collections.Concurrent;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>One domain: its published view, the gate that orders what changes it, and its emulator while it runs. How it changes is the
/// driver's business.</summary>
public sealed class QemuDomain(DomainView view, EventWorker worker) : IStoredObject
{
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<bool>> _removals = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (BlockJob Job, TaskCompletionSource End)> _blockJobs = new(StringComparer.Ordinal);
    private DomainView _view = view;

    /// <summary>The present view.</summary>
    public DomainView View => Volatile.Read(ref _view);

    /// <inheritdoc/>
    public string Name => View.Name;

    /// <inheritdoc/>
    public Uuid Uuid => View.Uuid;

    /// <inheritdoc/>
    public int Id => View.Id;

    /// <summary>Orders whoever changes the domain or asks its emulator.</summary>
    public DomainJobGate Gate { get; } = new();

    /// <summary>Runs what the emulator's events ask for.</summary>
    public EventWorker Worker { get; } = worker;

    /// <inheritdoc/>
    IObjectGate IStoredObject.Gate => Gate;

    /// <inheritdoc/>
    public void OnRemoved() => Worker.Close();

    /// <summary>The emulator while it runs.</summary>
    public QemuProcess? Process { get; set; }

    /// <summary>The agent's channel once it was needed.</summary>
    public AgentConnection? Agent { get; set; }

    /// <summary>The reason to give for the next pause.</summary>
    public DomainPausedReason PauseReason { get; set; } = DomainPausedReason.Unknown;

    /// <summary>The reason to give for the next resumption.</summary>
    public DomainRunningReason ResumeReason { get; set; } = DomainRunningReason.Unpaused;

    /// <summary>What the event of the next resumption says of it.</summary>
    public DomainEventResumedDetailType ResumeDetail { get; set; } = DomainEventResumedDetailType.Unpaused;

    /// <summary>When the guest powers off, it is to start again.</summary>
    public bool RebootPending { get; set; }

    /// <summary>Somebody is ending it on purpose: its end is no surprise.</summary>
    public bool BeingDestroyed { get; set; }

    /// <summary>Whether the guest shut down before the emulator ended.</summary>
    public bool GuestShutDown { get; set; }

    /// <summary>Somebody spoke to its monitor directly, which support has to know.</summary>
    public bool CustomMonitor { get; set; }

    /// <summary>It was undefined while running: defining it again is a change and not an addition.</summary>
    public bool WasDefined { get; set; }

    /// <summary>The long job that runs.</summary>
    internal GuestJob? Job { get; set; }

    /// <summary>Jobs on disks.</summary>
    internal IReadOnlyCollection<BlockJob> BlockJobs => [.. _blockJobs.Values.Select(static j => j.Job)];

    /// <summary>Notes a job on a disk, or its new state.</summary>
    internal void SetBlockJob(BlockJob job) => _blockJobs.AddOrUpdate(
        job.Id, static (_, j) => (j, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)), static (_, known, j) =>
            (j, known.End), job);

    /// <summary>A job on a disk is over; whoever waits for it is told.</summary>
    internal void RemoveBlockJob(string id)
    {
        if (_blockJobs.TryRemove(id, out var job))
        {
            job.End.TrySetResult();
        }
    }

    /// <summary>Completes when a job on a disk is over.</summary>
    internal Task BlockJobEnd(string id) => _blockJobs.TryGetValue(id, out var job) ? job.End.Task : Task.CompletedTask;

    /// <summary>The figures of the last long job that was done, until somebody asks for them.</summary>
    public DomainJobStats? CompletedJob { get; set; }

    /// <summary>The number under which a starting emulator has the saved state that it is to read.</summary>
    public int IncomingHandle { get; set; }

    /// <summary>Where a clock that the guest may set stood at this start, in seconds, once the guest has set it.</summary>
    public long? ClockBase { get; set; }

    /// <summary>What the emulator says while it ends is not told on: the end has another reason than its own.</summary>
    public bool EndsQuietly { get; set; }

    /// <summary>Waits for the guest to let go of a device: true when it has, false when it will not. To be forgotten in the end.</summary>
    public Task<bool> ExpectRemoval(string alias) =>
        _removals.GetOrAdd(alias, static _ => new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>Ends the waiting for a device; true when somebody waits.</summary>
    public bool TellRemoval(string alias, bool gone) => _removals.TryGetValue(alias, out var waiting) && waiting.TrySetResult(gone);

    /// <summary>Nobody waits for the device any more.</summary>
    public void ForgetRemoval(string alias) => _removals.TryRemove(alias, out _);

    /// <summary>Consoles in use, by alias.</summary>
    public Dictionary<string, IAsyncDisposable> OpenConsoles { get; } = new(StringComparer.Ordinal);

    /// <summary>Replaces the view by a changed one, and gives that.</summary>
    public DomainView Update(Func<DomainView, DomainView> change)
    {
        lock (_lock)
        {
            var next = change(_view);
            Volatile.Write(ref _view, next);
            return next;
        }
    }

    /// <summary>The connected monitor of a running domain.</summary>
    public QmpConnection Monitor => Process?.Monitor ?? throw Errors.DomainNotRunning();
}
