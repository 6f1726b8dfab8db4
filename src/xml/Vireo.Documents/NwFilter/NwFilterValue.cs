using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Brings the value of a rule's attribute into the form in which libvirt prints it, or refuses it.</summary>
internal static partial class NwFilterValue
{
    private static readonly (string Name, uint Number)[] s_macProtocols = [
        ("arp", 0x806), ("rarp", 0x8035), ("ipv4", 0x800), ("ipv6", 0x86dd), ("vlan", 0x8100)];

    private static readonly (string Name, uint Number)[] s_ipProtocols =
    [
        ("tcp", 6), ("udp", 17), ("udplite", 136), ("esp", 50), ("ah", 51), ("icmp", 1), ("igmp", 2), ("sctp", 132), ("icmpv6", 58),
    ];

    private static readonly (string Name, uint Number)[] s_arpOpcodes =
    [
        ("Request", 1), ("Reply", 2), ("Request_Reverse", 3), ("Reply_Reverse", 4), ("DRARP_Request", 5), ("DRARP_Reply", 6),
            ("DRARP_Error", 7), ("InARP_Request", 8), ("ARP_NAK", 9),
    ];

    private static readonly string[] s_states = ["NEW", "ESTABLISHED", "RELATED", "INVALID", "NONE"];

    private static readonly string[] s_tcpFlags = ["FIN", "SYN", "RST", "PSH", "ACK", "URG"];

    public static string Canonical(in XmlValue value, NwFilterType type)
    {
        string text = value.ToString();
        if (type != NwFilterType.Text && text.StartsWith('$'))
        {
            return Variable(text) ?? throw Illegal(value);
        }

        return type switch
        {
            NwFilterType.Text => text,
            NwFilterType.UInt8 => Number(text, 0, byte.MaxValue),
            NwFilterType.UInt16 => Number(text, 0, ushort.MaxValue),
            NwFilterType.UInt32 => Number(text, 0, uint.MaxValue),
            NwFilterType.Boolean => Boolean(text),
            NwFilterType.Mac => MacAddress.TryParse(text, out MacAddress mac) ? mac.ToString() : null,
            NwFilterType.MacMask => MacAddress.TryParse(text, out MacAddress mask) && IsMask(mask) ? mask.ToString() : null,
            NwFilterType.IPv4 => NetAddress.Parse(text) is { } v4 && NetAddress.IsV4(v4) ? v4.ToString() : null,
            NwFilterType.IPv6 => NetAddress.Parse(text) is { } v6 && NetAddress.IsV6(v6) ? v6.ToString() : null,
            NwFilterType.IPv4Mask => Mask(text, v6: false),
            NwFilterType.IPv6Mask => Mask(text, v6: true),
            NwFilterType.MacProtocol => Named(text, s_macProtocols, 0x600, ushort.MaxValue, StringComparison.Ordinal),
            NwFilterType.VlanId => Number(text, 0, 4095),
            NwFilterType.ArpOpcode => Named(text, s_arpOpcodes, 0, ushort.MaxValue, StringComparison.OrdinalIgnoreCase),
            NwFilterType.IpProtocol => Named(text, s_ipProtocols, 0, byte.MaxValue, StringComparison.Ordinal),
            NwFilterType.Dscp => Number(text, 0, 63),
            NwFilterType.State => Set(text, s_states, null),
            NwFilterType.TcpFlags => TcpFlags(text),
            NwFilterType.IpSet => IpSetName().IsMatch(text) ? text : null,
            NwFilterType.IpSetFlags => IpSetFlags(text),
            _ => null,
        } ?? throw Illegal(value);
    }

    /// <summary>The number that a value stands for, or null.</summary>
    public static uint? NumberOf(string text)
    {
        if (TryNumber(text, out uint number, out _))
        {
            return number;
        }

        foreach ((string name, uint known) in (IEnumerable<(string, uint)>)[.. s_macProtocols, .. s_ipProtocols, .. s_arpOpcodes])
        {
            if (name == text)
            {
                return known;
            }
        }

        return null;
    }

    private static VirException Illegal(in XmlValue value) => value.ValueIllegal(value.Name);

    private static string? Variable(string text)
    {
        Match match = VariableAccess().Match(text);
        if (!match.Success)
        {
            return null;
        }

        string name = match.Groups["name"].Value;
        if (!match.Groups["index"].Success)
        {
            return "$" + name;
        }

        // Without an iterator the first is meant.
        bool iterator = match.Groups["at"].Length > 0;
        string index = match.Groups["index"].Value.TrimStart('0') is { Length: > 0 } digits ? digits : "0";
        return iterator && index == "0" ? "$" + name : $"${name}[{(iterator ? "@" : "")}{index}]";
    }

    private static string? Number(string text, uint min, uint max) =>
        TryNumber(text, out uint number, out bool hex) && number >= min && number <= max ? Print(number, hex) : null;

    private static bool TryNumber(string text, out uint number, out bool hex)
    {
        hex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        return hex
            ? uint.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number)
            : uint.TryParse(text, NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out number);
    }

    private static string Print(uint number, bool hex) =>
        hex ? "0x" + number.ToString("x", CultureInfo.InvariantCulture) : number.ToString(CultureInfo.InvariantCulture);

    private static string? Named(string text, (string Name, uint Number)[] names, uint min, uint max, StringComparison comparison)
    {
        foreach ((string name, uint _) in names)
        {
            if (name.Equals(text, comparison))
            {
                return name;
            }
        }

        if (!TryNumber(text, out uint number, out bool hex) || number < min || number > max)
        {
            return null;
        }

        int known = Array.FindIndex(names, n => n.Number == number);
        return known >= 0 ? names[known].Name : Print(number, hex);
    }

    private static string? Boolean(string text) => text switch
    {
        "1" or "yes" or "true" => "true",
        "0" or "no" or "false" => "false",
        _ => null,
    };

    private static bool IsMask(MacAddress mask)
    {
        ulong inverse = ~mask.Value & 0xFFFF_FFFF_FFFF;
        return (inverse & (inverse + 1)) == 0;
    }

    private static string? Mask(string text, bool v6)
    {
        if (uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out uint length))
        {
            return length <= (v6 ? 128u : 32u) ? Print(length, false) : null;
        }

        IPAddress? address = NetAddress.Parse(text);
        return address is not null && NetAddress.IsV6(address) == v6 && NetAddress.PrefixOf(address) is >= 0 and var prefix
            ? Print((uint)prefix, false)
            : null;
    }

    private static string? Set(string text, string[] names, string? all)
    {
        if (all is not null && text is "ALL" or "NONE")
        {
            return text;
        }

        var present = new bool[names.Length];
        foreach (string part in text.Split(','))
        {
            int index = Array.FindIndex(names, n => n.Equals(part, StringComparison.OrdinalIgnoreCase));
            if (index < 0)
            {
                return null;
            }

            present[index] = true;
        }

        return string.Join(',', names.Where((_, i) => present[i]));
    }

    private static string? TcpFlags(string text)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash >= 0 && Set(text[..slash], s_tcpFlags, "ALL") is { } mask && Set(text[(slash + 1)..], s_tcpFlags, "ALL") is { } flags
            ? $"{mask}/{flags}"
            : null;
    }

    private static string? IpSetFlags(string text)
    {
        var flags = new StringBuilder();
        string[] parts = text.Split(',');
        foreach (string part in parts)
        {
            bool source = part.Equals("src", StringComparison.OrdinalIgnoreCase);
            if (!source && !part.Equals("dst", StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }

            flags.Append(flags.Length > 0 ? "," : "").Append(source ? "src" : "dst");
        }

        return parts.Length <= 6 ? flags.ToString() : null;
    }

    [GeneratedRegex(@"^\$(?<name>[a-zA-Z0-9_]+)[ ]*(\[[ ]*(?<at>@?)(?<index>[0-9]{1,9})[ ]*\])?[ ]*$", RegexOptions.CultureInvariant
        | RegexOptions.ExplicitCapture)]
    private static partial Regex VariableAccess();

    [GeneratedRegex(@"^[a-zA-Z0-9_.:\-+ ]{1,31}$", RegexOptions.CultureInvariant)]
    private static partial Regex IpSetName();
}
