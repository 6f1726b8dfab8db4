using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>What a guest asks of bhyve behind libvirt's back. Since 5.1.0.</summary>
[XmlRecord]
public sealed partial record BhyveDomainExtension : XmlExtension
{
    /// <summary>The namespace.</summary>
    public const string NamespaceUri = "http://libvirt.org/schemas/domain/bhyve/1.0";

    /// <inheritdoc/>
    public override string Prefix => "bhyve";

    /// <inheritdoc/>
    public override string Uri => NamespaceUri;

    /// <summary>Arguments.</summary>
    [XmlPath("bhyve:commandline/bhyve:arg/@value", Required = true)]
    public List<string> Arguments { get; set; } = [];

    /// <summary>Environment.</summary>
    [XmlPath("bhyve:commandline/bhyve:env")]
    public List<BhyveEnvironment> Environment { get; set; } = [];
}

/// <summary>A variable of bhyve's environment.</summary>
[XmlRecord]
public sealed partial record BhyveEnvironment
{
    /// <summary>Name.</summary>
    [XmlPath("@name", Required = true)]
    public required string? Name { get; set; }

    /// <summary>Value.</summary>
    [XmlPath("@value")]
    public string? Value { get; set; }
}
