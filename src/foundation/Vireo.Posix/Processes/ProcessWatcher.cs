using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Vireo.Posix;

/// <summary>
/// Waits for the end of any number of processes on one thread of its own: pidfds in one epoll set. It starts with the first process and never polls.
/// Descriptors are duplicated, so an owner that forgets a process does not disturb the set.
/// </summary>
internal sealed unsafe partial class ProcessWatcher
{
    private const int EpollCloseOnExec = 0x80000, EpollAdd = 1, EpollDelete = 2, EpollIn = 1, EpollOneShot = 1 << 30;
    private const int WaitByPidfd = 3, WaitExited = 4, Interrupted = 4;
    private const int StackSize = 256 * 1024, Batch = 16;

    private static readonly Lazy<ProcessWatcher> Instance = new(() => new ProcessWatcher());

    private readonly ConcurrentDictionary<int, (SafeFileHandle Handle, TaskCompletionSource<ExitStatus> Done)> _waiting = new();
    private readonly int _epoll;

    private ProcessWatcher()
    {
        _epoll = EpollCreate(EpollCloseOnExec);
        if (_epoll < 0)
        {
            throw Errors.System(ErrorDomain.None, Marshal.GetLastPInvokeError(), "epoll_create1 failed");
        }

        new Thread(Run, StackSize) { IsBackground = true, Name = "process-watch" }.Start();
    }

    public static ProcessWatcher Shared => Instance.Value;

    public Task<ExitStatus> Watch(SafeFileHandle pidfd)
    {
        bool added = false;
        pidfd.DangerousAddRef(ref added);
        int fd;
        try
        {
            fd = FcntlDup((int)pidfd.DangerousGetHandle(), 1030, 0);
        }
        finally
        {
            pidfd.DangerousRelease();
        }

        if (fd < 0)
        {
            throw Errors.System(ErrorDomain.None, Marshal.GetLastPInvokeError(), "cannot duplicate a pidfd");
        }

        var done = new TaskCompletionSource<ExitStatus>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[fd] = (new SafeFileHandle(fd, ownsHandle: true), done);
        var e = new EpollEvent { Events = EpollIn | EpollOneShot, Data = (ulong)fd };
        if (EpollControl(_epoll, EpollAdd, fd, &e) != 0)
        {
            int error = Marshal.GetLastPInvokeError();
            _waiting.TryRemove(fd, out var gone);
            gone.Handle?.Dispose();
            throw Errors.System(ErrorDomain.None, error, "epoll_ctl failed");
        }

        return done.Task;
    }

    private void Run()
    {
        // SAFETY: the buffer holds as many events as the kernel is told; a descriptor in the set is closed only here, after it has been taken out.
        EpollEvent* events = stackalloc EpollEvent[Batch];
        byte* info = stackalloc byte[128];
        while (true)
        {
            int n = EpollWait(_epoll, events, Batch, -1);
            if (n < 0 && Marshal.GetLastPInvokeError() != Interrupted)
            {
                return;
            }

            for (int i = 0; i < n; i++)
            {
                int fd = (int)events[i].Data;
                if (!_waiting.TryRemove(fd, out var waiter))
                {
                    continue;
                }

                _ = EpollControl(_epoll, EpollDelete, fd, null);
                new Span<byte>(info, 128).Clear();

                // siginfo_t: si_code at 8, si_pid at 16 (after padding), si_status at 24. Code 1 is a regular exit. Not our child: no status to be had.
                int error = WaitId(WaitByPidfd, fd, info, WaitExited, null);
                int code = *(int*)(info + 8), status = *(int*)(info + 24);
                waiter.Handle.Dispose();
                waiter.Done.TrySetResult(error != 0 ? default : code == 1 ? new ExitStatus(status, null) : new ExitStatus(null, status));
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    private static partial int EpollCreate(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    private static partial int EpollControl(int epoll, int operation, int fd, EpollEvent* e);

    [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    private static partial int EpollWait(int epoll, EpollEvent* events, int max, int timeout);

    [LibraryImport("libc", EntryPoint = "waitid", SetLastError = true)]
    private static partial int WaitId(int type, int id, byte* info, int options, void* usage);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int FcntlDup(int fd, int command, int argument);

    // The kernel packs this on x86-64, and only there.
    [StructLayout(LayoutKind.Explicit, Size = 12)]
    private struct EpollEvent
    {
        [FieldOffset(0)]
        public int Events;

        [FieldOffset(4)]
        public ulong Data;
    }
}
