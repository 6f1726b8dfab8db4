using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Where the guest's sound goes on the host. Which members count depends on the type.</summary>
[XmlRecord]
public sealed partial record Audio
{
    /// <summary>Number that sound cards refer to, from 1.</summary>
    [XmlPath("@id", Required = true, NonZero = true)]
    public uint? Id { get; set; }

    /// <summary>The back end.</summary>
    [XmlPath("@type", Required = true)]
    public AudioType Type { get; set; }

    /// <summary>Period of the timer, in microseconds.</summary>
    [XmlPath("@timerPeriod", Omit = 0u)]
    public uint? TimerPeriod { get; set; }

    /// <summary>Driver of the SDL back end.</summary>
    [XmlPath("@driver")]
    public AudioSdlDriver Driver { get; set; }

    /// <summary>PulseAudio server.</summary>
    [XmlPath("@serverName")]
    public string? ServerName { get; set; }

    /// <summary>PipeWire's run-time folder.</summary>
    [XmlPath("@runtimeDir")]
    public string? RuntimeDir { get; set; }

    /// <summary>File that is written.</summary>
    [XmlPath("@path")]
    public string? Path { get; set; }

    /// <summary>OSS: mapped memory.</summary>
    [XmlPath("@tryMMap")]
    public YesNo TryMmap { get; set; }

    /// <summary>OSS: alone on the device.</summary>
    [XmlPath("@exclusive")]
    public YesNo Exclusive { get; set; }

    /// <summary>OSS: latency policy.</summary>
    [XmlPath("@dspPolicy")]
    public int? DspPolicy { get; set; }

    /// <summary>From host to guest.</summary>
    [XmlPath("input", DropEmpty = true)]
    public AudioStream? Input { get; set; }

    /// <summary>From guest to host.</summary>
    [XmlPath("output", DropEmpty = true)]
    public AudioStream? Output { get; set; }
}

/// <summary>Audio back ends.</summary>
[XmlEnum]
public enum AudioType : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>Nowhere.</summary>
    None,

    /// <summary>ALSA.</summary>
    Alsa,

    /// <summary>macOS.</summary>
    CoreAudio,

    /// <summary>JACK.</summary>
    Jack,

    /// <summary>OSS.</summary>
    Oss,

    /// <summary>PulseAudio.</summary>
    PulseAudio,

    /// <summary>SDL.</summary>
    Sdl,

    /// <summary>SPICE.</summary>
    Spice,

    /// <summary>A WAV file.</summary>
    File,

    /// <summary>D-Bus.</summary>
    DBus,

    /// <summary>PipeWire.</summary>
    PipeWire,
}

/// <summary>Drivers of SDL.</summary>
[XmlEnum]
public enum AudioSdlDriver : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>ESD.</summary>
    Esd,

    /// <summary>ALSA.</summary>
    Alsa,

    /// <summary>aRts.</summary>
    Arts,

    /// <summary>PulseAudio.</summary>
    PulseAudio,
}

/// <summary>One direction of an audio back end.</summary>
[XmlRecord]
public sealed partial record AudioStream
{
    /// <summary>QEMU mixes.</summary>
    [XmlPath("@mixingEngine")]
    public YesNo MixingEngine { get; set; }

    /// <summary>The settings below hold, whatever the guest asks for.</summary>
    [XmlPath("@fixedSettings")]
    public YesNo FixedSettings { get; set; }

    /// <summary>Voices.</summary>
    [XmlPath("@voices", Omit = 0u)]
    public uint? Voices { get; set; }

    /// <summary>Length of the buffer, in microseconds.</summary>
    [XmlPath("@bufferLength", Omit = 0u)]
    public uint? BufferLength { get; set; }

    /// <summary>Host device.</summary>
    [XmlPath("@dev")]
    public string? Device { get; set; }

    /// <summary>Buffers.</summary>
    [XmlPath("@bufferCount", Omit = 0u)]
    public uint? BufferCount { get; set; }

    /// <summary>OSS: polling.</summary>
    [XmlPath("@tryPoll")]
    public YesNo TryPoll { get; set; }

    /// <summary>JACK server.</summary>
    [XmlPath("@serverName")]
    public string? ServerName { get; set; }

    /// <summary>JACK client.</summary>
    [XmlPath("@clientName")]
    public string? ClientName { get; set; }

    /// <summary>JACK ports to connect to.</summary>
    [XmlPath("@connectPorts")]
    public string? ConnectPorts { get; set; }

    /// <summary>JACK: the client's name must be as given.</summary>
    [XmlPath("@exactName")]
    public YesNo ExactName { get; set; }

    /// <summary>Sink or source of PulseAudio and PipeWire.</summary>
    [XmlPath("@name")]
    public string? Name { get; set; }

    /// <summary>Name of the stream.</summary>
    [XmlPath("@streamName")]
    public string? StreamName { get; set; }

    /// <summary>Latency, in microseconds.</summary>
    [XmlPath("@latency", Omit = 0u)]
    public uint? Latency { get; set; }

    /// <summary>Sampling.</summary>
    [XmlPath("settings", DropEmpty = true)]
    public AudioSettings? Settings { get; set; }
}

/// <summary>Sampling.</summary>
[XmlRecord]
public sealed partial record AudioSettings
{
    /// <summary>Samples in a second.</summary>
    [XmlPath("@frequency", Omit = 0u)]
    public uint? Frequency { get; set; }

    /// <summary>Channels.</summary>
    [XmlPath("@channels", Omit = 0u)]
    public uint? Channels { get; set; }

    /// <summary>Form of a sample.</summary>
    [XmlPath("@format")]
    public AudioSampleFormat Format { get; set; }
}

/// <summary>Forms of a sample.</summary>
[XmlEnum]
public enum AudioSampleFormat : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>8 bits, signed.</summary>
    S8,

    /// <summary>8 bits.</summary>
    U8,

    /// <summary>16 bits, signed.</summary>
    S16,

    /// <summary>16 bits.</summary>
    U16,

    /// <summary>32 bits, signed.</summary>
    S32,

    /// <summary>32 bits.</summary>
    U32,

    /// <summary>32 bits, floating point.</summary>
    F32,
}
