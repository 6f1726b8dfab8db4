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
        if (Domain > 0xFFFF)
        {
            throw element.Error($"Invalid PCI address domain='0x{Domain:x}', must be <= 0xFFFF");
        }

        if (Bus > 0xFF)
        {
            throw element.Error($"Invalid PCI address bus='0x{Bus:x}', must be <= 0xFF");
        }

        if (Slot > 0x1F)
        {
            throw element.Error($"Invalid PCI address slot='0x{Slot:x}', must be <= 0x1F");
        }

        if (Function > 7)
        {
            throw element.Error($"Invalid PCI address function=0x{Function:x}, must be <= 7");
        }
    }
}
