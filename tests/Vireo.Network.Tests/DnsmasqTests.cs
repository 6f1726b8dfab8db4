using Vireo.Documents;
using Xunit;

namespace Vireo.Drivers.Network.Tests;

/// <summary>What dnsmasq reads, where the corpus has no case: as libvirtd 9.0 writes it.</summary>
public class DnsmasqTests
{
    [Fact]
    public void Options_of_a_network_stand_in_libvirts_order()
    {
        NetworkDef network = NetworkRules.Read("""
            <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'><name>x</name><forward mode='open'/>
            <bridge name='virbr0'/><dns forwardPlainNames='no'><forwarder domain='a.b'/></dns><domain name='do'/>
            <ip address='10.1.2.1' prefix='8' localPtr='yes'><dhcp><range start='10.1.2.4' end='10.1.2.5'/>
            <range start='10.1.2.14' end='10.1.2.15'/><bootp file='f'/></dhcp></ip>
            <dnsmasq:options><dnsmasq:option value='log-dhcp'/></dnsmasq:options></network>
            """);
        Assert.Equal("""
            strict-order
            server=/a.b/#
            domain=do
            expand-hosts
            local=/10.in-addr.arpa/
            domain-needed
            local=//
            pid-file=/run/libvirt/network/x.pid
            except-interface=lo
            bind-dynamic
            interface=virbr0
            dhcp-range=10.1.2.4,10.1.2.5,255.0.0.0
            dhcp-range=10.1.2.14,10.1.2.15,255.0.0.0
            dhcp-no-override
            dhcp-authoritative
            dhcp-boot=f
            dhcp-lease-max=4
            dhcp-hostsfile=/d/x.hostsfile
            addn-hosts=/d/x.addnhosts
            log-dhcp

            """, Body(DnsmasqConfig.Format(network, "/d", "/run/libvirt/network/x.pid")));
    }

    [Fact]
    public void Hosts_of_both_families_stand_with_IPv4_first()
    {
        NetworkDef network = NetworkRules.Read("""
            <network><name>y</name><forward mode='open'/><dns><host ip='192.168.77.2'><hostname>h1</hostname><hostname>h2</hostname></host>
            </dns><ip family='ipv6' address='fd01::1' prefix='64'><dhcp><range start='fd01::2' end='fd01::20'/>
            <host id='0:1' name='n6' ip='fd01::9'><lease expiry='4' unit='hours'/></host></dhcp></ip>
            <ip address='192.168.98.1' prefix='24'><dhcp><host name='zz' ip='192.168.98.7'/></dhcp></ip></network>
            """);
        Assert.Equal("zz,192.168.98.7\nid:0:1,n6,[fd01::9],4h\n", DnsmasqConfig.HostsFile(network));
        Assert.Equal("192.168.77.2\th1\th2\t\n", DnsmasqConfig.AddressesFile(network));
        Assert.Contains(
            "dhcp-range=192.168.98.1,static\ndhcp-no-override\ndhcp-authoritative\ndhcp-range=fd01::2,fd01::20,64\ndhcp-lease-max=31\n",
            DnsmasqConfig.Format(network, "/d", null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<ip address='192.168.77.1' prefix='28' localPtr='yes'/>", "IPv4 network with prefix 28")]
    [InlineData("<ip family='ipv6' address='fd00::1' prefix='66' localPtr='yes'/>", "IPv6 network with prefix 66")]
    public void A_prefix_without_a_reverse_domain_is_refused(string ip, string text)
    {
        NetworkDef network = NetworkRules.Read($"<network><name>n</name>{ip}</network>");
        var error = Assert.Throws<VirException>(() => DnsmasqConfig.Format(network, "/d", null));
        Assert.Equal($"PTR domain for {text} cannot be automatically created", error.Message.Replace("unsupported configuration: ", ""));
    }

    [Fact]
    public void A_target_of_a_service_needs_no_port() => Assert.Contains(
        "\nsrv-host=_s._tcp\nsrv-host=_s._tcp,tt\nsrv-host=_s._tcp,tt,1,4\n",
        DnsmasqConfig.Format(NetworkRules.Read("""
            <network><name>n</name><dns><srv service='s' protocol='tcp'/><srv service='s' protocol='tcp' target='tt'/>
            <srv service='s' protocol='tcp' target='tt' priority='4'/></dns></network>
            """), "/d", null), StringComparison.Ordinal);

    [Theory]
    [InlineData("<dns><txt name='a' value='v&#10;dhcp-script=/bin/sh'/></dns>")]
    [InlineData("<domain name='d&#10;dhcp-script=/bin/sh'/>")]
    public void A_value_is_never_a_line_of_its_own(string content)
    {
        NetworkDef network = NetworkRules.Read($"<network><name>n</name>{content}<ip address='192.168.1.1' prefix='24'/></network>");
        Assert.Equal(ErrorCode.XmlError, Assert.Throws<VirException>(() => DnsmasqConfig.Format(network, "/d", null)).Code);
    }

    private static string Body(string text) => string.Join('\n', text.Split('\n').Where(static l => !l.StartsWith("##")));
}
