using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>What stands behind a character device; redirected devices refuse unknown kinds with a text of their own.</summary>
internal static class CharTypeCodec
{
    public static CharType Parse(in XmlValue value) => CharTypeXml.TryParse(value.Span, out CharType type) ? type
        : throw (value.Element.Name.SequenceEqual("redirdev") ? value.RedirectionTypeUnknown() : value.CharTypeUnknown());

    public static string? Format(CharType type) => type.ToXml();
}
