namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>The guest's own copy of the firmware's variables, made when it has none yet. It is the guest's, and stays when the run
/// ends.</summary>
internal sealed class NvramFile : IRunResource<GuestRun>
{
    /// <inheritdoc/>
    public string Name => "firmware variables";

    /// <inheritdoc/>
    public bool Concerns(GuestRun run) => run.Host?.Variables is not null;

    /// <inheritdoc/>
    public ValueTask AcquireAsync(GuestRun run, CancellationToken cancellationToken)
    {
        if (run.Host?.Variables is not var (template, path))
        {
            return ValueTask.CompletedTask;
        }

        string temporary = path + AtomicFile.TemporarySuffix;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? "/");
            File.Copy(template, temporary, overwrite: true);
            File.SetUnixFileMode(temporary, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary);
            throw Errors.FileNotCreated(ErrorDomain.Qemu, Errors.ErrnoOf(e), path);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(GuestRun run) => ValueTask.CompletedTask;
}
