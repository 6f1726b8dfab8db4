namespace Vireo.Drivers.Qemu.Monitor;

/// <content>Streams of the guest's state, out and in, and dumps of its memory.</content>
public static partial class QemuCommands
{
    // As fast as it goes: QEMU's own limit is made for networks.
    private const long Unlimited = 9223372036853727232;

    /// <summary>Makes QEMU report a stream's progress by events, and at full speed.</summary>
    public static async Task PrepareMigrationAsync(this QmpConnection monitor, CancellationToken ct)
    {
        var (command, arguments) = MigrationEvents;
        await monitor.ExecuteAsync(command, arguments, ct).ConfigureAwait(false);
        await monitor.ExecuteAsync("migrate-set-parameters", new JsonObject().Add("max-bandwidth", Unlimited), ct).ConfigureAwait(false);
    }

    /// <summary>The command that has QEMU report each turn of a stream of the guest's state.</summary>
    public static (string Command, JsonObject Arguments) MigrationEvents =>
        ("migrate-set-capabilities", new JsonObject().Add("capabilities",
            JsonValue.Array([new JsonObject().Add("capability", "events").Add("state", true).Build()])));

    /// <summary>Starts to write the guest's state to a descriptor that QEMU was given.</summary>
    public static Task MigrateAsync(this QmpConnection monitor, string uri, CancellationToken ct) =>
        monitor.ExecuteAsync("migrate", new JsonObject().Add("detach", true).Add("uri", uri), ct);

    /// <summary>Starts to read the guest's state.</summary>
    public static Task MigrateIncomingAsync(this QmpConnection monitor, string uri, CancellationToken ct) =>
        monitor.ExecuteAsync("migrate-incoming", new JsonObject().Add("uri", uri), ct);

    /// <summary>Ends the stream early.</summary>
    public static Task CancelMigrationAsync(this QmpConnection monitor, CancellationToken ct) =>
        monitor.ExecuteAsync("migrate_cancel", null, ct);

    /// <summary>How far the stream is.</summary>
    public static async Task<QemuMigration> QueryMigrationAsync(this QmpConnection monitor, CancellationToken ct) =>
        QemuMigration.Read(await monitor.ExecuteAsync("query-migrate", null, ct).ConfigureAwait(false));

    /// <summary>Starts to write the guest's memory, and nothing else, to a descriptor that QEMU was given; an event reports the
    /// end.</summary>
    public static Task DumpMemoryAsync(this QmpConnection monitor, string protocol, string? format, CancellationToken ct) =>
        monitor.ExecuteAsync("dump-guest-memory",
            new JsonObject().Add("paging", false).Add("protocol", protocol).Add("detach", true).Opt("format", format), ct);

    /// <summary>How far the dump is: QEMU's status, bytes done, bytes in all.</summary>
    public static async Task<(string Status, ulong Completed, ulong Total)> QueryDumpAsync(this QmpConnection monitor, CancellationToken ct)
    {
        var reply = await monitor.ExecuteAsync("query-dump", null, ct).ConfigureAwait(false);
        return (reply.GetString("status") ?? "", reply.GetULong("completed") ?? 0, reply.GetULong("total") ?? 0);
    }
}
