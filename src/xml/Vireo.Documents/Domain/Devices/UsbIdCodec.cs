using System.Globalization;
using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>A USB vendor or product in a redirection rule: four upper-case hexadecimal digits; -1 stands for any.</summary>
public static class UsbIdCodec
{
    /// <summary>Reads it; any is absent.</summary>
    public static int? Parse(in XmlValue value) => UsbClassCodec.Parse(value, 0xFFFF);

    /// <summary>Writes it.</summary>
    public static string? Format(int? value) => value is >= 0 ? string.Create(CultureInfo.InvariantCulture, $"0x{value:X4}") : null;
}
