using Vireo.Protocol;
using Xunit;

namespace Vireo.Drivers.Network.Tests;

/// <summary>The life of networks, and what another daemon finds of it.</summary>
public class NetworkTests
{
    private const string Nat = "<forward mode='nat'/><ip address='192.168.50.1' netmask='255.255.255.0'/>";

    [Fact]
    public async Task A_network_that_runs_is_found_again_with_its_own_form_and_its_next()
    {
        await using var host = await NetworkHost.StartAsync();
        var network = await host.DefineAsync("d");
        await host.Connection.NetworkCreateAsync(network, default);
        Assert.Contains("<networkstatus>\n  <class_id bitmap='0-2'/>\n  <floor sum='0'/>\n  <network>\n    <name>d</name>",
            File.ReadAllText(host.StateOf("d")), StringComparison.Ordinal);
        await host.Connection.NetworkUpdateAsync(
            network, NetworkUpdateCommand.AddLast, NetworkUpdateSection.Portgroup, -1, "<portgroup name='x'/>", NetworkUpdateFlags.Live,
            default);

        var again = await host.AgainAsync();
        Assert.True(await again.Connection.NetworkIsActiveAsync(network, default));
        Assert.Contains("portgroup", await again.XmlAsync(network), StringComparison.Ordinal);
        Assert.DoesNotContain("portgroup", await again.XmlAsync(network, NetworkXmlFlags.Inactive), StringComparison.Ordinal);
        await again.Connection.NetworkDestroyAsync(network, default);
        Assert.False(File.Exists(host.StateOf("d")));
        Assert.DoesNotContain("portgroup", await again.XmlAsync(network), StringComparison.Ordinal);
        await Refused(() => again.Connection.NetworkDestroyAsync(network, default), "network 'd' is not active");
    }

    [Fact]
    public async Task A_network_starts_once_after_the_hosts_boot()
    {
        await using var host = await NetworkHost.StartAsync();
        var network = await host.DefineAsync("d");
        await host.Connection.NetworkSetAutostartAsync(network, true, default);
        File.Delete(Path.Combine(host.Root, "run/libvirt/network/autostarted"));
        var booted = await host.AgainAsync();
        Assert.True(await booted.Connection.NetworkIsActiveAsync(network, default));
        await booted.Connection.NetworkDestroyAsync(network, default);
        var again = await host.AgainAsync();
        Assert.False(await again.Connection.NetworkIsActiveAsync(network, default));
    }

    [Fact]
    public async Task An_undefined_network_lives_until_it_stops()
    {
        await using var host = await NetworkHost.StartAsync();
        var network = await host.DefineAsync("d");
        await host.Connection.NetworkCreateAsync(network, default);
        await Refused(() => host.Connection.NetworkCreateAsync(network, default), "network is already active");
        await host.Connection.NetworkUndefineAsync(network, default);
        Assert.False(File.Exists(host.DefinitionOf("d")));
        Assert.False(await host.Connection.NetworkIsPersistentAsync(network, default));
        await Refused(() => host.Connection.NetworkUndefineAsync(network, default), "can't undefine transient network");
        await Refused(
            () => host.Connection.NetworkSetAutostartAsync(network, true, default), "cannot set autostart for transient network");
        await host.Connection.NetworkDestroyAsync(network, default);
        Assert.Empty(await host.Connection.ListAllNetworksAsync(0, default));
    }

    [Fact]
    public async Task Bridges_of_the_drivers_own_get_names_that_nobody_has()
    {
        await using var host = await NetworkHost.StartAsync();
        var first = await host.DefineAsync("a", "<bridge name='vireo%d'/>");
        var second = await host.DefineAsync("b", "<bridge name='vireo%d'/>");
        Assert.Equal("vireo0", await host.Connection.NetworkGetBridgeNameAsync(first, default));
        Assert.Equal("vireo1", await host.Connection.NetworkGetBridgeNameAsync(second, default));
        Assert.Contains("<mac address='52:54:00:", await host.XmlAsync(first), StringComparison.Ordinal);
        await Refused(() => Define(host, "c", "<bridge name='vireo0'/>"), "bridge name 'vireo0' already in use.");
    }

    [Fact]
    public async Task A_network_that_would_need_rules_in_the_firewall_is_not_started_and_leaves_nothing()
    {
        await using var host = await NetworkHost.StartAsync();
        var network = await host.DefineAsync("a", Nat);
        var error = await Assert.ThrowsAsync<VirException>(() => host.Connection.NetworkCreateAsync(network, default).AsTask());
        Assert.Equal(ErrorCode.NoSupport, error.Code);
        Assert.False(File.Exists(host.StateOf("a")));
        await Assert.ThrowsAsync<VirException>(() => host.Connection.NetworkCreateXmlAsync(
            $"<network><name>t</name>{Nat}</network>", 0, default).AsTask());
        Assert.Single(await host.Connection.ListAllNetworksAsync(0, default));
    }

    [Theory]
    [InlineData("<forward mode='bridge'/><bridge name='b'/><ip address='1.2.3.4'/>",
        "Unsupported <ip> element in network n with forward mode='bridge'")]
    [InlineData("<forward mode='bridge'/><dns><txt name='a' value='b'/></dns>",
        "Unsupported <dns> element in network n with forward mode='bridge'")]
    [InlineData("<forward mode='private'/><bandwidth><inbound average='1'/></bandwidth>",
        "Unsupported network-wide <bandwidth> element in network n with forward mode='private'")]
    [InlineData("<forward mode='bridge'/><portgroup name='a'/><portgroup name='a'/>",
        "multiple <portgroup> elements with the same name (a) in network 'n'")]
    [InlineData("<forward mode='bridge'/><portgroup name='a' default='yes'/><portgroup name='b' default='yes'/>",
        "network 'n' has multiple default <portgroup> elements (a and b), but only one default is allowed")]
    [InlineData("<forward mode='bridge'/><bridge name='b'/><vlan><tag id='3'/></vlan>",
        "<vlan> element specified for network n, whose type doesn't support vlan configuration")]
    [InlineData("<ip family='ipv6' address='fd00::1' prefix='64'><tftp root='/x'/></ip>",
        "Unsupported <tftp> element in an IPv6 element in network 'n'")]
    public async Task What_does_not_fit_the_mode_is_refused(string content, string text)
    {
        await using var host = await NetworkHost.StartAsync();
        await Refused(() => Define(host, "n", content), text);
        Assert.False(File.Exists(host.DefinitionOf("n")));
    }

    [Fact]
    public async Task A_name_of_two_lines_is_refused()
    {
        await using var host = await NetworkHost.StartAsync();
        await Assert.ThrowsAsync<VirException>(() => host.DefineAsync("a\nb"));
        Assert.Empty(await host.Connection.ListAllNetworksAsync(0, default));
    }

    [Fact]
    public async Task A_state_that_cannot_be_read_is_left_as_it_is()
    {
        await using var host = await NetworkHost.StartAsync();
        var network = await host.DefineAsync("d");
        File.WriteAllText(host.StateOf("d"), "<networkstatus>");
        var again = await host.AgainAsync();
        Assert.False(await again.Connection.NetworkIsActiveAsync(network, default));
        Assert.Equal("<networkstatus>", File.ReadAllText(host.StateOf("d")));
    }

    private static async ValueTask Define(NetworkHost host, string name, string content) => await host.DefineAsync(name, content);

    private static async Task Refused(Func<ValueTask> call, string text) =>
        Assert.EndsWith(": " + text, (await Assert.ThrowsAsync<VirException>(() => call().AsTask())).Message, StringComparison.Ordinal);
}
