using System.Globalization;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>Counters of a host network device; a tap counts the other way round than the guest, which is turned here.</summary>
internal static class HostLink
{
    /// <summary>What the guest received and sent, or null when there is no such device.</summary>
    public static DomainInterfaceStats? Read(string dev)
    {
        string folder = $"/sys/class/net/{dev}/statistics";
        if (dev.Contains('/', StringComparison.Ordinal) || !Directory.Exists(folder))
        {
            return null;
        }

        long Count(string name)
        {
            try
            {
                return long.TryParse(File.ReadAllText($"{folder}/{name}").Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long v) ? v : 0;
            }
            catch (IOException)
            {
                return 0;
            }
        }

        return new DomainInterfaceStats(
            Count("tx_bytes"), Count("tx_packets"), Count("tx_errors"), Count("tx_dropped"), Count("rx_bytes"), Count("rx_packets"), Count("rx_errors"), Count("rx_dropped"));
    }
}
