using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Rules;

/// <summary>PCI addresses that the user chose: the buses that they name are added, and what cannot sit on them is refused. It gives no
/// device an address.</summary>
internal static class PciPlaces
{
    /// <summary>An address that names no bus and no slot asks for one.</summary>
    public static bool IsUnchosen(DeviceAddress? address) => address is PciAddress { Domain: null or 0, Bus: null or 0, Slot: null or 0 };

    /// <summary>Adds the controllers whose buses are named by addresses, and those before them, since buses are numbered without
    /// gaps.</summary>
    public static void AddNamedBuses(DomainDef def, bool express)
    {
        var map = new PciMap(def, express);
        var known = def.Devices.Controllers.Where(static c => c is { Type: ControllerType.Pci, Index: not null })
            .Select(static c => c.Index!.Value).ToHashSet();
        known.Add(0);
        foreach (var (device, address) in Chosen(def))
        {
            int last = (int)(address.Bus ?? 0);
            if (last <= known.Max() || last > 255)
            {
                continue;
            }

            // A bus before the named one is only there to be counted; a device of conventional PCI needs a bridge for its own.
            string between = express ? "pcie-root-port" : "pci-bridge";
            string own = map.ModelFor(express ? KindOf(device) : PciKind.Conventional) ?? between;
            Fill(def, known, last, between, own);
        }

        Fill(def, known, known.Max(), express ? "pcie-root-port" : "pci-bridge", null);
    }

    /// <summary>Refuses addresses on buses and in slots that the machine does not have or uses itself.</summary>
    /// <exception cref="VirException">One is wrong.</exception>
    public static void Check(DomainDef def, bool express)
    {
        var map = new PciMap(def, express);
        bool q35 = QemuPostParse.IsQ35(def), pc = QemuPostParse.IsI440fx(def);
        foreach (var (device, a) in Chosen(def))
        {
            string text = $"{a.Domain ?? 0:x4}:{a.Bus ?? 0:x2}:{a.Slot ?? 0:x2}.{a.Function ?? 0:x}";
            if (a.Domain is > 0)
            {
                throw QemuErrors.PciDomainUnavailable(text);
            }

            if (map.Bus(a.Bus ?? 0) is not { } bus)
            {
                continue;
            }

            if (device is Controller { Type: ControllerType.Pci } bridge && IsParticular(PciMap.KindOf(bridge.Model))
                && (PciMap.KindOf(bridge.Model) & bus.Accepts) == 0)
            {
                throw QemuErrors.WrongBus(text, bus.Number, bridge.Model);
            }

            if (a.Slot is not { } slot)
            {
                continue;
            }

            if (slot < bus.FirstSlot && bus.LastSlot > 0)
            {
                throw QemuErrors.PciSlotTooLow(text, bus.FirstSlot);
            }

            if (slot > bus.LastSlot && bus.Model is not ("pci-expander-bus" or "pcie-expander-bus"))
            {
                throw QemuErrors.PciSlotTooHigh(text, bus.LastSlot);
            }

            bool taken = a.Bus is null or 0
                && (q35 ? IsOfQ35(device, slot, a.Function ?? 0) : pc && IsOfI440fx(device, slot, a.Function ?? 0));
            if (taken)
            {
                throw QemuErrors.PciDoubleUse(text);
            }
        }
    }

    private static IEnumerable<(Device Device, PciAddress Address)> Chosen(DomainDef def)
    {
        var found = new List<(Device, PciAddress)>();
        foreach (var entry in XmlRecordDevice.All(def.Devices))
        {
            // A console repeats a serial port, and a disk on another bus is refused for its address later.
            if (entry.Record is Device { Address: PciAddress address } device and not ConsoleDevice
                && !IsUnchosen(address) && device is not Disk { Target.Bus: not DiskBus.Virtio })
            {
                found.Add((device, address));
            }
        }

        return found;
    }

    private static PciKind KindOf(Device device) =>
        device is Controller { Type: ControllerType.Pci } bridge
            ? PciMap.KindOf(bridge.Model)
            : PciAddresses.KindOf(device) is var kind and not PciKind.None
            ? kind
            : PciKind.Express;

    // Bridges that only buses of certain kinds take; others the user may put where libvirt would not.
    private static bool IsParticular(PciKind kind) =>
        kind is PciKind.DmiBridge or PciKind.PcieExpander or PciKind.PciExpander or PciKind.DownstreamPort;

    private static void Fill(DomainDef def, HashSet<int> known, int last, string between, string? own)
    {
        for (int index = 1; index <= last; index++)
        {
            if (known.Add(index))
            {
                QemuPostParse.Insert(def, new Controller {
                    Type = ControllerType.Pci, Index = index, Model = index == last ? own ?? between : between });
            }
        }
    }

    // The chipset's disks, its ISA bridge and its SMBus.
    private static bool IsOfQ35(Device device, uint slot, uint function) =>
        slot == 0x1f && (function is 0 or 3 || (function == 2 && device is not Controller { Type: ControllerType.Sata, Index: 0 }));

    // The chipset's ISA bridge, disks, USB and power management.
    private static bool IsOfI440fx(Device device, uint slot, uint function) => slot == 1 && function switch
    {
        0 or 3 => true,
        1 => device is not Controller { Type: ControllerType.Ide, Index: 0 },
        2 => device is not Controller { Type: ControllerType.Usb, Index: 0 },
        _ => false,
    };
}
