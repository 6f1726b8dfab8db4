using System.Globalization;

namespace Vireo.Drivers.Host;

/// <summary>Memory and huge pages of the host and its NUMA nodes.</summary>
public static class HostMemory
{
    /// <summary>Stats of the host (<paramref name="node"/> -1) or of one node; null when the node does not exist.</summary>
    public static HostMemoryStats? Read(HostFiles files, int node)
    {
        string path = node < 0 ? $"{files.ProcPath}/meminfo" : files.Node(node, "meminfo");
        if (HostFiles.ReadText(path) is not { } text)
        {
            return null;
        }

        ulong total = Field(text, "MemTotal:") ?? 0, free = Field(text, "MemFree:") ?? 0;
        return node < 0
            ? new HostMemoryStats(total, free, Field(text, "Buffers:"), Field(text, "Cached:"))
            : new HostMemoryStats(total, free, null, null);
    }

    /// <summary>Size of the host's memory in KiB: what its NUMA nodes have together, or the kernel's total without NUMA.</summary>
    public static ulong TotalKiB(HostFiles files) => Sum(files).Total;

    /// <summary>Unused memory in KiB, counted like <see cref="TotalKiB"/>.</summary>
    public static ulong FreeKiB(HostFiles files) => Sum(files).Free;

    /// <summary>Ids of the nodes that have memory or processors online.</summary>
    public static IdSet Nodes(HostFiles files)
    {
        if (HostFiles.ReadSet($"{files.SystemPath}/node/online") is { Count: > 0 } online)
        {
            return online;
        }

        var set = new IdSet();
        foreach (int id in HostFiles.NumberedEntries($"{files.SystemPath}/node", "node"))
        {
            set.Add(id);
        }

        return set;
    }

    /// <summary>Every page size of a node with totals: the system's own page first, then huge pages by size.</summary>
    public static List<HostPages> Pages(HostFiles files, int node)
    {
        string folder = node < 0 ? "/sys/kernel/mm/hugepages" : files.Node(node, "hugepages");
        var list = new List<HostPages>();
        ulong hugeTotal = 0;
        if (Directory.Exists(folder))
        {
            foreach (string path in Directory.EnumerateDirectories(folder, "hugepages-*kB"))
            {
                var name = Path.GetFileName(path.AsSpan())["hugepages-".Length..^2];
                if (!uint.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out uint size))
                {
                    continue;
                }

                ulong total = (ulong)(HostFiles.ReadNumber($"{path}/nr_hugepages") ?? 0), free = (ulong)(
                    HostFiles.ReadNumber($"{path}/free_hugepages") ?? 0);
                hugeTotal += total * size;
                list.Add(new HostPages(size, total, free));
            }
        }

        list.Sort(static (a, b) => a.SizeKiB.CompareTo(b.SizeKiB));
        uint own = (uint)(Environment.SystemPageSize / 1024);
        if (Read(files, node) is { } memory)
        {
            // Memory reserved for huge pages is no longer available as ordinary pages.
            list.Insert(0, new HostPages(own, (memory.Total - Math.Min(memory.Total, hugeTotal)) / own, memory.Free / own));
        }

        return list;
    }

    private static (ulong Total, ulong Free) Sum(HostFiles files)
    {
        ulong total = 0, free = 0;
        foreach (int node in Nodes(files).Members())
        {
            if (Read(files, node) is { } part)
            {
                total += part.Total;
                free += part.Free;
            }
        }

        return total == 0 && Read(files, -1) is { } all ? (all.Total, all.Free) : (total, free);
    }

    // Lines are "Name: 12 kB", in a node "Node 0 Name: 12 kB".
    private static ulong? Field(string text, string name)
    {
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan()[range];
            if (line.StartsWith("Node ", StringComparison.Ordinal))
            {
                int blank = line[5..].IndexOf(' ');
                line = blank < 0 ? line : line[(5 + blank + 1)..];
            }

            if (!line.StartsWith(name, StringComparison.Ordinal))
            {
                continue;
            }

            var value = line[name.Length..].Trim();
            int end = value.IndexOf(' ');
            return ulong.TryParse(end < 0 ? value : value[..end], NumberStyles.None, CultureInfo.InvariantCulture, out ulong n) ? n : null;
        }

        return null;
    }
}
