namespace Vireo.Drivers.Host;

/// <summary>The host's processors in libvirt's shape (<c>virNodeInfo</c> without model and memory).</summary>
/// <param name="Cpus">Usable processors.</param>
/// <param name="Offline">Processors that are present and not usable.</param>
/// <param name="Mhz">Frequency, 0 when the kernel does not report it.</param>
/// <param name="Nodes">NUMA nodes; 1 in unusual topologies.</param>
/// <param name="Sockets">Sockets a node.</param>
/// <param name="Cores">Cores a socket; all processors in unusual topologies.</param>
/// <param name="Threads">Threads a core.</param>
public readonly record struct HostCpuShape(int Cpus, int Offline, int Mhz, int Nodes, int Sockets, int Cores, int Threads)
{
    /// <summary>Usable and unusable processors.</summary>
    public int Total => Cpus + Offline;
}
