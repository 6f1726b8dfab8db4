using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Monitor;
using Xunit;

namespace Vireo.Qemu.Tests;

/// <summary>The guest agent's channel, with a scripted agent at its other end.</summary>
public sealed class AgentTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"agent-{Guid.NewGuid():N}");
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    public AgentTests()
    {
        _listener.Bind(new UnixDomainSocketEndPoint(_path));
        _listener.Listen();
    }

    private static CancellationToken Soon => new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token;

    [Fact]
    public async Task Answers_to_commands_that_were_given_up_are_skipped_even_when_they_come_together()
    {
        await using AgentConnection agent = await AgentConnection.ConnectAsync(_path, TimeProvider.System, Soon);
        using var guest = new Guest(await _listener.AcceptAsync(Soon));
        Task<string> call = agent.PassThroughAsync(Ping, TimeSpan.FromMinutes(1), Soon);
        string id = await guest.ReadSyncAsync();
        await guest.SendAsync($"{{\"return\":1}}\n{{\"return\":{{}}}}\n{{\"error\":{{\"desc\":\"old\"}}}}\n{{\"return\":{id}}}\n");
        Assert.Contains("guest-ping", await guest.ReadLineAsync(), StringComparison.Ordinal);
        await guest.SendAsync("{\"return\":{\"a\":2}}\n");
        Assert.Equal("{\"return\":{\"a\":2}}", await call);
    }

    [Fact]
    public async Task A_shutdown_is_done_when_the_guest_went_without_an_answer()
    {
        await using AgentConnection agent = await AgentConnection.ConnectAsync(_path, TimeProvider.System, Soon);
        using var guest = new Guest(await _listener.AcceptAsync(Soon));
        Task<JsonValue> call = agent.ExecuteAsync("guest-shutdown", null, TimeSpan.FromHours(1), mayVanish: true, Soon);
        await guest.SendAsync($"{{\"return\":{await guest.ReadSyncAsync()}}}\n");
        Assert.Contains("guest-shutdown", await guest.ReadLineAsync(), StringComparison.Ordinal);
        Assert.False(call.IsCompleted);
        agent.NoteGuestWent();
        Assert.Equal(JsonValue.Null, await call.WaitAsync(Soon));

        // Other commands do not take a guest's end for an answer.
        call = agent.ExecuteAsync("guest-info", null, TimeSpan.FromHours(1), mayVanish: false, Soon);
        await guest.SendAsync($"{{\"return\":{await guest.ReadSyncAsync()}}}\n");
        await guest.ReadLineAsync();
        agent.NoteGuestWent();
        guest.Dispose();
        VirException e = await Assert.ThrowsAsync<VirException>(() => call.WaitAsync(Soon));
        Assert.Equal(ErrorCode.AgentUnresponsive, e.Code);
    }

    [Fact]
    public async Task A_shutdown_is_done_when_the_channel_closes()
    {
        await using AgentConnection agent = await AgentConnection.ConnectAsync(_path, TimeProvider.System, Soon);
        using var guest = new Guest(await _listener.AcceptAsync(Soon));
        Task<JsonValue> call = agent.ExecuteAsync("guest-shutdown", null, TimeSpan.FromHours(1), mayVanish: true, Soon);
        await guest.SendAsync($"{{\"return\":{await guest.ReadSyncAsync()}}}\n");
        await guest.ReadLineAsync();
        guest.Dispose();
        Assert.Equal(JsonValue.Null, await call.WaitAsync(Soon));
    }

    [Fact]
    public async Task An_agent_that_does_not_answer_is_given_the_time_that_the_client_set()
    {
        await using AgentConnection agent = await AgentConnection.ConnectAsync(_path, TimeProvider.System, Soon);
        using var guest = new Guest(await _listener.AcceptAsync(Soon));
        var time = Stopwatch.StartNew();
        Task<string> call = agent.PassThroughAsync(Ping, GuestAgents.PatienceOf(2), Soon);
        VirException e = await Assert.ThrowsAsync<VirException>(() => call.WaitAsync(Soon));
        Assert.Equal(ErrorCode.AgentUnresponsive, e.Code);
        Assert.InRange(time.Elapsed, TimeSpan.FromSeconds(1.9), TimeSpan.FromSeconds(4.5));
    }

    public void Dispose()
    {
        _listener.Dispose();
        File.Delete(_path);
    }

    private static JsonValue Ping => QmpJson.Parse("{\"execute\":\"guest-ping\"}"u8);

    private sealed class Guest(Socket socket) : IDisposable
    {
        private readonly StreamReader _reader = new(new NetworkStream(socket));

        public async Task<string> ReadLineAsync() => await _reader.ReadLineAsync(Soon) ?? "";

        /// <summary>Reads the synchronisation that precedes each command; gives its number.</summary>
        public async Task<string> ReadSyncAsync()
        {
            JsonValue request = QmpJson.Parse(Encoding.UTF8.GetBytes(await ReadLineAsync()));
            Assert.Equal("guest-sync", request.GetString("execute"));
            return request["arguments"]!.GetLong("id").ToString()!;
        }

        public Task SendAsync(string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), Soon).AsTask();

        public void Dispose()
        {
            _reader.Dispose();
            socket.Dispose();
        }
    }
}
