using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>What stands behind a character device on the host.</summary>
[XmlEnum]
public enum CharType : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>null</c>.</summary>
    Null,

    /// <summary><c>vc</c>.</summary>
    Vc,

    /// <summary><c>pty</c>.</summary>
    Pty,

    /// <summary><c>dev</c>.</summary>
    Dev,

    /// <summary><c>file</c>.</summary>
    File,

    /// <summary><c>pipe</c>.</summary>
    Pipe,

    /// <summary><c>stdio</c>.</summary>
    Stdio,

    /// <summary><c>udp</c>.</summary>
    Udp,

    /// <summary><c>tcp</c>.</summary>
    Tcp,

    /// <summary><c>unix</c>.</summary>
    Unix,

    /// <summary><c>spicevmc</c>.</summary>
    Spicevmc,

    /// <summary><c>spiceport</c>.</summary>
    Spiceport,

    /// <summary><c>nmdm</c>.</summary>
    Nmdm,

    /// <summary><c>qemu-vdagent</c>.</summary>
    [XmlName("qemu-vdagent")]
    QemuVdagent,

    /// <summary><c>dbus</c>.</summary>
    Dbus,
}

/// <summary>A device that carries a stream of characters.</summary>
[XmlRecord]
public abstract partial record CharDevice : Device
{
    /// <summary>What stands behind it on the host; <c>pty</c> when not given.</summary>
    [XmlPath("@type", Codec = typeof(CharTypeCodec))]
    public CharType Type { get; set; }

    /// <summary>Terminal of a running guest.</summary>
    [XmlPath("@tty", Unless = FormatFlags.Inactive)]
    public string? Tty { get; set; }

    /// <summary>Where the stream goes; UDP may have two.</summary>
    [XmlPath("source", By = nameof(Type), DropEmpty = true)]
    public List<CharSource> Sources { get; set; } = [];

    /// <summary>Protocol of a TCP stream; <c>raw</c> when not given.</summary>
    [XmlPath("protocol/@type")]
    public CharProtocol Protocol { get; set; }

    /// <summary>A copy of the output.</summary>
    [XmlPath("log")]
    public CharLog? Log { get; set; }
}

/// <summary>Protocol of a TCP stream.</summary>
[XmlEnum]
public enum CharProtocol : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>raw</c>.</summary>
    Raw,

    /// <summary><c>telnet</c>.</summary>
    Telnet,

    /// <summary><c>telnets</c>.</summary>
    Telnets,

    /// <summary><c>tls</c>.</summary>
    Tls,
}

/// <summary>Who opens the connection.</summary>
[XmlEnum]
public enum CharMode : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>bind</c>.</summary>
    Bind,

    /// <summary><c>connect</c>.</summary>
    Connect,
}

/// <summary>A file that keeps the output.</summary>
[XmlRecord]
public sealed partial record CharLog
{
    /// <summary>Path.</summary>
    [XmlPath("@file")]
    public string? File { get; set; }

    /// <summary>Keep what the file had; off when not given.</summary>
    [XmlPath("@append")]
    public OnOff Append { get; set; }
}

/// <summary>Where a character device's stream goes.</summary>
[XmlUnion]
[XmlTrailing]
public abstract partial record CharSource
{
    /// <summary>Labels of the path; those of the guest when not given.</summary>
    [XmlPath("seclabel")]
    public List<DeviceSecurityLabel> SecurityLabels { get; set; } = [];

    /// <summary>What happens when a connection is lost. Since 3.7.0.</summary>
    [XmlPath("reconnect", DropEmpty = true)]
    public CharReconnect? Reconnect { get; set; }
}

/// <summary>Reconnection to a peer.</summary>
[XmlRecord]
public sealed partial record CharReconnect
{
    /// <summary>Whether to reconnect.</summary>
    [XmlPath("@enabled")]
    public YesNo Enabled { get; set; }

    /// <summary>Seconds between attempts.</summary>
    [XmlPath("@timeout")]
    public uint? Timeout { get; set; }
}

/// <summary>A pseudo-terminal.</summary>
[XmlCase(CharType.Pty)]
public sealed partial record PtyCharSource : CharSource
{
    /// <summary>Its path while the guest runs.</summary>
    [XmlPath("@path", Unless = FormatFlags.Inactive)]
    public string? Path { get; set; }
}

/// <summary>A file, a host device, or a named pipe.</summary>
[XmlCase(CharType.File)]
[XmlCase(CharType.Dev)]
[XmlCase(CharType.Pipe)]
public sealed partial record FileCharSource : CharSource
{
    /// <summary>Path.</summary>
    [XmlPath("@path")]
    public string? Path { get; set; }

    /// <summary>Keep what the file had; off when not given. Since 1.3.3.</summary>
    [XmlPath("@append")]
    public OnOff Append { get; set; }
}

/// <summary>A TCP connection.</summary>
[XmlCase(CharType.Tcp)]
public sealed partial record TcpCharSource : CharSource
{
    /// <summary>Who opens it; <c>connect</c> when not given.</summary>
    [XmlPath("@mode")]
    public CharMode Mode { get; set; }

    /// <summary>Address.</summary>
    [XmlPath("@host")]
    public string? Host { get; set; }

    /// <summary>Port.</summary>
    [XmlPath("@service")]
    public string? Service { get; set; }

    /// <summary>Encrypted. Since 2.2.0.</summary>
    [XmlPath("@tls")]
    public YesNo Tls { get; set; }

    /// <summary>The switch came from the driver's configuration.</summary>
    [XmlPath("@tlsFromConfig", When = FormatFlags.Status)]
    public uint? TlsFromConfig { get; set; }
}

/// <summary>UDP datagrams.</summary>
[XmlCase(CharType.Udp)]
public sealed partial record UdpCharSource : CharSource
{
    /// <summary>Which end this describes.</summary>
    [XmlPath("@mode")]
    public CharMode Mode { get; set; }

    /// <summary>Address.</summary>
    [XmlPath("@host")]
    public string? Host { get; set; }

    /// <summary>Port.</summary>
    [XmlPath("@service")]
    public string? Service { get; set; }
}

/// <summary>A Unix socket.</summary>
[XmlCase(CharType.Unix)]
public sealed partial record UnixCharSource : CharSource
{
    /// <summary>Who opens it; <c>connect</c> when not given.</summary>
    [XmlPath("@mode")]
    public CharMode Mode { get; set; }

    /// <summary>Path.</summary>
    [XmlPath("@path")]
    public string? Path { get; set; }
}

/// <summary>A named channel of SPICE or D-Bus.</summary>
[XmlCase(CharType.Spiceport)]
[XmlCase(CharType.Dbus)]
public sealed partial record ChannelCharSource : CharSource
{
    /// <summary>Name.</summary>
    [XmlPath("@channel")]
    public string? Channel { get; set; }
}

/// <summary>A null-modem pair of FreeBSD.</summary>
[XmlCase(CharType.Nmdm)]
public sealed partial record NmdmCharSource : CharSource
{
    /// <summary>Our side.</summary>
    [XmlPath("@master")]
    public string? Master { get; set; }

    /// <summary>The user's side.</summary>
    [XmlPath("@slave")]
    public string? Slave { get; set; }
}

/// <summary>QEMU's own SPICE agent.</summary>
[XmlCase(CharType.QemuVdagent)]
public sealed partial record VdagentCharSource : CharSource
{
    /// <summary>Shared clipboard; no when not given.</summary>
    [XmlPath("clipboard/@copypaste", Required = true)]
    public YesNo ClipboardCopyPaste { get; set; }

    /// <summary>Mouse mode; <c>client</c> when not given.</summary>
    [XmlPath("mouse/@mode", Required = true)]
    public SpiceMouseMode MouseMode { get; set; }
}

/// <summary>Who moves the pointer.</summary>
[XmlEnum]
public enum SpiceMouseMode : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>server</c>.</summary>
    Server,

    /// <summary><c>client</c>.</summary>
    Client,

    /// <summary><c>any</c>.</summary>
    Any,
}
