using System.Security;
using Vireo.Drivers.Host;
using Vireo.Drivers.Host.CpuModels;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.Firmware;
using Vireo.Drivers.Qemu.Rules;

namespace Vireo.Drivers.Qemu.Host;

/// <summary>The domain capabilities document: what a guest of one kind, machine and emulator can have.</summary>
public sealed partial class QemuHost
{
    /// <summary>What the caller asked for, with the host's own defaults where nothing was said; refuses what does not fit
    /// together.</summary>
    public async ValueTask<string> DomainCapabilitiesAsync(
        string? emulator, string? arch, string? machine, string? type, FirmwareCatalog firmware, CancellationToken cancellationToken)
    {
        var (caps, kind, found) = await ChooseAsync(emulator, arch, machine, type, cancellationToken).ConfigureAwait(false);
        return Describe(caps, kind, arch ?? caps.Arch, found, firmware);
    }

    private async ValueTask<(QemuCapabilities Caps, string Kind, QemuMachine Machine)> ChooseAsync(
        string? emulator, string? arch, string? machine, string? type, CancellationToken cancellationToken)
    {
        if (type is not (null or "qemu" or "kvm"))
        {
            throw DomainErrors.VirtTypeUnknown(ErrorDomain.Qemu, type);
        }

        if (arch is not null && !CpuModelNames.IsArchitecture(arch))
        {
            throw DomainErrors.ArchitectureUnknown(ErrorDomain.Qemu, arch);
        }

        string path = emulator ?? QemuCapabilitiesCache.FindEmulator(arch ?? HostCpu.Architecture)
            ?? throw NoEmulator(arch ?? HostCpu.Architecture);
        var caps = await emulators.GetAsync(path, cancellationToken).ConfigureAwait(false);
        if (arch is not null && arch != caps.Arch && !(arch == "i686" && caps.Arch == "x86_64"))
        {
            throw HostErrors.ArchitectureDiffers(caps.Arch, arch);
        }

        string kind = type ?? (caps.Supports("kvm") ? "kvm" : "qemu");
        if (!caps.Supports(kind))
        {
            throw HostErrors.AcceleratorUnsupported(kind == "kvm" ? "kvm" : "tcg", path);
        }

        var found = machine is null ? caps.DefaultMachine(kind) : caps.FindMachine(kind, machine);
        return found is null
            ? throw HostErrors.MachineUnsupported(machine, path)
            : (caps, kind, found);
    }

    private static string Describe(QemuCapabilities caps, string type, string arch, QemuMachine machine, FirmwareCatalog firmware)
    {
        var w = new DomainCapabilitiesText();
        w.Open("domainCapabilities");
        w.Value("path", caps.Emulator);
        w.Value("domain", type);
        w.Value("machine", machine.Name);
        w.Value("arch", arch);
        w.Line($"<vcpu max='{machine.MaxCpus}'/>");
        w.Supported("iothreads", true);
        DescribeOs(w, arch, machine, firmware);
        DescribeCpus(w, caps, type);
        w.Open("memoryBacking", " supported='yes'");
        w.Enum("sourceType", caps.Has(QemuFlag.MemoryBackendMemfd) ? ["file", "anonymous", "memfd"] : ["file", "anonymous"]);
        w.Close("memoryBacking");
        DescribeDevices(w, caps, machine);
        DescribeFeatures(w, caps, type);
        w.Close("domainCapabilities");
        return w.ToString();
    }

    private static void DescribeOs(DomainCapabilitiesText w, string arch, QemuMachine machine, FirmwareCatalog catalog)
    {
        bool bios = false, efi = false, secure = false, plain = false;
        var loaders = new List<string>();
        foreach (var descriptor in catalog.Read())
        {
            if (!descriptor.Serves(arch, machine.Name))
            {
                continue;
            }

            bios |= descriptor.Interfaces.Contains("bios");
            efi |= descriptor.Interfaces.Contains("uefi");
            secure |= descriptor.Features.Contains("requires-smm");
            plain |= !descriptor.Features.Contains("requires-smm");
            if (descriptor.Executable is { } file && !loaders.Contains(file))
            {
                loaders.Add(file);
            }
        }

        var kinds = new List<string>();
        if (bios)
        {
            kinds.Add("bios");
        }

        if (efi)
        {
            kinds.Add("efi");
        }

        w.Open("os", " supported='yes'");
        w.Enum("firmware", kinds);
        w.Open("loader", " supported='yes'");
        foreach (string file in loaders)
        {
            w.Value("value", file);
        }

        w.Enum("type", "rom", "pflash");
        w.Enum("readonly", "yes", "no");
        w.Enum("secure", (secure, plain || !secure) switch
        {
            (true, true) => ["yes", "no"],
            (true, false) => ["yes"],
            _ => ["no"],
        });
        w.Close("loader");
        w.Close("os");
    }

    private static void DescribeCpus(DomainCapabilitiesText w, QemuCapabilities caps, string type)
    {
        var accel = caps.For(type);
        w.Open("cpu");
        if (type == "kvm")
        {
            w.Open("mode", " name='host-passthrough' supported='yes'");
            w.Enum("hostPassthroughMigratable", "on", "off");
            w.Close("mode");
        }
        else
        {
            w.Line("<mode name='host-passthrough' supported='no'/>");
        }

        if (caps.Has(QemuFlag.CpuMax))
        {
            w.Open("mode", " name='maximum' supported='yes'");
            w.Enum("maximumMigratable", "on", "off");
            w.Close("mode");
        }
        else
        {
            w.Line("<mode name='maximum' supported='no'/>");
        }

        DescribeHostModel(w, caps, type);
        w.Open("mode", " name='custom' supported='yes'");
        foreach (var model in accel.Cpus.Where(m => X86CpuMap.Instance.Model(m.Name) is not null).OrderBy(
            m => m.Name, StringComparer.Ordinal))
        {
            string usable = model.Usable is { } can ? DomainCapabilitiesText.YesNo(can) : "unknown";
            string deprecated = model.Deprecated ? " deprecated='yes'" : "";
            string vendor = X86CpuMap.Instance.Model(model.Name)?.Vendor ?? "unknown";
            w.Line($"<model usable='{usable}'{deprecated} vendor='{vendor}'>{SecurityElement.Escape(model.Name)}</model>");
            if (model.Usable == false && model.Blockers.Count > 0)
            {
                w.Open("blockers", $" model='{model.Name}'");
                foreach (string blocker in model.Blockers.Order(StringComparer.Ordinal))
                {
                    w.Line($"<feature name='{blocker}'/>");
                }

                w.Close("blockers");
            }
        }

        w.Close("mode");
        w.Close("cpu");
    }

    /// <summary>The nearest model to what the accelerator offers, with the differences.</summary>
    private static void DescribeHostModel(DomainCapabilitiesText w, QemuCapabilities caps, string type)
    {
        if (GuestCpu.HostModel(caps, type) is not { } cpu)
        {
            w.Line("<mode name='host-model' supported='no'/>");
            return;
        }

        w.Open("mode", " name='host-model' supported='yes'");
        w.Line($"<model fallback='forbid'>{SecurityElement.Escape(cpu.Model)}</model>");
        if (cpu.Vendor is not null)
        {
            w.Value("vendor", cpu.Vendor);
        }

        foreach (var feature in cpu.Features)
        {
            w.Line($"<feature policy='{(feature.Policy == CpuFeaturePolicy.Disable ? "disable" : "require")}' name='{feature.Name}'/>");
        }

        w.Close("mode");
    }

    private static void DescribeDevices(DomainCapabilitiesText w, QemuCapabilities caps, QemuMachine machine)
    {
        bool pc = machine.Name.StartsWith("pc-i440fx", StringComparison.Ordinal) || machine.Name is "pc" or "isapc";
        string[] virtio = ["virtio", "virtio-transitional", "virtio-non-transitional"];
        string[] Where(params ReadOnlySpan<(string Name, bool Has)> all)
        {
            var list = new List<string>();
            foreach (var (name, has) in all)
            {
                if (has)
                {
                    list.Add(name);
                }
            }

            return [.. list];
        }

        w.Open("devices");
        w.Device("disk", true, () =>
        {
            w.Enum("diskDevice", "disk", "cdrom", "floppy", "lun");
            w.Enum("bus", Where(("ide", pc), ("fdc", true), ("scsi", true), ("virtio", true), ("usb", caps.Has(QemuFlag.UsbStorage)),
                ("sata", caps.Has(QemuFlag.Ich9Ahci))));
            w.Enum("model", virtio);
        });
        w.Device("graphics", true, () => w.Enum("type", Where(
            ("sdl", caps.Has(QemuFlag.Sdl)), ("vnc", caps.Has(QemuFlag.Vnc)), ("spice", caps.Has(QemuFlag.Spice)),
                ("egl-headless", caps.Has(QemuFlag.EglHeadless)), ("dbus", caps.Has(QemuFlag.DisplayDbus)))));
        w.Device("video", true, () => w.Enum("modelType", Where(
            ("vga", caps.Has(QemuFlag.Vga)), ("cirrus", caps.Has(QemuFlag.CirrusVga)), ("vmvga", caps.Has(QemuFlag.VmwareSvga)),
                ("qxl", caps.Has(QemuFlag.Qxl)), ("virtio", caps.Has(QemuFlag.VirtioGpu)),
            ("none", true), ("bochs", caps.Has(QemuFlag.BochsDisplay)), ("ramfb", caps.Has(QemuFlag.Ramfb)))));
        w.Device("hostdev", true, () =>
        {
            w.Enum("mode", "subsystem");
            w.Enum("startupPolicy", "default", "mandatory", "requisite", "optional");
            w.Enum("subsysType", "usb", "pci", "scsi");
            w.Enum("capsType");
            w.Enum("pciBackend", HasVfio() ? ["default", "vfio"] : []);
        });
        w.Device("rng", caps.Has(QemuFlag.VirtioRng), () =>
        {
            w.Enum("model", virtio);
            w.Enum("backendModel", Where(("random", caps.Has(QemuFlag.RngRandom)), ("egd", caps.Has(QemuFlag.RngEgd)),
                ("builtin", caps.Has(QemuFlag.RngBuiltin))));
        });
        w.Device("filesystem", true, () => w.Enum("driverType",
            Where(("path", true), ("handle", true), ("virtiofs", caps.Has(QemuFlag.VhostUserFs)))));
        string[] tpms = Where(("tpm-tis", caps.Has(QemuFlag.TpmTis)), ("tpm-crb", caps.Has(QemuFlag.TpmCrb)),
            ("tpm-spapr", caps.Has(QemuFlag.TpmSpapr)));
        w.Device("tpm", tpms.Length > 0, () =>
        {
            w.Enum("model", tpms);
            w.Enum("backendModel", Where(("passthrough", caps.Has(QemuFlag.TpmPassthrough)), ("emulator", caps.Has(QemuFlag.TpmEmulator)),
                ("external", caps.Has(QemuFlag.TpmEmulator))));
            w.Enum("backendVersion", "1.2", "2.0");
        });
        w.Device("redirdev", caps.Has(QemuFlag.UsbRedir), () => w.Enum("bus", "usb"));
        w.Device("channel", true, () => w.Enum("type",
            Where(("pty", true), ("unix", true), ("spicevmc", caps.Has(QemuFlag.Spice)),
            ("qemu-vdagent", caps.Has(QemuFlag.ChardevQemuVdagent)))));
        w.Device("crypto", caps.Has(QemuFlag.VirtioCrypto), () =>
        {
            w.Enum("model", "virtio");
            w.Enum("type", "qemu");
            w.Enum("backendModel", Where(("builtin", true), ("lkcf", caps.Has(QemuFlag.CryptodevBackendLkcf))));
        });
        w.Device("interface", true, () => w.Enum("backendType", Where(("default", true), ("passt", caps.Has(QemuFlag.NetdevStream)))));
        w.Device("panic", caps.Has(QemuFlag.Pvpanic), () => w.Enum("model",
            Where(("isa", caps.Has(QemuFlag.Pvpanic)), ("hyperv", true), ("pvpanic", caps.Has(QemuFlag.PvpanicPci)))));
        w.Close("devices");
    }

    private static void DescribeFeatures(DomainCapabilitiesText w, QemuCapabilities caps, string type)
    {
        w.Open("features");
        w.Supported("gic", false);
        w.Supported("vmcoreinfo", caps.Has(QemuFlag.Vmcoreinfo));
        w.Supported("genid", caps.Has(QemuFlag.Vmgenid));
        w.Supported("backingStoreInput", true);
        w.Supported("backup", true);
        w.Supported("async-teardown", caps.Has(QemuFlag.RunWithAsyncTeardown));
        w.Supported("ps2", caps.Has(QemuFlag.I8042));
        w.Supported("sev", false);
        w.Supported("sgx", false);
        w.Device("hyperv", type == "kvm", () =>
            w.Enum("features", "relaxed", "vapic", "spinlocks", "vpindex", "runtime", "synic", "stimer", "reset", "vendor_id",
            "frequencies", "reenlightenment", "tlbflush", "ipi", "evmcs", "avic"));
        w.Supported("launchSecurity", false);
        w.Close("features");
    }

    private static bool HasVfio() =>
        Directory.Exists("/sys/kernel/iommu_groups") && Directory.EnumerateFileSystemEntries("/sys/kernel/iommu_groups").Any()
            && File.Exists("/dev/vfio/vfio");
}
