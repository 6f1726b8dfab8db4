using System.Net.Sockets;
using System.Text;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Sims.Qmp;

/// <summary>
/// A scripted QEMU monitor on a real socket: it greets, answers commands from a table, raises events, and on demand misbehaves (says
/// nothing, sends garbage, dies). It has no machine behind it.
/// </summary>
public sealed class FakeQmp : IAsyncDisposable
{
    private readonly Socket _listener;
    private readonly string _folder;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly TaskCompletionSource<Socket> _client = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _seen = [];

    public FakeQmp()
    {
        _folder = Directory.CreateTempSubdirectory("fakeqmp").FullName;
        Path = System.IO.Path.Combine(_folder, "monitor.sock");
        _listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        _listener.Bind(new UnixDomainSocketEndPoint(Path));
        _listener.Listen(1);
        Serving = ServeAsync();
    }

    /// <summary>Where to connect.</summary>
    public string Path { get; }

    /// <summary>Answers by command; a handler may wait, and null means that no answer is ever sent.</summary>
    public Dictionary<string, Func<JsonValue?, Task<string?>>> Answers { get; } = new(StringComparer.Ordinal);

    /// <summary>False keeps the fake silent after accepting.</summary>
    public bool Greets { get; set; } = true;

    /// <summary>Commands in the order in which they came.</summary>
    public IReadOnlyList<string> Seen
    {
        get
        {
            lock (_seen)
            {
                return [.. _seen];
            }
        }
    }

    /// <summary>Ends with the connection.</summary>
    public Task Serving { get; }

    /// <summary>Sends bytes as they are.</summary>
    public async Task SendRawAsync(ReadOnlyMemory<byte> bytes)
    {
        var client = await _client.Task;
        await _sending.WaitAsync();
        try
        {
            await client.SendAsync(bytes, SocketFlags.None);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Sends one line.</summary>
    public Task SendLineAsync(string line) => SendRawAsync(Encoding.UTF8.GetBytes(line + "\r\n"));

    /// <summary>Raises an event.</summary>
    public Task RaiseAsync(string name, string data = "{}") =>
        SendLineAsync($$"""{"timestamp": {"seconds": 12, "microseconds": 34}, "event": "{{name}}", "data": {{data}}}""");

    /// <summary>Closes the connection as a dying emulator does.</summary>
    public async Task DieAsync() => (await _client.Task).Dispose();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        if (_client.Task.IsCompletedSuccessfully)
        {
            (await _client.Task).Dispose();
        }

        await Serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Directory.Delete(_folder, true);
    }

    private async Task ServeAsync()
    {
        var client = await _listener.AcceptAsync(_stop.Token);
        _client.SetResult(client);
        if (Greets)
        {
            await SendLineAsync(
                """{"QMP": {"version": {"qemu": {"micro": 22, "minor": 2, "major": 7}, "package": "fake"}, "capabilities": ["oob"]}}""");
        }

        using var stream = new NetworkStream(client, ownsSocket: false);
        using var reader = new StreamReader(stream, new UTF8Encoding(false));
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            _ = AnswerAsync(QmpJson.Parse(line));
        }
    }

    private async Task AnswerAsync(JsonValue request)
    {
        string command = request.GetString("execute") ?? "";
        string id = request["id"]?.ToString() ?? "null";
        lock (_seen)
        {
            _seen.Add(command);
        }

        string? answer;
        if (Answers.TryGetValue(command, out var handler))
        {
            answer = await handler(request["arguments"]);
        }
        else if (command == "qmp_capabilities")
        {
            answer = """ "return": {} """;
        }
        else
        {
            answer = $$""" "error": {"class": "CommandNotFound", "desc": "The command {{command}} has not been found"} """;
        }

        if (answer is not null)
        {
            await SendLineAsync($$"""{"id": {{id}}, {{answer}}}""");
        }
    }
}
