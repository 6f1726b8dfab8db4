using Vireo.Drivers.Qemu.Security;
using Vireo.Posix;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// The folders of one run: the emulator's own, with the monitor's socket and the key that protects secrets on its command line; those of
/// its channels' sockets and of files that are its memory, which are made when something is put into them.
/// </summary>
internal sealed class RunFolders(RunPaths paths, DacSecurity? security) : IRunResource<GuestRun>
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnFolder = Owner | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute;
    private const int KeyLength = 32;

    /// <inheritdoc/>
    public string Name => "folders of the run";

    /// <inheritdoc/>
    public async ValueTask AcquireAsync(GuestRun run, CancellationToken cancellationToken)
    {
        string folder = paths.LibFolder(run.ShortName), key = Path.Combine(folder, "master-key.aes");
        Directory.CreateDirectory(folder, OwnFolder);
        await File.WriteAllBytesAsync(key, Entropy.GetBytes(KeyLength), cancellationToken).ConfigureAwait(false);
        File.SetUnixFileMode(key, Owner);
        security?.TakeOwn(run.Live, folder);
        security?.TakeOwn(run.Live, key);
        run.Host?.Listen(paths.Monitor(run.ShortName));
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(GuestRun run)
    {
        Delete(paths.LibFolder(run.ShortName));
        Delete(paths.ChannelFolder(run.ShortName));
        Delete(paths.MemoryFolder(run.ShortName));
        return ValueTask.CompletedTask;
    }

    /// <summary>Removes a folder with what is in it; a folder that is not there is none to be removed.</summary>
    internal static void Delete(string path)
    {
        try
        {
            Directory.Delete(path, true);
        }
        catch (DirectoryNotFoundException)
        {
            // Never made.
        }
    }
}
