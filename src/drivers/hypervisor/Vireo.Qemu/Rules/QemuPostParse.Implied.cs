using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Rules;

/// <content>Devices that a machine has or needs though nobody named them.</content>
public static partial class QemuPostParse
{
    private static void AddImpliedDevices(DomainDef def, QemuCapabilities caps)
    {
        var devices = def.Devices;
        if (IsQ35(def) || IsI440fx(def))
        {
            AddImpliedBuses(def, caps);
        }

        AddDiskControllers(def, caps);
        if (devices.Channels.Exists(c => c.Target?.Type == ChannelTargetType.Virtio) || devices.Consoles.Exists(c => c.TargetType == ConsoleTargetType.Virtio))
        {
            uint last = 0;
            foreach (var device in devices.Channels.Cast<CharDevice>().Concat(devices.Consoles))
            {
                last = device.Address is VirtioSerialAddress a ? Math.Max(last, a.Controller) : last;
            }

            for (int i = 0; i <= last; i++)
            {
                EnsureController(def, ControllerType.VirtioSerial, i, null);
            }
        }

        if (devices.Smartcards.Count > 0)
        {
            EnsureController(def, ControllerType.Ccid, 0, null);
        }

        if (devices.MemoryBalloon is null && (IsX86(def) || def.Os.Type?.Arch is "aarch64" or "riscv64" or "s390x" or "ppc64"))
        {
            devices.MemoryBalloon = new MemoryBalloon { Model = MemoryBalloonModel.Virtio };
        }

        AddGraphicsCompanions(def, caps);
        if (devices.Audios.Count == 0)
        {
            devices.Audios.Add(DefaultAudio(def));
        }

        if (IsQ35(def) && caps.Has("set-action") && !devices.Watchdogs.Exists(w => w.Model == WatchdogModel.Itco))
        {
            devices.Watchdogs.Add(new Watchdog { Model = WatchdogModel.Itco, Action = devices.Watchdogs.Count > 0 ? devices.Watchdogs[0].Action : WatchdogAction.Reset });
        }
    }

    private static void AddImpliedBuses(DomainDef def, QemuCapabilities caps)
    {
        var devices = def.Devices;
        if (!devices.Controllers.Exists(c => c.Type == ControllerType.Usb))
        {
            string? model = IsQ35(def) && caps.Has("qemu-xhci") ? "qemu-xhci" : caps.Has("piix3-usb-uhci") ? "piix3-uhci" : null;
            Insert(def, new Controller { Type = ControllerType.Usb, Index = 0, Model = model });
        }

        if (IsQ35(def))
        {
            EnsureController(def, ControllerType.Sata, 0, null);
            EnsureController(def, ControllerType.Pci, 0, "pcie-root");
        }
        else
        {
            EnsureController(def, ControllerType.Pci, 0, "pci-root");
        }
    }

    private static void AddDiskControllers(DomainDef def, QemuCapabilities caps)
    {
        BusAddresses.AssignDrives(def);
        foreach (var (bus, type) in (ReadOnlySpan<(DiskBus, ControllerType)>)
            [(DiskBus.Ide, ControllerType.Ide), (DiskBus.Fdc, ControllerType.Fdc), (DiskBus.Scsi, ControllerType.Scsi), (DiskBus.Sata, ControllerType.Sata)])
        {
            int last = -1;
            foreach (var disk in def.Devices.Disks)
            {
                if (disk.Target?.Bus == bus && disk.Address is DriveAddress a)
                {
                    last = Math.Max(last, (int)a.Controller);
                }
            }

            for (int i = 0; i <= last; i++)
            {
                EnsureController(def, type, i, type == ControllerType.Scsi ? caps.Has("lsi") ? "lsilogic" : "virtio-scsi" : null);
            }
        }
    }

    private static void AddGraphicsCompanions(DomainDef def, QemuCapabilities caps)
    {
        var devices = def.Devices;
        if (IsX86(def) && def.Features.Ps2 != OnOff.Off)
        {
            EnsureInput(def, InputType.Mouse);
            EnsureInput(def, InputType.Keyboard);
        }

        if (devices.Graphics.Count > 0 && devices.Videos.Count == 0)
        {
            var video = new Video();
            Complete(video, def, caps, primary: true);
            devices.Videos.Add(video);
        }
    }

    private static void EnsureInput(DomainDef def, InputType type)
    {
        if (!def.Devices.Inputs.Exists(i => i.Type == type && i.Bus == InputBus.Ps2))
        {
            def.Devices.Inputs.Add(new InputDevice { Type = type, Bus = InputBus.Ps2 });
        }
    }

    private static Audio DefaultAudio(DomainDef def)
    {
        bool spice = def.Devices.Graphics.Exists(g => g is SpiceGraphics);
        return new Audio { Id = 1, Type = spice ? AudioType.Spice : AudioType.None };
    }

    internal static void EnsureController(DomainDef def, ControllerType type, int index, string? model)
    {
        if (!def.Devices.Controllers.Exists(c => c.Type == type && c.Index == index))
        {
            Insert(def, new Controller { Type = type, Index = index, Model = model });
        }
    }

    /// <summary>Puts a controller at the end, or before the first of its type with a greater index.</summary>
    internal static void Insert(DomainDef def, Controller controller)
    {
        var list = def.Devices.Controllers;
        int at = list.FindIndex(c => c.Type == controller.Type && c.Index > controller.Index);
        list.Insert(at < 0 ? list.Count : at, controller);
    }
}
