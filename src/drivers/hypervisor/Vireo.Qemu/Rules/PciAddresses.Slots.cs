using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Rules;

/// <content>Which slots are taken.</content>
public static partial class PciAddresses
{
    /// <summary>The slots of every bus of a machine. Buses are those of the PCI controllers present.</summary>
    private sealed class Slots
    {
        private const int SlotsPerBus = 32;
        private readonly bool _q35;
        private readonly SortedDictionary<int, string> _buses = [];
        private readonly HashSet<(uint Bus, uint Slot)> _taken = [];
        private readonly Dictionary<uint, uint> _rootPorts = [];
        private readonly HashSet<(uint Slot, uint Function)> _functions = [];

        public Slots(DomainDef def, bool q35)
        {
            _q35 = q35;
            foreach (var c in def.Devices.Controllers)
            {
                if (c.Type == ControllerType.Pci && c.Index is { } index)
                {
                    _buses[index] = c.Model ?? "";
                }
            }

            _buses.TryAdd(0, q35 ? "pcie-root" : "pci-root");
            _taken.Add((0, 0));
            _taken.Add((0, q35 ? 0x1fu : 1u));
            foreach (var device in AllDevices(def))
            {
                if (device.Address is PciAddress { Domain: null or 0 } a)
                {
                    uint bus = a.Bus ?? 0, slot = a.Slot ?? 0;
                    _taken.Add((bus, slot));
                    _functions.Add((slot, a.Function ?? 0));
                    if (bus == 0 && device is Controller { Type: ControllerType.Pci, Model: "pcie-root-port" })
                    {
                        _rootPorts[slot] = Math.Max(_rootPorts.GetValueOrDefault(slot), a.Function ?? 0);
                    }
                }
            }
        }

        /// <summary>Root ports with nothing behind them.</summary>
        public int FreePorts => _buses.Count(b => b.Value == "pcie-root-port" && !_taken.Contains(((uint)b.Key, 0)));

        /// <summary>The next place for a device.</summary>
        public PciAddress Next(PciKind kind)
        {
            foreach (var (index, model) in _buses)
            {
                uint first, last;
                switch (model)
                {
                    case "pci-root" when !_q35:
                        (first, last) = (1, SlotsPerBus - 1);
                        break;
                    case "pci-bridge" when kind == PciKind.Conventional || !_q35:
                    case "pcie-to-pci-bridge" when kind == PciKind.Conventional:
                        (first, last) = (1, SlotsPerBus - 1);
                        break;
                    case "pcie-root-port" or "pcie-switch-downstream-port" when kind == PciKind.Express && _q35:
                        (first, last) = (0, 0);
                        break;
                    default:
                        continue;
                }

                for (uint slot = first; slot <= last; slot++)
                {
                    if (_taken.Add(((uint)index, slot)))
                    {
                        return At((uint)index, slot, 0);
                    }
                }
            }

            throw Errors.Internal(ErrorDomain.Qemu, "No more available PCI slots");
        }

        /// <summary>The next place directly on the root bus.</summary>
        public PciAddress NextOnRoot()
        {
            for (uint slot = 1; slot < SlotsPerBus; slot++)
            {
                if (_taken.Add((0, slot)))
                {
                    return At(0, slot, 0);
                }
            }

            throw Errors.Internal(ErrorDomain.Qemu, "No more available PCI slots");
        }

        /// <summary>The next place for a root port: eight of them share a slot.</summary>
        public PciAddress NextRootPort()
        {
            foreach (var (slot, _) in _rootPorts)
            {
                for (uint function = 1; function < 8; function++)
                {
                    if (_functions.Add((slot, function)))
                    {
                        return At(0, slot, function);
                    }
                }
            }

            var address = NextOnRoot();
            address.Multifunction = OnOff.On;
            _functions.Add((address.Slot ?? 0, 0));
            _rootPorts[address.Slot ?? 0] = 0;
            return address;
        }

        private static IEnumerable<Device> AllDevices(DomainDef def)
        {
            var d = def.Devices;
            return d.Controllers.Cast<Device>().Concat(d.Disks).Concat(d.Filesystems).Concat(d.Interfaces).Concat(d.Sounds).Concat(d.Videos).Concat(d.Hostdevs)
                .Concat(d.Watchdogs).Concat(d.Rngs).Concat(d.SharedMemories).Concat(d.Inputs).Concat(d.Serials).Concat(d.Panics).Concat(d.Cryptos)
                .Concat(d.Iommus).Concat(d.Memories).Concat(d.MemoryBalloon is { } b ? [b] : []).Concat(d.Vsock is { } v ? [v] : []);
        }
    }
}
