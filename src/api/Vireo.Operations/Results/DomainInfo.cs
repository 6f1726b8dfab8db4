namespace Vireo;

/// <summary>The short state of a domain (<c>virDomainInfo</c>).</summary>
/// <param name="State">State.</param>
/// <param name="MaxMemory">Largest memory in KiB.</param>
/// <param name="Memory">Memory in KiB.</param>
/// <param name="VcpuCount">Virtual processors.</param>
/// <param name="CpuTime">Processor time in ns.</param>
public readonly record struct DomainInfo(DomainState State, ulong MaxMemory, ulong Memory, ushort VcpuCount, ulong CpuTime);
