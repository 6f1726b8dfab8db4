using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Vireo.Posix;

namespace Vireo.Native;

/// <summary>
/// The event loop for applications that have none: descriptors and timeouts, one thread at a time runs it, any thread changes it. What is
/// removed while the loop is at work is freed by the loop itself, so that no callback runs on freed data.
/// </summary>
internal sealed unsafe class DefaultLoop
{
    private readonly Lock _lock = new();
    private readonly SafeFileHandle _wake = Fd.CreateEvent();
    private readonly List<Watch> _watches = [];
    private readonly List<Timer> _timers = [];
    private int _next = 1;
    private int _nextTimer = 1;

    public static DefaultLoop Shared { get; } = new();

    /// <summary>Makes it the application's loop, unless that has one.</summary>
    public static void Register()
    {
        EventLoopTable* loop = Shim.Loop;
        if (loop->AddHandle != null)
        {
            return;
        }

        loop->UpdateHandle = &UpdateHandle;
        loop->RemoveHandle = &RemoveHandle;
        loop->AddTimeout = &AddTimeout;
        loop->UpdateTimeout = &UpdateTimeout;
        loop->RemoveTimeout = &RemoveTimeout;
        loop->AddHandle = &AddHandle;
    }

    /// <summary>Waits for something to happen and deals with it.</summary>
    public void RunOnce()
    {
        Watch[] watches;
        int patience;
        lock (_lock)
        {
            watches = [.. _watches.Where(static w => !w.IsRemoved && w.Events != 0)];
            patience = Patience();
        }

        var polls = new PollItem[watches.Length + 1];
        polls[0] = new PollItem(Fd.Number(_wake), PollItem.In);
        for (int i = 0; i < watches.Length; i++)
        {
            polls[i + 1] = new PollItem(watches[i].Fd, ToPoll(watches[i].Events));
        }

        PosixPoll.Wait(polls, patience);
        if (polls[0].Happened != 0)
        {
            Fd.Clear(_wake);
        }

        RunTimers();
        for (int i = 0; i < watches.Length; i++)
        {
            int happened = FromPoll(polls[i + 1].Happened);
            bool live;
            lock (_lock)
            {
                live = !watches[i].IsRemoved && watches[i].Events != 0;
            }

            if (happened != 0 && live)
            {
                watches[i].Callback(watches[i].Id, watches[i].Fd, happened, watches[i].User);
            }
        }

        FreeRemoved();
    }

    [UnmanagedCallersOnly]
    private static int AddHandle(int fd, int events, delegate* unmanaged<int, int, int, nint, void> callback, nint user,
        delegate* unmanaged<nint, void> free)
    {
        if (callback == null)
        {
            return -1;
        }

        lock (Shared._lock)
        {
            int id = Shared._next++;
            Shared._watches.Add(new Watch { Id = id, Fd = fd, Events = events, Callback = callback, User = user, Free = free });
            Shared.Wake();
            return id;
        }
    }

    [UnmanagedCallersOnly]
    private static void UpdateHandle(int watch, int events)
    {
        lock (Shared._lock)
        {
            if (Shared._watches.Find(w => w.Id == watch) is { } found)
            {
                found.Events = events;
                Shared.Wake();
            }
        }
    }

    [UnmanagedCallersOnly]
    private static int RemoveHandle(int watch)
    {
        lock (Shared._lock)
        {
            if (Shared._watches.Find(w => w.Id == watch && !w.IsRemoved) is not { } found)
            {
                return -1;
            }

            found.IsRemoved = true;
            Shared.Wake();
            return 0;
        }
    }

    [UnmanagedCallersOnly]
    private static int AddTimeout(
        int interval, delegate* unmanaged<int, nint, void> callback, nint user, delegate* unmanaged<nint, void> free)
    {
        if (callback == null)
        {
            return -1;
        }

        lock (Shared._lock)
        {
            int id = Shared._nextTimer++;
            Shared._timers.Add(new Timer
            {
                Id = id, Callback = callback, User = user, Free = free, Interval = interval, Due = Due(interval),
            });
            Shared.Wake();
            return id;
        }
    }

    [UnmanagedCallersOnly]
    private static void UpdateTimeout(int timer, int interval)
    {
        lock (Shared._lock)
        {
            if (Shared._timers.Find(t => t.Id == timer) is { } found)
            {
                found.Interval = interval;
                found.Due = Due(interval);
                Shared.Wake();
            }
        }
    }

    [UnmanagedCallersOnly]
    private static int RemoveTimeout(int timer)
    {
        lock (Shared._lock)
        {
            if (Shared._timers.Find(t => t.Id == timer && !t.IsRemoved) is not { } found)
            {
                return -1;
            }

            found.IsRemoved = true;
            Shared.Wake();
            return 0;
        }
    }

    private static long Due(int interval) => interval < 0 ? long.MaxValue : Environment.TickCount64 + interval;

    private static short ToPoll(int events) =>
        (short)(((events & (int)EventHandleType.Readable) != 0 ? PollItem.In : 0)
            | ((events & (int)EventHandleType.Writable) != 0 ? PollItem.Out : 0)
            | ((events & (int)EventHandleType.Error) != 0 ? PollItem.Err : 0)
                | ((events & (int)EventHandleType.Hangup) != 0 ? PollItem.Hup : 0));

    private static int FromPoll(short events) =>
        ((events & PollItem.In) != 0 ? (int)EventHandleType.Readable : 0)
            | ((events & PollItem.Out) != 0 ? (int)EventHandleType.Writable : 0)
        | ((events & (PollItem.Err | PollItem.Nval)) != 0 ? (int)EventHandleType.Error : 0)
            | ((events & PollItem.Hup) != 0 ? (int)EventHandleType.Hangup : 0);

    private int Patience()
    {
        // Something removed waits for its data to be given back.
        if (_watches.Exists(static w => w.IsRemoved) || _timers.Exists(static t => t.IsRemoved))
        {
            return 0;
        }

        long due = long.MaxValue;
        foreach (Timer timer in _timers)
        {
            due = Math.Min(due, timer.Due);
        }

        return due == long.MaxValue ? -1 : (int)Math.Clamp(due - Environment.TickCount64, 0, int.MaxValue);
    }

    private void RunTimers()
    {
        Timer[] due;
        long now = Environment.TickCount64;
        lock (_lock)
        {
            due = [.. _timers.Where(t => !t.IsRemoved && t.Due <= now)];
        }

        foreach (Timer timer in due)
        {
            lock (_lock)
            {
                if (timer.IsRemoved || timer.Due > now)
                {
                    continue;
                }

                timer.Due = Due(timer.Interval);
            }

            timer.Callback(timer.Id, timer.User);
        }
    }

    private void FreeRemoved()
    {
        List<(nint User, nint Free)> freed = [];
        lock (_lock)
        {
            freed.AddRange(_watches.Where(static w => w.IsRemoved).Select(static w => (w.User, (nint)w.Free)));
            freed.AddRange(_timers.Where(static t => t.IsRemoved).Select(static t => (t.User, (nint)t.Free)));
            _watches.RemoveAll(static w => w.IsRemoved);
            _timers.RemoveAll(static t => t.IsRemoved);
        }

        foreach ((nint user, nint free) in freed)
        {
            if (free != 0)
            {
                ((delegate* unmanaged<nint, void>)free)(user);
            }
        }
    }

    private void Wake() => Fd.Signal(_wake);

    private sealed class Watch
    {
        public int Id { get; init; }

        public int Fd { get; init; }

        public int Events { get; set; }

        public bool IsRemoved { get; set; }

        public delegate* unmanaged<int, int, int, nint, void> Callback { get; init; }

        public nint User { get; init; }

        public delegate* unmanaged<nint, void> Free { get; init; }
    }

    private sealed class Timer
    {
        public int Id { get; init; }

        public int Interval { get; set; }

        public long Due { get; set; }

        public bool IsRemoved { get; set; }

        public delegate* unmanaged<int, nint, void> Callback { get; init; }

        public nint User { get; init; }

        public delegate* unmanaged<nint, void> Free { get; init; }
    }
}
