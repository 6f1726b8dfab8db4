namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>The status file: first to be written and last to be removed, so that whatever else a run holds is known to a later
/// daemon.</summary>
internal sealed class StatusFile(DomainStatus status) : IRunResource<GuestRun>
{
    /// <inheritdoc/>
    public string Name => "status file";

    /// <inheritdoc/>
    public ValueTask AcquireAsync(GuestRun run, CancellationToken cancellationToken)
    {
        status.SaveIntent(run.Domain);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(GuestRun run)
    {
        status.Delete(run.Domain.Name);
        return ValueTask.CompletedTask;
    }
}
