using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>The first step of every rule's <c>Read</c>: text to tree.</summary>
internal static class DocumentReader
{
    public static XmlElement Root(string xml, ErrorDomain domain, List<DroppedNode>? dropped) =>
        XmlTree.Parse(xml, new XmlParseOptions { Domain = domain, Dropped = dropped }).Root;

    /// <summary>libvirt's names may not be empty or hold a slash.</summary>
    public static void CheckName(DocumentFaults faults, string name)
    {
        if (name.Contains('/', StringComparison.Ordinal))
        {
            throw faults.At("name", DomainDocumentErrors.NameWithSlash(faults.Domain, name));
        }
    }
}
