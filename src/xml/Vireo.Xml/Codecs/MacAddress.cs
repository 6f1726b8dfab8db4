using System.Globalization;

namespace Vireo.Xml;

/// <summary>An Ethernet address, printed as six lower-case hexadecimal pairs.</summary>
public readonly record struct MacAddress(ulong Value) : IXmlScalar<MacAddress>
{
    /// <summary>Reads one to two digits per byte, separated by colons.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out MacAddress mac)
    {
        ulong value = 0;
        mac = default;
        for (int i = 0; i < 6; i++)
        {
            int end = i == 5 ? text.Length : text.IndexOf(':');
            if (end is < 1 or > 2 || !byte.TryParse(
                text[..end], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte part))
            {
                return false;
            }

            value = (value << 8) | part;
            text = i == 5 ? text : text[(end + 1)..];
        }

        mac = new MacAddress(value);
        return true;
    }

    /// <inheritdoc/>
    public static MacAddress ParseXml(in XmlValue value) => TryParse(value.Span, out MacAddress mac)
        ? mac
        : throw value.MacUnreadable();

    /// <inheritdoc/>
    public string ToXml() => ToString();

    /// <inheritdoc/>
    public override string ToString() => string.Create(17, Value, static (span, value) =>
    {
        for (int i = 0; i < 6; i++)
        {
            ((byte)(value >> (40 - (8 * i)))).TryFormat(span[(3 * i)..], out _, "x2", CultureInfo.InvariantCulture);
            if (i < 5)
            {
                span[(3 * i) + 2] = ':';
            }
        }
    });

    /// <summary>True for group addresses.</summary>
    public bool IsMulticast => ((Value >> 40) & 1) != 0;
}
