namespace Vireo.Drivers.Host;

/// <summary>What the hardware can count.</summary>
public sealed record ResctrlMonitor(
    int MaxMonitors, int ReuseThreshold, IReadOnlyList<string> CacheFeatures, IReadOnlyList<string> BandwidthFeatures);
