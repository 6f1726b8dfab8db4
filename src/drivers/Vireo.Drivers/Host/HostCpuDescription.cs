namespace Vireo.Drivers.Host;

/// <summary>The host CPU as capabilities show it.</summary>
public sealed record HostCpuDescription
{
    public string? Model { get; init; }

    public string? Vendor { get; init; }

    public uint? Microcode { get; init; }

    public (uint Family, uint Model, uint Stepping)? Signature { get; init; }

    /// <summary>TSC frequency in Hz and whether it can be scaled (null: unknown).</summary>
    public (ulong Frequency, bool? Scaling)? Tsc { get; init; }

    public (int Sockets, int Dies, int Clusters, int Cores, int Threads)? Topology { get; init; }

    public int? PhysicalAddressBits { get; init; }

    public IReadOnlyList<string> Features { get; init; } = [];
}
