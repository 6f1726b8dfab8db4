using System.Globalization;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>Counters of a host network device; a tap counts the other way round than the guest, which is turned here.</summary>
internal static class HostLink
{
    private const int Columns = 16;

    /// <summary>What the guest received and sent, or null when there is no such device.</summary>
    public static DomainInterfaceStats? Read(string dev)
    {
        // The kernel's table shows the devices of the daemon's own network namespace, which the folders below /sys need not.
        foreach (string line in File.ReadLines("/proc/net/dev"))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && line.AsSpan(0, colon).Trim().SequenceEqual(dev))
            {
                string[] f = line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
                return f.Length < Columns
                    ? null
                    : new DomainInterfaceStats(Number(f[8]), Number(f[9]), Number(f[10]), Number(f[11]), Number(f[0]), Number(f[1]), Number(f[2]), Number(f[3]));
            }
        }

        return null;
    }

    private static long Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long v) ? v : 0;
}
