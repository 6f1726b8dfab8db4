using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Namespaces that a container shares.</summary>
[XmlRecord]
public sealed partial record LxcDomainExtension : XmlExtension
{
    /// <summary>The namespace.</summary>
    public const string NamespaceUri = "http://libvirt.org/schemas/domain/lxc/1.0";

    /// <inheritdoc/>
    public override string Prefix => "lxc";

    /// <inheritdoc/>
    public override string Uri => NamespaceUri;

    /// <summary>Network.</summary>
    [XmlPath("lxc:namespace/lxc:sharenet")]
    public LxcNamespace? ShareNet { get; set; }

    /// <summary>Interprocess communication.</summary>
    [XmlPath("lxc:namespace/lxc:shareipc")]
    public LxcNamespace? ShareIpc { get; set; }

    /// <summary>Host name.</summary>
    [XmlPath("lxc:namespace/lxc:shareuts")]
    public LxcNamespace? ShareUts { get; set; }
}

/// <summary>A namespace to join.</summary>
[XmlRecord]
public sealed partial record LxcNamespace
{
    /// <summary>How it is named.</summary>
    [XmlPath("@type", Required = true)]
    public required LxcNamespaceSource Type { get; set; }

    /// <summary>Its name.</summary>
    [XmlPath("@value", Required = true)]
    public required string? Value { get; set; }
}

/// <summary>How a namespace is named.</summary>
[XmlEnum]
public enum LxcNamespaceSource : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>none</c>.</summary>
    None,

    /// <summary><c>name</c>.</summary>
    Name,

    /// <summary><c>pid</c>.</summary>
    Pid,

    /// <summary><c>netns</c>.</summary>
    Netns,
}
