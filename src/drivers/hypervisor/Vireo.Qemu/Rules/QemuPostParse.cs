using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Rules;

/// <summary>
/// Completes a parsed domain the way this driver runs it: defaults, implied devices, addresses; one partial a topic. The result is what is
/// kept on disk and shown. It judges nothing (see <see cref="QemuValidate"/>), and nothing in it depends on the host beyond what the
/// emulator's capabilities say.
/// </summary>
public static partial class QemuPostParse
{
    private const ulong Unlimited = 9007199254740991;

    internal static void Basics(DomainDef def, QemuCapabilities caps)
    {
        CompleteTop(def, caps);
        CompleteCpu(def, caps);
    }

    /// <summary>Completes what the generic rules added last.</summary>
    internal static void Late(DomainDef def, QemuCapabilities caps)
    {
        foreach (var controller in def.Devices.Controllers)
        {
            Complete(def, caps, controller);
        }

        CompleteSerials(def);
        CompleteNodes(def);
    }

    internal static void Devices(DomainDef def, QemuCapabilities caps, HostFacts site)
    {
        CompleteDevices(def, caps, site);
        AddImpliedDevices(def, caps, site);
    }

    /// <summary>The emulator and machine that a domain asks for, before anything else can be said about it.</summary>
    public static (string Arch, string? Emulator) Target(DomainDef def)
    {
        string arch = def.Os.Type?.Arch ?? QemuArch.Host;
        return (arch, def.Devices.Emulator ?? QemuCapabilitiesCache.FindEmulator(arch));
    }

    internal static string TypeName(DomainDef def) => def.Type == DomainVirtType.Kvm ? "kvm" : "qemu";

    internal static bool IsQ35(DomainDef def) => MachineTraits.Of(def).Family == MachineFamily.Q35;

    internal static bool IsI440fx(DomainDef def) => MachineTraits.Of(def).Family == MachineFamily.I440fx;

    /// <summary>Whether the machine's root bus is PCI Express.</summary>
    internal static bool HasPcieRoot(DomainDef def) => MachineTraits.Of(def).HasPcieRoot;

    internal static bool IsX86(DomainDef def) => MachineTraits.Of(def).IsX86;

    internal static bool IsVirt(DomainDef def) => MachineTraits.Of(def).Family == MachineFamily.Virt;

    internal static bool IsPseries(DomainDef def) => MachineTraits.Of(def).Family == MachineFamily.Pseries;

    internal static bool IsS390(DomainDef def) => def.Os.Type?.Arch is "s390" or "s390x";

    internal static string Machine(DomainDef def) => def.Os.Type?.Machine ?? "";

    private static void CompleteTop(DomainDef def, QemuCapabilities caps)
    {
        def.Os.Type ??= new OsType();
        def.Os.Type.Type ??= "hvm";
        def.Os.Type.Arch ??= QemuArch.Host;
        def.Devices.Emulator ??= caps.Emulator;
        string type = TypeName(def);
        if (def.Os.Type.Machine is { } machine)
        {
            def.Os.Type.Machine = caps.FindMachine(type, machine)?.Name ?? machine;
        }
        else
        {
            def.Os.Type.Machine = caps.DefaultMachine(type)?.Name;
        }

        if (def.Genid is { Uuid: null })
        {
            def.Genid.Uuid = Uuid.Random();
        }

        def.Memory ??= TotalOfCells(def);
        def.Vcpu ??= new DomainVcpu();
        def.Vcpu.Maximum ??= 1;
        if (def.Vcpu.Current == def.Vcpu.Maximum)
        {
            def.Vcpu.Current = null;
        }

        if (def.Vcpu.Placement == VcpuPlacement.Unset)
        {
            def.Vcpu.Placement = VcpuPlacement.Static;
        }

        if (def.Features.Hyperv is { Mode: HypervMode.Unset } hyperv)
        {
            hyperv.Mode = HypervMode.Custom;
        }

        CompleteIoThreads(def);
        if (def.Os.Bootmenu is { Enable: not YesNo.Yes } menu)
        {
            menu.Timeout = null;
        }

        if (def.Memtune is { } tune)
        {
            // An amount beyond all measure is no limit.
            tune.HardLimit = tune.HardLimit >= Unlimited ? null : tune.HardLimit;
            tune.SoftLimit = tune.SoftLimit >= Unlimited ? null : tune.SoftLimit;
            tune.SwapHardLimit = tune.SwapHardLimit >= Unlimited ? null : tune.SwapHardLimit;
            tune.MinGuarantee = tune.MinGuarantee >= Unlimited ? null : tune.MinGuarantee;
        }

        foreach (var label in def.SecurityLabels)
        {
            // Without a security driver a label that names none is none.
            if (label.Model is null && label.Label is null)
            {
                (label.Model, label.Type, label.Relabel) = ("none", SecurityLabelType.None, YesNo.Unset);
            }
        }

        if (def.Os.Boot.Count == 0 && def.Os.Type.Type == "hvm" && !AnyBootOrder(def))
        {
            def.Os.Boot.Add(BootDevice.Hd);
        }

        def.Clock ??= new DomainClock();
        if (def.Clock.Offset == ClockOffset.Unset)
        {
            def.Clock.Offset = ClockOffset.Utc;
        }

        def.OnPoweroff = def.OnPoweroff == LifecycleAction.Unset ? LifecycleAction.Destroy : def.OnPoweroff;
        def.OnReboot = def.OnReboot == LifecycleAction.Unset ? LifecycleAction.Restart : def.OnReboot;
        def.OnCrash = def.OnCrash == LifecycleAction.Unset ? LifecycleAction.Destroy : def.OnCrash;
    }

    // A CPU that is in no node is in the first.
    private static void CompleteNodes(DomainDef def)
    {
        if (def.Cpu?.Numa?.Cells is not { Count: > 0 } cells)
        {
            return;
        }

        var rest = Enumerable.Range(0, (int)(def.Vcpu?.Maximum ?? 1)).Where(cpu => !cells.Exists(c => c.Cpus?[cpu] == true)).ToList();
        int given = cells.Sum(static c => c.Cpus?.Count ?? 0);
        if (rest.Count > 0 && cells.Exists(static c => c.Cpus is not null) && given + rest.Count == (def.Vcpu?.Maximum ?? 1))
        {
            cells[0].Cpus = CpuSet.Of([.. rest.Concat(cells[0].Cpus?.Members ?? [])]);
        }
    }

    private static ulong? TotalOfCells(DomainDef def)
    {
        ulong total = 0;
        foreach (var cell in def.Cpu?.Numa?.Cells ?? [])
        {
            total += cell.Memory ?? 0;
        }

        return total == 0 ? null : total;
    }

    private static void CompleteIoThreads(DomainDef def)
    {
        if (def.IoThreads is not > 0)
        {
            if (def.IoThreadIds.Count > 0)
            {
                def.IoThreads = (uint)def.IoThreadIds.Count;
            }

            return;
        }

        if (def.IoThreadIds.Count > def.IoThreads)
        {
            def.IoThreads = (uint)def.IoThreadIds.Count;
        }
    }

    // A model that the emulator says it can run as it is needs no check of the host.
    private static bool IsUsable(DomainDef def, DomainCpu cpu, QemuCapabilities caps) =>
        cpu is { Match: CpuMatch.Exact, Model: { Name: { } name, Fallback: CpuFallback.Forbid } }
            && caps.For(TypeName(def)).Cpus.Any(c => c.Name == name && c.Usable == true);

    private static bool AnyBootOrder(DomainDef def)
    {
        static bool Ordered(Device d) => d.Boot is not null;
        return def.Devices.Disks.Exists(Ordered) || def.Devices.Interfaces.Exists(Ordered) || def.Devices.Hostdevs.Exists(Ordered)
            || def.Devices.RedirDevices.Exists(Ordered);
    }

    private static void CompleteCpu(DomainDef def, QemuCapabilities caps)
    {
        if (def.Features?.Hyperv is { Mode: HypervMode.Unset } hyperv)
        {
            hyperv.Mode = HypervMode.Custom;
        }

        if (def.Cpu?.Topology is { } topology)
        {
            topology.Dies ??= 1;
            topology.Clusters ??= 1;
        }

        if (def.Cpu is null or { Mode: CpuMode.Unset, Model: null, Features.Count: 0 } && IsX86(def))
        {
            string? typeName = caps.FindMachine(TypeName(def), Machine(def))?.DefaultCpu;
            string? model = caps.For(TypeName(def)).Cpus.FirstOrDefault(c => c.TypeName == typeName)?.Name ?? typeName?.Split('-')[0];
            if (model is null or "max" or "base")
            {
                return;
            }

            def.Cpu ??= new DomainCpu();
            def.Cpu.Mode = CpuMode.Custom;
            def.Cpu.Match = CpuMatch.Exact;
            def.Cpu.Check = CpuCheck.None;
            def.Cpu.Model = new CpuModel { Name = model, Fallback = CpuFallback.Forbid };
        }

        if (def.Cpu is not { } cpu)
        {
            return;
        }

        if (cpu.Mode == CpuMode.Unset && cpu.Model is not null)
        {
            cpu.Mode = CpuMode.Custom;
        }

        if (cpu.Mode == CpuMode.Custom)
        {
            cpu.Match = cpu.Match == CpuMatch.Unset ? CpuMatch.Exact : cpu.Match;
            if (cpu.Model is { Fallback: CpuFallback.Unset } model)
            {
                model.Fallback = CpuFallback.Allow;
            }
        }

        if (cpu.Check == CpuCheck.Unset)
        {
            cpu.Check = cpu.Mode switch
            {
                CpuMode.HostPassthrough or CpuMode.Maximum => CpuCheck.None,
                CpuMode.HostModel => CpuCheck.Partial,
                // A CPU of software is not compared with the host's.
                CpuMode.Custom => def.Type == DomainVirtType.Qemu || IsUsable(def, cpu, caps) ? CpuCheck.None : CpuCheck.Partial,
                _ => CpuCheck.Unset,
            };
        }

        if (cpu.Mode == CpuMode.HostPassthrough && cpu.Migratable == OnOff.Unset && caps.Has(QemuFlag.CpuMigratable))
        {
            cpu.Migratable = OnOff.On;
        }

        foreach (var feature in cpu.Features)
        {
            feature.Policy = feature.Policy == CpuFeaturePolicy.Unset ? CpuFeaturePolicy.Require : feature.Policy;
        }
    }
}
