using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Host;

/// <content>Features.</content>
public static partial class DomainCapsBuilder
{
    private static DomainFeatureCaps Features(Request r) => new()
    {
        Gic = Gic(r),
        VmCoreInfo = Cap(r.Has(QemuFlag.Vmcoreinfo)),
        GenId = Cap(r.Has(QemuFlag.Vmgenid)),
        BackingStoreInput = Cap(true),
        Backup = Cap(true),
        AsyncTeardown = Cap(r.Has(QemuFlag.RunWithAsyncTeardown)),
        S390Pv = r.Arch.StartsWith("s390", StringComparison.Ordinal) ? Cap(r.Has(QemuFlag.S390PvGuest)) : null,
        Ps2 = Cap(r.Has(QemuFlag.MachineI8042Opt)),
        Sev = Sev(r),
        Sgx = r.Caps.Sgx ?? new DomainSgxCaps { Supported = YesNo.No },
        HyperV = HyperV(r),
        LaunchSecurity = LaunchSecurity(r),
    };

    private static DomainSevCaps Sev(Request r) => r.Caps.Sev is not { } sev ? new() { Supported = YesNo.No } : new()
    {
        Supported = YesNo.Yes, CBitPosition = sev.CBitPosition, ReducedPhysBits = sev.ReducedPhysBits,
        MaxGuests = r.Host.SevGuests, MaxEsGuests = r.Host.SevEsGuests, Cpu0Id = sev.Cpu0Id,
    };

    // A version is there when the accelerator's kernel, or QEMU itself, has it.
    private static DomainCap Gic(Request r)
    {
        var versions = r.Traits.Family == MachineFamily.Virt
            ? r.Caps.Gic.Where(g => r.Type == "kvm" ? g.Kernel : g.Emulated).Select(static g => g.Version).Order(StringComparer.Ordinal)
            : Enumerable.Empty<string>();
        CapabilityEnum all = Values("version", versions);
        return Cap(all.Values.Count > 0, all);
    }

    // Not every emulator says.
    private static DomainCap? HyperV(Request r) =>
        r.Caps.HyperV is { } enlightenments ? Cap(true, Values("features", enlightenments)) : null;

    private static DomainCap LaunchSecurity(Request r)
    {
        CapabilityEnum types = Values("sectype",
            ("sev", r.Caps.Sev is not null), ("sev-snp", r.Caps.Sev is not null && r.Has(QemuFlag.SevSnpGuest)),
            ("s390-pv", r.Has(QemuFlag.S390PvGuest)));
        return Cap(types.Values.Count > 0, types);
    }
}
