using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Number and state of virtual CPUs.</summary>
internal static class VcpuRules
{
    public static void Complete(DomainDef domain)
    {
        DomainVcpu vcpu = domain.Vcpu ??= new DomainVcpu();
        vcpu.Maximum ??= 1;
        if (vcpu.Maximum == 0)
        {
            throw GuestErrors.NodeCpuTooHigh().At(vcpu, "vcpu");
        }

        if (vcpu.Placement == VcpuPlacement.Unset)
        {
            vcpu.Placement = domain.Numatune?.Memory?.Placement == NumaPlacement.Auto && vcpu.Cpuset is null
                ? VcpuPlacement.Auto
                : VcpuPlacement.Static;
        }

        if (vcpu.Placement == VcpuPlacement.Auto)
        {
            vcpu.Cpuset = null;

            // Who lets the CPUs be placed lets the memory be placed too, unless something else is said.
            NumaTune tune = domain.Numatune ??= new NumaTune();
            if (tune.Memory is null && tune.MemNodes.Count == 0)
            {
                tune.Memory = new NumaTuneMemory { Mode = NumaTuneMode.Strict, Placement = NumaPlacement.Auto };
            }
        }

        if (vcpu.Current > vcpu.Maximum)
        {
            throw TuningErrors.VcpuMaximumTooLow().At(
                vcpu, "vcpu", "current");
        }

        if (domain.Numatune?.Memory is { } memory)
        {
            // What is chosen at the start cannot be named now.
            memory.Placement = memory is { Placement: NumaPlacement.Unset, Nodeset: null } && vcpu.Placement == VcpuPlacement.Auto
                ? NumaPlacement.Auto
                : memory.Placement;
            memory.Nodeset = memory.Placement == NumaPlacement.Auto ? null : memory.Nodeset;
        }

        vcpu.Current = vcpu.Current == vcpu.Maximum ? null : vcpu.Current;
        CompleteStates(domain, vcpu);
        SplitSchedulers(domain);
    }

    private static void CompleteStates(DomainDef domain, DomainVcpu vcpu)
    {
        if (domain.Vcpus.Count == 0)
        {
            return;
        }

        var on = 0u;
        foreach (VcpuState state in domain.Vcpus)
        {
            if (state.Id >= vcpu.Maximum)
            {
                throw TuningErrors.VcpuOutOfRange(state.Id).At(state, "vcpu", "id");
            }

            on += state.Enabled == YesNo.Yes ? 1u : 0u;
            if (state.Enabled == YesNo.Yes && state.Hotpluggable == YesNo.Unset)
            {
                state.Hotpluggable = YesNo.No;
            }

            if (state.Enabled == YesNo.No)
            {
                state.Hotpluggable = YesNo.Yes;
            }
        }

        // Those that are not named are off, until somebody plugs them in.
        var named = domain.Vcpus.Select(static v => v.Id ?? 0).ToHashSet();
        for (uint id = 0; id < vcpu.Maximum; id++)
        {
            if (named.Add(id))
            {
                domain.Vcpus.Add(new VcpuState { Id = id, Enabled = YesNo.No, Hotpluggable = YesNo.Yes });
            }
        }

        domain.Vcpus.Sort(static (a, b) => (a.Id ?? 0).CompareTo(b.Id ?? 0));
        vcpu.Current = on == vcpu.Maximum ? null : on;
    }

    /// <summary>A scheduler is kept for each virtual CPU and each I/O thread by itself.</summary>
    private static void SplitSchedulers(DomainDef domain)
    {
        if (domain.Cputune is not { } tune)
        {
            return;
        }

        if (tune.VcpuScheds.Count > 0)
        {
            var single = new SortedDictionary<int, VcpuSched>();
            foreach (VcpuSched given in tune.VcpuScheds)
            {
                foreach (int vcpu in given.Vcpus?.Members ?? [])
                {
                    if (!single.TryAdd(vcpu, given with { Vcpus = CpuSet.Of(vcpu) }))
                    {
                        throw TuningErrors.VcpuSchedulersOverlap().At(
                            given, "vcpusched", "vcpus");
                    }
                }
            }

            tune.VcpuScheds = [.. single.Values];
        }

        if (tune.IoThreadScheds.Count > 0)
        {
            var single = new SortedDictionary<int, IoThreadSched>();
            foreach (IoThreadSched given in tune.IoThreadScheds)
            {
                foreach (int thread in given.Iothreads?.Members ?? [])
                {
                    if (!single.TryAdd(thread, given with { Iothreads = CpuSet.Of(thread) }))
                    {
                        throw TuningErrors.IoThreadSchedulersOverlap().At(given, "iothreadsched", "iothreads");
                    }
                }
            }

            tune.IoThreadScheds = [.. single.Values];
        }

        tune.VcpuPins.Sort(static (a, b) => (a.Vcpu ?? 0).CompareTo(b.Vcpu ?? 0));
        tune.IoThreadPins.Sort(static (a, b) => (a.Iothread ?? 0).CompareTo(b.Iothread ?? 0));
    }
}
