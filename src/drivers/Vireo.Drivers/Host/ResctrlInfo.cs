using System.Globalization;

namespace Vireo.Drivers.Host;

/// <summary>What the kernel's resource control can do on this host, from <c>info</c> in the resctrl file system. It changes nothing
/// there.</summary>
public sealed class ResctrlInfo
{
    private ResctrlInfo(List<ResctrlCache> caches, ResctrlBandwidth? bandwidth, ResctrlMonitor? monitor)
    {
        Caches = caches;
        Bandwidth = bandwidth;
        Monitor = monitor;
    }

    public IReadOnlyList<ResctrlCache> Caches { get; }

    public ResctrlBandwidth? Bandwidth { get; }

    public ResctrlMonitor? Monitor { get; }

    /// <summary>True when nothing can be controlled or watched.</summary>
    public bool IsEmpty => Caches.Count == 0 && Bandwidth is null && Monitor is null;

    /// <summary>Reads it; empty when resctrl is not mounted.</summary>
    public static ResctrlInfo Read(HostFiles files)
    {
        string info = files.ResctrlPath + "/info";
        var caches = new List<ResctrlCache>();
        foreach (int level in (ReadOnlySpan<int>)[2, 3])
        {
            foreach (var (suffix, type) in (ReadOnlySpan<(string, string)>)[("", "both"), ("CODE", "code"), ("DATA", "data")])
            {
                string folder = string.Create(CultureInfo.InvariantCulture, $"{info}/L{level}{suffix}");
                if (HostFiles.ReadLine(folder + "/cbm_mask") is { } hex
                    && ulong.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong mask))
                {
                    caches.Add(new ResctrlCache(level, type, mask, Number(folder + "/min_cbm_bits"), Number(folder + "/num_closids")));
                }
            }
        }

        ResctrlBandwidth? bandwidth = null;
        if (Directory.Exists(info + "/MB"))
        {
            bandwidth = new ResctrlBandwidth(
                Number(info + "/MB/bandwidth_gran"), Number(info + "/MB/min_bandwidth"), Number(info + "/MB/num_closids"));
        }

        ResctrlMonitor? monitor = null;
        if (HostFiles.ReadText(info + "/L3_MON/mon_features") is { } features)
        {
            var all = features.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            monitor = new ResctrlMonitor(
                Number(info + "/L3_MON/num_rmids"), Number(info + "/L3_MON/max_threshold_occupancy"),
                Array.FindAll(all, static f => f.StartsWith("llc_", StringComparison.Ordinal)),
                Array.FindAll(all, static f => f.StartsWith("mbm_", StringComparison.Ordinal)));
        }

        return new ResctrlInfo(caches, bandwidth, monitor);
    }

    private static int Number(string path) => (int)(HostFiles.ReadNumber(path) ?? 0);
}
