using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Rules;

/// <summary>Refuses a completed domain that this driver or its emulator cannot run, with libvirt's text. It changes nothing.</summary>
public static class QemuValidate
{
    /// <summary>Throws what is wrong first.</summary>
    public static void Check(DomainDef def, QemuCapabilities caps)
    {
        string type = def.Type.ToXml() ?? "", arch = def.Os.Type?.Arch ?? "";
        bool served = arch == caps.Arch || (arch == "i686" && caps.Arch == "x86_64") || (arch == "armv7l" && caps.Arch == "aarch64");
        if (!served)
        {
            throw QemuErrors.ArchUnsupported(caps.Emulator, arch);
        }

        if (!caps.Supports(type))
        {
            throw QemuErrors.VirtTypeUnsupported(caps.Emulator, type);
        }

        if (string.IsNullOrEmpty(def.Name))
        {
            throw DomainDocumentErrors.NoName();
        }

        if (def.Name.Contains('/', StringComparison.Ordinal))
        {
            throw DomainDocumentErrors.NameWithSlash(ErrorDomain.Domain, def.Name);
        }

        if (def.Name.Contains('\n', StringComparison.Ordinal))
        {
            throw QemuErrors.NameWithNewline(def.Name);
        }

        if (def.Title?.Contains('\n', StringComparison.Ordinal) == true)
        {
            throw DomainDocumentErrors.TitleWithNewline();
        }

        if (def.Os.Type?.Type != "hvm")
        {
            throw QemuErrors.OsTypeUnsupported(caps.Emulator, def.Os.Type?.Type ?? "");
        }

        if (def.Memory is null or 0)
        {
            throw DomainDocumentErrors.NoMemorySize();
        }

        CheckMachine(def, caps);
        AddressChecks.CheckTransports(def);
        GuestChecks.Check(def, caps);
        FirmwareChecks.Check(def);
        CheckDisks(def);
        DiskChecks.Check(def);
        DiskChecks.CheckLibraries(def, caps);
        CheckInterfaces(def);
        CheckAddresses(def);
        AddressChecks.Check(def);
        DeviceChecks.Check(def, caps);
        CharChecks.Check(def);
        ScreenChecks.Check(def, caps);
        ExtensionChecks.Check(def);
        if (QemuPostParse.IsQ35(def) && def.Devices.Controllers.Exists(c => c.Type == ControllerType.Ide))
        {
            throw QemuErrors.IdeUnsupported();
        }

        if (QemuPostParse.IsI440fx(def) && def.Devices.Controllers.Exists(static c => c is { Type: ControllerType.Ide, Index: > 0 }))
        {
            throw Devices.DeviceErrors.SingleIdeController();
        }
    }

    private static void CheckInterfaces(DomainDef def)
    {
        foreach (var net in def.Devices.Interfaces)
        {
            if (net.Model is { } model && !model.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            {
                throw DomainDocumentErrors.InterfaceModelCharacters();
            }
        }
    }

    private static void CheckAddresses(DomainDef def)
    {
        var taken = new HashSet<(uint, uint, uint, uint)>();
        foreach (var device in XmlRecordDevice.All(def.Devices))
        {
            if (device.Record is Device { Address: PciAddress a } and not (Hostdev or ConsoleDevice)
                && !taken.Add((a.Domain ?? 0, a.Bus ?? 0, a.Slot ?? 0, a.Function ?? 0)))
            {
                throw QemuErrors.PciDoubleUse($"{a.Domain ?? 0:x4}:{a.Bus ?? 0:x2}:{a.Slot ?? 0:x2}.{a.Function ?? 0:x}");
            }
        }
    }

    private static void CheckMachine(DomainDef def, QemuCapabilities caps)
    {
        string type = QemuPostParse.TypeName(def);
        if (caps.FindMachine(type, QemuPostParse.Machine(def)) is not { } machine)
        {
            throw QemuErrors.MachineUnsupported(caps.Emulator, QemuPostParse.Machine(def));
        }

        uint vcpus = def.Vcpu?.Maximum ?? 1;
        if (def.Vcpu?.Current > vcpus)
        {
            throw QemuErrors.VcpusAboveMaximum(vcpus, def.Vcpu?.Current);
        }

        if (machine.MaxCpus > 0 && vcpus > machine.MaxCpus)
        {
            throw QemuErrors.MaximumVcpusOfMachine(machine.MaxCpus);
        }

        if (def.Cpu?.Topology is { } t)
        {
            ulong all = (ulong)(t.Sockets ?? 1) * (t.Dies ?? 1) * (t.Clusters ?? 1) * (t.Cores ?? 1) * (t.Threads ?? 1);
            if (all != vcpus)
            {
                throw QemuErrors.TopologyDiffers();
            }
        }
    }

    private static void CheckDisks(DomainDef def)
    {
        var targets = new HashSet<string>(StringComparer.Ordinal);
        foreach (var disk in def.Devices.Disks)
        {
            if (disk.Target?.Dev is not { } dev)
            {
                throw DomainDocumentErrors.NoTarget(disk.Source is FileDiskSource { File: { } file } ? file : null);
            }

            if (!targets.Add(dev))
            {
                throw DomainDocumentErrors.DiskTargetTwice(dev, "(null)", "(null)");
            }

            if (disk.Device == DiskDevice.Disk && disk.Source is FileDiskSource { File: null, Fdgroup: null } or null
                && disk.Device is not (DiskDevice.Cdrom or DiskDevice.Floppy))
            {
                throw DomainDocumentErrors.NoSource(dev);
            }
        }
    }
}
