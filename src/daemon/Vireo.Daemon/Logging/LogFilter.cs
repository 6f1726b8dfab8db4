namespace Vireo.Daemon;

/// <summary>One entry of <c>log_filters</c>: categories that match get their own least level.</summary>
internal sealed record LogFilter(LogLevel Level, string Match)
{
    /// <summary>Reads <c>1:qemu 3:rpc …</c>.</summary>
    public static LogFilter[] ParseAll(string text)
    {
        var filters = new List<LogFilter>();
        foreach (string entry in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            int colon = entry.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
            {
                throw LogErrors.FilterMalformed(entry);
            }

            LogLevel level = LogOutputSpec.ParseLevel(entry[..colon])
                ?? throw LogErrors.FilterPriority(entry[..colon], entry);

            // A plus asked for stack traces in old releases; it is still let through.
            string match = entry[(colon + 1)..].Split(':')[0].TrimStart('+');
            if (match.Length == 0)
            {
                throw LogErrors.FilterMatch(entry[(colon + 1)..]);
            }

            filters.Add(new LogFilter(level, match));
        }

        return [.. filters];
    }

    /// <summary>Whether the filter is about <paramref name="category"/>: a shell pattern that matches anywhere in it.</summary>
    public bool Matches(string category) => Glob.IsMatch("*" + Match + "*", category);

    /// <summary>As libvirt shows it: with the stars that it puts around every pattern.</summary>
    public override string ToString() => $"{(int)Level}:*{Match}*";
}
