using Vireo.Documents;
using Vireo.Protocol;
using Vireo.Xml;

namespace Vireo.Drivers;

/// <summary>Changes of a network's document that every driver with networks makes alike. Nothing is changed in place.</summary>
public static class NetworkDocuments
{
    /// <summary>With one part changed, as <c>virNetworkUpdate</c> asks.</summary>
    /// <exception cref="VirException">The change is not possible, or the whole would be no network.</exception>
    public static NetworkDef Updated(
        NetworkDef definition, NetworkUpdateCommand command, NetworkUpdateSection section, int parentIndex, string xml)
    {
        var copy = (NetworkDef)definition.DeepCopy();
        NetworkUpdate.Apply(copy, command, section, parentIndex, xml);

        // The whole must still be a network.
        _ = NetworkRules.Read(copy.Format());
        return copy;
    }

    /// <summary>With another title, description or element of an application.</summary>
    public static NetworkDef WithMetadata(NetworkDef definition, NetworkMetadataType type, string? metadata, string? key, string? uri)
    {
        string? text = string.IsNullOrEmpty(metadata) ? null : metadata;
        switch (type)
        {
            case NetworkMetadataType.Description:
                return definition with { Description = text };
            case NetworkMetadataType.Title:
                return definition with { Title = text };
            case NetworkMetadataType.Element:
                string? set = MetadataElements.Set(definition.Metadata?.Xml, metadata, key, uri ?? "", ErrorDomain.Network);
                return definition with { Metadata = set is null ? null : new XmlFragment(set) };
            case > NetworkMetadataType.Element:
                throw UnknownMetadata(type);
            default:
                // Below the first type nothing is changed, as in libvirt.
                return definition;
        }
    }

    /// <summary>The title, description or element of an application.</summary>
    /// <exception cref="VirException">There is none.</exception>
    public static string Metadata(NetworkDef definition, NetworkMetadataType type, string? uri) => type switch
    {
        > NetworkMetadataType.Element => throw UnknownMetadata(type),
        NetworkMetadataType.Description => definition.Description,
        NetworkMetadataType.Title => definition.Title,
        _ => MetadataElements.Get(definition.Metadata?.Xml, uri ?? ""),
    } ?? throw MetadataErrors.NetworkElementMissing(ErrorDomain.Network);

    /// <summary>libvirt's error for a kind of metadata that nobody knows.</summary>
    public static VirException UnknownMetadata(NetworkMetadataType type) => MetadataErrors.TypeUnknown(ErrorDomain.Network, (int)type);
}
