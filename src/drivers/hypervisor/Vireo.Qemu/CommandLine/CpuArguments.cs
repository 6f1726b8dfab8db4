using System.Text;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Devices;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.CommandLine;

/// <summary>The CPU: its model, then everything else that QEMU takes as properties of the CPU (clocks, enlightenments, caches), in
/// libvirt's order.</summary>
internal static class CpuArguments
{
    public static void Add(PlanContext c)
    {
        var cpu = c.Def.Cpu;
        var text = new StringBuilder();
        if (cpu is not null)
        {
            AddModel(c, cpu, text);
        }

        int model = text.Length;
        AddClocks(c, text);
        AddFeatures(c.Def.Features, text);
        AddHyperv(c, text);
        AddKvm(c.Def.Features, text);
        Switch(text, "pmu", c.Def.Features.Pmu);
        if (cpu is not null)
        {
            AddCache(cpu, text);
            AddAddressBits(cpu, text);
        }

        if (text.Length > 0)
        {
            // Properties need a model before them.
            string name = model == 0 ? c.Machine?.DefaultCpu?.Split('-')[0] ?? "qemu64" : "";
            c.Add("-cpu", name + text);
        }

        if (c.Def.Os.Loader is { Secure: YesNo.Yes })
        {
            c.Add("-global", "driver=cfi.pflash01,property=secure,value=on");
        }
    }

    private static void AddModel(PlanContext c, DomainCpu cpu, StringBuilder text)
    {
        text.Append(cpu.Mode switch
        {
            CpuMode.HostPassthrough => "host",
            CpuMode.Maximum => "max",
            CpuMode.HostModel => c.Def.Type == DomainVirtType.Kvm ? "host" : "max",
            _ => cpu.Model?.Name ?? c.Machine?.DefaultCpu?.Split('-')[0] ?? "qemu64",
        });
        if (cpu.Mode is CpuMode.HostPassthrough or CpuMode.Maximum && cpu.Migratable != OnOff.Unset)
        {
            text.Append(",migratable=").Append(cpu.Migratable == OnOff.On ? "on" : "off");
        }

        if (cpu.Model?.VendorId is { } vendor)
        {
            text.Append(",vendor=").Append(vendor);
        }

        foreach (var feature in cpu.Features)
        {
            // The emulator never had these two as switches of their own.
            if (feature.Name is not ("osxsave" or "ospke"))
            {
                bool on = feature.Policy is not (CpuFeaturePolicy.Disable or CpuFeaturePolicy.Forbid);
                text.Append(',').Append(QemuFeature(feature.Name ?? "")).Append(on ? "=on" : "=off");
            }
        }
    }

    private static void AddClocks(PlanContext c, StringBuilder text)
    {
        foreach (var timer in c.Def.Clock?.Timers ?? [])
        {
            switch (timer.Name)
            {
                case TimerName.Kvmclock when timer.Present != YesNo.Unset:
                    text.Append(",kvmclock=").Append(timer.Present == YesNo.Yes ? "on" : "off");
                    break;
                case TimerName.Hypervclock when timer.Present == YesNo.Yes:
                    text.Append(",hv-time=on");
                    break;
                case TimerName.Tsc when timer.Frequency is > 0:
                    text.Append(",tsc-frequency=").Append(timer.Frequency);
                    break;
                default:
                    break;
            }
        }
    }

    private static void AddFeatures(DomainFeatures features, StringBuilder text)
    {
        Switch(text, "kvm-pv-eoi", features.Apic?.EndOfInterrupt ?? OnOff.Unset);
        Switch(text, "kvm-pv-unhalt", features.PvSpinlock);
    }

    private static void AddHyperv(PlanContext c, StringBuilder text)
    {
        if (c.Def.Features.Hyperv is { } h)
        {
            if (h.Mode == HypervMode.Passthrough)
            {
                text.Append(",hv-passthrough=on");
            }

            On(text, "hv-relaxed", h.Relaxed);
            On(text, "hv-vapic", h.Vapic);
            if (h.Spinlocks is { State: OnOff.On } spinlocks)
            {
                text.Append(",hv-spinlocks=0x").Append(
                    (spinlocks.Retries ?? 0).ToString("x", System.Globalization.CultureInfo.InvariantCulture));
            }

            On(text, "hv-vpindex", h.VpIndex);
            On(text, "hv-runtime", h.Runtime);
            On(text, "hv-synic", h.Synic);
            On(text, "hv-stimer", h.Stimer?.State ?? OnOff.Unset);
            On(text, "hv-stimer-direct", h.Stimer is { State: OnOff.On } ? h.Stimer.Direct : OnOff.Unset);
            On(text, "hv-reset", h.Reset);
            if (h.VendorId is { State: OnOff.On } vendor)
            {
                text.Append(",hv-vendor-id=").Append(vendor.Value);
            }

            On(text, "hv-frequencies", h.Frequencies);
            On(text, "hv-reenlightenment", h.Reenlightenment);
            On(text, "hv-tlbflush", h.Tlbflush?.State ?? OnOff.Unset);
            On(text, "hv-tlbflush-direct", h.Tlbflush is { State: OnOff.On } ? h.Tlbflush.Direct : OnOff.Unset);
            On(text, "hv-tlbflush-ext", h.Tlbflush is { State: OnOff.On } ? h.Tlbflush.Extended : OnOff.Unset);
            On(text, "hv-ipi", h.Ipi);
            On(text, "hv-evmcs", h.Evmcs);
            On(text, "hv-avic", h.Avic);
            On(text, "hv-emsr-bitmap", h.EmsrBitmap);
            On(text, "hv-xmm-input", h.XmmInput);
        }

        if (c.Devices.Panics.Exists(p => p.Model == PanicModel.Hyperv))
        {
            text.Append(",hv-crash");
        }
    }

    private static void AddKvm(DomainFeatures features, StringBuilder text)
    {
        if (features.Kvm is not { } kvm)
        {
            return;
        }

        text.Append(kvm.Hidden == OnOff.On ? ",kvm=off" : "");
        On(text, "kvm-hint-dedicated", kvm.HintDedicated);
        On(text, "kvm-poll-control", kvm.PollControl);
        text.Append(kvm.PvIpi == OnOff.Off ? ",kvm-pv-ipi=off" : "");
    }

    private static void AddCache(DomainCpu cpu, StringBuilder text)
    {
        bool host = cpu.Mode is CpuMode.HostPassthrough or CpuMode.Maximum;
        text.Append(cpu.Cache?.Mode switch
        {
            CpuCacheMode.Emulate => host ? ",l3-cache=on,host-cache-info=off" : ",l3-cache=on",
            CpuCacheMode.Passthrough => ",host-cache-info=on,l3-cache=off",
            CpuCacheMode.Disable => host ? ",host-cache-info=off,l3-cache=off" : ",l3-cache=off",
            _ => "",
        });
    }

    private static void AddAddressBits(DomainCpu cpu, StringBuilder text)
    {
        switch (cpu.Maxphysaddr)
        {
            case { Mode: CpuMaxPhysAddrMode.Passthrough } pass:
                text.Append(",host-phys-bits=on");
                if (pass.Limit is > 0)
                {
                    text.Append(",host-phys-bits-limit=").Append(pass.Limit);
                }

                break;
            case { Mode: CpuMaxPhysAddrMode.Emulate, Bits: > 0 } emulate:
                text.Append(",phys-bits=").Append(emulate.Bits);
                break;
            case { Mode: CpuMaxPhysAddrMode.Emulate }:
                text.Append(",host-phys-bits=off");
                break;
            default:
                break;
        }
    }

    // libvirt's vocabulary is older than QEMU's: underscores against dashes in a few names.
    private static string QemuFeature(string name) => name switch
    {
        "cmp_legacy" => "cmp-legacy",
        "ds_cpl" => "ds-cpl",
        "fxsr_opt" => "fxsr-opt",
        "kvm_pv_eoi" => "kvm-pv-eoi",
        "kvm_pv_unhalt" => "kvm-pv-unhalt",
        "lahf_lm" => "lahf-lm",
        "nodeid_msr" => "nodeid-msr",
        "pclmuldq" => "pclmulqdq",
        "perfctr_core" => "perfctr-core",
        "perfctr_nb" => "perfctr-nb",
        "tsc_adjust" => "tsc-adjust",
        _ => name,
    };

    private static void On(StringBuilder text, string name, OnOff value) => text.Append(value == OnOff.On ? "," + name + "=on" : "");

    private static void Switch(StringBuilder text, string name, OnOff value)
    {
        if (value != OnOff.Unset)
        {
            text.Append(',').Append(name).Append(value == OnOff.On ? "=on" : "=off");
        }
    }
}
