using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>A sound card.</summary>
[XmlRecord]
public sealed partial record Sound : Device
{
    /// <summary>Model.</summary>
    [XmlPath("@model", Required = true)]
    public SoundModel Model { get; set; }

    /// <summary>More than stereo (USB). Since 7.3.0.</summary>
    [XmlPath("@multichannel")]
    public YesNo MultiChannel { get; set; }

    /// <summary>Number of streams (virtio). Since 10.4.0.</summary>
    [XmlPath("@streams", AnyBase = true)]
    public uint? Streams { get; set; }

    /// <summary>Codecs; one that plays and records when not given.</summary>
    [XmlPath("codec/@type", BadValue = "unknown codec type '{0}'")]
    public List<SoundCodec> Codecs { get; set; } = [];

    /// <summary>Sound of the host; the default one when not given. Since 7.2.0.</summary>
    [XmlPath("audio/@id", NonZero = true, Required = true)]
    public uint? AudioId { get; set; }

    /// <summary>How it works.</summary>
    [XmlPath("driver", DropEmpty = true, Last = true)]
    public SoundDriver? Driver { get; set; }
}

/// <summary>Model of a sound card.</summary>
[XmlEnum]
public enum SoundModel : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>sb16</c>.</summary>
    Sb16,

    /// <summary><c>es1370</c>.</summary>
    Es1370,

    /// <summary><c>pcspk</c>.</summary>
    Pcspk,

    /// <summary><c>ac97</c>.</summary>
    Ac97,

    /// <summary><c>ich6</c>.</summary>
    Ich6,

    /// <summary><c>ich9</c>.</summary>
    Ich9,

    /// <summary><c>usb</c>.</summary>
    Usb,

    /// <summary><c>ich7</c>.</summary>
    Ich7,

    /// <summary><c>virtio</c>.</summary>
    Virtio,
}

/// <summary>Codec of a sound card.</summary>
[XmlEnum]
public enum SoundCodec : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>duplex</c>.</summary>
    Duplex,

    /// <summary><c>micro</c>.</summary>
    Micro,

    /// <summary><c>output</c>.</summary>
    Output,
}

/// <summary>How a sound card works.</summary>
[XmlRecord]
public sealed partial record SoundDriver : VirtioOptions
{
}

/// <summary>Sound of the host.</summary>
[XmlRecord]
public sealed partial record Audio
{
    // The kind is missed first, though the number is written first.
    partial void OnParsed(XmlElement element)
    {
        if (Id is null)
        {
            throw XmlErrors.AttributeMissing("id", "audio").At(element.Locate());
        }
    }

    /// <summary>Back end.</summary>
    [XmlPath("@type", Required = true)]
    public required AudioType Type { get; set; }

    /// <summary>Number.</summary>
    [XmlPath("@id", First = true, NonZero = true)]
    public required uint? Id { get; set; }

    /// <summary>Microseconds; as short as possible when not given.</summary>
    [XmlPath("@timerPeriod", NonZero = true)]
    public uint? TimerPeriod { get; set; }

    /// <summary>File.</summary>
    [XmlPath("@path")]
    public string? Path { get; set; }

    /// <summary>Try memory mapping (OSS).</summary>
    [XmlPath("@tryMMap")]
    public YesNo TryMMap { get; set; }

    /// <summary>Sole use (OSS).</summary>
    [XmlPath("@exclusive")]
    public YesNo Exclusive { get; set; }

    /// <summary>Latency policy (OSS).</summary>
    [XmlPath("@dspPolicy", BadValue = "cannot parse 'dspPolicy' value '{0}'", BadValueCode = ErrorCode.XmlError, NonNegative = true)]
    public int? DspPolicy { get; set; }

    /// <summary>Driver (SDL).</summary>
    [XmlPath("@driver")]
    public string? Driver { get; set; }

    /// <summary>Server (PulseAudio).</summary>
    [XmlPath("@serverName")]
    public string? ServerName { get; set; }

    /// <summary>Folder of sockets (PipeWire).</summary>
    [XmlPath("@runtimeDir")]
    public string? RuntimeDirectory { get; set; }

    /// <summary>From the host.</summary>
    [XmlPath("input", DropEmpty = true)]
    public AudioChannel? Input { get; set; }

    /// <summary>To the host.</summary>
    [XmlPath("output", DropEmpty = true)]
    public AudioChannel? Output { get; set; }
}

/// <summary>Back end of sound.</summary>
[XmlEnum]
public enum AudioType : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>none</c>.</summary>
    None,

    /// <summary><c>alsa</c>.</summary>
    Alsa,

    /// <summary><c>coreaudio</c>.</summary>
    Coreaudio,

    /// <summary><c>jack</c>.</summary>
    Jack,

    /// <summary><c>oss</c>.</summary>
    Oss,

    /// <summary><c>pulseaudio</c>.</summary>
    Pulseaudio,

    /// <summary><c>sdl</c>.</summary>
    Sdl,

    /// <summary><c>spice</c>.</summary>
    Spice,

    /// <summary><c>file</c>.</summary>
    File,

    /// <summary><c>dbus</c>.</summary>
    Dbus,

    /// <summary><c>pipewire</c>.</summary>
    Pipewire,
}

/// <summary>One direction of sound.</summary>
[XmlRecord]
public sealed partial record AudioChannel
{
    /// <summary>Mix in the emulator.</summary>
    [XmlPath("@mixingEngine")]
    public YesNo MixingEngine { get; set; }

    /// <summary>Keep to the settings.</summary>
    [XmlPath("@fixedSettings")]
    public YesNo FixedSettings { get; set; }

    /// <summary>Voices; mostly 1 when not given.</summary>
    [XmlPath("@voices", NonZero = true)]
    public uint? Voices { get; set; }

    /// <summary>Microseconds.</summary>
    [XmlPath("@bufferLength", NonZero = true)]
    public uint? BufferLength { get; set; }

    /// <summary>Device.</summary>
    [XmlPath("@dev")]
    public string? Dev { get; set; }

    /// <summary>Number of buffers.</summary>
    [XmlPath("@bufferCount")]
    public uint? BufferCount { get; set; }

    /// <summary>Server.</summary>
    [XmlPath("@serverName")]
    public string? ServerName { get; set; }

    /// <summary>Client.</summary>
    [XmlPath("@clientName")]
    public string? ClientName { get; set; }

    /// <summary>Ports.</summary>
    [XmlPath("@connectPorts")]
    public string? ConnectPorts { get; set; }

    /// <summary>The name must match.</summary>
    [XmlPath("@exactName")]
    public YesNo ExactName { get; set; }

    /// <summary>Try polling.</summary>
    [XmlPath("@tryPoll")]
    public YesNo TryPoll { get; set; }

    /// <summary>Stream.</summary>
    [XmlPath("@name")]
    public string? Name { get; set; }

    /// <summary>Stream.</summary>
    [XmlPath("@streamName")]
    public string? StreamName { get; set; }

    /// <summary>Microseconds.</summary>
    [XmlPath("@latency")]
    public uint? Latency { get; set; }

    /// <summary>Format.</summary>
    [XmlPath("settings", DropEmpty = true)]
    public AudioSettings? Settings { get; set; }
}

/// <summary>Format of sound.</summary>
[XmlRecord]
public sealed partial record AudioSettings
{
    /// <summary>Hertz.</summary>
    [XmlPath("@frequency", NonZero = true)]
    public uint? Frequency { get; set; }

    /// <summary>Channels; mostly 2 when not given.</summary>
    [XmlPath("@channels", NonZero = true)]
    public uint? Channels { get; set; }

    /// <summary>Samples.</summary>
    [XmlPath("@format")]
    public AudioFormat Format { get; set; }
}

/// <summary>Samples of sound.</summary>
[XmlEnum]
public enum AudioFormat : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>s8</c>.</summary>
    S8,

    /// <summary><c>u8</c>.</summary>
    U8,

    /// <summary><c>s16</c>.</summary>
    S16,

    /// <summary><c>u16</c>.</summary>
    U16,

    /// <summary><c>s32</c>.</summary>
    S32,

    /// <summary><c>u32</c>.</summary>
    U32,

    /// <summary><c>f32</c>.</summary>
    F32,
}
