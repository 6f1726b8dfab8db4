using Vireo.Protocol;
using Vireo.Rpc;
using Xunit;

namespace Vireo.Daemon.Tests;

public class DaemonTests
{
    [Fact]
    public async Task A_client_is_known_and_served()
    {
        await using var daemon = new TestDaemon();
        await using RpcClient client = await daemon.OpenAsync();
        Assert.Equal("FAKE", TestDaemon.Read<ConnectGetTypeRet>(await TestDaemon.CallAsync(client, RemoteProcedure.ConnectGetType)).Type);
        Assert.Equal(Environment.ProcessId, daemon.Driver.LastContext!.Caller.ProcessId);
        Assert.Equal((long)Vireo.Posix.Host.EffectiveUserId, daemon.Driver.LastContext.Caller.UserId);
        Assert.False(daemon.Driver.LastContext.ReadOnly);
        Assert.Equal(daemon.Root, daemon.Driver.LastContext.Root);
    }

    [Fact]
    public async Task What_no_driver_serves_is_not_supported_and_the_connection_goes_on()
    {
        await using var daemon = new TestDaemon();
        await using RpcClient client = await daemon.OpenAsync();
        VirException e = await Assert.ThrowsAsync<VirException>(() => TestDaemon.CallAsync(client, RemoteProcedure.ConnectGetVersion));
        Assert.Equal(ErrorCode.NoSupport, e.Code);
        Assert.Equal("this function is not supported by the connection driver: virConnectGetVersion", e.Message);
        (await TestDaemon.CallAsync(client, RemoteProcedure.ConnectGetType)).Dispose();
    }

    [Fact]
    public async Task Host_objects_that_no_driver_serves_are_none_for_a_hypervisor_that_uses_the_hosts()
    {
        await using var daemon = new TestDaemon(driver: new FakeDriver { UsesHostObjects = true });
        await using RpcClient client = await daemon.OpenAsync();
        var networks = await TestDaemon.CallAsync(client, RemoteProcedure.ConnectNumOfNetworks);
        Assert.Equal(0, TestDaemon.Read<ConnectNumOfNetworksRet>(networks).Num);
        VirException e = await Assert.ThrowsAsync<VirException>(
            () => TestDaemon.CallAsync(client, RemoteProcedure.StoragePoolLookupByName, new StoragePoolLookupByNameArgs("p")));
        Assert.Equal((ErrorCode.NoStoragePool, "Storage pool not found: no storage pool with matching name 'p'"), (e.Code, e.Message));
        e = await Assert.ThrowsAsync<VirException>(
            () => TestDaemon.CallAsync(client, RemoteProcedure.InterfaceChangeBegin, new InterfaceChangeBeginArgs(0)));
        Assert.Equal(ErrorCode.NoSupport, e.Code);
    }

    [Fact]
    public async Task Host_objects_of_a_hypervisor_that_has_its_own_are_not_supported()
    {
        await using var daemon = new TestDaemon();
        await using RpcClient client = await daemon.OpenAsync();
        VirException e = await Assert.ThrowsAsync<VirException>(() => TestDaemon.CallAsync(client, RemoteProcedure.ConnectNumOfNetworks));
        Assert.Equal(ErrorCode.NoSupport, e.Code);
    }

    [Fact]
    public async Task A_refused_call_is_logged_with_function_text_code_and_client_and_a_search_for_nothing_is_not()
    {
        await using var daemon = new TestDaemon(driver: new FakeDriver { UsesHostObjects = true });
        string log = Path.Combine(daemon.Root, "log");
        daemon.Router.SetOutputs(LogOutputSpec.ParseAll($"1:file:{log}"));
        await using RpcClient client = await daemon.OpenAsync();
        await Assert.ThrowsAsync<VirException>(() => TestDaemon.CallAsync(client, RemoteProcedure.ConnectGetVersion));
        await Assert.ThrowsAsync<VirException>(
            () => TestDaemon.CallAsync(client, RemoteProcedure.NetworkLookupByName, new NetworkLookupByNameArgs("n")));
        string[] lines = File.ReadAllLines(log);
        Assert.Contains(lines, static line => line.Contains(
            ": error : virConnectGetVersion:0 : this function is not supported by the connection driver: virConnectGetVersion (code 3, "
                + "client ",
            StringComparison.Ordinal));
        Assert.Contains(lines, static line => line.Contains($", process {Environment.ProcessId}, user ", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, static line => line.Contains("NetworkLookup", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("unix_sock_ro_perms = \"0777\"")]
    public async Task The_sockets_are_open_to_everybody_and_the_administrators_is_not(string configuration)
    {
        await using var daemon = new TestDaemon(configuration);
        const UnixFileMode all = (UnixFileMode)511, owner = (UnixFileMode)448;
        Assert.Equal((all, all, owner), (Mode(daemon.Places.Socket), Mode(daemon.Places.ReadOnlySocket!), Mode(daemon.Places.AdminSocket)));
        static UnixFileMode Mode(string path) => File.GetUnixFileMode(path);
    }

    [Fact]
    public async Task An_unknown_uri_has_no_driver()
    {
        await using var daemon = new TestDaemon();
        VirException e = await Assert.ThrowsAsync<VirException>(() => daemon.OpenAsync(uri: "other:///x"));
        Assert.Equal(ErrorCode.NoConnect, e.Code);
        Assert.Equal("no connection driver available for other:///x", e.Message);
    }

    [Fact]
    public async Task The_read_only_socket_refuses_changes()
    {
        await using var daemon = new TestDaemon();
        await using RpcClient client = await daemon.OpenAsync(daemon.Places.ReadOnlySocket);
        (await TestDaemon.CallAsync(client, RemoteProcedure.ConnectGetType)).Dispose();
        VirException e = await Assert.ThrowsAsync<VirException>(
            () => TestDaemon.CallAsync(client, RemoteProcedure.DomainDefineXml, new DomainDefineXmlArgs("<domain/>")));
        Assert.Equal(ErrorCode.OperationDenied, e.Code);
        Assert.True(daemon.Driver.LastContext!.ReadOnly);
    }

    [Fact]
    public async Task Stopping_during_a_slow_call_prepares_answers_and_then_waits()
    {
        var driver = new FakeDriver();
        var daemon = new TestDaemon(driver: driver);
        RpcClient client = await daemon.OpenAsync();
        Task<RpcReply> slow = TestDaemon.CallAsync(client, RemoteProcedure.ConnectGetCapabilities);
        await driver.SlowCallEntered.Task.WaitAsync(TimeSpan.FromMinutes(2));

        daemon.Control.RequestStop();
        SpinWait.SpinUntil(() => driver.Diary.Contains("prepare"), TimeSpan.FromMinutes(2));
        Assert.False(daemon.Running.IsCompleted);
        Assert.DoesNotContain("wait", driver.Diary);
        Assert.Throws<VirException>(() => daemon.Connect());

        // The monitor's loop still runs: its reply reaches the call, and the call's answer the client.
        driver.MonitorReply.SetResult("<capabilities/>");
        Assert.Equal("<capabilities/>", TestDaemon.Read<ConnectGetCapabilitiesRet>(await slow).Capabilities);
        await daemon.Running.WaitAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(["start", "call begins", "prepare", "call ends", "wait"], driver.Diary.Where(static d => d != "closed"));
        await client.DisposeAsync();
        await daemon.DisposeAsync();
    }

    [Fact]
    public async Task An_event_raised_while_registering_comes_after_the_reply()
    {
        await using var daemon = new TestDaemon();
        var order = new List<string>();
        var got = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using RpcClient client = await daemon.OpenAsync(onMessage: (_, _, procedure, payload) =>
        {
            order.Add($"event {(RemoteProcedure)procedure} {payload.Length > 0}");
            got.TrySetResult();
        });
        Vireo.Xdr.XdrWriter arguments = RpcClient.BeginCall();
        new ConnectDomainEventCallbackRegisterAnyArgs((int)DomainEventId.Lifecycle, null).WriteXdr(arguments);
        RpcReply reply = await client.CallAsync(
            0x20008086, 1, (int)RemoteProcedure.ConnectDomainEventCallbackRegisterAny, arguments, null, _ =>
                order.Add("reply"), CancellationToken.None);
        reply.Dispose();
        await got.Task.WaitAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(["reply", "event DomainEventCallbackLifecycle True"], order);
    }

    [Fact]
    public async Task A_closed_client_leaves_nothing_behind()
    {
        await using var daemon = new TestDaemon();
        RpcClient client = await daemon.OpenAsync();
        await client.DisposeAsync();
        Assert.True(SpinWait.SpinUntil(() => daemon.Driver.Diary.Contains("closed"), TimeSpan.FromMinutes(2)));
    }

    [Fact]
    public async Task Beyond_max_clients_a_client_waits_until_another_goes()
    {
        await using var daemon = new TestDaemon("max_clients = 2\nmax_anonymous_clients = 2");
        RpcClient a = await daemon.OpenAsync();
        await using RpcClient b = await daemon.OpenAsync();
        await using RpcClient c = daemon.Connect();
        Task<RpcReply> waiting = TestDaemon.CallAsync(c, RemoteProcedure.AuthList);
        await Task.Delay(300);
        Assert.False(waiting.IsCompleted);
        (await TestDaemon.CallAsync(b, RemoteProcedure.ConnectGetType)).Dispose();
        await a.DisposeAsync();
        (await waiting).Dispose();
    }

    [Fact]
    public async Task Before_the_connection_is_opened_there_is_nothing_to_call()
    {
        await using var daemon = new TestDaemon();
        await using RpcClient client = daemon.Connect();
        VirException e = await Assert.ThrowsAsync<VirException>(() => TestDaemon.CallAsync(client, RemoteProcedure.ConnectGetType));
        Assert.Equal("internal error: hypervisor connection not open", e.Message);
    }

    [Fact]
    public async Task Without_clients_the_timeout_ends_the_daemon_unless_guests_are_active()
    {
        var driver = new FakeDriver { IsBusy = true };
        await using var daemon = new TestDaemon(driver: driver);
        daemon.Control.SetTimeout(1);
        await Task.Delay(1500);
        Assert.False(daemon.Running.IsCompleted);
        driver.IsBusy = false;
        await daemon.Running.WaitAsync(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task A_second_daemon_does_not_take_the_place_of_the_first()
    {
        await using var daemon = new TestDaemon();
        Drivers.DriverPaths paths = Drivers.DriverPaths.Create(Drivers.DaemonMode.System, daemon.Root);
        await using var second = new VireoDaemon(
            DaemonOptions.Parse([]), DaemonConfig.Defaults(Drivers.DaemonMode.System), paths, DaemonPlaces.For(paths), new LogRouter(), []);
        VirException e = Assert.Throws<VirException>(second.Listen);
        Assert.Contains("Failed to acquire pid file", e.Message, StringComparison.Ordinal);
        await using RpcClient client = await daemon.OpenAsync();
        (await TestDaemon.CallAsync(client, RemoteProcedure.ConnectGetType)).Dispose();
    }

    [Fact]
    public async Task A_root_where_no_folder_can_be_made_is_named()
    {
        Drivers.DriverPaths paths = Drivers.DriverPaths.Create(Drivers.DaemonMode.System, "/proc/nosuch");
        await using var daemon = new VireoDaemon(
            DaemonOptions.Parse([]), DaemonConfig.Defaults(Drivers.DaemonMode.System), paths, DaemonPlaces.For(paths), new LogRouter(), []);
        VirException e = Assert.Throws<VirException>(daemon.Listen);
        Assert.Equal(
            (ErrorCode.SystemError, "unable to create directory '/proc/nosuch/run/libvirt': No such file or directory"), (e.Code, e.Message));
    }

    [Fact]
    public async Task Over_tcp_a_client_is_served_and_it_counts_as_insecure()
    {
        using var free = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        free.Start();
        int port = ((System.Net.IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        string listen = $"listen_tls = 0\nlisten_tcp = 1\nlisten_addr = \"127.0.0.1\"\ntcp_port = \"{port}\"\n";
        await using (var daemon = new TestDaemon(listen + "auth_tcp = \"none\"", arguments: ["--listen"]))
        {
            await using RpcClient client = await ConnectTcpAsync(port);
            (await TestDaemon.CallAsync(client, RemoteProcedure.ConnectOpen, new ConnectOpenArgs("fake:///", 0))).Dispose();
            Assert.False(daemon.Driver.LastContext!.Secure);
            Assert.False(daemon.Driver.LastContext.Local);
        }
    }

    private static async Task<RpcClient> ConnectTcpAsync(int port)
    {
        var socket = new System.Net.Sockets.TcpClient();
        await socket.ConnectAsync(System.Net.IPAddress.Loopback, port);
        return new RpcClient(new StreamTransport(socket.GetStream(), new RpcPeer()), new RpcClientOptions());
    }
}
