using System.Globalization;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>The file with the emulator's number, for other programs: the daemon itself does not rely on it.</summary>
internal sealed class PidFile(RunPaths paths, Logger log) : IRunResource<GuestRun>
{
    /// <inheritdoc/>
    public string Name => "pid file";

    /// <inheritdoc/>
    public async ValueTask AcquireAsync(GuestRun run, CancellationToken cancellationToken)
    {
        string name = run.Domain.Name;
        try
        {
            string pid = run.Domain.Run.Pid.ToString(CultureInfo.InvariantCulture);
            await File.WriteAllTextAsync(paths.PidFile(name), pid, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.Warning($"cannot write the pid file of '{name}': {e.Reason()}");
        }
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(GuestRun run)
    {
        File.Delete(paths.PidFile(run.Domain.Name));
        return ValueTask.CompletedTask;
    }
}
