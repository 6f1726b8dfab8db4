namespace Vireo.Drivers.Host;

/// <summary>Figures of <c>virNodeGetMemoryStats</c> in KiB; buffers and cached are known of the whole host only.</summary>
public readonly record struct HostMemoryStats(ulong Total, ulong Free, ulong? Buffers, ulong? Cached);
