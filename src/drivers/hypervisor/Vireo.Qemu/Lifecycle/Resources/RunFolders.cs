using Vireo.Drivers.Qemu.Devices.Memories;
using Vireo.Drivers.Qemu.Security;
using Vireo.Posix;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// The folders of one run: the emulator's own, with the monitor's socket and the key that protects secrets on its command line; that of
/// files that are its memory, where it has such; that of its channels' sockets, which is made when something is put into it.
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
        string folder = paths.LibFolder(run.ShortName), key = paths.MasterKey(run.ShortName);
        Directory.CreateDirectory(folder, OwnFolder);
        await File.WriteAllBytesAsync(key, Entropy.GetBytes(KeyLength), cancellationToken).ConfigureAwait(false);
        File.SetUnixFileMode(key, Owner);
        security?.TakeOwn(run.Live, folder);
        security?.TakeOwn(run.Live, key);
        run.Host?.Listen(paths.Monitor(run.ShortName));
        if (MemoryPlan.MayUseFiles(run.Live))
        {
            // The emulator makes the files itself; the folder is the guest's own, so that nothing is left of it.
            string memory = paths.MemoryFolder(run.ShortName);
            Directory.CreateDirectory(memory, Owner | UnixFileMode.UserExecute);
            security?.TakeOwn(run.Live, memory);
        }
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
