namespace Vireo.Drivers.Host;

/// <summary>Pages of one size (KiB) in a NUMA node.</summary>
public readonly record struct HostPages(uint SizeKiB, ulong Total, ulong Free);
