using System.Globalization;

namespace Vireo.Drivers.Host;

/// <summary>Lists the caches that several processors may share.</summary>
public static class HostCaches
{
    // The first level is never shared between cores and is left out, as in libvirt.
    private const int LowestLevel = 2;

    /// <summary>Every distinct cache of level 2 and up, ordered by level, kind and id.</summary>
    public static List<HostCacheBank> Read(HostFiles files)
    {
        var banks = new List<HostCacheBank>();
        var seen = new HashSet<(int Level, string Type, int Id)>();
        foreach (int cpu in HostCpu.Online(files).Members())
        {
            foreach (int index in HostFiles.NumberedEntries(files.Cpu(cpu, "cache"), "index"))
            {
                string folder = files.Cpu(cpu, string.Create(CultureInfo.InvariantCulture, $"cache/index{index}"));
                if (HostFiles.ReadNumber(folder + "/id") is not { } id || HostFiles.ReadNumber(folder + "/level") is not { } level
                    || level < LowestLevel
                    || HostFiles.ReadLine(folder + "/size") is not { } size
                        || HostFiles.ReadSet(folder + "/shared_cpu_list") is not { } cpus)
                {
                    continue;
                }

                string type = HostFiles.ReadLine(folder + "/type") switch { "Data" => "data", "Instruction" => "code", _ => "both" };
                if (seen.Add(((int)level, type, (int)id)))
                {
                    banks.Add(new HostCacheBank((int)id, (int)level, type, Scaled(size), cpus.ToString()));
                }
            }
        }

        banks.Sort(static (a, b) => (a.Level, Rank(a.Type), a.Id).CompareTo((b.Level, Rank(b.Type), b.Id)));
        return banks;
    }

    private static int Rank(string type) => type switch { "both" => 0, "code" => 1, _ => 2 };

    private static ulong Scaled(string size)
    {
        int digits = 0;
        while (digits < size.Length && char.IsAsciiDigit(size[digits]))
        {
            digits++;
        }

        if (!ulong.TryParse(size.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out ulong n))
        {
            return 0;
        }

        return size[digits..] switch { "M" => n * 1024, "G" => n * 1024 * 1024, "" => n / 1024, _ => n };
    }
}
