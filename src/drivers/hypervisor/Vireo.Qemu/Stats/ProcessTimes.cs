using System.Globalization;

namespace Vireo.Drivers.Qemu.Stats;

/// <summary>What the kernel reports of an emulator's process and threads: CPU time, memory, waiting. Every reading may find that the
/// process is gone.</summary>
/// <param name="User">Time in user mode, in nanoseconds.</param>
/// <param name="System">Time in the kernel, in nanoseconds.</param>
/// <param name="Cpu">The host CPU that it ran on last.</param>
public readonly record struct ProcessTimes(ulong User, ulong System, int Cpu)
{
    // USER_HZ, the unit of /proc, is 100 on all of Linux's architectures that matter here.
    private const ulong NanosecondsPerTick = 10_000_000;

    /// <summary>Both together.</summary>
    public ulong Total => User + System;

    /// <summary>Of a process, or of one of its threads; null when it is gone.</summary>
    public static ProcessTimes? Read(int process, int thread = 0)
    {
        string? stat = Text(Folder(process, thread) + "/stat");

        // The second field is the program's name in parentheses, which may hold anything: the fields are counted from the last parenthesis.
        int end = stat?.LastIndexOf(')') ?? -1;
        if (end < 0 || end + 2 > stat!.Length)
        {
            return null;
        }

        string[] fields = stat[(end + 2)..].Split(' ');
        return fields.Length > 36
            && ulong.TryParse(fields[11], NumberStyles.None, CultureInfo.InvariantCulture, out ulong user)
            && ulong.TryParse(fields[12], NumberStyles.None, CultureInfo.InvariantCulture, out ulong system)
            && int.TryParse(fields[36], NumberStyles.None, CultureInfo.InvariantCulture, out int cpu)
            ? new(user * NanosecondsPerTick, system * NanosecondsPerTick, cpu)
            : null;
    }

    /// <summary>Resident memory of a process in KiB; null when it is gone.</summary>
    public static ulong? ReadResidentKiB(int process)
    {
        string[] fields = (Text(Folder(process, 0) + "/statm") ?? "").Split(' ');
        return fields.Length > 1 && ulong.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out ulong pages)
            ? pages * (ulong)(Environment.SystemPageSize / 1024)
            : null;
    }

    /// <summary>How long a thread was ready but not running, in nanoseconds.</summary>
    public static ulong? ReadDelay(int process, int thread)
    {
        string[] fields = (Text(Folder(process, thread) + "/schedstat") ?? "").Split(' ');
        return fields.Length > 1 && ulong.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out ulong delay)
            ? delay
            : null;
    }

    /// <summary>How long a thread waited for IO, in nanoseconds; 0 on kernels that do not count it.</summary>
    public static ulong ReadWait(int process, int thread)
    {
        const string Name = "se.statistics.wait_sum";
        foreach (string line in (Text(Folder(process, thread) + "/sched") ?? "").Split('\n'))
        {
            if (line.StartsWith(Name, StringComparison.Ordinal) && line.IndexOf(':', StringComparison.Ordinal) is var colon and > 0
                && double.TryParse(line.AsSpan(colon + 1).Trim(), NumberStyles.Float, CultureInfo.InvariantCulture,
                    out double milliseconds))
            {
                return (ulong)(milliseconds * 1_000_000);
            }
        }

        return 0;
    }

    private static string Folder(int process, int thread) => thread == 0
        ? string.Create(CultureInfo.InvariantCulture, $"/proc/{process}")
        : string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/task/{thread}");

    private static string? Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
