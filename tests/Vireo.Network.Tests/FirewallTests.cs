using Vireo.Documents;
using Xunit;

namespace Vireo.Drivers.Networks.Tests;

public class FirewallTests
{
    private const string Saved = """
        *nat
        :POSTROUTING ACCEPT [0:0]
        :LIBVIRT_PRT - [0:0]
        -A POSTROUTING -j LIBVIRT_PRT
        -A LIBVIRT_PRT -s 10.4.0.0/24 -d 224.0.0.0/24 -j RETURN
        -A LIBVIRT_PRT -s 10.5.0.0/24 -d 224.0.0.0/24 -j RETURN
        -A POSTROUTING -s 10.4.0.0/24 -j MASQUERADE
        COMMIT
        *filter
        :INPUT ACCEPT [0:0]
        :LIBVIRT_INP - [0:0]
        -A LIBVIRT_INP -i vb0 -p udp -m udp --dport 53 -j ACCEPT
        -A LIBVIRT_INP -i vb00 -p udp -m udp --dport 53 -j ACCEPT
        -A INPUT -i vb0 -j DROP
        COMMIT

        """;

    private static readonly NetworkDef s_network = NetworkRules.Read(
        "<network><name>n</name><forward mode='nat'/><bridge name='vb0'/><ip address='10.4.0.1' prefix='24'/></network>");

    [Fact]
    public void Only_rules_of_the_network_in_the_shared_chains_are_taken_out() => Assert.Equal(
        "*nat\n-D LIBVIRT_PRT -s 10.4.0.0/24 -d 224.0.0.0/24 -j RETURN\nCOMMIT\n"
        + "*filter\n-D LIBVIRT_INP -i vb0 -p udp -m udp --dport 53 -j ACCEPT\nCOMMIT\n",
        IptablesBatch.Delete(Saved, s_network));

    [Fact]
    public void Chains_that_are_there_are_not_made_again()
    {
        string[] missing = IptablesBatch.Missing(Saved);
        Assert.DoesNotContain("nat LIBVIRT_PRT", missing);
        Assert.DoesNotContain("nat POSTROUTING LIBVIRT_PRT", missing);
        Assert.DoesNotContain("filter LIBVIRT_INP", missing);
        Assert.Contains("filter INPUT LIBVIRT_INP", missing);
        Assert.Contains("mangle LIBVIRT_PRT", missing);
        string text = IptablesBatch.Insert(IptablesRules.Of(s_network).Where(static r => r.Program == "iptables"), missing);
        Assert.DoesNotContain(":LIBVIRT_INP", text, StringComparison.Ordinal);
        Assert.Contains("--insert INPUT --jump LIBVIRT_INP\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_of_nftables_are_found_by_bridge_and_translated_network()
    {
        const string Table = """
            table ip libvirt_network { # handle 1
            	chain guest_output { # handle 2
            		iif "vb0" counter packets 0 bytes 0 reject # handle 7
            		iif "vb00" counter packets 0 bytes 0 reject # handle 8
            	}

            	chain guest_nat { # handle 3
            		ip saddr 10.4.0.0/24 ip daddr 224.0.0.0/24 counter packets 0 bytes 0 return # handle 9
            		ip saddr 10.5.0.0/24 ip daddr 224.0.0.0/24 counter packets 0 bytes 0 return # handle 10
            	}
            }
            """;
        Assert.Equal(
            [("guest_output", "7"), ("guest_nat", "9")], NftablesListing.RulesOf(Table, "vb0", new HashSet<string> { "10.4.0.0/24" }));
    }
}
