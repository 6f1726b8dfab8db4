using Vireo.Documents;

namespace Vireo.Drivers.Qemu.Rules;

/// <summary>One PCI bus of a machine: what may be plugged into it, and where there is room.</summary>
internal sealed class PciBus
{
    private readonly byte[] _functions = new byte[32];
    private readonly bool[] _ports = new bool[32];

    public PciBus(uint number, string model)
    {
        (Number, Model) = (number, model);
        (Accepts, FirstSlot, LastSlot) = model switch
        {
            "pci-root" => (PciKind.Conventional | PciKind.PciBridge | PciKind.PciExpander, 1, 31),
            "pci-bridge" or "pcie-to-pci-bridge" => (PciKind.Conventional | PciKind.PciBridge, 1, 31),
            "pci-expander-bus" => (PciKind.PciBridge, 0, 0),
            "dmi-to-pci-bridge" => (PciKind.PciBridge, 0, 31),
            "pcie-root" => (PciKind.RootPort | PciKind.DmiBridge | PciKind.PcieExpander, 1, 31),
            "pcie-root-port" or "pcie-switch-downstream-port" => (PciKind.Express | PciKind.UpstreamPort | PciKind.PcieToPciBridge, 0, 0),
            "pcie-switch-upstream-port" => (PciKind.DownstreamPort, 0, 31),
            "pcie-expander-bus" => (PciKind.RootPort | PciKind.DmiBridge, 0, 0),
            _ => (PciKind.None, 0, -1),
        };
    }

    public uint Number { get; }

    public string Model { get; }

    /// <summary>What libvirt puts here of itself; users may put more.</summary>
    public PciKind Accepts { get; }

    /// <summary>The first slot that takes a device.</summary>
    public int FirstSlot { get; }

    /// <summary>The last slot that takes a device.</summary>
    public int LastSlot { get; }

    /// <summary>Marks a place as taken; root ports share a slot with their like only.</summary>
    public void Take(uint slot, uint function, bool rootPort)
    {
        if (slot < 32 && function < 8)
        {
            _ports[slot] = rootPort && (_functions[slot] == 0 || _ports[slot]);
            _functions[slot] |= (byte)(1 << (int)function);
        }
    }

    /// <summary>Marks a whole slot as taken.</summary>
    public void TakeSlot(uint slot) => (_functions[slot], _ports[slot]) = (0xff, false);

    public bool IsFree(uint slot, uint function) => (_functions[slot] & (1 << (int)function)) == 0;

    public bool IsSlotFree(uint slot) => _functions[slot] == 0;

    /// <summary>Whether no slot is left.</summary>
    public bool IsFull
    {
        get
        {
            for (int slot = FirstSlot; slot <= LastSlot; slot++)
            {
                if (_functions[slot] == 0)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>The first place with room, which is then taken; null when there is none.</summary>
    public PciAddress? Next(PciKind kind)
    {
        if ((Accepts & kind) == 0)
        {
            return null;
        }

        bool rootPort = kind == PciKind.RootPort && Model == "pcie-root";
        for (int slot = FirstSlot; slot <= LastSlot; slot++)
        {
            for (int function = 0; function < (rootPort ? 8 : 1); function++)
            {
                bool room = function == 0 ? _functions[slot] == 0 : _ports[slot] && IsFree((uint)slot, (uint)function);
                if (room)
                {
                    Take((uint)slot, (uint)function, rootPort);
                    return new PciAddress { Domain = 0, Bus = Number, Slot = (uint)slot, Function = (uint)function };
                }
            }
        }

        return null;
    }
}
