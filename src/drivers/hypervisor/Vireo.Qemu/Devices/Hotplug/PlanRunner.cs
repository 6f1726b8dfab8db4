using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Devices.Hotplug;

/// <summary>Gives a running emulator the steps of plans, and takes them away again. It knows no device and no document.</summary>
internal static class PlanRunner
{
    /// <summary>
    /// Whether a failure is the emulator's answer. Where none came, because it hangs or this daemon ends, it may still do what it was sent:
    /// then nothing is undone, and the next daemon compares the document with the emulator.
    /// </summary>
    public static bool IsRefusal(Exception e) => e is not (OperationCanceledException or VirException { Code: ErrorCode.OperationTimeout });

    /// <summary>Makes the steps in order; when one is refused, those before are taken back.</summary>
    public static async Task MakeAsync(QmpConnection monitor, IReadOnlyList<PlanStep> steps, CancellationToken cancellationToken)
    {
        int done = 0;
        try
        {
            foreach (var step in steps)
            {
                await MakeAsync(monitor, step, cancellationToken).ConfigureAwait(false);
                done++;
            }
        }
        catch (Exception e) when (IsRefusal(e))
        {
            await RemoveAsync(monitor, [.. steps.Take(done)]).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Closes the descriptors that were sent for the device of an alias and that no back-end has taken.</summary>
    public static async Task CloseUntakenAsync(QmpConnection monitor, string alias, CancellationToken cancellationToken)
    {
        foreach (string name in MonitorPrinter.FdNames(alias))
        {
            await monitor.TryExecuteAsync("closefd", new JsonObject().Add("fdname", name), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Takes the steps away, last first. What the emulator refuses is passed over: it has gone already, and the rest is to go all the same.
    /// </summary>
    public static async Task RemoveAsync(QmpConnection monitor, IReadOnlyList<PlanStep> steps)
    {
        for (int i = steps.Count - 1; i >= 0; i--)
        {
            if (steps[i] is not (ArgumentStep or DeviceStep))
            {
                var command = MonitorPrinter.Remove(steps[i]);
                await monitor.TryExecuteAsync(command.Name, command.Arguments, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    // A back-end that was refused has not taken the descriptor that was sent for it.
    private static async Task MakeAsync(QmpConnection monitor, PlanStep step, CancellationToken cancellationToken)
    {
        MonitorCommand? sent = null;
        try
        {
            foreach (var command in MonitorPrinter.Make(step))
            {
                await monitor.ExecuteAsync(command.Name, command.Arguments, command.Handle, cancellationToken).ConfigureAwait(false);
                sent = command.Name == "getfd" ? command : null;
            }
        }
        catch (Exception e) when (sent is not null && IsRefusal(e))
        {
            await monitor.TryExecuteAsync("closefd", sent.Arguments, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The numbers of sets of descriptors that an emulator has, plus one.</summary>
    public static async Task<int> FirstFreeFdSetAsync(QmpConnection monitor, CancellationToken cancellationToken)
    {
        var sets = await monitor.ExecuteAsync("query-fdsets", null, cancellationToken).ConfigureAwait(false);
        int next = 0;
        foreach (var set in sets.Items)
        {
            next = Math.Max(next, (int)(set.GetLong("fdset-id") ?? 0) + 1);
        }

        return next;
    }
}
