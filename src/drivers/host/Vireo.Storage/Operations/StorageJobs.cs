namespace Vireo.Drivers.Storage;

/// <summary>The daemon's long work, as clients see it and end it.</summary>
internal partial class StorageConnection
{
    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<IReadOnlyList<JobInfo>> ListAllJobsAsync(uint flags, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Driver.Jobs.All.List());

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask JobCancelAsync(ulong id, uint flags, CancellationToken cancellationToken)
    {
        Driver.Jobs.All.Cancel(id);
        return ValueTask.CompletedTask;
    }
}
