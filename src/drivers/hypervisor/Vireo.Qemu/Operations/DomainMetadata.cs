using System.Xml.Linq;
using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu;

/// <summary>Title, description and the elements of applications in a definition; every change makes a new definition.</summary>
internal static class DomainMetadata
{
    /// <summary>The element of a namespace, or null.</summary>
    public static string? Find(XmlFragment? metadata, string uri) =>
        metadata is null ? null : XElement.Parse(Wrapped(metadata)).Elements().FirstOrDefault(e => e.Name.NamespaceName == uri)?.ToString();

    /// <summary>A definition with the one thing changed; null takes it away.</summary>
    public static DomainDef Change(DomainDef def, DomainMetadataType type, string? text, string? key, string? uri)
    {
        var copy = def.DeepCopy();
        switch (type)
        {
            case DomainMetadataType.Description:
                copy.Description = string.IsNullOrEmpty(text) ? null : text;
                break;
            case DomainMetadataType.Title:
                copy.Title = string.IsNullOrEmpty(text) ? null : text;
                break;
            default:
                copy.Metadata = Replace(copy.Metadata, text, key ?? "", uri ?? "");
                break;
        }

        return copy;
    }

    private static XmlFragment? Replace(XmlFragment? metadata, string? text, string key, string uri)
    {
        var root = metadata is null ? new XElement("metadata") : XElement.Parse(Wrapped(metadata));
        root.Elements().Where(e => e.Name.NamespaceName == uri).Remove();
        if (text is not null)
        {
            XElement given;
            try
            {
                given = XElement.Parse(text);
            }
            catch (System.Xml.XmlException e)
            {
                throw Errors.Report(ErrorDomain.Qemu, ErrorCode.XmlError, e.Message);
            }

            XNamespace space = uri;
            foreach (var e in given.DescendantsAndSelf())
            {
                if (e.Name.Namespace == XNamespace.None)
                {
                    e.Name = space + e.Name.LocalName;
                }
            }

            given.SetAttributeValue(XNamespace.Xmlns + key, uri);
            root.Add(given);
        }

        return root.HasElements ? XmlFragment.Parse(root.ToString()) : null;
    }

    private static string Wrapped(XmlFragment metadata) => metadata.Xml;
}
