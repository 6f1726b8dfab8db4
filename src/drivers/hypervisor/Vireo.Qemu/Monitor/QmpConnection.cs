using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Vireo.Drivers.Qemu.Monitor;

/// <summary>
/// One connection to a QEMU monitor: greeting, negotiation, commands with ids (any number at a time), events. Every wait has a deadline.
/// It serves calls until the emulator closes it: it belongs to the domain, never to a client or to the daemon's shutdown, so that calls in
/// flight finish while the daemon goes down. It knows no domain and no particular command.
/// </summary>
public sealed class QmpConnection : IAsyncDisposable
{
    private readonly LineChannel _channel;
    private readonly QmpOptions _options;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<QmpReply>> _pending = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<JsonValue> _greeting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _serial;
    private int _abandoned;
    private int _closed;

    private QmpConnection(Socket socket, QmpOptions options)
    {
        _options = options;
        _channel = new LineChannel(socket, TakeLine, options.MaxLine);
        Closed = WatchAsync();
    }

    /// <summary>Completes when the connection has ended: null after an orderly end, else the fault. By then every pending call has
    /// failed.</summary>
    public Task<Exception?> Closed { get; }

    /// <summary>QEMU's greeting: its version and abilities.</summary>
    public JsonValue Greeting { get; private set; } = JsonValue.Null;

    /// <summary>True once the connection has ended.</summary>
    public bool IsClosed => Volatile.Read(ref _closed) != 0;

    /// <summary>True when nobody waits any longer for a command that QEMU has not answered, and QEMU has said nothing since: it
    /// hangs.</summary>
    public bool IsStuck => Volatile.Read(ref _abandoned) != 0;

    /// <summary>Waits for the greeting on a connected socket (which it then owns) and leaves negotiation mode.</summary>
    public static async Task<QmpConnection> StartAsync(Socket socket, QmpOptions options, CancellationToken cancellationToken)
    {
        var connection = new QmpConnection(socket, options);
        try
        {
            connection._channel.Start();
            try
            {
                connection.Greeting = await connection._greeting.Task.WaitAsync(options.GreetingTimeout, options.Time, cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                throw MonitorErrors.NoGreeting();
            }

            Task negotiation = connection.ExecuteAsync("qmp_capabilities", null, options.GreetingTimeout, cancellationToken);
            Task opening = options.Opening is var (command, arguments)
                ? connection.ExecuteAsync(command, arguments, options.GreetingTimeout, cancellationToken)
                : Task.CompletedTask;
            await negotiation.ConfigureAwait(false);
            await opening.ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Connects to the monitor's socket at <paramref name="path"/>; the backlog of a socket that libvirt opened itself makes this
    /// immediate.</summary>
    public static async Task<QmpConnection> ConnectAsync(string path, QmpOptions options, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw MonitorErrors.NotConnected(e.NativeErrorCode);
        }

        return await StartAsync(socket, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs a command; QEMU's refusal is thrown with libvirt's text.</summary>
    public Task<JsonValue> ExecuteAsync(string command, JsonObject? arguments, CancellationToken cancellationToken) =>
        ExecuteAsync(command, arguments, _options.CommandTimeout, cancellationToken);

    /// <summary>Runs a command with its own deadline; QEMU's refusal is thrown with libvirt's text.</summary>
    public async Task<JsonValue> ExecuteAsync(
        string command, JsonObject? arguments, TimeSpan timeout, CancellationToken cancellationToken) =>
        (await TryExecuteAsync(command, arguments, timeout, cancellationToken).ConfigureAwait(false)).ValueOrThrow(command);

    /// <summary>Runs a command and gives QEMU's answer, be it a refusal.</summary>
    public Task<QmpReply> TryExecuteAsync(string command, JsonObject? arguments, CancellationToken cancellationToken) =>
        TryExecuteAsync(command, arguments, _options.CommandTimeout, cancellationToken);

    /// <summary>Runs a command with its own deadline and gives QEMU's answer, be it a refusal.</summary>
    public Task<QmpReply> TryExecuteAsync(string command, JsonObject? arguments, TimeSpan timeout, CancellationToken cancellationToken)
    {
        string id = NextId();
        var request = new JsonObject().Add("execute", command).Opt("arguments", arguments).Add("id", id).Build();
        return SendAsync(id, request, command, timeout, cancellationToken);
    }

    /// <summary>Runs a command that a descriptor goes with, or none; QEMU's refusal is thrown with libvirt's text.</summary>
    public async Task<JsonValue> ExecuteAsync(string command, JsonObject? arguments, SafeHandle? handle,
        CancellationToken cancellationToken)
    {
        string id = NextId();
        var request = new JsonObject().Add("execute", command).Opt("arguments", arguments).Add("id", id).Build();
        var reply = await SendAsync(id, request, command, _options.CommandTimeout, cancellationToken, handle).ConfigureAwait(false);
        return reply.ValueOrThrow(command);
    }

    /// <summary>Gives the emulator a descriptor, which commands then know as <paramref name="name"/>.</summary>
    public async Task PassHandleAsync(string name, SafeHandle handle, CancellationToken cancellationToken)
    {
        string id = NextId();
        var request = new JsonObject().Add("execute", "getfd").Add("arguments", new JsonObject().Add("fdname", name)).Add("id", id).Build();
        (await SendAsync(id, request, "getfd", _options.CommandTimeout, cancellationToken, handle).ConfigureAwait(false)).ValueOrThrow(
            "getfd");
    }

    /// <summary>Sends a caller's own command object; an id is added when it has none. The answer comes whole.</summary>
    public Task<QmpReply> PassThroughAsync(JsonValue request, CancellationToken cancellationToken)
    {
        string id = NextId();
        var whole = new JsonObject();
        foreach (var m in request.Members)
        {
            if (m.Key != "id")
            {
                whole.Add(m.Key, m.Value);
            }
        }

        whole.Add("id", id);
        return SendAsync(id, whole.Build(), request.GetString("execute") ?? "?", _options.CommandTimeout, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync().ConfigureAwait(false);
        await Closed.ConfigureAwait(false);
    }

    private string NextId() => string.Create(CultureInfo.InvariantCulture, $"libvirt-{Interlocked.Increment(ref _serial)}");

    private async Task<QmpReply> SendAsync(
        string id, JsonValue request, string command, TimeSpan timeout, CancellationToken cancellationToken, SafeHandle? handle = null)
    {
        var answer = new TaskCompletionSource<QmpReply>(TaskCreationOptions.RunContinuationsAsynchronously);
        _pending[id] = answer;
        try
        {
            if (IsClosed)
            {
                throw Gone();
            }

            var buffer = new ArrayBufferWriter<byte>(256);
            QmpJson.Write(buffer, request);
            buffer.Write("\r\n"u8);
            await _channel.SendAsync(buffer.WrittenMemory, cancellationToken, handle).WaitAsync(timeout, _options.Time, cancellationToken)
                .ConfigureAwait(false);
            return await answer.Task.WaitAsync(timeout, _options.Time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw MonitorErrors.CommandTimeout(command, timeout.TotalSeconds, _options.Owner);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw Gone();
        }
        finally
        {
            // A reply that comes later finds no one and is dropped.
            _pending.TryRemove(id, out _);
            if (!answer.Task.IsCompleted)
            {
                Volatile.Write(ref _abandoned, 1);
            }
        }
    }

    private VirException Gone() =>
        MonitorErrors.Closed(_options.Owner);

    private void TakeLine(ReadOnlySpan<byte> line)
    {
        var message = QmpJson.Parse(line);
        Volatile.Write(ref _abandoned, 0);
        if (message.GetString("event") is { } name)
        {
            var time = message["timestamp"];
            var e = new QmpEvent(name, time?.GetLong("seconds") ?? 0, (uint)(time?.GetLong("microseconds") ?? 0), message["data"]);
            _options.OnEvent?.Invoke(e);
        }
        else if (message["QMP"] is { } greeting)
        {
            _greeting.TrySetResult(greeting);
        }
        else if (message["return"] is not null || message["error"] is not null)
        {
            if (Find(message) is { } answer)
            {
                answer.TrySetResult(new QmpReply(message["error"] is null ? message["return"] : null, message["error"], message));
            }
        }
        else
        {
            throw new FormatException("Unknown JSON reply '" + QmpJson.Format(message) + "'");
        }
    }

    private TaskCompletionSource<QmpReply>? Find(JsonValue message)
    {
        if (message.GetString("id") is { } id)
        {
            return _pending.TryGetValue(id, out var found) ? found : null;
        }

        // QEMU answers without an id only when it could not read the command at all; with one command waiting it can be no other.
        return _pending.Count == 1 ? _pending.Values.FirstOrDefault() : null;
    }

    private async Task<Exception?> WatchAsync()
    {
        var reason = await _channel.Closed.ConfigureAwait(false);
        Volatile.Write(ref _closed, 1);
        var error = reason is FormatException
            ? MonitorErrors.ReplyUnreadable(reason.Message, reason)
            : Gone();
        _greeting.TrySetException(error);
        _ = _greeting.Task.Exception;
        foreach (var (_, answer) in _pending)
        {
            answer.TrySetException(error);
        }

        await _channel.DisposeAsync().ConfigureAwait(false);
        return reason;
    }
}
