using System.Globalization;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>What the kernel counts of a process and its threads, read from <c>/proc</c>. Anything that has ended meanwhile gives null.</summary>
internal static class ProcessFigures
{
    private static readonly ulong NanosecondsPerTick = 1_000_000_000UL / (ulong)Vireo.Posix.Host.ClockTicks;

    /// <summary>CPU time of a process in nanoseconds: in all, for the guest and user code, and in the kernel.</summary>
    public static (ulong Total, ulong User, ulong System)? CpuTime(int pid) => Fields($"/proc/{pid}/stat") is { } f && f.Length > 21
        ? ((Number(f[11]) + Number(f[12])) * NanosecondsPerTick, Number(f[11]) * NanosecondsPerTick, Number(f[12]) * NanosecondsPerTick)
        : null;

    /// <summary>CPU time of a thread, the host CPU that it last ran on, and how long it waited for one, in nanoseconds.</summary>
    public static (ulong Time, int Cpu, ulong Delay)? Thread(int pid, int thread)
    {
        if (Fields($"/proc/{pid}/task/{thread}/stat") is not { Length: > 36 } f)
        {
            return null;
        }

        ulong delay = 0;
        if (Text($"/proc/{pid}/task/{thread}/schedstat") is { } sched)
        {
            string[] parts = sched.Split(' ');
            delay = parts.Length > 1 ? Number(parts[1]) : 0;
        }

        return ((Number(f[11]) + Number(f[12])) * NanosecondsPerTick, (int)Number(f[36]), delay);
    }

    /// <summary>Resident memory in KiB.</summary>
    public static ulong? Resident(int pid) =>
        Text($"/proc/{pid}/statm") is { } text && text.Split(' ') is { Length: > 1 } parts ? Number(parts[1]) * (ulong)Vireo.Posix.Host.PageSize / 1024 : null;

    // The name in parentheses may itself hold blanks and parentheses: fields are counted after the last one.
    private static string[]? Fields(string path) =>
        Text(path) is { } text && text.LastIndexOf(')') is > 0 and var end ? text[(end + 2)..].Split(' ') : null;

    private static string? Text(string path)
    {
        try
        {
            return File.ReadAllText(path).TrimEnd('\n');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static ulong Number(string text) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong v) ? v : 0;
}
