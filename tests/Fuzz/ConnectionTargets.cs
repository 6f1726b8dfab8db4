using Microsoft.Win32.SafeHandles;
using Vireo.Posix;
using Vireo.Rpc;

namespace Vireo.Fuzz;

/// <summary>
/// A server's connection, given damaged frames in pieces, with and without descriptors. It must answer or end, and a second, well-behaved
/// client must notice nothing.
/// </summary>
internal sealed class ServerTarget : IFuzzTarget, IRpcProgram
{
    private static readonly RpcHeader Stream = new(Frames.Program, 1, 6, RpcMessageType.Stream, 1, RpcMessageStatus.Continue);
    private readonly RpcEventLoop _loop = new("fuzz", 2, 4);
    private RpcClient? _good;
    private int _runs;

    public string Name => "server";

    public string About => "a server connection: frames, streams, descriptors";

    public IReadOnlyList<byte[]> Seeds { get; } =
    [
        Frames.Call(1, 1, 1, 2, 3, 4), Frames.Call(2, 99), Frames.Call(1, 6),
        [.. Frames.Call(1, 6), .. Frames.Frame(Stream, 5, 6, 7), .. Frames.Frame(Stream with { Status = RpcMessageStatus.Ok })],
        [.. Frames.Call(1, 6), .. Frames.Frame(Stream with { Type = RpcMessageType.StreamHole }, new byte[12]), .. Frames.Frame(
            Stream with { Status = RpcMessageStatus.Error })],
        Frames.Frame(new RpcHeader(Frames.Program, 1, 1, RpcMessageType.CallWithHandles, 3, RpcMessageStatus.Ok), 0, 0, 0, 1),
        Frames.Frame(new RpcHeader(0x6b656570, 1, 1, RpcMessageType.Message, 0, RpcMessageStatus.Ok)),
    ];

    uint IRpcProgram.Number => Frames.Program;

    uint IRpcProgram.Version => 1;

    public async Task RunAsync(byte[] input)
    {
        (SafeFileHandle near, SafeFileHandle far) = PosixSocket.CreatePair();
        RpcServerConnection connection = Serve(near);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        connection.Closed += _ => ended.TrySetResult();
        connection.Start();
        using (far)
        {
            try
            {
                int cut = input.Length / 2;
                PosixSocket.Send(far, input.AsSpan(0, cut));
                if (_runs % 3 == 0)
                {
                    PosixSocket.SendHandle(far, far);
                }

                PosixSocket.Send(far, input.AsSpan(cut));
            }
            catch (VirException)
            {
                // The server has cut us off already.
            }
        }

        await ended.Task.WaitAsync(TimeSpan.FromSeconds(10));
        if (++_runs % 500 == 0)
        {
            await FinishAsync();
        }
    }

    public async Task FinishAsync()
    {
        if (_good is null)
        {
            (SafeFileHandle near, SafeFileHandle far) = PosixSocket.CreatePair();
            Serve(near).Start();
            _good = new RpcClient(new SocketTransport(far, _loop), new RpcClientOptions());
        }

        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        using RpcReply reply = await _good.CallAsync(Frames.Program, 1, 1, null, soon.Token);
    }

    RpcProcedureTraits IRpcProgram.GetTraits(int procedure) => procedure is 1 or 6 ? RpcProcedureTraits.Known : RpcProcedureTraits.None;

    ValueTask IRpcProgram.InvokeAsync(RpcCall call)
    {
        if (call.Procedure == 6)
        {
            call.OpenStream(new Echo(), RpcStreamDirection.Both);
        }
        else
        {
            call.Reply.WriteRaw(call.Payload);
        }

        return default;
    }

    private RpcServerConnection Serve(SafeFileHandle socket) =>
        new(new SocketTransport(socket, _loop), new RpcServerOptions()) { Programs = [this], IsAuthenticated = true };

    private sealed class Echo : IRpcStreamBackend
    {
        public async ValueTask<RpcStreamPiece> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return RpcStreamPiece.End;
        }

        public ValueTask WriteAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken) => default;

        public ValueTask WriteHoleAsync(long length, CancellationToken cancellationToken) => default;

        public ValueTask FinishAsync(CancellationToken cancellationToken) => default;

        public ValueTask AbortAsync(CancellationToken cancellationToken) => default;

        public ValueTask DisposeAsync() => default;
    }
}

/// <summary>A client that has calls and a stream open, given damaged frames by its server: every call must end.</summary>
internal sealed class ClientTarget : IFuzzTarget
{
    private static readonly RpcHeader Reply = new(Frames.Program, 1, 1, RpcMessageType.Reply, 1, RpcMessageStatus.Ok);

    public string Name => "client";

    public string About => "a client connection with calls and a stream under way";

    public IReadOnlyList<byte[]> Seeds { get; } =
    [
        Frames.Frame(Reply, 1, 2, 3, 4),
        Frames.Frame(Reply with { Status = RpcMessageStatus.Error }, Frames.Error(Errors.NoSupport("virFoo"))),
        Frames.Frame(Reply with { Type = RpcMessageType.ReplyWithHandles }, 0, 0, 0, 1),
        [.. Frames.Frame(Reply with { Serial = 2 }), .. Frames.Frame(
            Reply with { Type = RpcMessageType.Stream, Serial = 2, Status = RpcMessageStatus.Continue }, 1, 2)],
        Frames.Frame(Reply with { Type = RpcMessageType.Message, Serial = 0 }, 1, 2, 3, 4),
    ];

    public async Task RunAsync(byte[] input)
    {
        (SafeFileHandle near, SafeFileHandle far) = PosixSocket.CreatePair();
        await using var client = new RpcClient(
            new SocketTransport(near, RpcEventLoop.Shared), new RpcClientOptions { OnMessage = static (_, _, _, _) => { } });
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        Task<RpcReply> call = client.CallAsync(Frames.Program, 1, 1, null, soon.Token);
        Task opening = ReadStreamAsync(client.OpenStreamAsync(Frames.Program, 1, 1, null, soon.Token), soon.Token);
        using (far)
        {
            PosixSocket.Send(far, input);
        }

        await Swallow(call);
        await opening;
    }

    private static async Task ReadStreamAsync(Task<RpcReply> opening, CancellationToken cancellationToken)
    {
        try
        {
            using RpcReply reply = await opening;
            RpcClientStream stream = reply.TakeStream();
            byte[] buffer = new byte[100];
            while ((await stream.ReadAsync(buffer, cancellationToken)).Kind != RpcStreamPieceKind.End)
            {
            }
        }
        catch (VirException)
        {
            // The stream broke, as it may.
        }
    }

    private static async Task Swallow(Task<RpcReply> task)
    {
        try
        {
            (await task).Dispose();
        }
        catch (VirException)
        {
            // The call failed, as it may.
        }
    }
}
