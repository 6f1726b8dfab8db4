using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>One rule of the filter for redirected USB devices; the first that fits decides. Absent members fit everything.</summary>
[XmlRecord]
public sealed partial record UsbRedirectionRule
{
    /// <summary>USB class.</summary>
    [XmlPath("@class", Codec = typeof(UsbIdCodec2))]
    public uint? Class { get; set; }

    /// <summary>Vendor.</summary>
    [XmlPath("@vendor", Codec = typeof(UsbIdCodec4))]
    public uint? Vendor { get; set; }

    /// <summary>Product.</summary>
    [XmlPath("@product", Codec = typeof(UsbIdCodec4))]
    public uint? Product { get; set; }

    /// <summary>Version, <c>1.10</c> for example.</summary>
    [XmlPath("@version", Omit = "-1")]
    public string? Version { get; set; }

    /// <summary>May be redirected or not.</summary>
    [XmlPath("@allow", Required = true)]
    public YesNo Allow { get; set; }
}

/// <summary>A USB class, or -1 for all.</summary>
internal static class UsbIdCodec2
{
    /// <summary>Reads it.</summary>
    public static uint? Parse(in XmlValue value) => UsbIdCodec4.Read(value, 0xff);

    /// <summary>Two upper-case digits.</summary>
    public static string? Format(uint? id) => id is { } i ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"0x{i:X2}") : null;
}

/// <summary>A USB vendor or product, or -1 for all.</summary>
internal static class UsbIdCodec4
{
    /// <summary>Reads it.</summary>
    public static uint? Parse(in XmlValue value) => Read(value, 0xffff);

    /// <summary>Four upper-case digits.</summary>
    public static string? Format(uint? id) => id is { } i ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"0x{i:X4}") : null;

    internal static uint? Read(in XmlValue value, uint most)
    {
        ReadOnlySpan<char> text = value.Span;
        if (text is "-1")
        {
            return null;
        }

        bool hex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        return uint.TryParse(hex ? text[2..] : text, hex ? System.Globalization.NumberStyles.AllowHexSpecifier : System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture, out uint id) && id <= most
            ? id
            : throw value.Error(ErrorCode.InternalError, value.Name.ToString() switch
            {
                "class" => "Cannot parse USB Class code {0}",
                "vendor" => "Cannot parse USB vendor ID {0}",
                _ => "Cannot parse USB product ID {0}",
            });
    }
}
