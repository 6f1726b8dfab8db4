using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>NUMA nodes of a guest: their numbers and distances.</summary>
internal static class NumaRules
{
    public static void Complete(DomainDef domain)
    {
        if (domain.Numatune?.Memory is { Mode: NumaTuneMode.Unset } memory && (memory.Nodeset is not null || memory.Placement != NumaPlacement.Unset))
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

        cells.Sort(static (a, b) => (a.Id ?? 0).CompareTo(b.Id ?? 0));
        for (int i = 0; i < cells.Count; i++)
        {
            if (cells[i].Id != i)
            {
                throw Errors.Xml(
                    ErrorDomain.Domain, "Exactly one 'cell' element per guest NUMA cell allowed, non-contiguous ranges or ranges not starting from 0 are not allowed");
            }
        }

        CompleteDistances(cells);
    }

    public static void Check(DomainDef domain)
    {
        if (domain.Numatune is not { } tune)
        {
            return;
        }

        if (tune.Memory?.Placement == NumaPlacement.Auto && tune.MemNodes.Count > 0)
        {
            throw Errors.ConfigUnsupported(ErrorDomain.Domain, "Per-node binding is not compatible with automatic NUMA placement.");
        }

        if (tune.Memory is { Placement: NumaPlacement.Static, Nodeset: null })
        {
            throw Errors.ConfigUnsupported(ErrorDomain.Domain, "nodeset for NUMA memory tuning must be set if 'placement' is 'static'");
        }

        foreach (NumaTuneNode node in tune.MemNodes)
        {
            if (tune.Memory?.Mode == NumaTuneMode.Restrictive && node.Mode is not (NumaTuneMode.Unset or NumaTuneMode.Restrictive))
            {
                throw Errors.Xml(ErrorDomain.Domain, "'restrictive' mode is required in memnode element when mode is 'restrictive' in memory element");
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
                    throw Errors.Xml(ErrorDomain.Domain, $"'sibling_id {distance.Id}' does not refer to a valid cell within NUMA 'cell id {cell.Id}'");
                }

                if (distance.Value is < 10 or > 255)
                {
                    throw Errors.Xml(ErrorDomain.Domain, $"'value {distance.Value}' is invalid for 'sibling id {distance.Id}' under NUMA 'cell id {cell.Id}'");
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
