using System.Collections.Immutable;
using Vireo.Documents;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// What the driver knows of one run of a guest besides its document. It is never changed, only replaced, and it is written to the status
/// file and read back from it whole, so that a later daemon knows what this one knew. What only this process can have (connections,
/// waiters) is not in it.
/// </summary>
public sealed record DomainRuntime
{
    /// <summary>The runtime of a guest that is off.</summary>
    public static DomainRuntime Off { get; } = new();

    /// <summary>Process number of the emulator; 0 before it exists.</summary>
    public int Pid { get; init; }

    /// <summary>When the process started, in clock ticks since boot: with the number it names the process for good. 0 when not
    /// known.</summary>
    public ulong StartTime { get; init; }

    /// <summary>The monitor's socket.</summary>
    public string MonitorPath { get; init; } = "";

    /// <summary>Names of the emulator's abilities, as the run began with them: a later daemon goes by them, even when the emulator's file
    /// has been replaced since.</summary>
    public IReadOnlyCollection<string> EmulatorFlags { get; init; } = [];

    /// <summary>Aliases of the devices that the emulator lists as plugged in. A later daemon takes those that are gone by then as detached.
    /// </summary>
    public IReadOnlyCollection<string> Peripherals { get; init; } = [];

    /// <summary>Threads of the virtual CPUs, by number.</summary>
    public ImmutableArray<int> VcpuThreads { get; init; } = [];

    /// <summary>The processor that the run began with; the running document shows what the emulator made of it. Null when they are the
    /// same.</summary>
    public DomainCpu? RequestedCpu { get; init; }

    /// <summary>The reason to give for the next pause.</summary>
    public DomainPausedReason PauseReason { get; init; } = DomainPausedReason.Unknown;

    /// <summary>The reason to give for the next resumption.</summary>
    public DomainRunningReason ResumeReason { get; init; } = DomainRunningReason.Unpaused;

    /// <summary>What the event of the next resumption says of it.</summary>
    public DomainEventResumedDetailType ResumeDetail { get; init; } = DomainEventResumedDetailType.Unpaused;

    /// <summary>When the guest powers off, it is to start again.</summary>
    public bool RebootPending { get; init; }

    /// <summary>Whether the guest shut down by itself; the emulator still runs.</summary>
    public bool GuestShutDown { get; init; }

    /// <summary>Whether somebody ends it on purpose, and how its end is announced.</summary>
    public RunEnding Ending { get; init; }

    /// <summary>What the emulator reported of its end while somebody ended it on purpose: announced when it has ended.</summary>
    public DomainEventShutdownDetailType? HeldShutdown { get; init; }

    /// <summary>Somebody spoke to its monitor directly, which support has to know.</summary>
    public bool CustomMonitor { get; init; }

    /// <summary>Where a clock that the guest may set stood at this start, in seconds, once the guest has set it.</summary>
    public long? ClockBase { get; init; }

    /// <summary>Jobs on disks, those that are about to begin included.</summary>
    public ImmutableArray<BlockJob> BlockJobs { get; init; } = [];

    /// <summary>Orders that the emulator has not confirmed: a later daemon gives them again.</summary>
    public ImmutableArray<LiveSetting> Orders { get; init; } = [];

    /// <summary>A job on the whole guest that runs or is about to begin, or null.</summary>
    public RuntimeJob? Job { get; init; }

    /// <summary>Whether a job on a disk has this name.</summary>
    internal BlockJob? FindBlockJob(string id)
    {
        foreach (var job in BlockJobs)
        {
            if (job.Id == id)
            {
                return job;
            }
        }

        return null;
    }

    /// <summary>The same with a job on a disk added, or in its new state.</summary>
    internal DomainRuntime WithBlockJob(BlockJob job) => this with { BlockJobs = [.. BlockJobs.Where(j => j.Id != job.Id), job] };

    /// <summary>The same with orders that are about to be given.</summary>
    internal DomainRuntime WithOrders(params ReadOnlySpan<LiveSetting> orders) => this with { Orders = [.. Orders, .. orders] };

    /// <summary>The same without an order that was confirmed or refused.</summary>
    internal DomainRuntime WithoutOrder(LiveSetting order) => this with { Orders = Orders.Remove(order) };

    /// <summary>The same without a job on a disk.</summary>
    internal DomainRuntime WithoutBlockJob(string id) => this with { BlockJobs = [.. BlockJobs.Where(j => j.Id != id)] };
}
