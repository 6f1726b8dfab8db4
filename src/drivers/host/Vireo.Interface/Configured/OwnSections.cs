namespace Vireo.Drivers.Interfaces;

/// <summary>
/// The file that we write, as sections: a comment that names the interface, and its paragraphs. A section that is not changed keeps its
/// bytes, and what an administrator wrote before the first one too.
/// </summary>
internal sealed class OwnSections
{
    private const string Mark = "# vireo interface ";
    private const string Head = "# Interfaces that clients of Vireo defined. Each section belongs to one of them.\n";
    private readonly List<(string? Name, string Text)> _sections = [];

    /// <param name="text">The content of the file; null when there is none.</param>
    public OwnSections(string? text)
    {
        string? name = null;
        int from = 0;
        string all = text ?? Head;
        for (int at = 0; at < all.Length; at = EndOfLine(all, at))
        {
            if (all.AsSpan(at).StartsWith(Mark))
            {
                Keep(name, all[from..at]);
                from = at;
                name = all[(at + Mark.Length)..EndOfLine(all, at)].TrimEnd();
            }
        }

        Keep(name, all[from..]);
    }

    /// <summary>The interfaces that have a section.</summary>
    public IEnumerable<string> Names => _sections.Where(static s => s.Name is not null).Select(static s => s.Name!);

    /// <summary>The text of an interface's section, or null.</summary>
    public string? this[string name] => _sections.Find(s => s.Name == name).Text;

    /// <summary>Takes an interface's section away.</summary>
    public bool Remove(string name) => _sections.RemoveAll(s => s.Name == name) > 0;

    /// <summary>Puts an interface's section at the end, in the place of the one that it has.</summary>
    public void Set(string name, string paragraphs)
    {
        Remove(name);
        _sections.Add((name, $"{Mark}{name}\n{paragraphs}"));
    }

    /// <summary>The content of the file.</summary>
    public string Format() => string.Concat(_sections.Select(static s => s.Text.EndsWith('\n') ? s.Text : s.Text + "\n"));

    private void Keep(string? name, string text)
    {
        if (text.Length > 0)
        {
            _sections.Add((name, text));
        }
    }

    private static int EndOfLine(string text, int at) => text.IndexOf('\n', at) is >= 0 and var end ? end + 1 : text.Length;
}
