using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Xml;
using DocConsole = Vireo.Documents.ConsoleDevice;

namespace Vireo.Drivers.Qemu.Rules;

/// <content>Defaults of devices that are there.</content>
public static partial class QemuPostParse
{
    private static void CompleteDevices(DomainDef def, QemuCapabilities caps)
    {
        var devices = def.Devices;
        foreach (var disk in devices.Disks)
        {
            Complete(disk);
        }

        foreach (var c in devices.Controllers)
        {
            Complete(def, caps, c);
        }

        foreach (var net in devices.Interfaces)
        {
            Complete(def, caps, net);
        }

        CompletePorts(def);
        foreach (var input in devices.Inputs)
        {
            Complete(input, def);
        }

        foreach (var g in devices.Graphics)
        {
            Complete(g);
        }

        for (int i = 0; i < devices.Videos.Count; i++)
        {
            Complete(devices.Videos[i], def, caps, i == 0 && !devices.Videos.Exists(v => v.Model?.Primary == YesNo.Yes));
        }

        foreach (var watchdog in devices.Watchdogs)
        {
            watchdog.Action = watchdog.Action == WatchdogAction.Unset ? WatchdogAction.Reset : watchdog.Action;
            watchdog.Model = watchdog.Model == WatchdogModel.Unset ? WatchdogModel.I6300esb : watchdog.Model;
        }

        foreach (var tpm in devices.Tpms)
        {
            if (tpm.Model == TpmModel.Unset)
            {
                tpm.Model = tpm.Backend is EmulatorTpmBackend { Version: TpmVersion.V20 } ? TpmModel.TpmCrb : TpmModel.TpmTis;
            }

            if (tpm.Backend is EmulatorTpmBackend { Version: TpmVersion.Unset } emulator)
            {
                emulator.Version = TpmVersion.V20;
            }
        }
    }

    private static void Complete(Disk disk)
    {
        disk.Type = disk.Type == DiskType.Unset ? DiskType.File : disk.Type;
        disk.Device = disk.Device == DiskDevice.Unset ? DiskDevice.Disk : disk.Device;
        if (disk.Target is { Bus: DiskBus.Unset } target)
        {
            target.Bus = BusOf(disk.Device, target.Dev ?? "");
        }

        disk.Driver ??= new DiskDriver();
        disk.Driver.Name ??= "qemu";
        disk.Driver.Type ??= "raw";
        if (disk.Device == DiskDevice.Cdrom)
        {
            disk.ReadOnly = true;
        }
    }

    private static DiskBus BusOf(DiskDevice device, string dev) => device == DiskDevice.Floppy ? DiskBus.Fdc : dev.Length < 2 ? DiskBus.Ide : dev[..2] switch
    {
        "hd" => DiskBus.Ide,
        "sd" => DiskBus.Scsi,
        "vd" => DiskBus.Virtio,
        "xv" => DiskBus.Xen,
        "fd" => DiskBus.Fdc,
        "ub" => DiskBus.Uml,
        _ => DiskBus.Ide,
    };

    private static void Complete(DomainDef def, QemuCapabilities caps, Controller c)
    {
        c.Index ??= def.Devices.Controllers.Where(o => o.Type == c.Type && o.Index is not null).Select(o => o.Index).DefaultIfEmpty(-1).Max() + 1;
        switch (c.Type)
        {
            case ControllerType.Usb when c.Model is null:
                c.Model = caps.Has("piix3-usb-uhci") ? "piix3-uhci" : null;
                break;
            case ControllerType.Scsi when c.Model is null or "auto":
                c.Model = caps.Has("lsi") ? "lsilogic" : "virtio-scsi";
                break;
            case ControllerType.Pci:
                c.Model ??= c.Index == 0 ? IsQ35(def) ? "pcie-root" : "pci-root" : IsQ35(def) ? "pcie-root-port" : "pci-bridge";
                break;
            default:
                break;
        }
    }

    private static void Complete(DomainDef def, QemuCapabilities caps, NetworkInterface net)
    {
        net.Mac ??= new InterfaceMac();
        if (net.Mac.Address is null)
        {
            // QEMU's own prefix, then random.
            net.Mac.Address = new MacAddress(0x525400000000UL | (uint)Random.Shared.Next(1 << 24));
        }

        if (net.Model is null && net.Type is not (NetworkInterfaceType.Hostdev or NetworkInterfaceType.Vdpa))
        {
            net.Model = !IsX86(def) ? "virtio" : caps.Has("rtl8139") ? "rtl8139" : caps.Has("e1000") ? "e1000" : "virtio";
        }
    }

    private static void CompletePorts(DomainDef def)
    {
        var devices = def.Devices;

        // A console of a serial kind and the first serial port are the same device, seen twice.
        if (devices.Consoles.Count > 0 && devices.Consoles[0].TargetType is ConsoleTargetType.Unset or ConsoleTargetType.Serial)
        {
            var console = devices.Consoles[0];
            if (devices.Serials.Count == 0)
            {
                devices.Serials.Add(new Serial { Type = console.Type, Sources = [.. console.Sources.Select(s => (CharSource)s.DeepCopy())], Protocol = console.Protocol, Log = console.Log });
            }

            Mirror(console, devices.Serials[0]);
        }
        else if (devices.Consoles.Count == 0 && devices.Serials.Count > 0 && devices.Serials[0].Target?.Type is null or SerialTargetType.Unset or SerialTargetType.IsaSerial)
        {
            var console = new DocConsole();
            Mirror(console, devices.Serials[0]);
            devices.Consoles.Add(console);
        }

        int port = 0;
        foreach (var serial in devices.Serials)
        {
            Complete(serial);
            serial.Target ??= new SerialTarget();
            serial.Target.Port ??= port;
            port = serial.Target.Port.Value + 1;
            if (serial.Target.Type == SerialTargetType.Unset)
            {
                serial.Target.Type = serial.Address is UsbAddress ? SerialTargetType.UsbSerial
                    : serial.Address is PciAddress ? SerialTargetType.PciSerial : SerialTargetType.IsaSerial;
            }

            if (serial.Target.Model == SerialModel.Unset)
            {
                serial.Target.Model = serial.Target.Type switch
                {
                    SerialTargetType.UsbSerial => SerialModel.UsbSerial,
                    SerialTargetType.PciSerial => SerialModel.PciSerial,
                    SerialTargetType.IsaDebug => SerialModel.IsaDebugcon,
                    _ => SerialModel.IsaSerial,
                };
            }
        }

        port = 0;
        foreach (var console in devices.Consoles)
        {
            Complete(console);
            console.TargetType = console.TargetType is ConsoleTargetType.Unset ? ConsoleTargetType.Serial : console.TargetType;
            console.TargetPort ??= port;
            port = console.TargetPort.Value + 1;
        }

        port = 0;
        foreach (var parallel in devices.Parallels)
        {
            Complete(parallel);
            parallel.TargetPort ??= port;
            port = parallel.TargetPort.Value + 1;
        }

        foreach (var channel in devices.Channels)
        {
            Complete(channel);
            if (channel.Type == CharType.Unix && channel.Target is { Type: ChannelTargetType.Virtio })
            {
                // A path below the driver's own folder was made up for one run and is made up again for the next.
                channel.Sources.RemoveAll(s => s is UnixCharSource { Path: null } or UnixCharSource { Mode: CharMode.Bind, Path: "" });
            }
        }
    }

    private static void Mirror(CharDevice console, CharDevice serial)
    {
        console.Type = serial.Type;
        console.Tty = serial.Tty;
        console.Sources = [.. serial.Sources.Select(s => (CharSource)s.DeepCopy())];
        console.Protocol = serial.Protocol;
        console.Log = serial.Log;
        console.Alias = serial.Alias;
    }

    private static void Complete(CharDevice device)
    {
        device.Type = device.Type == CharType.Unset ? CharType.Pty : device.Type;
        if (device.Type == CharType.Tcp && device.Protocol == CharProtocol.Unset)
        {
            device.Protocol = CharProtocol.Raw;
        }
    }

    private static void Complete(InputDevice input, DomainDef def)
    {
        if (input.Bus == InputBus.Unset && input.Type != InputType.Evdev)
        {
            input.Bus = input.Type switch
            {
                InputType.Tablet => InputBus.Usb,
                InputType.Passthrough => InputBus.Virtio,
                _ => IsX86(def) ? InputBus.Ps2 : InputBus.Usb,
            };
        }
    }

    private static void Complete(Graphics graphics)
    {
        if (graphics is VncGraphics vnc)
        {
            if (vnc.Socket is null && !vnc.Listens.Exists(l => l.Type is GraphicsListenType.Socket or GraphicsListenType.None))
            {
                if (vnc.Port is null or 0 or -1)
                {
                    vnc.Port = -1;
                    vnc.AutoPort = YesNo.Yes;
                }
                else if (vnc.AutoPort == YesNo.Unset)
                {
                    vnc.AutoPort = YesNo.No;
                }
            }

            CompleteListen(vnc.Listens, vnc.Listen, vnc.Socket);
        }
        else if (graphics is SpiceGraphics spice)
        {
            CompleteListen(spice.Listens, spice.Listen, null);
        }
    }

    private static void CompleteListen(List<GraphicsListen> listens, string? address, string? socket)
    {
        if (listens.Count == 0)
        {
            listens.Add(socket is null
                ? new GraphicsListen { Type = GraphicsListenType.Address, Address = address }
                : new GraphicsListen { Type = GraphicsListenType.Socket, Socket = socket });
        }
    }

    private static void Complete(Video video, DomainDef def, QemuCapabilities caps, bool primary)
    {
        video.Model ??= new VideoModel();
        var model = video.Model;
        if (model.Type is VideoType.Unset or VideoType.Default)
        {
            model.Type = DefaultVideo(def, caps);
        }

        if (model.Type == VideoType.None)
        {
            return;
        }

        if (primary)
        {
            model.Primary = YesNo.Yes;
        }

        model.Heads ??= 1;
        switch (model.Type)
        {
            case VideoType.Qxl:
                model.Ram ??= 65536;
                model.Vram ??= 65536;
                model.VgaMemory ??= 16384;
                break;
            case VideoType.Vga or VideoType.Cirrus or VideoType.Vmvga or VideoType.Bochs:
                model.Vram ??= 16384;
                break;
            default:
                break;
        }
    }

    private static VideoType DefaultVideo(DomainDef def, QemuCapabilities caps) =>
        !IsX86(def) ? VideoType.Virtio : caps.Has("cirrus-vga") ? VideoType.Cirrus : VideoType.Vga;
}
