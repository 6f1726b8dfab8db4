using Vireo.Protocol;
using Xunit;

namespace Vireo.Drivers.NwFilters.Tests;

/// <summary>Batches for the firewalls' tools, and what happens when one of them refuses.</summary>
public class FilterFirewallTests
{
    private const string Uuid = "11111111-2222-3333-4444-555555555555";

    public static string Binding(string port, string filter, string parameters = "") =>
        $"<filterbinding><owner><name>g</name><uuid>{Uuid}</uuid></owner><portdev name='{port}'/><mac address='52:54:00:00:00:01'/>"
        + $"<filterref filter='{filter}'>{parameters}</filterref></filterbinding>";

    [Fact]
    public async Task A_port_gets_its_rules_in_one_batch_a_family()
    {
        await using FilterHost host = await FilterHost.StartAsync();
        await host.DefineAsync("<filter name='f'><rule action='drop' direction='in'><mac/></rule><rule action='drop' direction='in'>"
            + "<tcp comment='a &quot; -j ACCEPT&#10;COMMIT' state='NONE'/></rule></filter>");
        await BindAsync(host, "v0", "f");
        Assert.Equal(["iptables", "ebtables"], host.Tools.Orders.Select(static o => o.Program));
        Assert.Equal(
            "*nat\n:libvirt-O-v0 ACCEPT\n-A libvirt-O-v0 -j DROP\n-A POSTROUTING -o v0 -j libvirt-O-v0\nCOMMIT\n",
            host.Tools.Orders[1].Orders);
        string packets = host.Tools.Orders[0].Orders;
        Assert.Contains(":libvirt-in - [0:0]\n", packets, StringComparison.Ordinal);
        Assert.Contains(
            "-I FORWARD 1 -j libvirt-in\n-I FORWARD 2 -j libvirt-out\n-I FORWARD 3 -j libvirt-in-post\n", packets,
            StringComparison.Ordinal);
        Assert.Contains("-A FO-v0 -p tcp -m comment --comment \"a \\\" -j ACCEPT COMMIT\" -j DROP\n", packets, StringComparison.Ordinal);
        Assert.Equal("v0.xml", Path.GetFileName(Assert.Single(Directory.EnumerateFiles(host.BindingFolder))));
    }

    [Fact]
    public async Task What_the_kernel_has_of_a_port_is_replaced_and_no_other_port_is_touched()
    {
        await using FilterHost host = await FilterHost.StartAsync();
        host.Tools.Saved["ebtables"] = """
            *nat
            :PREROUTING ACCEPT
            :I-v0-mac ACCEPT
            :I-v0-x-mac ACCEPT
            :libvirt-I-v0 ACCEPT
            :libvirt-I-v0-x ACCEPT
            -A PREROUTING -i v0 -j libvirt-I-v0
            -A PREROUTING -i v0-x -j libvirt-I-v0-x
            -A libvirt-I-v0 -j I-v0-mac
            -A libvirt-I-v0-x -j I-v0-x-mac
            -A I-v0-mac -j DROP
            """;
        await host.DefineAsync("<filter name='f'><rule action='accept' direction='out'/></filter>");
        await BindAsync(host, "v0", "f");
        Assert.Equal(
            "*nat\n-D PREROUTING -i v0 -j libvirt-I-v0\n-F libvirt-I-v0\n-F I-v0-mac\n-X libvirt-I-v0\n-X I-v0-mac\n:libvirt-I-v0 ACCEPT\n"
            + "-A libvirt-I-v0 -j ACCEPT\n-A PREROUTING -i v0 -j libvirt-I-v0\nCOMMIT\n", Assert.Single(host.Tools.Orders).Orders);
    }

    [Fact]
    public async Task A_refused_batch_undoes_the_others_and_binds_nothing()
    {
        await using FilterHost host = await FilterHost.StartAsync();
        await host.DefineAsync("<filter name='f'><rule action='drop' direction='in'><mac/></rule><rule action='drop' direction='in'>"
            + "<tcp state='NONE'/></rule></filter>");
        host.Tools.Complaint = (program, _) =>
        {
            host.Tools.Saved["iptables"] = "*filter\n:FO-v0 - [0:0]\n-A libvirt-out -m physdev --physdev-out v0 -g FO-v0\n";
            return program == "ebtables" ? "no\nError occurred at line: 3\n" : null;
        };
        VirException e = await Assert.ThrowsAsync<VirException>(() => BindAsync(host, "v0", "f"));
        Assert.Equal(ErrorCode.InternalError, e.Code);
        Assert.Contains(
            "Failed to apply firewall rules /usr/sbin/ebtables --concurrent -t nat -A libvirt-P-v0 -j DROP: no", e.Message,
            StringComparison.Ordinal);
        Assert.Equal(["iptables", "ebtables", "iptables"], host.Tools.Orders.Select(static o => o.Program));
        Assert.Equal(
            "*filter\n-D libvirt-out -m physdev --physdev-out v0 -g FO-v0\n-F FO-v0\n-X FO-v0\nCOMMIT\n", host.Tools.Orders[2].Orders);
        Assert.Empty(host.Driver.Bindings.Items);
        Assert.Empty(Directory.EnumerateFiles(host.BindingFolder));
    }

    [Fact]
    public async Task A_definition_that_a_port_refuses_is_not_kept()
    {
        await using FilterHost host = await FilterHost.StartAsync();
        await host.DefineAsync($"<filter name='f'><uuid>{Uuid}</uuid></filter>");
        await BindAsync(host, "v0", "f");
        host.Tools.Complaint = static (_, _) => "no";
        await Assert.ThrowsAsync<VirException>(
            () => host.DefineAsync($"<filter name='f'><uuid>{Uuid}</uuid><rule action='drop' direction='in'/></filter>").AsTask());
        Assert.DoesNotContain("rule", File.ReadAllText(Path.Combine(host.Folder, "f.xml")), StringComparison.Ordinal);
        Assert.Empty(host.Driver.Filters.FindByName("f")!.View.Entries);
    }

    [Fact]
    public async Task A_later_daemon_applies_everything_at_once_and_one_by_one_where_that_is_refused()
    {
        await using FilterHost host = await FilterHost.StartAsync();
        await host.DefineAsync("<filter name='f'><rule action='drop' direction='in'/></filter>");
        await BindAsync(host, "v0", "f");
        await BindAsync(host, "v1", "f");
        await using FilterHost again = await host.AgainAsync();
        Assert.Contains("libvirt-O-v1", Assert.Single(again.Tools.Orders).Orders, StringComparison.Ordinal);
        again.Tools.Orders.Clear();
        again.Tools.Complaint = static (_, orders) => orders.Contains("v0", StringComparison.Ordinal) ? "no" : null;
        await again.Driver.Changes.LoadAllAsync(CancellationToken.None);
        Assert.Equal(3, again.Tools.Orders.Count);
    }

    [Fact]
    public async Task A_port_that_is_not_there_waits_and_one_that_cannot_be_named_is_refused()
    {
        await using FilterHost host = await FilterHost.StartAsync();
        await host.DefineAsync("<filter name='f'><rule action='drop' direction='in'/></filter>");
        host.Tools.Ports = [];
        await BindAsync(host, "v0", "f");
        Assert.Empty(host.Tools.Orders);
        foreach (string port in new[] { "../v0", "v0 -j ACCEPT", "v&#10;0", "-x", "v\"" })
        {
            await Assert.ThrowsAsync<VirException>(() => BindAsync(host, port, "f"));
        }
    }

    private static Task<NwFilterBindingRef> BindAsync(FilterHost host, string port, string filter) =>
        host.Connection.NwFilterBindingCreateXmlAsync(Binding(port, filter), 0, CancellationToken.None).AsTask();
}
