using System.IO.Enumeration;
using System.Text;
using Vireo.Drivers.Host;

namespace Vireo.Drivers.Interfaces;

/// <summary>
/// What ifupdown's files say at one moment: read by its own rules (<c>interfaces(5)</c>), from the main file and those that it includes.
/// It only reads, and what it does not understand it passes over.
/// </summary>
internal sealed class Configuration
{
    private const int MostFiles = 256;
    private static readonly char[] s_blanks = [' ', '\t'];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly string _own;

    private Configuration(string own) => _own = own;

    /// <summary>All paragraphs in their order.</summary>
    public List<Stanza> Stanzas { get; } = [];

    /// <summary>What is started with the host.</summary>
    public HashSet<string> Auto { get; } = new(StringComparer.Ordinal);

    /// <summary>What is started when its card appears.</summary>
    public HashSet<string> Hotplug { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether our own file is among those that are included, or would be if it existed.</summary>
    public bool IncludesOwn { get; private set; }

    /// <summary>Reads the files.</summary>
    /// <param name="main">The main file.</param>
    /// <param name="own">Our own file.</param>
    public static Configuration Read(string main, string own)
    {
        var configuration = new Configuration(own);
        configuration.ReadFile(main);
        return configuration;
    }

    /// <summary>The paragraphs of one interface.</summary>
    public List<Stanza> Of(string name) => Stanzas.FindAll(s => s.Name == name);

    /// <summary>Names of interfaces that are configured by themselves, and not as a part of another one.</summary>
    public IEnumerable<string> Names()
    {
        var parts = Stanzas.SelectMany(PartsOf).ToHashSet(StringComparer.Ordinal);
        return Stanzas.Select(static s => s.Name).Distinct().Where(n => !parts.Contains(n));
    }

    /// <summary>The ports of a bridge or the members of a bond.</summary>
    public static string[] PartsOf(Stanza stanza)
    {
        string text = stanza["bridge-ports"] ?? stanza["bond-slaves"] ?? "";
        return [.. text.Split(s_blanks, StringSplitOptions.RemoveEmptyEntries).Where(static p => p != "none")];
    }

    private void ReadFile(string path)
    {
        if (_seen.Count >= MostFiles || !_seen.Add(path) || HostFiles.ReadText(path) is not { } text)
        {
            return;
        }

        Stanza? open = null;
        foreach (string line in Lines(text))
        {
            string[] words = line.Split(s_blanks, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            string value = words.Length > 1 ? words[1] : "";
            string[] values = value.Split(s_blanks, StringSplitOptions.RemoveEmptyEntries);
            switch (words[0])
            {
                case "iface":
                    open = new Stanza(values.ElementAtOrDefault(0) ?? "", values.ElementAtOrDefault(1) ?? "",
                        values.ElementAtOrDefault(2) ?? "", path);
                    Stanzas.Add(open);
                    break;
                case "auto" or "allow-auto":
                    Auto.UnionWith(values);
                    open = null;
                    break;
                case "allow-hotplug":
                    Hotplug.UnionWith(values);
                    open = null;
                    break;
                case "source" or "source-directory":
                    Array.ForEach(values, pattern => Include(pattern, path, words[0] != "source"));
                    open = null;
                    break;
                case "mapping" or "rename" or "no-auto-down" or "no-scripts" or "template":
                case var word when word.StartsWith("allow-", StringComparison.Ordinal):
                    open = null;
                    break;
                default:
                    open?.Add(words[0], value);
                    break;
            }
        }
    }

    private void Include(string pattern, string from, bool wholeFolder)
    {
        string path = Path.GetFullPath(pattern, Path.GetDirectoryName(from)!);
        string folder = wholeFolder ? path : Path.GetDirectoryName(path) ?? "/";
        string names = wholeFolder ? "*" : Path.GetFileName(path);
        bool Fits(string name) => !name.StartsWith('.') && (wholeFolder
            ? name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') : FileSystemName.MatchesSimpleExpression(names, name));
        IncludesOwn |= folder == Path.GetDirectoryName(_own) && Fits(Path.GetFileName(_own));
        if (Directory.Exists(folder))
        {
            foreach (string file in Directory.GetFiles(folder).Where(f => Fits(Path.GetFileName(f))).Order(StringComparer.Ordinal))
            {
                ReadFile(file);
            }
        }
    }

    // Without comments and empty lines; a backslash at the end takes the next line along.
    private static IEnumerable<string> Lines(string text)
    {
        var whole = new StringBuilder();
        foreach (string raw in text.Split('\n'))
        {
            string line = raw.TrimEnd('\r');
            if (whole.Length == 0 && line.TrimStart().StartsWith('#'))
            {
                continue;
            }

            if (line.EndsWith('\\'))
            {
                whole.Append(line, 0, line.Length - 1).Append(' ');
                continue;
            }

            line = whole.Append(line).ToString().Trim();
            whole.Clear();
            if (line.Length > 0)
            {
                yield return line;
            }
        }
    }
}
