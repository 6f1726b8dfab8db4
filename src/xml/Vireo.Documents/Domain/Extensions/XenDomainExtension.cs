using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>What a guest asks of Xen's device model behind libvirt's back. Since 6.7.0.</summary>
[XmlRecord]
public sealed partial record XenDomainExtension : XmlExtension
{
    /// <summary>The namespace.</summary>
    public const string NamespaceUri = "http://libvirt.org/schemas/domain/xen/1.0";

    /// <inheritdoc/>
    public override string Prefix => "xen";

    /// <inheritdoc/>
    public override string Uri => NamespaceUri;

    /// <summary>Arguments.</summary>
    [XmlPath("xen:commandline/xen:arg/@value", Required = true)]
    public List<string> Arguments { get; set; } = [];
}
