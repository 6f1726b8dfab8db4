namespace Vireo.Documents;

/// <summary>Numbers controllers that have none, and adds those that other devices need.</summary>
internal static class ControllerRules
{
    public static void Number(DomainDevices devices)
    {
        foreach (Controller controller in devices.Controllers)
        {
            controller.Type = controller.Type == ControllerType.Unset ? ControllerType.Ide : controller.Type;
            controller.Index ??= Unused(devices, controller);
        }
    }

    /// <summary>Adds the controllers that addresses of disks, channels, smart cards and host devices name.</summary>
    public static void AddImplied(DomainDef domain)
    {
        DomainDevices devices = domain.Devices;
        foreach ((DiskBus bus, ControllerType type) in (ReadOnlySpan<(DiskBus, ControllerType)>)
            [(DiskBus.Scsi, ControllerType.Scsi), (DiskBus.Fdc, ControllerType.Fdc), (DiskBus.Ide, ControllerType.Ide), (DiskBus.Sata, ControllerType.Sata)])
        {
            int last = -1;
            foreach (Disk disk in devices.Disks)
            {
                if (disk.Target?.Bus == bus && disk.Address is DriveAddress address)
                {
                    last = Math.Max(last, (int)address.Controller);
                }
            }

            if (type == ControllerType.Scsi)
            {
                foreach (Hostdev hostdev in devices.Hostdevs)
                {
                    last = hostdev.Type == HostdevType.Scsi && hostdev.Address is DriveAddress address ? Math.Max(last, (int)address.Controller) : last;
                }
            }

            AddUpTo(devices, type, last);
        }

        AddUpTo(devices, ControllerType.VirtioSerial, LastVirtioSerial(devices));
        int ccid = -1;
        foreach (Smartcard card in devices.Smartcards)
        {
            ccid = card.Address is CcidAddress address ? Math.Max(ccid, (int)address.Controller) : ccid;
        }

        AddUpTo(devices, ControllerType.Ccid, ccid);
    }

    /// <summary>Adds controllers of a kind until <paramref name="last"/> exists.</summary>
    public static void AddUpTo(DomainDevices devices, ControllerType type, int last)
    {
        for (int index = 0; index <= last; index++)
        {
            if (!devices.Controllers.Exists(c => c.Type == type && c.Index == index))
            {
                Add(devices, new Controller { Type = type, Index = index });
            }
        }
    }

    /// <summary>Adds a controller where libvirt keeps it.</summary>
    public static void Add(DomainDevices devices, Controller controller) =>
        devices.Controllers.Insert(DeviceOrderRules.PlaceOfController(devices.Controllers, controller), controller);

    private static int LastVirtioSerial(DomainDevices devices)
    {
        int last = -1;
        foreach (Channel channel in devices.Channels)
        {
            if (channel.Target?.Type == ChannelTargetType.Virtio)
            {
                last = Math.Max(last, channel.Address is VirtioSerialAddress address ? (int)address.Controller : 0);
            }
        }

        foreach (ConsoleDevice console in devices.Consoles)
        {
            if (console.TargetType == ConsoleTargetType.Virtio && console.Address is null or VirtioSerialAddress)
            {
                last = console.TargetType == ConsoleTargetType.Virtio ? Math.Max(last, console.Address is VirtioSerialAddress address ? (int)address.Controller : 0) : last;
            }
        }

        return last;
    }

    private static int Unused(DomainDevices devices, Controller wanted)
    {
        int index = 0;
        while (devices.Controllers.Exists(c => c != (object)wanted && c.Type == wanted.Type && c.Index == index))
        {
            index++;
        }

        return index;
    }
}
