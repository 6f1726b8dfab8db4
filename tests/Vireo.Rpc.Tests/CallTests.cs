using System.Text;
using Microsoft.Win32.SafeHandles;
using Vireo.Posix;
using Vireo.Xdr;
using Xunit;

namespace Vireo.Rpc.Tests;

public sealed class CallTests
{
    [Fact]
    public async Task A_call_is_answered_also_when_large_and_on_another_thread()
    {
        await using RpcPair pair = RpcPair.WithClient();
        foreach (int size in (int[])[0, 4, 100, 16_000, 70_000, 5_000_000])
        {
            byte[] data = new byte[size];
            new Random(size).NextBytes(data);
            using RpcReply reply = await pair.CallAsync(EchoProgram.Echo, data);
            Assert.True(reply.Payload.SequenceEqual(data));
            using RpcReply second = await pair.CallAsync(EchoProgram.HeavyEcho, data);
            Assert.True(second.Payload.SequenceEqual(data));
        }
    }

    [Fact]
    public async Task Many_calls_at_a_time_each_get_their_own_answer()
    {
        await using RpcPair pair = RpcPair.WithClient();
        await Task.WhenAll(Enumerable.Range(0, 500).Select(async i =>
        {
            byte[] data = BitConverter.GetBytes(i);
            using RpcReply reply = await pair.CallAsync(i % 3 == 0 ? EchoProgram.HeavyEcho : EchoProgram.Echo, data);
            Assert.Equal(i, BitConverter.ToInt32(reply.Payload));
        }));
    }

    [Fact]
    public async Task Errors_arrive_whole_and_the_connection_goes_on()
    {
        await using RpcPair pair = RpcPair.WithClient();
        VirException e = await Assert.ThrowsAsync<VirException>(() => pair.CallAsync(EchoProgram.Fail));
        Assert.Equal((ErrorCode.NoSupport, "this function is not supported by the connection driver: virFooBar"), (e.Code, e.Message));
        Assert.Equal(("this function is not supported by the connection driver: %1$s", "virFooBar", -1), (e.Str1, e.Str2, e.Int1));
        e = await Assert.ThrowsAsync<VirException>(() => pair.CallAsync(EchoProgram.Crash));
        Assert.Equal(ErrorCode.InternalError, e.Code);
        using RpcReply reply = await pair.CallAsync(EchoProgram.Echo, "ok"u8);
        Assert.Equal(2, reply.Payload.Length);
    }

    [Fact]
    public async Task A_reply_that_nobody_asked_for_ends_the_connection_instead_of_a_call_that_waits_for_ever()
    {
        (SafeFileHandle near, SafeFileHandle far) = PosixSocket.CreatePair();
        using SafeFileHandle peer = far;
        await using var client = new RpcClient(new SocketTransport(near, RpcEventLoop.Shared), new RpcClientOptions());
        Task<RpcReply> call = client.CallAsync(EchoProgram.ProgramNumber, 1, EchoProgram.Echo, null, RpcPair.Soon);
        var reply = new RpcHeader(EchoProgram.ProgramNumber, 1, EchoProgram.Echo, RpcMessageType.Reply, 77, RpcMessageStatus.Ok);
        PosixSocket.Send(peer, RpcPair.Frame(reply));
        VirException e = await Assert.ThrowsAsync<VirException>(() => call);
        Assert.Equal((ErrorCode.Rpc, "no call waiting for reply with prog 305419896 vers 1 serial 77".Replace(
            "305419896", EchoProgram.ProgramNumber.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)),
            (e.Code, e.Str2));
    }

    [Fact]
    public async Task Keepalive_that_is_ticked_outside_pings_only_when_it_is_ticked()
    {
        (SafeFileHandle near, SafeFileHandle far) = PosixSocket.CreatePair();
        using SafeFileHandle peer = far;
        await using var client = new RpcClient(new SocketTransport(near, RpcEventLoop.Shared), new RpcClientOptions());
        client.StartKeepAlive(TimeSpan.FromSeconds(1), 1, tickedOutside: true);
        client.TickKeepAlive(TimeSpan.FromMilliseconds(500));
        Assert.Equal(Fd.WouldBlock, PosixSocket.Receive(peer, new byte[100]));
        client.TickKeepAlive(TimeSpan.FromMilliseconds(500));
        Assert.Equal(RpcLimits.FrameHeaderSize, PosixSocket.Receive(peer, new byte[100]));
        client.TickKeepAlive(TimeSpan.FromSeconds(1));
        await client.Closed.WaitAsync(RpcPair.Soon);
    }

    [Fact]
    public async Task Answers_come_out_of_order_and_a_cancelled_call_only_stops_waiting()
    {
        await using RpcPair pair = RpcPair.WithClient();
        Task<RpcReply> slow = pair.CallAsync(EchoProgram.Wait, "slow"u8);
        using (RpcReply quick = await pair.CallAsync(EchoProgram.Echo, "q"u8))
        {
            Assert.False(slow.IsCompleted);
        }

        using var cancel = new CancellationTokenSource();
        Task<RpcReply> given = pair.Client.CallAsync(EchoProgram.ProgramNumber, 1, EchoProgram.Wait, null, cancel.Token);
        await UntilAsync(() => pair.Program.Started == 2);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        Release(pair, 2);
        using RpcReply reply = await slow;
        Assert.Equal("slow", Encoding.ASCII.GetString(reply.Payload));
        using RpcReply again = await pair.CallAsync(EchoProgram.Echo, "ok"u8);
        Assert.Equal(2, again.Payload.Length);
    }

    [Fact]
    public async Task The_request_limit_holds_back_but_not_high_priority_calls_nor_keepalive()
    {
        await using RpcPair pair = RpcPair.WithClient(new RpcServerOptions { MaxClientRequests = 2 });
        Task<RpcReply>[] calls = [.. Enumerable.Range(0, 6).Select(_ => pair.CallAsync(EchoProgram.Wait, "x"u8))];
        Task<RpcReply> echo = pair.CallAsync(EchoProgram.Echo, "late"u8);
        Task<RpcReply> high = pair.CallAsync(EchoProgram.WaitHigh, "high"u8);
        await UntilAsync(() => pair.Program.Started == 3);
        await Task.Delay(50);
        Assert.Equal(3, pair.Program.Started);
        Assert.False(echo.IsCompleted);
        for (int i = 0; i < 3; i++)
        {
            Release(pair, 3);
            await Task.Delay(20);
        }

        await Task.WhenAll([.. calls, echo, high]).WaitAsync(RpcPair.Soon);
        Assert.Equal(7, pair.Program.Started);
    }

    [Fact]
    public async Task Descriptors_pass_in_both_directions_between_other_calls()
    {
        await using RpcPair pair = RpcPair.WithClient();
        for (int round = 0; round < 20; round++)
        {
            Task<RpcReply> before = pair.CallAsync(EchoProgram.Echo, new byte[round * 1000]);
            (SafeFileHandle read, SafeFileHandle write) = Fd.CreatePipe();
            using XdrWriter writer = RpcClient.BeginCall();
            writer.WriteRaw("args"u8);
            Task<RpcReply> passing = pair.Client.CallAsync(
                EchoProgram.ProgramNumber, 1, EchoProgram.PassHandles, writer, [read, write], null, RpcPair.Soon);
            Task<RpcReply> after = pair.CallAsync(EchoProgram.Echo, "after"u8);
            using RpcReply reply = await passing;
            Assert.Equal("args", Encoding.ASCII.GetString(reply.Payload));
            IReadOnlyList<SafeFileHandle> handles = reply.TakeHandles();
            Assert.Equal(2, handles.Count);
            Fd.Write(handles[1], "through"u8);
            byte[] buffer = new byte[20];
            Assert.Equal(7, Fd.Read(read, buffer));
            foreach (SafeFileHandle handle in (SafeFileHandle[])[.. handles, read, write])
            {
                handle.Dispose();
            }

            Assert.Equal(5, (await after).Payload.Length);
            Assert.Equal(round * 1000, (await before).Payload.Length);
        }
    }

    [Fact]
    public async Task Events_come_after_the_reply_that_registered_for_them()
    {
        var seen = new List<string>();
        await using RpcPair pair = RpcPair.WithClient(onMessage: (_, _, _, payload) =>
        {
            lock (seen)
            {
                seen.Add("event " + new XdrReader(payload).ReadInt32());
            }
        });
        using RpcReply reply = await pair.Client.CallAsync(EchoProgram.ProgramNumber, 1, EchoProgram.Register, null, null, _ =>
        {
            lock (seen)
            {
                seen.Add("reply");
            }
        }, RpcPair.Soon);
        EchoProgram.SendEvent(pair.Server, 3);
        await UntilAsync(() => seen.Count == 4);
        Assert.Equal(["reply", "event 1", "event 2", "event 3"], seen);
    }

    [Fact]
    public async Task A_closed_connection_fails_what_is_under_way()
    {
        await using RpcPair pair = RpcPair.WithClient();
        Task<RpcReply> call = pair.CallAsync(EchoProgram.Wait, "x"u8);
        await UntilAsync(() => pair.Program.Started == 1);
        pair.Server.Abort();
        VirException e = await Assert.ThrowsAsync<VirException>(() => call);
        Assert.Contains("End of file while reading data", e.Message, StringComparison.Ordinal);
        await pair.Client.Closed.WaitAsync(RpcPair.Soon);
        await Assert.ThrowsAsync<VirException>(() => pair.CallAsync(EchoProgram.Echo));
    }

    internal static async Task UntilAsync(Func<bool> condition)
    {
        for (int i = 0; i < 2000 && !condition(); i++)
        {
            await Task.Delay(5);
        }

        Assert.True(condition());
    }

    private static void Release(RpcPair pair, int count)
    {
        for (int i = 0; i < count && pair.Program.Waiters.TryDequeue(out TaskCompletionSource? waiter); i++)
        {
            waiter.TrySetResult();
        }
    }
}
