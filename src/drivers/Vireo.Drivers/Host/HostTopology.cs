using System.Globalization;

namespace Vireo.Drivers.Host;

/// <summary>The host's NUMA cells with processors, memory, distances and interconnects, read from sysfs.</summary>
public sealed class HostTopology
{
    private HostTopology(List<HostCell> cells, List<HostInterconnect> interconnects)
    {
        Cells = cells;
        Interconnects = interconnects;
    }

    public IReadOnlyList<HostCell> Cells { get; }

    public IReadOnlyList<HostInterconnect> Interconnects { get; }

    /// <summary>Reads it; a host without NUMA gets one cell with everything.</summary>
    public static HostTopology Read(HostFiles files, IHostCellFigures? figures = null)
    {
        figures ??= new LiveFigures(files);
        var cells = new List<HostCell>();
        var links = new List<HostInterconnect>();
        var nodes = HostMemory.Nodes(files);
        var online = HostCpu.Online(files);
        foreach (int node in nodes.Members())
        {
            if (!Directory.Exists(files.Node(node, "")))
            {
                continue;
            }

            var cpus = new List<HostTopologyCpu>();
            foreach (int cpu in (HostFiles.ReadSet(files.Node(node, "cpulist")) ?? new IdSet()).Members())
            {
                cpus.Add(ReadCpu(files, cpu, online.Contains(cpu)));
            }

            cells.Add(
                new HostCell(node, figures.MemoryKiB(node), figures.Pages(node), figures.Distances(node), ReadCaches(files, node), cpus));
            ReadInterconnects(files, node, links);
        }

        if (cells.Count == 0)
        {
            var cpus = new List<HostTopologyCpu>();
            foreach (int cpu in online.Members())
            {
                cpus.Add(ReadCpu(files, cpu, online: true));
            }

            cells.Add(new HostCell(0, figures.MemoryKiB(-1), figures.Pages(-1), [], [], cpus));
        }

        links.Sort(static (a, b) => (a.Bandwidth, a.Initiator, a.Target).CompareTo((b.Bandwidth, b.Initiator, b.Target)));
        return new HostTopology(cells, links);
    }

    private static HostTopologyCpu ReadCpu(HostFiles files, int cpu, bool online)
    {
        // The kernel hides the topology of an offline CPU; such a CPU is listed with its number only.
        if (!online || !Directory.Exists(files.Cpu(cpu, "topology")))
        {
            return new HostTopologyCpu(cpu, null, null, null, null, null);
        }

        int Number(string file) => (int)Math.Max(0, HostFiles.ReadNumber(files.Cpu(cpu, "topology/" + file)) ?? 0);
        string? siblings = HostFiles.ReadSet(files.Cpu(cpu, "topology/thread_siblings_list"))?.ToString();
        return new HostTopologyCpu(
            cpu, Number("physical_package_id"), Number("die_id"), Number("cluster_id"), Number("core_id"),
            siblings ?? cpu.ToString(CultureInfo.InvariantCulture));
    }

    private static List<HostCellCache> ReadCaches(HostFiles files, int node)
    {
        var list = new List<HostCellCache>();
        foreach (int level in HostFiles.NumberedEntries(files.Node(node, "memory_side_cache"), "index"))
        {
            string folder = files.Node(node, string.Create(CultureInfo.InvariantCulture, $"memory_side_cache/index{level}"));
            if (HostFiles.ReadNumber(folder + "/size") is not { } size || HostFiles.ReadNumber(folder + "/line_size") is not { } line)
            {
                continue;
            }

            string associativity = HostFiles.ReadNumber(folder + "/indexing") == 0 ? "direct" : "full";
            string policy = HostFiles.ReadNumber(folder + "/write_policy") == 0 ? "writeback" : "writethrough";
            list.Add(new HostCellCache(level, (ulong)size, (uint)line, associativity, policy));
        }

        return list;
    }

    private static void ReadInterconnects(HostFiles files, int node, List<HostInterconnect> links)
    {
        // Class 0 is measured from the nearest initiator of any kind, class 1 from the nearest CPU; libvirt shows the former where there is
        // one.
        foreach (string access in (ReadOnlySpan<string>)["access0", "access1"])
        {
            string folder = files.Node(node, access + "/initiators");
            var initiators = HostFiles.NumberedEntries(folder, "node");
            if (initiators.Count == 0)
            {
                continue;
            }

            foreach (int initiator in initiators)
            {
                foreach (string type in (ReadOnlySpan<string>)["read", "write"])
                {
                    if (HostFiles.ReadNumber($"{folder}/{type}_latency") is { } latency and > 0)
                    {
                        links.Add(new HostInterconnect(false, initiator, node, type, (ulong)latency));
                    }

                    if (HostFiles.ReadNumber($"{folder}/{type}_bandwidth") is { } bandwidth and > 0)
                    {
                        links.Add(new HostInterconnect(true, initiator, node, type, (ulong)bandwidth * 1024));
                    }
                }
            }

            return;
        }
    }

    private sealed class LiveFigures(HostFiles files) : IHostCellFigures
    {
        public ulong MemoryKiB(int cell) => HostMemory.Read(files, cell)?.Total ?? 0;

        public IReadOnlyList<HostPages> Pages(int cell) => HostMemory.Pages(files, cell);

        public IReadOnlyList<HostDistance> Distances(int cell)
        {
            var list = new List<HostDistance>();
            if (HostFiles.ReadLine(files.Node(cell, "distance")) is not { } line)
            {
                return list;
            }

            // The kernel lists one figure for each node that is online, in the order of their ids.
            var ids = HostMemory.Nodes(files).Members().GetEnumerator();
            foreach (string word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (!ids.MoveNext() || !int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int value))
                {
                    break;
                }

                list.Add(new HostDistance(ids.Current, value));
            }

            return list;
        }
    }
}
