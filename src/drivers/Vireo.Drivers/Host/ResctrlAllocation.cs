using System.Globalization;
using System.Text;

namespace Vireo.Drivers.Host;

/// <summary>Cache masks and bandwidth figures of one group of the resctrl file system, or what is left of them.</summary>
public sealed class ResctrlAllocation
{
    // Key: the line's name ("L3", "L3CODE", "MB"), then the id of the cache.
    private readonly SortedDictionary<(int Rank, string Name), SortedDictionary<int, ulong>> _lines = [];
    private readonly Dictionary<string, int> _widths = new(StringComparer.Ordinal);

    private ResctrlAllocation()
    {
    }

    /// <summary>What no group uses: of caches the bits that are in no mask, of bandwidth the default group's figure less every other
    /// group's.</summary>
    public static ResctrlAllocation Unused(HostFiles files, ResctrlInfo info)
    {
        var result = new ResctrlAllocation();
        var main = Parse(HostFiles.ReadText(files.ResctrlPath + "/schemata") ?? "");
        var others = new List<Dictionary<string, Dictionary<int, string>>>();
        if (Directory.Exists(files.ResctrlPath))
        {
            foreach (string folder in Directory.EnumerateDirectories(files.ResctrlPath))
            {
                // info, mon_groups and mon_data have no schemata: they are not groups.
                if (HostFiles.ReadText(folder + "/schemata") is { } text)
                {
                    others.Add(Parse(text));
                }
            }
        }

        foreach (var cache in info.Caches)
        {
            string name =
                $"L{cache.Level.ToString(CultureInfo.InvariantCulture)}{(cache.Type == "both" ? "" : cache.Type.ToUpperInvariant())}";
            if (!main.TryGetValue(name, out var used))
            {
                continue;
            }

            var free = new SortedDictionary<int, ulong>();
            foreach (var (id, text) in used)
            {
                ulong mask = cache.Mask & ~Hex(text);
                foreach (var other in others)
                {
                    if (other.TryGetValue(name, out var line) && line.TryGetValue(id, out string? taken))
                    {
                        mask &= ~Hex(taken);
                    }
                }

                free[id] = mask;
            }

            result._widths[name] = (cache.Bits + 3) / 4;
            result._lines[(cache.Level, name)] = free;
        }

        if (info.Bandwidth is not null && main.TryGetValue("MB", out var bandwidth))
        {
            var free = new SortedDictionary<int, ulong>();
            foreach (var (id, text) in bandwidth)
            {
                ulong left = Decimal(text);
                foreach (var other in others)
                {
                    if (other.TryGetValue("MB", out var line) && line.TryGetValue(id, out string? taken))
                    {
                        left -= Math.Min(left, Decimal(taken));
                    }
                }

                free[id] = left;
            }

            result._lines[(int.MaxValue, "MB")] = free;
        }

        return result;
    }

    /// <summary>The form of the kernel's schemata file.</summary>
    public string Format()
    {
        var text = new StringBuilder();
        foreach (var ((_, name), values) in _lines)
        {
            text.Append(name).Append(':');
            bool first = true;
            foreach (var (id, value) in values)
            {
                if (!first)
                {
                    text.Append(';');
                }

                first = false;
                text.Append(CultureInfo.InvariantCulture, $"{id}=");
                text.Append(_widths.TryGetValue(name, out int width)
                    ? value.ToString("x" + width.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
                    : value.ToString(CultureInfo.InvariantCulture));
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static Dictionary<string, Dictionary<int, string>> Parse(string schemata)
    {
        var lines = new Dictionary<string, Dictionary<int, string>>(StringComparer.Ordinal);
        foreach (string line in schemata.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
            {
                continue;
            }

            var values = new Dictionary<int, string>();
            foreach (string item in line[(colon + 1)..].Split(';', StringSplitOptions.RemoveEmptyEntries))
            {
                int equals = item.IndexOf('=', StringComparison.Ordinal);
                if (equals > 0 && int.TryParse(
                    item.AsSpan(0, equals), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out int id))
                {
                    values[id] = item[(equals + 1)..].Trim();
                }
            }

            lines[line[..colon].Trim()] = values;
        }

        return lines;
    }

    private static ulong Hex(string text) =>
        ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong n) ? n : 0;

    private static ulong Decimal(string text) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong n) ? n : 0;
}
