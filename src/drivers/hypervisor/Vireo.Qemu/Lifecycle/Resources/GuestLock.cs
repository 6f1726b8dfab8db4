using Vireo.Posix;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// The lock that an emulator inherits and holds for as long as it lives. Whatever happens to other files, a guest whose lock is held runs,
/// and is not started a second time. The file is removed when the emulator has ended.
/// </summary>
internal sealed class GuestLock(RunPaths paths, TimeProvider time) : IRunResource<GuestRun>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5), Look = TimeSpan.FromMilliseconds(10);

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
            ?? throw LifecycleErrors.AlreadyRunning();
        run.HasLock = true;
        run.Host?.Handles.Add(taken.Detach());
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask ReleaseAsync(GuestRun run)
    {
        if (!run.HasLock)
        {
            return;
        }

        // Ours, when the emulator was never started.
        run.Dispose();

        // A process that a former daemon had made, and never let become the emulator, ends moments after that daemon and holds the lock
        // until then.
        long began = time.GetTimestamp();
        while (IsHeld(run.Domain.Uuid))
        {
            if (time.GetElapsedTime(began) > Patience)
            {
                throw LifecycleErrors.LockHeld(run.Domain.Name);
            }

            await Task.Delay(Look, time, CancellationToken.None).ConfigureAwait(false);
        }

        File.Delete(paths.Lock(run.Domain.Uuid));
    }
}
