using Vireo.Drivers.Qemu.Security;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>The guest's files, which belong to its user while it runs.</summary>
internal sealed class FileOwners(DacSecurity? security) : IRunResource<GuestRun>
{
    /// <inheritdoc/>
    public string Name => "owners of files";

    /// <inheritdoc/>
    public ValueTask AcquireAsync(GuestRun run, CancellationToken cancellationToken)
    {
        security?.TakeFiles(run.Live, run.TakenFiles);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(GuestRun run)
    {
        security?.ReturnFiles(run.Live, run.TakenFiles);
        run.TakenFiles?.Clear();
        return ValueTask.CompletedTask;
    }
}
