using System.Text;
using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>
/// The content of applications: kept as it came, except that libvirt keeps only the first element of each namespace, and none without one.
/// </summary>
public static class MetadataCodec
{
    /// <summary>Reads it.</summary>
    public static XmlFragment? Parse(XmlElement element)
    {
        string whole = XmlFragment.From(element).Xml;
        XmlElement copy = XmlTree.Parse(whole).Root;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var kept = new StringBuilder();
        int from = 0;
        for (XmlElement child = copy.FirstChild; child.Exists; child = child.Next)
        {
            string? uri = child.NamespaceUri();
            if (uri is { Length: > 0 } && seen.Add(uri))
            {
                continue;
            }

            // The layout before the element goes with it.
            (int start, int end) = child.Extent();
            int blank = start;
            while (blank > from && char.IsWhiteSpace(whole[blank - 1]))
            {
                blank--;
            }

            kept.Append(whole, from, blank - from);
            from = end;
        }

        kept.Append(whole, from, whole.Length - from);
        return new XmlFragment(kept.ToString());
    }

    /// <summary>Writes it.</summary>
    public static void Write(XmlOutput output, string name, XmlFragment value) =>
        output.Verbatim(XmlFragmentLayout.Indent(value.Xml, output.Depth));
}
