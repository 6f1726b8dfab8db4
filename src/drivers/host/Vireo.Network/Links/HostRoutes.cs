using System.Globalization;
using Vireo.Documents;

namespace Vireo.Drivers.Networks;

/// <summary>The host's routes of IPv4, as the kernel lists them.</summary>
internal static class HostRoutes
{
    /// <summary>The networks that have a route of their own, and over which device.</summary>
    public static List<(UInt128 Destination, UInt128 Mask, string Device)> Read()
    {
        var routes = new List<(UInt128, UInt128, string)>();
        if (!File.Exists("/proc/net/route"))
        {
            return routes;
        }

        foreach (string line in File.ReadLines("/proc/net/route").Skip(1))
        {
            string[] words = line.Split((char[])['\t', ' '], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 7 && Number(words[1]) is { } destination && Number(words[7]) is { } mask)
            {
                routes.Add((destination, mask, words[0]));
            }
        }

        return routes;
    }

    // The kernel prints the bytes of an address in the order of the machine.
    private static UInt128? Number(string hex) =>
        uint.TryParse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out uint value)
            ? NetAddress.Number(new System.Net.IPAddress(BitConverter.GetBytes(value))) : null;
}
