using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>The kind of hypervisor. libvirt looks for the guest's name before it looks at this.</summary>
internal static class DomainTypeCodec
{
    public static DomainVirtType Parse(in XmlValue value) =>
        value.Span.IsEmpty ? DomainVirtType.Unset
        : DomainVirtTypeXml.TryParse(value.Span, out DomainVirtType type) ? type
        : throw (value.Element.TextOf("name").IsEmpty
            ? DomainDocumentErrors.NoName().At(value.Element.Locate())
            : value.DomainTypeInvalid());

    public static string? Format(DomainVirtType type) => type.ToXml();
}
