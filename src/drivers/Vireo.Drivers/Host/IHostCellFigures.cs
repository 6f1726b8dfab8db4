namespace Vireo.Drivers.Host;

/// <summary>What libvirt asks libnuma about cells, apart from the rest so that a test can put fixed figures in its place.</summary>
public interface IHostCellFigures
{
    /// <summary>Memory of a cell in KiB.</summary>
    ulong MemoryKiB(int cell);

    /// <summary>Its page sizes with totals.</summary>
    IReadOnlyList<HostPages> Pages(int cell);

    /// <summary>Its distances to all cells; empty when they are not known.</summary>
    IReadOnlyList<HostDistance> Distances(int cell);
}
