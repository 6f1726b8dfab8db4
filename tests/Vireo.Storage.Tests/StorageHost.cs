using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Drivers.Storage.Tests;

/// <summary>A storage driver below a folder of its own, which can be ended without notice and begun again.</summary>
internal sealed class StorageHost : IAsyncDisposable
{
    private StorageHost(string root)
    {
        Root = root;
        Driver = new StorageDriver(DriverPaths.Create(DaemonMode.System, root));
        Connection = new CheckedStorageConnection(new ConnectionContext(), Driver);
    }

    public string Root { get; }

    public string Folder => Path.Combine(Root, "pool");

    public StorageDriver Driver { get; }

    public StorageConnection Connection { get; }

    public static async Task<StorageHost> StartAsync(string? root = null)
    {
        var host = new StorageHost(root ?? Directory.CreateTempSubdirectory("st").FullName);
        await host.Driver.StartAsync(CancellationToken.None);
        return host;
    }

    /// <summary>Another daemon on the same files, as after <c>kill -9</c>.</summary>
    public Task<StorageHost> AgainAsync() => StartAsync(Root);

    /// <summary>A folder as an active pool.</summary>
    public async Task<StoragePoolRef> PoolAsync(string name = "p")
    {
        Directory.CreateDirectory(Folder);
        var pool = await Connection.StoragePoolDefineXmlAsync(
            $"<pool type='dir'><name>{name}</name><target><path>{Folder}</path></target></pool>", 0, CancellationToken.None);
        await Connection.StoragePoolCreateAsync(pool, 0, CancellationToken.None);
        return pool;
    }

    public async Task<StorageVolRef> VolumeAsync(StoragePoolRef pool, string name, ulong bytes = 1 << 20) =>
        await Connection.StorageVolCreateXmlAsync(
            pool, $"<volume><name>{name}</name><capacity>{bytes}</capacity><allocation>0</allocation></volume>", 0, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        if (Directory.Exists(Root))
        {
            Directory.Delete(Root, true);
        }
    }
}
