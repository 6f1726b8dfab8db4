namespace Vireo.Drivers.Qemu.Monitor;

/// <summary>How far a stream of the guest's state is.</summary>
public sealed record QemuMigration
{
    /// <summary>QEMU's status: <c>setup</c>, <c>active</c>, <c>completed</c>, <c>failed</c>, <c>cancelled</c> …; empty when there never was
    /// one.</summary>
    public string Status { get; init; } = "";

    /// <summary>QEMU's reason of a failure.</summary>
    public string? Error { get; init; }

    /// <summary>Why the guest's state cannot be written at all.</summary>
    public IReadOnlyList<string> BlockedReasons { get; init; } = [];

    /// <summary>What QEMU counted.</summary>
    public JobFigures Figures { get; init; } = new();

    /// <summary>Reads the answer to <c>query-migrate</c>.</summary>
    public static QemuMigration Read(JsonValue reply)
    {
        var ram = reply["ram"];
        ulong Ram(string name) => ram?.GetULong(name) ?? 0;
        const double BytesPerMegabit = 1_000_000 / 8.0;
        return new QemuMigration
        {
            Status = reply.GetString("status") ?? "",
            Error = reply.GetString("error-desc"),
            BlockedReasons = Reasons(reply["blocked-reasons"]),
            Figures = new JobFigures
            {
                Downtime = reply.GetULong("downtime") ?? reply.GetULong("expected-downtime"),
                Setup = reply.GetULong("setup-time"),
                Total = Ram("total"),
                Processed = Ram("transferred"),
                Remaining = Ram("remaining"),
                BytesPerSecond = (ulong)((ram?["mbps"]?.AsDouble() ?? 0) * BytesPerMegabit),
                ConstantPages = Ram("duplicate"),
                NormalPages = Ram("normal"),
                NormalBytes = Ram("normal-bytes"),
                DirtyRate = Ram("dirty-pages-rate"),
                Iteration = Ram("dirty-sync-count"),
                PostcopyRequests = Ram("postcopy-requests"),
                PageSize = Ram("page-size"),
            },
        };
    }

    private static List<string> Reasons(JsonValue? list)
    {
        var reasons = new List<string>();
        foreach (var reason in list is null ? [] : list.Items)
        {
            reasons.Add(reason.AsString() ?? "");
        }

        return reasons;
    }
}
