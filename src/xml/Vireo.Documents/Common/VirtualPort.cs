using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>How an interface is attached to a switch that wants to know about it.</summary>
[XmlRecord]
public sealed partial record VirtualPort
{
    /// <summary>The kind of switch.</summary>
    [XmlPath("@type", BadValue = "unknown virtualport type {0}")]
    public VirtualPortType Type { get; set; }

    /// <summary>Parameters of the switch port.</summary>
    [XmlPath("parameters")]
    public VirtualPortParameters? Parameters { get; set; }
}

/// <summary>The kinds of switch.</summary>
[XmlEnum]
public enum VirtualPortType
{
    /// <summary>Not given.</summary>
    None,

    /// <summary>IEEE 802.1Qbg.</summary>
    [XmlName("802.1Qbg")]
    Qbg,

    /// <summary>IEEE 802.1Qbh.</summary>
    [XmlName("802.1Qbh")]
    Qbh,

    /// <summary>Open vSwitch.</summary>
    OpenVSwitch,

    /// <summary>MidoNet.</summary>
    MidoNet,
}

/// <summary>Parameters of a switch port; which of them count depends on the kind of switch.</summary>
[XmlRecord]
public sealed partial record VirtualPortParameters
{
    /// <summary>802.1Qbg: the manager's number, 0 to 255.</summary>
    [XmlPath("@managerid", BadValue = "cannot parse value of managerid parameter", BadValueCode = ErrorCode.XmlError)]
    public uint? ManagerId { get; set; }

    /// <summary>802.1Qbg: the port type's number, of 24 bits.</summary>
    [XmlPath("@typeid", BadValue = "cannot parse value of typeid parameter", BadValueCode = ErrorCode.XmlError)]
    public uint? TypeId { get; set; }

    /// <summary>802.1Qbg: version of the port type, 0 to 255.</summary>
    [XmlPath("@typeidversion", BadValue = "cannot parse value of typeidversion parameter", BadValueCode = ErrorCode.XmlError)]
    public uint? TypeIdVersion { get; set; }

    /// <summary>802.1Qbg: the instance.</summary>
    [XmlPath("@instanceid", BadValue = "cannot parse instanceid parameter as a uuid", BadValueCode = ErrorCode.XmlError)]
    public Uuid? InstanceId { get; set; }

    /// <summary>Open vSwitch, MidoNet: the interface; made up for a guest's when not given.</summary>
    [XmlPath("@interfaceid", BadValue = "cannot parse interfaceid parameter as a uuid", BadValueCode = ErrorCode.XmlError)]
    public Uuid? InterfaceId { get; set; }

    /// <summary>802.1Qbh, Open vSwitch: the profile.</summary>
    [XmlPath("@profileid")]
    public string? ProfileId { get; set; }
}
