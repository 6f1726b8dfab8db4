using Vireo.Documents;

namespace Vireo.Drivers.NwFilters;

/// <summary>
/// The filters that guests' documents refer to without having defined them, as every distribution ships them: what a guest's port may send
/// (<c>no-*-spoofing</c>, <c>clean-traffic</c>), and what is let through (<c>allow-*</c>).
/// </summary>
internal static class ShippedFilters
{
    private const string Discover = "srcipaddr='0.0.0.0' dstipaddr='255.255.255.255' protocol='udp' srcportstart='68' dstportstart='67'";
    private const string Solicit =
        "protocol='udp' srcipaddr='FE80::' srcipmask='10' dstipaddr='FF02::1:2' srcportstart='546' dstportstart='547'";
    private const string Reverse = "opcode='Request_Reverse' dstmacaddr='ff:ff:ff:ff:ff:ff' arpsrcmacaddr='$MAC' arpdstmacaddr='$MAC' "
        + "arpsrcipaddr='0.0.0.0' arpdstipaddr='0.0.0.0'";

    private static readonly (string Name, string? Chain, int? Priority, string[] Parts)[] s_all =
    [
        ("allow-arp", "arp", null, [Rule("inout", "accept")]),
        ("allow-ipv4", "ipv4", null, [Rule("inout", "accept")]),
        ("allow-ipv6", "ipv6", null, [Rule("inout", "accept")]),
        ("allow-incoming-ipv4", "ipv4", null, [Rule("in", "accept")]),
        ("allow-incoming-ipv6", "ipv6", null, [Rule("in", "accept")]),
        ("allow-dhcp", "ipv4", null,
        [
            Rule("out", "accept", 100, $"ip {Discover}"),
            Rule("in", "accept", 100, "ip protocol='udp' srcportstart='67' dstportstart='68'"),
        ]),
        ("allow-dhcp-server", "ipv4", null,
        [
            Rule("out", "accept", 100, $"ip {Discover}"),
            Rule("in", "accept", 100, "ip srcipaddr='$DHCPSERVER' protocol='udp' srcportstart='67' dstportstart='68'"),
        ]),
        ("allow-dhcpv6", "ipv6", null,
        [
            Rule("out", "accept", 100, $"ipv6 {Solicit}"),
            Rule("in", "accept", 100, "ipv6 protocol='udp' srcportstart='547' dstportstart='546'"),
        ]),
        ("allow-dhcpv6-server", "ipv6", null,
        [
            Rule("out", "accept", 100, $"ipv6 {Solicit}"),
            Rule("in", "accept", 100, "ipv6 srcipaddr='$DHCPSERVER' protocol='udp' srcportstart='547' dstportstart='546'"),
        ]),
        ("no-mac-spoofing", "mac", -800, [Rule("out", "return", null, "mac srcmacaddr='$MAC'"), Rule("out", "drop", null, "mac")]),
        ("no-ip-spoofing", "ipv4-ip", -710,
        [
            Rule("out", "return", 100, "ip srcipaddr='0.0.0.0' protocol='udp'"), Rule("out", "return", 500, "ip srcipaddr='$IP'"),
            Rule("out", "drop", 1000),
        ]),
        ("no-ipv6-spoofing", "ipv6-ip", -610,
        [
            Rule("out", "return", 100, "ipv6 srcipaddr='FE80::' srcipmask='10' protocol='udp'"),
            Rule("out", "return", 500, "ipv6 srcipaddr='$IPV6'"), Rule("out", "drop", 1000),
        ]),
        ("no-arp-mac-spoofing", "arp-mac", -520,
            [Rule("out", "return", 350, "arp match='yes' arpsrcmacaddr='$MAC'"), Rule("out", "drop", 1000)]),
        ("no-arp-ip-spoofing", "arp-ip", -510,
            [Rule("out", "return", 400, "arp match='yes' arpsrcipaddr='$IP'"), Rule("out", "drop", 1000)]),
        ("no-arp-spoofing", "root", null, [Ref("no-arp-mac-spoofing"), Ref("no-arp-ip-spoofing")]),
        ("no-mac-broadcast", "ipv4", null, [Rule("out", "drop", null, "mac dstmacaddr='ff:ff:ff:ff:ff:ff'")]),
        ("no-ip-multicast", "ipv4", null, [Rule("out", "drop", null, "ip dstipaddr='224.0.0.0' dstipmask='4'")]),
        ("no-ipv6-multicast", "ipv6", null, [Rule("out", "drop", null, "ipv6 dstipaddr='FF00::' dstipmask='8'")]),
        ("no-other-l2-traffic", null, null, [Rule("inout", "drop", 1000)]),
        ("no-other-rarp-traffic", "rarp", null, [Rule("inout", "drop", 1000)]),
        ("qemu-announce-self-rarp", "rarp", null,
        [
            Rule("out", "accept", 500, $"rarp srcmacaddr='$MAC' {Reverse}"), Rule("in", "accept", 500, $"rarp {Reverse}"),
        ]),
        ("qemu-announce-self", "root", null,
        [
            Rule("out", "accept", null, "mac protocolid='0x835'"), Ref("qemu-announce-self-rarp"), Ref("no-other-rarp-traffic"),
        ]),
        ("clean-traffic", "root", null,
        [
            Ref("no-mac-spoofing"), Ref("no-ip-spoofing"), Rule("out", "accept", -650, "mac protocolid='ipv4'"), Ref("allow-incoming-ipv4"),
            Ref("no-arp-spoofing"), Rule("inout", "accept", -500, "mac protocolid='arp'"), Ref("no-other-l2-traffic"),
            Ref("qemu-announce-self"),
        ]),
        ("clean-traffic-gateway", null, null,
        [
            Ref("no-mac-spoofing"), Ref("no-ip-spoofing"), Ref("no-arp-spoofing"), Rule("inout", "accept", -500, "mac protocolid='arp'"),
            Rule("in", "accept", null, "mac match='yes' srcmacaddr='$GATEWAY_MAC'"),
            Rule("out", "accept", null, "mac match='yes' dstmacaddr='$GATEWAY_MAC'"), Ref("no-other-l2-traffic"), Ref("qemu-announce-self"),
        ]),
    ];

    /// <summary>All of them, each with an identity of its own.</summary>
    public static IEnumerable<NwFilterDef> All => s_all.Select(static f => NwFilterRules.Read(
        $"<filter name='{f.Name}'{Attribute("chain", f.Chain)}{Attribute("priority", f.Priority)}>{string.Concat(f.Parts)}</filter>"));

    private static string Rule(string direction, string action, int? priority = null, string? match = null) =>
        $"<rule action='{action}' direction='{direction}'{Attribute("priority", priority)}>{(match is null ? "" : $"<{match}/>")}</rule>";

    private static string Ref(string filter) => $"<filterref filter='{filter}'/>";

    private static string Attribute(string name, object? value) => value is null ? "" : $" {name}='{value}'";
}
