using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Rules;

/// <summary>
/// The PCI buses of one machine with what is plugged in, as libvirt fills them: the first bus with room wins, and where none has room
/// the missing ports and bridges are added. It places one device after the other; which, and in which order, is its caller's business.
/// </summary>
internal sealed class PciMap
{
    private readonly List<PciBus> _buses = [];
    private readonly bool _express;

    /// <summary>The buses that the controllers of <paramref name="def"/> make, with every device in place that has a place.</summary>
    public PciMap(DomainDef def, bool express)
    {
        _express = express;
        var models = new SortedDictionary<int, string>();
        foreach (var c in def.Devices.Controllers)
        {
            if (c.Type == ControllerType.Pci && c.Index is { } index)
            {
                models[index] = c.Model ?? "";
            }
        }

        models.TryAdd(0, express ? "pcie-root" : "pci-root");
        foreach (var (index, model) in models)
        {
            _buses.Add(new PciBus((uint)index, model));
        }

        foreach (var entry in XmlRecordDevice.All(def.Devices))
        {
            if (entry.Record is Device { Address: PciAddress { Domain: null or 0, Slot: { } slot } a } device)
            {
                Bus(a.Bus ?? 0)?.Take(slot, a.Function ?? 0, device is Controller { Type: ControllerType.Pci, Model: "pcie-root-port" });
            }
        }
    }

    /// <summary>Ports and bridges that <see cref="Reserve"/> had to add, in order.</summary>
    public List<Controller> Added { get; } = [];

    /// <summary>Whether no bus has a slot left.</summary>
    public bool IsFull => _buses.TrueForAll(static b => b.IsFull);

    public PciBus? Bus(uint number) => _buses.Find(b => b.Number == number);

    /// <summary>The next place for a device of this kind. Where there is none, controllers are added if <paramref name="grow"/> allows
    /// it. <paramref name="model"/> is that of a controller which needs the place.</summary>
    public PciAddress Reserve(PciKind kind, bool grow, string? model = null)
    {
        while (true)
        {
            foreach (var bus in _buses)
            {
                if (bus.Next(kind) is { } address)
                {
                    return address;
                }
            }

            if (!grow || !Grow(kind))
            {
                throw _buses.Count == 0 ? QemuErrors.NoPciBus()
                    : model is not null ? QemuErrors.NoSlotForController(model)
                    : QemuErrors.NoFreePciSlot();
            }
        }
    }

    /// <summary>Finds room for the bridges that were added between buses of conventional PCI, which may take further ones.</summary>
    public void PlaceBridges()
    {
        for (int i = 0; i < Added.Count; i++)
        {
            if (Added[i].Model == "pci-bridge")
            {
                Reserve(PciKind.PciBridge, grow: true);
            }
        }
    }

    /// <summary>The kind of a PCI controller itself.</summary>
    public static PciKind KindOf(string? model) => model switch
    {
        "pcie-root-port" => PciKind.RootPort,
        "pci-bridge" => PciKind.PciBridge,
        "dmi-to-pci-bridge" => PciKind.DmiBridge,
        "pcie-to-pci-bridge" => PciKind.PcieToPciBridge,
        "pcie-switch-upstream-port" => PciKind.UpstreamPort,
        "pcie-switch-downstream-port" => PciKind.DownstreamPort,
        "pci-expander-bus" => PciKind.PciExpander,
        "pcie-expander-bus" => PciKind.PcieExpander,
        _ => PciKind.None,
    };

    /// <summary>The model of the bus that a device of this kind plugs into, where one has to be added; null when none helps.</summary>
    public string? ModelFor(PciKind kind)
    {
        return kind switch
        {
            PciKind.Conventional or PciKind.PciBridge =>
                !_express || _buses.Exists(static b => (b.Accepts & PciKind.PciBridge) != 0) ? "pci-bridge" : "pcie-to-pci-bridge",
            PciKind.Express or PciKind.PcieToPciBridge or PciKind.UpstreamPort when _express => "pcie-root-port",
            _ => null,
        };
    }

    private bool Grow(PciKind kind)
    {
        string? model = ModelFor(kind);
        if (model is null || _buses.Count > 255)
        {
            return false;
        }

        // What a port or bridge hangs on comes first. The place found for it holds for this map only: the final one is given with all
        // controllers known. A bridge between conventional buses finds its place when all of them are known.
        if (_express && model != "pci-bridge")
        {
            Reserve(KindOf(model), grow: true);
        }

        uint number = _buses.Max(b => b.Number) + 1;
        _buses.Add(new PciBus(number, model));
        Added.Add(new Controller { Type = ControllerType.Pci, Index = (int)number, Model = model });
        return true;
    }
}
