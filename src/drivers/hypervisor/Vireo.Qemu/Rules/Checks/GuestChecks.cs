using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Rules;

/// <summary>What a guest as a whole cannot be with this emulator, machine and architecture.</summary>
internal static class GuestChecks
{
    public static void Check(DomainDef def, QemuCapabilities caps)
    {
        CheckFeatures(def, caps);
        CheckTimers(def);
        CheckActions(def);
        CheckSecurity(def, caps);
        CheckIommus(def);
        CheckCpu(def, caps);
        CheckMemory(def);
        if (def.Os.Bios is { UseSerial: YesNo.Yes } && def.Devices.Serials.Count == 0)
        {
            throw QemuErrors.BiosNeedsSerial();
        }

        foreach (var table in def.Sysinfos)
        {
            foreach (var entry in table.Entries)
            {
                CheckFirmwareEntry(entry);
            }
        }
    }

    private static void CheckFeatures(DomainDef def, QemuCapabilities caps)
    {
        var f = def.Features;
        string arch = def.Os.Type?.Arch ?? "", machine = QemuPostParse.Machine(def);
        bool pseries = QemuPostParse.IsPseries(def), arm = arch is "aarch64" or "armv7l" or "armv6l";
        string? foreign = f.Gic is not null && !(arm && QemuPostParse.IsVirt(def)) ? "gic"
            : f.Htm != OnOff.Unset && !pseries ? "htm"
            : f.Hpt is not null && !pseries ? "hpt"
            : f.NestedHv != OnOff.Unset && !pseries ? "nested-hv"
            : f.CcfAssist != OnOff.Unset && !pseries ? "ccf-assist"
            : f.Ras != OnOff.Unset && !(arm && QemuPostParse.IsVirt(def)) ? "ras"
            : f.VmPort != OnOff.Unset && !QemuPostParse.IsX86(def) ? "vmport"
            : f.Smm is not null && !QemuPostParse.IsX86(def) ? "smm"
            : null;
        if (foreign is not null)
        {
            throw QemuErrors.FeatureUnsupported(foreign, arch, machine);
        }

        if (f.Smm?.Tseg is not null && !QemuPostParse.IsQ35(def))
        {
            throw QemuErrors.TsegNeedsQ35();
        }

        if (f.Ps2 != OnOff.Unset && !caps.Has(QemuFlag.MachineI8042Opt))
        {
            throw QemuErrors.Ps2Fixed();
        }

        if (f.Ps2 == OnOff.Off)
        {
            if (f.VmPort == OnOff.On)
            {
                throw QemuErrors.VmPortNeedsPs2();
            }

            if (def.Devices.Inputs.Exists(static i => i.Bus == InputBus.Ps2))
            {
                throw QemuErrors.InputsNeedPs2();
            }
        }

        if (f.Acpi && machine.StartsWith("s390-ccw", StringComparison.Ordinal))
        {
            throw QemuErrors.AcpiUnsupported(machine);
        }

        bool uefi = def.Os.Firmware == OsFirmware.Efi || def.Os.Loader is { Type: LoaderType.Pflash };
        if (uefi && !f.Acpi && QemuPostParse.IsX86(def))
        {
            throw QemuErrors.UefiNeedsAcpi();
        }

        if (f.Acpi && !uefi && arch == "aarch64" && QemuPostParse.IsVirt(def))
        {
            throw QemuErrors.AcpiNeedsUefi();
        }
    }

    private static void CheckTimers(DomainDef def)
    {
        foreach (var timer in def.Clock?.Timers ?? [])
        {
            switch (timer)
            {
                case { Name: TimerName.Platform }:
                    throw QemuErrors.TimerUnsupported(timer.Name.ToXml());
                case { Name: TimerName.Pit, Tickpolicy: TimerTickPolicy.Merge }:
                    throw QemuErrors.PitPolicy(timer.Tickpolicy.ToXml());
                case { Name: TimerName.Rtc, Tickpolicy: TimerTickPolicy.Merge or TimerTickPolicy.Discard }:
                    throw QemuErrors.RtcPolicy(timer.Tickpolicy.ToXml());
                default:
                    break;
            }
        }
    }

    private static void CheckActions(DomainDef def)
    {
        if (def.OnReboot == LifecycleAction.Preserve || def.OnPoweroff == LifecycleAction.Preserve)
        {
            throw QemuErrors.PreserveUnsupported();
        }

        if (def is { OnReboot: LifecycleAction.Destroy, OnPoweroff: LifecycleAction.Restart or LifecycleAction.RenameRestart })
        {
            throw QemuErrors.ActionsContradict();
        }
    }

    private static void CheckSecurity(DomainDef def, QemuCapabilities caps)
    {
        switch (def.LaunchSecurity)
        {
            case SevLaunchSecurity when !caps.Flags.Contains("sev-guest"):
                throw QemuErrors.SevUnsupported();
            case S390PvLaunchSecurity when !caps.Has(QemuFlag.S390PvGuest):
                throw QemuErrors.SecureExecutionUnsupported();
            default:
                break;
        }

        if (def.Cputune is { } tune && (tune.CacheTunes.Count > 0 || tune.MemoryTunes.Count > 0) && def.Type != DomainVirtType.Kvm)
        {
            throw QemuErrors.CachetuneNeedsKvm();
        }
    }

    private static void CheckIommus(DomainDef def)
    {
        foreach (var iommu in def.Devices.Iommus)
        {
            switch (iommu.Model)
            {
                case IommuModel.Intel when !QemuPostParse.IsQ35(def):
                    throw QemuErrors.IommuNeedsQ35("intel");
                case IommuModel.Smmuv3 when !QemuPostParse.IsVirt(def):
                    throw QemuErrors.IommuNeedsVirt("smmuv3");
                case IommuModel.Virtio when !QemuPostParse.IsQ35(def) && !QemuPostParse.IsVirt(def):
                    throw QemuErrors.IommuNeedsQ35OrVirt("virtio");
                case IommuModel.Virtio when !def.Features.Acpi:
                    throw QemuErrors.IommuNeedsAcpi();
                default:
                    break;
            }
        }
    }

    private static void CheckCpu(DomainDef def, QemuCapabilities caps)
    {
        if (def.Vcpu?.Current == 0 || def.Vcpus.Exists(static v => v is { Id: 0, Enabled: YesNo.No }))
        {
            throw QemuErrors.FirstCpuOff();
        }

        if (def.Cpu is not { } cpu)
        {
            return;
        }

        if (cpu.Cache is { Mode: CpuCacheMode.Passthrough } && cpu.Mode is not (CpuMode.HostPassthrough or CpuMode.Maximum))
        {
            throw QemuErrors.CacheMode(cpu.Cache.Mode.ToXml());
        }

        if (cpu.Cache is { Mode: CpuCacheMode.Emulate, Level: not 3 })
        {
            throw QemuErrors.CacheLevel();
        }

        if (cpu.DeprecatedFeatures != OnOff.Unset && !caps.Flags.Contains("query-cpu-model-expansion.deprecated-props"))
        {
            throw QemuErrors.DeprecatedFeatures();
        }
    }

    private static void CheckMemory(DomainDef def)
    {
        if (def.Memtune?.MinGuarantee is not null)
        {
            throw QemuErrors.MinGuarantee();
        }

        int nodes = def.Cpu?.Numa?.Cells.Count ?? 0;
        if (def.MaxMemory is null && def.Devices.Memories.Exists(static m => m.Model != MemoryModel.SgxEpc))
        {
            throw PlugErrors.NoMaxMemory(ErrorDomain.Qemu);
        }

        if ((def.MaxMemory is { Slots: > 0 } || def.Devices.Memories.Exists(static m => m.Model != MemoryModel.SgxEpc)) && nodes == 0)
        {
            throw QemuErrors.HotplugNeedsNode();
        }

        foreach (var page in def.MemoryBacking?.Hugepages?.Pages ?? [])
        {
            // A guest without nodes counts as one of a single node.
            if (page.Nodeset is { IsEmpty: false } set && set.Last >= Math.Max(nodes, 1))
            {
                throw QemuErrors.HugepageNode(set.Members.First(n => n >= Math.Max(nodes, 1)));
            }
        }

        foreach (var module in def.Devices.Memories)
        {
            if (module.Target?.Node is { } node && node >= nodes && nodes > 0)
            {
                throw QemuErrors.ModuleNode((uint)node, nodes);
            }
        }
    }

    // The firmware's own entries, and those of the guest's applications, have names of their own kind.
    private static void CheckFirmwareEntry(FirmwareConfigEntry entry)
    {
        if (entry.Name is not { } name || !(name.StartsWith("opt/", StringComparison.Ordinal) || name == "etc/boot-fail-wait")
            || name.StartsWith("opt/ovmf/", StringComparison.Ordinal) || name.StartsWith("opt/org.qemu/", StringComparison.Ordinal))
        {
            throw QemuErrors.FirmwareEntryName();
        }
    }
}
