using Vireo.Documents;
using Vireo.Protocol;
using Vireo.Xml;

namespace Vireo.Drivers.Networks;

/// <summary>Changed copies of networks' documents. The original is never touched, so that an error leaves a network as it was.</summary>
public static class NetworkChange
{
    /// <summary>With one section changed. The whole must still be a network.</summary>
    public static NetworkDef Updated(
        NetworkDef definition, NetworkUpdateCommand command, NetworkUpdateSection section, int parentIndex, string xml)
    {
        var copy = (NetworkDef)definition.DeepCopy();
        NetworkUpdate.Apply(copy, command, section, parentIndex, xml);
        _ = NetworkRules.Read(copy.Format());
        return copy;
    }

    /// <summary>With other metadata; null or nothing removes it.</summary>
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
                throw Unknown(type);
            default:
                // Below the first type nothing is changed, as in libvirt.
                return definition;
        }
    }

    /// <summary>The metadata of a document.</summary>
    /// <exception cref="VirException">It has none of this kind.</exception>
    public static string Metadata(NetworkDef definition, NetworkMetadataType type, string? uri) => Known(type) switch
    {
        NetworkMetadataType.Description => definition.Description,
        NetworkMetadataType.Title => definition.Title,
        _ => MetadataElements.Get(definition.Metadata?.Xml, uri ?? ""),
    } ?? throw MetadataErrors.NetworkElementMissing(ErrorDomain.Network);

    /// <summary>The type itself, when it is one.</summary>
    public static NetworkMetadataType Known(NetworkMetadataType type) =>
        type > NetworkMetadataType.Element ? throw Unknown(type) : type;

    private static VirException Unknown(NetworkMetadataType type) => MetadataErrors.TypeUnknown(ErrorDomain.Network, (int)type);
}
