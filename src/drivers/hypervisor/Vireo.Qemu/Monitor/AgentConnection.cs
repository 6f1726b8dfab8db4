using System.Buffers;
using System.Net.Sockets;

namespace Vireo.Drivers.Qemu.Monitor;

/// <summary>
/// The guest agent behind its channel's socket. The other end is software inside the guest: it may be absent, slow, or malicious, so each command is preceded by a
/// synchronisation with a fresh number, commands run one at a time, everything has a deadline, and answers are bounded.
/// </summary>
public sealed class AgentConnection : IAsyncDisposable
{
    /// <summary>How long the agent may take to show that it is there.</summary>
    public static readonly TimeSpan SyncTimeout = TimeSpan.FromSeconds(5);

    private const int MaxLine = 50 * 1024 * 1024;
    private readonly LineChannel _channel;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile TaskCompletionSource<JsonValue>? _waiting;
    private long _serial;

    private AgentConnection(Socket socket, TimeProvider time)
    {
        _time = time;
        _serial = time.GetUtcNow().ToUnixTimeMilliseconds();
        _channel = new LineChannel(socket, TakeLine, MaxLine);
        _channel.Start();
    }

    /// <summary>Completes when the channel has closed.</summary>
    public Task Closed => _channel.Closed;

    /// <summary>Connects to the channel's socket; whether an agent listens in the guest is seen only at the first command.</summary>
    public static async Task<AgentConnection> ConnectAsync(string path, TimeProvider time, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken).ConfigureAwait(false);
            return new AgentConnection(socket, time);
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw Errors.System(ErrorDomain.Qemu, e.NativeErrorCode, "failed to connect to agent socket");
        }
    }

    /// <summary>Runs a command. With <paramref name="mayVanish"/> the agent's end counts as success, as when it shuts the guest down.</summary>
    public async Task<JsonValue> ExecuteAsync(
        string command, JsonObject? arguments, TimeSpan timeout, bool mayVanish, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await SynchronizeAsync(cancellationToken).ConfigureAwait(false);
            JsonValue reply;
            try
            {
                var request = new JsonObject().Add("execute", command).Opt("arguments", arguments).Build();
                reply = await AskAsync(request, timeout, cancellationToken).ConfigureAwait(false);
            }
            catch (VirException) when (mayVanish)
            {
                return JsonValue.Null;
            }

            return reply["return"] ?? throw Errors.AgentCommandFailed(command, reply["error"]?.GetString("desc") ?? "unknown error");
        }
        finally
        {
            _waiting = null;
            _turn.Release();
        }
    }

    /// <summary>Runs a caller's own command and gives the whole answer as text.</summary>
    public async Task<string> PassThroughAsync(JsonValue request, TimeSpan timeout, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await SynchronizeAsync(cancellationToken).ConfigureAwait(false);
            return (await AskAsync(request, timeout, cancellationToken).ConfigureAwait(false)).ToString();
        }
        finally
        {
            _waiting = null;
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _channel.DisposeAsync();

    private async Task SynchronizeAsync(CancellationToken cancellationToken)
    {
        long id = ++_serial;
        var request = new JsonObject().Add("execute", "guest-sync").Add("arguments", new JsonObject().Add("id", id)).Build();
        long deadline = _time.GetTimestamp() + (long)(SyncTimeout.TotalSeconds * _time.TimestampFrequency);
        bool first = true;
        while (true)
        {
            var left = TimeSpan.FromSeconds((deadline - _time.GetTimestamp()) / (double)_time.TimestampFrequency);
            if (left <= TimeSpan.Zero)
            {
                throw Errors.AgentUnresponsive("Guest agent not available for now");
            }

            // Answers to commands that were given up come first; they are skipped until the number is ours.
            var reply = await AskAsync(first ? request : null, left, cancellationToken).ConfigureAwait(false);
            if (reply.GetLong("return") == id)
            {
                return;
            }

            first = false;
        }
    }

    private async Task<JsonValue> AskAsync(JsonValue? request, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<JsonValue>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting = answer;
        try
        {
            if (request is not null)
            {
                var buffer = new ArrayBufferWriter<byte>(256);
                QmpJson.Write(buffer, request);
                buffer.Write("\n"u8);
                await _channel.SendAsync(buffer.WrittenMemory, cancellationToken).WaitAsync(timeout, _time, cancellationToken).ConfigureAwait(false);
            }

            var done = await Task.WhenAny(answer.Task, _channel.Closed).WaitAsync(timeout, _time, cancellationToken).ConfigureAwait(false);
            return done == answer.Task
                ? await answer.Task.ConfigureAwait(false)
                : throw Errors.AgentUnresponsive("Guest agent disappeared while executing command");
        }
        catch (TimeoutException)
        {
            throw Errors.AgentUnresponsive("Guest agent not available for now");
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw Errors.AgentUnresponsive("Guest agent disappeared while executing command");
        }
    }

    private void TakeLine(ReadOnlySpan<byte> line)
    {
        // guest-sync-delimited puts 0xff in front; agents may also leave stale bytes of an old connection there.
        int sentinel = line.LastIndexOf((byte)0xff);
        if (sentinel >= 0)
        {
            line = line[(sentinel + 1)..];
        }

        JsonValue message;
        try
        {
            message = QmpJson.Parse(line);
        }
        catch (FormatException)
        {
            // Not worth ending the channel for: the next synchronisation finds the thread again.
            return;
        }

        if (message["return"] is not null || message["error"] is not null)
        {
            _waiting?.TrySetResult(message);
        }
    }
}
