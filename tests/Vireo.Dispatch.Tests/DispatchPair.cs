using System.Collections.Concurrent;
using Microsoft.Win32.SafeHandles;
using Vireo.Operations;
using Vireo.Posix;
using Vireo.Protocol;
using Vireo.Rpc;
using Vireo.Xdr;

namespace Vireo.Dispatch.Tests;

/// <summary>A client and the dispatcher in one process, over a socket pair.</summary>
internal sealed class DispatchPair : IAsyncDisposable
{
    private static readonly Lazy<RpcEventLoop> Loop = new(() => new RpcEventLoop("dispatch-test", 2, 4));
    private readonly RpcServerConnection _server;

    public DispatchPair(DriverConnection driver, IAccessPolicy? policy = null, DriverGroup[]? groups = null,
        IClientAuthenticator? authenticator = null)
    {
        (SafeFileHandle a, SafeFileHandle b) = PosixSocket.CreatePair();
        _server = new RpcServerConnection(
            new SocketTransport(a, Loop.Value), new RpcServerOptions()) { IsAuthenticated = authenticator is null };
        Host = new FakeHost(driver, groups ?? Enum.GetValues<DriverGroup>());
        Session = new ClientSession(_server, Host)
        {
            Policy = policy ?? AllowEverything.Instance,
            Authenticator = authenticator ?? NoAuthentication.Instance,
        };
        _server.Programs = Programs.For(Session);
        _server.Start();
        Client = new RpcClient(new SocketTransport(b, Loop.Value), new RpcClientOptions { OnMessage = OnMessage });
    }

    public FakeHost Host { get; }

    public ClientSession Session { get; }

    public RpcClient Client { get; }

    public ConcurrentQueue<(int Procedure, byte[] Payload)> Messages { get; } = new();

    public SemaphoreSlim Arrived { get; } = new(0);

    public static CancellationToken Soon => new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token;

    public async Task OpenAsync(bool readOnly = false) =>
        (await CallAsync(RemoteProcedure.ConnectOpen, new ConnectOpenArgs("fake:///", readOnly ? 1u : 0))).Dispose();

    public Task<RpcReply> CallAsync<T>(RemoteProcedure procedure, T args)
        where T : struct, IXdrValue<T>
    {
        using var writer = RpcClient.BeginCall();
        args.WriteXdr(writer);
        return Client.CallAsync(RemoteDispatcher.Program, RemoteDispatcher.Version, (int)procedure, writer, Soon);
    }

    public Task<RpcReply> CallAsync(RemoteProcedure procedure) =>
        Client.CallAsync(RemoteDispatcher.Program, RemoteDispatcher.Version, (int)procedure, null, Soon);

    public async Task<TRet> CallAsync<TArgs, TRet>(RemoteProcedure procedure, TArgs args)
        where TArgs : struct, IXdrValue<TArgs>
        where TRet : struct, IXdrValue<TRet>
    {
        using var reply = await CallAsync(procedure, args);
        return Decode<TRet>(reply);
    }

    public static T Decode<T>(RpcReply reply)
        where T : struct, IXdrValue<T>
    {
        var reader = new XdrReader(reply.Payload);
        var value = T.ReadXdr(ref reader);
        Assert.Equal(0, reader.Remaining);
        return value;
    }

    public async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync();
        await Client.DisposeAsync();
        Arrived.Dispose();
    }

    private void OnMessage(uint program, uint version, int procedure, ReadOnlySpan<byte> payload)
    {
        Messages.Enqueue((procedure, payload.ToArray()));
        Arrived.Release();
    }
}
