using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu;

/// <summary>Title, description and the elements of applications in a definition.</summary>
internal static class DomainMetadata
{
    /// <summary>The element of a namespace, or null.</summary>
    public static string? Find(XmlFragment? metadata, string uri) => MetadataElements.Get(metadata?.Xml, uri);

    /// <summary>Changes the one thing; null takes it away.</summary>
    public static void Change(DomainDef def, DomainMetadataType type, string? text, string? key, string? uri)
    {
        switch (type)
        {
            case DomainMetadataType.Description:
                def.Description = string.IsNullOrEmpty(text) ? null : text;
                break;
            case DomainMetadataType.Title:
                def.Title = string.IsNullOrEmpty(text) ? null : text;
                break;
            default:
                def.Metadata = MetadataElements.Set(def.Metadata?.Xml, text, key, uri ?? "", ErrorDomain.Domain) is { } set
                    ? new XmlFragment(set)
                    : null;
                break;
        }
    }
}
