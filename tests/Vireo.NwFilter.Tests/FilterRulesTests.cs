using Vireo.Documents;
using Xunit;

namespace Vireo.Drivers.NwFilters.Tests;

/// <summary>What the corpora do not show of the calls that a filter's rules make.</summary>
public class FilterRulesTests
{
    [Fact]
    public void Rules_follow_their_priorities_and_frames_come_first()
    {
        Assert.Equal(
            [
                "ebtables --concurrent -t nat -A libvirt-P-vnet0 -d 52:54:00:00:00:01 -j DROP",
                "iptables -w -A FP-vnet0 -p tcp --dport 22 -j ACCEPT",
                "iptables -w -A FP-vnet0 -p tcp --dport 23 -j ACCEPT",
            ],
            Calls("""
                <filter name='f'>
                  <rule action='accept' direction='in' priority='9'><tcp dstportstart='23' state='NONE'/></rule>
                  <rule action='accept' direction='in' priority='8'><tcp dstportstart='22' state='NONE'/></rule>
                  <rule action='drop' direction='in' priority='10'><mac dstmacaddr='$MAC'/></rule>
                </filter>
                """));
    }

    [Fact]
    public void A_chain_of_its_own_is_named_after_the_port() => Assert.Equal(
        ["ebtables --concurrent -t nat -A J-vnet0-arp -p 0x806 --arp-ip-src 10.0.0.1 -j RETURN"],
        Calls("<filter name='f' chain='arp'><rule action='return' direction='out'><arp arpsrcipaddr='10.0.0.1'/></rule></filter>"));

    [Fact]
    public void A_comment_is_one_argument()
    {
        FirewallCommand command = Assert.Single(FilterRules.For(
            NwFilterRules.Read(
                "<filter name='f'><rule action='drop' direction='in'><tcp state='NONE' comment='-j ACCEPT&#10;x'/></rule></filter>"),
            "vnet0", Variables()));
        Assert.Equal(["-w", "-A", "FP-vnet0", "-p", "tcp", "-m", "comment", "--comment", "-j ACCEPT\nx", "-j", "DROP"], command.Arguments);
    }

    [Fact]
    public void What_cannot_be_expressed_is_refused()
    {
        Refused("Could not find value for variable 'NONE'",
            "<filter name='f'><rule action='drop' direction='in'><tcp srcipaddr='$NONE'/></rule></filter>");
        Refused("Could not find value for variable 'MAC[1]'",
            "<filter name='f'><rule action='drop' direction='in'><mac srcmacaddr='$MAC[1]'/></rule></filter>");
        Refused("Cardinality of list items must be the same for processing them in parallel",
            "<filter name='f'><rule action='drop' direction='in'><mac srcmacaddr='$MAC' dstmacaddr='$TWO'/></rule></filter>");
        Refused("STP filtering in inout direction with source MAC address set is not supported",
            "<filter name='f'><rule action='drop' direction='inout'><stp srcmacaddr='52:54:00:00:00:01' type='1'/></rule></filter>");
    }

    [Fact]
    public void What_a_variable_says_is_handed_on_as_it_is() => Assert.Equal(
        ["iptables -w -A FP-vnet0 -p tcp --dport x -j DROP"],
        Calls("<filter name='f'><rule action='drop' direction='in'><tcp dstportstart='$WORD' state='NONE'/></rule></filter>"));

    private static void Refused(string text, string xml) =>
        Assert.EndsWith(text, Assert.Throws<VirException>(() => Calls(xml)).Message, StringComparison.Ordinal);

    private static IEnumerable<string> Calls(string xml) =>
        [.. FilterRules.For(NwFilterRules.Read(xml), "vnet0", Variables()).Select(static c => $"{c.Tool} {string.Join(' ', c.Arguments)}")];

    private static FilterVariables Variables() => new(new Dictionary<string, IReadOnlyList<string>>
    {
        ["MAC"] = ["52:54:00:00:00:01"], ["TWO"] = ["52:54:00:00:00:01", "52:54:00:00:00:02"], ["WORD"] = ["x"],
    });
}
