namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>The guest's log, open for the emulator. A guest whose log cannot be written starts all the same.</summary>
internal sealed class GuestLog(RunPaths paths, TimeProvider time, Logger log) : IRunResource<GuestRun>
{
    /// <inheritdoc/>
    public string Name => "guest's log";

    /// <inheritdoc/>
    public ValueTask AcquireAsync(GuestRun run, CancellationToken cancellationToken)
    {
        run.Log = DomainLog.Open(paths.Log(run.Domain.Name), time, log);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(GuestRun run)
    {
        run.Log?.Dispose();
        run.Log = null;
        return ValueTask.CompletedTask;
    }
}
