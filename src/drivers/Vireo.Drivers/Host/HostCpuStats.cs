using System.Globalization;

namespace Vireo.Drivers.Host;

/// <summary>CPU time of the host or of one processor, from <c>/proc/stat</c>.</summary>
public static class HostCpuStats
{
    // USER_HZ is 100 on every architecture that libvirt's hosts run.
    private const ulong NanosecondsPerTick = 1_000_000_000 / 100;

    /// <summary>Times of <paramref name="cpu"/>, or of all together for -1; null when there is no such processor.</summary>
    public static HostCpuTimes? Read(HostFiles files, int cpu)
    {
        if (HostFiles.ReadText($"{files.ProcPath}/stat") is not { } text || Parse(text, cpu) is not { } t)
        {
            return null;
        }

        return new HostCpuTimes(t.Kernel * NanosecondsPerTick, t.User * NanosecondsPerTick, t.Idle * NanosecondsPerTick,
            t.IoWait * NanosecondsPerTick);
    }

    /// <summary>The same in ticks, out of the file's text.</summary>
    public static HostCpuTimes? Parse(string stat, int cpu)
    {
        string name = cpu < 0 ? "cpu" : "cpu" + cpu.ToString(CultureInfo.InvariantCulture);
        foreach (var range in stat.AsSpan().Split('\n'))
        {
            var line = stat.AsSpan()[range];
            if (!line.StartsWith(name, StringComparison.Ordinal) || line.Length <= name.Length || line[name.Length] != ' ')
            {
                continue;
            }

            // user nice system idle iowait irq softirq
            Span<ulong> n = stackalloc ulong[7];
            int count = 0;
            var rest = line[(name.Length + 1)..];
            foreach (var field in rest.Split(' '))
            {
                if (rest[field].IsEmpty)
                {
                    continue;
                }

                if (count == n.Length || !ulong.TryParse(rest[field], NumberStyles.None, CultureInfo.InvariantCulture, out n[count]))
                {
                    break;
                }

                count++;
            }

            return count < 4 ? null : new HostCpuTimes(n[2] + n[5] + n[6], n[0] + n[1], n[3], n[4]);
        }

        return null;
    }
}
