namespace Vireo.Documents;

/// <summary>Defaults of a CPU that names a model, and of the enlightenments.</summary>
internal static class CpuRules
{
    public static void Complete(DomainDef domain)
    {
        if (domain.Features.Hyperv is { Mode: HypervMode.Unset } hyperv)
        {
            hyperv.Mode = HypervMode.Custom;
        }

        if (domain.Cpu is not { } cpu)
        {
            return;
        }

        if (cpu.Model is { Name: not null } model)
        {
            cpu.Mode = cpu.Mode == CpuMode.Unset ? CpuMode.Custom : cpu.Mode;
            if (cpu.Mode == CpuMode.Custom)
            {
                cpu.Match = cpu.Match == CpuMatch.Unset ? CpuMatch.Exact : cpu.Match;
            }

            if (cpu.Mode is CpuMode.Custom or CpuMode.HostModel)
            {
                model.Fallback = model.Fallback == CpuFallback.Unset ? CpuFallback.Allow : model.Fallback;
            }
        }
        else if (cpu.Mode is CpuMode.Unset or CpuMode.Custom)
        {
            cpu.Mode = CpuMode.Unset;
            cpu.Match = CpuMatch.Unset;
        }

        if (cpu.Topology is { } topology)
        {
            topology.Dies ??= 1;
            topology.Clusters ??= 1;
        }

        foreach (CpuFeature feature in cpu.Features)
        {
            feature.Policy = feature.Policy == CpuFeaturePolicy.Unset ? CpuFeaturePolicy.Require : feature.Policy;
        }
    }
}
