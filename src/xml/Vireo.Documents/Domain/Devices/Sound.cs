using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>A sound card.</summary>
[XmlRecord]
public sealed partial record Sound : Device
{
    /// <summary>The card's model.</summary>
    [XmlPath("@model", Required = true)]
    public SoundModel Model { get; set; }

    /// <summary>More than two channels, for USB cards.</summary>
    [XmlPath("@multichannel")]
    public YesNo MultiChannel { get; set; }

    /// <summary>Streams of a virtio card.</summary>
    [XmlPath("@streams", Omit = 0u)]
    public uint? Streams { get; set; }

    /// <summary>Codecs of an HD audio card.</summary>
    [XmlPath("codec/@type")]
    public List<SoundCodec> Codecs { get; set; } = [];

    /// <summary>The audio back end, by its id.</summary>
    [XmlPath("audio/@id")]
    public uint? AudioId { get; set; }

    /// <summary>virtio switches.</summary>
    [XmlPath("driver", DropEmpty = true)]
    public VirtioDriver? Driver { get; set; }
}

/// <summary>Models of sound cards.</summary>
[XmlEnum]
public enum SoundModel : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>Sound Blaster 16.</summary>
    Sb16,

    /// <summary>Ensoniq.</summary>
    Es1370,

    /// <summary>PC speaker.</summary>
    PcSpk,

    /// <summary>Intel AC97.</summary>
    Ac97,

    /// <summary>Intel HD audio.</summary>
    Ich6,

    /// <summary>Intel HD audio.</summary>
    Ich9,

    /// <summary>USB.</summary>
    Usb,

    /// <summary>Intel ICH7.</summary>
    Ich7,

    /// <summary>virtio.</summary>
    Virtio,
}

/// <summary>Codecs of an HD audio card.</summary>
[XmlEnum]
public enum SoundCodec : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>In and out.</summary>
    Duplex,

    /// <summary>Microphone.</summary>
    Micro,

    /// <summary>Output only.</summary>
    Output,
}
