using System.Runtime.InteropServices;

namespace Vireo.Posix;

/// <summary>Gives the processor away for less than a timer can count. For waits that are bounded by the caller, in the range of a few
/// switches of tasks.</summary>
public static partial class Nap
{
    /// <summary>Sleeps about that long; a signal may end it early.</summary>
    public static unsafe void Microseconds(int count)
    {
        long* time = stackalloc long[2];
        time[0] = count / 1_000_000;
        time[1] = count % 1_000_000 * 1000L;

        // SAFETY: the kernel reads one timespec, and is not asked for the rest.
        _ = NanoSleep(time, null);
    }

    [LibraryImport("libc", EntryPoint = "nanosleep")]
    private static unsafe partial int NanoSleep(long* time, long* rest);
}
