using Vireo.Operations;

namespace Vireo.Drivers.Secrets.Tests;

/// <summary>A secret driver below a folder of its own, which can be ended without notice and begun again.</summary>
internal sealed class SecretHost : IAsyncDisposable
{
    private SecretHost(string root)
    {
        Root = root;
        Driver = new SecretDriver(DriverPaths.Create(DaemonMode.System, root));
        Connection = new CheckedSecretConnection(new ConnectionContext(), Driver);
        Daemon = new CheckedSecretConnection(new ConnectionContext { IsDaemon = true }, Driver);
    }

    public string Root { get; }

    public string Folder => Path.Combine(Root, "etc/libvirt/secrets");

    public SecretDriver Driver { get; }

    /// <summary>A client's.</summary>
    public SecretConnection Connection { get; }

    /// <summary>Another driver's.</summary>
    public SecretConnection Daemon { get; }

    public static async Task<SecretHost> StartAsync(string? root = null)
    {
        var host = new SecretHost(root ?? Directory.CreateTempSubdirectory("sec").FullName);
        await host.Driver.StartAsync(CancellationToken.None);
        return host;
    }

    /// <summary>Another daemon on the same files, as after <c>kill -9</c>.</summary>
    public Task<SecretHost> AgainAsync() => StartAsync(Root);

    public ValueTask<SecretRef> DefineAsync(Uuid uuid, string usage = "", string attributes = "") =>
        Connection.SecretDefineXmlAsync($"<secret {attributes}><uuid>{uuid}</uuid>{usage}</secret>", 0, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        await Daemon.DisposeAsync();
        if (Directory.Exists(Root))
        {
            Directory.Delete(Root, true);
        }
    }
}
