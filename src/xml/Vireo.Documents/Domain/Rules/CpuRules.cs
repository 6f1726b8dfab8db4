using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Defaults of a CPU that names a model, and of the enlightenments.</summary>
internal static class CpuRules
{
    private const int VendorIdLength = 12;

    /// <summary>What is said of a CPU needs the model, or the mode, that it is said about.</summary>
    public static void Check(DomainDef domain)
    {
        if (domain.Cpu is not { } cpu)
        {
            return;
        }

        if (cpu.Mode == CpuMode.Unset && cpu.Model?.Name is null)
        {
            VirException? error = cpu.Check != CpuCheck.Unset
                ? GuestErrors.CpuCheckWithoutModel()
                : cpu.Features.Count > 0 ? GuestErrors.CpuFeaturesWithoutModel()
                : cpu.Vendor is not null ? DomainDocumentErrors.VendorWithoutModel(ErrorDomain.Domain)
                : null;
            if (error is not null)
            {
                throw error.At(cpu, "cpu");
            }
        }

        if (cpu.Model?.VendorId is { } vendor)
        {
            if (vendor.Length != VendorIdLength)
            {
                throw GuestErrors.VendorIdLength().At(cpu.Model, "model", "vendor_id");
            }

            // In the emulator's options it would end the value.
            if (vendor.Contains(',', StringComparison.Ordinal))
            {
                throw GuestErrors.VendorIdInvalid().At(cpu.Model, "model", "vendor_id");
            }
        }

        if (cpu.Migratable != OnOff.Unset && cpu.Mode is not (CpuMode.HostPassthrough or CpuMode.Maximum))
        {
            throw GuestErrors.MigratableOfMode().At(
                    cpu, "cpu", "migratable");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (CpuFeature feature in cpu.Features)
        {
            if (feature.Name is { } name && !names.Add(name))
            {
                throw DomainDocumentErrors.CpuFeatureTwice(name).At(feature, "feature", "name");
            }
        }
    }

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

        // The host's model has no name here, so nothing is said of what may stand in for it.
        if (cpu is { Mode: CpuMode.HostModel, Model: { Name: null or "", VendorId: null } })
        {
            cpu.Model = null;
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
