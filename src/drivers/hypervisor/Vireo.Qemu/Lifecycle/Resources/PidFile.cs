using System.Globalization;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>The file with the emulator's number, for other programs: the daemon itself does not rely on it.</summary>
internal sealed class PidFile(RunPaths paths, Logger log) : IRunResource<GuestRun>
{
    /// <inheritdoc/>
    public string Name => "pid file";

    /// <summary>Writes the number of an emulator that has been made.</summary>
    public void Write(string name, int pid)
    {
        try
        {
            File.WriteAllText(paths.PidFile(name), pid.ToString(CultureInfo.InvariantCulture));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.Warning($"cannot write the pid file of '{name}': {e.Message}");
        }
    }

    /// <inheritdoc/>
    public ValueTask AcquireAsync(GuestRun run, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(GuestRun run)
    {
        File.Delete(paths.PidFile(run.Domain.Name));
        return ValueTask.CompletedTask;
    }
}
