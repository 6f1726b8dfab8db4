using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>The VLANs of an interface, network or port group.</summary>
[XmlRecord]
public sealed partial record NetworkVlan
{
    /// <summary>Whether tagged traffic of several VLANs passes; when not given, yes with several VLANs or a native one.</summary>
    [XmlPath("@trunk", Codec = typeof(VlanTrunkCodec), SkipEmpty = true)]
    public YesNo Trunk { get; set; }

    /// <summary>The VLANs.</summary>
    [XmlPath("tag")]
    public List<VlanTag> Tags { get; set; } = [];
}

/// <summary>One VLAN.</summary>
[XmlRecord]
public sealed partial record VlanTag
{
    /// <summary>The VLAN's number, 0 to 4095.</summary>
    [XmlPath("@id", Required = true)]
    public required uint Id { get; set; }

    /// <summary>Whether the VLAN is that of untagged traffic, and how its own traffic leaves.</summary>
    [XmlPath("@nativeMode")]
    public VlanNativeMode NativeMode { get; set; }

    partial void OnParsed(XmlElement element)
    {
        if (Id > 4095)
        {
            throw DocumentErrors.VlanTagTooLarge(element.Domain, Id).At(element.Locate());
        }
    }
}

/// <summary>The <c>trunk</c> of a VLAN, whose refusal depends on how many tags there are.</summary>
internal static class VlanTrunkCodec
{
    /// <summary>Reads it.</summary>
    public static YesNo Parse(in XmlValue value)
    {
        if (YesNoXml.TryParse(value.Span, out YesNo trunk))
        {
            return trunk;
        }

        int tags = 0;
        for (XmlElement child = value.Element.FirstChild; child.Exists; child = child.Next)
        {
            tags += child.Name.SequenceEqual("tag") ? 1 : 0;
        }

        throw value.TrunkInvalid(tags > 1 ? "trunk='yes' is required for more than one vlan tag" : "must be yes or no");
    }

    /// <summary>The text.</summary>
    public static string? Format(YesNo trunk) => trunk.ToXml();
}

/// <summary>How the traffic of a trunk's native VLAN leaves.</summary>
[XmlEnum]
public enum VlanNativeMode
{
    /// <summary>The VLAN is not the native one.</summary>
    None,

    /// <summary>With a tag.</summary>
    Tagged,

    /// <summary>Without a tag.</summary>
    Untagged,
}
