using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Vireo.Posix;

/// <summary>
/// Plain descriptor work: flags, duplicates, pipes, event counters, non-blocking reads and writes. It waits for nothing;
/// <see cref="AsyncFd"/> and <see cref="FdStream"/> wait.
/// </summary>
public static class Fd
{
    /// <summary>What <see cref="Read"/> and <see cref="Write"/> give when the descriptor is not ready.</summary>
    public const int WouldBlock = -1;

    private const int DuplicateCloseOnExec = 1030;
    private const int GetFdFlags = 1;
    private const int SetFdFlags = 2;
    private const int GetStatusFlags = 3;
    private const int SetStatusFlags = 4;
    private const int EventFdFlags = 0x80800;
    private const uint MemoryFileFlags = 1;

    /// <summary>The number behind a handle, for passing on to a child or into a message; the handle must be kept alive meanwhile.</summary>
    public static int Number(SafeHandle handle) => (int)handle.DangerousGetHandle();

    /// <summary>Owns <paramref name="number"/> from now on.</summary>
    public static SafeFileHandle Own(int number) => new(number, ownsHandle: true);

    /// <summary>A second descriptor for the same open file, closed on exec.</summary>
    public static SafeFileHandle Duplicate(SafeHandle handle)
    {
        int fd = Libc.Fcntl(Number(handle), DuplicateCloseOnExec, 0);
        GC.KeepAlive(handle);
        return fd < 0 ? throw FileErrors.NotDuplicated(Marshal.GetLastPInvokeError()) : Own(fd);
    }

    /// <summary>Opens <paramref name="path"/> with raw <c>open</c> flags; close-on-exec is added.</summary>
    public static SafeFileHandle Open(string path, int flags, int mode = 0)
    {
        int fd;
        do
        {
            fd = Libc.Open(path, flags | Libc.OCloexec, mode);
        }
        while (fd < 0 && Marshal.GetLastPInvokeError() == Libc.Eintr);
        return fd < 0 ? throw FileErrors.NotOpened(Marshal.GetLastPInvokeError(), path) : Own(fd);
    }

    /// <summary>A pipe; both ends close on exec.</summary>
    public static unsafe (SafeFileHandle Read, SafeFileHandle Write) CreatePipe(bool nonBlocking = false)
    {
        int* fds = stackalloc int[2];

        // SAFETY: pipe2 fills exactly the two numbers.
        if (Libc.Pipe2(fds, Libc.OCloexec | (nonBlocking ? Libc.ONonblock : 0)) != 0)
        {
            throw FileErrors.PipesNotCreated(Marshal.GetLastPInvokeError());
        }

        return (Own(fds[0]), Own(fds[1]));
    }

    /// <summary>An event counter, non-blocking and closed on exec.</summary>
    public static SafeFileHandle CreateEvent()
    {
        int fd = Libc.EventFd(0, EventFdFlags);
        return fd < 0 ? throw FileErrors.EventNotCreated(Marshal.GetLastPInvokeError()) : Own(fd);
    }

    /// <summary>
    /// A file in memory that no folder has, closed on exec: it is gone with its last descriptor, however this process ends. Programs of the
    /// same user can open it by <see cref="PathOf"/>.
    /// </summary>
    /// <param name="name">What it is called in lists of open files.</param>
    public static SafeFileHandle CreateMemoryFile(string name)
    {
        int fd = Libc.MemoryFile(name, MemoryFileFlags);
        return fd < 0 ? throw FileErrors.MemoryFileNotCreated(Marshal.GetLastPInvokeError()) : Own(fd);
    }

    /// <summary>A path by which others can open an open file of this process, as long as it is open here.</summary>
    public static string PathOf(SafeHandle handle) =>
        string.Create(CultureInfo.InvariantCulture, $"/proc/{Environment.ProcessId}/fd/{Number(handle)}");

    /// <summary>Adds one to an event counter.</summary>
    public static unsafe void Signal(SafeHandle counter)
    {
        ulong one = 1;

        // SAFETY: eight bytes of a local are read. A full counter (EAGAIN) is signalled already.
        _ = Libc.Write(Number(counter), (byte*)&one, sizeof(ulong));
        GC.KeepAlive(counter);
    }

    /// <summary>Sets an event counter back to zero.</summary>
    public static unsafe void Clear(SafeHandle counter)
    {
        ulong value;

        // SAFETY: eight bytes are written to a local.
        _ = Libc.Read(Number(counter), (byte*)&value, sizeof(ulong));
        GC.KeepAlive(counter);
    }

    /// <summary>Makes reads and writes return at once when they would wait.</summary>
    public static void SetNonBlocking(SafeHandle handle, bool on = true)
    {
        int flags = Libc.Fcntl(Number(handle), GetStatusFlags, 0);
        int wanted = on ? flags | Libc.ONonblock : flags & ~Libc.ONonblock;
        if (flags < 0 || (wanted != flags && Libc.Fcntl(Number(handle), SetStatusFlags, wanted) < 0))
        {
            throw FileErrors.NonBlockingNotSet(Marshal.GetLastPInvokeError());
        }

        GC.KeepAlive(handle);
    }

    /// <summary>Whether a program started from here keeps the descriptor.</summary>
    public static void SetInherit(SafeHandle handle, bool on)
    {
        int flags = Libc.Fcntl(Number(handle), GetFdFlags, 0);
        if (flags < 0 || Libc.Fcntl(Number(handle), SetFdFlags, on ? flags & ~1 : flags | 1) < 0)
        {
            throw FileErrors.CloseOnExecNotSet(Marshal.GetLastPInvokeError());
        }

        GC.KeepAlive(handle);
    }

    /// <summary>Reads what has arrived: a count, 0 at the end, or <see cref="WouldBlock"/>.</summary>
    public static unsafe int Read(SafeHandle handle, Span<byte> buffer)
    {
        while (true)
        {
            nint got;

            // SAFETY: the span is pinned for the call and bounds the count.
            fixed (byte* p = buffer)
            {
                got = Libc.Read(Number(handle), p, buffer.Length);
            }

            GC.KeepAlive(handle);
            if (got >= 0)
            {
                return (int)got;
            }

            int error = Marshal.GetLastPInvokeError();
            if (error == Libc.Eagain)
            {
                return WouldBlock;
            }

            if (error != Libc.Eintr)
            {
                throw FileErrors.ReadFailed(error);
            }
        }
    }

    /// <summary>Writes as much as fits: a count, or <see cref="WouldBlock"/>.</summary>
    public static unsafe int Write(SafeHandle handle, ReadOnlySpan<byte> data)
    {
        while (true)
        {
            nint put;

            // SAFETY: the span is pinned for the call and bounds the count.
            fixed (byte* p = data)
            {
                put = Libc.Write(Number(handle), p, data.Length);
            }

            GC.KeepAlive(handle);
            if (put >= 0)
            {
                return (int)put;
            }

            int error = Marshal.GetLastPInvokeError();
            if (error == Libc.Eagain)
            {
                return WouldBlock;
            }

            if (error != Libc.Eintr)
            {
                throw FileErrors.WriteFailed(error);
            }
        }
    }
}
