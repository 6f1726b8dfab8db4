using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>A long job on a domain: what it does, since when, and whether somebody asked for its end. Its figures are QEMU's.</summary>
internal sealed class GuestJob(DomainJobOperation operation, TimeProvider time, bool memoryOnly = false)
{
    private readonly long _began = time.GetTimestamp();
    private readonly object _sync = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What it does.</summary>
    public DomainJobOperation Operation { get; } = operation;

    /// <summary>A dump by QEMU's own dumper, which cannot be ended early.</summary>
    public bool MemoryOnly { get; } = memoryOnly;

    /// <summary>A client asked for its end.</summary>
    public bool Cancelled { get; set; }

    /// <summary>Time since its start, in ms.</summary>
    public ulong Elapsed => (ulong)time.GetElapsedTime(_began).TotalMilliseconds;

    /// <summary>Completes at the next sign of life from QEMU.</summary>
    public Task Changed
    {
        get
        {
            lock (_sync)
            {
                return _changed.Task;
            }
        }
    }

    /// <summary>QEMU's reason of a failure, when an event gave one.</summary>
    public string? Error { get; set; }

    /// <summary>QEMU reported something about the job.</summary>
    public void Notify()
    {
        lock (_sync)
        {
            _changed.TrySetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>libvirt's name of the job in messages.</summary>
    public string Name => Operation switch
    {
        DomainJobOperation.Save => "domain save job",
        DomainJobOperation.Dump => "domain core dump job",
        DomainJobOperation.Snapshot => "snapshot job",
        _ => "job",
    };

    /// <summary>All figures as parameters.</summary>
    public TypedParameterList Report(JobFigures figures) =>
        (figures with { Operation = Operation, Elapsed = Elapsed }).Parameters();
}
