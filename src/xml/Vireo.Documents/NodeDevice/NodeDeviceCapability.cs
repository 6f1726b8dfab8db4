using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>What a device is.</summary>
[XmlUnion("@type")]
public abstract partial record NodeDeviceCapability;

/// <summary>The host itself.</summary>
[XmlCase("system")]
public sealed partial record SystemCapability : NodeDeviceCapability
{
    /// <summary>Product.</summary>
    [XmlPath("product")]
    public string? Product { get; set; }

    /// <summary>The machine.</summary>
    [XmlPath("hardware", Full = true)]
    public SystemHardware? Hardware { get; set; }

    /// <summary>Its firmware.</summary>
    [XmlPath("firmware", Full = true)]
    public SystemFirmware? Firmware { get; set; }
}

/// <summary>The host's machine.</summary>
[XmlRecord]
public sealed partial record SystemHardware
{
    /// <summary>Vendor.</summary>
    [XmlPath("vendor")]
    public string? Vendor { get; set; }

    /// <summary>Version.</summary>
    [XmlPath("version")]
    public string? Version { get; set; }

    /// <summary>Serial number.</summary>
    [XmlPath("serial")]
    public string? Serial { get; set; }

    /// <summary>UUID.</summary>
    [XmlPath("uuid")]
    public Uuid? Uuid { get; set; }
}

/// <summary>The host's firmware.</summary>
[XmlRecord]
public sealed partial record SystemFirmware
{
    /// <summary>Vendor.</summary>
    [XmlPath("vendor")]
    public string? Vendor { get; set; }

    /// <summary>Version.</summary>
    [XmlPath("version")]
    public string? Version { get; set; }

    /// <summary>Date.</summary>
    [XmlPath("release_date")]
    public string? ReleaseDate { get; set; }
}

/// <summary>A number in hexadecimal and what it stands for.</summary>
[XmlRecord]
public sealed partial record NodeDeviceId
{
    /// <summary>The number.</summary>
    [XmlPath("@id", Hex = 4)]
    public uint Id { get; set; }

    /// <summary>Its meaning.</summary>
    [XmlPath(".")]
    public string? Name { get; set; }
}

/// <summary>A device on a USB bus.</summary>
[XmlCase("usb_device")]
public sealed partial record UsbDeviceCapability : NodeDeviceCapability
{
    /// <summary>Bus.</summary>
    [XmlPath("bus")]
    public uint Bus { get; set; }

    /// <summary>Device on the bus.</summary>
    [XmlPath("device")]
    public uint Device { get; set; }

    /// <summary>Product.</summary>
    [XmlPath("product")]
    public NodeDeviceId? Product { get; set; }

    /// <summary>Vendor.</summary>
    [XmlPath("vendor")]
    public NodeDeviceId? Vendor { get; set; }
}

/// <summary>An interface of a USB device.</summary>
[XmlCase("usb")]
public sealed partial record UsbInterfaceCapability : NodeDeviceCapability
{
    /// <summary>Number of the interface.</summary>
    [XmlPath("number")]
    public uint Number { get; set; }

    /// <summary>Class.</summary>
    [XmlPath("class")]
    public uint Class { get; set; }

    /// <summary>Subclass.</summary>
    [XmlPath("subclass")]
    public uint Subclass { get; set; }

    /// <summary>Protocol.</summary>
    [XmlPath("protocol")]
    public uint Protocol { get; set; }

    /// <summary>Description.</summary>
    [XmlPath("description")]
    public string? Description { get; set; }
}

/// <summary>A network interface.</summary>
[XmlCase("net")]
public sealed partial record NetCapability : NodeDeviceCapability
{
    /// <summary>Name on the host.</summary>
    [XmlPath("interface")]
    public string? Interface { get; set; }

    /// <summary>MAC address.</summary>
    [XmlPath("address")]
    public string? Address { get; set; }

    /// <summary>The link.</summary>
    [XmlPath("link", DropEmpty = true)]
    public InterfaceLink? Link { get; set; }

    /// <summary>What the card can do.</summary>
    [XmlPath("feature/@name")]
    public List<string> Features { get; set; } = [];

    /// <summary>Kind of network, <c>80203</c> or <c>80211</c>.</summary>
    [XmlPath("capability/@type")]
    public string? NetworkType { get; set; }
}

/// <summary>The generic node of a SCSI device.</summary>
[XmlCase("scsi_generic")]
public sealed partial record ScsiGenericCapability : NodeDeviceCapability
{
    /// <summary>Path of the node.</summary>
    [XmlPath("char")]
    public string? Path { get; set; }
}

/// <summary>A SCSI host.</summary>
[XmlCase("scsi_host")]
public sealed partial record ScsiHostCapability : NodeDeviceCapability
{
    /// <summary>Number of the host.</summary>
    [XmlPath("host")]
    public uint? Host { get; set; }

    /// <summary>Number of the port on the card. Since 1.2.7.</summary>
    [XmlPath("unique_id")]
    public uint? UniqueId { get; set; }

    /// <summary>Fibre Channel and virtual ports.</summary>
    [XmlPath("capability")]
    public List<ScsiHostFeature> Features { get; set; } = [];
}

/// <summary>What a SCSI host can do beyond others.</summary>
[XmlUnion("@type", BadValue = "unknown SCSI host capability type '{0}' for '{0}'", BadValueCode = ErrorCode.XmlError)]
public abstract partial record ScsiHostFeature;

/// <summary>Fibre Channel.</summary>
[XmlCase("fc_host")]
public sealed partial record FcHostFeature : ScsiHostFeature
{
    /// <summary>Node name.</summary>
    [XmlPath("wwnn")]
    public string? Wwnn { get; set; }

    /// <summary>Port name.</summary>
    [XmlPath("wwpn")]
    public string? Wwpn { get; set; }

    /// <summary>Fabric name.</summary>
    [XmlPath("fabric_wwn")]
    public string? FabricWwn { get; set; }
}

/// <summary>Virtual ports.</summary>
[XmlCase("vport_ops")]
public sealed partial record VportFeature : ScsiHostFeature
{
    /// <summary>How many there can be.</summary>
    [XmlPath("max_vports")]
    public uint? MaxVports { get; set; }

    /// <summary>How many there are.</summary>
    [XmlPath("vports")]
    public uint? Vports { get; set; }
}

/// <summary>A SCSI target.</summary>
[XmlCase("scsi_target")]
public sealed partial record ScsiTargetCapability : NodeDeviceCapability
{
    /// <summary>Name.</summary>
    [XmlPath("target")]
    public string? Target { get; set; }

    /// <summary>The Fibre Channel port behind it.</summary>
    [XmlPath("capability")]
    public FcRemotePort? RemotePort { get; set; }
}

/// <summary>A remote Fibre Channel port.</summary>
[XmlRecord]
public sealed partial record FcRemotePort
{
    /// <summary>The kind; always <c>fc_remote_port</c>.</summary>
    [XmlPath("@type", Required = true)]
    public required string? Type { get; set; }

    /// <summary>Name.</summary>
    [XmlPath("rport")]
    public string? Rport { get; set; }

    /// <summary>Port name.</summary>
    [XmlPath("wwpn")]
    public string? Wwpn { get; set; }
}

/// <summary>A SCSI device.</summary>
[XmlCase("scsi")]
public sealed partial record ScsiCapability : NodeDeviceCapability
{
    /// <summary>Host.</summary>
    [XmlPath("host")]
    public uint Host { get; set; }

    /// <summary>Bus.</summary>
    [XmlPath("bus")]
    public uint Bus { get; set; }

    /// <summary>Target.</summary>
    [XmlPath("target")]
    public uint Target { get; set; }

    /// <summary>Unit.</summary>
    [XmlPath("lun")]
    public uint Lun { get; set; }

    /// <summary>Kind, for example <c>disk</c>.</summary>
    [XmlPath("type")]
    public string? Kind { get; set; }
}

/// <summary>A block device.</summary>
[XmlCase("storage")]
public sealed partial record StorageCapability : NodeDeviceCapability
{
    /// <summary>Path.</summary>
    [XmlPath("block")]
    public string? Block { get; set; }

    /// <summary>Bus, for example <c>scsi</c>.</summary>
    [XmlPath("bus")]
    public string? Bus { get; set; }

    /// <summary>Kind, for example <c>cdrom</c>.</summary>
    [XmlPath("drive_type")]
    public string? DriveType { get; set; }

    /// <summary>Model.</summary>
    [XmlPath("model")]
    public string? Model { get; set; }

    /// <summary>Vendor.</summary>
    [XmlPath("vendor")]
    public string? Vendor { get; set; }

    /// <summary>Serial number.</summary>
    [XmlPath("serial")]
    public string? Serial { get; set; }

    /// <summary>Bytes, when the medium cannot be changed.</summary>
    [XmlPath("size")]
    public ulong? Size { get; set; }

    /// <summary>Bytes of a block.</summary>
    [XmlPath("logical_block_size")]
    public ulong? LogicalBlockSize { get; set; }

    /// <summary>Blocks.</summary>
    [XmlPath("num_blocks")]
    public ulong? Blocks { get; set; }

    /// <summary>Removable media, plugging while running.</summary>
    [XmlPath("capability")]
    public List<StorageFeature> Features { get; set; } = [];
}

/// <summary>What a block device can do beyond others.</summary>
[XmlUnion("@type", BadValue = "unknown storage capability type '{0}' for '{0}'", BadValueCode = ErrorCode.XmlError)]
public abstract partial record StorageFeature;

/// <summary>Its medium can be changed.</summary>
[XmlCase("removable")]
public sealed partial record RemovableFeature : StorageFeature
{
    /// <summary>1 when a medium is in.</summary>
    [XmlPath("media_available")]
    public ulong? MediaAvailable { get; set; }

    /// <summary>Bytes of the medium.</summary>
    [XmlPath("media_size")]
    public ulong? MediaSize { get; set; }

    /// <summary>Label of the medium.</summary>
    [XmlPath("media_label")]
    public string? MediaLabel { get; set; }

    /// <summary>Bytes of a block.</summary>
    [XmlPath("logical_block_size")]
    public ulong? LogicalBlockSize { get; set; }

    /// <summary>Blocks.</summary>
    [XmlPath("num_blocks")]
    public ulong? Blocks { get; set; }
}

/// <summary>It can be plugged while the host runs.</summary>
[XmlCase("hotpluggable")]
public sealed partial record HotpluggableFeature : StorageFeature;

/// <summary>A graphics node.</summary>
[XmlCase("drm")]
public sealed partial record DrmCapability : NodeDeviceCapability
{
    /// <summary>Kind: <c>primary</c>, <c>control</c> or <c>render</c>.</summary>
    [XmlPath("type")]
    public string? Kind { get; set; }
}

/// <summary>A vDPA device.</summary>
[XmlCase("vdpa")]
public sealed partial record VdpaCapability : NodeDeviceCapability
{
    /// <summary>Path of its node.</summary>
    [XmlPath("chardev")]
    public string? Chardev { get; set; }
}
