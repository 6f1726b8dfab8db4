using Vireo.Drivers.Host;
using Vireo.Protocol;
using Xunit;

namespace Vireo.Drivers.NwFilters.Tests;

/// <summary>Filters through the driver's own connection. Texts and codes are those that libvirtd 9.0 answers.</summary>
public class FilterTests
{
    private const string One = "11111111-2222-3333-4444-555555555555";
    private const string Binding = """
        <filterbindingstatus>
          <filterbinding>
            <owner>
              <name>m</name>
              <uuid>11111111-2222-3333-4444-555555555555</uuid>
            </owner>
            <portdev name='vnet0'/>
            <mac address='52:54:00:9d:81:b1'/>
            <filterref filter='top'/>
          </filterbinding>
        </filterbindingstatus>
        """;

    [Fact]
    public async Task A_filter_is_kept_and_found_again()
    {
        await using FilterHost host = await FilterHost.StartAsync();
        NwFilterRef filter = await host.DefineAsync($"<filter name='a'><uuid>{One}</uuid><filterref filter='missing'/></filter>");
        await using (FilterHost again = await host.AgainAsync())
        {
            Assert.Equal(filter, Assert.Single(await again.Connection.ListAllNwFiltersAsync(0, CancellationToken.None)));
            Assert.Equal(filter, await again.Connection.NwFilterLookupByUuidAsync(filter.Uuid, CancellationToken.None));
            Assert.Equal(
                $"<filter name='a' chain='root'>\n  <uuid>{One}</uuid>\n  <filterref filter='missing'/>\n</filter>\n",
                await again.Connection.NwFilterGetXmlDescAsync(filter, 0, CancellationToken.None));
            await again.Connection.NwFilterUndefineAsync(filter, CancellationToken.None);
            Assert.Empty(Directory.EnumerateFileSystemEntries(again.Folder));
            await RefusedAsync(ErrorCode.NoNwfilter, "no nwfilter with matching name 'a'",
                () => again.Connection.NwFilterLookupByNameAsync("a", CancellationToken.None).AsTask());
        }
    }

    [Fact]
    public async Task A_shipped_filter_gets_its_uuid_once()
    {
        await using FilterHost host = FilterHost.Create();
        host.WriteFilter("arp", "<filter name='arp' chain='arp'><!-- all --><rule action='accept' direction='inout'/></filter>");
        await host.Driver.StartAsync(CancellationToken.None);
        NwFilterRef filter = Assert.Single(await host.Connection.ListAllNwFiltersAsync(0, CancellationToken.None));
        await using FilterHost again = await host.AgainAsync();
        Assert.Equal(filter, await again.Connection.NwFilterLookupByNameAsync("arp", CancellationToken.None));
    }

    [Fact]
    public async Task Names_and_uuids_belong_together()
    {
        await using FilterHost host = await FilterHost.StartAsync();
        await host.DefineAsync($"<filter name='a'><uuid>{One}</uuid></filter>");
        await RefusedAsync(ErrorCode.OperationFailed, $"filter 'a' already exists with uuid {One}",
            () => host.DefineAsync("<filter name='a'/>").AsTask());
        await RefusedAsync(ErrorCode.OperationFailed, "filter with same UUID but different name ('a') already exists",
            () => host.DefineAsync($"<filter name='b'><uuid>{One}</uuid></filter>").AsTask());
        await RefusedAsync(ErrorCode.XmlError, "name ../b cannot contain '/'", () => host.DefineAsync("<filter name='../b'/>").AsTask());
        await RefusedAsync(ErrorCode.InternalError, "filter has no name", () => host.DefineAsync("<filter/>").AsTask());
        await RefusedAsync(ErrorCode.InternalError, "filter has no name", () => host.DefineAsync("<filter name=''/>").AsTask());
        Assert.Equal("a.xml", Path.GetFileName(Assert.Single(Directory.EnumerateFileSystemEntries(host.Folder))));
    }

    [Fact]
    public async Task Filters_do_not_include_each_other_in_a_circle()
    {
        await using FilterHost host = await FilterHost.StartAsync();
        await RefusedAsync(ErrorCode.OperationFailed, "filter would introduce a loop",
            () => host.DefineAsync("<filter name='self'><filterref filter='self'/></filter>").AsTask());
        await host.DefineAsync($"<filter name='a'><uuid>{One}</uuid></filter>");
        await host.DefineAsync("<filter name='b'><filterref filter='a'/></filter>");
        await host.DefineAsync("<filter name='c'><filterref filter='b'/><filterref filter='a'/></filter>");
        await RefusedAsync(ErrorCode.OperationFailed, "filter would introduce a loop",
            () => host.DefineAsync($"<filter name='a'><uuid>{One}</uuid><filterref filter='c'/></filter>").AsTask());
    }

    [Fact]
    public async Task Bindings_of_another_daemon_are_taken_over()
    {
        await using FilterHost host = FilterHost.Create();
        host.WriteFilter("top", "<filter name='top'><filterref filter='low'/></filter>");
        host.WriteFilter("low", $"<filter name='low'><uuid>{One}</uuid></filter>");
        host.WriteBinding("vnet0", Binding);
        host.WriteBinding("vnet1", "<filterbindingstatus>");
        await host.Driver.StartAsync(CancellationToken.None);
        NwFilterBindingRef binding = Assert.Single(await host.Connection.ListAllNwFilterBindingsAsync(0, CancellationToken.None));
        Assert.Equal(new NwFilterBindingRef("vnet0", "top"), binding);
        string xml = await host.Connection.NwFilterBindingGetXmlDescAsync(binding, 0, CancellationToken.None);
        Assert.StartsWith("<filterbinding>\n  <owner>\n    <name>m</name>", xml, StringComparison.Ordinal);
        await RefusedAsync(ErrorCode.NoNwfilterBinding, "no nwfilter binding for port dev 'vnet1'",
            () => host.Connection.NwFilterBindingLookupByPortDevAsync("vnet1", CancellationToken.None).AsTask());
        NwFilterRef low = await host.Connection.NwFilterLookupByNameAsync("low", CancellationToken.None);
        await RefusedAsync(ErrorCode.OperationInvalid, "nwfilter is in use",
            () => host.Connection.NwFilterUndefineAsync(low, CancellationToken.None).AsTask());
        await host.DefineAsync($"<filter name='low'><uuid>{One}</uuid><rule action='drop' direction='in'/></filter>");
        Assert.Contains("-A libvirt-O-vnet0 -j DROP", Assert.Single(host.Tools.Orders).Orders, StringComparison.Ordinal);
        await host.Connection.NwFilterBindingDeleteAsync(binding, CancellationToken.None);
        Assert.False(File.Exists(Path.Combine(host.BindingFolder, "vnet0.xml")));
        Assert.True(File.Exists(Path.Combine(host.BindingFolder, "vnet1.xml")));
    }

    [Fact]
    public void A_user_has_no_filters()
    {
        var user = new NwFilterDriverFactory(DriverPaths.Create(DaemonMode.Session, "/nonexistent"));
        Assert.Empty(user.Serves);
    }

    private static async Task RefusedAsync(ErrorCode code, string detail, Func<Task> call)
    {
        VirException e = await Assert.ThrowsAsync<VirException>(call);
        Assert.Equal(code, e.Code);
        Assert.True(e.Domain == ErrorDomain.Nwfilter, e.Domain.ToString());
        Assert.EndsWith(detail, e.Message, StringComparison.Ordinal);
    }
}
