using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Vireo.Posix;

namespace Vireo.Native;

/// <summary>
/// Runs something of ours on the application's event loop, when asked to from any thread. Of a driver in this process it is a timeout of
/// that loop, which is set to zero as libvirt's own drivers do; of a daemon it is a descriptor, so that no thread of ours ever enters the
/// application's code.
/// </summary>
internal sealed unsafe class LoopCallback : IDisposable
{
    private static readonly ConcurrentDictionary<nint, LoopCallback> All = new();
    private static long _next;
    private readonly Action _run;
    private readonly SafeFileHandle? _signal;
    private readonly nint _key;
    private int _place;
    private int _asked;
    private int _ended;

    private LoopCallback(Action run, SafeFileHandle? signal)
    {
        _run = run;
        _signal = signal;
        _key = (nint)Interlocked.Increment(ref _next);
    }

    /// <summary>Whether the application has a loop at all.</summary>
    public static bool HasLoop => Shim.Loop->AddHandle != null && Shim.Loop->AddTimeout != null;

    /// <summary>Enters the application's loop; null when it has none or refuses.</summary>
    public static LoopCallback? Start(Action run, bool ofDaemon)
    {
        if (!HasLoop)
        {
            return null;
        }

        var made = new LoopCallback(run, ofDaemon ? Fd.CreateEvent() : null);
        All[made._key] = made;
        made._place = made._signal is { } signal
            ? Shim.Loop->AddHandle(Fd.Number(signal), (int)EventHandleType.Readable, &OnHandle, made._key, &OnFree)
            : Shim.Loop->AddTimeout(-1, &OnTimeout, made._key, &OnFree);
        if (made._place >= 0)
        {
            return made;
        }

        made.Forget();
        return null;
    }

    /// <summary>Asks for one run; several askings before it are one.</summary>
    public void Ask()
    {
        if (Interlocked.Exchange(ref _asked, 1) != 0 || Volatile.Read(ref _ended) != 0)
        {
            return;
        }

        if (_signal is not null)
        {
            Fd.Signal(_signal);
        }
        else
        {
            Shim.Loop->UpdateTimeout(_place, 0);
        }
    }

    /// <summary>Leaves the loop; it may run once more if that is under way on another thread.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _ended, 1) != 0)
        {
            return;
        }

        if (_signal is not null)
        {
            Shim.Loop->RemoveHandle(_place);
        }
        else
        {
            Shim.Loop->RemoveTimeout(_place);
        }
    }

    [UnmanagedCallersOnly]
    private static void OnHandle(int watch, int fd, int events, nint key)
    {
        if (All.TryGetValue(key, out var found))
        {
            Fd.Clear(found._signal!);
            found.Run();
        }
    }

    [UnmanagedCallersOnly]
    private static void OnTimeout(int timer, nint key)
    {
        if (All.TryGetValue(key, out var found))
        {
            Shim.Loop->UpdateTimeout(found._place, -1);
            found.Run();
        }
    }

    [UnmanagedCallersOnly]
    private static void OnFree(nint key)
    {
        if (All.TryGetValue(key, out var found))
        {
            found.Forget();
        }
    }

    private void Run()
    {
        Volatile.Write(ref _asked, 0);
        if (Volatile.Read(ref _ended) != 0)
        {
            return;
        }

        try
        {
            _run();
        }
        catch (Exception e)
        {
            // The loop is the application's: nothing may be thrown into it.
            Faults.Raise(e, 0, "virEventHandleCallback");
        }
    }

    private void Forget()
    {
        All.TryRemove(_key, out _);
        _signal?.Dispose();
    }
}
