using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Win32.SafeHandles;
using Vireo.Posix;
using Vireo.Xdr;
using Xunit;

namespace Vireo.Rpc.Tests;

public sealed class ServerTests : IRpcServerHandler, IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"rpc-{Guid.NewGuid():N}");
    private readonly EchoProgram _program = new();
    private bool _authenticated = true;
    private int _closed;
    private Action? _onConnected;

    [Fact]
    public async Task Clients_are_known_served_and_forgotten()
    {
        await using var server = new RpcServer(new RpcServerOptions(), this);
        server.Listen(PosixSocket.ListenUnix(_path, 0x1FF, 30), "service");
        await using (RpcClient client = Connect())
        {
            Assert.Equal("hello"u8.ToArray(), await EchoAsync(client, "hello"u8.ToArray()));
            RpcServerConnection connection = Assert.Single(server.Connections);
            Assert.Equal(Environment.ProcessId, connection.Peer.Credentials!.Value.ProcessId);
            Assert.Equal(("service", 1L), (connection.Service, connection.Id));
        }

        await CallTests.UntilAsync(() => server.ConnectionCount == 0 && _closed == 1);
    }

    [Fact]
    public async Task The_client_limit_leaves_the_rest_waiting_until_one_goes()
    {
        await using var server = new RpcServer(new RpcServerOptions { MaxClients = 3 }, this);
        server.Listen(PosixSocket.ListenUnix(_path, 0x1FF, 30));
        RpcClient[] clients = [.. Enumerable.Range(0, 4).Select(_ => Connect())];
        for (int i = 0; i < 3; i++)
        {
            await EchoAsync(clients[i], [1]);
        }

        Task<byte[]> late = EchoAsync(clients[3], [2]);
        await Task.Delay(50);
        Assert.Equal((false, 3), (late.IsCompleted, server.ConnectionCount));
        await clients[0].DisposeAsync();
        Assert.Equal([2], await late);
        await Task.WhenAll(clients.Select(c => c.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task Thousands_of_half_open_clients_do_not_disturb_one_that_calls()
    {
        await using var server = new RpcServer(new RpcServerOptions { MaxAnonymousClients = 0 }, this);
        server.Listen(PosixSocket.ListenUnix(_path, 0x1FF, 4096));
        ResourceLimit limit = Processes.GetLimit(0, ResourceKind.OpenFiles);
        int count = (int)Math.Min(2000, (limit.Soft - 300) / 2);
        var idle = new List<SafeFileHandle>();
        byte[] half = RpcPair.Frame(RpcPair.Call(1), new byte[100])[..60];
        for (int i = 0; i < count; i++)
        {
            SafeFileHandle socket = PosixSocket.ConnectUnix(_path);
            if (i % 2 == 0)
            {
                PosixSocket.Send(socket, half);
            }

            idle.Add(socket);
        }

        await CallTests.UntilAsync(() => server.ConnectionCount == count);
        await using RpcClient client = Connect();
        for (int i = 0; i < 200; i++)
        {
            await EchoAsync(client, [1]);
        }

        idle.ForEach(s => s.Dispose());
        await CallTests.UntilAsync(() => server.ConnectionCount == 1);
    }

    [Fact]
    public async Task A_client_that_never_authenticates_is_cut_and_others_are_held_back_meanwhile()
    {
        _authenticated = false;
        var time = new ManualTime();
        await using var server = new RpcServer(new RpcServerOptions { MaxAnonymousClients = 1, Time = time }, this);
        server.Listen(PosixSocket.ListenUnix(_path, 0x1FF, 30));
        await using RpcClient first = Connect();
        await using RpcClient second = Connect();
        await CallTests.UntilAsync(() => server.ConnectionCount == 1);
        await Task.Delay(30);
        Assert.Equal((1, 1), (server.ConnectionCount, server.AnonymousCount));
        for (int i = 0; i < 125; i++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
        }

        await first.Closed.WaitAsync(RpcPair.Soon);
        using RpcReply reply = await second.CallAsync(EchoProgram.ProgramNumber, 1, EchoProgram.Login, null, RpcPair.Soon);
        Assert.Equal(0, server.AnonymousCount);
    }

    [Fact]
    public async Task Draining_waits_for_calls_and_their_answers_still_go_out()
    {
        var server = new RpcServer(new RpcServerOptions(), this);
        server.Listen(PosixSocket.ListenUnix(_path, 0x1FF, 30));
        await using RpcClient client = Connect();
        Task<RpcReply> slow = client.CallAsync(EchoProgram.ProgramNumber, 1, EchoProgram.Wait, null, RpcPair.Soon);
        await CallTests.UntilAsync(() => _program.Started == 1);
        Task<bool> drain = server.DrainAsync(TimeSpan.FromSeconds(10), RpcPair.Soon);
        await Task.Delay(30);
        Assert.False(drain.IsCompleted);
        Assert.Throws<VirException>(Connect);
        _program.Waiters.TryDequeue(out TaskCompletionSource? waiter);
        waiter!.SetResult();
        Assert.True(await drain);
        await server.DisposeAsync();
        (await slow).Dispose();
        await client.Closed.WaitAsync(RpcPair.Soon);
    }

    [Fact]
    public async Task Ending_while_a_client_is_being_accepted_holds_up_neither()
    {
        _authenticated = false; // such a client needs the heartbeat, whose lock the end takes too
        await using var server = new RpcServer(new RpcServerOptions(), this);
        var stopping = new TaskCompletionSource<Task>(TaskCreationOptions.RunContinuationsAsynchronously);
        _onConnected = () =>
        {
            stopping.TrySetResult(Task.Run(server.StopListening));
            SpinWait.SpinUntil(static () => false, 100); // the end gets as far as it can while this client is half-way
        };
        server.Listen(PosixSocket.ListenUnix(_path, 0x1FF, 30));
        await using RpcClient client = Connect();
        await (await stopping.Task.WaitAsync(RpcPair.Soon)).WaitAsync(RpcPair.Soon);
        await client.Closed.WaitAsync(RpcPair.Soon);
        Assert.Throws<VirException>(Connect);
    }

    [Fact]
    public async Task Limits_changed_at_run_time_count_for_those_who_wait()
    {
        await using var server = new RpcServer(new RpcServerOptions { MaxClients = 1 }, this);
        server.Listen(PosixSocket.ListenUnix(_path, 0x1FF, 30));
        await using RpcClient first = Connect();
        await EchoAsync(first, [1]);
        await using RpcClient second = Connect();
        Task<byte[]> late = EchoAsync(second, [2]);
        await Task.Delay(50);
        Assert.False(late.IsCompleted);
        server.SetClientLimits(2, 0);
        Assert.Equal([2], await late);
    }

    [Fact]
    public async Task Silent_clients_are_pinged_and_cut_but_answering_ones_stay()
    {
        var time = new ManualTime();
        await using var server = new RpcServer(new RpcServerOptions { Time = time }, this);
        server.Listen(PosixSocket.ListenUnix(_path, 0x1FF, 30));
        using SafeFileHandle silent = PosixSocket.ConnectUnix(_path);
        await using RpcClient answering = Connect();
        await EchoAsync(answering, [1]);
        await CallTests.UntilAsync(() => server.ConnectionCount == 2);
        foreach (RpcServerConnection connection in server.Connections)
        {
            connection.StartKeepAlive(TimeSpan.FromSeconds(5), 3);
        }

        for (int i = 0; i < 25; i++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(15);
        }

        await CallTests.UntilAsync(() => server.ConnectionCount == 1);
        byte[] pings = new byte[1000];
        Assert.Equal(3 * 28, PosixSocket.Receive(silent, pings));
        Assert.Equal(new RpcHeader(0x6b656570, 1, 1, RpcMessageType.Message, 0, RpcMessageStatus.Ok), RpcHeader.Read(pings));
        await EchoAsync(answering, [1]);
    }

    [Fact]
    public async Task Tcp_and_tls_serve_the_same_calls()
    {
        await using var server = new RpcServer(new RpcServerOptions(), this);
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(5);
        listener.Blocking = false;
        using var name = Fd.Own((int)listener.Handle);
        server.ListenTcp(Fd.Duplicate(name));
        name.SetHandleAsInvalid();
        using var plain = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await plain.ConnectAsync(listener.LocalEndPoint!, RpcPair.Soon);
        await using (var client = new RpcClient(new StreamTransport(new NetworkStream(plain), new RpcPeer()), new RpcClientOptions()))
        {
            byte[] data = new byte[300_000];
            Assert.Equal(data.Length, (await EchoAsync(client, data)).Length);
            Assert.Equal(IPAddress.Loopback, ((IPEndPoint)Assert.Single(server.Connections).Peer.Address!).Address);
        }

        using RSA key = RSA.Create(2048);
        X509Certificate2 made = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        using var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
        using var tlsListener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        tlsListener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        tlsListener.Listen(5);
        Task accepting = Task.Run(async () =>
        {
            Socket accepted = await tlsListener.AcceptAsync(RpcPair.Soon);
            var tls = new SslStream(new NetworkStream(accepted, ownsSocket: true));
            await tls.AuthenticateAsServerAsync(certificate);
            server.AddClient(new StreamTransport(tls, new RpcPeer { TlsKeyBits = 256 }), "tls");
        });
        using var outgoing = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await outgoing.ConnectAsync(tlsListener.LocalEndPoint!, RpcPair.Soon);
        var stream = new SslStream(new NetworkStream(outgoing), false, (_, presented, _, _) =>
            presented?.GetCertHashString() == certificate.GetCertHashString());
        await stream.AuthenticateAsClientAsync("localhost");
        await accepting;
        await using var secure = new RpcClient(new StreamTransport(stream, new RpcPeer()), new RpcClientOptions());
        foreach (int size in (int[])[1, 1000, 100_000, 2_000_000])
        {
            byte[] data = new byte[size];
            new Random(size).NextBytes(data);
            Assert.Equal(data, await EchoAsync(secure, data));
        }
    }

    public void Dispose() => File.Delete(_path);

    bool IRpcServerHandler.OnConnected(RpcServerConnection connection, object? service)
    {
        connection.Programs = [_program];
        connection.IsAuthenticated = _authenticated;
        _onConnected?.Invoke();
        return true;
    }

    void IRpcServerHandler.OnClosed(RpcServerConnection connection, VirException? reason) => Interlocked.Increment(ref _closed);

    private RpcClient Connect() => new(SocketTransport.ConnectUnix(_path, RpcEventLoop.Shared), new RpcClientOptions());

    private static async Task<byte[]> EchoAsync(RpcClient client, byte[] data)
    {
        using XdrWriter writer = RpcClient.BeginCall();
        writer.WriteRaw(data);
        using RpcReply reply = await client.CallAsync(EchoProgram.ProgramNumber, 1, EchoProgram.Echo, writer, RpcPair.Soon);
        return reply.Payload.ToArray();
    }
}
