using System.Runtime.CompilerServices;

namespace Vireo;

/// <summary>
/// Logs for one category. Debug and info texts are interpolated only when somebody wants them, so they may be left in hot paths.
/// </summary>
public sealed class Logger
{
    private volatile int _minimum = int.MaxValue;

    internal Logger(string category) => Category = category;

    /// <summary>The category that log filters match on.</summary>
    public string Category { get; }

    /// <summary>True when lines of <paramref name="level"/> go anywhere.</summary>
    public bool IsEnabled(LogLevel level) => (int)level >= _minimum;

    /// <summary>Logs at debug level; <paramref name="message"/> is built only when wanted.</summary>
    public void Debug(
        [InterpolatedStringHandlerArgument("")] ref DebugLogText message, [CallerMemberName] string function = "",
            [CallerLineNumber] int line = 0)
    {
        if (message.Enabled)
        {
            Write(LogLevel.Debug, message.ToStringAndClear(), function, line);
        }
    }

    /// <summary>Logs at info level; <paramref name="message"/> is built only when wanted.</summary>
    public void Info(
        [InterpolatedStringHandlerArgument("")] ref InfoLogText message, [CallerMemberName] string function = "",
            [CallerLineNumber] int line = 0)
    {
        if (message.Enabled)
        {
            Write(LogLevel.Info, message.ToStringAndClear(), function, line);
        }
    }

    /// <summary>Logs a warning.</summary>
    public void Warning(string message, [CallerMemberName] string function = "", [CallerLineNumber] int line = 0) =>
        Write(LogLevel.Warning, message, function, line);

    /// <summary>Logs an error.</summary>
    public void Error(string message, [CallerMemberName] string function = "", [CallerLineNumber] int line = 0) =>
        Write(LogLevel.Error, message, function, line);

    /// <summary>Logs <paramref name="error"/>: its text, and at debug level where it came from.</summary>
    public void Error(Exception error, [CallerMemberName] string function = "", [CallerLineNumber] int line = 0)
    {
        Write(LogLevel.Error, error.Reason(), function, line);
        if (error is not VirException && IsEnabled(LogLevel.Debug))
        {
            Write(LogLevel.Debug, error.ToString(), function, line);
        }
    }

    /// <summary>Logs at a level chosen at run time.</summary>
    public void Write(LogLevel level, string message, [CallerMemberName] string function = "", [CallerLineNumber] int line = 0)
    {
        if (IsEnabled(level) && Log.Sink is { } sink)
        {
            sink.Write(new LogEntry(Category, level, function, line, message));
        }
    }

    internal void SetMinimum(LogLevel? level) => _minimum = level is { } l ? (int)l : int.MaxValue;
}
