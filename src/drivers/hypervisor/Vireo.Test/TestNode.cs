using Vireo.Operations;

namespace Vireo.Drivers.Test;

/// <summary>The simulated host's processors and memory, and its two NUMA cells.</summary>
/// <param name="Info">What <c>virNodeGetInfo</c> answers.</param>
internal sealed record TestNode(NodeInfo Info)
{
    private static readonly ulong[] s_freeKiB = [2097152, 4194304];

    /// <summary>The built-in host; a file may change it.</summary>
    public static TestNode Default { get; } = new(new NodeInfo("i686", 3072 * 1024, 16, 1400, 2, 2, 2, 2));

    /// <summary>Memory of the cells in KiB; all of it is free.</summary>
    public static IReadOnlyList<ulong> CellMemoryKiB => s_freeKiB;
}
