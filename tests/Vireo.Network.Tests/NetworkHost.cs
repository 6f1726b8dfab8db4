using Vireo.Operations;

namespace Vireo.Drivers.Network.Tests;

/// <summary>A network driver below a folder of its own, which can be ended without notice and begun again.</summary>
internal sealed class NetworkHost : IAsyncDisposable
{
    private NetworkHost(string root)
    {
        Root = root;
        Driver = new NetworkDriver(DriverPaths.Create(DaemonMode.System, root));
        Connection = new CheckedNetworkConnection(new ConnectionContext(), Driver);
    }

    public string Root { get; }

    public NetworkDriver Driver { get; }

    public NetworkConnection Connection { get; }

    public string StateOf(string name) => Path.Combine(Root, "run/libvirt/network", name + ".xml");

    public string DefinitionOf(string name) => Path.Combine(Root, "etc/libvirt/qemu/networks", name + ".xml");

    public static async Task<NetworkHost> StartAsync(string? root = null)
    {
        var host = new NetworkHost(root ?? Directory.CreateTempSubdirectory("nw").FullName);
        await host.Driver.StartAsync(CancellationToken.None);
        return host;
    }

    /// <summary>Another daemon on the same files, as after <c>kill -9</c>.</summary>
    public Task<NetworkHost> AgainAsync() => StartAsync(Root);

    public async Task<NetworkRef> DefineAsync(string name, string content = "<forward mode='bridge'/><bridge name='br0'/>") =>
        await Connection.NetworkDefineXmlAsync($"<network><name>{name}</name>{content}</network>", 0, CancellationToken.None);

    public async Task<string> XmlAsync(NetworkRef network, NetworkXmlFlags flags = 0) =>
        await Connection.NetworkGetXmlDescAsync(network, flags, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        if (Directory.Exists(Root))
        {
            Directory.Delete(Root, true);
        }
    }
}
