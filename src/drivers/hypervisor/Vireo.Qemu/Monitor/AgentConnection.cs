using System.Buffers;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Vireo.Drivers.Qemu.Monitor;

/// <summary>
/// The guest agent behind its channel's socket. The other end is software inside the guest: it may be absent, slow, or malicious, so each
/// command is preceded by a synchronisation with a fresh number, commands run one at a time, everything has a deadline, and answers are
/// bounded.
/// </summary>
public sealed class AgentConnection : IAsyncDisposable
{
    /// <summary>How long the agent may take to answer at first.</summary>
    public static readonly TimeSpan SyncTimeout = TimeSpan.FromSeconds(5);

    private const int MaxLine = 50 * 1024 * 1024;

    // More than one answer waits only when commands were given up; a guest that floods us loses its oldest.
    private const int MaxAnswers = 16;
    private readonly LineChannel _channel;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Channel<JsonValue> _answers =
        Channel.CreateBounded<JsonValue>(new BoundedChannelOptions(MaxAnswers) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly Lock _leaving = new();
    private CancellationTokenSource? _untilGone;
    private long _serial;

    private AgentConnection(Socket socket, TimeProvider time)
    {
        _time = time;
        _serial = time.GetUtcNow().ToUnixTimeMilliseconds();
        _channel = new LineChannel(socket, TakeLine, MaxLine);
        _channel.Start();
        _ = _channel.Closed.ContinueWith(
            _ => _answers.Writer.TryComplete(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
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
            throw MonitorErrors.AgentNotConnected(e.NativeErrorCode);
        }
    }

    /// <summary>The guest has been reset, shut down or put to sleep: the agent will not answer a command that asked for it.</summary>
    public void NoteGuestWent()
    {
        lock (_leaving)
        {
            _ = _untilGone?.CancelAsync();
        }
    }

    /// <summary>
    /// Runs a command. With <paramref name="mayVanish"/> the agent's or the guest's end counts as success, as when the command is the one
    /// that shuts it down.
    /// </summary>
    public async Task<JsonValue> ExecuteAsync(
        string command, JsonObject? arguments, TimeSpan timeout, bool mayVanish, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await SynchronizeAsync(timeout, cancellationToken).ConfigureAwait(false);
            var request = new JsonObject().Add("execute", command).Opt("arguments", arguments).Build();
            var reply = mayVanish
                ? await AskUntilGoneAsync(request, timeout, cancellationToken).ConfigureAwait(false)
                : await AskAsync(request, timeout, cancellationToken).ConfigureAwait(false);
            return reply is null
                ? JsonValue.Null
                : reply["return"]
                    ?? throw Errors.AgentCommandFailed(command, reply["error"]?.GetString("desc") ?? MonitorErrors.UnknownReason);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Runs a caller's own command and gives the whole answer as text.</summary>
    public async Task<string> PassThroughAsync(JsonValue request, TimeSpan timeout, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await SynchronizeAsync(timeout, cancellationToken).ConfigureAwait(false);
            var reply = await AskAsync(request, timeout, cancellationToken).ConfigureAwait(false);
            return reply["error"] is { } error
                ? throw Errors.AgentCommandFailed(
                    request.GetString("execute") ?? "", error.GetString("desc") ?? MonitorErrors.UnknownReason)
                : reply.ToString();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _channel.DisposeAsync();

    // Who waits two seconds for a command does not wait five for the agent.
    private async Task SynchronizeAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var patience = timeout < SyncTimeout ? timeout : SyncTimeout;
        long id = ++_serial;
        var request = new JsonObject().Add("execute", "guest-sync").Add("arguments", new JsonObject().Add("id", id)).Build();
        long deadline = _time.GetTimestamp() + (long)(patience.TotalSeconds * _time.TimestampFrequency);
        bool first = true;
        while (true)
        {
            var left = TimeSpan.FromSeconds((deadline - _time.GetTimestamp()) / (double)_time.TimestampFrequency);
            if (left <= TimeSpan.Zero)
            {
                throw MonitorErrors.AgentUnavailable();
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

    /// <summary>The answer, or null when the agent or the guest went before it came.</summary>
    private async Task<JsonValue?> AskUntilGoneAsync(JsonValue request, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        lock (_leaving)
        {
            _untilGone = gone;
        }

        try
        {
            return await AskAsync(request, timeout, gone.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (VirException) when (Closed.IsCompleted)
        {
            return null;
        }
        finally
        {
            lock (_leaving)
            {
                _untilGone = null;
            }
        }
    }

    private async Task<JsonValue> AskAsync(JsonValue? request, TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            if (request is not null)
            {
                var buffer = new ArrayBufferWriter<byte>(256);
                QmpJson.Write(buffer, request);
                buffer.Write("\n"u8);
                await _channel.SendAsync(buffer.WrittenMemory, cancellationToken).WaitAsync(timeout, _time, cancellationToken)
                    .ConfigureAwait(false);
            }

            return await ReadAnswerAsync(timeout, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is TimeoutException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw MonitorErrors.AgentUnavailable();
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or ChannelClosedException)
        {
            throw MonitorErrors.AgentDisappeared();
        }
    }

    private async Task<JsonValue> ReadAnswerAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        // The token ends the wait itself, so that no abandoned reader takes an answer away from the next command.
        using var limit = new CancellationTokenSource(timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        return await _answers.Reader.ReadAsync(either.Token).ConfigureAwait(false);
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
            _answers.Writer.TryWrite(message);
        }
    }
}
