using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Vireo.Posix;

/// <summary>An exclusive lock on a file, as pid files carry it (<c>fcntl</c> open-file-description lock): released when disposed or when
/// the process ends.</summary>
public sealed partial class FileLock : IDisposable
{
    private const int ReadWriteCreate = 0x42;
    private const int SetOfdLock = 37;
    private readonly SafeFileHandle _handle;

    private FileLock(string path, SafeFileHandle handle)
    {
        Path = path;
        _handle = handle;
    }

    public string Path { get; }

    /// <summary>Locks <paramref name="path"/>, made when absent; null when another holds it. libvirtd's own record locks conflict with
    /// these.</summary>
    public static unsafe FileLock? TryTake(string path, int mode = 0x1A4)
    {
        // struct flock: type and whence (16 bits each), then start and length (64 bits) and the pid, which must be 0 here.
        long* record = stackalloc long[4];
        while (true)
        {
            SafeFileHandle handle = Fd.Open(path, ReadWriteCreate, mode);
            new Span<long>(record, 4).Clear();
            *(short*)record = 1;

            // SAFETY: 32 bytes hold the structure of 64-bit Linux.
            if (Libc.Fcntl(Fd.Number(handle), SetOfdLock, (nint)record) != 0)
            {
                int error = Marshal.GetLastPInvokeError();
                handle.Dispose();
                return error is Libc.Eagain or Libc.Eacces ? null : throw FileErrors.LockNotAcquired(error, path);
            }

            // The holder before us may have removed the file between our open and our lock.
            if (File.Exists(path))
            {
                return new FileLock(path, handle);
            }

            handle.Dispose();
        }
    }

    /// <summary>Replaces the file's contents, for example by the process's number.</summary>
    public void Write(ReadOnlySpan<byte> contents)
    {
        if (Libc.Ftruncate(Fd.Number(_handle), 0) != 0 || Libc.Lseek(Fd.Number(_handle), 0, 0) != 0)
        {
            throw FileErrors.NotTruncated(Marshal.GetLastPInvokeError(), Path);
        }

        _ = Fd.Write(_handle, contents);
    }

    /// <summary>Gives the open file away: the lock lasts until it is closed here and in every process that inherited it.</summary>
    public SafeFileHandle Detach() => _handle;

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();
}
