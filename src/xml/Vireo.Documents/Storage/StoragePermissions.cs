using System.Globalization;
using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Owner, mode and label of a file or folder.</summary>
[XmlRecord]
public sealed partial record StoragePermissions
{
    /// <summary>Access rights; when not given, 0711 for a pool's folder, 0600 for a volume.</summary>
    [XmlPath("mode", Codec = typeof(OctalMode))]
    public uint? Mode { get; set; }

    /// <summary>User number; the daemon's when not given.</summary>
    [XmlPath("owner", Codec = typeof(AccountNumber))]
    public uint? Owner { get; set; }

    /// <summary>Group number; the daemon's when not given.</summary>
    [XmlPath("group", Codec = typeof(AccountNumber))]
    public uint? Group { get; set; }

    /// <summary>Security label.</summary>
    [XmlPath("label")]
    public string? Label { get; set; }
}

/// <summary>Access rights in octal, printed with a leading 0.</summary>
public static class OctalMode
{
    /// <summary>Reads them.</summary>
    public static uint Parse(in XmlValue value)
    {
        uint mode = 0;
        ReadOnlySpan<char> text = value.Span.Trim();
        foreach (char c in text)
        {
            if (c is < '0' or > '7' || mode > 0xFFF)
            {
                throw value.ModeMalformed();
            }

            mode = (mode << 3) | (uint)(c - '0');
        }

        return text.IsEmpty || mode > 0xFFF ? throw value.ModeMalformed() : mode;
    }

    /// <summary>Prints them.</summary>
    public static string? Format(uint mode) => "0" + Convert.ToString(mode, 8);
}

/// <summary>The number of a user or group; -1, or all bits set, is read as "not given".</summary>
public static class AccountNumber
{
    /// <summary>Reads it.</summary>
    public static uint Parse(in XmlValue value)
    {
        if (!NumberCodec.TryInt64(value.Span, false, out long number) || number is < -1 or > uint.MaxValue)
        {
            throw (value.Name.SequenceEqual("owner") ? value.OwnerMalformed() : value.GroupMalformed());
        }

        return unchecked((uint)number);
    }

    /// <summary>Prints it; nothing for -1.</summary>
    public static string? Format(uint number) => number == uint.MaxValue ? null : number.ToString(CultureInfo.InvariantCulture);
}
