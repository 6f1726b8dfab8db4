using System.Globalization;
using System.Security;
using System.Text;
using Vireo.Drivers.Qemu.Firmware;

namespace Vireo.Drivers.Qemu.Capabilities;

/// <summary>What one emulator offers for one machine and accelerator, as a document for those who build domains.</summary>
internal static class DomainCapabilitiesDocument
{
    /// <summary>Writes the document.</summary>
    public static string Format(QemuCapabilities caps, QemuMachine machine, string type, string arch, FirmwareCatalog firmware)
    {
        var w = new StringBuilder();
        Line(w, 0, "<domainCapabilities>");
        Line(w, 1, $"<path>{Escape(caps.Emulator)}</path>");
        Line(w, 1, $"<domain>{type}</domain>");
        Line(w, 1, $"<machine>{machine.Name}</machine>");
        Line(w, 1, $"<arch>{arch}</arch>");
        Line(w, 1, $"<vcpu max='{machine.MaxCpus}'/>");
        Line(w, 1, "<iothreads supported='yes'/>");
        Os(w, machine, arch, firmware);
        Cpu(w, caps, type);
        Line(w, 1, "<memoryBacking supported='yes'>");
        Choices(w, 2, "sourceType", "file", "anonymous", caps.Has("memory-backend-memfd") ? "memfd" : null);
        Line(w, 1, "</memoryBacking>");
        Devices(w, caps, machine);
        Features(w, caps);
        Line(w, 0, "</domainCapabilities>");
        return w.ToString();
    }

    /// <summary>False for names that stand for the host, for everything, or for one version of a model.</summary>
    public static bool IsNamedModel(string name)
    {
        if (name is "host" or "max" or "base")
        {
            return false;
        }

        int dash = name.LastIndexOf("-v", StringComparison.Ordinal);
        return dash < 0 || !name.AsSpan(dash + 2).ContainsAnyExceptInRange('0', '9') is false || dash + 2 == name.Length;
    }

    private static void Os(StringBuilder w, QemuMachine machine, string arch, FirmwareCatalog firmware)
    {
        var images = new List<string>();
        bool secure = false;
        foreach (var f in firmware.Read())
        {
            if (f.Executable is { } image && f.Interfaces.Contains("uefi") && f.Serves(arch, machine.Name) && f.ExecutableFormat == "raw")
            {
                secure |= f.Features.Contains("requires-smm") && f.Features.Contains("secure-boot");
                if (!images.Contains(image))
                {
                    images.Add(image);
                }
            }
        }

        Line(w, 1, "<os supported='yes'>");
        if (images.Count > 0)
        {
            Choices(w, 2, "firmware", "efi");
        }
        else
        {
            Line(w, 2, "<enum name='firmware'/>");
        }

        Line(w, 2, "<loader supported='yes'>");
        images.Sort(StringComparer.Ordinal);
        foreach (string image in images)
        {
            Line(w, 3, $"<value>{Escape(image)}</value>");
        }

        Choices(w, 3, "type", "rom", "pflash");
        Choices(w, 3, "readonly", "yes", "no");
        Choices(w, 3, "secure", secure ? "yes" : null, "no");
        Line(w, 2, "</loader>");
        Line(w, 1, "</os>");
    }

    private static void Cpu(StringBuilder w, QemuCapabilities caps, string type)
    {
        var accel = caps.For(type);
        Line(w, 1, "<cpu>");
        if (type == "kvm")
        {
            Line(w, 2, "<mode name='host-passthrough' supported='yes'>");
            Choices(w, 3, "hostPassthroughMigratable", "on", "off");
            Line(w, 2, "</mode>");
        }
        else
        {
            Line(w, 2, "<mode name='host-passthrough' supported='no'/>");
        }

        Line(w, 2, "<mode name='maximum' supported='yes'>");
        Choices(w, 3, "maximumMigratable", "on", "off");
        Line(w, 2, "</mode>");
        Line(w, 2, "<mode name='host-model' supported='no'/>");
        Line(w, 2, "<mode name='custom' supported='yes'>");
        for (int i = accel.Cpus.Count - 1; i >= 0; i--)
        {
            var cpu = accel.Cpus[i];
            if (IsNamedModel(cpu.Name))
            {
                string usable = cpu.Usable switch { true => "yes", false => "no", _ => "unknown" };
                Line(w, 3, $"<model usable='{usable}' vendor='{Vendor(cpu.Name)}'>{Escape(cpu.Name)}</model>");
            }
        }

        Line(w, 2, "</mode>");
        Line(w, 1, "</cpu>");
    }

    private static void Devices(StringBuilder w, QemuCapabilities caps, QemuMachine machine)
    {
        bool ide = machine.Name.StartsWith("pc-i440fx", StringComparison.Ordinal) || machine.Name == "pc";
        Line(w, 1, "<devices>");
        Device(w, "disk", () =>
        {
            Choices(w, 3, "diskDevice", "disk", "cdrom", "floppy", "lun");
            Choices(w, 3, "bus", ide ? "ide" : null, "fdc", "scsi", "virtio", caps.Has("usb-storage") ? "usb" : null, caps.Has("ich9-ahci") ? "sata" : null);
            Choices(w, 3, "model", "virtio", "virtio-transitional", "virtio-non-transitional");
        });
        Device(w, "graphics", () => Choices(
            w, 3, "type", caps.Has("sdl") ? "sdl" : null, caps.Has("vnc") ? "vnc" : null, caps.Has("spice") ? "spice" : null,
            caps.Has("egl-headless") ? "egl-headless" : null, caps.Has("display-dbus") ? "dbus" : null));
        Device(w, "video", () => Choices(
            w, 3, "modelType", caps.Has("VGA") ? "vga" : null, caps.Has("cirrus-vga") ? "cirrus" : null, caps.Has("vmware-svga") ? "vmvga" : null,
            caps.Has("qxl") ? "qxl" : null, caps.Has("virtio-gpu") ? "virtio" : null, "none", caps.Has("bochs-display") ? "bochs" : null, caps.Has("ramfb") ? "ramfb" : null));
        Device(w, "hostdev", () =>
        {
            Choices(w, 3, "mode", "subsystem");
            Choices(w, 3, "startupPolicy", "default", "mandatory", "requisite", "optional");
            Choices(w, 3, "subsysType", "usb", "pci", "scsi");
            Line(w, 3, "<enum name='capsType'/>");
            Line(w, 3, "<enum name='pciBackend'/>");
        });
        Device(w, "rng", () =>
        {
            Choices(w, 3, "model", "virtio", "virtio-transitional", "virtio-non-transitional");
            Choices(w, 3, "backendModel", "random", caps.Has("rng-egd") ? "egd" : null, caps.Has("rng-builtin") ? "builtin" : null);
        });
        Device(w, "tpm", () =>
        {
            Choices(w, 3, "model", caps.Has("tpm-tis") ? "tpm-tis" : null, caps.Has("tpm-crb") ? "tpm-crb" : null);
            Choices(w, 3, "backendModel", caps.Has("tpm-passthrough") ? "passthrough" : null, caps.Has("tpm-emulator") ? "emulator" : null, caps.Has("tpm-emulator") ? "external" : null);
            Choices(w, 3, "backendVersion", "1.2", "2.0");
        });
        Device(w, "redirdev", () => Choices(w, 3, "bus", "usb"));
        Device(w, "channel", () => Choices(w, 3, "type", "pty", "unix", caps.Has("spice") ? "spicevmc" : null));
        Line(w, 1, "</devices>");
    }

    private static void Features(StringBuilder w, QemuCapabilities caps)
    {
        Line(w, 1, "<features>");
        Line(w, 2, "<gic supported='no'/>");
        Line(w, 2, $"<vmcoreinfo supported='{YesNo(caps.Has("vmcoreinfo"))}'/>");
        Line(w, 2, $"<genid supported='{YesNo(caps.Has("vmgenid"))}'/>");
        Line(w, 2, "<backingStoreInput supported='yes'/>");
        Line(w, 2, "<backup supported='no'/>");
        Line(w, 2, "<sev supported='no'/>");
        Line(w, 2, "<sgx supported='no'/>");
        Line(w, 1, "</features>");
    }

    private static string Vendor(string model) => model switch
    {
        "athlon" or "phenom" => "AMD",
        "Dhyana" => "Hygon",
        "qemu32" or "qemu64" or "kvm32" or "kvm64" or "486" => "unknown",
        _ when model.StartsWith("pentium", StringComparison.Ordinal) => "unknown",
        _ when model.StartsWith("EPYC", StringComparison.Ordinal) || model.StartsWith("Opteron", StringComparison.Ordinal) => "AMD",
        _ => "Intel",
    };

    private static void Device(StringBuilder w, string name, Action content)
    {
        Line(w, 2, $"<{name} supported='yes'>");
        content();
        Line(w, 2, $"</{name}>");
    }

    private static void Choices(StringBuilder w, int depth, string name, params string?[] values)
    {
        Line(w, depth, $"<enum name='{name}'>");
        foreach (string? value in values)
        {
            if (value is not null)
            {
                Line(w, depth + 1, $"<value>{value}</value>");
            }
        }

        Line(w, depth, "</enum>");
    }

    private static void Line(StringBuilder w, int depth, string text) => w.Append(' ', depth * 2).Append(CultureInfo.InvariantCulture, $"{text}\n");

    private static string YesNo(bool value) => value ? "yes" : "no";

    private static string Escape(string text) => SecurityElement.Escape(text) ?? "";
}
