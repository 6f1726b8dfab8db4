using Vireo.Documents;
using Xunit;

namespace Vireo.Drivers.Networks.Tests;

public class DnsmasqTests
{
    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("{}")]
    [InlineData("[1, null, \"x\", {}, {\"ip-address\": 5}, {\"ip-address\": \"nowhere\"}]")]
    public void A_file_of_leases_that_is_garbage_has_none(string text)
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, text);
        Assert.Empty(DhcpLeases.Load(path));
        File.Delete(path);
    }

    [Fact]
    public void Leases_come_are_renewed_and_go()
    {
        var variables = new Dictionary<string, string> { ["DNSMASQ_LEASE_EXPIRES"] = "200", ["DNSMASQ_CLIENT_ID"] = "01:52" };
        string Variable(string name) => variables.GetValueOrDefault(name, "");
        var leases = DhcpLeases.Changed([], ["add", "52:54:00:00:00:01", "10.0.0.9", "one"], Variable);
        leases = DhcpLeases.Changed(leases, ["add", "52:54:00:00:00:02", "10.0.0.10"], Variable);
        variables["DNSMASQ_LEASE_EXPIRES"] = "300";
        leases = DhcpLeases.Changed(leases, ["old", "52:54:00:00:00:01", "10.0.0.9", "one"], Variable);
        string path = Path.GetTempFileName();
        DhcpLeases.Save(path, leases);
        NetworkDef network = NetworkRules.Read("<network><name>n</name><bridge name='b'/><ip address='10.0.0.1' prefix='24'/></network>");
        var now = DhcpLeases.Of(network, path, null, 250);
        Assert.Equal(("b", 300, "52:54:00:00:00:01", "10.0.0.9", 24u, "one", "01:52"),
            (now.Single().Interface, now[0].ExpiryTime, now[0].Mac, now[0].IpAddress, now[0].Prefix, now[0].Hostname, now[0].ClientId));
        Assert.Equal(
            "200 52:54:00:00:00:02 10.0.0.10 * 01:52\n300 52:54:00:00:00:01 10.0.0.9 one 01:52\n",
            DhcpLeases.ForDnsmasq(DhcpLeases.Load(path)));
        Assert.Single(DhcpLeases.Changed(leases, ["del", "52:54:00:00:00:01", "10.0.0.9"], Variable));
        File.Delete(path);
    }

    [Fact]
    public void A_network_without_addresses_needs_no_server() => Assert.False(
        new DnsmasqFiles(NetworkRules.Read("<network><name>n</name><bridge name='b'/></network>"), "/", null).IsNeeded);
}
