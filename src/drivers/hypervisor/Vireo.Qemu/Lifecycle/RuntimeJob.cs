namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// A job on the whole guest, written down before its first command: enough for a later daemon to finish it or to undo it.
/// </summary>
/// <param name="Kind">What it does.</param>
/// <param name="Path">The file that it writes or reads.</param>
/// <param name="WasRunning">Whether the guest is to run when the job is undone, or when the restored guest is ready.</param>
/// <param name="Managed">Whether the file is the guest's managed save image.</param>
/// <param name="FileOwned">The file that the job writes has been made: what lies at the path is this job's, and no older file.</param>
/// <param name="Loaded">A restored guest has all of its state: from now on the file is not needed.</param>
public sealed record RuntimeJob(
    RuntimeJobKind Kind, string Path, bool WasRunning, bool Managed = false, bool FileOwned = false, bool Loaded = false);
