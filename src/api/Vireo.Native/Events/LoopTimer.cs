using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Vireo.Native;

/// <summary>
/// A timeout of the application's event loop that comes again and again. Its action runs on the thread of the loop, with the time that has
/// really passed.
/// </summary>
internal sealed unsafe class LoopTimer : IDisposable
{
    private static readonly ConcurrentDictionary<nint, LoopTimer> All = new();
    private static long _next;
    private readonly Action<TimeSpan> _tick;
    private readonly nint _key;
    private readonly TimeSpan _interval;
    private long _last = Stopwatch.GetTimestamp();
    private int _place;
    private int _ended;

    private LoopTimer(TimeSpan interval, Action<TimeSpan> tick)
    {
        _interval = interval;
        _tick = tick;
        _key = (nint)Interlocked.Increment(ref _next);
    }

    /// <summary>Whether the application has a loop with timeouts.</summary>
    public static bool HasLoop => Shim.Loop->AddTimeout != null;

    /// <summary>Enters the loop; null when it refuses.</summary>
    public static LoopTimer? Start(TimeSpan interval, Action<TimeSpan> tick)
    {
        var made = new LoopTimer(interval, tick);
        All[made._key] = made;
        made._place = Shim.Loop->AddTimeout((int)Math.Min(interval.TotalMilliseconds, int.MaxValue), &OnTimeout, made._key, &OnFree);
        if (made._place >= 0)
        {
            return made;
        }

        All.TryRemove(made._key, out _);
        return null;
    }

    /// <summary>Leaves the loop.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
        {
            Shim.Loop->RemoveTimeout(_place);
        }
    }

    [UnmanagedCallersOnly]
    private static void OnTimeout(int timer, nint key)
    {
        if (All.TryGetValue(key, out LoopTimer? found) && Volatile.Read(ref found._ended) == 0)
        {
            found.Run();
        }
    }

    [UnmanagedCallersOnly]
    private static void OnFree(nint key) => All.TryRemove(key, out _);

    private void Run()
    {
        long now = Stopwatch.GetTimestamp();

        // The loop's clock is coarser than ours: one tick is never less than the interval that was asked for.
        TimeSpan elapsed = Stopwatch.GetElapsedTime(_last, now);
        elapsed = elapsed < _interval ? _interval : elapsed;
        _last = now;
        try
        {
            _tick(elapsed);
        }
        catch (Exception e)
        {
            // The loop is the application's: nothing may be thrown into it.
            Faults.Raise(e, 0, "virEventTimeoutCallback");
        }
    }
}
