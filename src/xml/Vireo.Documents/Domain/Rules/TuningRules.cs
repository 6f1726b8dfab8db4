using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Cache and memory bandwidth shares do not contradict each other.</summary>
internal static class TuningRules
{
    private const int LeastShares = 2, MostShares = 262144;

    /// <summary>Shares are kept only for virtual CPUs that exist.</summary>
    public static void Complete(DomainDef domain)
    {
        if (domain.Cputune is not { } tune)
        {
            return;
        }

        uint count = domain.Vcpu?.Maximum ?? 1;
        foreach (CacheTune share in tune.CacheTunes)
        {
            share.Vcpus = Existing(share.Vcpus, count);
        }

        foreach (MemoryTune share in tune.MemoryTunes)
        {
            share.Vcpus = Existing(share.Vcpus, count);
        }

        tune.VcpuPins.RemoveAll(p => p.Vcpu >= count);
        tune.CacheTunes.RemoveAll(static t => t.Vcpus is null or { IsEmpty: true });
        tune.MemoryTunes.RemoveAll(static t => t.Vcpus is null or { IsEmpty: true });
    }

    public static void Check(DomainDef domain)
    {
        if (domain.Cputune is not { } tune)
        {
            return;
        }

        CheckPins(domain, tune);
        // None is not one too few.
        if (tune.Shares is > 0 and < LeastShares or > MostShares)
        {
            throw GuestErrors.Shares().At(tune, "cputune");
        }

        for (int i = 0; i < tune.CacheTunes.Count; i++)
        {
            CheckCaches(tune.CacheTunes[i]);
            for (int j = 0; j < i; j++)
            {
                if (Overlap(tune.CacheTunes[i].Vcpus, tune.CacheTunes[j].Vcpus))
                {
                    bool identical = Equals(tune.CacheTunes[i].Vcpus, tune.CacheTunes[j].Vcpus);
                    throw

                        (identical ? TuningErrors.CachetunesIdentical() : TuningErrors.CachetunesOverlap()).At(
                            tune.CacheTunes[i], "cachetune", "vcpus");
                }
            }
        }

        foreach (IoThreadSched sched in tune.IoThreadScheds)
        {
            foreach (int thread in sched.Iothreads?.Members ?? [])
            {
                if (!HasThread(domain, thread))
                {
                    throw TuningErrors.IoThreadUnknown(thread).At(
                        sched, "iothreadsched", "iothreads");
                }
            }
        }

        foreach (MemoryTune bandwidth in tune.MemoryTunes)
        {
            // A share of memory bandwidth belongs to one group of virtual CPUs with a share of cache, or to none of them.
            if (tune.CacheTunes.Exists(c => Overlap(c.Vcpus, bandwidth.Vcpus) && !Equals(c.Vcpus, bandwidth.Vcpus)))
            {
                throw GuestErrors.ResourceGroupsOverlap().At(bandwidth, "memorytune", "vcpus");
            }

            var nodes = new HashSet<uint?>();
            foreach (MemoryTuneNode node in bandwidth.Nodes)
            {
                if (!nodes.Add(node.Id))
                {
                    throw TuningErrors.BandwidthTwice(node.Id).At(node, "node", "id");
                }
            }
        }
    }

    private static void CheckPins(DomainDef domain, CpuTune tune)
    {
        for (int i = 0; i < tune.VcpuPins.Count; i++)
        {
            VcpuPin pin = tune.VcpuPins[i];
            if (tune.VcpuPins.FindIndex(p => p.Vcpu == pin.Vcpu) < i)
            {
                throw TuningErrors.VcpuPinTwice(pin.Vcpu).At(pin, "vcpupin", "vcpu");
            }
        }

        for (int i = 0; i < tune.IoThreadPins.Count; i++)
        {
            IoThreadPin pin = tune.IoThreadPins[i];
            if (!HasThread(domain, pin.Iothread ?? 0))
            {
                throw TuningErrors.IoThreadUnknown(pin.Iothread).At(
                    pin, "iothreadpin", "iothread");
            }

            if (tune.IoThreadPins.FindIndex(p => p.Iothread == pin.Iothread) < i)
            {
                throw TuningErrors.IoThreadPinTwice(pin.Iothread).At(
                    pin, "iothreadpin", "iothread");
            }
        }
    }

    private static bool HasThread(DomainDef domain, long id) =>
        domain.IoThreadIds.Count > 0 ? domain.IoThreadIds.Exists(t => t.Id == id) : id > 0 && id <= (domain.IoThreads ?? 0);

    private static void CheckCaches(CacheTune tune)
    {
        var seen = new Dictionary<(uint?, uint?), CacheType>();
        foreach (CacheAllocation cache in tune.Caches)
        {
            (uint?, uint?) key = (cache.Level, cache.Id);
            if (seen.TryGetValue(key, out CacheType before)
                && (before == cache.Type || before == CacheType.Both || cache.Type == CacheType.Both))
            {
                throw TuningErrors.CacheAllocationsCollide(cache.Level, cache.Id, cache.Type.ToXml()).At(
                        cache, "cache");
            }

            seen[key] = cache.Type;
        }

        // A monitor counts all virtual CPUs of the share, or some that no other monitor of the share counts.
        for (int i = 0; i < tune.Monitors.Count; i++)
        {
            CpuSet? counted = tune.Monitors[i].Vcpus;
            foreach (int vcpu in counted?.Members ?? [])
            {
                if (tune.Vcpus?[vcpu] != true)
                {
                    throw TuningErrors.MonitorAgainstAllocation().At(
                        tune.Monitors[i], "monitor", "vcpus");
                }
            }

            for (int j = 0; j < i; j++)
            {
                CpuSet? other = tune.Monitors[j].Vcpus;
                if (!Equals(counted, tune.Vcpus) && !Equals(other, tune.Vcpus) && Overlap(counted, other))
                {
                    throw TuningErrors.MonitorAgainstMonitors().At(
                        tune.Monitors[i], "monitor", "vcpus");
                }
            }
        }
    }

    private static CpuSet? Existing(CpuSet? vcpus, uint count)
    {
        if (vcpus is null || vcpus.Last < count)
        {
            return vcpus;
        }

        var kept = new List<int>();
        foreach (int vcpu in vcpus.Members)
        {
            if (vcpu < count)
            {
                kept.Add(vcpu);
            }
        }

        return CpuSet.Of([.. kept]);
    }

    private static bool Overlap(CpuSet? one, CpuSet? other)
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
