namespace Vireo.Drivers.Host;

/// <summary>A NUMA cell of the host.</summary>
public sealed record HostCell(
    int Id, ulong MemoryKiB, IReadOnlyList<HostPages> Pages, IReadOnlyList<HostDistance> Distances,
    IReadOnlyList<HostCellCache> Caches, IReadOnlyList<HostTopologyCpu> Cpus);
