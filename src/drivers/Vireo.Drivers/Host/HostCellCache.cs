namespace Vireo.Drivers.Host;

/// <summary>Memory-side cache of a cell.</summary>
public sealed record HostCellCache(int Level, ulong SizeBytes, uint LineBytes, string Associativity, string Policy);
