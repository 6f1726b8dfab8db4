using Xunit;

namespace Vireo.Rpc.Tests;

/// <summary>Clients that listen keep pace with the one that causes events, and one that does not read holds up nobody for long.</summary>
public sealed class EventPressureTests
{
    [Fact]
    public async Task A_listener_that_does_not_read_is_waited_for_ever_less()
    {
        await using RpcPair listener = RpcPair.WithSocket();
        await using RpcPair causer = RpcPair.WithClient();
        causer.Program.OnEcho = () => EchoProgram.SendEvent(listener.Server, 1);
        long began = System.Diagnostics.Stopwatch.GetTimestamp();
        for (int i = 0; i < 500; i++)
        {
            (await causer.CallAsync(EchoProgram.Echo, "x"u8)).Dispose();
        }

        // It was waited for some eight times.
        Assert.InRange(listener.Server.CallsSkipped, 128, 512);
        Assert.True(listener.Server.UnreadBytes > 2048);
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(20));

        // It has caught up, and is waited for again.
        byte[] buffer = new byte[1 << 20];
        await UntilAsync(() =>
        {
            while (Posix.PosixSocket.Receive(listener.Raw, buffer) > 0)
            {
            }

            return listener.Server.UnreadBytes == 0;
        });
        (await causer.CallAsync(EchoProgram.Echo, "x"u8)).Dispose();
        Assert.Equal(0, listener.Server.CallsSkipped);
    }

    [Fact]
    public async Task Events_of_a_flood_do_not_pile_up_at_a_listener_that_reads()
    {
        int seen = 0, most = 0;
        await using RpcPair listener = RpcPair.WithClient(onMessage: (_, _, _, _) => Interlocked.Increment(ref seen));
        await using RpcPair causer = RpcPair.WithClient();
        causer.Program.OnEcho = () => EchoProgram.SendEvent(listener.Server, 1);
        for (int i = 1; i <= 2000; i++)
        {
            (await causer.CallAsync(EchoProgram.Echo, "x"u8)).Dispose();
            most = Math.Max(most, i - Volatile.Read(ref seen));
        }

        await UntilAsync(() => Volatile.Read(ref seen) == 2000);
        Assert.True(most < 500, $"{most} events were under way");
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(5, RpcPair.Soon);
        }
    }
}
