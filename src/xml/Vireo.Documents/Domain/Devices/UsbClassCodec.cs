using System.Globalization;
using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>A USB class in a redirection rule: two upper-case hexadecimal digits; -1 stands for any.</summary>
public static class UsbClassCodec
{
    /// <summary>Reads it; any is absent.</summary>
    public static int? Parse(in XmlValue value) => Parse(value, 0xFF);

    /// <summary>Writes it.</summary>
    public static string? Format(int? value) => value is >= 0 ? string.Create(CultureInfo.InvariantCulture, $"0x{value:X2}") : null;

    internal static int? Parse(in XmlValue value, int maximum)
    {
        if (!NumberCodec.TryInt64(value.Span, true, out long number) || number < -1 || number > maximum)
        {
            throw value.Invalid(" Expected integer value");
        }

        return number < 0 ? null : (int)number;
    }
}
