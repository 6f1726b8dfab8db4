using System.Net;
using Vireo.Documents;
using Xunit;

namespace Vireo.Drivers.Networks.Tests;

public class FreeSubnetTests
{
    private static NetworkDef Network(string ip) =>
        NetworkRules.Read($"<network><name>n</name><forward mode='nat'/><bridge name='b'/>{ip}</network>");

    [Fact]
    public void A_subnet_is_found_beside_those_of_other_networks()
    {
        NetworkDef asked = Network("<ip address='auto'><dhcp><range start='auto'/></dhcp></ip><ip address='auto' prefix='28'/>");
        NetworkDef first = FreeSubnets.Resolve(asked, []);
        NetworkDef second = FreeSubnets.Resolve(asked, [first]);
        List<NetworkIp> all = [.. first.Ips, .. second.Ips];
        Assert.All(all, static ip => Assert.False(ip.IsAuto));
        for (int i = 0; i < all.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                int shorter = (int)Math.Min(all[i].Prefix ?? 0, all[j].Prefix ?? 0);
                Assert.NotEqual(
                    NetAddress.NetworkOf(IPAddress.Parse(all[i].Address!), shorter),
                    NetAddress.NetworkOf(IPAddress.Parse(all[j].Address!), shorter));
            }
        }

        Assert.Equal(24u, first.Ips[0].Prefix);
        Assert.EndsWith(".2", first.Ips[0].Dhcp!.Ranges[0].Start, StringComparison.Ordinal);
        Assert.EndsWith(".254", first.Ips[0].Dhcp!.Ranges[0].End, StringComparison.Ordinal);
    }

    [Fact]
    public void When_everything_is_taken_that_is_said()
    {
        NetworkDef all = Network("<ip address='10.0.0.1' prefix='8'/><ip address='192.168.0.1' prefix='16'/>");
        Assert.Null(FreeSubnets.Suggest(24, [all]));
        Assert.Throws<VirException>(() => FreeSubnets.Resolve(Network("<ip address='auto'/>"), [all]));
    }

    [Theory]
    [InlineData("<ip address='auto' prefix='30'/>")]
    [InlineData("<ip address='auto' family='ipv6'/>")]
    [InlineData("<ip address='auto' netmask='255.255.255.0'/>")]
    [InlineData("<ip address='auto'><dhcp><range start='10.0.0.1' end='10.0.0.2'/></dhcp></ip>")]
    [InlineData("<ip address='auto'><dhcp><host mac='52:54:00:00:00:01' ip='10.0.0.3'/></dhcp></ip>")]
    public void What_cannot_be_said_of_an_unknown_subnet_is_refused(string ip) => Assert.Throws<VirException>(() => Network(ip));
}
