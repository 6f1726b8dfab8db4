using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>What a declaration cannot say about PCI addresses: they are whole or empty, and limited.</summary>
public sealed partial record PciAddress
{
    /// <summary>True for <c>&lt;address type='pci'/></c>: on PCI, but the driver chooses where.</summary>
    public bool IsEmpty => Domain is null && Bus is null && Slot is null && Function is null;

    partial void OnParsed(XmlElement element)
    {
        if (IsEmpty)
        {
            return;
        }

        Domain ??= 0;
        Bus ??= 0;
        Slot ??= 0;
        Function ??= 0;
        Check(element, Bus.Value, Slot.Value, Function.Value);
    }

    /// <summary>Refuses what no PCI bus has.</summary>
    internal static void Check(XmlElement element, uint bus, uint slot, uint function)
    {
        if (bus > 0xFF)
        {
            throw element.PciBusTooHigh(bus);
        }

        if (slot > 0x1F)
        {
            throw element.PciSlotTooHigh(slot);
        }

        if (function > 7)
        {
            throw element.PciFunctionTooHigh(function);
        }
    }
}
