using System.Globalization;
using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>The port of a serial, parallel or console device: -1, also written 4294967295, leaves the choice to libvirt. libvirt takes the
/// numbers between, shows them as negative ones, and hangs when such a guest starts: they are refused.</summary>
public static class CharPortNumber
{
    /// <summary>Reads it.</summary>
    public static int Parse(in XmlValue value) =>
        NumberCodec.TryInt64(value.Span, false, out long number) && number is >= int.MinValue and <= int.MaxValue or uint.MaxValue
            ? unchecked((int)number)
            : throw value.PortMalformed();

    /// <summary>The canonical text.</summary>
    public static string Format(int number) => number.ToString(CultureInfo.InvariantCulture);
}
