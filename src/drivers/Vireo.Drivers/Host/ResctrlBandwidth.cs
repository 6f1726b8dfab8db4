namespace Vireo.Drivers.Host;

/// <summary>How memory bandwidth can be divided.</summary>
public sealed record ResctrlBandwidth(int Granularity, int Minimum, int MaxAllocations);
