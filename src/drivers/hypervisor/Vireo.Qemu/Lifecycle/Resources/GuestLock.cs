using Vireo.Posix;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// The lock that an emulator inherits and holds for as long as it lives. Whatever happens to other files, a guest whose lock is held runs,
/// and is not started a second time. The file is removed when the emulator has ended.
/// </summary>
internal sealed class GuestLock(RunPaths paths) : IRunResource<GuestRun>
{
    /// <inheritdoc/>
    public string Name => "lock of the guest";

    /// <summary>Whether an emulator of this domain lives.</summary>
    public bool IsHeld(Uuid uuid)
    {
        string path = paths.Lock(uuid);
        if (!File.Exists(path))
        {
            return false;
        }

        using var taken = FileLock.TryTake(path);
        return taken is null;
    }

    /// <inheritdoc/>
    public ValueTask AcquireAsync(GuestRun run, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(paths.Folders.State);
        var taken = FileLock.TryTake(paths.Lock(run.Domain.Uuid))
            ?? throw Errors.OperationInvalid(ErrorDomain.Qemu, "domain is already running");
        run.Host?.Handles.Add(taken.Detach());
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(GuestRun run)
    {
        // Ours, when the emulator was never started.
        run.Dispose();
        if (!IsHeld(run.Domain.Uuid))
        {
            File.Delete(paths.Lock(run.Domain.Uuid));
        }

        return ValueTask.CompletedTask;
    }
}
