using System.Runtime.InteropServices;

namespace Vireo.Drivers.Qemu.Monitor;

/// <summary>
/// The monitor commands that the driver uses, with typed arguments and results; one partial a topic. Each is one round trip and nothing
/// more: what follows from an answer is its caller's business.
/// </summary>
public static partial class QemuCommands
{
    /// <summary>The guest's UUID; the empty one when QEMU was not given any.</summary>
    public static async Task<Uuid> QueryUuidAsync(this QmpConnection monitor, CancellationToken ct)
    {
        var reply = await monitor.ExecuteAsync("query-uuid", null, ct).ConfigureAwait(false);
        return Uuid.TryParse(reply.GetString("UUID"), out var uuid) ? uuid : default;
    }

    /// <summary>Lets the CPUs run.</summary>
    public static Task ContinueAsync(this QmpConnection monitor, CancellationToken ct) => monitor.ExecuteAsync("cont", null, ct);

    /// <summary>Stops the CPUs.</summary>
    public static Task StopAsync(this QmpConnection monitor, CancellationToken ct) => monitor.ExecuteAsync("stop", null, ct);

    /// <summary>Presses the power button.</summary>
    public static Task PowerDownAsync(this QmpConnection monitor, CancellationToken ct) =>
        monitor.ExecuteAsync("system_powerdown", null, ct);

    /// <summary>Resets the machine.</summary>
    public static Task ResetAsync(this QmpConnection monitor, CancellationToken ct) => monitor.ExecuteAsync("system_reset", null, ct);

    /// <summary>Wakes a suspended guest.</summary>
    public static Task WakeUpAsync(this QmpConnection monitor, CancellationToken ct) => monitor.ExecuteAsync("system_wakeup", null, ct);

    /// <summary>Raises a non-maskable interrupt.</summary>
    public static Task InjectNmiAsync(this QmpConnection monitor, CancellationToken ct) => monitor.ExecuteAsync("inject-nmi", null, ct);

    /// <summary>Gives a screen or the D-Bus display a client that is connected already; a refused one is taken back.</summary>
    public static async Task AddClientAsync(
        this QmpConnection monitor, string protocol, SafeHandle socket, bool skipAuthentication, CancellationToken ct)
    {
        const string Name = "graphicsfd";
        await monitor.PassHandleAsync(Name, socket, ct).ConfigureAwait(false);
        try
        {
            await monitor.ExecuteAsync(
                "add_client",
                new JsonObject().Add("protocol", protocol).Add("fdname", Name).Add("skipauth", skipAuthentication), ct)
                .ConfigureAwait(false);
        }
        catch (VirException)
        {
            await monitor.TryExecuteAsync("closefd", new JsonObject().Add("fdname", Name), ct).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>QEMU's run state, for example <c>running</c>, <c>paused</c>, <c>shutdown</c>.</summary>
    public static async Task<string> QueryStatusAsync(this QmpConnection monitor, CancellationToken ct) =>
        (await monitor.ExecuteAsync("query-status", null, ct).ConfigureAwait(false)).GetString("status") ?? "";

    /// <summary>The virtual CPUs and the threads that run them.</summary>
    public static async Task<IReadOnlyList<QemuVcpu>> QueryVcpusAsync(this QmpConnection monitor, CancellationToken ct)
    {
        var reply = await monitor.ExecuteAsync("query-cpus-fast", null, ct).ConfigureAwait(false);
        var cpus = new List<QemuVcpu>();
        foreach (var c in reply.Items)
        {
            cpus.Add(
                new QemuVcpu((int)(c.GetLong("cpu-index") ?? cpus.Count), (int)(c.GetLong("thread-id") ?? 0), c.GetString("qom-path")
                    ?? ""));
        }

        return cpus;
    }

    /// <summary>The feature words of an x86 CPU, an item a register; null where there are none.</summary>
    public static async Task<JsonValue?> QueryFeatureWordsAsync(this QmpConnection monitor, string cpuPath, CancellationToken ct) =>
        (await monitor.TryExecuteAsync("qom-get", new JsonObject().Add("path", cpuPath).Add("property", "feature-words"), ct)
            .ConfigureAwait(false)).Return;

    /// <summary>The back-ends of character devices.</summary>
    public static async Task<QemuCharBackends> QueryCharBackendsAsync(this QmpConnection monitor, CancellationToken ct)
    {
        const string prefix = "pty:";
        var reply = await monitor.ExecuteAsync("query-chardev", null, ct).ConfigureAwait(false);
        var terminals = new Dictionary<string, string>(StringComparer.Ordinal);
        var open = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var c in reply.Items)
        {
            if (c.GetString("label") is not { } label)
            {
                continue;
            }

            if (c.GetString("filename") is { } file && file.StartsWith(prefix, StringComparison.Ordinal))
            {
                terminals[label] = file[prefix.Length..];
            }

            if (c.GetBool("frontend-open") is { } isOpen)
            {
                open[label] = isOpen;
            }
        }

        return new QemuCharBackends(terminals, open);
    }

    /// <summary>The I/O threads.</summary>
    public static async Task<IReadOnlyList<QemuIoThread>> QueryIoThreadsAsync(this QmpConnection monitor, CancellationToken ct)
    {
        var reply = await monitor.ExecuteAsync("query-iothreads", null, ct).ConfigureAwait(false);
        var threads = new List<QemuIoThread>();
        foreach (var t in reply.Items)
        {
            threads.Add(new QemuIoThread(
                t.GetString("id") ?? "", (int)(t.GetLong("thread-id") ?? 0), t.GetULong("poll-max-ns"), t.GetULong("poll-grow"), t.GetULong(
                    "poll-shrink")));
        }

        return threads;
    }

    /// <summary>Presses keys together; codes are QEMU's (AT set 1 with the high bit for extended ones).</summary>
    public static Task SendKeyAsync(this QmpConnection monitor, IReadOnlyList<uint> codes, uint holdTime, CancellationToken ct)
    {
        var keys = new JsonValue[codes.Count];
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = new JsonObject().Add("type", "number").Add("data", (ulong)codes[i]).Build();
        }

        var arguments = new JsonObject().Add("keys", JsonValue.Array(keys));
        if (holdTime > 0)
        {
            arguments.Add("hold-time", (ulong)holdTime);
        }

        return monitor.ExecuteAsync("send-key", arguments, ct);
    }

    /// <summary>Writes what a display shows to a file, as PPM unless <paramref name="format"/> says otherwise.</summary>
    public static Task ScreendumpAsync(
        this QmpConnection monitor, string file, string? device, uint head, string? format, CancellationToken ct) =>
        monitor.ExecuteAsync(
            "screendump", new JsonObject().Add("filename", file).Opt("device", device).Opt("head", device is null ? null : (long?)head)
                .Opt("format", format), ct);

    /// <summary>Plugs the cable of a network device in or out.</summary>
    public static Task SetLinkAsync(this QmpConnection monitor, string alias, bool up, CancellationToken ct) =>
        monitor.ExecuteAsync("set_link", new JsonObject().Add("name", alias).Add("up", up), ct);

    /// <summary>What QEMU does when the guest resets itself: <c>reset</c> or <c>shutdown</c>.</summary>
    public static Task SetRebootActionAsync(this QmpConnection monitor, string action, CancellationToken ct) =>
        monitor.ExecuteAsync("set-action", new JsonObject().Add("reboot", action), ct);

    /// <summary>Runs a command of the human monitor and gives its text.</summary>
    public static async Task<string> HumanCommandAsync(this QmpConnection monitor, string command, CancellationToken ct) =>
        (await monitor.ExecuteAsync("human-monitor-command", new JsonObject().Add("command-line", command), ct).ConfigureAwait(false))
            .AsString() ?? "";

    /// <summary>Sets a property of an object in the machine.</summary>
    public static Task SetPropertyAsync(this QmpConnection monitor, string path, string property, JsonValue value, CancellationToken ct) =>
        monitor.ExecuteAsync("qom-set", new JsonObject().Add("path", path).Add("property", property).Add("value", value), ct);

    /// <summary>Sets a display's password.</summary>
    public static Task SetPasswordAsync(this QmpConnection monitor, string protocol, string password, CancellationToken ct) =>
        monitor.ExecuteAsync("set_password", new JsonObject().Add("protocol", protocol).Add("password", password), ct);
}
