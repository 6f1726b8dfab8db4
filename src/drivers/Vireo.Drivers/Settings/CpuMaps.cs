using Vireo.Xml;

namespace Vireo.Drivers;

/// <summary>Turns sets of host processors into the bit maps of the API, and back.</summary>
public static class CpuMaps
{
    /// <summary>The map of <paramref name="set"/> for a host of <paramref name="cpus"/> processors; null stands for all of them.</summary>
    public static byte[] Map(CpuSet? set, int cpus)
    {
        var map = new byte[(cpus + 7) / 8];
        // The choice is reported as far as the bytes reach, also beyond the last processor.
        int count = set is null ? cpus : map.Length * 8;
        for (int i = 0; i < count; i++)
        {
            if (set is null || set[i])
            {
                map[i / 8] |= (byte)(1 << (i % 8));
            }
        }

        return map;
    }

    /// <summary>The processors of a map.</summary>
    public static CpuSet SetOf(ReadOnlySpan<byte> map)
    {
        var members = new List<int>();
        for (int i = 0; i < map.Length * 8; i++)
        {
            if ((map[i / 8] & (1 << (i % 8))) != 0)
            {
                members.Add(i);
            }
        }

        return CpuSet.Of([.. members]);
    }
}
