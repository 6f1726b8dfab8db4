using System.Globalization;
using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Rules;

/// <summary>
/// Places on PCI: the slots that a machine's own devices occupy, one bus after the other for the rest, and the ports and bridges that this takes.
/// The order in which devices get their places is part of what guests see, so it must never change.
/// </summary>
public static partial class PciAddresses
{
    /// <summary>Gives every PCI device that has no place one.</summary>
    public static void Assign(DomainDef def)
    {
        bool q35 = QemuPostParse.IsQ35(def);
        if (!q35 && !QemuPostParse.IsI440fx(def))
        {
            return;
        }

        PlaceBuiltIn(def, q35);
        if (q35)
        {
            AddPorts(def);
        }

        var map = new Slots(def, q35);
        PlaceControllers(def, map, q35);
        foreach (var (device, kind) in Waiting(def))
        {
            device.Address = map.Next(kind);
        }
    }

    /// <summary>Devices that need a place, in the order in which they get it.</summary>
    private static IEnumerable<(Device Device, PciKind Kind)> Waiting(DomainDef def)
    {
        var d = def.Devices;
        foreach (var fs in d.Filesystems)
        {
            if (fs.Address is null)
            {
                yield return (fs, PciKind.Express);
            }
        }

        foreach (var net in d.Interfaces)
        {
            if (net.Address is null && net.Model is not ("usb-net" or "netfront" or "smc91c111" or "lan9118") && net.Type != NetworkInterfaceType.Hostdev)
            {
                yield return (net, net.Model is "virtio" or "virtio-non-transitional" or "e1000e" or "vmxnet3" ? PciKind.Express : PciKind.Conventional);
            }
        }

        foreach (var sound in d.Sounds)
        {
            if (sound.Address is null && sound.Model is not (SoundModel.Sb16 or SoundModel.Pcspk or SoundModel.Usb))
            {
                yield return (sound, sound.Model == SoundModel.Virtio ? PciKind.Express : PciKind.Conventional);
            }
        }

        foreach (var c in d.Controllers)
        {
            if (c.Address is null && KindOf(c) is { } kind)
            {
                yield return (c, kind);
            }
        }

        foreach (var disk in d.Disks)
        {
            if (disk.Address is null && disk.Target?.Bus == DiskBus.Virtio)
            {
                yield return (disk, disk.Model == DiskModel.VirtioTransitional ? PciKind.Conventional : PciKind.Express);
            }
        }

        foreach (var host in d.Hostdevs)
        {
            if (host.Address is null && host is { } h && IsPci(h))
            {
                yield return (host, PciKind.Express);
            }
        }

        if (d.MemoryBalloon is { Address: null, Model: not (MemoryBalloonModel.None or MemoryBalloonModel.Xen or MemoryBalloonModel.Unset) } balloon)
        {
            yield return (balloon, balloon.Model == MemoryBalloonModel.VirtioTransitional ? PciKind.Conventional : PciKind.Express);
        }

        foreach (var rng in d.Rngs)
        {
            if (rng.Address is null)
            {
                yield return (rng, rng.Model == RngModel.VirtioTransitional ? PciKind.Conventional : PciKind.Express);
            }
        }

        foreach (var watchdog in d.Watchdogs)
        {
            if (watchdog is { Address: null, Model: WatchdogModel.I6300esb })
            {
                yield return (watchdog, PciKind.Conventional);
            }
        }

        foreach (var video in d.Videos)
        {
            if (video.Address is null && video.Model?.Type is not (VideoType.None or VideoType.Ramfb or null))
            {
                yield return (video, video.Model.Type is VideoType.Virtio or VideoType.Bochs ? PciKind.Express : PciKind.Conventional);
            }
        }

        foreach (var memory in d.SharedMemories)
        {
            if (memory.Address is null)
            {
                yield return (memory, PciKind.Conventional);
            }
        }

        foreach (var input in d.Inputs)
        {
            if (input is { Address: null, Bus: InputBus.Virtio })
            {
                yield return (input, input.Model == InputModel.VirtioTransitional ? PciKind.Conventional : PciKind.Express);
            }
        }

        foreach (var serial in d.Serials)
        {
            if (serial is { Address: null, Target.Type: SerialTargetType.PciSerial })
            {
                yield return (serial, PciKind.Conventional);
            }
        }

        foreach (var panic in d.Panics)
        {
            if (panic is { Address: null, Model: PanicModel.Pvpanic })
            {
                yield return (panic, PciKind.Conventional);
            }
        }

        if (d.Vsock is { Address: null } vsock)
        {
            yield return (vsock, vsock.Model == VsockModel.VirtioTransitional ? PciKind.Conventional : PciKind.Express);
        }
    }

    private static bool IsPci(Hostdev host) => host.Source is PciHostdevSource;

    private static PciKind? KindOf(Controller c) => c.Type switch
    {
        ControllerType.VirtioSerial => PciKind.Express,
        ControllerType.Scsi => c.Model is "virtio-scsi" or "virtio-non-transitional" or "vmpvscsi" ? PciKind.Express : PciKind.Conventional,
        ControllerType.Usb => c.Model is null or "none" ? null : c.Model is "qemu-xhci" or "nec-xhci" ? PciKind.Express : PciKind.Conventional,
        ControllerType.Sata => PciKind.Conventional,
        ControllerType.Ide => PciKind.Conventional,
        ControllerType.Nvme => PciKind.Express,
        _ => null,
    };

    // What the chipset has at fixed places.
    private static void PlaceBuiltIn(DomainDef def, bool q35)
    {
        var d = def.Devices;
        foreach (var c in d.Controllers)
        {
            if (c.Address is not null)
            {
                continue;
            }

            if (q35 && c is { Type: ControllerType.Sata, Index: 0 })
            {
                c.Address = At(0, 0x1f, 2);
            }
            else if (!q35 && c is { Type: ControllerType.Ide, Index: 0 })
            {
                c.Address = At(0, 1, 1);
            }
            else if (!q35 && c is { Type: ControllerType.Usb, Index: 0, Model: "piix3-uhci" })
            {
                c.Address = At(0, 1, 2);
            }
            else if (c.Type == ControllerType.Usb && c.Model is { } model && model.StartsWith("ich9-", StringComparison.Ordinal))
            {
                PlaceCompanion(def, c, q35);
            }
        }

        var primary = d.Videos.Find(v => v.Model?.Primary == YesNo.Yes) ?? (d.Videos.Count > 0 ? d.Videos[0] : null);
        if (primary is { Address: null } && primary.Model?.Type is not (VideoType.None or VideoType.Ramfb or null))
        {
            primary.Address = At(0, q35 ? 1u : 2u, 0);
        }

        if (q35 && d.Sounds.Find(s => s is { Address: null, Model: SoundModel.Ich6 or SoundModel.Ich9 }) is { } sound)
        {
            sound.Address = At(0, 0x1b, 0);
        }
    }

    // The companions of an EHCI controller share its slot: functions 0 to 2, the controller itself at 7.
    private static void PlaceCompanion(DomainDef def, Controller c, bool q35)
    {
        uint function = c.Model switch
        {
            "ich9-uhci1" or "ich9-uhci4" => 0,
            "ich9-uhci2" or "ich9-uhci5" => 1,
            "ich9-uhci3" or "ich9-uhci6" => 2,
            _ => 7,
        };
        var sibling = def.Devices.Controllers.Find(o => o.Type == ControllerType.Usb && o.Index == c.Index && o != c && o.Address is PciAddress);
        if (sibling?.Address is PciAddress at)
        {
            c.Address = At(at.Bus ?? 0, at.Slot ?? 0, function);
        }
        else if (q35)
        {
            c.Address = At(0, 0x1d, function);
        }
        else
        {
            return;
        }

        if (function == 0 && c.Address is PciAddress own)
        {
            own.Multifunction = OnOff.On;
        }
    }

    private static PciAddress At(uint bus, uint slot, uint function) => new() { Domain = 0, Bus = bus, Slot = slot, Function = function };

    // Adds as many root ports as the devices need, one more to plug something in later, and a bridge when a device is not PCI Express.
    private static void AddPorts(DomainDef def)
    {
        var controllers = def.Devices.Controllers;
        var map = new Slots(def, q35: true);
        int express = 0;
        bool conventional = false;
        foreach (var (_, kind) in Waiting(def))
        {
            express += kind == PciKind.Express ? 1 : 0;
            conventional |= kind == PciKind.Conventional;
        }

        int next = controllers.Where(c => c.Type == ControllerType.Pci).Select(c => c.Index ?? 0).DefaultIfEmpty(0).Max() + 1;
        bool addBridge = conventional && !controllers.Exists(c => c.Type == ControllerType.Pci && c.Model is "pcie-to-pci-bridge" or "pci-bridge");
        int upstream = controllers.Count(c => c is { Type: ControllerType.Pci, Address: null, Model: "pcie-to-pci-bridge" or "dmi-to-pci-bridge" and not "dmi-to-pci-bridge" });
        int free = map.FreePorts - upstream;
        int first = next;
        for (int i = Math.Max(free, 0); i < express; i++)
        {
            QemuPostParse.Insert(def, Port(next++));
        }

        if (addBridge)
        {
            if (free - express < 1)
            {
                QemuPostParse.Insert(def, Port(next++));
            }

            QemuPostParse.Insert(def, new Controller { Type = ControllerType.Pci, Index = next++, Model = "pcie-to-pci-bridge" });
        }

        if (next > first)
        {
            QemuPostParse.Insert(def, Port(next));
        }
    }

    private static Controller Port(int index) => new() { Type = ControllerType.Pci, Index = index, Model = "pcie-root-port" };

    private static void PlaceControllers(DomainDef def, Slots map, bool q35)
    {
        foreach (var c in def.Devices.Controllers)
        {
            if (c.Type != ControllerType.Pci)
            {
                continue;
            }

            int index = c.Index ?? 0;
            switch (c.Model)
            {
                case "pcie-root-port":
                    c.ModelName = c.ModelName == PciControllerModelName.Unset ? PciControllerModelName.PcieRootPort : c.ModelName;
                    c.Target ??= new ControllerTarget();
                    c.Target.Chassis ??= index;
                    c.Address ??= map.NextRootPort();
                    if (c.Address is PciAddress at)
                    {
                        c.Target.Port ??= (int)(((at.Slot ?? 0) << 3) + (at.Function ?? 0));
                    }

                    break;
                case "pcie-to-pci-bridge":
                    c.ModelName = c.ModelName == PciControllerModelName.Unset ? PciControllerModelName.PciePciBridge : c.ModelName;
                    c.Address ??= map.Next(PciKind.Express);
                    break;
                case "dmi-to-pci-bridge":
                    c.ModelName = c.ModelName == PciControllerModelName.Unset ? PciControllerModelName.I82801b11Bridge : c.ModelName;
                    c.Address ??= At(0, 0x1e, 0);
                    break;
                case "pci-bridge":
                    c.ModelName = c.ModelName == PciControllerModelName.Unset ? PciControllerModelName.PciBridge : c.ModelName;
                    c.Target ??= new ControllerTarget();
                    c.Target.ChassisNr ??= index;
                    c.Address ??= map.Next(q35 ? PciKind.Conventional : PciKind.Express);
                    break;
                default:
                    break;
            }
        }
    }
}
