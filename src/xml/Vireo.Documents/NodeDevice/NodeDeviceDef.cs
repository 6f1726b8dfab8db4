using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>A device of the host. Since 0.5.0.</summary>
[XmlRoot("device", Domain = ErrorDomain.Nodedev)]
public sealed partial record NodeDeviceDef
{
    /// <summary>The name, unique on the host; made by libvirt.</summary>
    [XmlPath("name")]
    public string? Name { get; set; }

    /// <summary>Path in sysfs.</summary>
    [XmlPath("path", Unless = FormatFlags.Inactive)]
    public string? Path { get; set; }

    /// <summary>Device nodes.</summary>
    [XmlPath("devnode")]
    public List<NodeDeviceNode> Nodes { get; set; } = [];

    /// <summary>The device above.</summary>
    [XmlPath("parent")]
    public NodeDeviceParent? Parent { get; set; }

    /// <summary>Name of the host's driver.</summary>
    [XmlPath("driver/name")]
    public string? DriverName { get; set; }

    /// <summary>What the device is.</summary>
    [XmlPath("capability", Full = true)]
    public List<NodeDeviceCapability> Capabilities { get; set; } = [];
}

/// <summary>A device node.</summary>
[XmlRecord]
public sealed partial record NodeDeviceNode
{
    /// <summary>Whether it is the node or a link to it.</summary>
    [XmlPath("@type", BadValue = "unknown devnode type '{0}'", BadValueCode = ErrorCode.XmlError)]
    public NodeDeviceNodeType Type { get; set; }

    /// <summary>Its path.</summary>
    [XmlPath(".")]
    public string? Path { get; set; }
}

/// <summary>Kinds of device node.</summary>
[XmlEnum]
public enum NodeDeviceNodeType
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>The node.</summary>
    Dev,

    /// <summary>A link to it.</summary>
    Link,
}

/// <summary>The device above, by name or by its world-wide names.</summary>
[XmlRecord]
public sealed partial record NodeDeviceParent
{
    /// <summary>Node name; to make a virtual host.</summary>
    [XmlPath("@wwnn")]
    public string? Wwnn { get; set; }

    /// <summary>Port name; to make a virtual host.</summary>
    [XmlPath("@wwpn")]
    public string? Wwpn { get; set; }

    /// <summary>Fabric name; to make a virtual host.</summary>
    [XmlPath("@fabric_wwn")]
    public string? FabricWwn { get; set; }

    /// <summary>The name.</summary>
    [XmlPath(".")]
    public string? Name { get; set; }
}
