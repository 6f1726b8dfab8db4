namespace Vireo.Cli;

/// <summary>What the commands that ask a daemon have in common on their command lines.</summary>
internal sealed record CommandOptions
{
    /// <summary>The daemon; null for the default.</summary>
    public string? Uri { get; private init; }

    /// <summary>Whether the answer is JSON.</summary>
    public bool Json { get; private init; }

    /// <summary>Whether only the help is wanted.</summary>
    public bool Help { get; private init; }

    /// <summary>What stands between the options.</summary>
    public IReadOnlyList<string> Words { get; private init; } = [];

    /// <summary>The options of a command of its own that were given.</summary>
    public IReadOnlySet<string> Switches { get; private init; } = new HashSet<string>();

    /// <summary>What is wrong with the command line; null when nothing is.</summary>
    public string? Problem { get; private init; }

    /// <summary>Reads a command line. SWITCHES are the options without a value that the command knows beside the common ones.</summary>
    public static CommandOptions Read(IReadOnlyList<string> arguments, params ReadOnlySpan<string> switches)
    {
        string? uri = null, problem = null;
        bool json = false, help = false;
        var words = new List<string>();
        var given = new HashSet<string>();
        for (int i = 0; i < arguments.Count; i++)
        {
            string[] parts = arguments[i].StartsWith("--", StringComparison.Ordinal) ? arguments[i].Split('=', 2) : [arguments[i]];
            string Value() => parts.Length > 1 ? parts[1] : i + 1 < arguments.Count ? arguments[++i] : "";
            switch (parts[0])
            {
                case "--help" or "-h":
                    help = true;
                    break;
                case "--connect" or "-c":
                    uri = Value();
                    break;
                case "--output":
                    string form = Value();
                    json = form == "json";
                    problem ??= form is "json" or "text" ? null : $"--output takes 'json' or 'text', not '{form}'";
                    break;
                case ['-', _, ..]:
                    problem ??= switches.Contains(parts[0]) && parts.Length == 1 ? null : $"unknown option '{parts[0]}'";
                    given.Add(parts[0]);
                    break;
                default:
                    words.Add(parts[0]);
                    break;
            }
        }

        return new CommandOptions { Uri = uri, Json = json, Help = help, Words = words, Switches = given, Problem = problem };
    }
}
