using Vireo.Drivers;
using Vireo.Drivers.Host;
using Vireo.Protocol;
using Vireo.Rpc;
using Vireo.Xdr;
using Xunit;

namespace Vireo.Daemon.Tests;

/// <summary>A whole daemon in this process, below a folder of its own, with one fake driver.</summary>
internal sealed class TestDaemon : IAsyncDisposable
{
    private readonly VireoDaemon _daemon;
    private readonly RpcEventLoop _loop = new("client", 1, 1);

    public TestDaemon(string configuration = "", FakeDriver? driver = null, string[]? arguments = null, Action<string>? prepare = null)
    {
        Driver = driver ?? new FakeDriver();
        Root = Directory.CreateTempSubdirectory("vireod").FullName;
        prepare?.Invoke(Root);
        DriverPaths paths = DriverPaths.Create(DaemonMode.System, Root);
        Places = DaemonPlaces.For(paths);
        DaemonConfig config = DaemonConfig.Read(
            ConfigFile.Parse("auth_unix_rw = \"none\"\nauth_unix_ro = \"none\"\n" + configuration, "test.conf"), DaemonMode.System);
        Router = new LogRouter();
        _daemon = new VireoDaemon(DaemonOptions.Parse(arguments ?? []), config, paths, Places, Router, [Driver, new EmptyHostFactory()]);
        _daemon.Listen();
        Running = _daemon.RunAsync();
    }

    public FakeDriver Driver { get; }

    public string Root { get; }

    public DaemonPlaces Places { get; }

    public LogRouter Router { get; }

    public DaemonControl Control => _daemon.Control;

    /// <summary>Ends when the daemon has ended.</summary>
    public Task Running { get; }

    public RpcClient Connect(string? socket = null, RpcMessageHandler? onMessage = null) =>
        new(SocketTransport.ConnectUnix(socket ?? Places.Socket, _loop), new RpcClientOptions { OnMessage = onMessage });

    /// <summary>A client that has opened its connection.</summary>
    public async Task<RpcClient> OpenAsync(string? socket = null, RpcMessageHandler? onMessage = null, string uri = "fake:///")
    {
        RpcClient client = Connect(socket, onMessage);
        (await CallAsync(client, RemoteProcedure.AuthList)).Dispose();
        (await CallAsync(client, RemoteProcedure.ConnectOpen, new ConnectOpenArgs(uri, 0))).Dispose();
        return client;
    }

    public static Task<RpcReply> CallAsync(RpcClient client, RemoteProcedure procedure) =>
        client.CallAsync(0x20008086, 1, (int)procedure, null, CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(2));

    public static Task<RpcReply> CallAsync<T>(RpcClient client, RemoteProcedure procedure, T arguments)
        where T : struct, IXdrValue<T>
    {
        XdrWriter writer = RpcClient.BeginCall();
        arguments.WriteXdr(writer);
        return client.CallAsync(0x20008086, 1, (int)procedure, writer, CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(2));
    }

    public static T Read<T>(RpcReply reply)
        where T : struct, IXdrValue<T>
    {
        using (reply)
        {
            var reader = new XdrReader(reply.Payload);
            return T.ReadXdr(ref reader);
        }
    }

    public async Task StopAsync()
    {
        Control.RequestStop();
        await Running.WaitAsync(TimeSpan.FromMinutes(2));
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _daemon.DisposeAsync();
        Assert.False(File.Exists(Places.Socket));
        Assert.False(File.Exists(Places.PidFile));
        _loop.Dispose();
        Log.SetSink(null);
        Directory.Delete(Root, recursive: true);
    }
}
