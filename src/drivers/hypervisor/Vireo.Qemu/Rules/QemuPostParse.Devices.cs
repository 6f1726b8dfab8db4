using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Rules;

/// <content>Defaults of existing devices.</content>
public static partial class QemuPostParse
{
    private static void CompleteDevices(DomainDef def, QemuCapabilities caps, HostFacts site)
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

        CompletePorts(def, site);
        foreach (var input in devices.Inputs)
        {
            Complete(input, def);
        }

        foreach (var g in devices.Graphics)
        {
            Complete(g, site);
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

        foreach (var panic in devices.Panics)
        {
            panic.Model = panic.Model == PanicModel.Unset && IsX86(def) ? PanicModel.Isa : panic.Model;
        }

        if (devices.Vsock is { Model: VsockModel.Unset } vsock && !caps.Arch.StartsWith("s390", StringComparison.Ordinal))
        {
            vsock.Model = VsockModel.Virtio;
        }

        foreach (var hostdev in devices.Hostdevs)
        {
            if (hostdev is { Source: MdevHostdevSource, Model: HostdevModel.VfioPci, Display: OnOff.Unset })
            {
                hostdev.Display = OnOff.Off;
            }
        }

        foreach (var tpm in devices.Tpms)
        {
            if (tpm.Model == TpmModel.Unset)
            {
                tpm.Model = tpm.Backend is EmulatorTpmBackend { Version: TpmVersion.V20 } ? TpmModel.TpmCrb : TpmModel.TpmTis;
            }

            if (tpm.Backend is EmulatorTpmBackend { Version: TpmVersion.Unset } emulator)
            {
                // Guests that were made before TPM 2.0 was offered must keep what they have.
                emulator.Version = tpm.Model is TpmModel.TpmCrb or TpmModel.TpmSpapr || !IsX86(def) ? TpmVersion.V20 : TpmVersion.V12;
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
        if (disk.Source is not VolumeDiskSource)
        {
            disk.Driver.Type ??= "raw";
        }

        List<StorageEncryption?> encryptions = [disk.Encryption, disk.Source?.Encryption];
        for (var below = disk.BackingStore; below is not null; below = below.BackingStore)
        {
            encryptions.Add(below.Source?.Encryption);
        }

        foreach (var encryption in encryptions)
        {
            if (encryption is { Engine: StorageEncryptionEngine.Default })
            {
                encryption.Engine = StorageEncryptionEngine.Qemu;
            }
        }

        if (disk.Device == DiskDevice.Cdrom)
        {
            disk.ReadOnly = true;
        }
    }

    // The bus that all others hang on is the machine's, and there is one.
    private static void CheckRoot(DomainDef def, Controller c)
    {
        if (c.Index is not 0)
        {
            if (c.Model is "pci-root" or "pcie-root" && !IsPseries(def))
            {
                throw QemuErrors.RootBusIndex();
            }

            if ((c.Model == "pcie-expander-bus" && !HasPcieRoot(def)) || (c.Model == "pci-expander-bus" && !IsI440fx(def)))
            {
                throw QemuErrors.ControllerOfMachine(c.Model);
            }

            return;
        }

        string? root = HasPcieRoot(def) ? "pcie-root" : IsI440fx(def) || IsPseries(def) ? "pci-root" : null;
        if (root is not null && c.Model is not null && c.Model != root)
        {
            throw QemuErrors.RootBusModel(root, c.Model);
        }
    }

    private static DiskBus BusOf(DiskDevice device, string dev) =>
        device == DiskDevice.Floppy ? DiskBus.Fdc : dev.Length < 2 ? DiskBus.Ide : dev[..2] switch
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
        c.Index ??= def.Devices.Controllers.Where(o => o.Type == c.Type && o.Index is not null).Select(o => o.Index).DefaultIfEmpty(-1)
            .Max() + 1;
        switch (c.Type)
        {
            case ControllerType.Usb when c.Model is null:
                c.Model = caps.Has(QemuFlag.Piix3UsbUhci) ? "piix3-uhci" : null;
                break;
            case ControllerType.Scsi when c.Model is null or "auto":
                c.Model = caps.Has(QemuFlag.Lsi) ? "lsilogic" : "virtio-scsi";
                break;
            case ControllerType.Pci:
                CheckRoot(def, c);
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

        if (net.Type is not (NetworkInterfaceType.Ethernet or NetworkInterfaceType.Network or NetworkInterfaceType.Bridge))
        {
            net.Filter = null;
        }

        net.Model = Array.Find(s_cardModels, m => m.Equals(net.Model, StringComparison.OrdinalIgnoreCase)) ?? net.Model;
        if (net.Model is null && net.Type is not (NetworkInterfaceType.Hostdev or NetworkInterfaceType.Vdpa))
        {
            bool passt = net.Backend?.Type == InterfaceBackendType.Passt && net.Type == NetworkInterfaceType.Vhostuser;
            net.Model = !IsX86(def) || passt ? "virtio"
                : caps.Has(QemuFlag.Rtl8139) ? "rtl8139"
                : caps.Has(QemuFlag.E1000) ? "e1000"
                : "virtio";
        }
    }

    private static void CompletePorts(DomainDef def, HostFacts site)
    {
        var devices = def.Devices;

        CompleteSerials(def);
        int port = 0;
        foreach (var console in devices.Consoles)
        {
            Complete(console);
            console.TargetType = console.TargetType is ConsoleTargetType.Unset ? ConsoleTargetType.Serial : console.TargetType;
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
            if (channel.Type == CharType.Unix && channel.Target is { Type: ChannelTargetType.Virtio, Name: { } name })
            {
                // A path below the driver's own folder was made up for one run and is made up again for the next.
                channel.Sources.RemoveAll(s =>
                    s is UnixCharSource { Path: null or "" } || (s is UnixCharSource { Path: { } path } && IsMadeUp(path, name, site)));
            }
        }
    }

    private static readonly string[] s_cardModels =
        ["virtio", "virtio-transitional", "virtio-non-transitional", "e1000", "e1000e", "igb", "rtl8139", "netfront", "usb-net",
            "spapr-vlan", "lan9118", "smc91c111", "vmxnet3"];

    private static readonly char[] s_digits = [.. "0123456789"];

    private static void CompleteSerials(DomainDef def)
    {
        var devices = def.Devices;
        int port = 0;
        foreach (var serial in devices.Serials)
        {
            Complete(serial);
            serial.Target ??= new SerialTarget();
            serial.Target.Port = serial.Target.Port is null or -1 ? port : serial.Target.Port;
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
                    SerialTargetType.SpaprVioSerial => SerialModel.SpaprVty,
                    SerialTargetType.SclpSerial => SerialModel.Sclpconsole,
                    SerialTargetType.SystemSerial => def.Os.Type?.Arch is "riscv32" or "riscv64" or "loongarch64"
                        ? SerialModel.U16550A
                        : SerialModel.Pl011,
                    _ => SerialModel.IsaSerial,
                };
            }
        }
    }

    // Over time: channel/target/DOMAIN.NAME, channel/target/domain-DOMAIN/NAME, channel/ID-DOMAIN/NAME.
    private static bool IsMadeUp(string path, string name, HostFacts site)
    {
        foreach (string folder in site.OwnFolders)
        {
            string channels = folder + "/channel/";
            if (path.StartsWith(channels, StringComparison.Ordinal))
            {
                string rest = path[channels.Length..];
                rest = rest.StartsWith("target/", StringComparison.Ordinal) ? rest["target/".Length..] : rest;
                int slash = rest.IndexOf('/', StringComparison.Ordinal);
                return slash < 0
                    ? rest.EndsWith("." + name, StringComparison.Ordinal)
                    : rest[(slash + 1)..] == name
                        && (rest.StartsWith("domain-", StringComparison.Ordinal)
                            || (char.IsAsciiDigit(rest[0]) && rest[..slash].TrimStart(s_digits).StartsWith('-')));
            }
        }

        return false;
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

    // A socket below the driver's own folder was made up for one run.
    private static void Complete(Graphics graphics, HostFacts site)
    {
        if (graphics is VncGraphics vnc)
        {
            foreach (var listen in vnc.Listens)
            {
                if (listen is { Type: GraphicsListenType.Socket, Socket: { } path }
                    && site.OwnFolders.Any(f => path.StartsWith(f + "/domain-", StringComparison.Ordinal)))
                {
                    (listen.Type, listen.Socket, vnc.Socket) = (GraphicsListenType.Address, null, null);
                    (vnc.Port, vnc.AutoPort) = (-1, YesNo.Yes);
                }
                else if (listen.Type == GraphicsListenType.Socket)
                {
                    vnc.Socket = listen.Socket;
                }
            }

            if (vnc.Listens is [{ Type: GraphicsListenType.None }, ..])
            {
                (vnc.Port, vnc.AutoPort) = (null, YesNo.Unset);
            }
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
        !IsX86(def) ? VideoType.Virtio : caps.Has(QemuFlag.CirrusVga) ? VideoType.Cirrus : VideoType.Vga;
}
