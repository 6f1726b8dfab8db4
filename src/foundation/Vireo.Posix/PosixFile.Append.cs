using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Vireo.Posix;

/// <content>Log files that several processes write.</content>
public static partial class PosixFile
{
    private const int AppendCreateCloseOnExec = 0x1 | 0x400 | 0x40 | 0x80000;

    /// <summary>Opens <paramref name="path"/> so that every write goes to its end, whoever else writes (<c>O_APPEND</c>), creating it when it is missing.</summary>
    public static SafeFileHandle OpenAppend(string path, int mode = 0x180)
    {
        int fd = Open(path, AppendCreateCloseOnExec, mode);
        return fd >= 0
            ? new SafeFileHandle(fd, ownsHandle: true)
            : throw Errors.System(ErrorDomain.None, Marshal.GetLastPInvokeError(), $"failed to create logfile {path}");
    }

    /// <summary>Appends to a file opened with <see cref="OpenAppend"/> in one write.</summary>
    public static void Append(SafeFileHandle file, ReadOnlySpan<byte> data)
    {
        bool added = false;
        file.DangerousAddRef(ref added);
        try
        {
            while (!data.IsEmpty)
            {
                nint n = WriteBytes((int)file.DangerousGetHandle(), data, (nuint)data.Length);
                if (n <= 0)
                {
                    throw Errors.System(ErrorDomain.None, Marshal.GetLastPInvokeError(), "cannot write to log file");
                }

                data = data[(int)n..];
            }
        }
        finally
        {
            file.DangerousRelease();
        }
    }

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint WriteBytes(int fd, ReadOnlySpan<byte> data, nuint length);
}
