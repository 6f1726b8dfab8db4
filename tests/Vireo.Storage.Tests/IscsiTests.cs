using Vireo.Documents;
using Xunit;

namespace Vireo.Drivers.Storage.Tests;

/// <summary>How <c>iscsiadm</c> is called, and what it prints.</summary>
public sealed class IscsiTests
{
    private const string Target = "iqn.2026-11.org.example:disk";

    private static StoragePoolSource Source(string host, int? port = null) => new()
    {
        Hosts = [new StoragePoolHost { Name = host, Port = port }], Devices = [new StoragePoolDevice { Path = Target }],
    };

    [Theory]
    [InlineData("127.0.0.1", null, "127.0.0.1:3260,1")]
    [InlineData("::1", 4000, "[::1]:4000,1")]
    public void A_portal_has_its_port(string host, int? port, string portal) =>
        Assert.Equal(portal, IscsiCommand.PortalOf(Source(host, port)));

    [Fact]
    public void Command_lines_are_those_of_libvirtd()
    {
        StoragePoolSource source = Source("h");
        const string node = "iscsiadm --mode node --portal h:3260,1 --targetname " + Target;
        Assert.Equal(node + " --op new", string.Join(' ', IscsiCommand.MakeNode(source)));
        Assert.Equal(node + " --login", string.Join(' ', IscsiCommand.Connect(source, true, null)));
        Assert.Equal(node + " --logout --interface i", string.Join(' ', IscsiCommand.Connect(source, false, "i")));
        Assert.Equal(
            "iscsiadm --mode discovery --type sendtargets --portal h:3260,1 --op nonpersistent",
            string.Join(' ', IscsiCommand.Discover("h:3260,1", false, null)));
        Assert.Equal(
            "iscsiadm --mode discovery --type sendtargets --portal h:3260,1 --interface i",
            string.Join(' ', IscsiCommand.Discover("h:3260,1", true, "i")));
    }

    [Fact]
    public void Sessions_interfaces_and_targets_are_read()
    {
        const string sessions = "tcp: [1] 10.0.0.1:3260,1 iqn.other (non-flash)\ntcp: [12] 127.0.0.1:3260,1 " + Target + " (non-flash)\n";
        Assert.Equal("12", IscsiCommand.SessionOf(sessions, Target));
        Assert.Null(IscsiCommand.SessionOf(sessions, "iqn.2026-11.org.example"));
        Assert.Null(IscsiCommand.SessionOf("iscsiadm: No active sessions.\n", Target));
        const string interfaces =
            "libvirt-iface-1 tcp,<empty>,<empty>,<empty>,iqn.me\ndefault tcp,<empty>,<empty>,<empty>,<empty>\n";
        Assert.Equal("libvirt-iface-1", IscsiCommand.InterfaceOf(interfaces, "iqn.me"));
        Assert.Null(IscsiCommand.InterfaceOf(interfaces, "iqn.you"));
        Assert.Equal([Target], IscsiCommand.Targets($"127.0.0.1:3260,1 {Target}\n[::1]:3260,1 {Target}\n"));
    }

    [Theory]
    [InlineData("host3", 3)]
    [InlineData("scsi_host12", 12)]
    public void Hosts_are_named_in_two_ways(string name, int number) => Assert.Equal(number, ScsiHosts.NumberOf(name));

    [Theory]
    [InlineData("bogus")]
    [InlineData("host")]
    [InlineData("host-1")]
    [InlineData("host../..")]
    public void Other_names_are_no_hosts(string name) => Assert.Equal(
        $"internal error: Invalid adapter name '{name}' for SCSI pool",
        Assert.Throws<VirException>(() => ScsiHosts.NumberOf(name)).Message);

    [Fact]
    public async Task A_pool_on_a_host_that_is_not_there_is_refused_and_stays_inactive()
    {
        await using var host = await StorageHost.StartAsync();
        var pool = await host.Connection.StoragePoolDefineXmlAsync(
            "<pool type='scsi'><name>s</name><source><adapter name='host9999'/></source><target><path>/dev</path></target></pool>", 0,
            CancellationToken.None);
        VirException refused = await Assert.ThrowsAsync<VirException>(
            async () => await host.Connection.StoragePoolCreateAsync(pool, 0, CancellationToken.None));
        Assert.Equal(
            "Could not open '/sys/class/scsi_host/host9999/scan' to trigger host scan: No such file or directory", refused.Message);
        Assert.False(await host.Connection.StoragePoolIsActiveAsync(pool, CancellationToken.None));
    }
}
