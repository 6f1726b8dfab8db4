namespace Vireo.Xml;

/// <summary>UUIDs as <c>8-4-4-4-12</c>.</summary>
public static class UuidCodec
{
    /// <summary>Reads it; the error is libvirt's for the element or attribute <c>uuid</c>.</summary>
    public static Uuid Parse(in XmlValue value) => Uuid.TryParse(value.Span, out Uuid uuid)
        ? uuid
        : throw (value.IsText
            ? value.UuidElementMalformed()
            : value.UuidMalformed());

    /// <summary>The canonical text.</summary>
    public static string Format(Uuid uuid) => uuid.ToString();
}
