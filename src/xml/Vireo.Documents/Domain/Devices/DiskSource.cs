using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>An image on the host or network.</summary>
[XmlUnion]
[XmlTrailing]
public abstract partial record DiskSource
{
    /// <summary>What a missing image means at start; <c>mandatory</c> when not given. Since 0.9.7.</summary>
    [XmlPath("@startupPolicy")]
    public StartupPolicy StartupPolicy { get; set; }

    /// <summary>Number of the image in a running guest.</summary>
    [XmlPath("@index", Lenient = true)]
    public uint? Index { get; set; }

    /// <summary>Parts of a container. Since 6.1.0.</summary>
    [XmlPath("slices", DropEmpty = true)]
    public StorageSlices? Slices { get; set; }

    /// <summary>Labels of the image.</summary>
    [XmlPath("seclabel")]
    public List<DeviceSecurityLabel> SecurityLabels { get; set; } = [];

    /// <summary>Login. Since 3.9.0.</summary>
    [XmlPath("auth")]
    public DiskAuth? Auth { get; set; }

    /// <summary>SCSI persistent reservations. Since 4.4.0.</summary>
    [XmlPath("reservations")]
    public StorageReservations? Reservations { get; set; }

    /// <summary>Encryption. Since 3.9.0.</summary>
    [XmlPath("encryption")]
    public StorageEncryption? Encryption { get; set; }

    /// <summary>Separate image that holds the data. Since 10.10.0.</summary>
    [XmlPath("dataStore")]
    public DiskDataStore? DataStore { get; set; }

    /// <summary>What the driver keeps with it; in the driver's own record only.</summary>
    [XmlPath("privateData", When = FormatFlags.Status, ElementCodec = typeof(XmlNodeCodec))]
    public XmlNode? PrivateData { get; set; }
}

/// <summary>What a missing image means at start.</summary>
[XmlEnum]
public enum StartupPolicy : byte
{
    /// <summary>Not given.</summary>
    [XmlName("default")]
    Unset,

    /// <summary><c>mandatory</c>.</summary>
    Mandatory,

    /// <summary><c>requisite</c>.</summary>
    Requisite,

    /// <summary><c>optional</c>.</summary>
    Optional,
}

/// <summary>A file.</summary>
[XmlCase(DiskType.File, Default = true)]
public sealed partial record FileDiskSource : DiskSource
{
    /// <summary>Path.</summary>
    [XmlPath("@file")]
    public string? File { get; set; }

    /// <summary>Descriptors that the client passed. Since 9.0.0.</summary>
    [XmlPath("@fdgroup")]
    public string? Fdgroup { get; set; }
}

/// <summary>A block device of the host.</summary>
[XmlCase(DiskType.Block)]
public sealed partial record BlockDiskSource : DiskSource
{
    /// <summary>Path.</summary>
    [XmlPath("@dev")]
    public string? Dev { get; set; }
}

/// <summary>A directory shown as FAT.</summary>
[XmlCase(DiskType.Dir)]
public sealed partial record DirectoryDiskSource : DiskSource
{
    /// <summary>Path.</summary>
    [XmlPath("@dir")]
    public string? Dir { get; set; }
}

/// <summary>A volume of a storage pool.</summary>
[XmlCase(DiskType.Volume)]
public sealed partial record VolumeDiskSource : DiskSource
{
    /// <summary>Pool.</summary>
    [XmlPath("@pool")]
    public string? Pool { get; set; }

    /// <summary>Volume.</summary>
    [XmlPath("@volume")]
    public string? Volume { get; set; }

    /// <summary>How an iSCSI pool's volume is used; <c>host</c> when not given.</summary>
    [XmlPath("@mode")]
    public VolumeSourceMode Mode { get; set; }

    /// <summary>
    /// What the volume is on the host or network while a guest uses it, whatever becomes of its pool; in the driver's own record only.
    /// </summary>
    [XmlPath("actual", When = FormatFlags.Status)]
    public VolumeLocation? Actual { get; set; }
}

/// <summary>Where a volume is.</summary>
[XmlRecord]
public sealed partial record VolumeLocation
{
    /// <summary>What it is.</summary>
    [XmlPath("@type", Lenient = true)]
    public DiskType Type { get; set; }

    /// <summary>Where it is.</summary>
    [XmlPath("source", By = nameof(Type))]
    public DiskSource? Source { get; set; }
}

/// <summary>How an iSCSI pool's volume is used.</summary>
[XmlEnum]
public enum VolumeSourceMode : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>host</c>.</summary>
    Host,

    /// <summary><c>direct</c>.</summary>
    Direct,
}

/// <summary>A namespace of an NVMe controller.</summary>
[XmlCase(DiskType.Nvme)]
public sealed partial record NvmeDiskSource : DiskSource
{
    /// <summary>Kind of controller.</summary>
    [XmlPath("@type", BadValue = "unsupported source type '{0}'", BadValueCode = ErrorCode.XmlError,
        Missing = "missing 'type' attribute to disk source")]
    public NvmeSourceType Type { get; set; }

    /// <summary>libvirt detaches it from the host.</summary>
    [XmlPath("@managed")]
    public YesNo Managed { get; set; }

    /// <summary>Namespace, from 1.</summary>
    [XmlPath("@namespace", NonZero = true, Required = true, BadValue = "NVMe namespace can't be zero")]
    public ulong? Namespace { get; set; }

    /// <summary>The controller.</summary>
    [XmlPath("address")]
    public HostPciAddress? Address { get; set; }
}

/// <summary>Kind of an NVMe controller.</summary>
[XmlEnum]
public enum NvmeSourceType : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>pci</c>.</summary>
    Pci,
}

/// <summary>A vhost-user server.</summary>
[XmlCase(DiskType.Vhostuser)]
public sealed partial record VhostUserDiskSource : DiskSource
{
    /// <summary>Kind of socket.</summary>
    [XmlPath("@type")]
    public CharType Type { get; set; }

    /// <summary>Path of the socket.</summary>
    [XmlPath("@path", Missing = "missing 'path' attribute for vhostuser disk source")]
    public string? Path { get; set; }

    /// <summary>What happens when the server disconnects.</summary>
    [XmlPath("reconnect", DropEmpty = true)]
    public CharReconnect? Reconnect { get; set; }
}

/// <summary>A vDPA device.</summary>
[XmlCase(DiskType.Vhostvdpa)]
public sealed partial record VhostVdpaDiskSource : DiskSource
{
    /// <summary>Path.</summary>
    [XmlPath("@dev")]
    public string? Dev { get; set; }
}

/// <summary>An image on the network.</summary>
[XmlCase(DiskType.Network)]
public sealed partial record NetworkDiskSource : DiskSource
{
    /// <summary>Protocol.</summary>
    [XmlPath("@protocol", Required = true)]
    public NetworkDiskProtocol Protocol { get; set; }

    /// <summary>Name of the image.</summary>
    [XmlPath("@name")]
    public string? Name { get; set; }

    /// <summary>Query of a web address.</summary>
    [XmlPath("@query")]
    public string? Query { get; set; }

    /// <summary>Encrypted. Since 4.5.0.</summary>
    [XmlPath("@tls")]
    public YesNo Tls { get; set; }

    /// <summary>Name that the certificate must have. Since 8.2.0.</summary>
    [XmlPath("@tlsHostname")]
    public string? TlsHostname { get; set; }

    /// <summary>The switch came from the driver's configuration.</summary>
    [XmlPath("@tlsFromConfig", When = FormatFlags.Status)]
    public uint? TlsFromConfig { get; set; }

    /// <summary>Servers.</summary>
    [XmlPath("host")]
    public List<DiskHost> Hosts { get; set; } = [];

    /// <summary>Internal snapshot. Since 1.2.11.</summary>
    [XmlPath("snapshot/@name")]
    public string? Snapshot { get; set; }

    /// <summary>Configuration of the Ceph client. Since 1.2.11.</summary>
    [XmlPath("config/@file")]
    public string? ConfigFile { get; set; }

    /// <summary>Name of the iSCSI initiator. Since 4.7.0.</summary>
    [XmlPath("initiator/iqn/@name")]
    public string? InitiatorIqn { get; set; }

    /// <summary>Whether the certificate is checked. Since 6.2.0.</summary>
    [XmlPath("ssl/@verify")]
    public YesNo SslVerify { get; set; }

    /// <summary>Cookies for a web server. Since 6.2.0.</summary>
    [XmlPath("cookies/cookie")]
    public List<DiskCookie> Cookies { get; set; } = [];

    /// <summary>Bytes read ahead; when not given, the driver's own, as for 0. Since 6.2.0.</summary>
    [XmlPath("readahead/@size")]
    public ulong? ReadaheadSize { get; set; }

    /// <summary>Deadline of requests; when not given, the driver's own, as for 0. Since 6.2.0.</summary>
    [XmlPath("timeout/@seconds")]
    public ulong? TimeoutSeconds { get; set; }

    /// <summary>SSH host keys.</summary>
    [XmlPath("knownHosts/@path", Required = true)]
    public string? KnownHostsPath { get; set; }

    /// <summary>Who logs in.</summary>
    [XmlPath("identity", DropEmpty = true)]
    public DiskIdentity? Identity { get; set; }

    /// <summary>Seconds between attempts.</summary>
    [XmlPath("reconnect/@delay")]
    public uint? ReconnectDelay { get; set; }
}

/// <summary>Protocol of an image on the network.</summary>
[XmlEnum]
public enum NetworkDiskProtocol : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>nbd</c>.</summary>
    Nbd,

    /// <summary><c>rbd</c>.</summary>
    Rbd,

    /// <summary><c>sheepdog</c>.</summary>
    Sheepdog,

    /// <summary><c>gluster</c>.</summary>
    Gluster,

    /// <summary><c>iscsi</c>.</summary>
    Iscsi,

    /// <summary><c>http</c>.</summary>
    Http,

    /// <summary><c>https</c>.</summary>
    Https,

    /// <summary><c>ftp</c>.</summary>
    Ftp,

    /// <summary><c>ftps</c>.</summary>
    Ftps,

    /// <summary><c>tftp</c>.</summary>
    Tftp,

    /// <summary><c>ssh</c>.</summary>
    Ssh,

    /// <summary><c>vxhs</c>.</summary>
    Vxhs,

    /// <summary><c>nfs</c>.</summary>
    Nfs,
}

/// <summary>A server of images.</summary>
[XmlRecord]
public sealed partial record DiskHost
{
    /// <summary>Host.</summary>
    [XmlPath("@name")]
    public string? Name { get; set; }

    /// <summary>Port; that of the protocol when not given.</summary>
    [XmlPath("@port")]
    public string? Port { get; set; }

    /// <summary>Transport; <c>tcp</c> when not given.</summary>
    [XmlPath("@transport", Omit = DiskTransport.Tcp)]
    public DiskTransport Transport { get; set; }

    /// <summary>Path of a Unix socket.</summary>
    [XmlPath("@socket")]
    public string? Socket { get; set; }
}

/// <summary>Transport to a server of images.</summary>
[XmlEnum]
public enum DiskTransport : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>tcp</c>.</summary>
    Tcp,

    /// <summary><c>unix</c>.</summary>
    Unix,

    /// <summary><c>rdma</c>.</summary>
    Rdma,
}

/// <summary>A cookie.</summary>
[XmlRecord]
public sealed partial record DiskCookie
{
    /// <summary>Name.</summary>
    [XmlPath("@name", Missing = "missing cookie name")]
    public string? Name { get; set; }

    /// <summary>Value.</summary>
    [XmlPath(".", When = FormatFlags.Secure)]
    public string? Value { get; set; }
}

/// <summary>Who logs in to a server.</summary>
[XmlRecord]
public sealed partial record DiskIdentity
{
    /// <summary>User of NFS; the system's when not given.</summary>
    [XmlPath("@user")]
    public string? User { get; set; }

    /// <summary>Group of NFS; the system's when not given.</summary>
    [XmlPath("@group")]
    public string? Group { get; set; }

    /// <summary>User of SSH.</summary>
    [XmlPath("@username")]
    public string? UserName { get; set; }

    /// <summary>Private key.</summary>
    [XmlPath("@keyfile")]
    public string? KeyFile { get; set; }

    /// <summary>Socket of an SSH agent.</summary>
    [XmlPath("@agentsock")]
    public string? AgentSocket { get; set; }
}

/// <summary>Login to storage.</summary>
[XmlRecord]
public sealed partial record DiskAuth
{
    /// <summary>User.</summary>
    [XmlPath("@username", Missing = "missing username for auth")]
    public string? UserName { get; set; }

    /// <summary>Where the password is.</summary>
    [XmlPath("secret")]
    public SecretReference? Secret { get; set; }
}

/// <summary>A secret of the secret driver.</summary>
[XmlRecord]
public sealed partial record SecretReference
{
    /// <summary>Kind.</summary>
    [XmlPath("@type")]
    public string? Type { get; set; }

    /// <summary>By its use.</summary>
    [XmlPath("@usage")]
    public string? Usage { get; set; }

    /// <summary>By its identity.</summary>
    [XmlPath("@uuid", Codec = typeof(UuidCodec), BadValue = "invalid secret uuid '{0}'", BadValueCode = ErrorCode.XmlError)]
    public Uuid? Uuid { get; set; }
}

/// <summary>SCSI persistent reservations.</summary>
[XmlRecord]
public sealed partial record StorageReservations
{
    /// <summary>libvirt runs the helper.</summary>
    [XmlPath("@managed", Required = true)]
    public required YesNo Managed { get; set; }

    /// <summary>Reservations move with the guest.</summary>
    [XmlPath("@migration")]
    public YesNo Migration { get; set; }

    /// <summary>Socket of the helper.</summary>
    [XmlPath("source")]
    public ReservationsSource? Source { get; set; }
}

/// <summary>Socket of the helper for persistent reservations.</summary>
[XmlRecord]
public sealed partial record ReservationsSource
{
    /// <summary>Kind.</summary>
    [XmlPath("@type")]
    public CharType Type { get; set; }

    /// <summary>Path.</summary>
    [XmlPath("@path")]
    public string? Path { get; set; }

    /// <summary>Who opens it.</summary>
    [XmlPath("@mode")]
    public VhostUserMode Mode { get; set; }
}

/// <summary>Parts of a container.</summary>
[XmlRecord]
public sealed partial record StorageSlices
{
    /// <summary>The parts.</summary>
    [XmlPath("slice")]
    public List<StorageSlice> Slices { get; set; } = [];
}

/// <summary>A part of a container.</summary>
[XmlRecord]
public sealed partial record StorageSlice
{
    /// <summary>Kind.</summary>
    [XmlPath("@type")]
    public string? Type { get; set; }

    /// <summary>First byte.</summary>
    [XmlPath("@offset", BadValue = "malformed value '{0}' of 'offset' attribute of slice", BadValueCode = ErrorCode.XmlError,
        Missing = "missing offset or size attribute of slice", SkipEmpty = true)]
    public ulong? Offset { get; set; }

    /// <summary>Bytes.</summary>
    [XmlPath("@size", BadValue = "malformed value '{0}' of 'size' attribute of slice", BadValueCode = ErrorCode.XmlError,
        Missing = "missing offset or size attribute of slice", SkipEmpty = true)]
    public ulong? Size { get; set; }
}

/// <summary>An image that holds the data of another.</summary>
[XmlRecord]
public sealed partial record DiskDataStore
{
    /// <summary>Where it lives.</summary>
    [XmlPath("@type", BadValue = "unknown storage source type '{0}'", BadValueCode = ErrorCode.XmlError, Required = true)]
    public DiskType Type { get; set; }

    /// <summary>Format.</summary>
    [XmlPath("format")]
    public DiskFormat? Format { get; set; }

    /// <summary>The image.</summary>
    [XmlPath("source", By = nameof(Type))]
    public DiskSource? Source { get; set; }
}
