using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>A storage pool. Since 0.4.1.</summary>
[XmlRoot("pool", Domain = ErrorDomain.Storage)]
public sealed partial record StoragePoolDef
{
    /// <summary>The kind of pool.</summary>
    [XmlPath("@type", Required = true)]
    public required StoragePoolType Type { get; set; }

    /// <summary>The name, unique on the host; when not given, that of the source, for kinds that need one.</summary>
    [XmlPath("name")]
    public string? Name { get; set; }

    /// <summary>The UUID, unique on the host; made up when not given.</summary>
    [XmlPath("uuid", Codec = typeof(StoragePoolUuid))]
    public Uuid? Uuid { get; set; }

    /// <summary>Size in bytes; found by the driver.</summary>
    [XmlPath("capacity", Unit = "bytes")]
    public ulong Capacity { get; set; }

    /// <summary>Bytes taken; found by the driver.</summary>
    [XmlPath("allocation", Unit = "bytes")]
    public ulong Allocation { get; set; }

    /// <summary>Bytes free; found by the driver.</summary>
    [XmlPath("available", Unit = "bytes")]
    public ulong Available { get; set; }

    /// <summary>Whether copy on write is used for new volumes; no on btrfs when not given. Since 6.6.0.</summary>
    [XmlPath("features/cow/@state")]
    public YesNo CopyOnWrite { get; set; }

    /// <summary>Where the pool's data comes from.</summary>
    [XmlPath("source", Full = true)]
    public StoragePoolSource? Source { get; set; }

    /// <summary>Where the volumes appear on the host; taken from the source when not given.</summary>
    [XmlPath("target", Full = true)]
    public StoragePoolTarget? Target { get; set; }

    /// <summary>How the volumes' sizes are found; computed anew when not given.</summary>
    [XmlPath("refresh/volume/@allocation")]
    public StoragePoolRefresh RefreshAllocation { get; set; }

    /// <summary>Settings in the namespaces of drivers.</summary>
    [XmlPath("*")]
    public XmlExtensionList Extensions { get; set; } = [];
}

/// <summary>The UUID of a pool, whose refusal libvirt reports with another code than that of other objects.</summary>
public static class StoragePoolUuid
{
    /// <summary>Reads it.</summary>
    public static Uuid Parse(in XmlValue value) =>
        Vireo.Uuid.TryParse(value.Span, out Uuid uuid) ? uuid : throw value.UuidMalformed();

    /// <summary>Prints it.</summary>
    public static string? Format(Uuid uuid) => uuid.ToString();
}

/// <summary>Kinds of storage pool.</summary>
[XmlEnum]
public enum StoragePoolType
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>A folder.</summary>
    Dir,

    /// <summary>A file system on a block device.</summary>
    Fs,

    /// <summary>A file system of a server.</summary>
    NetFs,

    /// <summary>An LVM volume group.</summary>
    Logical,

    /// <summary>A disk with partitions.</summary>
    Disk,

    /// <summary>An iSCSI target, through the host's kernel.</summary>
    Iscsi,

    /// <summary>An iSCSI target, through a library. Since 4.7.0.</summary>
    [XmlName("iscsi-direct")]
    IscsiDirect,

    /// <summary>A SCSI host adapter.</summary>
    Scsi,

    /// <summary>The host's multipath devices.</summary>
    Mpath,

    /// <summary>A Ceph pool.</summary>
    Rbd,

    /// <summary>A Sheepdog cluster, no longer supported.</summary>
    Sheepdog,

    /// <summary>A Gluster volume.</summary>
    Gluster,

    /// <summary>A ZFS pool.</summary>
    Zfs,

    /// <summary>A Virtuozzo storage cluster. Since 3.1.0.</summary>
    Vstorage,
}

/// <summary>How a pool finds the allocation of its volumes.</summary>
[XmlEnum]
public enum StoragePoolRefresh
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>By asking for each.</summary>
    Default,

    /// <summary>It takes the capacity.</summary>
    Capacity,
}

/// <summary>Where a pool's data comes from.</summary>
[XmlRecord]
public sealed partial record StoragePoolSource
{
    /// <summary>Servers.</summary>
    [XmlPath("host")]
    public List<StoragePoolHost> Hosts { get; set; } = [];

    /// <summary>Devices.</summary>
    [XmlPath("device")]
    public List<StoragePoolDevice> Devices { get; set; } = [];

    /// <summary>Folder.</summary>
    [XmlPath("dir/@path")]
    public string? Directory { get; set; }

    /// <summary>Host adapter.</summary>
    [XmlPath("adapter")]
    public StorageAdapter? Adapter { get; set; }

    /// <summary>Name of a group, pool or volume; when not given, the pool's, for kinds that need one.</summary>
    [XmlPath("name")]
    public string? Name { get; set; }

    /// <summary>iSCSI name under which the host logs in.</summary>
    [XmlPath("initiator/iqn/@name")]
    public string? InitiatorIqn { get; set; }

    /// <summary>Format, as the kind of pool knows them; when not given, <c>auto</c>, <c>lvm2</c> for volume groups, <c>unknown</c> for
    /// disks.</summary>
    [XmlPath("format/@type")]
    public string? Format { get; set; }

    /// <summary>Login.</summary>
    [XmlPath("auth")]
    public StorageAuth? Auth { get; set; }

    /// <summary>Version of the NFS protocol. Since 5.1.0.</summary>
    [XmlPath("protocol/@ver")]
    public string? ProtocolVersion { get; set; }

    /// <summary>Vendor of the device.</summary>
    [XmlPath("vendor/@name")]
    public string? Vendor { get; set; }

    /// <summary>Name of the product.</summary>
    [XmlPath("product/@name")]
    public string? Product { get; set; }
}

/// <summary>A server of storage.</summary>
[XmlRecord]
public sealed partial record StoragePoolHost
{
    /// <summary>Name or address.</summary>
    [XmlPath("@name")]
    public string? Name { get; set; }

    /// <summary>Port.</summary>
    [XmlPath("@port", Omit = 0)]
    public int? Port { get; set; }
}

/// <summary>A device of a pool.</summary>
[XmlRecord]
public sealed partial record StoragePoolDevice
{
    /// <summary>Path or iSCSI name.</summary>
    [XmlPath("@path", Required = true)]
    public required string? Path { get; set; }

    /// <summary>Whether names of partitions have a <c>p</c> before the number; when not given, yes if the path ends in a digit.</summary>
    [XmlPath("@part_separator")]
    public YesNo PartSeparator { get; set; }

    /// <summary>Parts of the device that are free.</summary>
    [XmlPath("freeExtent")]
    public List<StorageExtent> FreeExtents { get; set; } = [];
}

/// <summary>A part of a device, in bytes.</summary>
[XmlRecord]
public sealed partial record StorageExtent
{
    /// <summary>Its begin.</summary>
    [XmlPath("@start")]
    public ulong Start { get; set; }

    /// <summary>Its end.</summary>
    [XmlPath("@end")]
    public ulong End { get; set; }
}

/// <summary>A host adapter.</summary>
[XmlUnion("@type")]
public abstract partial record StorageAdapter;

/// <summary>A SCSI host.</summary>
[XmlCase("scsi_host", Default = true)]
public sealed partial record ScsiHostAdapter : StorageAdapter
{
    /// <summary>The host's name, for example <c>scsi_host1</c>.</summary>
    [XmlPath("@name")]
    public string? Name { get; set; }

    /// <summary>The host by the place of its card, instead of its name. Since 1.2.7.</summary>
    [XmlPath("parentaddr")]
    public ScsiHostParentAddress? Parent { get; set; }

    // The type may be left out when it is read, but is always written.
    partial void OnWriting(XmlOutput output) => output.Attribute("type", "scsi_host");
}

/// <summary>Place of a SCSI host's card.</summary>
[XmlRecord]
public sealed partial record ScsiHostParentAddress
{
    /// <summary>Number of the port on the card.</summary>
    [XmlPath("@unique_id")]
    public uint? UniqueId { get; set; }

    /// <summary>The card.</summary>
    [XmlPath("address")]
    public HostPciAddress? Address { get; set; }
}

/// <summary>A Fibre Channel host, virtual or not.</summary>
[XmlCase("fc_host")]
public sealed partial record FcHostAdapter : StorageAdapter
{
    /// <summary>The SCSI host that a virtual one is made on; found by the names when not given. Since 1.0.4.</summary>
    [XmlPath("@parent")]
    public string? Parent { get; set; }

    /// <summary>The same by node name.</summary>
    [XmlPath("@parent_wwnn")]
    public string? ParentWwnn { get; set; }

    /// <summary>The same by port name. Since 3.0.0.</summary>
    [XmlPath("@parent_wwpn")]
    public string? ParentWwpn { get; set; }

    /// <summary>The same by fabric name. Since 3.0.0.</summary>
    [XmlPath("@parent_fabric_wwn")]
    public string? ParentFabricWwn { get; set; }

    /// <summary>Whether libvirt makes and removes the virtual host. Since 1.2.11.</summary>
    [XmlPath("@managed")]
    public YesNo Managed { get; set; }

    /// <summary>Node name.</summary>
    [XmlPath("@wwnn")]
    public string? Wwnn { get; set; }

    /// <summary>Port name. Since 1.0.4.</summary>
    [XmlPath("@wwpn")]
    public string? Wwpn { get; set; }
}

/// <summary>Login to storage.</summary>
[XmlRecord]
public sealed partial record StorageAuth
{
    /// <summary>The kind, <c>chap</c> or <c>ceph</c>.</summary>
    [XmlPath("@type")]
    public string? Type { get; set; }

    /// <summary>The user.</summary>
    [XmlPath("@username")]
    public string? Username { get; set; }

    /// <summary>The secret with the password.</summary>
    [XmlPath("secret")]
    public StorageAuthSecret? Secret { get; set; }
}

/// <summary>A secret with a password.</summary>
[XmlRecord]
public sealed partial record StorageAuthSecret
{
    /// <summary>The kind; found in guests only.</summary>
    [XmlPath("@type")]
    public string? Type { get; set; }

    /// <summary>UUID of the secret.</summary>
    [XmlPath("@uuid")]
    public Uuid? Uuid { get; set; }

    /// <summary>What the secret is for, instead of its UUID.</summary>
    [XmlPath("@usage")]
    public string? Usage { get; set; }
}

/// <summary>Where volumes appear on the host.</summary>
[XmlRecord]
public sealed partial record StoragePoolTarget
{
    /// <summary>Folder; when not given, taken from the source for <c>logical</c> and <c>zfs</c>.</summary>
    [XmlPath("path")]
    public string? Path { get; set; }

    /// <summary>Owner and mode of the folder.</summary>
    [XmlPath("permissions", DropEmpty = true)]
    public StoragePermissions? Permissions { get; set; }
}
