namespace Vireo;

/// <summary>
/// The process's one log switch: which sink takes the lines. Without a sink nothing is logged and logging costs one comparison.
/// It knows no output; filters and outputs are the executable's business.
/// </summary>
public static class Log
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, Logger> Loggers = new(StringComparer.Ordinal);
    private static volatile ILogSink? _sink;

    /// <summary>The sink in use, or null.</summary>
    public static ILogSink? Sink => _sink;

    /// <summary>The logger of <paramref name="category"/>; the same object for the same name.</summary>
    public static Logger For(string category)
    {
        lock (Gate)
        {
            if (!Loggers.TryGetValue(category, out Logger? logger))
            {
                logger = new Logger(category);
                logger.SetMinimum(_sink?.MinimumLevel(category));
                Loggers.Add(category, logger);
            }

            return logger;
        }
    }

    /// <summary>Installs or replaces the sink, also to make changed filters take effect.</summary>
    public static void SetSink(ILogSink? sink)
    {
        lock (Gate)
        {
            _sink = sink;
            foreach (Logger logger in Loggers.Values)
            {
                logger.SetMinimum(sink?.MinimumLevel(logger.Category));
            }
        }
    }
}
