using System.Diagnostics;
using Vireo.Posix;

namespace Vireo.Rpc;

/// <summary>
/// Lets the clients that listen keep pace with one that causes events as fast as it can: its call is answered when those who were sent
/// events have about read them, or after a short while. Without that, events would pile up unread, each of them later than the one before.
/// One who does not read at all holds up nobody twice: it is not waited for again before it has caught up.
/// </summary>
internal static class EventPressure
{
    // About two events, with what the kernel needs to keep them.
    private const int Tolerated = 2048;
    private const int NapMicroseconds = 50;
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(2);

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

        long began = Stopwatch.GetTimestamp();
        foreach (RpcServerConnection listener in sentTo)
        {
            while (listener != causer && IsBehind(listener))
            {
                if (Stopwatch.GetElapsedTime(began) > Longest)
                {
                    listener.IsSlow = true;
                    break;
                }

                Nap.Microseconds(NapMicroseconds);
            }
        }

        sentTo.Clear();
    }

    private static bool IsBehind(RpcServerConnection listener)
    {
        bool behind = listener.UnreadBytes > Tolerated;
        listener.IsSlow &= behind;
        return behind && !listener.IsSlow;
    }
}
