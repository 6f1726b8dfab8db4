namespace Vireo;

/// <summary>What the host has (<c>virNodeInfo</c>).</summary>
/// <param name="Model">CPU model.</param>
/// <param name="Memory">Memory in KiB.</param>
/// <param name="Cpus">Active processors.</param>
/// <param name="Mhz">Clock.</param>
/// <param name="Nodes">NUMA nodes, or 1.</param>
/// <param name="Sockets">Sockets a node.</param>
/// <param name="Cores">Cores a socket.</param>
/// <param name="Threads">Threads a core.</param>
public readonly record struct NodeInfo(string Model, ulong Memory, int Cpus, int Mhz, int Nodes, int Sockets, int Cores, int Threads);
