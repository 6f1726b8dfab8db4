namespace Vireo.Xml;

/// <summary>
/// Renames the elements of a parsed tree that live in a namespace, so that readers compare plain names: <c>prefix:name</c> with the
/// usual prefix of a known namespace, <c>?:name</c> in an unknown one, also when that is the default. Runs only when a document uses
/// namespaces at all.
/// </summary>
internal static class XmlNamespaceResolver
{
    public static void Resolve(XmlTree tree, int count, List<string> decoded)
    {
        for (int i = 0; i < count; i++)
        {
            ref XmlTree.Node node = ref tree.Nodes[i];
            ReadOnlySpan<char> name = tree.Slice(node.NameStart, node.NameLength);
            int colon = name.IndexOf(':');
            string? uri = Lookup(tree, i, colon < 0 ? [] : tree.Source.AsSpan(node.NameStart, colon));
            if (uri is null || (colon < 0 && uri.Length == 0))
            {
                continue;
            }

            string? prefix = KnownNamespaces.PrefixOf(uri);
            string renamed = prefix is { Length: 0 } ? name[(colon + 1)..].ToString() : $"{prefix ?? "?"}:{name[(colon + 1)..]}";
            decoded.Add(renamed);
            node.NameStart = ~(decoded.Count - 1);
            node.NameLength = renamed.Length;
        }
    }

    /// <summary>The URI that a prefix (empty: the default namespace) means at an element, or null.</summary>
    internal static string? Lookup(XmlTree tree, int index, ReadOnlySpan<char> prefix)
    {
        for (int at = index; at >= 0; at = tree.Nodes[at].Parent)
        {
            ref XmlTree.Node node = ref tree.Nodes[at];
            for (int a = node.FirstAttribute; a < node.FirstAttribute + node.AttributeCount; a++)
            {
                ref XmlTree.Attribute attribute = ref tree.Attributes[a];
                ReadOnlySpan<char> name = tree.Slice(attribute.NameStart, attribute.NameLength);
                bool declares = prefix.IsEmpty ? name is "xmlns" : name.StartsWith("xmlns:") && name[6..].SequenceEqual(prefix);
                if (declares)
                {
                    return tree.SliceString(attribute.ValueStart, attribute.ValueLength);
                }
            }
        }

        return null;
    }
}
