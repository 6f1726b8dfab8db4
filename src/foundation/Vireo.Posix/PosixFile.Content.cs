using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Vireo.Posix;

/// <content>Content of files: space, holes, copies that share it. Each returns the system's error number, 0 for success.</content>
public static partial class PosixFile
{
    private const int Enxio = 6, SeekEnd = 2, SeekData = 3, SeekHole = 4, Current = -100;
    private const uint NoReplace = 1;
    private const nuint Clone = 0x40049409;
    private const nuint GetFlags = 0x80086601, SetFlags = 0x40086602;
    private const int NoCopy = 0x00800000;
    private const int KeepSize = 1, PunchHole = 2;

    /// <summary>Gives a file room of its own, so that later writes cannot fail for want of it.</summary>
    public static int Allocate(SafeFileHandle file, long offset, long length) =>
        length == 0 ? 0 : PosixFallocate(file, offset, length);

    /// <summary>Gives room back: the bytes read as zeros.</summary>
    public static int Punch(SafeFileHandle file, long offset, long length) =>
        length == 0 || Fallocate(file, KeepSize | PunchHole, offset, length) == 0 ? 0 : Marshal.GetLastPInvokeError();

    /// <summary>Bytes of an open file or block device.</summary>
    public static long Length(SafeFileHandle file) => Math.Max(0, Seek(file, 0, SeekEnd));

    /// <summary>Where the next data begins at or behind an offset; the end of the file when only a hole follows.</summary>
    public static long NextData(SafeFileHandle file, long offset, long end)
    {
        long at = Seek(file, offset, SeekData);
        return at >= 0 ? Math.Min(at, end) : Marshal.GetLastPInvokeError() == Enxio ? end : offset;
    }

    /// <summary>Where the next hole begins at or behind an offset; the end counts as one.</summary>
    public static long NextHole(SafeFileHandle file, long offset, long end)
    {
        long at = Seek(file, offset, SeekHole);
        return at >= 0 ? Math.Min(at, end) : end;
    }

    /// <summary>Makes an empty file share the content of another, where the file system can do that.</summary>
    public static int Share(SafeFileHandle source, SafeFileHandle target) =>
        Ioctl(target, Clone, source.DangerousGetHandle()) == 0 ? 0 : Marshal.GetLastPInvokeError();

    /// <summary>Says whether a file's blocks are copied when they are written to, on file systems that do that (btrfs).</summary>
    public static int SetCopyOnWrite(SafeFileHandle file, bool copy)
    {
        int flags = 0;
        if (Ioctl(file, GetFlags, ref flags) != 0)
        {
            return Marshal.GetLastPInvokeError();
        }

        int wanted = copy ? flags & ~NoCopy : flags | NoCopy;
        return wanted == flags || Ioctl(file, SetFlags, ref wanted) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    /// <summary>Gives a file another name, and never takes the place of a file that has it.</summary>
    public static int RenameNew(string from, string to)
    {
        if (Renameat2(Current, from, Current, to, NoReplace) == 0)
        {
            return 0;
        }

        int errno = Marshal.GetLastPInvokeError();
        return errno is Libc.Einval or Libc.Enosys or Libc.Eopnotsupp ? RenameByLink(from, to) : errno;
    }

    // File systems of servers (NFS) cannot rename so. A second link is refused there too where the name is taken; a folder can have none,
    // and is looked for.
    private static int RenameByLink(string from, string to)
    {
        if (Link(from, to) == 0)
        {
            File.Delete(from);
            return 0;
        }

        int errno = Marshal.GetLastPInvokeError();
        if (errno is not (Libc.Eperm or Libc.Eopnotsupp or Libc.Enosys))
        {
            return errno;
        }

        return FileStatus.Read(to) is not null ? Libc.Eexist
            : Renameat2(Current, from, Current, to, 0) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    [LibraryImport("libc", EntryPoint = "posix_fallocate")]
    private static partial int PosixFallocate(SafeFileHandle file, long offset, long length);

    [LibraryImport("libc", EntryPoint = "fallocate", SetLastError = true)]
    private static partial int Fallocate(SafeFileHandle file, int mode, long offset, long length);

    [LibraryImport("libc", EntryPoint = "lseek", SetLastError = true)]
    private static partial long Seek(SafeFileHandle file, long offset, int whence);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Ioctl(SafeFileHandle file, nuint request, nint argument);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Ioctl(SafeFileHandle file, nuint request, ref int value);

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string from, string to);

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Renameat2(int oldFolder, string oldPath, int newFolder, string newPath, uint flags);
}
