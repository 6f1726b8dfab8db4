using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Bytes, written in MiB with the unit M.</summary>
public static class MebibyteCodec
{
    /// <summary>Reads it.</summary>
    public static ulong? Parse(XmlElement element) => element.Text.Scaled(1);

    /// <summary>Writes it.</summary>
    public static void Write(XmlOutput output, string name, ulong? value)
    {
        output.Open(name);
        output.Attribute("unit", "M");
        output.Text((value ?? 0) >> 20);
        output.Close(name);
    }
}
