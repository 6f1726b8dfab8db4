using System.Globalization;
using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Test;

/// <summary>
/// Devices that are put into a running domain, changed and taken out, within the bounds of libvirt's simulation: disks, interfaces and PCI
/// devices come, disks change, and what has an alias goes. Everything else is refused with libvirt's text.
/// </summary>
internal static class TestDevices
{
    private const string Before = "<domain type='test'><name>device</name><memory unit='TiB'>8</memory><os><type>hvm</type></os><devices>";
    private const string After = "</devices></domain>";

    // Names of interfaces that libvirt would give itself are not taken from a caller.
    internal const string GeneratedPrefix = "vnet";

    // Elements whose device has another name in libvirt's messages.
    private static readonly string[] s_characterDevices = ["serial", "parallel", "console", "channel"];

    private static readonly string[] s_others =
    [
        "lease", "filesystem", "input", "sound", "video", "watchdog", "controller", "graphics", "hub", "redirdev", "smartcard",
            "memballoon", "nvram", "rng",
        "shmem", "tpm", "panic", "memory", "iommu", "vsock", "audio", "crypto", "pstore",
    ];

    /// <summary>Puts the device into the configuration of a running domain.</summary>
    /// <returns>The alias of what came, or null for a medium and for a device without.</returns>
    /// <exception cref="VirException">It cannot be put there.</exception>
    public static string? Attach(DomainDef def, string xml)
    {
        var (name, parsed) = Read(def, xml);
        CheckUsb(def, name, parsed);
        CheckFit(def, parsed);
        if (name == "memory" && def.MaxMemory is null)
        {
            throw PlugErrors.NoMaxMemory(ErrorDomain.Domain);
        }

        switch (name)
        {
            case "disk":
                return AttachDisk(def, parsed.Disks[0]);
            case "interface":
                return AttachInterface(def, parsed.Interfaces[0]);
            case "hostdev":
                return AttachHostdev(def, parsed.Hostdevs[0]);
            default:
                throw PlugErrors.AttachUnsupported(ErrorDomain.Test, "live", name);
        }
    }

    /// <summary>Puts the device in the place of the one that its document means.</summary>
    /// <exception cref="VirException">There is none, or its kind cannot be changed.</exception>
    public static void Update(DomainDef def, string xml)
    {
        var (name, parsed) = Read(def, xml);
        if (name != "disk")
        {
            throw PlugErrors.UpdateUnsupported(ErrorDomain.Test, "persistent", name);
        }

        var disk = parsed.Disks[0];
        int at = def.Devices.Disks.FindIndex(d => d.Target?.Dev == disk.Target?.Dev);
        def.Devices.Disks[at >= 0 ? at : throw PlugErrors.TargetMissing(ErrorDomain.Test, disk.Target?.Dev)] =
            disk;

        // On another bus it may need a controller that does not exist yet.
        TestDomainRules.Instance.Complete(def, DomainRuleFlags.Inactive);
    }

    /// <summary>Takes the device with the alias out.</summary>
    /// <exception cref="VirException">There is none.</exception>
    public static void Detach(DomainDef def, string alias)
    {
        var d = def.Devices;
        if (d.Disks.RemoveAll(x => x.Alias == alias) + d.Interfaces.RemoveAll(x => x.Alias == alias)
            + d.Hostdevs.RemoveAll(x => x.Alias == alias) == 0)
        {
            throw PlugErrors.AliasUnknown(alias);
        }
    }

    /// <summary>A disk's image, as messages show it.</summary>
    public static string PathOf(Disk disk) => disk.Source switch
    {
        FileDiskSource f => f.File,
        BlockDiskSource b => b.Dev,
        DirectoryDiskSource d => d.Dir,
        _ => null,
    } ?? "(null)";

    private static string? AttachDisk(DomainDef def, Disk disk)
    {
        if (disk.Device is DiskDevice.Cdrom or DiskDevice.Floppy
            && def.Devices.Disks.Find(d => d.Target?.Dev == disk.Target?.Dev) is { } drive)
        {
            // The drive exists: its medium changes.
            drive.Type = disk.Type;
            drive.Source = disk.Source;
            (drive.ReadOnly, drive.Shareable) = (disk.ReadOnly, disk.Shareable);
            if (drive.Driver is not null || disk.Driver is not null)
            {
                (drive.Driver ??= new DiskDriver()).Type = disk.Driver?.Type;
            }

            return null;
        }

        if (def.Devices.Disks.Find(d => d.Target?.Dev == disk.Target?.Dev) is { } other)
        {
            throw DomainDocumentErrors.DiskTargetTwice(disk.Target?.Dev, PathOf(other), PathOf(disk));
        }

        var bus = disk.Target!.Bus;
        if (disk.Device == DiskDevice.Floppy)
        {
            throw PlugErrors.FloppyUnsupported(ErrorDomain.Test);
        }

        if (bus is not (DiskBus.Virtio or DiskBus.Usb))
        {
            throw PlugErrors.DiskBusUnsupported(ErrorDomain.Test, bus.ToXml());
        }

        if (disk.Device == DiskDevice.Cdrom && bus == DiskBus.Virtio)
        {
            throw PlugErrors.VirtioCdromUnsupported(ErrorDomain.Test);
        }

        if (disk.Source is null)
        {
            throw DomainDocumentErrors.NoSource(disk.Target.Dev);
        }

        disk.Alias ??= string.Create(CultureInfo.InvariantCulture,
            $"{(bus == DiskBus.Usb ? "usb-disk" : "virtio-disk")}{DeviceOrderRules.IndexOfName(disk.Target.Dev)}");
        def.Devices.Disks.Add(disk);
        DeviceOrderRules.Sort(def.Devices);
        return disk.Alias;
    }

    private static string? AttachInterface(DomainDef def, NetworkInterface nic)
    {
        if (nic.Type is not (NetworkInterfaceType.Bridge or NetworkInterfaceType.Ethernet))
        {
            throw TestPlugErrors.InterfaceTypeUnsupported(nic.Type.ToXml());
        }

        if (nic.Target?.Dev?.StartsWith(GeneratedPrefix, StringComparison.Ordinal) == true)
        {
            nic.Target = null;
        }

        for (int i = 0; nic.Alias is null; i++)
        {
            string alias = string.Create(CultureInfo.InvariantCulture, $"net{i}");
            nic.Alias = def.Devices.Interfaces.Exists(x => x.Alias == alias) ? null : alias;
        }

        def.Devices.Interfaces.Add(nic);
        return nic.Alias;
    }

    private static string? AttachHostdev(DomainDef def, Hostdev hostdev)
    {
        if (hostdev.Mode == HostdevMode.Capabilities)
        {
            throw TestPlugErrors.HostdevCapabilities();
        }

        if (hostdev.Source is not PciHostdevSource)
        {
            // libvirt looks the kind up in the list of ways to hand over PCI devices, so that the text does not fit; a client still
            // compares them.
            string word = hostdev.Source switch
            {
                UsbHostdevSource => "default",
                ScsiHostdevSource => "vfio",
                VhostScsiHostdevSource => "xen",
                _ => "(null)",
            };
            throw TestPlugErrors.HostdevTypeUnsupported(word);
        }

        hostdev.Managed = hostdev.Managed == YesNo.Unset ? YesNo.No : hostdev.Managed;
        def.Devices.Hostdevs.Add(hostdev);
        return hostdev.Alias;
    }

    /// <summary>The device alone in a list of devices, and its name in libvirt's messages.</summary>
    private static (string Name, DomainDevices Devices) Read(DomainDef def, string xml)
    {
        string element = XmlTree.Parse(xml, new XmlParseOptions { Domain = ErrorDomain.Domain }).Root.Name.ToString();
        string name = Array.IndexOf(s_characterDevices, element) >= 0 ? "chr"
            : element is "disk" or "interface" or "hostdev" || Array.IndexOf(s_others, element) >= 0 ? element
            : throw PlugErrors.DeviceTypeUnknown(element);
        int start = xml.StartsWith("<?", StringComparison.Ordinal) ? xml.IndexOf("?>", StringComparison.Ordinal) + 2 : 0;
        var alone = DomainDef.Parse(Before + xml[start..] + After);
        DomainRules.Generic.Complete(alone, DomainRuleFlags.Inactive);
        var devices = alone.Devices;
        if (devices.RedirDevices.Count > 0 && !HasUsb(def))
        {
            throw DomainDocumentErrors.RedirectionWithoutUsb();
        }
        else if (devices.Memories is [{ Target.Node: not null }, ..] && (def.Cpu?.Numa is null || def.Cpu.Numa.Cells.Count == 0))
        {
            throw PlugErrors.NoNumaNodes();
        }

        DomainRules.Generic.Check(alone);
        return (name, devices);
    }

    private static void CheckUsb(DomainDef def, string name, DomainDevices parsed)
    {
        bool usb = name switch
        {
            "disk" => parsed.Disks[0].Target?.Bus == DiskBus.Usb,
            "hostdev" => parsed.Hostdevs[0].Source is UsbHostdevSource,
            "hub" => true,
            "input" => parsed.Inputs[0].Bus == InputBus.Usb,
            _ => false,
        };
        if (usb && !HasUsb(def))
        {
            throw TestPlugErrors.NoUsbBus();
        }
    }

    /// <summary>What the device says of itself must not contradict what exists.</summary>
    private static void CheckFit(DomainDef def, DomainDevices parsed)
    {
        Device? device = parsed.Disks.Count > 0 ? parsed.Disks[0] : parsed.Interfaces.Count > 0 ? parsed.Interfaces[0]
            : parsed.Hostdevs.Count > 0 ? parsed.Hostdevs[0] : null;
        if (device?.Alias is { } alias
            && (def.Devices.Disks.Exists(d => d.Alias == alias) || def.Devices.Interfaces.Exists(d => d.Alias == alias)
                || def.Devices.Hostdevs.Exists(d => d.Alias == alias)))
        {
            throw PlugErrors.AliasTwice(alias);
        }

        if (def.Os.Boot.Count > 0 && (
            parsed.Disks.Exists(static d => d.Boot is not null) || parsed.Interfaces.Exists(static d => d.Boot is not null)))
        {
            throw DomainDocumentErrors.BootOrderTwice();
        }
    }

    private static bool HasUsb(DomainDef def) =>
        def.Devices.Controllers.Exists(static c => c.Type == ControllerType.Usb && c.Model != "none");
}
