using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>NUMA nodes of a guest: their numbers and distances.</summary>
internal static class NumaRules
{
    public static void Complete(DomainDef domain)
    {
        if (domain.Numatune?.Memory is { Mode: NumaTuneMode.Unset } memory
            && (memory.Nodeset is not null || memory.Placement != NumaPlacement.Unset))
        {
            memory.Mode = NumaTuneMode.Strict;
        }

        if (domain.Cpu?.Numa is not { Cells.Count: > 0 } numa)
        {
            return;
        }

        List<NumaCell> cells = numa.Cells;
        for (int i = 0; i < cells.Count; i++)
        {
            cells[i].Id ??= (uint)i;
        }

        var ids = new HashSet<uint>();
        foreach (NumaCell cell in cells)
        {
            if (!ids.Add(cell.Id ?? 0))
            {
                throw GuestErrors.NodeTwice(cell.Id).At(cell, "cell", "id");
            }
        }

        cells.Sort(static (a, b) => (a.Id ?? 0).CompareTo(b.Id ?? 0));
        for (int i = 0; i < cells.Count; i++)
        {
            if (cells[i].Id != i)
            {
                throw MemoryErrors.CellsNotContiguous().At(cells[i], "cell", "id");
            }
        }

        CompleteDistances(cells);
    }

    public static void Check(DomainDef domain)
    {
        CheckCells(domain);
        if (domain.Numatune is not { } tune)
        {
            return;
        }

        if (tune.MemNodes.Count > 0 && !(domain.Cpu?.Numa?.Cells.Count > 0))
        {
            throw MemoryErrors.MemnodeWithoutCells().At(
                tune.MemNodes[0], "memnode");
        }

        if (tune.Memory?.Placement == NumaPlacement.Auto && tune.MemNodes.Count > 0)
        {
            throw MemoryErrors.PerNodeAndAutomatic().At(
                tune.Memory, "memory", "placement");
        }

        if (tune.Memory is { Nodeset: null } memory
            && (memory.Placement == NumaPlacement.Static || memory is { Placement: NumaPlacement.Unset, Mode: not NumaTuneMode.Unset }))
        {
            throw DomainDocumentErrors.NodesetMissing().At(
                tune.Memory, "memory");
        }

        foreach (NumaTuneNode node in tune.MemNodes)
        {
            if (tune.Memory?.Mode == NumaTuneMode.Restrictive && node.Mode is not (NumaTuneMode.Unset or NumaTuneMode.Restrictive))
            {
                throw MemoryErrors.RestrictiveMode().At(
                        node, "memnode", "mode");
            }
        }
    }

    private static void CheckCells(DomainDef domain)
    {
        List<NumaCell> cells = domain.Cpu?.Numa?.Cells ?? [];
        int cpus = cells.Sum(static c => c.Cpus?.Count ?? 0);
        if (cells.Count > 0 && cpus > (domain.Vcpu?.Maximum ?? 1))
        {
            throw MemoryErrors.CellCpusExceedVcpus().At(domain.Cpu!.Numa, "numa");
        }

        for (int i = 0; i < cells.Count; i++)
        {
            if (cells[i].Cpus?.Last >= (domain.Vcpu?.Maximum ?? 1))
            {
                throw GuestErrors.NodeCpuTooHigh().At(cells[i], "cell", "cpus");
            }

            for (int j = 0; j < i; j++)
            {
                if (cells[i].Cpus?.Members.Any(cpu => cells[j].Cpus?[cpu] == true) == true)
                {
                    throw GuestErrors.NodesOverlap(cells[i].Id, cells[j].Id).At(cells[i], "cell", "cpus");
                }
            }
        }

        foreach (NumaCell cell in cells)
        {
            foreach (NumaCache cache in cell.Caches)
            {
                if (cache.Level is < 1 or > 3)
                {
                    throw MemoryErrors.CacheLevel().At(cache, "cache", "level");
                }
            }
        }

        if (domain.Cpu?.Numa?.Interconnects is not { } links)
        {
            return;
        }

        foreach ((uint? initiator, uint? target, XmlRecord link, string name) in
            links.Latencies.Select(static l => (l.Initiator, l.Target, (XmlRecord)l, "latency")).Concat(
                links.Bandwidths.Select(static b => (b.Initiator, b.Target, (XmlRecord)b, "bandwidth"))))
        {
            if (initiator >= cells.Count)
            {
                throw MemoryErrors.InitiatorUnknown().At(link, name, "initiator");
            }

            if (target >= cells.Count)
            {
                throw MemoryErrors.TargetUnknown().At(link, name, "target");
            }
        }
    }

    /// <summary>A distance that is given one way holds both ways, and each node is 10 from itself.</summary>
    private static void CompleteDistances(List<NumaCell> cells)
    {
        var known = new uint[cells.Count, cells.Count];
        foreach (NumaCell cell in cells)
        {
            foreach (NumaDistance distance in cell.Distances)
            {
                if (distance.Id >= cells.Count)
                {
                    throw MemoryErrors.SiblingUnknown(distance.Id, cell.Id).At(
                            distance, "sibling", "id");
                }

                if (distance.Value is < 10 or > 255)
                {
                    throw MemoryErrors.DistanceInvalid(distance.Value, distance.Id, cell.Id).At(
                            distance, "sibling", "value");
                }

                known[cell.Id!.Value, distance.Id!.Value] = distance.Value!.Value;
            }
        }

        for (int i = 0; i < cells.Count; i++)
        {
            for (int j = 0; j < cells.Count; j++)
            {
                if (known[i, j] == 0 || i == j)
                {
                    continue;
                }

                known[j, i] = known[j, i] == 0 ? known[i, j] : known[j, i];
                known[i, i] = known[i, i] == 0 ? 10 : known[i, i];
                known[j, j] = known[j, j] == 0 ? 10 : known[j, j];
            }
        }

        for (int i = 0; i < cells.Count; i++)
        {
            cells[i].Distances.Clear();
            for (int j = 0; j < cells.Count; j++)
            {
                if (known[i, j] != 0)
                {
                    cells[i].Distances.Add(new NumaDistance { Id = (uint)j, Value = known[i, j] });
                }
            }
        }
    }
}
