using Microsoft.Win32.SafeHandles;
using Vireo.Posix;

namespace Vireo.Drivers.Storage;

/// <summary>Whether blocks are copied when they are written to, which only btrfs lets choose.</summary>
internal static class CopyOnWrite
{
    private const int NotImplemented = 38, FolderReadOnly = 0x10000;

    /// <summary>Sets it for a folder, and so for files that are made in it; null is the usual: no, where it can be chosen.</summary>
    public static void SetFolder(string path, bool? copy)
    {
        if (copy is not null || IsChosen(path))
        {
            using SafeFileHandle folder = Fd.Open(path, FolderReadOnly);
            int errno = IsChosen(path) ? PosixFile.SetCopyOnWrite(folder, copy ?? false) : NotImplemented;
            if (errno != 0 && copy is not null)
            {
                throw VolumeErrors.CopyOnWriteNotSet(errno, path);
            }
        }
    }

    /// <summary>Switches it off for an empty file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="made">Where it is now.</param>
    /// <param name="path">Where it will be, for errors.</param>
    public static void SwitchOff(SafeFileHandle file, string made, string path)
    {
        int errno = IsChosen(made) ? PosixFile.SetCopyOnWrite(file, false) : NotImplemented;
        if (errno != 0)
        {
            throw VolumeErrors.CopyOnWriteNotSet(errno, path);
        }
    }

    private static bool IsChosen(string path) => new DriveInfo(path).DriveFormat == "btrfs";
}
