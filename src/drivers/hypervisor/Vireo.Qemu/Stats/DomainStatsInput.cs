using Vireo.Documents;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Stats;

/// <summary>
/// All that statistics of one domain are made of: an immutable snapshot of the domain, and what its monitor answered. What a monitor did
/// not answer (it is busy, or the domain is off) is null, and the figures that need it are left out, as libvirt leaves them out.
/// </summary>
public sealed record DomainStatsInput
{
    /// <summary>State of the domain.</summary>
    public required DomainState State { get; init; }

    /// <summary>Why it is in that state.</summary>
    public required int Reason { get; init; }

    /// <summary>The live definition, or the persistent one when the domain is off.</summary>
    public required DomainDef Def { get; init; }

    /// <summary>The emulator's process, or 0.</summary>
    public int Process { get; init; }

    /// <summary>Memory that the balloon leaves to the guest, in KiB.</summary>
    public ulong? BalloonKiB { get; init; }

    /// <summary>What the guest's balloon driver reports.</summary>
    public QemuBalloonStats? Balloon { get; init; }

    /// <summary>Threads of the vCPUs by number; 0 where there is none.</summary>
    public IReadOnlyList<int> VcpuThreads { get; init; } = [];

    /// <summary>Counters by device alias.</summary>
    public IReadOnlyDictionary<string, QemuBlockStats>? BlockStats { get; init; }

    /// <summary>Sizes by node name.</summary>
    public IReadOnlyDictionary<string, QemuBlockNode>? BlockNodes { get; init; }

    /// <summary>IO threads.</summary>
    public IReadOnlyList<QemuIoThread>? IoThreads { get; init; }

    /// <summary>The monitor's answer about the dirty rate.</summary>
    public JsonValue? DirtyRate { get; init; }

    /// <summary>What the host's kernel counts of the machine.</summary>
    public IReadOnlyList<QemuKernelStats>? Machine { get; init; }

    /// <summary>What the host's kernel counts of each vCPU, by number.</summary>
    public IReadOnlyList<QemuKernelStats>? Cpus { get; init; }
}
