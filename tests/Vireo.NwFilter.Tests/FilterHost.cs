using Vireo.Operations;

namespace Vireo.Drivers.NwFilters.Tests;

/// <summary>A network filter driver below a folder of its own, which can be begun again.</summary>
internal sealed class FilterHost : IAsyncDisposable
{
    private FilterHost(string root)
    {
        Root = root;
        Driver = new NwFilterDriver(DriverPaths.Create(DaemonMode.System, root), Tools);
        Connection = new CheckedNwFilterConnection(new ConnectionContext(), Driver);
    }

    public string Root { get; }

    public string Folder => Path.Combine(Root, "etc/libvirt/nwfilter");

    public string BindingFolder => Path.Combine(Root, "run/libvirt/nwfilter-binding");

    public FakeTools Tools { get; } = new();

    public NwFilterDriver Driver { get; }

    public NwFilterConnection Connection { get; }

    public static FilterHost Create() => new(Directory.CreateTempSubdirectory("nwf").FullName);

    public static async Task<FilterHost> StartAsync()
    {
        FilterHost host = Create();
        await host.Driver.StartAsync(CancellationToken.None);
        return host;
    }

    /// <summary>Another daemon on the same files, as after <c>kill -9</c>.</summary>
    public async Task<FilterHost> AgainAsync()
    {
        var again = new FilterHost(Root);
        await again.Driver.StartAsync(CancellationToken.None);
        return again;
    }

    public ValueTask<NwFilterRef> DefineAsync(string xml) => Connection.NwFilterDefineXmlAsync(xml, 0, CancellationToken.None);

    public void WriteFilter(string name, string xml)
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, name + ".xml"), xml);
    }

    public void WriteBinding(string port, string text)
    {
        Directory.CreateDirectory(BindingFolder);
        File.WriteAllText(Path.Combine(BindingFolder, port + ".xml"), text);
    }

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        if (Directory.Exists(Root))
        {
            Directory.Delete(Root, true);
        }
    }
}
