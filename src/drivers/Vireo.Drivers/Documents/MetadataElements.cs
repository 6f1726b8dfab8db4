using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Vireo.Drivers;

/// <summary>
/// The elements of applications inside an object's <c>&lt;metadata&gt;</c>: found, replaced and removed by the URI of their namespace, and
/// printed as libxml2 prints them. It works on text, because libvirt keeps this content without understanding it.
/// </summary>
public static class MetadataElements
{
    /// <summary>The element of <paramref name="uri"/> without its prefix, or null. <paramref name="metadata"/> is the whole element's text,
    /// or null.</summary>
    public static string? Get(string? metadata, string uri)
    {
        var found = metadata is null ? null : Find(Parse(metadata), uri);
        if (found is null)
        {
            return null;
        }

        if (found.HasElements)
        {
            DropLayout(found);
        }

        Rename(found, found.Name.Namespace, XNamespace.None);
        found.Attributes().Where(a => a.IsNamespaceDeclaration && a.Value == uri).Remove();
        var text = new StringBuilder();
        Write(text, found, 0);
        return text.ToString();
    }

    /// <summary>
    /// The metadata with the element of <paramref name="uri"/> replaced by <paramref name="element"/> under the prefix
    /// <paramref name="key"/>; null removes it. The result is null when nothing is left.
    /// </summary>
    /// <exception cref="VirException"><paramref name="element"/> is no XML.</exception>
    public static string? Set(string? metadata, string? element, string? key, string uri, ErrorDomain domain)
    {
        var root = metadata is null ? new XElement("metadata") : Parse(metadata);
        Find(root, uri)?.Remove();
        if (element is not null)
        {
            _ = Vireo.Xml.XmlTree.Parse(element, new Vireo.Xml.XmlParseOptions { Domain = domain });
            var added = Parse(element);
            if (key is not null && !IsPrefix(key))
            {
                throw Errors.Internal(ErrorDomain.Xml, "failed to validate prefix for a new XML namespace");
            }

            Rename(added, XNamespace.None, uri);
            added.Attributes().Where(static a => a.IsNamespaceDeclaration && a.Name.LocalName == "xmlns").Remove();
            var own = added.Attributes().ToList();
            // Without a namespace there is nothing that a prefix could stand for.
            added.ReplaceAttributes(uri.Length == 0 ? null : new XAttribute(XNamespace.Xmlns + (key ?? "ns"), uri), own);
            root.Add(added);
        }

        if (!root.Elements().Any())
        {
            return null;
        }

        DropLayout(root);
        var text = new StringBuilder();
        Write(text, root, 1);
        return text.ToString();
    }

    private static bool IsPrefix(string key) => key.Length > 0 && XmlConvert.IsStartNCNameChar(key[0]) && key.All(XmlConvert.IsNCNameChar);

    private static XElement Parse(string xml)
    {
        using var reader = XmlReader.Create(
            new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        try
        {
            return XElement.Load(reader, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException e)
        {
            // Well-formed, but a prefix means nothing.
            string first = xml.Split('\n')[Math.Max(e.LineNumber - 1, 0)];
            var place = new SourceLocation("", null, e.LineNumber, e.LinePosition);
            throw Errors.XmlSyntax(ErrorDomain.Xml, $"at line {e.LineNumber}: Namespace prefix is not defined\n{first}", place);
        }
    }

    private static XElement? Find(XElement root, string uri) => root.Elements().FirstOrDefault(e => e.Name.NamespaceName == uri);

    // The layout is made anew: blank text beside elements is not content.
    private static void DropLayout(XElement element)
    {
        foreach (var e in element.DescendantsAndSelf().Where(e => e == element || e.HasElements).ToList())
        {
            e.Nodes().OfType<XText>().Where(static t => t is not XCData && string.IsNullOrWhiteSpace(t.Value)).ToList().ForEach(
                static t => t.Remove());
        }
    }

    private static void Rename(XElement element, XNamespace from, XNamespace to)
    {
        foreach (var e in element.DescendantsAndSelf())
        {
            if (e.Name.Namespace == from)
            {
                e.Name = to + e.Name.LocalName;
            }
        }
    }

    private static void Write(StringBuilder text, XElement element, int depth)
    {
        string prefix = element.Name.Namespace == XNamespace.None ? "" : element.GetPrefixOfNamespace(element.Name.Namespace) ?? "";
        string name = prefix.Length > 0 ? prefix + ":" + element.Name.LocalName : element.Name.LocalName;
        text.Append('<').Append(name);
        foreach (var attribute in element.Attributes().OrderBy(static a => a.IsNamespaceDeclaration ? 0 : 1))
        {
            string own = attribute.IsNamespaceDeclaration
                ? attribute.Name.LocalName == "xmlns" ? "xmlns" : "xmlns:" + attribute.Name.LocalName
                : attribute.Name.Namespace == XNamespace.None ? attribute.Name.LocalName
                : (element.GetPrefixOfNamespace(attribute.Name.Namespace) ?? "xml") + ":" + attribute.Name.LocalName;
            text.Append(' ').Append(own).Append("=\"").Append(Escape(attribute.Value).Replace("\"", "&quot;", StringComparison.Ordinal))
                .Append('"');
        }

        var children = element.Nodes().ToList();
        if (children.Count == 0)
        {
            text.Append("/>");
            return;
        }

        text.Append('>');

        // libxml2 lays out an element only when no text stands between its children.
        bool layout = !children.Exists(static n => n is XText);
        foreach (var child in children)
        {
            if (layout)
            {
                text.Append('\n').Append(' ', (depth + 1) * 2);
            }

            switch (child)
            {
                case XElement inner:
                    Write(text, inner, depth + 1);
                    break;
                case XCData data:
                    text.Append("<![CDATA[").Append(data.Value).Append("]]>");
                    break;
                case XText plain:
                    text.Append(Escape(plain.Value));
                    break;
                default:
                    text.Append(child.ToString());
                    break;
            }
        }

        if (layout)
        {
            text.Append('\n').Append(' ', depth * 2);
        }

        text.Append("</").Append(name).Append('>');
    }

    private static string Escape(string value) =>
        value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(
            ">", "&gt;", StringComparison.Ordinal);
}
