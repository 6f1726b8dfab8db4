using System.Globalization;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Devices.Interfaces;

namespace Vireo.Drivers.Qemu.Stats;

/// <summary>Traffic of a guest's interface, counted at its tap device on the host and turned round: what the host sends, the guest
/// receives.</summary>
public readonly record struct InterfaceCounters(
    ulong ReceivedBytes, ulong ReceivedPackets, ulong ReceivedErrors, ulong ReceivedDropped,
    ulong SentBytes, ulong SentPackets, ulong SentErrors, ulong SentDropped)
{
    /// <summary>The counters of an interface, out of the text of <c>/proc/net/dev</c>; null when it has no link there.</summary>
    public static InterfaceCounters? Of(NetworkInterface net, string table) => net.Target?.Dev is not { } device ? null
        : HostSide.Of(net).End == TrafficEnd.AtGuest ? Parse(table, device)?.Swapped : Parse(table, device);

    /// <summary>As counted at a link that is the guest's own end, such as a macvtap.</summary>
    public InterfaceCounters Swapped => new(
        SentBytes, SentPackets, SentErrors, SentDropped, ReceivedBytes, ReceivedPackets, ReceivedErrors, ReceivedDropped);

    /// <summary>The counters of a tap device, out of the text of <c>/proc/net/dev</c>; null when there is none of that name.</summary>
    public static InterfaceCounters? Parse(string table, string device)
    {
        foreach (var range in table.AsSpan().Split('\n'))
        {
            var line = table.AsSpan()[range].Trim();
            if (!line.StartsWith(device, StringComparison.Ordinal) || line.Length <= device.Length || line[device.Length] != ':')
            {
                continue;
            }

            var n = new ulong[16];
            int count = 0;
            foreach (string field in line[(device.Length + 1)..].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (count < n.Length && !ulong.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out n[count++]))
                {
                    return null;
                }
            }

            return count == n.Length ? new(n[8], n[9], n[10], n[11], n[0], n[1], n[2], n[3]) : null;
        }

        return null;
    }
}
