using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;
using Vireo.Posix;
using Vireo.Xdr;
using Xunit;

namespace Vireo.Rpc.Tests;

public sealed class StreamTests
{
    [Fact]
    public async Task Data_and_holes_reach_the_client_and_the_end_is_seen()
    {
        await using RpcPair pair = RpcPair.WithClient();
        byte[] data = new byte[3_000_000];
        new Random(1).NextBytes(data);
        var backend = new FakeBackend { Source = data, HoleEvery = 1_000_000 };
        RpcClientStream stream = await OpenAsync(pair, backend, RpcStreamDirection.ToClient);
        (byte[] got, long holes) = await DrainAsync(stream);
        Assert.True(got.AsSpan().SequenceEqual(data));
        Assert.Equal(3 * 4096, holes);
        await stream.FinishAsync(RpcPair.Soon);
        await backend.Disposed.Task.WaitAsync(RpcPair.Soon);
        Assert.Equal((true, false), (backend.Finished, backend.Aborted));
    }

    [Fact]
    public async Task What_has_come_is_read_at_once_up_to_a_hole()
    {
        await using RpcPair pair = RpcPair.WithClient();
        byte[] data = new byte[1_500_000];
        new Random(3).NextBytes(data);
        var backend = new FakeBackend { Source = data, HoleEvery = 1_000_000 };
        RpcClientStream stream = await OpenAsync(pair, backend, RpcStreamDirection.ToClient);
        byte[] buffer = new byte[data.Length];
        int got = (int)(await stream.ReadAsync(buffer.AsMemory(0, 1000), RpcPair.Soon)).Length;
        for (int i = 0; i < 2000 && got < 1_000_000; i++)
        {
            await Task.Delay(5);
            got += stream.ReadQueued(buffer.AsSpan(got));
        }

        // Not one byte beyond the hole, which a read then gives.
        Assert.Equal(1_000_000, got);
        Assert.Equal(0, stream.ReadQueued(buffer.AsSpan(got)));
        Assert.True(buffer.AsSpan(0, got).SequenceEqual(data.AsSpan(0, got)));
        Assert.Equal(RpcStreamPiece.Hole(4096), await stream.ReadAsync(buffer, RpcPair.Soon));
        await stream.AbortAsync();
    }

    [Fact]
    public async Task Data_and_holes_reach_the_server_in_order()
    {
        await using RpcPair pair = RpcPair.WithClient();
        byte[] data = new byte[5_000_000];
        new Random(2).NextBytes(data);
        var backend = new FakeBackend();
        RpcClientStream stream = await OpenAsync(pair, backend, RpcStreamDirection.FromClient);
        await stream.WriteAsync(data.AsMemory(0, 1_000_000), RpcPair.Soon);
        await stream.WriteHoleAsync(12345, RpcPair.Soon);
        await stream.WriteAsync(data.AsMemory(1_000_000), RpcPair.Soon);
        await stream.FinishAsync(RpcPair.Soon);
        Assert.True(backend.Written.ToArray().AsSpan().SequenceEqual(data));
        Assert.Equal([(1_000_000L, 12345L)], backend.Holes);
        Assert.True(backend.Finished);
    }

    [Fact]
    public async Task Packets_of_any_length_arrive_whole_however_they_are_received()
    {
        await using RpcPair pair = RpcPair.WithClient();
        var backend = new FakeBackend();
        RpcClientStream stream = await OpenAsync(pair, backend, RpcStreamDirection.FromClient);
        var chance = new Random(4);
        var sent = new MemoryStream();
        for (int i = 0; i < 300; i++)
        {
            // Many of one length, as in a transfer, and others in between: those share what has been received with their neighbours.
            byte[] data = new byte[i % 3 == 0 ? chance.Next(1, 400_000) : i % 50 == 0 ? 10 : 262_120];
            chance.NextBytes(data);
            sent.Write(data);
            await stream.WriteAsync(data, RpcPair.Soon);
        }

        await stream.FinishAsync(RpcPair.Soon);
        Assert.True(backend.Written.ToArray().AsSpan().SequenceEqual(sent.ToArray()));
    }

    [Fact]
    public async Task A_console_goes_both_ways_and_an_abort_ends_it()
    {
        await using RpcPair pair = RpcPair.WithClient();
        var backend = new FakeBackend { Echo = true };
        RpcClientStream stream = await OpenAsync(pair, backend, RpcStreamDirection.Both);
        byte[] buffer = new byte[100];
        for (int i = 0; i < 20; i++)
        {
            await stream.WriteAsync(new byte[] { 1, 2, (byte)i }, RpcPair.Soon);
            RpcStreamPiece piece = await stream.ReadAsync(buffer, RpcPair.Soon);
            Assert.Equal((RpcStreamPiece.Data(3), (byte)i), (piece, buffer[2]));
        }

        await stream.AbortAsync();
        await backend.Disposed.Task.WaitAsync(RpcPair.Soon);
        Assert.Equal((false, true), (backend.Finished, backend.Aborted));
        using RpcReply reply = await pair.CallAsync(EchoProgram.Echo, "ok"u8);
        Assert.Equal(2, reply.Payload.Length);
    }

    [Fact]
    public async Task Errors_of_both_loops_reach_the_client()
    {
        await using RpcPair pair = RpcPair.WithClient();
        var reading = new FakeBackend { ReadError = Errors.Report(ErrorDomain.Storage, ErrorCode.OperationFailed, "disk is gone") };
        RpcClientStream stream = await OpenAsync(pair, reading, RpcStreamDirection.ToClient);
        VirException e = await Assert.ThrowsAsync<VirException>(async () => await stream.ReadAsync(new byte[10], RpcPair.Soon));
        Assert.Equal("operation failed: disk is gone", e.Message);
        await reading.Disposed.Task.WaitAsync(RpcPair.Soon);
        Assert.True(reading.Aborted);

        var writing = new FakeBackend { WriteError = Errors.Report(ErrorDomain.Storage, ErrorCode.OperationFailed, "disk is full") };
        stream = await OpenAsync(pair, writing, RpcStreamDirection.FromClient);
        await stream.WriteAsync(new byte[10], RpcPair.Soon);
        e = await Assert.ThrowsAsync<VirException>(async () => await stream.FinishAsync(RpcPair.Soon));
        Assert.Equal("operation failed: disk is full", e.Message);

        var late = new FakeBackend { FinishError = Errors.Report(ErrorDomain.Storage, ErrorCode.OperationFailed, "late") };
        stream = await OpenAsync(pair, late, RpcStreamDirection.FromClient);
        e = await Assert.ThrowsAsync<VirException>(async () => await stream.FinishAsync(RpcPair.Soon));
        Assert.Equal("operation failed: late", e.Message);

        stream = await OpenAsync(pair, new FakeBackend(), RpcStreamDirection.ToClient);
        await stream.WriteAsync(new byte[10], RpcPair.Soon);
        await Assert.ThrowsAsync<VirException>(async () => await stream.FinishAsync(RpcPair.Soon));
    }

    [Fact]
    public async Task A_slow_writer_stops_the_connection_only_while_too_much_waits()
    {
        var options = new RpcServerOptions { StreamQueueHigh = 512 * 1024 };
        await using RpcPair pair = RpcPair.WithClient(options);
        var backend = new FakeBackend { WriteGate = new SemaphoreSlim(0) };
        RpcClientStream stream = await OpenAsync(pair, backend, RpcStreamDirection.FromClient);
        Task writing = stream.WriteAsync(new byte[8_000_000], RpcPair.Soon).AsTask();
        await Task.Delay(100);
        Assert.False(writing.IsCompleted);
        Assert.Equal(0, backend.Written.Length);
        backend.WriteGate.Release(1000);
        await writing;
        await stream.FinishAsync(RpcPair.Soon);
        Assert.Equal(8_000_000, backend.Written.Length);
    }

    [Fact]
    public async Task A_client_that_does_not_read_its_stream_costs_a_bounded_queue()
    {
        var options = new RpcServerOptions { QueueHigh = 512 * 1024 };
        await using RpcPair pair = RpcPair.WithSocket(options);
        var backend = new FakeBackend { Endless = true };
        pair.Program.NextStream = () => backend;
        await pair.SendAsync(RpcPair.Frame(RpcPair.Call(EchoProgram.OpenStream)));
        await Task.Delay(200);
        Assert.InRange(pair.Server.QueuedBytes, 1, options.QueueHigh + RpcLimits.StreamChunk + 100);
        pair.Raw.Dispose();
        await backend.Disposed.Task.WaitAsync(RpcPair.Soon);
        Assert.True(backend.Aborted);
    }

    [Fact]
    public async Task Packets_of_a_stream_that_is_over_are_dropped()
    {
        await using RpcPair pair = RpcPair.WithSocket();
        var backend = new FakeBackend { Silent = true };
        pair.Program.NextStream = () => backend;
        RpcHeader call = RpcPair.Call(EchoProgram.OpenStream, 7);
        await pair.SendAsync(RpcPair.Frame(call));
        Assert.Equal(RpcMessageStatus.Ok, (await pair.ReceiveAsync())!.Value.Header.Status);
        RpcHeader packet = call with { Type = RpcMessageType.Stream, Status = RpcMessageStatus.Continue };
        await pair.SendAsync(RpcPair.Frame(packet, 1, 2, 3));
        await pair.SendAsync(RpcPair.Frame(packet with { Status = RpcMessageStatus.Error }));
        var confirmed = (await pair.ReceiveAsync())!.Value.Header;
        Assert.Equal((RpcMessageType.Stream, RpcMessageStatus.Ok, 7u), (confirmed.Type, confirmed.Status, confirmed.Serial));
        await pair.SendAsync(RpcPair.Frame(packet, 4, 5, 6));
        await pair.SendAsync(RpcPair.Frame(packet with { Serial = 99 }, 4, 5, 6));
        await pair.SendAsync(RpcPair.Frame(packet with { Status = RpcMessageStatus.Ok }));
        await pair.SendAsync(RpcPair.Frame(RpcPair.Call(EchoProgram.Echo, 8)));
        Assert.Equal(8u, (await pair.ReceiveAsync())!.Value.Header.Serial);
        await backend.Disposed.Task.WaitAsync(RpcPair.Soon);
    }

    [Fact]
    public async Task A_lost_client_aborts_its_streams()
    {
        RpcPair pair = RpcPair.WithClient();
        var backend = new FakeBackend { Silent = true };
        await OpenAsync(pair, backend, RpcStreamDirection.Both);
        await pair.DisposeAsync();
        await backend.Disposed.Task.WaitAsync(RpcPair.Soon);
        Assert.True(backend.Aborted);
    }

    private static async Task<RpcClientStream> OpenAsync(RpcPair pair, FakeBackend backend, RpcStreamDirection direction)
    {
        pair.Program.NextStream = () => backend;
        pair.Program.Direction = direction;
        using RpcReply reply = await pair.Client.OpenStreamAsync(EchoProgram.ProgramNumber, 1, EchoProgram.OpenStream, null, RpcPair.Soon);
        return reply.TakeStream();
    }

    private static async Task<(byte[] Data, long Holes)> DrainAsync(RpcClientStream stream)
    {
        using var all = new MemoryStream();
        long holes = 0;
        byte[] buffer = new byte[100_000];
        while (true)
        {
            RpcStreamPiece piece = await stream.ReadAsync(buffer, RpcPair.Soon);
            switch (piece.Kind)
            {
                case RpcStreamPieceKind.Data:
                    all.Write(buffer, 0, (int)piece.Length);
                    break;
                case RpcStreamPieceKind.Hole:
                    holes += piece.Length;
                    break;
                default:
                    return (all.ToArray(), holes);
            }
        }
    }
}
