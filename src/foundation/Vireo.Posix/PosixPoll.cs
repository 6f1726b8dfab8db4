using System.Runtime.InteropServices;

namespace Vireo.Posix;

/// <summary>Waits for a handful of descriptors of any kind, files included; for many, or for long, there is <see cref="Epoll"/>.</summary>
public static partial class PosixPoll
{
    /// <summary>Waits until something happens to one of the items, a signal comes, or the time is over.</summary>
    /// <param name="items">What to watch; what happened is noted in them.</param>
    /// <param name="milliseconds">-1 for ever.</param>
    public static unsafe void Wait(Span<PollItem> items, int milliseconds)
    {
        // SAFETY: the kernel reads and writes exactly the items of the span, which is pinned.
        fixed (PollItem* first = items)
        {
            if (Poll(first, (nuint)items.Length, milliseconds) < 0)
            {
                foreach (ref PollItem item in items)
                {
                    item.Happened = 0;
                }
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static unsafe partial int Poll(PollItem* items, nuint count, int timeout);
}
