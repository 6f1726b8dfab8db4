using System.Runtime.InteropServices;

namespace Vireo.Posix;

/// <summary>One entry of a folder, as the folder itself names it: nothing is opened or looked at.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
public readonly record struct FolderEntry(string Name, FolderEntryKind Kind);

/// <summary>What an entry of a folder is.</summary>
public enum FolderEntryKind
{
    /// <summary>A regular file.</summary>
    Regular,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link, or the file system does not say: it has to be looked at.</summary>
    Undecided,

    /// <summary>A device, a socket or a pipe.</summary>
    Other,
}

/// <summary>Reads folders with many entries fast: their kinds come with their names, without a system call for each.</summary>
public static partial class FolderEntries
{
    // struct dirent of the C library on 64-bit Linux: inode 8, offset 8, length 2, kind 1, then the name.
    private const int KindOffset = 18, NameOffset = 19;
    private const byte Folder = 4, Regular = 8, Unknown = 0, Link = 10;

    /// <summary>Every entry but the folder itself and the one above, in the folder's order.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="error">The number of the system's error when the folder cannot be read, else 0; the list is then incomplete.</param>
    public static unsafe List<FolderEntry> Read(string path, out int error)
    {
        var entries = new List<FolderEntry>();
        nint folder = OpenFolder(path);
        if (folder == 0)
        {
            error = Marshal.GetLastPInvokeError();
            return entries;
        }

        try
        {
            while (true)
            {
                Marshal.SetLastSystemError(0);

                // SAFETY: the entry is the C library's until the next call; only it and its terminated name are read.
                byte* entry = (byte*)ReadFolder(folder);
                if (entry == null)
                {
                    error = Marshal.GetLastPInvokeError();
                    return entries;
                }

                string name = Marshal.PtrToStringUTF8((nint)(entry + NameOffset)) ?? "";
                if (name is not ("." or ".."))
                {
                    entries.Add(new FolderEntry(name, entry[KindOffset] switch
                    {
                        Regular => FolderEntryKind.Regular,
                        Folder => FolderEntryKind.Folder,
                        Unknown or Link => FolderEntryKind.Undecided,
                        _ => FolderEntryKind.Other,
                    }));
                }
            }
        }
        finally
        {
            _ = CloseFolder(folder);
        }
    }

    [LibraryImport("libc", EntryPoint = "opendir", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial nint OpenFolder(string path);

    [LibraryImport("libc", EntryPoint = "readdir64", SetLastError = true)]
    private static partial nint ReadFolder(nint folder);

    [LibraryImport("libc", EntryPoint = "closedir")]
    private static partial int CloseFolder(nint folder);
}
