using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>A mediated device.</summary>
[XmlCase("mdev")]
public sealed partial record MdevCapability : NodeDeviceCapability
{
    /// <summary>Its type.</summary>
    [XmlPath("type/@id")]
    public string? TypeId { get; set; }

    /// <summary>UUID. Since 7.3.0.</summary>
    [XmlPath("uuid", BadValue = "Invalid uuid '{0}' for new mdev device", BadValueCode = ErrorCode.XmlError)]
    public Uuid? Uuid { get; set; }

    /// <summary>Address of the device it is made on. Since 8.0.0.</summary>
    [XmlPath("parent_addr")]
    public string? ParentAddress { get; set; }

    /// <summary>Group of devices behind one translation of addresses.</summary>
    [XmlPath("iommuGroup/@number")]
    public uint? IommuGroup { get; set; }

    /// <summary>Attributes set when it is made. Since 6.8.0.</summary>
    [XmlPath("attr")]
    public List<MdevAttribute> Attributes { get; set; } = [];
}

/// <summary>An attribute of a mediated device.</summary>
[XmlRecord]
public sealed partial record MdevAttribute
{
    /// <summary>Name.</summary>
    [XmlPath("@name")]
    public string? Name { get; set; }

    /// <summary>Value.</summary>
    [XmlPath("@value")]
    public string? Value { get; set; }
}

/// <summary>A device behind a channel of an IBM mainframe.</summary>
[XmlCase("ccw")]
public sealed partial record CcwCapability : NodeDeviceCapability
{
    /// <summary>Whether it is <c>online</c> or <c>offline</c>.</summary>
    [XmlPath("state")]
    public string? State { get; set; }

    /// <summary>Channel subsystem.</summary>
    [XmlPath("cssid", Hex = 1)]
    public uint? Cssid { get; set; }

    /// <summary>Subchannel set.</summary>
    [XmlPath("ssid", Hex = 1)]
    public uint? Ssid { get; set; }

    /// <summary>Device.</summary>
    [XmlPath("devno", Hex = 4)]
    public uint? Devno { get; set; }

    /// <summary>The group that it belongs to. Since 11.1.0.</summary>
    [XmlPath("capability")]
    public CcwGroupMember? GroupMember { get; set; }
}

/// <summary>Membership in a group of channel devices.</summary>
[XmlRecord]
public sealed partial record CcwGroupMember
{
    /// <summary>The kind; always <c>ccwgroup_member</c>.</summary>
    [XmlPath("@type")]
    public string? Type { get; set; }

    /// <summary>The group's device.</summary>
    [XmlPath("group_device")]
    public string? GroupDevice { get; set; }
}

/// <summary>A group of channel devices that act as one. Since 11.1.0.</summary>
[XmlCase("ccwgroup")]
public sealed partial record CcwGroupCapability : NodeDeviceCapability
{
    /// <summary>Whether it is <c>online</c> or <c>offline</c>.</summary>
    [XmlPath("state")]
    public string? State { get; set; }

    /// <summary>Channel subsystem.</summary>
    [XmlPath("cssid", Hex = 1)]
    public uint? Cssid { get; set; }

    /// <summary>Subchannel set.</summary>
    [XmlPath("ssid", Hex = 1)]
    public uint? Ssid { get; set; }

    /// <summary>Device.</summary>
    [XmlPath("devno", Hex = 4)]
    public uint? Devno { get; set; }

    /// <summary>The members.</summary>
    [XmlPath("members/ccw_device")]
    public List<CcwGroupDevice> Members { get; set; } = [];

    /// <summary>What the group is.</summary>
    [XmlPath("capability")]
    public CcwGroupType? GroupType { get; set; }
}

/// <summary>A member of a group of channel devices.</summary>
[XmlRecord]
public sealed partial record CcwGroupDevice
{
    /// <summary>Its role.</summary>
    [XmlPath("@ref")]
    public string? Reference { get; set; }

    /// <summary>Its name.</summary>
    [XmlPath(".")]
    public string? Name { get; set; }
}

/// <summary>What a group of channel devices is.</summary>
[XmlRecord]
public sealed partial record CcwGroupType
{
    /// <summary>Kind: <c>qeth_generic</c>, <c>qeth_layer2</c> or <c>qeth_layer3</c>.</summary>
    [XmlPath("@type")]
    public string? Type { get; set; }

    /// <summary>Kind of card.</summary>
    [XmlPath("card_type")]
    public string? CardType { get; set; }

    /// <summary>Channel path.</summary>
    [XmlPath("chpid")]
    public string? Chpid { get; set; }
}

/// <summary>A subchannel of an IBM mainframe.</summary>
[XmlCase("css")]
public sealed partial record CssCapability : NodeDeviceCapability
{
    /// <summary>Channel subsystem.</summary>
    [XmlPath("cssid", Hex = 1)]
    public uint? Cssid { get; set; }

    /// <summary>Subchannel set.</summary>
    [XmlPath("ssid", Hex = 1)]
    public uint? Ssid { get; set; }

    /// <summary>Subchannel.</summary>
    [XmlPath("devno", Hex = 4)]
    public uint? Devno { get; set; }

    /// <summary>The device behind it. Since 8.3.0.</summary>
    [XmlPath("channel_dev_addr")]
    public ChannelDeviceAddress? ChannelDevice { get; set; }

    /// <summary>Mediated devices that can be made on it.</summary>
    [XmlPath("capability")]
    public MdevTypes? MdevTypes { get; set; }
}

/// <summary>Address of a channel device.</summary>
[XmlRecord]
public sealed partial record ChannelDeviceAddress
{
    /// <summary>Channel subsystem.</summary>
    [XmlPath("cssid", Hex = 1)]
    public uint? Cssid { get; set; }

    /// <summary>Subchannel set.</summary>
    [XmlPath("ssid", Hex = 1)]
    public uint? Ssid { get; set; }

    /// <summary>Device.</summary>
    [XmlPath("devno", Hex = 4)]
    public uint? Devno { get; set; }
}

/// <summary>Types of mediated devices that can be made on a device.</summary>
[XmlRecord]
public sealed partial record MdevTypes
{
    /// <summary>The kind; always <c>mdev_types</c>.</summary>
    [XmlPath("@type")]
    public string? Type { get; set; }

    /// <summary>The types. Since 3.4.0.</summary>
    [XmlPath("type")]
    public List<MdevType> Types { get; set; } = [];
}

/// <summary>A crypto adapter of an IBM mainframe. Since 7.0.0.</summary>
[XmlCase("ap_card")]
public sealed partial record ApCardCapability : NodeDeviceCapability
{
    /// <summary>Adapter.</summary>
    [XmlPath("ap-adapter", Hex = 2)]
    public uint? Adapter { get; set; }
}

/// <summary>A queue of a crypto adapter. Since 7.0.0.</summary>
[XmlCase("ap_queue")]
public sealed partial record ApQueueCapability : NodeDeviceCapability
{
    /// <summary>Adapter.</summary>
    [XmlPath("ap-adapter", Hex = 2)]
    public uint? Adapter { get; set; }

    /// <summary>Domain.</summary>
    [XmlPath("ap-domain", Hex = 4)]
    public uint? Domain { get; set; }
}

/// <summary>The crypto adapters of an IBM mainframe. Since 7.0.0.</summary>
[XmlCase("ap_matrix")]
public sealed partial record ApMatrixCapability : NodeDeviceCapability
{
    /// <summary>Mediated devices that can be made on it.</summary>
    [XmlPath("capability")]
    public MdevTypes? MdevTypes { get; set; }
}
