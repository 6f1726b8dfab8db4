namespace Vireo.Documents;

/// <summary>Numbers controllers that have none, and adds those that other devices need.</summary>
internal static class ControllerRules
{
    // Far more than any machine has slots for.
    private const int MostImplied = 1023;

    /// <summary>The companions of an ICH9 USB controller differ from their master by the first port that they serve.</summary>
    public static void TellCompanions(DomainDevices devices)
    {
        foreach (Controller controller in devices.Controllers)
        {
            controller.MasterStartPort ??= (uint?)Companion(controller.Model);
        }
    }

    public static void Number(DomainDevices devices)
    {
        Controller? before = null;
        var free = new FreeIndexes(devices.Controllers);
        foreach (Controller controller in devices.Controllers)
        {
            controller.Type = controller.Type == ControllerType.Unset ? ControllerType.Ide : controller.Type;
            controller.Index ??= Continues(devices, before, controller) ? before!.Index : free.Take(controller.Type);
            before = controller.Type == ControllerType.Usb ? controller : before;
        }
    }

    /// <summary>Adds the controllers that addresses of disks, channels, smart cards and host devices name.</summary>
    public static void AddImplied(DomainDef domain)
    {
        DomainDevices devices = domain.Devices;
        foreach ((DiskBus bus, ControllerType type) in (ReadOnlySpan<(DiskBus, ControllerType)>)
            [(DiskBus.Scsi, ControllerType.Scsi), (DiskBus.Fdc, ControllerType.Fdc), (DiskBus.Ide, ControllerType.Ide), (
                DiskBus.Sata, ControllerType.Sata)])
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
                    last = hostdev.Type == HostdevType.Scsi && hostdev.Address is DriveAddress address
                        ? Math.Max(last, (int)address.Controller)
                        : last;
                }
            }

            AddUpTo(devices, type, last);
        }

        foreach (uint index in VirtioSerialIndexes(devices))
        {
            if (!devices.Controllers.Exists(c => c.Type == ControllerType.VirtioSerial && c.Index == index))
            {
                Add(devices, new Controller { Type = ControllerType.VirtioSerial, Index = (int)index });
            }
        }

        foreach (Smartcard card in devices.Smartcards)
        {
            if (card.Address is CcidAddress address
                && !devices.Controllers.Exists(c => c.Type == ControllerType.Ccid && c.Index == address.Controller))
            {
                Add(devices, new Controller { Type = ControllerType.Ccid, Index = (int)address.Controller });
            }
        }
    }

    /// <summary>Adds controllers of a kind until <paramref name="last"/> exists.</summary>
    /// <exception cref="VirException">It is so far away that the document would grow beyond all bounds; libvirt tries, and
    /// ends.</exception>
    public static void AddUpTo(DomainDevices devices, ControllerType type, int last)
    {
        if (last > MostImplied)
        {
            throw DeviceErrors.ControllerOutOfRange(last)
                .At(devices.Disks.Find(d => d.Address is DriveAddress a && a.Controller == last), "disk");
        }

        for (int index = 0; index <= last; index++)
        {
            if (!devices.Controllers.Exists(c => c.Type == type && c.Index == index))
            {
                Add(devices, new Controller { Type = type, Index = index });
            }
        }
    }

    /// <summary>Adds a controller among those of its kind, or behind the others.</summary>
    public static void Add(DomainDevices devices, Controller controller) =>
        devices.Controllers.Insert(DeviceOrderRules.PlaceOfController(devices.Controllers, controller), controller);

    /// <summary>Indexes are used once, companions have a master, and a disabled USB bus has no other controller.</summary>
    public static void Check(DomainDevices devices)
    {
        foreach (Controller controller in devices.Controllers)
        {
            if (controller.Type == ControllerType.Usb && controller.MasterStartPort is not null
                && !devices.Controllers.Exists(
                    c => c.Type == ControllerType.Usb && c.MasterStartPort is null && c.Index == controller.Index))
            {
                throw DeviceErrors.NoMasterUsbController().At(
                    controller, "controller");
            }
        }

        bool disabled = devices.Controllers.Exists(static c => c.Type == ControllerType.Usb && c.Model == "none");
        if (disabled && devices.Controllers.FindAll(static c => c.Type == ControllerType.Usb).Count > 1)
        {
            throw DeviceErrors.UsbControllerWithoutUsb().At(
                    devices.Controllers.FindLast(static c => c.Type == ControllerType.Usb), "controller");
        }

        var seen = new HashSet<(ControllerType, int)>();
        foreach (Controller controller in devices.Controllers)
        {
            // Of USB controllers several may share an index.
            if (controller.Type != ControllerType.Usb && !seen.Add((controller.Type, controller.Index ?? -1)))
            {
                throw DeviceErrors.ControllerIndexTwice(controller.Type.ToXml(), controller.Index)
                    .At(controller, "controller", "index");
            }
        }

        if (disabled && devices.Hubs.Count > 0)
        {
            throw DeviceErrors.UsbHubWithoutUsb().At(
                devices.Hubs[0], "hub");
        }

        if (devices.RedirDevices.Count > 0 && !devices.Controllers.Exists(static c => c.Type == ControllerType.Usb && c.Model != "none"))
        {
            throw DomainDocumentErrors.RedirectionWithoutUsb().At(
                devices.RedirDevices[0], "redirdev");
        }

        if (disabled && devices.Inputs.Exists(static i => i.Bus == InputBus.Usb))
        {
            throw DeviceErrors.UsbInputWithoutUsb().At(
                devices.Inputs.Find(static i => i.Bus == InputBus.Usb), "input");
        }
    }

    /// <summary>First port that a companion of the ICH9 controller serves, or null for another model.</summary>
    private static int? Companion(string? model) => model switch
    {
        "ich9-uhci1" => 0,
        "ich9-uhci2" => 2,
        "ich9-uhci3" => 4,
        _ => null,
    };

    /// <summary>The parts of one ICH9 controller follow each other, in any order, and share an index.</summary>
    private static bool Continues(DomainDevices devices, Controller? before, Controller controller) =>
        before?.Model?.StartsWith("ich9-", StringComparison.Ordinal) == true
        && controller.Type == ControllerType.Usb
        && controller.Model?.StartsWith("ich9-", StringComparison.Ordinal) == true
        && !devices.Controllers.Exists(c => c.Type == ControllerType.Usb && c.Index == before.Index && c.Model == controller.Model);

    private static IEnumerable<uint> VirtioSerialIndexes(DomainDevices devices)
    {
        foreach (Channel channel in devices.Channels)
        {
            if (channel.Target?.Type == ChannelTargetType.Virtio)
            {
                yield return channel.Address is VirtioSerialAddress address ? address.Controller : 0;
            }
        }

        foreach (ConsoleDevice console in devices.Consoles)
        {
            if (console.TargetType == ConsoleTargetType.Virtio)
            {
                yield return console.Address is VirtioSerialAddress address ? address.Controller : 0;
            }
        }
    }

    /// <summary>The lowest index of each kind that no controller has. Asking all controllers anew for each index would cost their number
    /// cubed.</summary>
    private sealed class FreeIndexes(List<Controller> controllers)
    {
        private readonly Dictionary<ControllerType, int> _next = [];
        private HashSet<(ControllerType, int)>? _given;

        public int Take(ControllerType type)
        {
            _given ??= [.. controllers.Where(static c => c.Index is not null).Select(static c => (c.Type, c.Index!.Value))];
            int index = _next.GetValueOrDefault(type);
            while (_given.Contains((type, index)))
            {
                index++;
            }

            _next[type] = index + 1;
            return index;
        }
    }
}
