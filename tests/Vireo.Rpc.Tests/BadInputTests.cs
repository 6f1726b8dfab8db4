using System.Buffers.Binary;
using Vireo.Posix;
using Xunit;

namespace Vireo.Rpc.Tests;

[Collection("alone")]
public sealed class BadInputTests
{
    [Fact]
    public async Task Each_malformed_call_gets_libvirts_error_and_the_connection_goes_on()
    {
        await using RpcPair pair = RpcPair.WithSocket();
        (RpcHeader Header, string Text)[] cases =
        [
            (RpcPair.Call(1) with { Program = 5 }, "Cannot find program 5 version 1"),
            (RpcPair.Call(1) with { Version = 9 }, "Cannot find program 536870913 version 9"),
            (RpcPair.Call(999), "unknown procedure: 999"),
            (RpcPair.Call(-1), "unknown procedure: -1"),
            (RpcPair.Call(1) with { Status = RpcMessageStatus.Continue }, "Unexpected message status 2"),
        ];
        uint serial = 10;
        foreach ((RpcHeader header, string text) in cases)
        {
            await pair.SendAsync(RpcPair.Frame(header with { Serial = ++serial }));
            (RpcHeader Header, byte[] Payload) reply = (await pair.ReceiveAsync())!.Value;
            Assert.Equal(header with { Serial = serial, Type = RpcMessageType.Reply, Status = RpcMessageStatus.Error }, reply.Header);
            VirException error = RpcErrorPayload.Read(reply.Payload);
            Assert.Equal((ErrorCode.Rpc, ErrorDomain.Rpc, text), (error.Code, error.Domain, error.Message));
        }

        await AssertAliveAsync(pair);
    }

    [Theory]
    [InlineData(RpcMessageType.Reply)]
    [InlineData(RpcMessageType.Message)]
    [InlineData((RpcMessageType)77)]
    public async Task What_only_a_server_sends_is_dropped_and_the_connection_goes_on(RpcMessageType type)
    {
        await using RpcPair pair = RpcPair.WithSocket();
        await pair.SendAsync(RpcPair.Frame(RpcPair.Call(EchoProgram.Echo) with { Type = type }));
        await AssertAliveAsync(pair);
    }

    [Fact]
    public async Task Nothing_but_authentication_may_come_first()
    {
        await using RpcPair pair = RpcPair.WithSocket();
        pair.Server.IsAuthenticated = false;
        await pair.SendAsync(RpcPair.Frame(RpcPair.Call(EchoProgram.Echo)));
        Assert.Equal("authentication required", (await pair.ReceiveErrorAsync()).Message);
        await pair.SendAsync(RpcPair.Frame(RpcPair.Call(EchoProgram.Login)));
        Assert.Equal(RpcMessageStatus.Ok, (await pair.ReceiveAsync())!.Value.Header.Status);
        await AssertAliveAsync(pair);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(3u)]
    [InlineData(27u)]
    [InlineData(33554437u)]
    [InlineData(uint.MaxValue)]
    public async Task An_impossible_length_ends_the_connection_before_anything_is_allocated(uint length)
    {
        await using RpcPair pair = RpcPair.WithSocket();
        byte[] word = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(word, length);
        await pair.SendAsync(word);
        VirException? reason = await pair.Closed.Task.WaitAsync(RpcPair.Soon);
        Assert.Contains(length.ToString(), reason!.Message, StringComparison.Ordinal);
        Assert.Null(await pair.ReceiveAsync());
    }

    [Fact]
    public async Task A_truncated_frame_is_an_end_and_an_announced_size_costs_nothing()
    {
        await using RpcPair pair = RpcPair.WithSocket();
        byte[] frame = RpcPair.Frame(RpcPair.Call(EchoProgram.Echo), new byte[100]);
        BinaryPrimitives.WriteInt32BigEndian(frame, RpcLimits.MaxFrame);
        long before = GC.GetTotalAllocatedBytes();
        await pair.SendAsync(frame);
        await Task.Delay(50);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 2_000_000);
        pair.Raw.Dispose();
        Assert.Null(await pair.Closed.Task.WaitAsync(RpcPair.Soon));
    }

    [Fact]
    public async Task Frames_may_arrive_in_any_pieces()
    {
        await using RpcPair pair = RpcPair.WithSocket();
        byte[] two = [.. RpcPair.Frame(RpcPair.Call(EchoProgram.Echo, 1), 1, 2, 3, 4), .. RpcPair.Frame(RpcPair.Call(EchoProgram.Echo, 2))];
        foreach (byte b in two)
        {
            await pair.SendAsync(new[] { b });
            await Task.Yield();
        }

        Assert.Equal(1u, (await pair.ReceiveAsync())!.Value.Header.Serial);
        Assert.Equal(2u, (await pair.ReceiveAsync())!.Value.Header.Serial);
    }

    [Theory]
    [InlineData(33u)]
    [InlineData(uint.MaxValue)]
    public async Task Too_many_announced_descriptors_end_the_connection(uint count)
    {
        await using RpcPair pair = RpcPair.WithSocket();
        byte[] payload = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(payload, count);
        await pair.SendAsync(RpcPair.Frame(RpcPair.Call(EchoProgram.PassHandles) with { Type = RpcMessageType.CallWithHandles }, payload));
        Assert.Contains("FDs", (await pair.Closed.Task.WaitAsync(RpcPair.Soon))!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Announced_descriptors_that_do_not_come_end_the_connection()
    {
        await using RpcPair pair = RpcPair.WithSocket();
        await pair.SendAsync(RpcPair.Frame(
            RpcPair.Call(EchoProgram.PassHandles) with { Type = RpcMessageType.CallWithHandles }, 0, 0, 0, 1));
        await pair.SendAsync(new byte[1]);
        Assert.NotNull(await pair.Closed.Task.WaitAsync(RpcPair.Soon));
    }

    [Fact]
    public async Task Unasked_descriptors_do_not_pile_up()
    {
        await using RpcPair pair = RpcPair.WithSocket();
        using var pipe = Fd.CreateEvent();
        for (int i = 0; i < 100 && !pair.Closed.Task.IsCompleted; i++)
        {
            try
            {
                PosixSocket.SendHandle(pair.Raw, pipe);
            }
            catch (VirException)
            {
                break;
            }
        }

        Assert.NotNull(await pair.Closed.Task.WaitAsync(RpcPair.Soon));
    }

    [Fact]
    public async Task A_client_that_passes_its_own_end_cannot_keep_the_connection_open()
    {
        var time = new ManualTime();
        string path = Path.Combine(Path.GetTempPath(), $"rpc-{Guid.NewGuid():N}");
        await using var server = new RpcServer(new RpcServerOptions { Time = time }, new Welcome());
        server.Listen(PosixSocket.ListenUnix(path, 0x1FF, 5));
        using (var stray = PosixSocket.ConnectUnix(path))
        {
            PosixSocket.Send(stray, new byte[] { 0, 0 });
            PosixSocket.SendHandle(stray, stray);
        }

        using (var announced = PosixSocket.ConnectUnix(path))
        {
            PosixSocket.Send(announced, RpcPair.Frame(
                RpcPair.Call(EchoProgram.PassHandles) with { Type = RpcMessageType.CallWithHandles }, 0, 0, 0, 2));
            PosixSocket.SendHandle(announced, announced);
        }

        await CallTests.UntilAsync(() => server.ConnectionCount == 1);
        await Task.Delay(50);
        for (int i = 0; i < 40; i++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
        }

        await CallTests.UntilAsync(() => server.ConnectionCount == 0);
        File.Delete(path);
    }

    private sealed class Welcome : IRpcServerHandler
    {
        public bool OnConnected(RpcServerConnection connection, object? service)
        {
            connection.Programs = [new EchoProgram()];
            return connection.IsAuthenticated = true;
        }

        public void OnClosed(RpcServerConnection connection, VirException? reason)
        {
        }
    }

    [Fact]
    public async Task A_client_that_never_reads_is_not_answered_without_bound()
    {
        var options = new RpcServerOptions { QueueHigh = 256 * 1024 };
        await using RpcPair pair = RpcPair.WithSocket(options);
        byte[] ask = RpcPair.Frame(RpcPair.Call(EchoProgram.Large), 0, 1, 0, 0);
        int asked = 0;
        for (int quiet = 0; quiet < 20 && asked < 100_000;)
        {
            if (PosixSocket.Send(pair.Raw, ask) == Fd.WouldBlock)
            {
                await Task.Delay(5);
                quiet++;
            }
            else
            {
                asked++;
                quiet = 0;
            }
        }

        Assert.InRange(asked, 10, 99_999);
        Assert.InRange(pair.Server.QueuedBytes, 1, options.QueueHigh + (2 * 65536));

        // It gets everything when it reads after all.
        for (int i = 0; i < asked; i++)
        {
            Assert.Equal(65536, (await pair.ReceiveAsync())!.Value.Payload.Length);
        }
    }

    [Fact]
    public async Task A_client_that_never_reads_its_events_is_cut()
    {
        await using RpcPair pair = RpcPair.WithSocket(new RpcServerOptions { QueueLimit = 1024 * 1024 });
        for (int i = 0; i < 1_000_000 && !pair.Closed.Task.IsCompleted; i++)
        {
            EchoProgram.SendEvent(pair.Server, i);
        }

        Assert.Contains("does not read", (await pair.Closed.Task.WaitAsync(RpcPair.Soon))!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_floods_with_waiting_calls_is_read_no_further()
    {
        var options = new RpcServerOptions { MaxClientRequests = 2, MaxWaitingCalls = 8 };
        await using RpcPair pair = RpcPair.WithSocket(options);
        byte[] call = RpcPair.Frame(RpcPair.Call(EchoProgram.Wait), new byte[2000]);
        int sent = 0;
        for (int quiet = 0; quiet < 10 && sent < 100_000;)
        {
            if (PosixSocket.Send(pair.Raw, call) == call.Length)
            {
                sent++;
                quiet = 0;
            }
            else
            {
                await Task.Delay(5);
                quiet++;
            }
        }

        Assert.InRange(sent, 10, 99_999);
        Assert.Equal(2, pair.Program.Started);
        pair.Raw.Dispose();
        await pair.Closed.Task.WaitAsync(RpcPair.Soon);
    }

    private static async Task AssertAliveAsync(RpcPair pair)
    {
        await pair.SendAsync(RpcPair.Frame(RpcPair.Call(EchoProgram.Echo, 4711), 9, 9, 9, 9));
        (RpcHeader header, byte[] payload) = (await pair.ReceiveAsync())!.Value;
        Assert.Equal((4711u, RpcMessageStatus.Ok, 4), (header.Serial, header.Status, payload.Length));
    }
}
