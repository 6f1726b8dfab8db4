namespace Vireo.Drivers.Qemu.Monitor;

/// <content>Jobs on images.</content>
public static partial class QemuCommands
{
    /// <summary>Starts to copy what is below <paramref name="node"/>, down to <paramref name="baseNode"/>, into it.</summary>
    public static Task StreamBlockAsync(
        this QmpConnection monitor, string id, string node, string? baseNode, ulong speed, CancellationToken ct) =>
        monitor.ExecuteAsync(
            "block-stream",
            new JsonObject().Add("device", node).Add("job-id", id).Opt("base-node", baseNode).Add("speed", speed).Add("auto-finalize", true)
                .Add("auto-dismiss", false), ct);

    /// <summary>Starts to write the images from <paramref name="top"/> down into <paramref name="baseNode"/>.</summary>
    public static Task CommitBlockAsync(
        this QmpConnection monitor, string id, string node, string top, string baseNode, ulong speed, CancellationToken ct) =>
        monitor.ExecuteAsync(
            "block-commit",
            new JsonObject().Add("device", node).Add("job-id", id).Add("speed", speed).Add("top-node", top).Add("base-node", baseNode)
                .Add("auto-finalize", true).Add("auto-dismiss", false), ct);

    /// <summary>The job's type, its limit in bytes a second, how far it is and how far it has to go; null when it does not run.</summary>
    public static async Task<(string Type, ulong Speed, ulong Done, ulong Total, bool Ready)?> QueryBlockJobAsync(
        this QmpConnection monitor, string id, CancellationToken ct)
    {
        var reply = await monitor.ExecuteAsync("query-block-jobs", null, ct).ConfigureAwait(false);
        foreach (var j in reply.Items)
        {
            if (j.GetString("device") == id)
            {
                return (j.GetString("type") ?? "", j.GetULong("speed") ?? 0, j.GetULong("offset") ?? 0, j.GetULong("len")
                    ?? 0, j.GetBool("ready") == true);
            }
        }

        return null;
    }

    /// <summary>QEMU's state of a job and the reason of its failure; null when it does not know the job.</summary>
    public static async Task<(string Status, string? Error)?> QueryJobAsync(this QmpConnection monitor, string id, CancellationToken ct)
    {
        var reply = await monitor.ExecuteAsync("query-jobs", null, ct).ConfigureAwait(false);
        foreach (var j in reply.Items)
        {
            if (j.GetString("id") == id)
            {
                return (j.GetString("status") ?? "", j.GetString("error"));
            }
        }

        return null;
    }

    /// <summary>Limits a job, in bytes a second.</summary>
    public static Task SetBlockJobSpeedAsync(this QmpConnection monitor, string id, ulong speed, CancellationToken ct) =>
        monitor.ExecuteAsync("block-job-set-speed", new JsonObject().Add("device", id).Add("speed", speed), ct);

    /// <summary>Ends a job early.</summary>
    public static Task CancelBlockJobAsync(this QmpConnection monitor, string id, CancellationToken ct) =>
        monitor.ExecuteAsync("block-job-cancel", new JsonObject().Add("device", id), ct);

    /// <summary>Lets a job that has caught up do its last step.</summary>
    public static Task CompleteJobAsync(this QmpConnection monitor, string id, CancellationToken ct) =>
        monitor.ExecuteAsync("job-complete", new JsonObject().Add("id", id), ct);

    /// <summary>Forgets a job that has ended.</summary>
    public static Task DismissJobAsync(this QmpConnection monitor, string id, CancellationToken ct) =>
        monitor.ExecuteAsync("job-dismiss", new JsonObject().Add("id", id), ct);

    /// <summary>Closes an image.</summary>
    public static Task<QmpReply> RemoveBlockNodeAsync(this QmpConnection monitor, string node, CancellationToken ct) =>
        monitor.TryExecuteAsync("blockdev-del", new JsonObject().Add("node-name", node), ct);
}
