using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>
/// The attributes that a protocol's element has in a rule, in the order in which they are written, and which attribute's negation each one
/// follows. How a value is read is up to <see cref="NwFilterValue"/>.
/// </summary>
internal sealed class NwFilterProtocol
{
    private static readonly (string Name, NwFilterType Type)[] s_source = [
        ("srcmacaddr", NwFilterType.Mac), ("srcmacmask", NwFilterType.MacMask)];

    private static readonly (string Name, NwFilterType Type)[] s_macs =
        [.. s_source, ("dstmacaddr", NwFilterType.Mac), ("dstmacmask", NwFilterType.MacMask)];

    private static readonly (string Name, NwFilterType Type)[] s_ports =
    [
        ("srcportstart", NwFilterType.UInt16), ("srcportend", NwFilterType.UInt16), ("dstportstart", NwFilterType.UInt16), (
            "dstportend", NwFilterType.UInt16),
    ];

    private static readonly (string Name, NwFilterType Type)[] s_comment = [("comment", NwFilterType.Text)];

    private static readonly Dictionary<string, string> s_follows = new(StringComparer.Ordinal)
    {
        ["srcmacmask"] = "srcmacaddr", ["dstmacmask"] = "dstmacaddr", ["arpsrcipmask"] = "arpsrcipaddr", ["arpdstipmask"] = "arpdstipaddr",
        ["srcipmask"] = "srcipaddr", ["dstipmask"] = "dstipaddr", ["srcipto"] = "srcipfrom", ["dstipto"] = "dstipfrom",
        ["srcportend"] = "srcportstart", ["dstportstart"] = "srcportstart", ["dstportend"] = "srcportstart",
        ["code"] = "type", ["typeend"] = "type", ["codeend"] = "type",
        ["root-priority-hi"] = "root-priority", ["root-address-mask"] = "root-address", ["root-cost-hi"] = "root-cost",
        ["sender-priority-hi"] = "sender-priority", ["sender-address-mask"] = "sender-address", ["port-hi"] = "port", ["age-hi"] = "age",
        ["max-age-hi"] = "max-age", ["hello-time-hi"] = "hello-time", ["forward-delay-hi"] = "forward-delay", ["ipsetflags"] = "ipset",
    };

    private static readonly Dictionary<string, NwFilterProtocol> s_all = All();

    private readonly (string Name, NwFilterType Type)[] _attributes;

    private NwFilterProtocol((string Name, NwFilterType Type)[] attributes)
    {
        _attributes = attributes;
        AttributeNames = [.. attributes.Select(a => a.Name)];
    }

    /// <summary>Names of the attributes in the order in which they are written.</summary>
    public IReadOnlyList<string> AttributeNames { get; }

    public static NwFilterProtocol? Find(string element) => s_all.GetValueOrDefault(element);

    /// <summary>Reads the attributes of one element; of one given twice the last counts.</summary>
    public void Parse(XmlElement element, List<NwFilterAttribute> attributes)
    {
        XmlValue match = element.Attribute("match");
        bool negated = match.Exists && match.Span is "no";
        foreach (XmlValue value in element.Attributes)
        {
            if (value.Name is "match")
            {
                continue;
            }

            string name = value.Name.ToString();
            int known = Array.FindIndex(_attributes, a => a.Name == name);
            if (known < 0)
            {
                value.Drop();
                continue;
            }

            string text = NwFilterValue.Canonical(value, _attributes[known].Type);
            attributes.RemoveAll(a => a.Name == name);
            attributes.Add(new NwFilterAttribute(name, text, negated));
        }

        element.DropText();
        element.DropChildren();
    }

    /// <summary>Lets masks and ends of ranges follow the negation of what they belong to, and checks what hangs together.</summary>
    public void Complete(XmlElement element, NwFilterRule rule)
    {
        for (int i = 0; i < rule.Attributes.Count; i++)
        {
            if (s_follows.TryGetValue(rule.Attributes[i].Name, out string? leader))
            {
                // libvirt takes the sign of the leader even when the leader itself is missing.
                bool negated = rule.Find(leader)?.Negated ?? false;
                rule.Attributes[i] = rule.Attributes[i] with { Negated = negated };
            }
        }

        if (rule.Protocol is "ip" or "ipv6" && rule.Attributes.Exists(a => a.Name.Contains("port", StringComparison.Ordinal)))
        {
            string? protocol = rule.Find("protocol")?.Value;
            if (protocol is not ("tcp" or "udp" or "sctp" or "33" or "0x21"))
            {
                string family = rule.Protocol == "ip" ? "IP" : "IPv6";
                throw element.PortWithoutProtocol(family);
            }
        }
    }

    private static Dictionary<string, NwFilterProtocol> All()
    {
        var all = new Dictionary<string, NwFilterProtocol>(StringComparer.Ordinal)
        {
            ["mac"] = new([.. s_macs, ("protocolid", NwFilterType.MacProtocol), .. s_comment]),
            ["vlan"] = new([.. s_macs, ("vlanid", NwFilterType.VlanId), ("encap-protocol", NwFilterType.MacProtocol), .. s_comment]),
            ["stp"] = new([.. s_source, .. Stp(), .. s_comment]),
            ["arp"] = new([.. s_macs, .. Arp(), .. s_comment]),
            ["rarp"] = new([.. s_macs, .. Arp(), .. s_comment]),
            ["ip"] = new(
                [.. s_macs, .. Addresses(NwFilterType.IPv4, NwFilterType.IPv4Mask), ("protocol", NwFilterType.IpProtocol), .. s_ports,
                    ("dscp", NwFilterType.Dscp), .. s_comment]),
            ["ipv6"] = new(
            [
                .. s_macs, .. Addresses(NwFilterType.IPv6, NwFilterType.IPv6Mask), ("protocol", NwFilterType.IpProtocol), .. s_ports,
                ("type", NwFilterType.UInt8), ("typeend", NwFilterType.UInt8), ("code", NwFilterType.UInt8),
                    ("codeend", NwFilterType.UInt8), .. s_comment,
            ]),
        };
        foreach (string suffix in new[] { "", "-ipv6" })
        {
            bool v6 = suffix.Length > 0;
            foreach (string name in new[] { "tcp", "udp", "sctp", "udplite", "esp", "ah", "icmp", "igmp", "all" })
            {
                (string, NwFilterType)[] own = name switch
                {
                    "tcp" => [.. s_ports, ("option", NwFilterType.UInt8), .. v6 ? [] : new[] { ("flags", NwFilterType.TcpFlags) }],
                    "udp" or "sctp" => s_ports,
                    "icmp" => [("type", NwFilterType.UInt8), ("code", NwFilterType.UInt8)],
                    _ => [],
                };
                string element = v6 && name == "icmp" ? "icmpv6" : name + suffix;
                if (element != "igmp-ipv6")
                {
                    all[element] = new([.. Upper(v6), .. own, .. s_comment]);
                }
            }
        }

        return all;
    }

    private static (string, NwFilterType)[] Addresses(NwFilterType address, NwFilterType mask) =>
        [("srcipaddr", address), ("srcipmask", mask), ("dstipaddr", address), ("dstipmask", mask)];

    private static (string, NwFilterType)[] Upper(bool v6)
    {
        NwFilterType address = v6 ? NwFilterType.IPv6 : NwFilterType.IPv4;
        return
        [
            ("srcmacaddr", NwFilterType.Mac), .. Addresses(address, v6 ? NwFilterType.IPv6Mask : NwFilterType.IPv4Mask),
            ("srcipfrom", address), ("srcipto", address), ("dstipfrom", address), ("dstipto", address),
            ("dscp", NwFilterType.Dscp), ("connlimit-above", NwFilterType.UInt16), ("state", NwFilterType.State),
                ("ipset", NwFilterType.IpSet), ("ipsetflags", NwFilterType.IpSetFlags),
        ];
    }

    private static (string, NwFilterType)[] Arp() =>
    [
        ("hwtype", NwFilterType.UInt16), ("protocoltype", NwFilterType.UInt16), ("opcode", NwFilterType.ArpOpcode),
        ("arpsrcmacaddr", NwFilterType.Mac), ("arpdstmacaddr", NwFilterType.Mac), ("arpsrcipaddr", NwFilterType.IPv4), (
            "arpsrcipmask", NwFilterType.IPv4Mask),
        ("arpdstipaddr", NwFilterType.IPv4), ("arpdstipmask", NwFilterType.IPv4Mask), ("gratuitous", NwFilterType.Boolean),
    ];

    private static (string, NwFilterType)[] Stp() =>
    [
        ("type", NwFilterType.UInt8), ("flags", NwFilterType.UInt8), ("root-priority", NwFilterType.UInt16), (
            "root-priority-hi", NwFilterType.UInt16),
        ("root-address", NwFilterType.Mac), ("root-address-mask", NwFilterType.MacMask), ("root-cost", NwFilterType.UInt32), (
            "root-cost-hi", NwFilterType.UInt32),
        ("sender-priority", NwFilterType.UInt16), ("sender-priority-hi", NwFilterType.UInt16), ("sender-address", NwFilterType.Mac), (
            "sender-address-mask", NwFilterType.MacMask),
        ("port", NwFilterType.UInt16), ("port-hi", NwFilterType.UInt16), ("age", NwFilterType.UInt16), ("age-hi", NwFilterType.UInt16),
        ("max-age", NwFilterType.UInt16), ("max-age-hi", NwFilterType.UInt16), ("hello-time", NwFilterType.UInt16), (
            "hello-time-hi", NwFilterType.UInt16),
        ("forward-delay", NwFilterType.UInt16), ("forward-delay-hi", NwFilterType.UInt16),
    ];
}

/// <summary>How the value of a rule's attribute is read and written.</summary>
internal enum NwFilterType
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>8 bits.</summary>
    UInt8,

    /// <summary>16 bits.</summary>
    UInt16,

    /// <summary>32 bits.</summary>
    UInt32,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>MAC address.</summary>
    Mac,

    /// <summary>Mask of a MAC address.</summary>
    MacMask,

    /// <summary>IPv4 address.</summary>
    IPv4,

    /// <summary>IPv4 net mask or prefix length.</summary>
    IPv4Mask,

    /// <summary>IPv6 address.</summary>
    IPv6,

    /// <summary>IPv6 net mask or prefix length.</summary>
    IPv6Mask,

    /// <summary>Ethernet protocol.</summary>
    MacProtocol,

    /// <summary>VLAN number.</summary>
    VlanId,

    /// <summary>ARP operation.</summary>
    ArpOpcode,

    /// <summary>IP protocol.</summary>
    IpProtocol,

    /// <summary>6 bits.</summary>
    Dscp,

    /// <summary>States of a connection.</summary>
    State,

    /// <summary>TCP flags and their mask.</summary>
    TcpFlags,

    /// <summary>Name of a set.</summary>
    IpSet,

    /// <summary>Directions of a set.</summary>
    IpSetFlags,
}
