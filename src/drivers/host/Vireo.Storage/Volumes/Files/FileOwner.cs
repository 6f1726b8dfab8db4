using Vireo.Documents;
using Vireo.Posix;
using File = System.IO.File;

namespace Vireo.Drivers.Storage;

/// <summary>Gives a file or folder the mode and the owner that its document asks for.</summary>
internal static class FileOwner
{
    /// <summary>Sets what is asked for; the mode is <paramref name="usual"/> when none is, and untouched when that is null.</summary>
    public static void Set(string path, StoragePermissions? wanted, uint? usual)
    {
        if ((wanted?.Mode ?? usual) is { } mode)
        {
            File.SetUnixFileMode(path, (UnixFileMode)mode);
        }

        if (Posix.Host.EffectiveUserId == 0 && (wanted?.Owner ?? wanted?.Group) is not null)
        {
            PosixFile.ChangeOwner(path, (int)(wanted?.Owner ?? uint.MaxValue), (int)(wanted?.Group ?? uint.MaxValue));
        }
    }
}
