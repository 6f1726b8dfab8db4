namespace Vireo;

/// <summary>Which host processors exist and are online.</summary>
/// <param name="Map">One bit for each processor, set when online.</param>
/// <param name="Online">How many are online.</param>
/// <param name="Count">How many exist.</param>
public readonly record struct NodeCpuMap(ReadOnlyMemory<byte> Map, uint Online, int Count);
