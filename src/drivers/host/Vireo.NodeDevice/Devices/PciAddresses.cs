using System.Globalization;
using Vireo.Documents;

namespace Vireo.Drivers.NodeDevices;

/// <summary>Addresses on PCI as the kernel writes them: <c>0000:00:1f.2</c>.</summary>
internal static class PciAddresses
{
    /// <summary>Reads one; null when it is none.</summary>
    public static HostPciAddress? Parse(string? text)
    {
        string[] parts = text?.Split(':', '.') ?? [];
        return parts.Length == 4 && Number(parts[0]) is { } domain && Number(parts[1]) is { } bus && Number(parts[2]) is { } slot
            && Number(parts[3]) is { } function
            ? new HostPciAddress { Domain = domain, Bus = bus, Slot = slot, Function = function }
            : null;
    }

    /// <summary>Writes one.</summary>
    public static string Format(uint domain, uint bus, uint slot, uint function) => $"{domain:x4}:{bus:x2}:{slot:x2}.{function:x}";

    private static uint? Number(string text) =>
        uint.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint value) ? value : null;
}
