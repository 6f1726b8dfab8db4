using System.Globalization;

namespace Vireo.Daemon;

/// <summary>libvirt's form of a log line.</summary>
internal static class LogFormat
{
    public static string Line(in LogEntry entry, DateTimeOffset now, int thread) => string.Create(
        CultureInfo.InvariantCulture,
            $"{now:yyyy-MM-dd HH:mm:ss.fff}+0000: {thread}: {Name(entry.Level)} : {Function(entry)}:{entry.Line} : {entry.Message}\n");

    /// <summary>The two lines that open a log: version and host.</summary>
    public static string Preamble(string firstLine)
    {
        // The opening lines carry the time of the line that follows them.
        string now = firstLine[..23];
        int thread = Environment.ProcessId;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{now}+0000: {thread}: info : libvirt version: {DaemonVersion.LibraryText}, package: vireo {DaemonVersion.Text}\n"
            + $"{now}+0000: {thread}: info : hostname: {Environment.MachineName}\n");
    }

    // The ending is a habit of our language and says nothing to who reads a log.
    private static ReadOnlySpan<char> Function(in LogEntry entry) =>
        entry.Function.EndsWith("Async", StringComparison.Ordinal) ? entry.Function.AsSpan(0, entry.Function.Length - 5) : entry.Function;

    public static string Name(LogLevel level) => level switch
    {
        LogLevel.Debug => "debug",
        LogLevel.Info => "info",
        LogLevel.Warning => "warning",
        _ => "error",
    };

    public static int SyslogPriority(LogLevel level) => level switch
    {
        LogLevel.Debug => 7,
        LogLevel.Info => 6,
        LogLevel.Warning => 4,
        _ => 3,
    };
}
