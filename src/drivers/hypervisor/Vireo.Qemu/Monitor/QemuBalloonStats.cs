namespace Vireo.Drivers.Qemu.Monitor;

/// <summary>What the balloon's driver in the guest last reported, in bytes (faults are counts); members that it did not report are
/// null.</summary>
public sealed record QemuBalloonStats
{
    public ulong? SwapIn { get; init; }

    public ulong? SwapOut { get; init; }

    public ulong? MajorFaults { get; init; }

    public ulong? MinorFaults { get; init; }

    public ulong? Free { get; init; }

    public ulong? Total { get; init; }

    public ulong? Available { get; init; }

    public ulong? DiskCaches { get; init; }

    public ulong? HugetlbAllocations { get; init; }

    public ulong? HugetlbFailures { get; init; }

    /// <summary>When, in seconds since the epoch; 0 for never.</summary>
    public long LastUpdate { get; init; }
}
