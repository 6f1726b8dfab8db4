using Vireo.Operations;

namespace Vireo.Drivers.Test;

/// <summary>The simulated host's processors and memory.</summary>
/// <param name="Info">What <c>virNodeGetInfo</c> answers.</param>
/// <param name="CellMemoryKiB">Memory of the NUMA cells in KiB; all of it is free. A host out of a file has no cells, whatever the file
/// says of nodes.</param>
internal sealed record TestNode(NodeInfo Info, IReadOnlyList<ulong> CellMemoryKiB)
{
    /// <summary>The built-in host, with two cells.</summary>
    public static TestNode Default { get; } = new(new NodeInfo("i686", 3072 * 1024, 16, 1400, 2, 2, 2, 2), [2097152, 4194304]);

    /// <summary>The host's capabilities, computed once: they never change.</summary>
    public string Capabilities => field ??= TestCapabilities.Build(this).Format();
}
