using Vireo.Documents;
using Xunit;

namespace Vireo.Drivers.Interfaces.Tests;

/// <summary>Changes of files, on a host of files; starts and stops have an end-to-end topic.</summary>
public sealed class InterfaceChangesTests : IDisposable
{
    private const string Own = "/etc/network/interfaces.d/vireo";
    private readonly SampleHost _host = new();

    public InterfaceChangesTests()
    {
        _host.Write("/etc/network/interfaces", "source interfaces.d/*\niface eth9 inet dhcp\n");
        _host.Write("/etc/network/if-pre-up.d/bridge", "");
    }

    private InterfaceChanges Changes =>
        new(new Ifupdown(_host.Root), _host.Links, _host.Reader, _host.Root + "/var/lib/libvirt/interface/transaction");

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_rollback_puts_the_file_back_byte_for_byte_whatever_daemon_does_it()
    {
        await DefineAsync("<interface type='ethernet' name='eth0'/>");
        string before = "# mine\n\n" + _host.Read(Own) + "# end, without newline";
        _host.Write(Own, before);
        await Changes.BeginAsync(default);
        await DefineAsync("<interface type='ethernet' name='eth1'/>");
        await Changes.UndefineAsync("eth0", default);
        Assert.DoesNotContain("eth0", _host.Read(Own), StringComparison.Ordinal);
        await Changes.RollBackAsync(default);
        Assert.Equal(before, _host.Read(Own));
        await RefusedAsync(ErrorCode.OperationInvalid, Changes.RollBackAsync(default));
    }

    [Fact]
    public async Task A_rollback_takes_a_file_away_that_was_not_there()
    {
        await Changes.BeginAsync(default);
        await RefusedAsync(ErrorCode.OperationInvalid, Changes.BeginAsync(default));
        await DefineAsync("<interface type='ethernet' name='eth1'/>");
        await Changes.RollBackAsync(default);
        Assert.False(File.Exists(_host.Root + Own));
        await RefusedAsync(ErrorCode.OperationInvalid, Changes.CommitAsync(default));
    }

    [Fact]
    public async Task A_commit_keeps_what_was_changed()
    {
        await Changes.BeginAsync(default);
        await DefineAsync("<interface type='ethernet' name='eth1'/>");
        await Changes.CommitAsync(default);
        Assert.Contains("iface eth1 inet manual\n", _host.Read(Own), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_administrator_configured_is_left_alone()
    {
        await RefusedAsync(ErrorCode.OperationInvalid, DefineAsync("<interface type='ethernet' name='eth9'/>"));
        await RefusedAsync(ErrorCode.OperationInvalid,
            DefineAsync("<interface type='bridge' name='br0'><bridge><interface type='ethernet' name='eth9'/></bridge></interface>"));
        await RefusedAsync(ErrorCode.OperationInvalid, Changes.UndefineAsync("eth9", default));
        Assert.Equal("source interfaces.d/*\niface eth9 inet dhcp\n", _host.Read("/etc/network/interfaces"));
    }

    [Fact]
    public async Task A_port_has_no_definition_of_its_own()
    {
        const string bridge = "<interface type='bridge' name='br0'><bridge><interface type='ethernet' name='eth0'/></bridge></interface>";
        await DefineAsync("<interface type='ethernet' name='eth0'><start mode='onboot'/></interface>");
        await DefineAsync(bridge);
        Assert.DoesNotContain("auto eth0", _host.Read(Own), StringComparison.Ordinal);
        Assert.Equal(["br0", "eth9"], new Ifupdown(_host.Root).Read().Names());
        await RefusedAsync(ErrorCode.OperationInvalid, DefineAsync("<interface type='ethernet' name='eth0'/>"));
        await RefusedAsync(ErrorCode.OperationInvalid, DefineAsync(bridge.Replace("br0", "br1", StringComparison.Ordinal)));
        await DefineAsync(bridge);
        await Changes.UndefineAsync("br0", default);
        Assert.False(File.Exists(_host.Root + Own));
    }

    [Fact]
    public async Task Nothing_is_written_where_nobody_would_read_it()
    {
        _host.Write("/etc/network/interfaces", "iface lo inet loopback\n");
        await RefusedAsync(ErrorCode.ConfigUnsupported, DefineAsync("<interface type='ethernet' name='eth0'/>"));
        Assert.False(Directory.Exists(_host.Root + "/etc/network/interfaces.d"));
    }

    private Task DefineAsync(string xml) => Changes.DefineAsync(InterfaceRules.Read(xml), default);

    private static async Task RefusedAsync(ErrorCode code, Task work) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<VirException>(() => work)).Code);
}
