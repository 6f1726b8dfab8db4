using System.Globalization;

namespace Vireo.Drivers.Qemu.Monitor;

/// <content>Memory.</content>
public static partial class QemuCommands
{
    /// <summary>The guest's present memory in KiB; null when the machine has no balloon.</summary>
    public static async Task<ulong?> QueryBalloonAsync(this QmpConnection monitor, CancellationToken ct) =>
        (await monitor.TryExecuteAsync("query-balloon", null, ct).ConfigureAwait(false)).Return?.GetULong("actual") / 1024;

    /// <summary>Where in the guest's memory each module begins, by alias.</summary>
    public static async Task<IReadOnlyDictionary<string, ulong>> QueryModulesAsync(this QmpConnection monitor, CancellationToken ct)
    {
        var found = new Dictionary<string, ulong>(StringComparer.Ordinal);
        var reply = (await monitor.TryExecuteAsync("query-memory-devices", null, ct).ConfigureAwait(false)).Return;
        foreach (var module in reply is null ? default : reply.Items)
        {
            if (module["data"] is { } data && data.GetString("id") is { } id && data.GetULong("addr") is { } address)
            {
                found[id] = address;
            }
        }

        return found;
    }

    /// <summary>A number among a device's properties, or null when it has none of that name.</summary>
    public static async Task<ulong?> QueryNumberAsync(this QmpConnection monitor, string alias, string property, CancellationToken ct)
    {
        var arguments = new JsonObject().Add("path", "/machine/peripheral/" + alias).Add("property", property);
        var reply = await monitor.TryExecuteAsync("qom-get", arguments, ct).ConfigureAwait(false);
        return ulong.TryParse(reply.Return?.ToString(), CultureInfo.InvariantCulture, out ulong value) ? value : null;
    }

    /// <summary>Asks the balloon for a size.</summary>
    public static Task SetBalloonAsync(this QmpConnection monitor, ulong kib, CancellationToken ct) =>
        monitor.ExecuteAsync("balloon", new JsonObject().Add("value", kib * 1024), ct);

    /// <summary>Sets how often, in seconds, the balloon's driver reports; 0 for never.</summary>
    public static Task SetBalloonPeriodAsync(this QmpConnection monitor, string alias, int seconds, CancellationToken ct) =>
        monitor.SetPropertyAsync("/machine/peripheral/" + alias, "guest-stats-polling-interval", JsonValue.From(seconds), ct);

    /// <summary>The balloon's last report, or null when there is none to be had.</summary>
    public static async Task<QemuBalloonStats?> QueryBalloonStatsAsync(this QmpConnection monitor, string alias, CancellationToken ct)
    {
        var arguments = new JsonObject().Add("path", "/machine/peripheral/" + alias).Add("property", "guest-stats");
        var reply = (await monitor.TryExecuteAsync("qom-get", arguments, ct).ConfigureAwait(false)).Return;
        if (reply is null)
        {
            return null;
        }

        // The device says "all ones" for what its driver did not report.
        var stats = reply["stats"];
        ulong? Value(string name) => stats?.GetULong(name) is { } v and not ulong.MaxValue ? v : null;
        return new QemuBalloonStats
        {
            SwapIn = Value("stat-swap-in"),
            SwapOut = Value("stat-swap-out"),
            MajorFaults = Value("stat-major-faults"),
            MinorFaults = Value("stat-minor-faults"),
            Free = Value("stat-free-memory"),
            Total = Value("stat-total-memory"),
            Available = Value("stat-available-memory"),
            DiskCaches = Value("stat-disk-caches"),
            HugetlbAllocations = Value("stat-htlb-pgalloc"),
            HugetlbFailures = Value("stat-htlb-pgfail"),
            LastUpdate = reply.GetLong("last-update") ?? 0,
        };
    }

    /// <summary>Writes a part of the guest's memory to a file; virtual addresses are those of the first CPU.</summary>
    public static Task SaveMemoryAsync(
        this QmpConnection monitor, bool physical, ulong offset, ulong size, string file, CancellationToken ct) =>
        monitor.ExecuteAsync(physical
            ? "pmemsave"
            : "memsave", new JsonObject().Add("val", offset).Add("size", size).Add("filename", file), ct);

    /// <summary>Starts to measure how fast the guest dirties memory.</summary>
    public static Task StartDirtyRateAsync(this QmpConnection monitor, int seconds, string mode, CancellationToken ct) =>
        monitor.ExecuteAsync("calc-dirty-rate", new JsonObject().Add("calc-time", (long)seconds).Add("mode", mode), ct);

    /// <summary>The last measurement of how fast the guest dirties memory.</summary>
    public static Task<JsonValue> QueryDirtyRateAsync(this QmpConnection monitor, CancellationToken ct) =>
        monitor.ExecuteAsync("query-dirty-rate", null, ct);
}
