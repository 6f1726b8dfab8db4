namespace Vireo.Documents;

/// <summary>Devices: their number, kinds and places.</summary>
public static partial class DomainAbiRules
{
    private static void CheckDevices(DomainDevices source, DomainDevices target)
    {
        Pair("disk", source.Disks, target.Disks, CheckDisk);
        Pair("controller", source.Controllers, target.Controllers, CheckController);
        Pair("filesystem", source.Filesystems, target.Filesystems, static (s, t) =>
            Same("guest filesystem target", t.Target?.Dir, s.Target?.Dir));
        Pair("network card", source.Interfaces, target.Interfaces, CheckInterface);
        Pair("input device", source.Inputs, target.Inputs, CheckInput);
        Pair("sound card", source.Sounds, target.Sounds, static (s, t) => Same("sound card model", t.Model.ToXml(), s.Model.ToXml()));
        Pair("video card", source.Videos, target.Videos, CheckVideo);
        Pair("host device", source.Hostdevs, target.Hostdevs, CheckHostdev);
        Pair("smartcard", source.Smartcards, target.Smartcards, static (_, _) => { });
        Pair("serial port", source.Serials, target.Serials, static (s, t) => Same("serial port target", t.Target?.Port, s.Target?.Port));
        Pair("parallel port", source.Parallels, target.Parallels, static (s, t) =>
            Same("parallel port target", t.TargetPort, s.TargetPort));
        Pair("channel", source.Channels, target.Channels, CheckChannel);
        Pair("console", source.Consoles, target.Consoles, static (s, t) =>
            Same("console type", t.TargetType.ToXml(), s.TargetType.ToXml()));
        Pair("hub device", source.Hubs, target.Hubs, static (s, t) => Same("hub device type", t.Type.ToXml(), s.Type.ToXml()));
        Pair("redirected devices", source.RedirDevices, target.RedirDevices, static (_, _) => { });
        Pair("watchdogs", source.Watchdogs, target.Watchdogs, static (s, t) => Same("watchdog model", t.Model.ToXml(), s.Model.ToXml()));
        Pair("RNG devices", source.Rngs, target.Rngs, static (s, t) => Same("RNG model", t.Model.ToXml(), s.Model.ToXml()));
        Pair("panic device", source.Panics, target.Panics, static (s, t) => Same("panic model", t.Model.ToXml(), s.Model.ToXml()));
        Pair("shared memory", source.SharedMemories, target.SharedMemories, CheckSharedMemory);
        Pair("TPM", source.Tpms, target.Tpms, static (s, t) => Same("TPM model", t.Model.ToXml(), s.Model.ToXml()));
        Pair("memory device", source.Memories, target.Memories, CheckMemory);
        Pair("IOMMU device", source.Iommus, target.Iommus, static (s, t) => Same("IOMMU device model", t.Model.ToXml(), s.Model.ToXml()));
        Same("memory balloon model", target.MemoryBalloon?.Model.ToXml(), source.MemoryBalloon?.Model.ToXml());
        if (source.MemoryBalloon is { } before && target.MemoryBalloon is { } after)
        {
            CheckPlace(before, after);
        }

        if ((source.Vsock is null) != (target.Vsock is null))
        {
            throw AbiErrors.VsockCount();
        }
    }

    private static void Pair<T>(string kind, List<T> source, List<T> target, Action<T, T> check)
        where T : Device
    {
        Same($"domain {kind} count", target.Count, source.Count);
        for (int i = 0; i < source.Count; i++)
        {
            check(source[i], target[i]);
            CheckPlace(source[i], target[i]);
        }
    }

    private static void CheckPlace(Device source, Device target)
    {
        Same("device address type", target.Address?.GetType().Name, source.Address?.GetType().Name);
        if (source.Address is PciAddress before && target.Address is PciAddress after)
        {
            Same("device PCI address", Text(after), Text(before));
            Same("device multifunction", after.Multifunction.ToString(), before.Multifunction.ToString());
        }
        else if (source.Address is not null && source.Address != target.Address)
        {
            throw AbiErrors.DeviceAddress(Short(target.Address!), Short(source.Address));
        }

        if (source.Alias is { } alias && alias.StartsWith("ua-", StringComparison.Ordinal))
        {
            Same("device alias", target.Alias, alias);
        }

        Same("device ACPI index", target.AcpiIndex, source.AcpiIndex);
        Same("device rom bar", target.Rom?.Bar.ToString(), source.Rom?.Bar.ToString());
    }

    private static string Text(PciAddress a) => $"{a.Domain ?? 0:x4}:{a.Bus ?? 0:x2}:{a.Slot ?? 0:x2}.{a.Function ?? 0:x}";

    private static string Short(DeviceAddress address) => address switch
    {
        DriveAddress a => $"{a.Controller}:{a.Bus}:{a.Target}:{a.Unit}",
        VirtioSerialAddress a => $"{a.Controller}:{a.Bus}:{a.Port}",
        CcidAddress a => $"{a.Controller}:{a.Slot}",
        UsbAddress a => $"{a.Bus}:{a.Port}",
        CcwAddress a => $"{a.Cssid:x}.{a.Ssid:x}.{a.Devno:x4}",
        IsaAddress a => $"{a.Iobase:x}:{a.Irq:x}",
        DimmAddress a => $"{a.Slot}:{a.Base:x}",
        _ => "",
    };

    private static void CheckDisk(Disk source, Disk target)
    {
        Same("disk device", target.Device.ToXml(), source.Device.ToXml());
        Same("disk bus", target.Target?.Bus.ToXml(), source.Target?.Bus.ToXml());
        Same("disk", target.Target?.Dev, source.Target?.Dev);
        Same("disk serial", target.Serial, source.Serial);
        Same("disk wwn", target.Wwn, source.Wwn);
        Same("disk vendor", target.Vendor, source.Vendor);
        Same("disk product", target.Product, source.Product);
        Same("disk model", target.Model.ToXml(), source.Model.ToXml());
        if (source.ReadOnly != target.ReadOnly || source.Shareable != target.Shareable)
        {
            throw AbiErrors.DiskAccess();
        }
    }

    private static void CheckController(Controller source, Controller target)
    {
        Same("controller type", target.Type.ToXml(), source.Type.ToXml());
        Same("controller index", target.Index, source.Index);
        Same("controller model", target.Model, source.Model);
        Same("controller ports", target.Ports, source.Ports);
        Same("controller vectors", target.Vectors, source.Vectors);
        Same("controller chassis", target.Target?.Chassis, source.Target?.Chassis);
        Same("controller chassisNr", target.Target?.ChassisNr, source.Target?.ChassisNr);
        Same("controller port", target.Target?.Port, source.Target?.Port);
        Same("controller busNr", target.Target?.BusNr, source.Target?.BusNr);
        Same("controller node", target.Target?.Node, source.Target?.Node);
    }

    private static void CheckInterface(NetworkInterface source, NetworkInterface target)
    {
        Same("network card mac", target.Mac?.Address?.ToString(), source.Mac?.Address?.ToString());
        Same("network card model", target.Model, source.Model);
        Same("network card MTU", target.Mtu, source.Mtu);
    }

    private static void CheckInput(InputDevice source, InputDevice target)
    {
        Same("input device type", target.Type.ToXml(), source.Type.ToXml());
        Same("input device bus", target.Bus.ToXml(), source.Bus.ToXml());
        Same("input model", target.Model.ToXml(), source.Model.ToXml());
    }

    private static void CheckVideo(Video source, Video target)
    {
        Same("video card model", target.Model?.Type.ToXml(), source.Model?.Type.ToXml());
        Same("video card ram", target.Model?.Ram, source.Model?.Ram);
        Same("video card vram", target.Model?.Vram, source.Model?.Vram);
        Same("video card vgamem", target.Model?.VgaMemory, source.Model?.VgaMemory);
        Same("video card heads", target.Model?.Heads, source.Model?.Heads);
    }

    private static void CheckHostdev(Hostdev source, Hostdev target)
    {
        Same("host device mode", target.Mode.ToXml(), source.Mode.ToXml());
        Same("host device subsystem type", target.Type.ToXml(), source.Type.ToXml());
        Same("host device model", target.Model.ToXml(), source.Model.ToXml());
    }

    private static void CheckChannel(Channel source, Channel target)
    {
        Same("channel type", target.Target?.Type.ToXml(), source.Target?.Type.ToXml());
        Same("channel name", target.Target?.Name, source.Target?.Name);
        Same("channel addr", target.Target?.Address, source.Target?.Address);
    }

    private static void CheckSharedMemory(SharedMemory source, SharedMemory target)
    {
        Same("shared memory name", target.Name, source.Name);
        Same("shared memory model", target.Model.ToXml(), source.Model.ToXml());
        Same("shared memory size", target.Size, source.Size);
    }

    private static void CheckMemory(MemoryDevice source, MemoryDevice target)
    {
        Same("memory device model", target.Model.ToXml(), source.Model.ToXml());
        Same("memory device size", target.Target?.Size, source.Target?.Size);
        Same("memory device targetNode", target.Target?.Node, source.Target?.Node);
    }
}
