namespace Vireo.Drivers.Qemu.Monitor;

/// <content>Disks.</content>
public static partial class QemuCommands
{
    /// <summary>Statistics by the alias of the device. QEMU names the back-end's path for devices with one below them, which is cut to the
    /// alias.</summary>
    public static async Task<IReadOnlyDictionary<string, QemuBlockStats>> QueryBlockStatsAsync(
        this QmpConnection monitor, CancellationToken ct)
    {
        var reply = await monitor.ExecuteAsync("query-blockstats", null, ct).ConfigureAwait(false);
        var found = new Dictionary<string, QemuBlockStats>(StringComparer.Ordinal);
        foreach (var d in reply.Items)
        {
            if (Alias(d) is { } alias && d["stats"] is { } s)
            {
                found[alias] = new QemuBlockStats(
                    s.GetULong("rd_operations") ?? 0, s.GetULong("rd_bytes") ?? 0, s.GetULong("rd_total_time_ns") ?? 0,
                    s.GetULong("wr_operations") ?? 0, s.GetULong("wr_bytes") ?? 0, s.GetULong("wr_total_time_ns") ?? 0,
                    s.GetULong("flush_operations") ?? 0, s.GetULong("flush_total_time_ns") ?? 0,
                    (d["parent"]?["stats"] ?? s).GetULong("wr_highest_offset") ?? 0);
            }
        }

        return found;
    }

    /// <summary>Devices by their alias.</summary>
    public static async Task<IReadOnlyDictionary<string, QemuBlockDevice>> QueryBlockDevicesAsync(
        this QmpConnection monitor, CancellationToken ct)
    {
        var reply = await monitor.ExecuteAsync("query-block", null, ct).ConfigureAwait(false);
        var found = new Dictionary<string, QemuBlockDevice>(StringComparer.Ordinal);
        foreach (var d in reply.Items)
        {
            if (Alias(d) is { } alias)
            {
                found[alias] = new QemuBlockDevice(
                    d.GetBool("removable") == true, d.GetBool("locked") == true, d.GetBool("tray_open") == true, d["inserted"] is not null,
                    d.GetString("io-status"), d["inserted"]?.GetString("node-name"));
            }
        }

        return found;
    }

    /// <summary>Block nodes by name.</summary>
    public static async Task<IReadOnlyDictionary<string, QemuBlockNode>> QueryBlockNodesAsync(
        this QmpConnection monitor, CancellationToken ct)
    {
        var reply = await monitor.ExecuteAsync("query-named-block-nodes", new JsonObject().Add("flat", true), ct).ConfigureAwait(false);
        var found = new Dictionary<string, QemuBlockNode>(StringComparer.Ordinal);
        foreach (var n in reply.Items)
        {
            if (n.GetString("node-name") is { } name && n["image"] is { } image)
            {
                ulong? threshold = n.GetULong("write_threshold");
                found[name] = new QemuBlockNode(
                    image.GetULong("virtual-size") ?? 0, image.GetULong("actual-size"), threshold is > 0 ? threshold : null);
            }
        }

        return found;
    }

    /// <summary>Asks for an event when writing passes an offset; 0 takes it back.</summary>
    public static Task SetWriteThresholdAsync(this QmpConnection monitor, string node, ulong threshold, CancellationToken ct) =>
        monitor.ExecuteAsync("block-set-write-threshold", new JsonObject().Add("node-name", node).Add("write-threshold", threshold), ct);

    /// <summary>Changes the size of an image under a running guest.</summary>
    public static Task ResizeBlockAsync(this QmpConnection monitor, string node, ulong size, CancellationToken ct) =>
        monitor.ExecuteAsync("block_resize", new JsonObject().Add("node-name", node).Add("size", size), ct);

    /// <summary>Limits the rates of a disk, named by its device's path; null lifts the limits.</summary>
    public static Task SetThrottleAsync(this QmpConnection monitor, string id, Documents.IoTune? tune, CancellationToken ct)
    {
        var t = tune ?? new Documents.IoTune();
        var arguments = new JsonObject().Add("id", id)
            .Add("bps", t.TotalBytesSec ?? 0).Add("bps_rd", t.ReadBytesSec ?? 0).Add("bps_wr", t.WriteBytesSec ?? 0)
            .Add("iops", t.TotalIopsSec ?? 0).Add("iops_rd", t.ReadIopsSec ?? 0).Add("iops_wr", t.WriteIopsSec ?? 0)
            .Add("bps_max", t.TotalBytesSecMax ?? 0).Add("bps_rd_max", t.ReadBytesSecMax ?? 0).Add("bps_wr_max", t.WriteBytesSecMax ?? 0)
            .Add("iops_max", t.TotalIopsSecMax ?? 0).Add("iops_rd_max", t.ReadIopsSecMax ?? 0).Add("iops_wr_max", t.WriteIopsSecMax ?? 0)
            .Add("iops_size", t.SizeIopsSec ?? 0).Opt("group", t.GroupName)
            .Opt("bps_max_length", t.TotalBytesSecMaxLength).Opt("bps_rd_max_length", t.ReadBytesSecMaxLength).Opt(
                "bps_wr_max_length", t.WriteBytesSecMaxLength)
            .Opt("iops_max_length", t.TotalIopsSecMaxLength).Opt("iops_rd_max_length", t.ReadIopsSecMaxLength).Opt(
                "iops_wr_max_length", t.WriteIopsSecMaxLength);
        return monitor.ExecuteAsync("block_set_io_throttle", arguments, ct);
    }

    private static string? Alias(JsonValue device)
    {
        const string Peripheral = "/machine/peripheral/";
        string? path = device.GetString("qdev");
        if (path is null)
        {
            return null;
        }

        if (path.StartsWith(Peripheral, StringComparison.Ordinal))
        {
            path = path[Peripheral.Length..];
            int slash = path.IndexOf('/', StringComparison.Ordinal);
            return slash < 0 ? path : path[..slash];
        }

        return path.Length == 0 ? null : path;
    }
}
