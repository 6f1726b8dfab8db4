using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Vireo.Posix;

/// <summary>
/// The process's one background thread that waits for descriptors which are not RPC sockets (ptys, pipes, pidfds, sockets of helpers).
/// A watch fires once; callbacks run on the thread pool, never on this thread, so nobody can hold it up.
/// </summary>
// The one instance lives as long as the process.
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "never disposed")]
internal sealed class FdWatcher
{
    private static readonly Lazy<FdWatcher> Shared = new(() => new FdWatcher());
    private readonly Epoll _epoll = new();
    private readonly ConcurrentDictionary<long, Watch> _watches = new();
    private long _nextToken;

    private FdWatcher()
    {
        new Thread(Run, 256 * 1024) { IsBackground = true, Name = "fd-watch" }.Start();
    }

    public static FdWatcher Instance => Shared.Value;

    /// <summary>
    /// Registers a private duplicate of the descriptor, because the kernel knows watches by open file and number: the caller may close its
    /// own at any time.
    /// </summary>
    public Watch Add(SafeHandle fd)
    {
        var watch = new Watch(this, Fd.Duplicate(fd), Interlocked.Increment(ref _nextToken));
        _watches[watch.Token] = watch;
        try
        {
            _epoll.Add(watch.Handle, PollEvents.OneShot, watch.Token);
        }
        catch
        {
            _watches.TryRemove(watch.Token, out _);
            watch.Handle.Dispose();
            throw;
        }

        return watch;
    }

    private void Run()
    {
        var items = new PollResult[64];
        while (true)
        {
            int count = _epoll.Wait(items, -1);
            for (int i = 0; i < count; i++)
            {
                if (_watches.TryGetValue(items[i].Token, out Watch? watch))
                {
                    watch.Fire(items[i].Events);
                }
            }
        }
    }

    internal sealed class Watch(FdWatcher owner, SafeFileHandle handle, long token) : IDisposable
    {
        private readonly Lock _gate = new();
        private TaskCompletionSource? _readable, _writable;
        private bool _closed;

        public SafeFileHandle Handle => handle;
        public long Token => token;

        public Task WhenAsync(PollEvents what)
        {
            lock (_gate)
            {
                ObjectDisposedException.ThrowIf(_closed, typeof(AsyncFd));
                ref TaskCompletionSource? slot = ref what == PollEvents.Readable ? ref _readable : ref _writable;
                if (slot is null)
                {
                    slot = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                    Arm();
                }

                return slot.Task;
            }
        }

        public void Fire(PollEvents events)
        {
            TaskCompletionSource? readable = null, writable = null;
            lock (_gate)
            {
                bool broken = (events & (PollEvents.Error | PollEvents.HangUp)) != 0;
                if (broken || (events & (PollEvents.Readable | PollEvents.PeerClosed)) != 0)
                {
                    (readable, _readable) = (_readable, null);
                }

                if (broken || (events & PollEvents.Writable) != 0)
                {
                    (writable, _writable) = (_writable, null);
                }

                if (!_closed && (_readable is not null || _writable is not null))
                {
                    Arm();
                }
            }

            readable?.TrySetResult();
            writable?.TrySetResult();
        }

        public void Dispose()
        {
            TaskCompletionSource? readable, writable;
            lock (_gate)
            {
                if (_closed)
                {
                    return;
                }

                _closed = true;
                (readable, writable) = (_readable, _writable);
                owner._watches.TryRemove(token, out _);
                owner._epoll.Remove(handle);
                handle.Dispose();
            }

            readable?.TrySetException(new ObjectDisposedException(nameof(AsyncFd)));
            writable?.TrySetException(new ObjectDisposedException(nameof(AsyncFd)));
        }

        private void Arm()
        {
            PollEvents wanted = PollEvents.OneShot
                | (_readable is null ? PollEvents.None : PollEvents.Readable)
                | (_writable is null ? PollEvents.None : PollEvents.Writable);
            owner._epoll.Modify(handle, wanted, token);
        }
    }
}
