using System.Text;

namespace Vireo.Drivers;

/// <summary>
/// A node of content that belongs to applications, with the names as they are written: prefixes are looked up in the declarations, and one
/// that nobody declared is part of the name, as for libxml2. It is read from text that <see cref="Xml.XmlTree"/> found well-formed.
/// </summary>
internal sealed class MarkupNode
{
    private const string Cdata = "<![CDATA[", CdataEnd = "]]>";

    /// <summary>The name of an element, with its prefix; null for everything else.</summary>
    public string? Name { get; set; }

    /// <summary>What is no element: text without references, or a comment, an instruction or a CDATA section as written.</summary>
    public string Text { get; private init; } = "";

    /// <summary>Whether <see cref="Text"/> is character data.</summary>
    public bool IsText => Name is null && !Text.StartsWith('<');

    /// <summary>The namespaces that an element declares, by prefix; the default namespace has the empty one.</summary>
    public List<(string Prefix, string Uri)> Declared { get; } = [];

    /// <summary>The other attributes of an element.</summary>
    public List<(string Name, string Value)> Attributes { get; } = [];

    /// <summary>What an element contains.</summary>
    public List<MarkupNode> Children { get; } = [];

    /// <summary>The element that contains this one.</summary>
    public MarkupNode? Parent { get; private set; }

    /// <summary>The elements among the children.</summary>
    public IEnumerable<MarkupNode> Elements => Children.Where(static c => c.Name is not null);

    /// <summary>The namespace of an element, or null.</summary>
    public string? Namespace => Name is null ? null : Lookup(Prefix);

    private string Prefix => Name!.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? Name[..colon] : "";

    /// <summary>Reads the element that <paramref name="xml"/> is; what stands around it is dropped.</summary>
    public static MarkupNode Read(string xml)
    {
        var root = new MarkupNode { Name = "" };
        Xml.XmlElement element = Xml.XmlTree.Parse(xml).Root;
        (int start, int end) = element.Extent();
        string source = element.Tree.Source;
        for (MarkupNode open = root; start < end;)
        {
            start = open.ReadOne(source, start, out open);
        }

        root.Children[0].Parent = null;
        return root.Children[0];
    }

    /// <summary>Makes an element the last of this one's children.</summary>
    public void Add(MarkupNode child)
    {
        child.Parent = this;
        Children.Add(child);
    }

    /// <summary>The element and all elements in it.</summary>
    public IEnumerable<MarkupNode> Family() => Elements.SelectMany(static e => e.Family()).Prepend(this);

    /// <summary>Takes an element out of a namespace, and the declaration with it.</summary>
    public void Leave(string uri)
    {
        foreach (MarkupNode member in Family().Where(e => e.Namespace == uri).ToList())
        {
            member.Name = member.Prefix.Length == 0 ? member.Name : member.Name![(member.Prefix.Length + 1)..];
        }

        Declared.RemoveAll(d => d.Uri == uri);
    }

    /// <summary>Puts all elements that have no namespace into one that is declared here.</summary>
    public void Enter(string prefix, string uri)
    {
        List<MarkupNode> bare = [.. Family().Where(static e => string.IsNullOrEmpty(e.Namespace))];
        Declared.Add((prefix, uri));
        bare.ForEach(e => e.Name = $"{prefix}:{e.Name}");
    }

    /// <summary>Drops blank text beside elements: it is layout, which is made anew.</summary>
    public void DropLayout()
    {
        foreach (MarkupNode element in Family().Where(e => e == this || e.Elements.Any()))
        {
            element.Children.RemoveAll(static c => c.IsText && string.IsNullOrWhiteSpace(c.Text));
        }
    }

    /// <summary>Writes it as libxml2 does: an element is laid out only when no text stands between its children.</summary>
    public void Write(StringBuilder text, int depth)
    {
        if (Name is null)
        {
            text.Append(IsText ? Escape(Text) : Text);
            return;
        }

        text.Append('<').Append(Name);
        foreach ((string prefix, string uri) in Declared)
        {
            Attribute(text, prefix.Length == 0 ? "xmlns" : "xmlns:" + prefix, uri);
        }

        Attributes.ForEach(a => Attribute(text, a.Name, a.Value));
        if (Children.Count == 0)
        {
            text.Append("/>");
            return;
        }

        text.Append('>');
        bool layout = !Children.Exists(static c => c.IsText || c.Text.StartsWith(Cdata, StringComparison.Ordinal));
        foreach (MarkupNode child in Children)
        {
            if (layout)
            {
                text.Append('\n').Append(' ', (depth + 1) * 2);
            }

            child.Write(text, depth + 1);
        }

        if (layout)
        {
            text.Append('\n').Append(' ', depth * 2);
        }

        text.Append("</").Append(Name).Append('>');
    }

    private string? Lookup(string prefix)
    {
        for (MarkupNode? at = this; at is not null; at = at.Parent)
        {
            int found = at.Declared.FindIndex(d => d.Prefix == prefix);
            if (found >= 0)
            {
                return at.Declared[found].Uri;
            }
        }

        return null;
    }

    // Reads what begins at a place in this element, and gives the element that is open behind it.
    private int ReadOne(string source, int start, out MarkupNode open)
    {
        open = this;
        ReadOnlySpan<char> rest = source.AsSpan(start);
        if (rest[0] != '<')
        {
            int length = rest.IndexOf('<');
            Children.Add(new MarkupNode { Text = Unescape(rest[..length]) });
            return start + length;
        }

        string? close = rest.StartsWith("<!--") ? "-->" : rest.StartsWith("<?") ? "?>" : rest.StartsWith(Cdata) ? CdataEnd : null;
        if (close is not null)
        {
            int length = rest.IndexOf(close) + close.Length;
            Children.Add(new MarkupNode { Text = rest[..length].ToString() });
            return start + length;
        }

        if (rest[1] == '/')
        {
            open = Parent!;
            return start + rest.IndexOf('>') + 1;
        }

        int at = start + 1;
        var element = new MarkupNode { Name = Take(source, ref at, " \t\n/>") };
        Add(element);
        while (true)
        {
            at += source.AsSpan(at).IndexOfAnyExcept(" \t\n");
            if (source[at] is '/' or '>')
            {
                open = source[at] == '/' ? this : element;
                return at + (source[at] == '/' ? 2 : 1);
            }

            string name = Take(source, ref at, " \t\n=");
            at += source.AsSpan(at).IndexOfAny('"', '\'');
            char quote = source[at++];
            string value = Unescape(Take(source, ref at, quote.ToString()));
            at++;
            element.AddAttribute(name, value);
        }
    }

    private void AddAttribute(string name, string value)
    {
        if (name is "xmlns")
        {
            Declared.Add(("", value));
        }
        else if (name.StartsWith("xmlns:", StringComparison.Ordinal))
        {
            Declared.Add((name[6..], value));
        }
        else
        {
            Attributes.Add((name, value));
        }
    }

    private static string Take(string source, ref int at, string stops)
    {
        int length = source.AsSpan(at).IndexOfAny(stops);
        at += length;
        return source[(at - length)..at];
    }

    private static string Unescape(ReadOnlySpan<char> written)
    {
        var text = new StringBuilder(written.Length);
        while (written.IndexOf('&') is >= 0 and var at)
        {
            text.Append(written[..at]);
            int end = written.IndexOf(';');
            ReadOnlySpan<char> name = written[(at + 1)..end];
            _ = name switch
            {
                "lt" => text.Append('<'),
                "gt" => text.Append('>'),
                "amp" => text.Append('&'),
                "quot" => text.Append('"'),
                "apos" => text.Append('\''),
                ['#', 'x', .. var digits] => text.Append(new Rune(Convert.ToInt32(digits.ToString(), 16))),
                _ => text.Append(new Rune(Convert.ToInt32(name[1..].ToString(), 10))),
            };
            written = written[(end + 1)..];
        }

        return text.Append(written).ToString();
    }

    private static void Attribute(StringBuilder text, string name, string value) => text.Append(' ').Append(name).Append("=\"")
        .Append(Escape(value).Replace("\"", "&quot;", StringComparison.Ordinal)).Append('"');

    private static string Escape(string value) =>
        value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(
            ">", "&gt;", StringComparison.Ordinal);
}
