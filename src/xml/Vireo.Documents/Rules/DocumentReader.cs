using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>The first step of every rule's <c>Read</c>: text to tree, with libvirt's name for the text in errors.</summary>
internal static class DocumentReader
{
    public static XmlElement Root(string xml, string origin, ErrorDomain domain, List<DroppedNode>? dropped) =>
        XmlTree.Parse(xml, new XmlParseOptions { Origin = origin, Domain = domain, Dropped = dropped }).Root;

    /// <summary>libvirt's names may not be empty or hold a slash.</summary>
    public static void CheckName(DocumentFaults faults, string name)
    {
        if (name.Contains('/', StringComparison.Ordinal))
        {
            throw faults.Xml("name", $"name {name} cannot contain '/'");
        }
    }
}
