namespace Vireo.Daemon;

/// <summary>An open output. Its caller holds the router's lock, so a line is never torn.</summary>
internal abstract class LogOutput(LogOutputSpec spec) : IDisposable
{
    public LogOutputSpec Spec { get; } = spec;

    /// <summary>Writes one line; <paramref name="line"/> is formatted in libvirt's way and ends with a line feed.</summary>
    public abstract void Write(in LogEntry entry, string line);

    public virtual void Dispose()
    {
    }

    public static LogOutput Open(LogOutputSpec spec) => spec.Destination switch
    {
        LogDestination.File => new FileLogOutput(spec),
        LogDestination.Stderr => new StderrLogOutput(spec),
        LogDestination.Syslog => new SyslogLogOutput(spec),
        _ => new JournaldLogOutput(spec),
    };
}
