namespace Vireo.Drivers.Host;

/// <summary>A measured path from processors of one cell to memory of another (latency in ns, bandwidth in KiB/s).</summary>
public sealed record HostInterconnect(bool Bandwidth, int Initiator, int Target, string Type, ulong Value);
