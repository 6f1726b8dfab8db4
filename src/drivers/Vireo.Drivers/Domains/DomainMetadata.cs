using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers;

/// <summary>
/// Title, description and the elements of applications in a definition, as every driver reads and changes them. Which definition is meant,
/// and who is notified of a change, the driver decides.
/// </summary>
public static class DomainMetadata
{
    /// <summary>One thing of a definition.</summary>
    /// <exception cref="VirException">It is not there (code 80), or libvirt has no such kind (code 8).</exception>
    public static string Get(DomainDef def, DomainMetadataType type, string? uri)
    {
        string? text = type switch
        {
            DomainMetadataType.Description => def.Description,
            DomainMetadataType.Title => def.Title,
            DomainMetadataType.Element => MetadataElements.Get(def.Metadata?.Xml, uri ?? ""),
            > DomainMetadataType.Element => throw Unknown(type),
            _ => null,
        };
        return text ?? throw MetadataErrors.DomainElementMissing();
    }

    /// <summary>Changes one thing of a definition; an empty title or description, or no element, removes it.</summary>
    /// <exception cref="VirException">libvirt has no such kind (code 8), or the element is no XML.</exception>
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
            case DomainMetadataType.Element:
                string? set = MetadataElements.Set(def.Metadata?.Xml, text, key, uri ?? "", ErrorDomain.Domain);
                if (set is not null)
                {
                    // A key or a namespace that no reader takes back would make the whole definition unreadable.
                    XmlTree.Parse($"<metadata>{set}</metadata>");
                }

                def.Metadata = set is null ? null : new XmlFragment(set);
                break;
            case > DomainMetadataType.Element:
                throw Unknown(type);
            default:
                // Below the first kind nothing is changed, as in libvirt.
                break;
        }
    }

    private static VirException Unknown(DomainMetadataType type) =>
        MetadataErrors.TypeUnknown(ErrorDomain.Domain, (int)type);
}
