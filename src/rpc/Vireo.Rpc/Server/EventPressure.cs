using System.Diagnostics;
using Vireo.Posix;

namespace Vireo.Rpc;

/// <summary>
/// Lets the clients that listen keep pace with one that causes events as fast as it can: its call is answered when those who were sent
/// events have about read them, or after a short while. Without that, events would pile up unread, each of them later than the one before.
/// A listener that reads is waited for, on a busy machine too; one that does not read at all costs less and less: each time it is skipped
/// for twice as many calls.
/// </summary>
internal static class EventPressure
{
    // About two events, with what the kernel needs to keep them.
    private const int Tolerated = 2048;
    private const int NapMicroseconds = 50;

    // With that many listeners one round takes long enough by itself: a second event under way would only be late.
    private const int ManyListeners = 16;
    private const int MostSkipped = 1024;

    // Of all listeners together.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(10);

    // Of one listener without any progress.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(2);

    [ThreadStatic]
    private static List<RpcServerConnection>? _sentTo;

    [ThreadStatic]
    private static bool _inCall;

    /// <summary>A call begins to run on this thread. What it leads to elsewhere is nobody's to wait for.</summary>
    public static void Begin() => _inCall = true;

    /// <summary>The call continues elsewhere.</summary>
    public static void Leave()
    {
        _inCall = false;
        _sentTo?.Clear();
    }

    /// <summary>An event was sent, by what runs on this thread.</summary>
    public static void Note(RpcServerConnection connection)
    {
        if (_inCall)
        {
            (_sentTo ??= []).Add(connection);
        }
    }

    /// <summary>Waits for those who were sent events on this thread, except for <paramref name="causer"/>, who waits itself.</summary>
    public static void Settle(RpcServerConnection causer)
    {
        _inCall = false;
        if (_sentTo is not { Count: > 0 } sentTo)
        {
            return;
        }

        int tolerated = sentTo.Count < ManyListeners ? Tolerated : 0;
        long began = Stopwatch.GetTimestamp();
        foreach (RpcServerConnection listener in sentTo)
        {
            if (listener != causer && !WaitFor(listener, tolerated, began))
            {
                break;
            }
        }

        sentTo.Clear();
    }

    /// <summary>Waits for one listener; false when the time for all of them is over.</summary>
    private static bool WaitFor(RpcServerConnection listener, int tolerated, long began)
    {
        long unread = listener.UnreadBytes;
        if (unread <= tolerated)
        {
            listener.CallsSkipped = listener.CallsToSkip = 0;
            return true;
        }

        if (listener.CallsToSkip > 0)
        {
            listener.CallsToSkip--;
            return true;
        }

        long progressed = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) <= Longest)
        {
            Nap.Microseconds(NapMicroseconds);
            long left = listener.UnreadBytes;
            if (left < unread)
            {
                (unread, progressed) = (left, Stopwatch.GetTimestamp());
                listener.CallsSkipped = 0;
                if (left <= tolerated)
                {
                    return true;
                }
            }
            else if (Stopwatch.GetElapsedTime(progressed) > Patience)
            {
                listener.CallsSkipped = Math.Clamp(listener.CallsSkipped * 2, 1, MostSkipped);
                listener.CallsToSkip = listener.CallsSkipped;
                return true;
            }
        }

        return false;
    }
}
