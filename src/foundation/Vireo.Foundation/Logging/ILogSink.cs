namespace Vireo;

/// <summary>Where log lines go. Only executables set one (<see cref="Log.SetSink"/>); libraries never do.</summary>
public interface ILogSink
{
    /// <summary>The least urgent level that this sink wants from <paramref name="category"/>.</summary>
    LogLevel MinimumLevel(string category);

    /// <summary>Takes one line. Must not throw and must not wait for long.</summary>
    void Write(in LogEntry entry);
}

/// <summary>One log line before it is formatted.</summary>
/// <param name="Category">Source of the line, for example <c>qemu.qemu_monitor</c>; log filters match on it.</param>
/// <param name="Level">How urgent it is.</param>
/// <param name="Function">Name of the member that logged.</param>
/// <param name="Line">Line in that member's file.</param>
/// <param name="Message">The text.</param>
public readonly record struct LogEntry(string Category, LogLevel Level, string Function, int Line, string Message);
