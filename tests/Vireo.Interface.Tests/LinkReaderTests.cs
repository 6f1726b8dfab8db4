using Vireo.Documents;
using Xunit;

namespace Vireo.Drivers.Interfaces.Tests;

/// <summary>What a host of files is described as. The comparison with libvirt's own words is an end-to-end topic.</summary>
public sealed class LinkReaderTests : IDisposable
{
    private readonly SampleHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_bridge_shows_its_ports_but_no_tap_of_a_guest()
    {
        _host.Link("eth0");
        _host.Link("vnet3");
        _host.Link("br0", "bridge", ("bridge/stp_state", "1"), ("bridge/forward_delay", "1500"));
        _host.Write("/sys/class/net/br0/brif/eth0", "");
        _host.Write("/sys/class/net/br0/brif/vnet3", "");
        Assert.Equal(
            """
            <interface type='bridge' name='br0'>
              <mtu size='1500'/>
              <bridge stp='on' delay='1500'>
                <interface type='ethernet' name='eth0'>
                  <link speed='1000' state='up'/>
                  <mac address='52:54:00:00:00:01'/>
                </interface>
              </bridge>
            </interface>

            """,
            _host.Reader.Read("br0").Format());
    }

    [Fact]
    public void Members_of_a_bond_are_found_on_kernels_of_today()
    {
        _host.Link("eth0");
        _host.Link("bond0", "bond", ("bonding/mode", "802.3ad 4"), ("bonding/miimon", "100"), ("bonding/updelay", "0"),
            ("bonding/downdelay", "5"),
            ("bonding/use_carrier", "1"), ("bonding/arp_interval", "0"), ("bonding/arp_validate", "none 0"), ("bonding/arp_ip_target", ""),
            ("bonding/slaves", "eth0"));
        InterfaceBond bond = _host.Reader.Read("bond0").Bond!;
        Assert.Equal((InterfaceBondMode.Ieee8023ad, 100, "eth0"), (bond.Mode, bond.Miimon!.Frequency, Assert.Single(bond.Interfaces).Name));
    }

    [Theory]
    [InlineData("../net/lo")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("bonding_masters")]
    public void What_is_no_link_is_not_found(string name)
    {
        _host.Link("lo");
        _host.Write("/sys/class/net/bonding_masters", "");
        Assert.Equal(ErrorCode.NoInterface, Assert.Throws<VirException>(() => _host.Reader.Read(name)).Code);
    }

    [Fact]
    public void Ports_and_taps_are_not_listed()
    {
        _host.Link("lo");
        _host.Link("port", "", ("brport/state", "3"));
        _host.Link("tap", "", ("tun_flags", "0x1002"));
        Assert.Equal(["lo"], _host.Links.Names().Where(_host.Reader.IsListed));
    }
}
