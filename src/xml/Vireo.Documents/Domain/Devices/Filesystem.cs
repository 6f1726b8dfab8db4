using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Kind of a shared folder.</summary>
[XmlEnum]
public enum FilesystemType : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>mount</c>.</summary>
    Mount,

    /// <summary><c>block</c>.</summary>
    Block,

    /// <summary><c>file</c>.</summary>
    File,

    /// <summary><c>template</c>.</summary>
    Template,

    /// <summary><c>ram</c>.</summary>
    Ram,

    /// <summary><c>bind</c>.</summary>
    Bind,

    /// <summary><c>volume</c>.</summary>
    Volume,
}

/// <summary>Who owns the guest's files.</summary>
[XmlEnum]
public enum FilesystemAccessMode : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>passthrough</c>.</summary>
    Passthrough,

    /// <summary><c>mapped</c>.</summary>
    Mapped,

    /// <summary><c>squash</c>.</summary>
    Squash,
}

/// <summary>A folder that host and guest share.</summary>
[XmlRecord]
public sealed partial record Filesystem : Device
{
    /// <summary>Kind; <c>mount</c> when not given.</summary>
    [XmlPath("@type")]
    public FilesystemType Type { get; set; }

    /// <summary>Who owns the guest's files; when not given, <c>passthrough</c>, unless a daemon's socket is named.</summary>
    [XmlPath("@accessmode", SkipEmpty = true)]
    public FilesystemAccessMode AccessMode { get; set; }

    /// <summary>Model. Since 5.2.0.</summary>
    [XmlPath("@model")]
    public FilesystemModel Model { get; set; }

    /// <summary>What becomes of several host devices below. Since 6.3.0.</summary>
    [XmlPath("@multidevs")]
    public FilesystemMultidevs Multidevs { get; set; }

    /// <summary>Mode of new files, octal; 0600 when not given. Since 6.10.0.</summary>
    [XmlPath("@fmode", Codec = typeof(FileModeCodec))]
    public string? FileMode { get; set; }

    /// <summary>Mode of new folders, octal; 0700 when not given. Since 6.10.0.</summary>
    [XmlPath("@dmode", Codec = typeof(FileModeCodec))]
    public string? DirectoryMode { get; set; }

    /// <summary>How it works.</summary>
    [XmlPath("driver", DropEmpty = true)]
    public FilesystemDriver? Driver { get; set; }

    /// <summary>The daemon that serves it. Since 6.2.0.</summary>
    [XmlPath("binary", DropEmpty = true)]
    public FilesystemBinary? Binary { get; set; }

    /// <summary>User namespace of the daemon. Since 10.0.0.</summary>
    [XmlPath("idmap", DropEmpty = true)]
    public IdMap? Idmap { get; set; }

    /// <summary>The host's side.</summary>
    [XmlPath("source", DropEmpty = true)]
    public FilesystemSource? Source { get; set; }

    /// <summary>The guest's side.</summary>
    [XmlPath("target")]
    public FilesystemTarget? Target { get; set; }

    /// <summary>Cannot be written.</summary>
    [XmlPath("readonly")]
    public bool ReadOnly { get; set; }

    /// <summary>Upper limit in bytes. Since 0.9.13.</summary>
    [XmlPath("space_hard_limit", Unit = "bytes", Last = true)]
    public ulong? SpaceHardLimit { get; set; }

    /// <summary>Soft limit in bytes. Since 0.9.13.</summary>
    [XmlPath("space_soft_limit", Unit = "bytes", Last = true)]
    public ulong? SpaceSoftLimit { get; set; }
}

/// <summary>Model of a shared folder.</summary>
[XmlEnum]
public enum FilesystemModel : byte
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
}

/// <summary>What becomes of several host devices.</summary>
[XmlEnum]
public enum FilesystemMultidevs : byte
{
    /// <summary>Not given.</summary>
    [XmlName("default")]
    Unset,

    /// <summary><c>remap</c>.</summary>
    Remap,

    /// <summary><c>forbid</c>.</summary>
    Forbid,

    /// <summary><c>warn</c>.</summary>
    Warn,
}

/// <summary>How a shared folder works.</summary>
[XmlRecord]
public sealed partial record FilesystemDriver : VirtioOptions
{
    /// <summary>Driver.</summary>
    [XmlPath("@type")]
    public string? Type { get; set; }

    /// <summary>Image format.</summary>
    [XmlPath("@format")]
    public string? Format { get; set; }

    /// <summary>Write policy.</summary>
    [XmlPath("@wrpolicy")]
    public string? WritePolicy { get; set; }

    /// <summary>Length of a queue. Since 6.2.0.</summary>
    [XmlPath("@queue", BadValue = "cannot parse queue size '{0}' for virtiofs", BadValueCode = ErrorCode.XmlError, SkipEmpty = true)]
    public ulong? Queue { get; set; }
}

/// <summary>The daemon that serves a shared folder.</summary>
[XmlRecord]
public sealed partial record FilesystemBinary
{
    /// <summary>Program. Since 6.2.0.</summary>
    [XmlPath("@path")]
    public string? Path { get; set; }

    /// <summary>Extended attributes. Since 6.2.0.</summary>
    [XmlPath("@xattr")]
    public OnOff Xattr { get; set; }

    /// <summary>Caching. Since 6.2.0.</summary>
    [XmlPath("cache/@mode")]
    public FilesystemCache Cache { get; set; }

    /// <summary>Isolation. Since 7.2.0.</summary>
    [XmlPath("sandbox/@mode")]
    public FilesystemSandbox Sandbox { get; set; }

    /// <summary>Threads. Since 8.5.0.</summary>
    [XmlPath("thread_pool/@size", BadValue = "cannot parse thread pool size '{0}' for virtiofs", BadValueCode = ErrorCode.XmlError,
        SkipEmpty = true)]
    public int? ThreadPoolSize { get; set; }

    /// <summary>Most open files.</summary>
    [XmlPath("openfiles/@max", BadValue = "cannot parse openfiles '{0}' for virtiofs", BadValueCode = ErrorCode.XmlError, SkipEmpty = true)]
    public ulong? OpenFiles { get; set; }

    /// <summary>Locks. Since 6.2.0.</summary>
    [XmlPath("lock", DropEmpty = true)]
    public FilesystemLock? Lock { get; set; }
}

/// <summary>Caching of virtiofs.</summary>
[XmlEnum]
public enum FilesystemCache : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>none</c>.</summary>
    None,

    /// <summary><c>always</c>.</summary>
    Always,
}

/// <summary>Isolation of virtiofsd.</summary>
[XmlEnum]
public enum FilesystemSandbox : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>namespace</c>.</summary>
    Namespace,

    /// <summary><c>chroot</c>.</summary>
    Chroot,
}

/// <summary>Locks of a shared folder.</summary>
[XmlRecord]
public sealed partial record FilesystemLock
{
    /// <summary>POSIX locks.</summary>
    [XmlPath("@posix")]
    public OnOff Posix { get; set; }

    /// <summary>BSD locks.</summary>
    [XmlPath("@flock")]
    public OnOff Flock { get; set; }
}

/// <summary>The host's side of a shared folder.</summary>
[XmlRecord]
public sealed partial record FilesystemSource
{
    /// <summary>Folder.</summary>
    [XmlPath("@dir")]
    public string? Dir { get; set; }

    /// <summary>Device.</summary>
    [XmlPath("@dev")]
    public string? Dev { get; set; }

    /// <summary>Image.</summary>
    [XmlPath("@file")]
    public string? File { get; set; }

    /// <summary>Template.</summary>
    [XmlPath("@name")]
    public string? Name { get; set; }

    /// <summary>Pool.</summary>
    [XmlPath("@pool")]
    public string? Pool { get; set; }

    /// <summary>Volume.</summary>
    [XmlPath("@volume")]
    public string? Volume { get; set; }

    /// <summary>Size of a RAM disk.</summary>
    [XmlPath("@usage", Omit = 0)]
    public ulong? Usage { get; set; }

    /// <summary>Unit of the size; KiB when not given.</summary>
    [XmlPath("@units")]
    public string? Units { get; set; }

    /// <summary>Socket of the daemon.</summary>
    [XmlPath("@socket")]
    public string? Socket { get; set; }
}

/// <summary>The guest's side of a shared folder.</summary>
[XmlRecord]
public sealed partial record FilesystemTarget
{
    /// <summary>Folder or tag.</summary>
    [XmlPath("@dir")]
    public string? Dir { get; set; }
}
