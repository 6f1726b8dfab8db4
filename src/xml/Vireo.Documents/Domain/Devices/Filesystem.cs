using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>A folder, image or memory of the host that the guest sees as a file system.</summary>
[XmlRecord]
public sealed partial record Filesystem : Device
{
    /// <summary>What backs it.</summary>
    [XmlPath("@type")]
    public FilesystemType Type { get; set; }

    /// <summary>Whose rights count.</summary>
    [XmlPath("@accessmode")]
    public FilesystemAccessMode AccessMode { get; set; }

    /// <summary>The device's model.</summary>
    [XmlPath("@model")]
    public VirtioModel Model { get; set; }

    /// <summary>Permissions of new files, octal.</summary>
    [XmlPath("@fmode", Codec = typeof(FileModeCodec))]
    public uint? FileMode { get; set; }

    /// <summary>Permissions of new folders, octal.</summary>
    [XmlPath("@dmode", Codec = typeof(FileModeCodec))]
    public uint? FolderMode { get; set; }

    /// <summary>What to do when one export spans several host devices.</summary>
    [XmlPath("@multidevs")]
    public FilesystemMultiDevs MultiDevs { get; set; }

    /// <summary>How it is served.</summary>
    [XmlPath("driver", DropEmpty = true)]
    public FilesystemDriver? Driver { get; set; }

    /// <summary>The virtiofsd process.</summary>
    [XmlPath("binary", DropEmpty = true)]
    public FilesystemBinary? Binary { get; set; }

    /// <summary>How ids are mapped.</summary>
    [XmlPath("idmap", DropEmpty = true)]
    public IdMap? IdMap { get; set; }

    /// <summary>The host's side.</summary>
    [XmlPath("source", DropEmpty = true)]
    public FilesystemSource? Source { get; set; }

    /// <summary>The guest's side: a path, or the mount tag.</summary>
    [XmlPath("target/@dir")]
    public string? Target { get; set; }

    /// <summary>The guest may not write.</summary>
    [XmlPath("readonly")]
    public bool ReadOnly { get; set; }

    /// <summary>Quota that is enforced, in bytes.</summary>
    [XmlPath("space_hard_limit", Unit = "bytes", Omit = 0ul)]
    public ulong? SpaceHardLimit { get; set; }

    /// <summary>Quota that may be passed for a while, in bytes.</summary>
    [XmlPath("space_soft_limit", Unit = "bytes", Omit = 0ul)]
    public ulong? SpaceSoftLimit { get; set; }
}

/// <summary>What backs a file system.</summary>
[XmlEnum]
public enum FilesystemType : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>A folder.</summary>
    Mount,

    /// <summary>A block device.</summary>
    Block,

    /// <summary>An image file.</summary>
    File,

    /// <summary>A container template.</summary>
    Template,

    /// <summary>Memory.</summary>
    Ram,

    /// <summary>A folder of the guest itself.</summary>
    Bind,

    /// <summary>A storage volume.</summary>
    Volume,
}

/// <summary>Whose rights count when the guest touches a file.</summary>
[XmlEnum]
public enum FilesystemAccessMode : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>The guest's user's, as they are.</summary>
    Passthrough,

    /// <summary>The emulator's, the guest's being kept in extended attributes.</summary>
    Mapped,

    /// <summary>The guest's user's, failures to set them being ignored.</summary>
    Squash,
}

/// <summary>What to do when one export spans several host devices.</summary>
[XmlEnum]
public enum FilesystemMultiDevs : byte
{
    /// <summary>Not given, or <c>default</c>, which is not written.</summary>
    Unset,

    /// <summary>Rewrite inode numbers.</summary>
    Remap,

    /// <summary>Refuse.</summary>
    Forbid,

    /// <summary>Warn.</summary>
    Warn,
}

/// <summary>How a file system is served.</summary>
[XmlRecord]
public sealed partial record FilesystemDriver : VirtioDriver
{
    /// <summary>The mechanism.</summary>
    [XmlPath("@type")]
    public FilesystemDriverType Type { get; set; }

    /// <summary>Format of an image.</summary>
    [XmlPath("@format")]
    public string? Format { get; set; }

    /// <summary>Queue size.</summary>
    [XmlPath("@queue")]
    public ulong? Queue { get; set; }

    /// <summary>When writes go to the host's disk: <c>immediate</c>.</summary>
    [XmlPath("@wrpolicy")]
    public FilesystemWritePolicy WritePolicy { get; set; }
}

/// <summary>Mechanisms that serve a file system.</summary>
[XmlEnum]
public enum FilesystemDriverType : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>9p by path.</summary>
    Path,

    /// <summary>9p by file handle.</summary>
    Handle,

    /// <summary>A loop device.</summary>
    Loop,

    /// <summary>A network block device.</summary>
    Nbd,

    /// <summary>Virtuozzo's image.</summary>
    Ploop,

    /// <summary>virtiofsd.</summary>
    Virtiofs,

    /// <summary>USB media transfer.</summary>
    Mtp,
}

/// <summary>When writes go to the host's disk.</summary>
[XmlEnum]
public enum FilesystemWritePolicy : byte
{
    /// <summary>When the host likes.</summary>
    Unset,

    /// <summary>At once.</summary>
    Immediate,
}

/// <summary>The virtiofsd process.</summary>
[XmlRecord]
public sealed partial record FilesystemBinary
{
    /// <summary>Path of the program.</summary>
    [XmlPath("@path")]
    public string? Path { get; set; }

    /// <summary>Extended attributes.</summary>
    [XmlPath("@xattr")]
    public OnOff Xattr { get; set; }

    /// <summary>Caching: <c>none</c> or <c>always</c>.</summary>
    [XmlPath("cache/@mode")]
    public VirtiofsCache Cache { get; set; }

    /// <summary>Isolation: <c>namespace</c> or <c>chroot</c>.</summary>
    [XmlPath("sandbox/@mode")]
    public VirtiofsSandbox Sandbox { get; set; }

    /// <summary>Worker threads.</summary>
    [XmlPath("thread_pool/@size", NonNegative = true)]
    public int? ThreadPoolSize { get; set; }

    /// <summary>Limit of open files.</summary>
    [XmlPath("openfiles/@max", Omit = 0ul)]
    public ulong? OpenFiles { get; set; }

    /// <summary>POSIX locks.</summary>
    [XmlPath("lock/@posix")]
    public OnOff PosixLock { get; set; }

    /// <summary>BSD locks.</summary>
    [XmlPath("lock/@flock")]
    public OnOff FlockLock { get; set; }
}

/// <summary>virtiofsd's caching.</summary>
[XmlEnum]
public enum VirtiofsCache : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>None.</summary>
    None,

    /// <summary>Always.</summary>
    Always,
}

/// <summary>virtiofsd's isolation.</summary>
[XmlEnum]
public enum VirtiofsSandbox : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>Namespaces.</summary>
    Namespace,

    /// <summary>chroot.</summary>
    Chroot,
}

/// <summary>The host's side of a file system; which member counts depends on the type.</summary>
[XmlRecord]
public sealed partial record FilesystemSource
{
    /// <summary>Block device.</summary>
    [XmlPath("@dev")]
    public string? Device { get; set; }

    /// <summary>Folder.</summary>
    [XmlPath("@dir")]
    public string? Folder { get; set; }

    /// <summary>Image.</summary>
    [XmlPath("@file")]
    public string? File { get; set; }

    /// <summary>Template.</summary>
    [XmlPath("@name")]
    public string? Name { get; set; }

    /// <summary>Socket of a virtiofsd that somebody else runs.</summary>
    [XmlPath("@socket")]
    public string? Socket { get; set; }

    /// <summary>Pool of the volume.</summary>
    [XmlPath("@pool")]
    public string? Pool { get; set; }

    /// <summary>Volume.</summary>
    [XmlPath("@volume")]
    public string? Volume { get; set; }

    /// <summary>Size of a memory file system, in KiB.</summary>
    public ulong? Usage { get; set; }

    partial void OnParsed(XmlElement element)
    {
        XmlValue usage = element.Attribute("usage");
        if (!usage.Exists)
        {
            return;
        }

        // The unit stands in "units", not in "unit" as everywhere else.
        if (!ulong.TryParse(usage.Span, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out ulong number))
        {
            throw usage.Error(ErrorCode.XmlError, "cannot parse usage '{0}' for RAM filesystem");
        }

        XmlValue units = element.Attribute("units");
        ulong factor = 1024;
        if (units.Exists && !ScaledCodec.TryFactor(units.Span, out factor))
        {
            throw units.Error(ErrorCode.InvalidArg, "unknown suffix '{0}'");
        }

        UInt128 bytes = (UInt128)number * factor;
        Usage = bytes <= ulong.MaxValue ? (ulong)((bytes + 1023) / 1024) : throw usage.Error(ErrorCode.Overflow, "value too large: {0}");
    }

    partial void OnAttributesWritten(XmlOutput output)
    {
        if (Usage is { } usage)
        {
            output.Attribute("usage", usage.ToString(System.Globalization.CultureInfo.InvariantCulture));
            output.Attribute("units", "KiB");
        }
    }
}

/// <summary>Permissions in octal, with four digits.</summary>
internal static class FileModeCodec
{
    /// <summary>Reads octal digits up to 0777.</summary>
    public static uint? Parse(in XmlValue value)
    {
        uint mode = 0;
        foreach (char c in value.Span)
        {
            mode = c is >= '0' and <= '7' && mode <= 511 ? (mode * 8) + (uint)(c - '0') : throw value.Error(ErrorCode.XmlError, "invalid " + value.Name.ToString() + ": '{0}'");
        }

        return mode <= 511 && !value.Span.IsEmpty ? mode : throw value.Error(ErrorCode.XmlError, "invalid " + value.Name.ToString() + ": '{0}'");
    }

    /// <summary>Four octal digits.</summary>
    public static string? Format(uint? mode) => mode is { } m ? Convert.ToString(m, 8).PadLeft(4, '0') : null;
}
