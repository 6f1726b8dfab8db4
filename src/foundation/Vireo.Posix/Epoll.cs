using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Vireo.Posix;

/// <summary>What a descriptor is watched for, and what happened to it.</summary>
[Flags]
public enum PollEvents : uint
{
    None = 0,
    Readable = 0x1,
    Writable = 0x4,
    Error = 0x8,
    HangUp = 0x10,
    PeerClosed = 0x2000,
    OneShot = 1u << 30,
    EdgeTriggered = 1u << 31,
}

/// <summary>One ready descriptor: what happened, and the number it was registered with.</summary>
public readonly record struct PollResult(PollEvents Events, long Token);

/// <summary>One kernel wait set. Items carry a number chosen by the caller; any number of threads may wait on it.</summary>
public sealed partial class Epoll : IDisposable
{
    private const int MaxBatch = 64;

    // The kernel packs its structure on x86-64 only: events at 0, the token at 4, twelve bytes; elsewhere the token is at 8 of sixteen.
    private static readonly int TokenOffset = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 4 : 8;
    private static readonly int ItemSize = TokenOffset + 8;
    private readonly SafeFileHandle _handle;

    public Epoll()
    {
        int fd = Create(Libc.OCloexec);
        _handle = fd < 0 ? throw FileErrors.WaitSetNotCreated(Marshal.GetLastPInvokeError()) : Fd.Own(fd);
    }

    /// <summary>Starts watching <paramref name="fd"/>.</summary>
    public void Add(SafeHandle fd, PollEvents events, long token) => Change(1, fd, events, token);

    /// <summary>Changes what <paramref name="fd"/> is watched for; an edge that is already there is reported again.</summary>
    public void Modify(SafeHandle fd, PollEvents events, long token) => Change(3, fd, events, token);

    /// <summary>Stops watching; a descriptor that is not watched is no error.</summary>
    public unsafe void Remove(SafeHandle fd)
    {
        byte* item = stackalloc byte[16];

        // SAFETY: the kernel ignores the item of a removal; sixteen bytes satisfy every layout.
        _ = Control(Fd.Number(_handle), 2, Fd.Number(fd), item);
        GC.KeepAlive(fd);
    }

    /// <summary>Waits for events: <paramref name="timeoutMs"/> -1 is for ever. Returns how many were stored, at most 64.</summary>
    [SkipLocalsInit]
    public unsafe int Wait(Span<PollResult> results, int timeoutMs)
    {
        byte* items = stackalloc byte[MaxBatch * 16];

        // SAFETY: room for MaxBatch items of the largest layout, and no more than that many are asked for.
        int count = WaitFor(Fd.Number(_handle), items, Math.Min(results.Length, MaxBatch), timeoutMs);
        GC.KeepAlive(this);
        if (count < 0)
        {
            int error = Marshal.GetLastPInvokeError();
            return error == Libc.Eintr ? 0 : throw FileErrors.WaitFailed(error);
        }

        for (int i = 0; i < count; i++)
        {
            byte* item = items + (i * ItemSize);
            results[i] = new PollResult((PollEvents)Unsafe.ReadUnaligned<uint>(item), Unsafe.ReadUnaligned<long>(item + TokenOffset));
        }

        return count;
    }

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();

    private unsafe void Change(int operation, SafeHandle fd, PollEvents events, long token)
    {
        byte* item = stackalloc byte[16];
        Unsafe.WriteUnaligned(item, (uint)events);
        Unsafe.WriteUnaligned(item + TokenOffset, token);

        // SAFETY: the item is laid out as this machine's kernel reads it.
        if (Control(Fd.Number(_handle), operation, Fd.Number(fd), item) != 0)
        {
            throw FileErrors.WatchFailed(Marshal.GetLastPInvokeError());
        }

        GC.KeepAlive(fd);
    }

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    private static partial int Create(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    private static unsafe partial int Control(int epoll, int operation, int fd, byte* item);

    [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    private static unsafe partial int WaitFor(int epoll, byte* items, int count, int timeout);
}
