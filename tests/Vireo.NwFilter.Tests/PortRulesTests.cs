using Vireo.Documents;
using Xunit;

namespace Vireo.Drivers.NwFilters.Tests;

/// <summary>Filters that include others: their order, their chains, their variables. As seen of libvirtd 9.0.</summary>
public class PortRulesTests
{
    private const string Mac = "<parameter name='MAC' value='52:54:00:00:00:01'/>";

    [Fact]
    public void Chains_stand_between_the_rules_of_the_port() => Assert.Equal(
        [
            "libvirt-J-v0 -p 0x1234 -j DROP", "libvirt-J-v0 -p 0x0806 -j J-v0-arp", "libvirt-J-v0 -p 0x1235 -j DROP",
            "J-v0-arp -p 0x806 --arp-opcode 2 -j DROP", "J-v0-arp -p 0x806 --arp-opcode 1 -j DROP",
        ],
        Frames(
            "top",
            "<filter name='top'><filterref filter='low'/>" + Drop(-500, "<mac protocolid='0x1234'/>")
                + Drop(-100, "<mac protocolid='0x1235'/>") + "</filter>",
            $"<filter name='low' chain='arp' priority='-100'>{Drop(-900, "<arp opcode='1'/>")}{Drop(-950, "<arp opcode='2'/>")}</filter>"));

    [Fact]
    public void Chains_of_one_place_are_ordered_by_name()
    {
        PortRules rules = Compile(
            "top", "",
            "<filter name='top'><filterref filter='b'/><filterref filter='a'/></filter>",
            "<filter name='a' chain='ipv4-a' priority='-700'><rule action='drop' direction='inout'/></filter>",
            "<filter name='b' chain='ipv4-b' priority='-700'><rule action='drop' direction='in'/></filter>");
        Assert.Equal(["J-v0-ipv4-a", "libvirt-J-v0", "P-v0-ipv4-a", "P-v0-ipv4-b", "libvirt-P-v0"], rules.Chains);
        Assert.Equal(
            ["libvirt-J-v0 -p 0x0800 -j J-v0-ipv4-a", "libvirt-P-v0 -p 0x0800 -j P-v0-ipv4-a", "libvirt-P-v0 -p 0x0800 -j P-v0-ipv4-b"],
            Words(rules.Frames).Take(3));
    }

    [Fact]
    public void Rules_of_chains_follow_those_of_the_port_also_in_iptables()
    {
        PortRules rules = Compile(
            "top", "",
            "<filter name='top'><filterref filter='low'/>"
                + "<rule action='drop' direction='in' priority='900'><all state='NONE'/></rule></filter>",
            "<filter name='low' chain='arp'><rule action='drop' direction='in' priority='1'><udp state='NONE'/></rule></filter>");
        Assert.Equal(
            ["-w -A FP-v0 -p all -j DROP", "-w -A FP-v0 -p udp -j DROP"], rules.Four.Select(static c => string.Join(' ', c.Arguments)));
        Assert.Empty(rules.Chains);
    }

    [Fact]
    public void A_value_given_further_out_is_the_stronger_one() => Assert.Equal(
        ["libvirt-J-v0 -p ipv4 --ip-source 2.2.2.2 --ip-tos 7 -j DROP"],
        Frames(
            "top",
            "<filter name='top'><filterref filter='mid'><parameter name='X' value='2.2.2.2'/></filterref></filter>",
            "<filter name='mid'><filterref filter='low'><parameter name='X' value='1.1.1.1'/>"
                + "<parameter name='D' value='7'/></filterref></filter>",
            "<filter name='low'>" + Drop(1, "<ip srcipaddr='$X' dscp='$D'/>") + "</filter>"));

    [Fact]
    public void What_is_missing_is_named()
    {
        string[] filters = ["<filter name='f'>" + Drop(1, "<ip srcipaddr='$IP' dstipaddr='$X' dscp='$D[3]'/>") + "</filter>"];
        Refused("unavailable list elements: X, D[3]", "f", "<parameter name='D' value='1'/>", filters);
        Refused("unavailable list elements: IP", "f",
            "<parameter name='X' value='1'/><parameter name='CTRL_IP_LEARNING' value='none'/>",
            [filters[0].Replace("$D[3]", "1", StringComparison.Ordinal)]);
        Refused("referenced filter 'g' is missing", "f", "", "<filter name='f'><filterref filter='g'/></filter>");
    }

    [Fact]
    public void Values_that_could_be_more_than_a_value_are_none()
    {
        string[] filters = ["<filter name='f'>" + Drop(1, "<ip srcipaddr='$X'/>") + "</filter>"];
        foreach (string bad in new[] { "1.1.1.1 -j ACCEPT", "1.1.1.1/8", "a&#10;b", "\"", "" })
        {
            Refused("unavailable list elements: X", "f", $"<parameter name='X' value='{bad}'/>", filters);
        }
    }

    private static string Drop(int priority, string content) =>
        $"<rule action='drop' direction='out' priority='{priority}'>{content}</rule>";

    private static void Refused(string text, string top, string parameters, params string[] filters) => Assert.EndsWith(
        text, Assert.Throws<VirException>(() => Compile(top, parameters, filters)).Message, StringComparison.Ordinal);

    private static IEnumerable<string> Frames(string top, params string[] filters) => Words(Compile(top, "", filters).Frames);

    private static IEnumerable<string> Words(IEnumerable<FirewallCommand> commands) =>
        commands.Select(static c => string.Join(' ', c.Arguments.Skip(4)));

    private static PortRules Compile(string top, string parameters, params string[] filters)
    {
        var all = filters.Select(static f => NwFilterRules.Read(f)).ToDictionary(static f => f.Name!, StringComparer.Ordinal);
        NwFilterBindingDef binding = NwFilterBindingRules.Read(FilterFirewallTests.Binding("v0", top, Mac + parameters));
        return FilterPorts.RulesOf(binding, all.GetValueOrDefault, static _ => null);
    }
}
