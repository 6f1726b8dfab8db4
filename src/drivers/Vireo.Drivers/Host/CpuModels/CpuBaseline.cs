namespace Vireo.Drivers.Host.CpuModels;

/// <summary>The best CPU that several CPUs can run, by the rules of the first one's architecture. The answers are those of libvirt's daemon
/// to such CPUs.</summary>
public static class CpuBaseline
{
    /// <summary>The common CPU; <paramref name="expand"/> asks for every feature by name, where the architecture has features.</summary>
    /// <exception cref="VirException">They have nothing in common, or the architecture has no rules.</exception>
    public static CpuDefinition Of(IReadOnlyList<CpuDefinition> cpus, bool expand, bool migratable = false) =>
        (cpus.Count == 0 ? null : cpus[0].Arch) switch
    {
        null or "x86_64" or "i686" => X86Cpu.Baseline(cpus, expand: expand, migratable: migratable),

        // There every model stands for itself; the others are not looked at.
        "aarch64" or "armv6l" or "armv7b" or "armv7l" => new CpuDefinition { Guest = true, Model = cpus[0].Model },
        "ppc64" or "ppc64le" => Power(cpus),
        "loongarch64" or "riscv64" or "s390" or "s390x" =>
            throw CpuErrors.NoBaseline(cpus[0].Arch),
        var other => throw CpuModelNames.NoRules(other),
    };

    // Models of POWER contain none of each other.
    private static CpuDefinition Power(IReadOnlyList<CpuDefinition> cpus)
    {
        string model = cpus[0].Model ?? "";
        if (!CpuModelNames.For("ppc64", ErrorDomain.Cpu).Contains(model))
        {
            throw CpuErrors.ModelUnknown(model);
        }

        string vendor = model.StartsWith("POWERPC_", StringComparison.Ordinal) ? "Freescale" : "IBM";
        foreach (var cpu in cpus)
        {
            if (cpu.Model != model)
            {
                throw CpuErrors.Incompatible();
            }

            if (cpu.Vendor is not (null or "IBM" or "Freescale"))
            {
                throw CpuErrors.VendorUnknown(cpu.Vendor);
            }

            if (cpu.Vendor is not null && cpu.Vendor != vendor)
            {
                throw CpuErrors.VendorDiffers(vendor, model, cpu.Vendor);
            }
        }

        return new CpuDefinition { Guest = true, Model = model, Fallback = false };
    }
}
