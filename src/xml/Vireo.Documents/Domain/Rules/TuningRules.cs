namespace Vireo.Documents;

/// <summary>Cache and memory bandwidth shares do not contradict each other.</summary>
internal static class TuningRules
{
    public static void Check(DomainDef domain)
    {
        if (domain.Cputune is not { } tune)
        {
            return;
        }

        for (int i = 0; i < tune.CacheTunes.Count; i++)
        {
            CheckCaches(tune.CacheTunes[i]);
            for (int j = 0; j < i; j++)
            {
                if (Overlap(tune.CacheTunes[i].Vcpus, tune.CacheTunes[j].Vcpus) && !Equals(tune.CacheTunes[i].Vcpus, tune.CacheTunes[j].Vcpus))
                {
                    throw Errors.Xml(ErrorDomain.Domain, "Overlapping vcpus in resctrls");
                }
            }
        }

        foreach (MemoryTune bandwidth in tune.MemoryTunes)
        {
            var nodes = new HashSet<uint?>();
            foreach (MemoryTuneNode node in bandwidth.Nodes)
            {
                if (!nodes.Add(node.Id))
                {
                    throw Errors.Xml(ErrorDomain.Domain, $"Colliding memory bandwidth allocations for node {node.Id}");
                }
            }
        }
    }

    private static void CheckCaches(CacheTune tune)
    {
        var seen = new Dictionary<(uint?, uint?), CacheType>();
        foreach (CacheAllocation cache in tune.Caches)
        {
            (uint?, uint?) key = (cache.Level, cache.Id);
            if (seen.TryGetValue(key, out CacheType before)
                && (before == cache.Type || before == CacheType.Both || cache.Type == CacheType.Both))
            {
                throw Errors.Xml(ErrorDomain.Domain, $"Colliding cache allocations for cache id {cache.Id}");
            }

            seen[key] = cache.Type;
        }

        for (int i = 0; i < tune.Monitors.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (Overlap(tune.Monitors[i].Vcpus, tune.Monitors[j].Vcpus) && !Equals(tune.Monitors[i].Vcpus, tune.Monitors[j].Vcpus))
                {
                    throw Errors.Xml(ErrorDomain.Domain, "vcpus have overlaps in monitor");
                }
            }
        }
    }

    private static bool Overlap(Xml.CpuSet? one, Xml.CpuSet? other)
    {
        foreach (int member in one?.Members ?? [])
        {
            if (other?[member] == true)
            {
                return true;
            }
        }

        return false;
    }
}
