using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Vireo.Posix;

/// <summary>What .NET's file classes do not offer. Errors are <see cref="VirException"/> of code 38 with the C library's text.</summary>
public static partial class PosixFile
{
    private const int ReadOnlyDirectoryCloseOnExec = 0x10000 | 0x80000, ReadWrite = 2, SmallSize = 4096;

    /// <summary>Why nothing can be found at <paramref name="path"/> with this thread's rights: the system's error number, or
    /// null.</summary>
    public static int? WhyMissing(string path) => Libc.Access(path, 0) == 0 ? null : Marshal.GetLastPInvokeError();

    /// <summary>Whether <paramref name="path"/> can be opened for reading and writing right now, which for a device depends on more than
    /// its mode.</summary>
    public static bool CanOpen(string path)
    {
        int fd = Libc.Open(path, ReadWrite | Libc.OCloexec, 0);
        return fd >= 0 && Close(fd) == 0;
    }

    /// <summary>The number of the system's error when a device is held by somebody else.</summary>
    public const int Busy = 16;

    /// <summary>Why <paramref name="path"/> cannot be opened for reading: the system's error number, or null.</summary>
    public static int? WhyNotReadable(string path)
    {
        int fd = Libc.Open(path, Libc.OCloexec, 0);
        if (fd < 0)
        {
            return Marshal.GetLastPInvokeError();
        }

        _ = Close(fd);
        return null;
    }

    /// <summary>The text of a small file, such as those of sysfs; null when it is missing or cannot be read, which costs no
    /// exception.</summary>
    [SkipLocalsInit]
    public static string? ReadSmall(string path)
    {
        int fd = Libc.Open(path, Libc.OCloexec, 0);
        if (fd < 0)
        {
            return null;
        }

        try
        {
            Span<byte> first = stackalloc byte[SmallSize];
            Span<byte> room = first;
            int count = 0;
            while (true)
            {
                int got = Read(fd, room[count..]);
                if (got < 0)
                {
                    return null;
                }

                if (got == 0)
                {
                    return Encoding.UTF8.GetString(room[..count]);
                }

                count += got;
                if (count == room.Length)
                {
                    Span<byte> larger = new byte[2 * count];
                    room.CopyTo(larger);
                    room = larger;
                }
            }
        }
        finally
        {
            _ = Close(fd);
        }
    }

    /// <summary>Makes renames and new names in <paramref name="folder"/> durable (<c>fsync</c> of the folder).</summary>
    public static void SyncFolder(string folder)
    {
        int fd = Open(folder, ReadOnlyDirectoryCloseOnExec, 0);
        if (fd < 0)
        {
            throw FileErrors.FolderNotOpened(Marshal.GetLastPInvokeError(), folder);
        }

        int result = Fsync(fd);
        int error = Marshal.GetLastPInvokeError();
        _ = Close(fd);

        // Some file systems cannot sync a folder (EINVAL) and need not.
        if (result != 0 && error != 22)
        {
            throw FileErrors.FolderNotSynced(error, folder);
        }
    }

    /// <summary>Gives <paramref name="path"/> to a user and group; -1 leaves the one or the other.</summary>
    public static void ChangeOwner(string path, int user, int group)
    {
        if (Chown(path, user, group) != 0)
        {
            throw FileErrors.OwnerNotSet(Marshal.GetLastPInvokeError(), user, group, path);
        }
    }

    private static unsafe int Read(int fd, Span<byte> buffer)
    {
        // SAFETY: the kernel writes at most the span's length into the span, which is pinned.
        fixed (byte* start = buffer)
        {
            nint got;
            do
            {
                got = Libc.Read(fd, start, buffer.Length);
            }
            while (got < 0 && Marshal.GetLastPInvokeError() == Libc.Eintr);
            return (int)got;
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int fd);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int fd);

    [LibraryImport("libc", EntryPoint = "chown", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Chown(string path, int user, int group);
}
