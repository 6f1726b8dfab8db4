using System.Text;
using Vireo.Xml;

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
        MarkupNode? found = metadata is null ? null : Find(MarkupNode.Read(metadata), uri);
        if (found is null)
        {
            return null;
        }

        if (found.Elements.Any())
        {
            found.DropLayout();
        }

        found.Leave(uri);
        return Written(found, 0);
    }

    /// <summary>
    /// The metadata with the element of <paramref name="uri"/> replaced by <paramref name="element"/> under the prefix
    /// <paramref name="key"/>; null removes it. The result is null when nothing is left.
    /// </summary>
    /// <exception cref="VirException"><paramref name="element"/> is no XML, or cannot be in that namespace.</exception>
    public static string? Set(string? metadata, string? element, string? key, string uri, ErrorDomain domain)
    {
        MarkupNode root = MarkupNode.Read(metadata ?? "<metadata/>");
        MarkupNode? added = element is null ? null : InNamespace(element, key, uri, domain);
        if (Find(root, uri) is { } old)
        {
            root.Children.Remove(old);
        }

        if (added is not null)
        {
            root.Add(added);
        }

        if (!root.Elements.Any())
        {
            return null;
        }

        root.DropLayout();
        return Written(root, 1);
    }

    private static MarkupNode InNamespace(string element, string? key, string uri, ErrorDomain domain)
    {
        XmlElement given = XmlTree.Parse(element, new XmlParseOptions { Domain = domain }).Root;
        if (key is not null && !IsPrefix(key))
        {
            throw MetadataErrors.PrefixInvalid();
        }

        // libvirt puts the namespace on the document's first node, and that is a comment here.
        MarkupNode added = MarkupNode.Read(element);
        string prefix = key ?? "ns";
        ReadOnlySpan<char> before = given.Tree.Source.AsSpan(0, given.Extent().Start);
        bool declared = added.Declared.Exists(d => d.Prefix == prefix);
        if (before.Contains("<!--", StringComparison.Ordinal) || prefix is "xml" or "xmlns" || declared)
        {
            throw MetadataErrors.NamespaceInvalid();
        }

        // Without a namespace there is nothing that a prefix could stand for.
        if (uri.Length > 0)
        {
            added.Enter(prefix, uri);
        }

        return added;
    }

    private static bool IsPrefix(string key) => key.Length > 0 && (char.IsLetter(key[0]) || key[0] == '_')
        && key.All(static c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or '\u00B7');

    private static MarkupNode? Find(MarkupNode root, string uri) => root.Elements.FirstOrDefault(e => (e.Namespace ?? "") == uri);

    private static string Written(MarkupNode element, int depth)
    {
        var text = new StringBuilder();
        element.Write(text, depth);
        return text.ToString();
    }
}
