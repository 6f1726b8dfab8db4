using Vireo.Documents;
using Vireo.Drivers.Host.CpuModels;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.Rules;
using Vireo.Xml;
using DocumentFeature = Vireo.Documents.CpuFeature;
using DocumentPolicy = Vireo.Documents.CpuFeaturePolicy;
using MapPolicy = Vireo.Drivers.Host.CpuModels.CpuFeaturePolicy;

namespace Vireo.Drivers.Qemu.Host;

/// <content>Ways to choose the CPU.</content>
public static partial class DomainCapsBuilder
{
    private static List<DomainCpuModeCaps> CpuModes(Request request)
    {
        var custom = CustomModels(request);
        return
        [
            Mode("host-passthrough", request.Type == "kvm",
                Values("hostPassthroughMigratable", ("on", request.Accel.IsHostMigratable), ("off", true))),
            Mode("maximum", request.Has(QemuFlag.CpuMax), Values("maximumMigratable", ("on", true), ("off", true))),
            HostModel(request) ?? Mode("host-model", false),
            Mode("custom", custom.Count > 0) with { Models = custom },
        ];
    }

    private static DomainCpuModeCaps Mode(string name, bool supported, params CapabilityEnum[] enums) =>
        new() { Name = name, Supported = supported ? YesNo.Yes : YesNo.No, Enums = supported ? [.. enums] : [] };

    // The nearest model to what the accelerator offers, with the differences. POWER hosts offer their own CPU's model; others that QEMU
    // does not describe have none.
    private static DomainCpuModeCaps? HostModel(Request request)
    {
        CpuDefinition? cpu = GuestCpu.HostModel(request.Caps, request.Type)
            ?? (request.Type == "kvm" && request.Arch.StartsWith("ppc64", StringComparison.Ordinal) ? request.Host.Cpu : null);
        if (cpu is null)
        {
            return null;
        }

        // QEMU's own models of s390 say everything by themselves.
        int? bits = request.Type == "kvm" && !request.Arch.StartsWith("s390", StringComparison.Ordinal) ? request.Host.AddressBits : null;
        return Mode("host-model", true) with
        {
            Models = [new CpuModelCaps { Fallback = cpu.Fallback ? CpuFallback.Allow : CpuFallback.Forbid, Name = cpu.Model }],
            Vendor = cpu.Vendor,
            MaxPhysAddr = bits is { } limit ? new CpuMaxPhysAddr { Mode = CpuMaxPhysAddrMode.Passthrough, Limit = limit } : null,
            Features = [.. cpu.Features.Select(static f => new DocumentFeature
            {
                Name = f.Name, Policy = f.Policy == MapPolicy.Disable ? DocumentPolicy.Disable : DocumentPolicy.Require,
            })],
        };
    }

    private static List<CpuModelCaps> CustomModels(Request request) =>
    [
        .. request.Accel.Cpus.Where(m => IsKnown(request.Arch, m.Name)).OrderBy(static m => m.Name, StringComparer.Ordinal)
            .Select(m => new CpuModelCaps
            {
                Name = m.Name,
                Usable = m.Usable switch { true => "yes", false => "no", null => "unknown" },
                Deprecated = m.Deprecated ? YesNo.Yes : YesNo.Unset,
                Vendor = Vendor(request.Arch, m.Name),
                Canonical = IsX86(request.Arch) ? X86CpuMap.Instance.Model(m.Name)?.Canonical : null,
                Blockers = m.Usable == false ? Blockers(m) : [],
            }),
    ];

    private static bool IsX86(string arch) => arch is "x86_64" or "i686";

    // Where libvirt has models of its own, QEMU's others cannot be named.
    private static bool IsKnown(string arch, string model) => arch switch
    {
        "x86_64" or "i686" => X86CpuMap.Instance.Model(model) is not null,
        "ppc64" or "ppc64le" => CpuModelNames.For(arch, ErrorDomain.Cpu).Contains(model),
        _ => model != "host",
    };

    private static string Vendor(string arch, string model) => arch switch
    {
        "x86_64" or "i686" => X86CpuMap.Instance.Model(model)?.Vendor ?? "unknown",
        "ppc64" or "ppc64le" => "IBM",
        "s390x" or "s390" => model is "max" or "qemu" ? "unknown" : "IBM",
        _ => "unknown",
    };

    // QEMU may name a feature otherwise than libvirt does, or by several names.
    private static List<string> Blockers(QemuCpuModel model) =>
    [
        .. model.Blockers.Select(static b => X86CpuMap.Instance.Feature(b) is >= 0 and int f ? X86CpuMap.Instance.Features[f].Name : b)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];
}
