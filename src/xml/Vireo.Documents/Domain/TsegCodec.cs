using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Bytes, written in the largest unit of 1024 that leaves no fraction.</summary>
public static class TsegCodec
{
    private static readonly string[] s_units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

    /// <summary>Reads it; without a unit the number means MiB.</summary>
    public static ulong? Parse(XmlElement element) => element.Attribute("unit").Exists
        ? element.Text.Scaled(1)
        : checked(element.Text.Scaled(1) * 1024 * 1024);

    /// <summary>Writes it.</summary>
    public static void Write(XmlOutput output, string name, ulong? value)
    {
        ulong amount = value ?? 0;
        int unit = 0;
        while (amount >= 1024 && amount % 1024 == 0 && unit < s_units.Length - 1)
        {
            amount /= 1024;
            unit++;
        }

        output.Open(name);
        output.Attribute("unit", s_units[unit]);
        output.Text(amount);
        output.Close(name);
    }
}
