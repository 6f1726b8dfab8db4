namespace Vireo;

/// <summary>A virtual processor.</summary>
/// <param name="Number">Its number.</param>
/// <param name="State">State.</param>
/// <param name="CpuTime">Processor time in ns.</param>
/// <param name="Cpu">Host processor it runs on, or a negative <see cref="VcpuHostCpuState"/>.</param>
/// <param name="CpuMap">Host processors it may run on, one bit each.</param>
public readonly record struct DomainVcpuInfo(uint Number, VcpuState State, ulong CpuTime, int Cpu, ReadOnlyMemory<byte> CpuMap);
