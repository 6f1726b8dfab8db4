namespace Vireo.Daemon;

/// <summary>
/// The daemon's log sink: filters decide which lines exist, each output takes those that are urgent enough for it. Settings change at run
/// time (admin, SIGHUP).
/// </summary>
internal sealed class LogRouter : ILogSink
{
    private readonly Lock _lock = new();
    private LogFilter[] _filters = [];
    private LogOutput[] _outputs = [];
    private LogLevel _default = LogLevel.Warning;

    /// <summary>The least level of categories that no filter names.</summary>
    public LogLevel DefaultLevel
    {
        get => _default;
        set
        {
            _default = value;
            Log.SetSink(this);
        }
    }

    /// <summary>The filters as <c>log_filters</c> writes them.</summary>
    public IReadOnlyList<LogFilter> Filters => _filters;

    /// <summary>The outputs as <c>log_outputs</c> writes them.</summary>
    public IReadOnlyList<LogOutputSpec> Outputs => [.. _outputs.Select(o => o.Spec)];

    public void SetFilters(LogFilter[] filters)
    {
        _filters = filters;
        Log.SetSink(this);
    }

    /// <summary>Replaces the outputs; when one cannot be opened the old ones stay.</summary>
    public void SetOutputs(LogOutputSpec[] specs)
    {
        var opened = new List<LogOutput>();
        try
        {
            foreach (LogOutputSpec spec in specs)
            {
                opened.Add(LogOutput.Open(spec));
            }
        }
        catch
        {
            opened.ForEach(o => o.Dispose());
            throw;
        }

        lock (_lock)
        {
            foreach (LogOutput output in _outputs)
            {
                output.Dispose();
            }

            _outputs = [.. opened];
        }

        Log.SetSink(this);
    }

    /// <inheritdoc/>
    public LogLevel MinimumLevel(string category)
    {
        // The first filter that matches counts.
        foreach (LogFilter filter in _filters)
        {
            if (filter.Matches(category))
            {
                return filter.Level;
            }
        }

        return _default;
    }

    /// <inheritdoc/>
    public void Write(in LogEntry entry)
    {
        string? line = null;
        lock (_lock)
        {
            foreach (LogOutput output in _outputs)
            {
                if (entry.Level < output.Spec.Level)
                {
                    continue;
                }

                line ??= LogFormat.Line(entry, TimeProvider.System.GetUtcNow(), Environment.ProcessId);
                try
                {
                    output.Write(entry, line);
                }
                catch (Exception e) when (e is IOException or VirException or ObjectDisposedException)
                {
                    // A full disk or a logger that is away must not stop the daemon, and cannot be logged anywhere.
                }
            }
        }
    }
}
