using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;
using Vireo.Posix;
using Vireo.Xdr;

namespace Vireo.Rpc.Tests;

/// <summary>Both ends of a connection in one process: a server connection and, over a socket pair, either a client or the bare
/// socket.</summary>
internal sealed class RpcPair : IAsyncDisposable
{
    private static readonly Lazy<RpcEventLoop> Loop = new(() => new RpcEventLoop("test", 2, 4));
    private readonly SafeFileHandle? _raw;

    private RpcPair(RpcServerOptions options, bool raw, RpcMessageHandler? onMessage, bool callersBlock = false)
    {
        (SafeFileHandle a, SafeFileHandle b) = PosixSocket.CreatePair();
        Server = new RpcServerConnection(new SocketTransport(a, Loop.Value), options) { Programs = [Program], IsAuthenticated = true };
        Server.Closed += reason => Closed.TrySetResult(reason);
        Server.Start();
        if (raw)
        {
            _raw = b;
        }
        else
        {
            Client = new RpcClient(new SocketTransport(b, Loop.Value),
                new RpcClientOptions { OnMessage = onMessage, Time = options.Time, CallersBlock = callersBlock });
        }
    }

    public static CancellationToken Soon => new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token;

    public EchoProgram Program { get; } = new();

    public RpcServerConnection Server { get; }

    public RpcClient Client { get; } = null!;

    public SafeFileHandle Raw => _raw!;

    public TaskCompletionSource<VirException?> Closed { get; } = new();

    public static RpcPair WithClient(RpcServerOptions? options = null, RpcMessageHandler? onMessage = null) =>
        new(options ?? new RpcServerOptions(), false, onMessage);

    /// <summary>The client's callers block: <see cref="RpcClient.ReceiveFor"/>.</summary>
    public static RpcPair WithBlockingCallers(RpcMessageHandler? onMessage = null) =>
        new(new RpcServerOptions(), false, onMessage, callersBlock: true);

    public static RpcPair WithSocket(RpcServerOptions? options = null) => new(options ?? new RpcServerOptions(), true, null);

    public static byte[] Frame(RpcHeader header, params ReadOnlySpan<byte> payload)
    {
        byte[] frame = new byte[RpcLimits.FrameHeaderSize + payload.Length];
        header.Write(frame, frame.Length);
        payload.CopyTo(frame.AsSpan(RpcLimits.FrameHeaderSize));
        return frame;
    }

    public static RpcHeader Call(int procedure, uint serial = 1) =>
        new(EchoProgram.ProgramNumber, 1, procedure, RpcMessageType.Call, serial, RpcMessageStatus.Ok);

    public Task<RpcReply> CallAsync(int procedure, ReadOnlySpan<byte> payload = default)
    {
        using XdrWriter writer = RpcClient.BeginCall();
        writer.WriteRaw(payload);
        return Client.CallAsync(EchoProgram.ProgramNumber, 1, procedure, writer, Soon);
    }

    public async Task SendAsync(ReadOnlyMemory<byte> data)
    {
        using var ready = new AsyncFd(Raw);
        while (data.Length > 0)
        {
            int sent = PosixSocket.Send(Raw, data.Span);
            if (sent == Fd.WouldBlock)
            {
                await ready.WaitWritableAsync(Soon);
            }
            else
            {
                data = data[sent..];
            }
        }
    }

    /// <summary>The next frame from the server, or null at the end.</summary>
    public async Task<(RpcHeader Header, byte[] Payload)?> ReceiveAsync()
    {
        byte[] head = new byte[RpcLimits.FrameHeaderSize];
        if (!await FillAsync(head))
        {
            return null;
        }

        byte[] payload = new byte[BinaryPrimitives.ReadInt32BigEndian(head) - RpcLimits.FrameHeaderSize];
        await FillAsync(payload);
        return (RpcHeader.Read(head), payload);
    }

    public async Task<VirException> ReceiveErrorAsync(RpcMessageType type = RpcMessageType.Reply)
    {
        (RpcHeader header, byte[] payload) = (await ReceiveAsync())!.Value;
        Xunit.Assert.Equal((type, RpcMessageStatus.Error), (header.Type, header.Status));
        return RpcErrorPayload.Read(payload);
    }

    public async ValueTask DisposeAsync()
    {
        while (Program.Waiters.TryDequeue(out TaskCompletionSource? waiter))
        {
            waiter.TrySetResult();
        }

        if (Client is not null)
        {
            await Client.DisposeAsync();
        }

        _raw?.Dispose();
        Server.Abort();
        await Closed.Task.WaitAsync(Soon);
    }

    private async Task<bool> FillAsync(Memory<byte> buffer)
    {
        using var ready = new AsyncFd(Raw);
        int at = 0;
        while (at < buffer.Length)
        {
            int got = PosixSocket.Receive(Raw, buffer.Span[at..]);
            if (got == 0)
            {
                return false;
            }

            if (got == Fd.WouldBlock)
            {
                await ready.WaitReadableAsync(Soon);
            }
            else
            {
                at += got;
            }
        }

        return true;
    }
}
