namespace Vireo.Daemon;

/// <summary>Where log lines can go.</summary>
internal enum LogDestination
{
    Stderr,
    Syslog,
    File,
    Journald,
}

/// <summary>One entry of <c>log_outputs</c>, for example <c>1:file:/var/log/libvirt/libvirtd.log</c>.</summary>
internal sealed record LogOutputSpec(LogLevel Level, LogDestination Destination, string? Argument)
{
    public static LogOutputSpec[] ParseAll(string text)
    {
        var outputs = new List<LogOutputSpec>();
        foreach (string entry in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = entry.Split(':', 3);
            if (parts.Length < 2)
            {
                throw LogErrors.OutputMalformed(entry);
            }

            LogLevel level = ParseLevel(parts[0])
                ?? throw LogErrors.OutputPriority(parts[0], entry);
            LogDestination destination = parts[1] switch
            {
                "stderr" => LogDestination.Stderr,
                "syslog" => LogDestination.Syslog,
                "file" => LogDestination.File,
                "journald" => LogDestination.Journald,
                _ => throw LogErrors.OutputDestination(parts[1], entry),
            };
            bool needsArgument = destination is LogDestination.Syslog or LogDestination.File;
            if (needsArgument != (parts.Length == 3 && parts[2].Length > 0))
            {
                throw LogErrors.OutputMalformed(entry);
            }

            if (destination == LogDestination.File && !Path.IsPathRooted(parts[2]))
            {
                throw LogErrors.OutputMalformed(entry);
            }

            outputs.Add(new LogOutputSpec(level, destination, needsArgument ? parts[2] : null));
        }

        return [.. outputs];
    }

    public static LogLevel? ParseLevel(string text) => text switch
    {
        "1" => LogLevel.Debug,
        "2" => LogLevel.Info,
        "3" => LogLevel.Warning,
        "4" => LogLevel.Error,
        _ => null,
    };

    /// <inheritdoc/>
    public override string ToString()
    {
        string name = Destination switch
        {
            LogDestination.Stderr => "stderr",
            LogDestination.Syslog => "syslog",
            LogDestination.File => "file",
            _ => "journald",
        };
        return Argument is null ? $"{(int)Level}:{name}" : $"{(int)Level}:{name}:{Argument}";
    }
}
