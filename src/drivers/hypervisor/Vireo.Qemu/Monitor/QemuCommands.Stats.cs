namespace Vireo.Drivers.Qemu.Monitor;

/// <content>Counters that the host's kernel keeps of the machine and its vCPUs.</content>
public static partial class QemuCommands
{
    /// <summary>Counters of the kernel for <paramref name="target"/> (<c>vm</c>, <c>vcpu</c>); none where QEMU has none. Histograms have no
    /// place in the API.</summary>
    public static async Task<IReadOnlyList<QemuKernelStats>> QueryKernelStatsAsync(
        this QmpConnection monitor, string target, CancellationToken ct)
    {
        var provider = JsonValue.Array([new JsonObject().Add("provider", "kvm").Build()]);
        var values = monitor.TryExecuteAsync("query-stats", new JsonObject().Add("target", target).Add("providers", provider), ct);
        var schemas = monitor.TryExecuteAsync("query-stats-schemas", new JsonObject().Add("provider", "kvm"), ct);
        var suffixes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var schema in ((await schemas.ConfigureAwait(false)).Return ?? JsonValue.Null).Items)
        {
            foreach (var stat in schema.GetString("target") == target ? schema.GetItems("stats") : default)
            {
                string? suffix = stat.GetString("type") switch { "cumulative" => ".sum", "instant" => ".cur", "peak" => ".max", _ => null };
                if (suffix is not null && stat.GetString("name") is { } name)
                {
                    suffixes[name] = suffix;
                }
            }
        }

        var found = new List<QemuKernelStats>();
        foreach (var entry in ((await values.ConfigureAwait(false)).Return ?? JsonValue.Null).Items)
        {
            var list = new List<(string, ulong)>();
            foreach (var stat in entry.GetItems("stats"))
            {
                if (stat.GetString("name") is { } name && suffixes.TryGetValue(name, out string? suffix)
                    && stat.GetULong("value") is { } value)
                {
                    list.Add((name + suffix, value));
                }
            }

            found.Add(new QemuKernelStats(list));
        }

        return found;
    }
}
