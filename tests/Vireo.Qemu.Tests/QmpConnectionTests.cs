using System.Text;
using System.Threading.Channels;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Sims.Qmp;
using Xunit;

namespace Vireo.Drivers.Qemu.Tests;

public class QmpConnectionTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static QmpOptions Options(Action<QmpEvent>? onEvent = null) => new() { Owner = "vm1", OnEvent = onEvent };

    [Fact]
    public async Task Greets_negotiates_and_runs_a_command()
    {
        await using var qemu = new FakeQmp();
        qemu.Answers["query-status"] = _ => Task.FromResult<string?>(""" "return": {"status": "running"} """);
        await using var monitor = await QmpConnection.ConnectAsync(qemu.Path, Options(), None);
        Assert.Equal(7, monitor.Greeting["version"]!["qemu"]!.GetLong("major"));
        var status = await monitor.ExecuteAsync("query-status", null, None);
        Assert.Equal("running", status.GetString("status"));
        Assert.Equal(["qmp_capabilities", "query-status"], qemu.Seen);
    }

    [Fact]
    public async Task A_refusal_has_libvirts_words()
    {
        await using var qemu = new FakeQmp();
        await using var monitor = await QmpConnection.ConnectAsync(qemu.Path, Options(), None);
        var e = await Assert.ThrowsAsync<VirException>(() => monitor.ExecuteAsync("nonsense", null, None));
        Assert.Equal(ErrorCode.InternalError, e.Code);
        Assert.Equal("internal error: unable to execute QEMU command 'nonsense': The command nonsense has not been found", e.Message);
        var reply = await monitor.TryExecuteAsync("nonsense", null, None);
        Assert.Equal("CommandNotFound", reply.ErrorClass);
    }

    [Fact]
    public async Task Answers_find_their_commands_in_any_order()
    {
        await using var qemu = new FakeQmp();
        var gate = new TaskCompletionSource();
        qemu.Answers["slow"] = async _ =>
        {
            await gate.Task;
            return """ "return": "slow" """;
        };
        qemu.Answers["fast"] = a => Task.FromResult<string?>($$""" "return": {{a!["n"]}} """);
        await using var monitor = await QmpConnection.ConnectAsync(qemu.Path, Options(), None);
        var slow = monitor.ExecuteAsync("slow", null, None);
        var fast = Enumerable.Range(0, 100).Select(n => monitor.ExecuteAsync("fast", new JsonObject().Add("n", (long)n), None)).ToArray();
        for (int n = 0; n < fast.Length; n++)
        {
            Assert.Equal(n, (await fast[n]).AsLong());
        }

        Assert.False(slow.IsCompleted);
        gate.SetResult();
        Assert.Equal("slow", (await slow).AsString());
    }

    [Fact]
    public async Task Events_come_in_order_with_their_time()
    {
        await using var qemu = new FakeQmp();
        var events = Channel.CreateUnbounded<QmpEvent>();
        await using var monitor = await QmpConnection.ConnectAsync(qemu.Path, Options(e => events.Writer.TryWrite(e)), None);
        await qemu.RaiseAsync("STOP");
        await qemu.RaiseAsync("SHUTDOWN", """{"guest": true, "reason": "guest-shutdown"}""");
        Assert.Equal("STOP", (await events.Reader.ReadAsync(None)).Name);
        var shutdown = await events.Reader.ReadAsync(None);
        Assert.Equal(("SHUTDOWN", 12L, 34u), (shutdown.Name, shutdown.Seconds, shutdown.Microseconds));
        Assert.Equal("guest-shutdown", shutdown.Data!.GetString("reason"));
    }

    [Fact]
    public async Task A_hung_emulator_hits_the_deadline_and_may_recover()
    {
        await using var qemu = new FakeQmp();
        qemu.Answers["hang"] = _ => Task.FromResult<string?>(null);
        qemu.Answers["query-status"] = _ => Task.FromResult<string?>(""" "return": {} """);
        await using var monitor = await QmpConnection.ConnectAsync(qemu.Path, Options(), None);
        var e = await Assert.ThrowsAsync<VirException>(() => monitor.ExecuteAsync("hang", null, TimeSpan.FromMilliseconds(50), None));
        Assert.Equal(ErrorCode.OperationTimeout, e.Code);
        await qemu.SendLineAsync("""{"id": "libvirt-2", "return": "too late"}""");
        await monitor.ExecuteAsync("query-status", null, None);
    }

    [Fact]
    public async Task No_greeting_hits_the_deadline()
    {
        await using var qemu = new FakeQmp { Greets = false };
        var options = Options() with { GreetingTimeout = TimeSpan.FromMilliseconds(50) };
        var e = await Assert.ThrowsAsync<VirException>(() => QmpConnection.ConnectAsync(qemu.Path, options, None));
        Assert.Equal(ErrorCode.OperationTimeout, e.Code);
    }

    [Fact]
    public async Task A_dead_emulator_fails_every_waiting_call()
    {
        await using var qemu = new FakeQmp();
        qemu.Answers["hang"] = _ => Task.FromResult<string?>(null);
        await using var monitor = await QmpConnection.ConnectAsync(qemu.Path, Options(), None);
        var calls = Enumerable.Range(0, 5).Select(_ => monitor.ExecuteAsync("hang", null, None)).ToArray();
        while (qemu.Seen.Count < 6)
        {
            await Task.Yield();
        }

        await qemu.DieAsync();
        foreach (var call in calls)
        {
            var e = await Assert.ThrowsAsync<VirException>(() => call);
            Assert.Equal("operation failed: QEMU unexpectedly closed the monitor (vm='vm1')", e.Message);
        }

        await monitor.Closed;
        Assert.True(monitor.IsClosed);
        await Assert.ThrowsAsync<VirException>(() => monitor.ExecuteAsync("query-status", null, None));
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("[]")]
    [InlineData("{\"strange\": 1}")]
    [InlineData("{\"event\": ")]
    public async Task Garbage_ends_the_connection_with_an_error(string garbage)
    {
        await using var qemu = new FakeQmp();
        qemu.Answers["hang"] = _ => Task.FromResult<string?>(null);
        await using var monitor = await QmpConnection.ConnectAsync(qemu.Path, Options(), None);
        var call = monitor.ExecuteAsync("hang", null, None);
        await qemu.SendLineAsync(garbage);
        var e = await Assert.ThrowsAsync<VirException>(() => call);
        Assert.Equal(ErrorCode.InternalError, e.Code);
    }

    [Fact]
    public async Task A_line_without_end_is_bounded()
    {
        await using var qemu = new FakeQmp();
        await using var monitor = await QmpConnection.ConnectAsync(qemu.Path, Options() with { MaxLine = 10000 }, None);
        var send = Task.Run(async () =>
        {
            try
            {
                for (int i = 0; i < 50; i++)
                {
                    await qemu.SendRawAsync(Encoding.ASCII.GetBytes(new string(' ', 1000)));
                }
            }
            catch (System.Net.Sockets.SocketException)
            {
                // The driver closed its end in the middle: that is what is asked for.
            }
        }, None);
        Assert.IsType<FormatException>(await monitor.Closed);
        await send;
    }

    [Fact]
    public async Task A_message_in_pieces_is_put_together()
    {
        await using var qemu = new FakeQmp();
        var events = Channel.CreateUnbounded<QmpEvent>();
        await using var monitor = await QmpConnection.ConnectAsync(qemu.Path, Options(e => events.Writer.TryWrite(e)), None);
        byte[] bytes = Encoding.UTF8.GetBytes("{\"event\": \"ä\", \"data\": {}}\r\n{\"event\": \"B\"}\n\n{\"event\": \"C\"}\r\n");
        foreach (byte b in bytes)
        {
            await qemu.SendRawAsync(new[] { b });
        }

        Assert.Equal("ä", (await events.Reader.ReadAsync(None)).Name);
        Assert.Equal("B", (await events.Reader.ReadAsync(None)).Name);
        Assert.Equal("C", (await events.Reader.ReadAsync(None)).Name);
    }

    [Fact]
    public async Task A_callers_own_command_passes_through_whole()
    {
        await using var qemu = new FakeQmp();
        qemu.Answers["query-name"] = _ => Task.FromResult<string?>(""" "return": {"name": "x"} """);
        await using var monitor = await QmpConnection.ConnectAsync(qemu.Path, Options(), None);
        var reply = await monitor.PassThroughAsync(QmpJson.Parse("""{"execute": "query-name", "id": "mine"}"""), None);
        Assert.Equal("libvirt-2", reply.Whole.GetString("id"));
        Assert.Equal("x", reply.Return!.GetString("name"));
        Assert.True((await monitor.PassThroughAsync(QmpJson.Parse("{}"), None)).IsError);
    }
}
