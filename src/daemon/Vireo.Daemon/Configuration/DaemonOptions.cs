using System.Globalization;

namespace Vireo.Daemon;

/// <summary>The switches of the command line: libvirtd's own, and <c>--root</c>. It only reads them.</summary>
internal sealed record DaemonOptions
{
    public bool Verbose { get; private init; }

    public bool Daemonize { get; private init; }

    public bool Listen { get; private init; }

    /// <summary>Seconds without clients after which the daemon ends; -1 for never.</summary>
    public int Timeout { get; private init; } = -1;

    public string? ConfigFile { get; private init; }

    public string? PidFile { get; private init; }

    public string? Root { get; private init; }

    public bool ShowVersion { get; private init; }

    public bool ShowHelp { get; private init; }

    /// <summary>What is wrong with the switches, for standard error; null when nothing is.</summary>
    public string? Fault { get; private init; }

    /// <summary>True when the fault is followed by the help text.</summary>
    public bool FaultShowsHelp { get; private init; }

    /// <summary>Reads the switches as getopt_long does: short ones may be joined, long ones shortened, values follow or are
    /// joined.</summary>
    public static DaemonOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new DaemonOptions();
        for (int i = 0; i < arguments.Count; i++)
        {
            string argument = arguments[i];
            if (argument.StartsWith("--", StringComparison.Ordinal) && argument.Length > 2)
            {
                int equals = argument.IndexOf('=', StringComparison.Ordinal);
                string typed = equals < 0 ? argument[2..] : argument[2..equals];
                (string Name, char Letter, bool HasValue)[] matches = [
                    .. Known.Where(k => k.Name.StartsWith(typed, StringComparison.Ordinal))];
                (string Name, char Letter, bool HasValue)[] exact = [.. matches.Where(k => k.Name == typed)];
                matches = exact.Length == 1 ? exact : matches;
                if (matches.Length != 1)
                {
                    return options with { Fault = $"unrecognized option '{argument}'", FaultShowsHelp = true };
                }

                if (!matches[0].HasValue && equals >= 0)
                {
                    return options with { Fault = $"option '--{matches[0].Name}' doesn't allow an argument", FaultShowsHelp = true };
                }

                string? value = equals >= 0 ? argument[(equals + 1)..] : null;
                if (matches[0].HasValue && value is null && (value = Next(arguments, ref i)) is null)
                {
                    return options with { Fault = $"option '--{matches[0].Name}' requires an argument", FaultShowsHelp = true };
                }

                options = options.With(matches[0].Letter, value);
            }
            else if (argument.Length > 1 && argument[0] == '-')
            {
                for (int j = 1; j < argument.Length; j++)
                {
                    char letter = argument[j];
                    (string Name, char Letter, bool HasValue) known = Known.FirstOrDefault(
                        k => k.Letter == letter && char.IsAsciiLetter(letter) && letter != 'R');
                    if (known.Name is null)
                    {
                        return options with { Fault = $"invalid option -- '{letter}'", FaultShowsHelp = true };
                    }

                    string? value = null;
                    if (known.HasValue)
                    {
                        value = j + 1 < argument.Length ? argument[(j + 1)..] : Next(arguments, ref i);
                        j = argument.Length;
                        if (value is null)
                        {
                            return options with { Fault = $"option requires an argument -- '{letter}'", FaultShowsHelp = true };
                        }
                    }

                    options = options.With(letter, value);
                }
            }
            else
            {
                return options with { Fault = "unexpected, non-option, command line arguments" };
            }

            if (options.Fault is not null)
            {
                return options;
            }
        }

        return options;
    }

    // 'R' stands for --root, which has no short form.
    private static readonly (string Name, char Letter, bool HasValue)[] Known =
    [
        ("verbose", 'v', false), ("daemon", 'd', false), ("listen", 'l', false), ("config", 'f', true), ("timeout", 't', true),
        ("pid-file", 'p', true), ("version", 'V', false), ("help", 'h', false), ("root", 'R', true),
    ];

    private static string? Next(IReadOnlyList<string> arguments, ref int i) => i + 1 < arguments.Count ? arguments[++i] : null;

    private DaemonOptions With(char letter, string? value) => letter switch
    {
        'v' => this with { Verbose = true },
        'd' => this with { Daemonize = true },
        'l' => this with { Listen = true },
        'f' => this with { ConfigFile = value },
        'p' => this with { PidFile = value },
        'R' => string.IsNullOrEmpty(value)
            ? this with { Fault = "option '--root' requires a folder" }

            // A daemon in the background works in another folder than its caller.
            : this with { Root = Path.GetFullPath(value) },
        'V' => this with { ShowVersion = true },
        'h' => this with { ShowHelp = true },
        _ => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) && seconds > 0
            ? this with { Timeout = seconds }
            : this with { Fault = "Invalid value for timeout" },
    };

    /// <summary>The text of <c>--help</c>, with the places that apply to this start.</summary>
    public static string Help(DaemonPlaces places) =>
        $"""

        Usage:
          vireod [options]

        Options:
          -h | --help            Display program help
          -v | --verbose         Verbose messages
          -d | --daemon          Run as a daemon & write PID file
          -l | --listen          Listen for TCP/IP connections
          -t | --timeout <secs>  Exit after timeout period
          -f | --config <file>   Configuration file
          -V | --version         Display version information
          -p | --pid-file <file> Change name of PID file
               --root <folder>   Keep every file and socket below this folder

        libvirt management daemon:

          Default paths:

            Configuration file (unless overridden by -f):
              {places.ConfigFile}

            Sockets:
              {places.Socket}
              {places.ReadOnlySocket ?? "(no read-only socket)"}

            PID file (unless overridden by -p):
              {places.PidFile}


        """;
}
