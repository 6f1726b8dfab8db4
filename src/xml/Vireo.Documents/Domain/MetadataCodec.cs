using System.Text;
using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>
/// The content of applications: kept as it came, except that libvirt keeps only the first element of each namespace, none without one, and
/// no text between them. A prefix that an element above declares is declared here, since the content is kept without what is above.
/// </summary>
public static class MetadataCodec
{
    /// <summary>Reads it.</summary>
    public static XmlFragment Parse(XmlElement element)
    {
        string whole = XmlFragment.From(element).Xml;
        XmlElement copy = XmlTree.Parse(whole).Root;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var outer = new List<(string Prefix, string Uri)>();
        var kept = new StringBuilder();
        int from = StartTagEnd(whole);
        XmlElement given = element.FirstChild;
        for (XmlElement child = copy.FirstChild; child.Exists; child = child.Next, given = given.Next)
        {
            (int start, int end) = child.Extent();
            if (given.NamespaceUri() is { Length: > 0 } uri && seen.Add(uri))
            {
                // The layout before the element goes with it.
                kept.Append(Layout(whole.AsSpan(from, start - from))).Append(whole, start, end - start);
                Collect(element, given, outer);
            }

            from = end;
        }

        if (seen.Count == 0)
        {
            return new XmlFragment("<metadata/>");
        }

        int tail = whole.LastIndexOf("</", StringComparison.Ordinal);
        kept.Append(Layout(whole.AsSpan(from, tail - from))).Append(whole, tail, whole.Length - tail);
        return new XmlFragment(StartTag(whole, outer) + kept);
    }

    /// <summary>Writes it.</summary>
    public static void Write(XmlOutput output, string name, XmlFragment value) =>
        output.Verbatim(XmlFragmentLayout.Indent(value.Xml, output.Depth));

    private static int StartTagEnd(string whole) => whole.IndexOf('>', StringComparison.Ordinal) + 1;

    private static string StartTag(string whole, List<(string Prefix, string Uri)> outer)
    {
        var tag = new StringBuilder(whole, 0, StartTagEnd(whole) - 1, whole.Length);
        foreach ((string prefix, string uri) in outer)
        {
            string value = uri.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
                .Replace("\"", "&quot;", StringComparison.Ordinal);
            tag.Append(" xmlns:").Append(prefix).Append("=\"").Append(value).Append('"');
        }

        return tag.Append('>').ToString();
    }

    // Blanks between elements stay, words do not.
    private static ReadOnlySpan<char> Layout(ReadOnlySpan<char> between)
    {
        int word = between.LastIndexOfAnyExcept(" \t\n");
        return between[(word + 1)..];
    }

    // The prefixes that an element and everything in it uses, in order of use, and that are declared above the content.
    private static void Collect(XmlElement content, XmlElement at, List<(string Prefix, string Uri)> outer)
    {
        Add(content, at, PrefixOf(at.WrittenName), outer);
        foreach (XmlValue attribute in at.Attributes)
        {
            string prefix = PrefixOf(attribute.Name);
            if (prefix is not ("xmlns" or "xml"))
            {
                Add(content, at, prefix, outer);
            }
        }

        for (XmlElement child = at.FirstChild; child.Exists; child = child.Next)
        {
            Collect(content, child, outer);
        }
    }

    private static void Add(XmlElement content, XmlElement at, string prefix, List<(string Prefix, string Uri)> outer)
    {
        if (prefix.Length > 0 && !outer.Exists(o => o.Prefix == prefix) && at.NamespaceOf(prefix) is { } uri
            && content.Parent.Exists && content.Parent.NamespaceOf(prefix) == uri && !content.Declares(prefix))
        {
            outer.Add((prefix, uri));
        }
    }

    private static string PrefixOf(ReadOnlySpan<char> name)
    {
        int colon = name.IndexOf(':');
        return colon < 0 ? "" : name[..colon].ToString();
    }
}
