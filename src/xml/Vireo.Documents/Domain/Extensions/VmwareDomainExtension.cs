using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Where a guest of VMware is kept.</summary>
[XmlRecord]
public sealed partial record VmwareDomainExtension : XmlExtension
{
    /// <summary>The namespace.</summary>
    public const string NamespaceUri = "http://libvirt.org/schemas/domain/vmware/1.0";

    /// <inheritdoc/>
    public override string Prefix => "vmware";

    /// <inheritdoc/>
    public override string Uri => NamespaceUri;

    /// <summary>Path of the data centre.</summary>
    [XmlPath("vmware:datacenterpath")]
    public string? DatacenterPath { get; set; }

    /// <summary>Managed object reference.</summary>
    [XmlPath("vmware:moref")]
    public string? ManagedObject { get; set; }
}
