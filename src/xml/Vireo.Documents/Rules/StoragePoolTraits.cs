namespace Vireo.Documents;

/// <summary>What each kind of pool demands of its source, and the formats it knows; the first format is the default.</summary>
internal sealed record StoragePoolTraits
{
    private static readonly StoragePoolTraits s_plain = new();

    private static readonly Dictionary<StoragePoolType, StoragePoolTraits> s_all = new()
    {
        [StoragePoolType.Fs] = new() {
            NeedsDevice = true, Formats = [
            "auto", "ext2", "ext3", "ext4", "ufs", "iso9660", "udf", "gfs", "gfs2", "vfat", "hfs+", "xfs", "ocfs2", "vmfs"] },
        [StoragePoolType.NetFs] = new() { NeedsHost = true, NeedsDirectory = true, Formats = ["auto", "nfs", "glusterfs", "cifs"] },
        [StoragePoolType.Logical] = new() { NeedsName = true, VolumeFormats = VolumeFormatKind.None, Formats = ["lvm2", "unknown"] },
        [StoragePoolType.Disk] = new() {
            NeedsDevice = true, VolumeFormats = VolumeFormatKind.Disk,
            Formats = ["unknown", "dos", "dvh", "gpt", "mac", "bsd", "pc98", "sun", "lvm2"] },
        [StoragePoolType.Iscsi] = new() { NeedsHost = true, NeedsDevice = true, VolumeFormats = VolumeFormatKind.None },
        [StoragePoolType.IscsiDirect] = new()
        {
            NeedsHost = true, NeedsDevice = true, NeedsInitiator = true, HasTarget = false, VolumeFormats = VolumeFormatKind.None,
        },
        [StoragePoolType.Scsi] = new() { NeedsAdapter = true, VolumeFormats = VolumeFormatKind.None },
        [StoragePoolType.Mpath] = new() { VolumeFormats = VolumeFormatKind.None },
        [StoragePoolType.Rbd] = new() { NeedsHost = true, NeedsName = true, HasTarget = false },
        [StoragePoolType.Sheepdog] = new() { NeedsHost = true, NeedsName = true, HasTarget = false, VolumeFormats = VolumeFormatKind.None },
        [StoragePoolType.Gluster] = new() { NeedsHost = true, NeedsName = true, NeedsDirectory = true, HasTarget = false },
        [StoragePoolType.Zfs] = new() { NeedsName = true, VolumeFormats = VolumeFormatKind.None },
        [StoragePoolType.Vstorage] = new() { NeedsName = true },
    };

    public bool NeedsHost { get; init; }

    public bool NeedsDevice { get; init; }

    public bool NeedsDirectory { get; init; }

    public bool NeedsAdapter { get; init; }

    public bool NeedsName { get; init; }

    public bool NeedsInitiator { get; init; }

    public bool HasTarget { get; init; } = true;

    public string[] Formats { get; init; } = [];

    public VolumeFormatKind VolumeFormats { get; init; } = VolumeFormatKind.File;

    public static StoragePoolTraits Of(StoragePoolType type) => s_all.GetValueOrDefault(type, s_plain);
}

/// <summary>Which formats the volumes of a pool have.</summary>
internal enum VolumeFormatKind
{
    /// <summary>Image files.</summary>
    File,

    /// <summary>Partitions.</summary>
    Disk,

    /// <summary>None.</summary>
    None,
}
