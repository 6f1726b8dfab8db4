using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>A screen that clients can look at.</summary>
[XmlUnion("@type")]
public abstract partial record Graphics
{
}

/// <summary>A window of the host.</summary>
[XmlCase("sdl")]
public sealed partial record SdlGraphics : Graphics
{
    /// <summary>X display.</summary>
    [XmlPath("@display")]
    public string? Display { get; set; }

    /// <summary>X authority.</summary>
    [XmlPath("@xauth")]
    public string? Xauth { get; set; }

    /// <summary>Whole screen.</summary>
    [XmlPath("@fullscreen", Omit = YesNo.No)]
    public YesNo FullScreen { get; set; }

    /// <summary>OpenGL.</summary>
    [XmlPath("gl/@enable")]
    public YesNo GlEnable { get; set; }
}

/// <summary>The desktop's own viewer.</summary>
[XmlCase("desktop")]
public sealed partial record DesktopGraphics : Graphics
{
    /// <summary>X display.</summary>
    [XmlPath("@display")]
    public string? Display { get; set; }

    /// <summary>Whole screen.</summary>
    [XmlPath("@fullscreen", Omit = YesNo.No)]
    public YesNo FullScreen { get; set; }
}

/// <summary>VNC.</summary>
[XmlCase("vnc")]
public sealed partial record VncGraphics : Graphics
{
    /// <summary>Unix socket.</summary>
    [XmlPath("@socket")]
    public string? Socket { get; set; }

    /// <summary>TCP port; automatic when not given or -1.</summary>
    [XmlPath("@port", BadValue = "cannot parse vnc port {0}", BadValueCode = ErrorCode.InternalError)]
    public int? Port { get; set; }

    /// <summary>libvirt chooses the port; when not given, yes unless a port is named.</summary>
    [XmlPath("@autoport", Lenient = true)]
    public YesNo AutoPort { get; set; }

    /// <summary>Port for browsers. Since 1.0.6.</summary>
    [XmlPath("@websocket")]
    public int? WebSocket { get; set; }

    /// <summary>libvirt chose the port for browsers.</summary>
    [XmlPath("@websocketGenerated", When = FormatFlags.Status)]
    public YesNo WebsocketGenerated { get; set; }

    /// <summary>Address; that of the first listener when not given.</summary>
    [XmlPath("@listen")]
    public string? Listen { get; set; }

    /// <summary>Keyboard.</summary>
    [XmlPath("@keymap")]
    public string? Keymap { get; set; }

    /// <summary>Several clients at once; <c>allow-exclusive</c> when not given. Since 1.0.6.</summary>
    [XmlPath("@sharePolicy", BadValue = "unknown vnc display sharing policy '{0}'")]
    public VncSharePolicy SharePolicy { get; set; }

    /// <summary>Clients may switch the guest off. Since 7.1.0.</summary>
    [XmlPath("@powerControl")]
    public YesNo PowerControl { get; set; }

    /// <summary>Start only when a client has connected.</summary>
    [XmlPath("@wait")]
    public YesNo Wait { get; set; }

    /// <summary>Password.</summary>
    [XmlPath("@passwd", When = FormatFlags.Secure)]
    public string? Password { get; set; }

    /// <summary>End of the password's validity.</summary>
    [XmlPath("@passwdValidTo", When = FormatFlags.Secure)]
    public string? PasswordValidTo { get; set; }

    /// <summary>What a new password does to a client.</summary>
    [XmlPath("@connected", When = FormatFlags.Secure)]
    public GraphicsConnected Connected { get; set; }

    /// <summary>Where it listens; one address when not given.</summary>
    [XmlPath("listen")]
    public List<GraphicsListen> Listens { get; set; } = [];

    /// <summary>Sound of the host; the default one when not given. Since 7.2.0.</summary>
    [XmlPath("audio/@id", NonZero = true, Required = true)]
    public uint? AudioId { get; set; }
}

/// <summary>Several VNC clients at once.</summary>
[XmlEnum]
public enum VncSharePolicy : byte
{
    /// <summary>Not given.</summary>
    [XmlName("default")]
    Unset,

    /// <summary><c>allow-exclusive</c>.</summary>
    [XmlName("allow-exclusive")]
    AllowExclusive,

    /// <summary><c>force-shared</c>.</summary>
    [XmlName("force-shared")]
    ForceShared,

    /// <summary><c>ignore</c>.</summary>
    Ignore,
}

/// <summary>What a new password does to a client.</summary>
[XmlEnum]
public enum GraphicsConnected : byte
{
    /// <summary>Not given.</summary>
    [XmlName("default")]
    Unset,

    /// <summary><c>fail</c>.</summary>
    Fail,

    /// <summary><c>disconnect</c>.</summary>
    Disconnect,

    /// <summary><c>keep</c>.</summary>
    Keep,
}

/// <summary>RDP.</summary>
[XmlCase("rdp")]
public sealed partial record RdpGraphics : Graphics
{
    /// <summary>TCP port; automatic when not given.</summary>
    [XmlPath("@port")]
    public int? Port { get; set; }

    /// <summary>libvirt chooses the port; when not given, yes if no port is named.</summary>
    [XmlPath("@autoport", Lenient = true)]
    public YesNo AutoPort { get; set; }

    /// <summary>User.</summary>
    [XmlPath("@username")]
    public string? UserName { get; set; }

    /// <summary>A new client replaces the old.</summary>
    [XmlPath("@replaceUser", Omit = YesNo.No)]
    public YesNo ReplaceUser { get; set; }

    /// <summary>Several clients at once.</summary>
    [XmlPath("@multiUser", Omit = YesNo.No)]
    public YesNo MultiUser { get; set; }

    /// <summary>Address; that of the first listener when not given.</summary>
    [XmlPath("@listen")]
    public string? Listen { get; set; }

    /// <summary>Password.</summary>
    [XmlPath("@passwd", When = FormatFlags.Secure)]
    public string? Password { get; set; }

    /// <summary>Where it listens; one address when not given.</summary>
    [XmlPath("listen")]
    public List<GraphicsListen> Listens { get; set; } = [];
}

/// <summary>SPICE.</summary>
[XmlCase("spice")]
public sealed partial record SpiceGraphics : Graphics
{
    /// <summary>TCP port; -1 is automatic.</summary>
    [XmlPath("@port")]
    public int? Port { get; set; }

    /// <summary>Encrypted TCP port.</summary>
    [XmlPath("@tlsPort")]
    public int? TlsPort { get; set; }

    /// <summary>libvirt chooses the ports; when not given, no if a port is named.</summary>
    [XmlPath("@autoport", Lenient = true)]
    public YesNo AutoPort { get; set; }

    /// <summary>Address; that of the first listener when not given.</summary>
    [XmlPath("@listen")]
    public string? Listen { get; set; }

    /// <summary>Keyboard.</summary>
    [XmlPath("@keymap")]
    public string? Keymap { get; set; }

    /// <summary>Encryption of channels; <c>any</c> when not given.</summary>
    [XmlPath("@defaultMode", Omit = SpiceChannelMode.Any)]
    public SpiceChannelMode DefaultMode { get; set; }

    /// <summary>Password.</summary>
    [XmlPath("@passwd", When = FormatFlags.Secure)]
    public string? Password { get; set; }

    /// <summary>End of the password's validity.</summary>
    [XmlPath("@passwdValidTo", When = FormatFlags.Secure)]
    public string? PasswordValidTo { get; set; }

    /// <summary>What a new password does to a client.</summary>
    [XmlPath("@connected", When = FormatFlags.Secure)]
    public GraphicsConnected Connected { get; set; }

    /// <summary>Where it listens; when not given, one address, or nowhere without a port.</summary>
    [XmlPath("listen")]
    public List<GraphicsListen> Listens { get; set; } = [];

    /// <summary>Single channels.</summary>
    [XmlPath("channel")]
    public List<SpiceChannel> Channels { get; set; } = [];

    /// <summary>Images. Since 0.9.1.</summary>
    [XmlPath("image/@compression", Required = true)]
    public SpiceImageCompression ImageCompression { get; set; }

    /// <summary>JPEG. Since 0.9.1.</summary>
    [XmlPath("jpeg/@compression", Required = true)]
    public SpiceAutoCompression JpegCompression { get; set; }

    /// <summary>Compression. Since 0.9.1.</summary>
    [XmlPath("zlib/@compression", Required = true)]
    public SpiceAutoCompression ZlibCompression { get; set; }

    /// <summary>Sound. Since 0.9.1.</summary>
    [XmlPath("playback/@compression", Required = true)]
    public OnOff PlaybackCompression { get; set; }

    /// <summary>Video. Since 0.9.2.</summary>
    [XmlPath("streaming/@mode", Required = true)]
    public SpiceStreamingMode StreamingMode { get; set; }

    /// <summary>Mouse; <c>client</c> when not given. Since 0.9.11.</summary>
    [XmlPath("mouse/@mode", Required = true)]
    public SpiceMouseMode MouseMode { get; set; }

    /// <summary>Shared clipboard; yes when not given. Since 0.9.3.</summary>
    [XmlPath("clipboard/@copypaste", Required = true)]
    public YesNo ClipboardCopyPaste { get; set; }

    /// <summary>File transfer; yes when not given. Since 1.2.2.</summary>
    [XmlPath("filetransfer/@enable", Required = true)]
    public YesNo FileTransferEnable { get; set; }

    /// <summary>OpenGL. Since 1.3.3.</summary>
    [XmlPath("gl", DropEmpty = true)]
    public SpiceGl? Gl { get; set; }
}

/// <summary>Encryption of a channel.</summary>
[XmlEnum]
public enum SpiceChannelMode : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>any</c>.</summary>
    Any,

    /// <summary><c>secure</c>.</summary>
    Secure,

    /// <summary><c>insecure</c>.</summary>
    Insecure,
}

/// <summary>A channel of SPICE.</summary>
[XmlRecord]
public sealed partial record SpiceChannel
{
    /// <summary>Which.</summary>
    [XmlPath("@name", Required = true)]
    public SpiceChannelName Name { get; set; }

    /// <summary>Encryption.</summary>
    [XmlPath("@mode", Required = true)]
    public SpiceChannelMode Mode { get; set; }
}

/// <summary>A channel of SPICE.</summary>
[XmlEnum]
public enum SpiceChannelName : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>main</c>.</summary>
    Main,

    /// <summary><c>display</c>.</summary>
    Display,

    /// <summary><c>inputs</c>.</summary>
    Inputs,

    /// <summary><c>cursor</c>.</summary>
    Cursor,

    /// <summary><c>playback</c>.</summary>
    Playback,

    /// <summary><c>record</c>.</summary>
    Record,

    /// <summary><c>smartcard</c>.</summary>
    Smartcard,

    /// <summary><c>usbredir</c>.</summary>
    Usbredir,
}

/// <summary>Compression of images.</summary>
[XmlEnum]
public enum SpiceImageCompression : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>auto_glz</c>.</summary>
    [XmlName("auto_glz")]
    AutoGlz,

    /// <summary><c>auto_lz</c>.</summary>
    [XmlName("auto_lz")]
    AutoLz,

    /// <summary><c>quic</c>.</summary>
    Quic,

    /// <summary><c>glz</c>.</summary>
    Glz,

    /// <summary><c>lz</c>.</summary>
    Lz,

    /// <summary><c>off</c>.</summary>
    Off,
}

/// <summary>Compression.</summary>
[XmlEnum]
public enum SpiceAutoCompression : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>auto</c>.</summary>
    Auto,

    /// <summary><c>never</c>.</summary>
    Never,

    /// <summary><c>always</c>.</summary>
    Always,
}

/// <summary>Detection of video.</summary>
[XmlEnum]
public enum SpiceStreamingMode : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>filter</c>.</summary>
    Filter,

    /// <summary><c>all</c>.</summary>
    All,

    /// <summary><c>off</c>.</summary>
    Off,
}

/// <summary>OpenGL.</summary>
[XmlRecord]
public sealed partial record SpiceGl
{
    /// <summary>Used.</summary>
    [XmlPath("@enable", Required = true)]
    public YesNo Enable { get; set; }

    /// <summary>Device of the host; the first of the host when not given.</summary>
    [XmlPath("@rendernode")]
    public string? RenderNode { get; set; }
}

/// <summary>OpenGL without a screen.</summary>
[XmlCase("egl-headless")]
public sealed partial record EglHeadlessGraphics : Graphics
{
    /// <summary>Device of the host.</summary>
    [XmlPath("gl/@rendernode")]
    public string? RenderNode { get; set; }
}

/// <summary>D-Bus.</summary>
[XmlCase("dbus")]
public sealed partial record DbusGraphics : Graphics
{
    /// <summary>Direct connections; no when not given.</summary>
    [XmlPath("@p2p")]
    public YesNo PeerToPeer { get; set; }

    /// <summary>Bus; a private one when not given.</summary>
    [XmlPath("@address")]
    public string? Address { get; set; }

    /// <summary>OpenGL.</summary>
    [XmlPath("gl", DropEmpty = true)]
    public SpiceGl? Gl { get; set; }

    /// <summary>Sound of the host.</summary>
    [XmlPath("audio/@id", NonZero = true, Required = true)]
    public uint? AudioId { get; set; }
}

/// <summary>Where a screen listens.</summary>
[XmlRecord]
public sealed partial record GraphicsListen
{
    /// <summary>Kind.</summary>
    [XmlPath("@type", Required = true)]
    public GraphicsListenType Type { get; set; }

    /// <summary>Address.</summary>
    [XmlPath("@address")]
    public string? Address { get; set; }

    /// <summary>Network whose address is used.</summary>
    [XmlPath("@network")]
    public string? Network { get; set; }

    /// <summary>Unix socket; made up when not given.</summary>
    [XmlPath("@socket")]
    public string? Socket { get; set; }

    /// <summary>It came from the driver's configuration.</summary>
    [XmlPath("@fromConfig", When = FormatFlags.Status)]
    public uint? FromConfig { get; set; }

    /// <summary>libvirt made the socket's name.</summary>
    [XmlPath("@autoGenerated", When = FormatFlags.Status)]
    public YesNo AutoGenerated { get; set; }
}

/// <summary>Where a screen listens.</summary>
[XmlEnum]
public enum GraphicsListenType : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>address</c>.</summary>
    Address,

    /// <summary><c>network</c>.</summary>
    Network,

    /// <summary><c>socket</c>.</summary>
    Socket,

    /// <summary><c>none</c>.</summary>
    None,
}
