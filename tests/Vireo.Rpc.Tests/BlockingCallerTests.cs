using Vireo.Xdr;
using Xunit;

namespace Vireo.Rpc.Tests;

/// <summary>Callers that block receive their answers themselves. Each of them has a thread of its own here, as an application's callers
/// have.</summary>
public sealed class BlockingCallerTests
{
    [Fact]
    public async Task The_caller_receives_its_answer_itself_and_what_follows_runs_there()
    {
        await using RpcPair pair = RpcPair.WithBlockingCallers();
        await OnThread(() =>
        {
            int own = 0;
            for (int i = 0; i < 2000; i++)
            {
                byte[] data = new byte[i * 7 % 100_000];
                Random.Shared.NextBytes(data);
                (bool right, int thread) = Block(TwoCallsAsync(pair, data));
                Assert.True(right);
                own += thread == Environment.CurrentManagedThreadId ? 1 : 0;
            }

            // The loop may be faster now and then. Nothing could run on a thread that only waits.
            Assert.NotEqual(0, own);
        });
    }

    [Fact]
    public async Task Many_threads_on_one_connection_each_get_their_own_answer()
    {
        await using RpcPair pair = RpcPair.WithBlockingCallers();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(n => OnThread(() =>
        {
            for (int i = 0; i < 2000; i++)
            {
                int value = (n * 10_000) + i;
                using RpcReply reply = Block(pair.CallAsync(
                    i % 3 == 0 ? EchoProgram.HeavyEcho : EchoProgram.Echo, BitConverter.GetBytes(value)));
                Assert.Equal(value, BitConverter.ToInt32(reply.Payload));
            }
        })));
    }

    [Fact]
    public async Task Events_come_while_a_caller_waits_and_when_none_does()
    {
        var seen = new List<int>();
        await using RpcPair pair = RpcPair.WithBlockingCallers((_, _, _, payload) =>
        {
            lock (seen)
            {
                seen.Add(new XdrReader(payload).ReadInt32());
            }
        });
        Task waiting = OnThread(() => Block(pair.CallAsync(EchoProgram.Wait, "x"u8)).Dispose());
        await UntilAsync(() => pair.Program.Started == 1);
        for (int i = 0; i < 100; i++)
        {
            EchoProgram.SendEvent(pair.Server, i);
        }

        await UntilAsync(() => seen.Count == 100);
        Assert.False(waiting.IsCompleted);

        // Another caller is answered by the one that reads.
        await OnThread(() => Block(pair.CallAsync(EchoProgram.Echo, "y"u8)).Dispose());
        Release(pair);
        await waiting.WaitAsync(RpcPair.Soon);
        EchoProgram.SendEvent(pair.Server, 100);
        await UntilAsync(() => seen.Count == 101);
        Assert.Equal(Enumerable.Range(0, 101), seen);
    }

    [Fact]
    public async Task A_second_caller_goes_on_waiting_when_the_one_that_reads_leaves()
    {
        await using RpcPair pair = RpcPair.WithBlockingCallers();
        Task first = OnThread(() => Block(pair.CallAsync(EchoProgram.Wait, "1"u8)).Dispose());
        await UntilAsync(() => pair.Program.Started == 1);
        Task second = OnThread(() => Block(pair.CallAsync(EchoProgram.Wait, "2"u8)).Dispose());
        await UntilAsync(() => pair.Program.Started == 2);
        Release(pair);
        await first.WaitAsync(RpcPair.Soon);
        Assert.False(second.IsCompleted);
        Release(pair);
        await second.WaitAsync(RpcPair.Soon);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_end_of_the_connection_wakes_whoever_waits(bool byPeer)
    {
        await using RpcPair pair = RpcPair.WithBlockingCallers();
        Task[] callers = [.. Enumerable.Range(0, 3).Select(
            _ => OnThread(() => Assert.Throws<VirException>(() => Block(pair.CallAsync(EchoProgram.Wait, "x"u8)))))];
        await UntilAsync(() => pair.Program.Started == 3);
        if (byPeer)
        {
            pair.Server.Abort();
        }
        else
        {
            pair.Client.Abort();
        }

        await Task.WhenAll(callers).WaitAsync(RpcPair.Soon);
        await OnThread(() => Assert.Throws<VirException>(() => Block(pair.CallAsync(EchoProgram.Echo))));
    }

    [Fact]
    public async Task A_client_is_closed_by_a_thread_that_blocks_while_others_wait()
    {
        await using RpcPair pair = RpcPair.WithBlockingCallers();
        Task caller = OnThread(() => Assert.Throws<VirException>(() => Block(pair.CallAsync(EchoProgram.Wait, "x"u8))));
        await UntilAsync(() => pair.Program.Started == 1);
        await OnThread(() => Block(pair.Client.DisposeAsync().AsTask()));
        await caller.WaitAsync(RpcPair.Soon);
        Assert.True(pair.Client.IsClosed);
    }

    [Fact]
    public async Task A_caller_whose_call_cannot_be_sent_leaves_the_reading_to_others()
    {
        await using RpcPair pair = RpcPair.WithBlockingCallers();
        await OnThread(() =>
        {
            // Refused while it is sent, and nobody waits for it.
            var closed = new Microsoft.Win32.SafeHandles.SafeFileHandle(-1, ownsHandle: false);
            Assert.NotNull(Record.Exception(() =>
            {
                _ = pair.Client.CallAsync(EchoProgram.ProgramNumber, 1, EchoProgram.Echo, null, [closed], null, RpcPair.Soon);
            }));
        });

        // A thread of the pool does not read for itself.
        using RpcReply reply = await Task.Run(() => pair.CallAsync(EchoProgram.Echo, "x"u8)).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(1, reply.Payload.Length);
    }

    private static async Task<(bool, int)> TwoCallsAsync(RpcPair pair, byte[] data)
    {
        using RpcReply first = await pair.CallAsync(EchoProgram.Echo, data).ConfigureAwait(false);
        using RpcReply second = await pair.CallAsync(EchoProgram.Echo, data.AsSpan(data.Length / 2)).ConfigureAwait(false);
        return (first.Payload.SequenceEqual(data)
            && second.Payload.SequenceEqual(data.AsSpan(data.Length / 2)), Environment.CurrentManagedThreadId);
    }

    private static T Block<T>(Task<T> task)
    {
        Block((Task)task);
        return task.GetAwaiter().GetResult();
    }

    private static void Block(Task task)
    {
        RpcClient.ReceiveFor(task);
        Assert.True(task.ContinueWith(_ => { }, TaskScheduler.Default).Wait(TimeSpan.FromMinutes(2)), "nothing came");
    }

    private static void Release(RpcPair pair)
    {
        Assert.True(pair.Program.Waiters.TryDequeue(out TaskCompletionSource? waiter));
        waiter.TrySetResult();
    }

    private static Task OnThread(Action work)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            try
            {
                work();
                done.SetResult();
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        }) { IsBackground = true }.Start();
        return done.Task.WaitAsync(RpcPair.Soon);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(5, RpcPair.Soon);
        }
    }
}
