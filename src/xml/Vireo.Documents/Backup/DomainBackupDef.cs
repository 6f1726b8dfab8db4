using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>A backup of a guest's disks while it runs. Since 6.0.0.</summary>
[XmlRoot("domainbackup", Domain = ErrorDomain.Domain)]
public sealed partial record DomainBackupDef
{
    /// <summary>Who moves the data; <c>push</c> when not given.</summary>
    [XmlPath("@mode", BadValue = "unknown backup mode '{0}'", BadValueCode = ErrorCode.XmlError)]
    public BackupMode Mode { get; set; }

    /// <summary>Only what changed since this checkpoint; everything when not given.</summary>
    [XmlPath("incremental")]
    public string? Incremental { get; set; }

    /// <summary>Mode <c>pull</c>: where the NBD server listens.</summary>
    [XmlPath("server")]
    public BackupServer? Server { get; set; }

    /// <summary>The disks; all when not given.</summary>
    [XmlPath("disks/disk")]
    public List<BackupDisk> Disks { get; set; } = [];

    /// <summary>What the driver keeps with it; in the driver's own record only.</summary>
    [XmlPath("privateData", When = FormatFlags.Status, ElementCodec = typeof(XmlNodeCodec))]
    public XmlNode? PrivateData { get; set; }
}

/// <summary>Who moves a backup's data.</summary>
[XmlEnum]
public enum BackupMode
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>The emulator writes it.</summary>
    Push,

    /// <summary>A client reads it over NBD.</summary>
    Pull,
}

/// <summary>Where the NBD server of a backup listens.</summary>
[XmlRecord]
public sealed partial record BackupServer
{
    /// <summary>The transport; <c>tcp</c> when not given.</summary>
    [XmlPath("@transport", BadValue = "unknown backup server transport '{0}'", BadValueCode = ErrorCode.XmlError)]
    public BackupTransport Transport { get; set; }

    /// <summary>Whether it is encrypted. Since 7.7.0.</summary>
    [XmlPath("@tls")]
    public YesNo Tls { get; set; }

    /// <summary>Transport <c>tcp</c>: the address.</summary>
    [XmlPath("@name")]
    public string? Name { get; set; }

    /// <summary>Transport <c>tcp</c>: the port.</summary>
    [XmlPath("@port")]
    public uint? Port { get; set; }

    /// <summary>Transport <c>unix</c>: the path of the socket.</summary>
    [XmlPath("@socket")]
    public string? Socket { get; set; }

    /// <summary>Transport <c>fd</c>: the descriptors that the client passed. Since 10.7.0.</summary>
    [XmlPath("@fdgroup")]
    public string? FdGroup { get; set; }
}

/// <summary>Transports of a backup's NBD server.</summary>
[XmlEnum]
public enum BackupTransport
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>TCP.</summary>
    Tcp,

    /// <summary>A Unix socket.</summary>
    Unix,

    /// <summary>A passed descriptor.</summary>
    Fd,
}

/// <summary>A disk of a backup.</summary>
[XmlRecord]
public sealed partial record BackupDisk
{
    /// <summary>The disk, by target.</summary>
    [XmlPath("@name")]
    public string? Name { get; set; }

    /// <summary>Whether it is backed up; yes when not given.</summary>
    [XmlPath("@backup")]
    public YesNo Backup { get; set; }

    /// <summary>How far it is, in the driver's words; in the driver's own record only.</summary>
    [XmlPath("@state", When = FormatFlags.Status)]
    public string? State { get; set; }

    /// <summary>Kind of the image that the backup writes to; <c>file</c> when not given.</summary>
    [XmlPath("@type")]
    public DiskType Type { get; set; }

    /// <summary>Whether all or only what changed is backed up; when not given, what changed if a checkpoint is named.</summary>
    [XmlPath("@backupmode", BadValue = "invalid 'backupmode' value '{0}'", BadValueCode = ErrorCode.XmlError)]
    public BackupDiskMode BackupMode { get; set; }

    /// <summary>Only what changed since this checkpoint; that of the backup when not given.</summary>
    [XmlPath("@incremental")]
    public string? Incremental { get; set; }

    /// <summary>Name of the NBD export; the disk's target when not given.</summary>
    [XmlPath("@exportname")]
    public string? ExportName { get; set; }

    /// <summary>Name of the bitmap in the NBD export.</summary>
    [XmlPath("@exportbitmap")]
    public string? ExportBitmap { get; set; }

    /// <summary>Number of the image in the running guest; in the driver's own record only.</summary>
    [XmlPath("@index", When = FormatFlags.Status, Lenient = true)]
    public uint? Index { get; set; }

    /// <summary>Format of the image; <c>qcow2</c> when not given.</summary>
    [XmlPath("driver/@type")]
    public string? Format { get; set; }

    /// <summary>Mode <c>push</c>: the image written; a file beside the disk's when not given.</summary>
    [XmlPath("target", By = nameof(Type))]
    public DiskSource? Target { get; set; }

    /// <summary>Mode <c>pull</c>: the image that keeps what the guest overwrites meanwhile; a file beside the disk's when not
    /// given.</summary>
    [XmlPath("scratch", By = nameof(Type))]
    public DiskSource? Scratch { get; set; }
}

/// <summary>Whether all of a disk or only what changed is backed up.</summary>
[XmlEnum]
public enum BackupDiskMode
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>All.</summary>
    Full,

    /// <summary>What changed.</summary>
    Incremental,
}
