using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>
/// Refuses a description that would change what a running or saved guest can see. Compares what the guest sees and nothing else;
/// back ends, limits and names on the host may differ.
/// </summary>
public static partial class DomainAbiRules
{
    /// <summary>Compares two completed descriptions of one guest.</summary>
    /// <param name="source">The guest as it is.</param>
    /// <param name="target">What is asked for.</param>
    /// <exception cref="VirException">They differ (code 67, libvirt's text).</exception>
    public static void Check(DomainDef source, DomainDef target)
    {
        Same("domain virt type", target.Type.ToXml(), source.Type.ToXml());
        Same("domain uuid", target.Uuid?.ToString(), source.Uuid?.ToString());
        Same("domain genid", target.Genid?.Uuid?.ToString(), source.Genid?.Uuid?.ToString());
        Same("domain max memory", target.Memory, source.Memory);
        Same("domain vCPU max", target.Vcpu?.Maximum, source.Vcpu?.Maximum);
        Same("maximum memory size", target.MaxMemory?.Size, source.MaxMemory?.Size);
        Same("domain memory slots count", target.MaxMemory?.Slots, source.MaxMemory?.Slots);
        Same("domain OS type", target.Os.Type?.Type, source.Os.Type?.Type);
        Same("domain architecture", target.Os.Type?.Arch, source.Os.Type?.Arch);
        Same("domain OS type machine", target.Os.Type?.Machine, source.Os.Type?.Machine);
        Same("domain SMBIOS mode", target.Os.Smbios.ToXml(), source.Os.Smbios.ToXml());
        CheckFeatures(source, target);
        CheckCpu(source, target);
        CheckClock(source.Clock, target.Clock);
        CheckDevices(source.Devices, target.Devices);
    }

    private static void Same<T>(string what, T? target, T? source)
    {
        if (!EqualityComparer<T>.Default.Equals(target, source))
        {
            throw AbiErrors.Differs(what, Show(target), Show(source));
        }
    }

    private static string Show<T>(T? value) => value is null ? "(null)" : value is Enum e ? e.ToString() : $"{value}";

    private static void CheckFeatures(DomainDef source, DomainDef target)
    {
        // The features as they are printed name both the feature and its state.
        foreach (DocumentChange change in DocumentDiff.Compare(
            source.Features.ToXml("features", FormatFlags.Secure), target.Features.ToXml("features", FormatFlags.Secure)))
        {
            string feature = change.Path.Split('/')[2];
            throw AbiErrors.FeatureState(feature, change.Before ?? "default", change.After ?? "default");
        }
    }

    private static void CheckCpu(DomainDef source, DomainDef target)
    {
        DomainCpu before = source.Cpu ?? new DomainCpu();
        DomainCpu after = target.Cpu ?? new DomainCpu();
        Same("CPU mode", after.Mode.ToXml(), before.Mode.ToXml());
        Same("CPU model", after.Model?.Name, before.Model?.Name);
        Same("CPU vendor", after.Vendor, before.Vendor);
        Same("CPU vendor id", after.Model?.VendorId, before.Model?.VendorId);
        Same("CPU sockets", after.Topology?.Sockets, before.Topology?.Sockets);
        Same("CPU dies", after.Topology?.Dies, before.Topology?.Dies);
        Same("CPU cores", after.Topology?.Cores, before.Topology?.Cores);
        Same("CPU threads", after.Topology?.Threads, before.Topology?.Threads);
        Same("CPU feature count", after.Features.Count, before.Features.Count);
        foreach (CpuFeature feature in before.Features)
        {
            CpuFeature? found = after.Features.Find(f => f.Name == feature.Name);
            if (found is null)
            {
                throw AbiErrors.CpuFeature(feature.Name);
            }

            Same("CPU feature policy", found.Policy.ToXml(), feature.Policy.ToXml());
        }

        int cells = before.Numa?.Cells.Count ?? 0;
        Same("NUMA cell count", after.Numa?.Cells.Count ?? 0, cells);
        for (int i = 0; i < cells; i++)
        {
            NumaCell one = before.Numa!.Cells[i];
            NumaCell other = after.Numa!.Cells[i];
            Same($"NUMA node {i} size", other.Memory, one.Memory);
            Same($"NUMA node {i} cpus", other.Cpus?.ToString(), one.Cpus?.ToString());
        }
    }

    private static void CheckClock(DomainClock? source, DomainClock? target)
    {
        List<ClockTimer> before = source?.Timers ?? [];
        List<ClockTimer> after = target?.Timers ?? [];
        Same("domain timers count", after.Count, before.Count);
        for (int i = 0; i < before.Count; i++)
        {
            Same("timer", after[i].Name.ToXml(), before[i].Name.ToXml());
            Same("timer presence", after[i].Present.ToXml(), before[i].Present.ToXml());
            if (before[i].Name == TimerName.Tsc)
            {
                Same("TSC frequency", after[i].Frequency, before[i].Frequency);
                Same("TSC mode", after[i].Mode.ToXml(), before[i].Mode.ToXml());
            }
        }
    }
}
