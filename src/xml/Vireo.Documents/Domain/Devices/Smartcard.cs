using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>A smart-card reader.</summary>
[XmlRecord]
public sealed partial record Smartcard : Device
{
    /// <summary>Where the card is.</summary>
    [XmlPath("@mode", Required = true)]
    public SmartcardMode Mode { get; set; }

    /// <summary>What carries a card of a client.</summary>
    [XmlPath("@type", BadValue = "unknown type presented to host for character device: {0}")]
    public CharType Type { get; set; }

    /// <summary>Where its stream goes.</summary>
    [XmlPath("source", By = nameof(Type), DropEmpty = true)]
    public CharSource? Source { get; set; }

    /// <summary>Protocol of a TCP stream; <c>raw</c> when not given.</summary>
    [XmlPath("protocol/@type", Lenient = true)]
    public CharProtocol Protocol { get; set; }

    /// <summary>A copy.</summary>
    [XmlPath("log")]
    public CharLog? Log { get; set; }

    /// <summary>Certificates of the host.</summary>
    [XmlPath("certificate")]
    public List<string> Certificates { get; set; } = [];

    /// <summary>Database of certificates; <c>/etc/pki/nssdb</c> when not given.</summary>
    [XmlPath("database")]
    public string? Database { get; set; }
}

/// <summary>Where a smart card is.</summary>
[XmlEnum]
public enum SmartcardMode : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>host</c>.</summary>
    Host,

    /// <summary><c>host-certificates</c>.</summary>
    [XmlName("host-certificates")]
    HostCertificates,

    /// <summary><c>passthrough</c>.</summary>
    Passthrough,
}
