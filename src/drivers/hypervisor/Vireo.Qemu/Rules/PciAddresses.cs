using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Rules;

/// <summary>
/// Places on PCI: the slots that a machine's own devices occupy, one bus after the other for the rest, and the ports and bridges that this
/// takes. The order in which devices get their places is part of what guests see, so it must never change. What wants which kind of slot is
/// in the other part.
/// </summary>
public static partial class PciAddresses
{
    /// <summary>Gives every PCI device that has no place one.</summary>
    public static void Assign(DomainDef def)
    {
        bool express = QemuPostParse.HasPcieRoot(def);
        if (!express && !QemuPostParse.IsI440fx(def))
        {
            CheckUnplaced(def);
            return;
        }

        var indexes = new HashSet<int?>();
        if (def.Devices.Controllers.Exists(c => c.Type == ControllerType.Pci && !indexes.Add(c.Index)))
        {
            // It is refused for that.
            return;
        }

        // One port more is for what is plugged in later, where the user leaves ports and bridges to us.
        bool spare = express && !def.Devices.Controllers.Exists(static c => c.Type == ControllerType.Pci && c.Index > 0);
        int before = def.Devices.Controllers.Count;
        PciPlaces.AddNamedBuses(def, express);
        bool named = def.Devices.Controllers.Count > before;
        CompleteControllers(def);
        PciPlaces.Check(def, express);
        bool q35 = QemuPostParse.IsQ35(def), pc = QemuPostParse.IsI440fx(def);
        PlaceBuiltIn(def, new PciMap(def, express), q35, pc);
        AddControllers(def, express, spare, named);
        var map = Map(def, express);
        PlaceAll(def, map, grow: false, (device, address) => device.Address = address);
        NumberPorts(def);
        MarkMultifunction(def);
    }

    // A machine without PCI, or an unknown one, which is refused as such later.
    private static void CheckUnplaced(DomainDef def)
    {
        var buses = def.Devices.Controllers.FindAll(static c => c.Type == ControllerType.Pci);
        if (!QemuPostParse.IsX86(def) || buses.Exists(static c => c.Model is "pci-root" or "pcie-root"))
        {
            return;
        }

        if (buses.Count > 0)
        {
            throw QemuErrors.NoSlotForController(buses[0].Model);
        }

        if (Waiting(def).Any())
        {
            throw QemuErrors.NoPciBus();
        }
    }

    private static PciMap Map(DomainDef def, bool express)
    {
        var map = new PciMap(def, express);
        if (QemuPostParse.IsQ35(def))
        {
            // ISA bridge and SMBus of the chipset.
            map.Bus(0)?.Take(0x1f, 0, false);
            map.Bus(0)?.Take(0x1f, 3, false);
        }
        else if (QemuPostParse.IsI440fx(def))
        {
            // The chipset's ISA bridge and power management.
            map.Bus(0)?.TakeSlot(1);
        }

        return map;
    }

    private static void CompleteControllers(DomainDef def)
    {
        foreach (var c in def.Devices.Controllers)
        {
            if (c.Type != ControllerType.Pci)
            {
                continue;
            }

            if (c.ModelName == PciControllerModelName.Unset)
            {
                c.ModelName = c.Model switch
                {
                    "pcie-root-port" => PciControllerModelName.PcieRootPort,
                    "pcie-to-pci-bridge" => PciControllerModelName.PciePciBridge,
                    "dmi-to-pci-bridge" => PciControllerModelName.I82801b11Bridge,
                    "pci-bridge" => PciControllerModelName.PciBridge,
                    "pcie-switch-upstream-port" => PciControllerModelName.X3130Upstream,
                    "pcie-switch-downstream-port" => PciControllerModelName.Xio3130Downstream,
                    "pci-expander-bus" => PciControllerModelName.Pxb,
                    "pcie-expander-bus" => PciControllerModelName.PxbPcie,
                    _ => PciControllerModelName.Unset,
                };
            }
        }
    }

    // A first round with all devices finds out which ports and bridges are missing.
    private static void AddControllers(DomainDef def, bool express, bool spare, bool named)
    {
        var map = Map(def, express);
        bool full = map.IsFull;
        PlaceAll(def, map, grow: true, static (_, _) => { });
        if (!express && !full)
        {
            // A slot is kept for a bridge that may be needed later.
            map.Reserve(PciKind.PciBridge, grow: true);
        }

        if (spare && (named || map.Added.Count > 0))
        {
            map.Reserve(PciKind.Express, grow: true);
        }

        map.PlaceBridges();

        foreach (var controller in map.Added)
        {
            QemuPostParse.Insert(def, controller);
        }

        CompleteControllers(def);
    }

    private static void PlaceAll(DomainDef def, PciMap map, bool grow, Action<Device, PciAddress> place)
    {
        foreach (var c in def.Devices.Controllers)
        {
            if (c.Type == ControllerType.Pci && Lacks(c) && PciMap.KindOf(c.Model) is var kind and not PciKind.None)
            {
                place(c, map.Reserve(kind, grow, c.Model));
            }
        }

        // The parts of one ICH9 USB controller share a slot.
        var slots = new Dictionary<int, PciAddress>();
        foreach (var (device, kind) in Waiting(def))
        {
            if (device is Controller { Type: ControllerType.Usb, Model: { } model } usb && Companion(model) is { } function)
            {
                int index = usb.Index ?? 0;
                if (!slots.TryGetValue(index, out var slot))
                {
                    var sibling = def.Devices.Controllers.Find(
                        o => o.Type == ControllerType.Usb && o.Index == index && o.Address is PciAddress && Companion(o.Model) is not null);
                    slots[index] = slot = sibling?.Address as PciAddress ?? map.Reserve(kind, grow);
                }

                map.Bus(slot.Bus ?? 0)?.Take(slot.Slot ?? 0, function, false);
                place(device, At(slot.Bus ?? 0, slot.Slot ?? 0, function));
            }
            else
            {
                var address = map.Reserve(kind, grow);
                address.Multifunction = (device.Address as PciAddress)?.Multifunction ?? OnOff.Unset;
                place(device, address);
            }
        }
    }

    /// <summary>An address of which only the kind is given asks for one.</summary>
    private static bool Lacks(Device device) => device.Address is null || PciPlaces.IsUnchosen(device.Address);

    private static uint? Companion(string? model) => model switch
    {
        "ich9-uhci1" or "ich9-uhci4" => 0,
        "ich9-uhci2" or "ich9-uhci5" => 1,
        "ich9-uhci3" or "ich9-uhci6" => 2,
        "ich9-ehci1" or "ich9-ehci2" => 7,
        _ => null,
    };

    // What the chipset has at fixed places.
    private static void PlaceBuiltIn(DomainDef def, PciMap map, bool q35, bool pc)
    {
        var d = def.Devices;
        if (map.Bus(0) is not { } root)
        {
            return;
        }

        foreach (var c in d.Controllers)
        {
            if (!Lacks(c))
            {
                continue;
            }

            if (q35 && c is { Type: ControllerType.Sata, Index: 0 } && root.IsFree(0x1f, 2))
            {
                c.Address = At(0, 0x1f, 2);
            }
            else if (pc && c is { Type: ControllerType.Ide, Index: 0 })
            {
                c.Address = At(0, 1, 1);
            }
            else if (pc && c is { Type: ControllerType.Usb, Index: 0, Model: "piix3-uhci" } && root.IsFree(1, 2))
            {
                c.Address = At(0, 1, 2);
            }
            else if (q35 && c is { Type: ControllerType.Pci, Model: "dmi-to-pci-bridge" } && root.IsSlotFree(0x1e))
            {
                c.Address = At(0, 0x1e, 0);
            }

            if (c.Address is PciAddress { Slot: { } slot } at)
            {
                root.Take(slot, at.Function ?? 0, false);
            }
        }

        if (q35)
        {
            PlaceChipsetUsb(d, root);
        }

        var primary = d.Videos.Find(v => v.Model?.Primary == YesNo.Yes) ?? (d.Videos.Count > 0 ? d.Videos[0] : null);
        uint wanted = q35 ? 1u : 2u;
        if ((q35 || pc) && primary is not null && Lacks(primary) && primary.Model?.Type is not (VideoType.None or VideoType.Ramfb or null)
            && root.IsSlotFree(wanted))
        {
            primary.Address = At(0, wanted, 0);
        }

        if (q35 && d.Sounds.Find(s => Lacks(s) && s.Model is SoundModel.Ich6 or SoundModel.Ich9) is { } sound && root.IsSlotFree(0x1b))
        {
            sound.Address = At(0, 0x1b, 0);
        }
    }

    // The chipset has places for two USB 2 controllers with their companions.
    private static void PlaceChipsetUsb(DomainDevices d, PciBus root)
    {
        foreach (uint slot in (ReadOnlySpan<uint>)[0x1d, 0x1a])
        {
            if (!root.IsSlotFree(slot)
                || d.Controllers.Find(c => c is { Type: ControllerType.Usb, Model: "ich9-ehci1" or "ich9-ehci2" } && Lacks(c)) is not {
                    Index: { } index })
            {
                continue;
            }

            var family = d.Controllers.FindAll(c => c.Type == ControllerType.Usb && c.Index == index && Companion(c.Model) is not null);
            if (!family.TrueForAll(Lacks))
            {
                return;
            }

            foreach (var c in family)
            {
                uint function = Companion(c.Model) ?? 0;
                c.Address = At(0, slot, function);
                root.Take(slot, function, false);
            }
        }
    }

    private static void NumberPorts(DomainDef def)
    {
        int bus = 256;
        foreach (var c in def.Devices.Controllers)
        {
            if (c.Type != ControllerType.Pci || c.Address is not PciAddress at)
            {
                continue;
            }

            switch (c.Model)
            {
                case "pcie-root-port":
                    c.Target ??= new ControllerTarget();
                    c.Target.Chassis ??= c.Index;
                    c.Target.Port ??= (int)(((at.Slot ?? 0) << 3) + (at.Function ?? 0));
                    break;
                case "pcie-switch-downstream-port":
                    c.Target ??= new ControllerTarget();
                    c.Target.Chassis ??= c.Index;
                    c.Target.Port ??= (int)(at.Slot ?? 0);
                    break;
                case "pci-bridge":
                    c.Target ??= new ControllerTarget();
                    c.Target.ChassisNr ??= c.Index;
                    break;
                case "pci-expander-bus" or "pcie-expander-bus":
                    c.Target ??= new ControllerTarget();
                    foreach (var other in def.Devices.Controllers)
                    {
                        bus = other.Target?.BusNr is { } taken && other.Type == ControllerType.Pci ? Math.Min(bus, taken) : bus;
                    }

                    c.Target.BusNr ??= bus - 2;
                    break;
                default:
                    break;
            }
        }
    }

    // A guest looks for further functions of a slot only where the first one says that there are some.
    private static void MarkMultifunction(DomainDef def)
    {
        var first = new Dictionary<(uint Domain, uint Bus, uint Slot), PciAddress>();
        var several = new HashSet<(uint, uint, uint)>();
        foreach (var entry in XmlRecordDevice.All(def.Devices))
        {
            if (entry.Record is Device { Address: PciAddress { Slot: { } slot } a })
            {
                var place = (a.Domain ?? 0, a.Bus ?? 0, slot);
                if (a.Function is null or 0)
                {
                    first.TryAdd(place, a);
                }
                else
                {
                    several.Add(place);
                }
            }
        }

        foreach (var (place, address) in first)
        {
            if (address.Multifunction == OnOff.Unset && several.Contains(place))
            {
                address.Multifunction = OnOff.On;
            }
        }
    }

    private static PciAddress At(uint bus, uint slot, uint function) => new() { Domain = 0, Bus = bus, Slot = slot, Function = function };
}
