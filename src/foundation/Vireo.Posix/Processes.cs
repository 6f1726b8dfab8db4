using System.Runtime.InteropServices;

namespace Vireo.Posix;

/// <summary>Calls on processes by number, and on the current one.</summary>
public static partial class Processes
{
    private const int NoHang = 1;

    /// <summary>Sends a signal (0 only asks); false when there is no such process.</summary>
    public static bool Kill(int pid, int signal) =>
        KillProcess(pid, signal) == 0
            || (Marshal.GetLastPInvokeError() == Libc.Esrch ? false : throw ProcessErrors.SignalNotSent(
                Marshal.GetLastPInvokeError(), signal, pid));

    /// <summary>True when the process exists and has not ended; a zombie has.</summary>
    public static bool IsRunning(int pid)
    {
        try
        {
            string stat = File.ReadAllText($"/proc/{pid}/stat");
            int end = stat.LastIndexOf(')');
            return end >= 0 && end + 2 < stat.Length && stat[end + 2] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Start time of a process in clock ticks since boot: with the pid it names a process for good. 0 when there is
    /// none.</summary>
    public static ulong StartTime(int pid)
    {
        try
        {
            string stat = File.ReadAllText($"/proc/{pid}/stat");
            string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return ulong.Parse(fields[19], System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>Collects the exit of a child that has ended; null when it has not, or is not ours.</summary>
    public static unsafe ProcessExit? Reap(int pid)
    {
        int status;
        int result;
        do
        {
            // SAFETY: waitpid stores one int.
            result = WaitPid(pid, &status, NoHang);
        }
        while (result < 0 && Marshal.GetLastPInvokeError() == Libc.Eintr);
        return result != pid ? null : (status & 0x7F) == 0 ? new ProcessExit((status >> 8) & 0xFF, 0) : new ProcessExit(0, status & 0x7F);
    }

    /// <summary>Sets a resource limit of a running process.</summary>
    public static unsafe void SetLimit(int pid, ResourceLimit limit)
    {
        ulong* values = stackalloc ulong[2];
        values[0] = limit.Soft;
        values[1] = limit.Hard;

        // SAFETY: rlimit is two 64-bit numbers; the old value is not asked for.
        if (PrLimit(pid, (int)limit.Kind, values, null) != 0)
        {
            int error = Marshal.GetLastPInvokeError();
            string what = limit.Kind switch
            {
                ResourceKind.LockedMemory => "locked memory",
                ResourceKind.Processes => "number of subprocesses",
                ResourceKind.OpenFiles => "number of open files",
                ResourceKind.CoreSize => "core file size",
                _ => limit.Kind.ToString(),
            };
            throw ProcessErrors.LimitNotSet(error, what, pid, limit.Hard);
        }
    }

    /// <summary>The resource limit of a running process; pid 0 is the caller.</summary>
    public static unsafe ResourceLimit GetLimit(int pid, ResourceKind kind)
    {
        ulong* values = stackalloc ulong[2];

        // SAFETY: rlimit is two 64-bit numbers; nothing is set.
        return PrLimit(pid, (int)kind, null, values) == 0
            ? new ResourceLimit(kind, values[0], values[1])
            : throw ProcessErrors.LimitUnreadable(Marshal.GetLastPInvokeError(), kind, pid);
    }

    /// <summary>Processors that a process or thread may run on (0: the calling thread).</summary>
    public static unsafe int[] GetAffinity(int id)
    {
        const int size = 1024;
        byte* mask = stackalloc byte[size];

        // SAFETY: the size is passed; the kernel stores no more.
        int got = SchedGetAffinity(id, size, mask);
        if (got < 0)
        {
            throw ProcessErrors.AffinityUnreadable(Marshal.GetLastPInvokeError(), id);
        }

        var list = new List<int>();
        for (int cpu = 0; cpu < size * 8; cpu++)
        {
            if ((mask[cpu / 8] & (1 << (cpu % 8))) != 0)
            {
                list.Add(cpu);
            }
        }

        return [.. list];
    }

    /// <summary>Restricts a process's or thread's processors.</summary>
    public static unsafe void SetAffinity(int id, ReadOnlySpan<int> cpus)
    {
        const int size = 1024;
        byte* mask = stackalloc byte[size];
        new Span<byte>(mask, size).Clear();
        foreach (int cpu in cpus)
        {
            mask[cpu / 8] |= (byte)(1 << (cpu % 8));
        }

        // SAFETY: the size is passed.
        if (SchedSetAffinity(id, size, mask) != 0)
        {
            throw ProcessErrors.AffinityNotSet(Marshal.GetLastPInvokeError(), id);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int KillProcess(int pid, int signal);

    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    private static unsafe partial int WaitPid(int pid, int* status, int options);

    [LibraryImport("libc", EntryPoint = "prlimit64", SetLastError = true)]
    private static unsafe partial int PrLimit(int pid, int resource, ulong* set, ulong* get);

    [LibraryImport("libc", EntryPoint = "sched_getaffinity", SetLastError = true)]
    private static unsafe partial int SchedGetAffinity(int id, nint size, byte* mask);

    [LibraryImport("libc", EntryPoint = "sched_setaffinity", SetLastError = true)]
    private static unsafe partial int SchedSetAffinity(int id, nint size, byte* mask);

    /// <summary>How many bytes a process has written so far, to wherever; 0 when that cannot be known.</summary>
    public static ulong Written(int pid)
    {
        try
        {
            foreach (string line in File.ReadLines($"/proc/{pid}/io"))
            {
                if (line.StartsWith("wchar: ", StringComparison.Ordinal))
                {
                    return ulong.TryParse(line.AsSpan(7), out ulong bytes) ? bytes : 0;
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is gone, or another user's.
        }

        return 0;
    }
}
