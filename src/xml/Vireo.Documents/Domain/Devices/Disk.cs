using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Where an image lives.</summary>
[XmlEnum]
public enum DiskType : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>file</c>.</summary>
    File,

    /// <summary><c>block</c>.</summary>
    Block,

    /// <summary><c>dir</c>.</summary>
    Dir,

    /// <summary><c>network</c>.</summary>
    Network,

    /// <summary><c>volume</c>.</summary>
    Volume,

    /// <summary><c>nvme</c>.</summary>
    Nvme,

    /// <summary><c>vhostuser</c>.</summary>
    Vhostuser,

    /// <summary><c>vhostvdpa</c>.</summary>
    Vhostvdpa,
}

/// <summary>What the guest sees.</summary>
[XmlEnum]
public enum DiskDevice : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>disk</c>.</summary>
    Disk,

    /// <summary><c>cdrom</c>.</summary>
    Cdrom,

    /// <summary><c>floppy</c>.</summary>
    Floppy,

    /// <summary><c>lun</c>.</summary>
    Lun,
}

/// <summary>Bus of a disk.</summary>
[XmlEnum]
public enum DiskBus : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>ide</c>.</summary>
    Ide,

    /// <summary><c>fdc</c>.</summary>
    Fdc,

    /// <summary><c>scsi</c>.</summary>
    Scsi,

    /// <summary><c>virtio</c>.</summary>
    Virtio,

    /// <summary><c>xen</c>.</summary>
    Xen,

    /// <summary><c>usb</c>.</summary>
    Usb,

    /// <summary><c>uml</c>.</summary>
    Uml,

    /// <summary><c>sata</c>.</summary>
    Sata,

    /// <summary><c>sd</c>.</summary>
    Sd,

    /// <summary><c>none</c>.</summary>
    None,
}

/// <summary>Model of a disk.</summary>
[XmlEnum]
public enum DiskModel : byte
{
    /// <summary>Not given.</summary>
    [XmlName("default")]
    Unset,

    /// <summary><c>virtio</c>.</summary>
    Virtio,

    /// <summary><c>virtio-transitional</c>.</summary>
    [XmlName("virtio-transitional")]
    VirtioTransitional,

    /// <summary><c>virtio-non-transitional</c>.</summary>
    [XmlName("virtio-non-transitional")]
    VirtioNonTransitional,

    /// <summary><c>usb-storage</c>.</summary>
    [XmlName("usb-storage")]
    UsbStorage,

    /// <summary><c>usb-bot</c>.</summary>
    [XmlName("usb-bot")]
    UsbBot,
}

/// <summary>Part of a disk in snapshots of the guest.</summary>
[XmlEnum]
public enum DiskSnapshot : byte
{
    /// <summary>Not given.</summary>
    [XmlName("default")]
    Unset,

    /// <summary><c>no</c>.</summary>
    No,

    /// <summary><c>internal</c>.</summary>
    Internal,

    /// <summary><c>external</c>.</summary>
    External,

    /// <summary><c>manual</c>.</summary>
    Manual,
}

/// <summary>A disk, CD-ROM, floppy or LUN.</summary>
[XmlRecord]
public sealed partial record Disk : Device
{
    /// <summary>Where the image lives; <c>file</c> when not given.</summary>
    [XmlPath("@type")]
    public DiskType Type { get; set; }

    /// <summary>What the guest sees; <c>disk</c> when not given.</summary>
    [XmlPath("@device")]
    public DiskDevice Device { get; set; }

    /// <summary>Model. Since 5.2.0.</summary>
    [XmlPath("@model")]
    public DiskModel Model { get; set; }

    /// <summary>May send raw SCSI commands; no when not given.</summary>
    [XmlPath("@rawio")]
    public YesNo Rawio { get; set; }

    /// <summary>Filtering of SCSI commands; <c>filtered</c> when not given.</summary>
    [XmlPath("@sgio")]
    public DiskSgio Sgio { get; set; }

    /// <summary>Part in snapshots; when not given, <c>no</c> for what is read-only or served by vhost-user.</summary>
    [XmlPath("@snapshot")]
    public DiskSnapshot Snapshot { get; set; }

    /// <summary>How the emulator opens it.</summary>
    [XmlPath("driver", DropEmpty = true)]
    public DiskDriver? Driver { get; set; }

    /// <summary>Login to the storage, when it was given for the disk as a whole.</summary>
    [XmlPath("auth")]
    public DiskAuth? Auth { get; set; }

    /// <summary>The image.</summary>
    [XmlPath("source", By = nameof(Type), DropEmpty = true)]
    public DiskSource? Source { get; set; }

    /// <summary>The image below.</summary>
    [XmlPath("backingStore")]
    public DiskBackingStore? BackingStore { get; set; }

    /// <summary>Xen domain that serves it.</summary>
    [XmlPath("backenddomain/@name")]
    public string? BackendDomain { get; set; }

    /// <summary>Geometry for the guest's BIOS.</summary>
    [XmlPath("geometry")]
    public DiskGeometry? Geometry { get; set; }

    /// <summary>Block sizes.</summary>
    [XmlPath("blockio", DropEmpty = true)]
    public DiskBlockIo? Blockio { get; set; }

    /// <summary>A block job that copies it.</summary>
    [XmlPath("mirror", Unless = FormatFlags.Inactive)]
    public DiskMirror? Mirror { get; set; }

    /// <summary>Where the guest sees it.</summary>
    [XmlPath("target")]
    public DiskTarget? Target { get; set; }

    /// <summary>Limits. Since 0.9.8.</summary>
    [XmlPath("iotune", DropEmpty = true)]
    public IoTune? Iotune { get; set; }

    /// <summary>Throttle groups that it passes through. Since 11.2.0.</summary>
    [XmlPath("throttlefilters/throttlefilter")]
    public List<ThrottleFilter> ThrottleFilters { get; set; } = [];

    /// <summary>Cannot be written; always so for a CD-ROM.</summary>
    [XmlPath("readonly")]
    public bool ReadOnly { get; set; }

    /// <summary>Several guests may use it.</summary>
    [XmlPath("shareable")]
    public bool Shareable { get; set; }

    /// <summary>Changes vanish when the guest stops. Since 0.9.5.</summary>
    [XmlPath("transient")]
    public DiskTransient? Transient { get; set; }

    /// <summary>Serial number.</summary>
    [XmlPath("serial")]
    public string? Serial { get; set; }

    /// <summary>World-wide name.</summary>
    [XmlPath("wwn")]
    public string? Wwn { get; set; }

    /// <summary>SCSI vendor.</summary>
    [XmlPath("vendor")]
    public string? Vendor { get; set; }

    /// <summary>SCSI product.</summary>
    [XmlPath("product")]
    public string? Product { get; set; }

    /// <summary>Encryption, when it was given for the disk as a whole.</summary>
    [XmlPath("encryption")]
    public StorageEncryption? Encryption { get; set; }
}

/// <summary>Filtering of SCSI commands.</summary>
[XmlEnum]
public enum DiskSgio : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>filtered</c>.</summary>
    Filtered,

    /// <summary><c>unfiltered</c>.</summary>
    Unfiltered,
}

/// <summary>Use of a throttle group.</summary>
[XmlRecord]
public sealed partial record ThrottleFilter
{
    /// <summary>Name of the group.</summary>
    [XmlPath("@group")]
    public string? Group { get; set; }
}

/// <summary>Geometry for the guest's BIOS.</summary>
[XmlRecord]
public sealed partial record DiskGeometry
{
    /// <summary>Cylinders.</summary>
    [XmlPath("@cyls")]
    public uint? Cyls { get; set; }

    /// <summary>Heads.</summary>
    [XmlPath("@heads")]
    public uint? Heads { get; set; }

    /// <summary>Sectors.</summary>
    [XmlPath("@secs")]
    public uint? Secs { get; set; }

    /// <summary>Translation.</summary>
    [XmlPath("@trans")]
    public DiskTranslation Trans { get; set; }
}

/// <summary>Translation of geometry.</summary>
[XmlEnum]
public enum DiskTranslation : byte
{
    /// <summary>Not given.</summary>
    [XmlName("default")]
    Unset,

    /// <summary><c>none</c>.</summary>
    None,

    /// <summary><c>auto</c>.</summary>
    Auto,

    /// <summary><c>lba</c>.</summary>
    Lba,
}

/// <summary>Block sizes in bytes.</summary>
[XmlRecord]
public sealed partial record DiskBlockIo
{
    /// <summary>Smallest unit the guest may address.</summary>
    [XmlPath("@logical_block_size")]
    public uint? LogicalBlockSize { get; set; }

    /// <summary>Unit of the medium.</summary>
    [XmlPath("@physical_block_size")]
    public uint? PhysicalBlockSize { get; set; }

    /// <summary>Unit of discards. Since 10.2.0.</summary>
    [XmlPath("@discard_granularity")]
    public uint? DiscardGranularity { get; set; }
}

/// <summary>Where the guest sees a disk.</summary>
[XmlRecord]
public sealed partial record DiskTarget
{
    /// <summary>Name.</summary>
    [XmlPath("@dev")]
    public string? Dev { get; set; }

    /// <summary>Bus; derived from the name when not given.</summary>
    [XmlPath("@bus")]
    public DiskBus Bus { get; set; }

    /// <summary>Tray of a drive; <c>closed</c> when not given. Since 0.9.11.</summary>
    [XmlPath("@tray", Omit = DiskTray.Closed)]
    public DiskTray Tray { get; set; }

    /// <summary>Shown as removable; off when not given. Since 1.1.3.</summary>
    [XmlPath("@removable")]
    public OnOff Removable { get; set; }

    /// <summary>Rotations a minute; 1 is solid state. Since 7.3.0.</summary>
    [XmlPath("@rotation_rate")]
    public uint? RotationRate { get; set; }

    /// <summary>Forced unit access.</summary>
    [XmlPath("@dpofua")]
    public OnOff Dpofua { get; set; }
}

/// <summary>Tray of a drive.</summary>
[XmlEnum]
public enum DiskTray : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>closed</c>.</summary>
    Closed,

    /// <summary><c>open</c>.</summary>
    Open,
}

/// <summary>Changes vanish when the guest stops.</summary>
[XmlRecord]
public sealed partial record DiskTransient
{
    /// <summary>Several guests share the image below. Since 7.4.0.</summary>
    [XmlPath("@shareBacking")]
    public YesNo ShareBacking { get; set; }
}
