using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Vireo.Drivers.NwFilters;

/// <summary>Orders for <c>ebtables-restore</c> and <c>iptables-restore</c>, of which the kernel takes all or none.</summary>
internal sealed partial class RestoreText(string table)
{
    private readonly StringBuilder _text = new StringBuilder().Append('*').Append(table).Append('\n');
    private readonly List<FirewallCommand?> _commands = [null];

    /// <summary>Whether nothing is to be done.</summary>
    public bool IsEmpty => _commands.Count == 1;

    /// <summary>Appends an order that is one already.</summary>
    public void Add(string line)
    {
        _text.Append(line).Append('\n');
        _commands.Add(null);
    }

    /// <summary>Appends a call's arguments from a place on, with the names that its chains have in the kernel.</summary>
    public void Add(FirewallCommand command, int from, Func<string, string> nameOf)
    {
        IReadOnlyList<string> words = command.Arguments;
        for (int i = from; i < words.Count; i++)
        {
            bool isChain = i > from && words[i - 1] is "-A" or "-j";
            _text.Append(i > from ? " " : "").Append(Quote(isChain ? nameOf(words[i]) : words[i]));
        }

        _text.Append('\n');
        _commands.Add(command);
    }

    /// <summary>The call that a tool's complaint is about; null when it is about none.</summary>
    public FirewallCommand? Blamed(string complaint) =>
        LineNumber().Match(complaint) is { Success: true } match
        && int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture) is var line && line > 0 && line <= _commands.Count
            ? _commands[line - 1] : null;

    /// <inheritdoc/>
    public override string ToString() => _text + "COMMIT\n";

    // Words are a document's and may have anything in them. A line break would end the order, and is what no tool can read back: comments
    // have a blank there.
    private static string Quote(string word)
    {
        if (Plain().IsMatch(word))
        {
            return word;
        }

        var quoted = new StringBuilder("\"");
        foreach (char c in word)
        {
            quoted.Append(char.IsControl(c) ? " " : c is '"' or '\\' ? "\\" + c : c.ToString());
        }

        return quoted.Append('"').ToString();
    }

    [GeneratedRegex("^[A-Za-z0-9_/.,:=!+-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex("line:? (?<line>[0-9]{1,9})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LineNumber();
}
