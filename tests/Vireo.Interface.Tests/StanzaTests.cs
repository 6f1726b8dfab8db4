using Vireo.Documents;
using Xunit;

namespace Vireo.Drivers.Interfaces.Tests;

/// <summary>Documents as paragraphs of ifupdown and back.</summary>
public sealed class StanzaTests : IDisposable
{
    private readonly SampleHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("<interface type='ethernet' name='eth0'><start mode='onboot'/><mtu size='1400'/><mac address='52:54:00:00:00:07'/>"
        + "<protocol family='ipv4'><ip address='10.0.0.2' prefix='24'/><ip address='10.1.0.2' prefix='16'/>"
        + "<route gateway='10.0.0.1'/></protocol>"
        + "<protocol family='ipv6'><autoconf/><ip address='fd00::2' prefix='64'/></protocol></interface>")]
    [InlineData("<interface type='bridge' name='br0'><start mode='hotplug'/><protocol family='ipv4'><dhcp/></protocol>"
        + "<bridge stp='on' delay='2'><interface type='ethernet' name='eth0'/>"
        + "<interface type='ethernet' name='eth1'/></bridge></interface>")]
    [InlineData("<interface type='bond' name='bond0'><start mode='none'/><bond mode='active-backup'>"
        + "<miimon freq='100' downdelay='10' updelay='20' carrier='netif'/><interface type='ethernet' name='eth0'/></bond></interface>")]
    [InlineData("<interface type='bond' name='bond0'><start mode='none'/><bond mode='balance-rr'>"
        + "<arpmon interval='500' target='10.0.0.9' validate='all'/><interface type='ethernet' name='eth0'/></bond></interface>")]
    [InlineData("<interface type='vlan' name='eth0.7'><start mode='none'/><protocol family='ipv6'><dhcp/></protocol>"
        + "<vlan tag='7'><interface name='eth0'/></vlan></interface>")]
    public void A_definition_is_read_back_as_it_was(string xml)
    {
        InterfaceDef def = InterfaceRules.Read(xml);
        _host.Write("/etc/network/interfaces", "source interfaces.d/*\n");
        _host.Write("/etc/network/interfaces.d/vireo", StanzaWriter.Write(def, static _ => null));
        Assert.Equal(def.Format(), StanzaReader.Read(new Ifupdown(_host.Root).Read(), def.Name!)!.Format());
    }

    [Theory]
    [InlineData("<interface type='ethernet' name='a&#10;up reboot'/>")]
    [InlineData("<interface type='ethernet' name='-a'/>")]
    [InlineData("<interface type='ethernet' name='a b'/>")]
    [InlineData("<interface type='ethernet' name='$(reboot)'/>")]
    [InlineData("<interface type='ethernet' name='eth0'><mac address='52:54:00:00:00:07&#10;up reboot'/></interface>")]
    [InlineData("<interface type='ethernet' name='eth0'><protocol family='ipv4'>"
        + "<ip address='10.0.0.1;reboot' prefix='8'/></protocol></interface>")]
    [InlineData("<interface type='ethernet' name='eth0'><protocol family='ipv4'><ip address='fd00::1' prefix='8'/></protocol></interface>")]
    [InlineData("<interface type='ethernet' name='eth0'><protocol family='ipv4'><ip address='10.1' prefix='8'/></protocol></interface>")]
    [InlineData("<interface type='ethernet' name='eth0'><protocol family='ipv4'><ip address='10.0.0.1'/></protocol></interface>")]
    [InlineData("<interface type='ethernet' name='eth0'><protocol family='ipv4'><ip address='10.0.0.1' prefix='33'/>"
        + "</protocol></interface>")]
    [InlineData("<interface type='ethernet' name='eth0'><protocol family='ipv4'><ip address='10.0.0.1' prefix='8'/>"
        + "<route gateway='10.0.0.9&#10;up reboot'/></protocol></interface>")]
    [InlineData("<interface type='ethernet' name='eth0'><protocol family='ipv4'><route gateway='10.0.0.9'/></protocol></interface>")]
    [InlineData("<interface type='ethernet' name='eth0'><protocol family='ipv4'><dhcp peerdns='no'/></protocol></interface>")]
    [InlineData("<interface type='bridge' name='br0'><bridge delay='1;reboot'/></interface>")]
    [InlineData("<interface type='bridge' name='br0'><bridge><interface type='ethernet' name='eth0 eth1'/></bridge></interface>")]
    [InlineData("<interface type='bridge' name='br0'><bridge><interface type='ethernet' name='br0'/></bridge></interface>")]
    [InlineData("<interface type='bridge' name='br0'><bridge><interface type='vlan' name='eth0.1'><vlan tag='1'>"
        + "<interface name='eth0'/></vlan>"
        + "</interface></bridge></interface>")]
    [InlineData("<interface type='bond' name='bond0'><bond><arpmon interval='5' target='10.0.0.1&#10;up reboot'/></bond></interface>")]
    [InlineData("<interface type='vlan' name='v7'><vlan tag='7'><interface name='eth0'/></vlan></interface>")]
    [InlineData("<interface type='vlan' name='eth0.0'><vlan tag='0'><interface name='eth0'/></vlan></interface>")]
    [InlineData("<interface type='vlan' name='eth0.7'><vlan tag='7&#10;up reboot'><interface name='eth0'/></vlan></interface>")]
    public void What_ifupdown_cannot_express_is_refused(string xml)
    {
        InterfaceDef def = InterfaceRules.Read(xml);
        Assert.Equal(ErrorCode.ConfigUnsupported, Assert.Throws<VirException>(() => StanzaWriter.Write(def, static _ => null)).Code);
    }

    [Fact]
    public void An_administrators_files_are_understood()
    {
        _host.Write("/etc/network/interfaces",
            """
            # a comment
            auto lo eth0
            iface lo inet loopback
            iface eth0 inet static
              address 10.0.0.2
              netmask 255.255.255.0 
              gateway \
                10.0.0.1
              up echo iface eth9 inet dhcp
            source interfaces.d/*.cfg
            source-directory interfaces.d

            """);
        _host.Write("/etc/network/interfaces.d/a.cfg", "allow-hotplug eth1\niface eth1 inet dhcp\n");
        _host.Write("/etc/network/interfaces.d/.hidden", "iface eth2 inet dhcp\n");
        _host.Write("/etc/network/interfaces.d/b.new", "iface eth3 inet dhcp\n");
        Configuration read = new Ifupdown(_host.Root).Read();
        Assert.True(read.IncludesOwn);
        Assert.Equal(["lo", "eth0", "eth1"], read.Names());
        Assert.Equal(
            """
            <interface type='ethernet' name='eth0'>
              <start mode='onboot'/>
              <protocol family='ipv4'>
                <ip address='10.0.0.2' prefix='24'/>
                <route gateway='10.0.0.1'/>
              </protocol>
            </interface>

            """,
            StanzaReader.Read(read, "eth0")!.Format());
    }
}
