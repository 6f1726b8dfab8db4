using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Devices that an emulator has.</summary>
[XmlRecord]
public sealed partial record DomainDeviceCaps
{
    /// <summary>Disks.</summary>
    [XmlPath("disk")]
    public DomainCap? Disk { get; set; }

    /// <summary>Graphics.</summary>
    [XmlPath("graphics")]
    public DomainCap? Graphics { get; set; }

    /// <summary>Video adapters.</summary>
    [XmlPath("video")]
    public DomainCap? Video { get; set; }

    /// <summary>Devices of the host.</summary>
    [XmlPath("hostdev")]
    public DomainCap? Hostdev { get; set; }

    /// <summary>Random number generators. Since 7.9.0.</summary>
    [XmlPath("rng")]
    public DomainCap? Rng { get; set; }

    /// <summary>File systems of the host. Since 8.0.0.</summary>
    [XmlPath("filesystem")]
    public DomainCap? Filesystem { get; set; }

    /// <summary>TPMs. Since 8.0.0.</summary>
    [XmlPath("tpm")]
    public DomainCap? Tpm { get; set; }

    /// <summary>Redirected devices. Since 8.3.0.</summary>
    [XmlPath("redirdev")]
    public DomainCap? Redirdev { get; set; }

    /// <summary>Channels. Since 8.3.0.</summary>
    [XmlPath("channel")]
    public DomainCap? Channel { get; set; }

    /// <summary>Crypto devices. Since 9.3.0.</summary>
    [XmlPath("crypto")]
    public DomainCap? Crypto { get; set; }

    /// <summary>Network interfaces. Since 9.10.0.</summary>
    [XmlPath("interface")]
    public DomainCap? Interface { get; set; }

    /// <summary>Panic devices. Since 10.10.0.</summary>
    [XmlPath("panic")]
    public DomainCap? Panic { get; set; }
}
