using Vireo.Drivers;

namespace Vireo.Daemon;

/// <summary>Chooses the log settings: defaults, then the configuration, then the environment (which wins), then <c>--verbose</c>.</summary>
internal static class LogSetup
{
    public static void Apply(LogRouter router, DaemonConfig config, DaemonOptions options, DriverPaths paths,
        Func<string, string?> environment)
    {
        router.DefaultLevel = config.LogLevel ?? router.DefaultLevel;

        if (environment("LIBVIRT_DEBUG") is { Length: > 0 } debug)
        {
            router.DefaultLevel = debug switch
            {
                "1" or "debug" => LogLevel.Debug,
                "2" or "info" => LogLevel.Info,
                "3" or "warn" or "warning" => LogLevel.Warning,
                "4" or "error" => LogLevel.Error,
                _ => LogLevel.Debug,
            };
        }

        if (options.Verbose && router.DefaultLevel > LogLevel.Info)
        {
            router.DefaultLevel = LogLevel.Info;
        }

        router.SetFilters(NonEmpty(environment("LIBVIRT_LOG_FILTERS")) is { } filters
            ? LogFilter.ParseAll(filters)
            : [.. config.LogFilters ?? []]);
        if (NonEmpty(environment("LIBVIRT_LOG_OUTPUTS")) is { } outputs)
        {
            router.SetOutputs(LogOutputSpec.ParseAll(outputs));
        }
        else if (config.LogOutputs is { Value.Count: > 0 } configured)
        {
            configured.Use(specs => router.SetOutputs([.. specs]));
        }
        else
        {
            router.SetOutputs([Default(router, options, paths)]);
        }
    }

    /// <summary>The output when nobody names one: the terminal or the caller in the foreground, the journal or a log in the
    /// background.</summary>
    public static LogOutputSpec Default(LogRouter router, DaemonOptions options, DriverPaths paths)
    {
        if (!options.Daemonize && !Vireo.Posix.Daemonizer.IsDetachedChild)
        {
            return new LogOutputSpec(router.DefaultLevel, LogDestination.Stderr, null);
        }

        if (paths.Root is null && File.Exists(JournaldLogOutput.Socket))
        {
            return new LogOutputSpec(router.DefaultLevel, LogDestination.Journald, null);
        }

        if (paths.Root is null && paths.Mode == DaemonMode.System)
        {
            return new LogOutputSpec(router.DefaultLevel, LogDestination.Syslog, "vireod");
        }

        Directory.CreateDirectory(paths.LogBase);
        return new LogOutputSpec(router.DefaultLevel, LogDestination.File, Path.Combine(paths.LogBase, "libvirtd.log"));
    }

    private static string? NonEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
