using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>What the daemons of a migration exchange about the guest and their hosts.</summary>
[XmlRoot("qemu-migration", Domain = ErrorDomain.Qemu)]
public sealed partial record MigrationCookie
{
    /// <summary>Name of the guest.</summary>
    [XmlPath("name")]
    public string? Name { get; set; }

    /// <summary>UUID of the guest.</summary>
    [XmlPath("uuid")]
    public Uuid? Uuid { get; set; }

    /// <summary>Name of the host that writes.</summary>
    [XmlPath("hostname")]
    public string? Hostname { get; set; }

    /// <summary>UUID of the host that writes.</summary>
    [XmlPath("hostuuid")]
    public Uuid? HostUuid { get; set; }

    /// <summary>What the reader must understand.</summary>
    [XmlPath("feature/@name")]
    public List<string> Features { get; set; } = [];

    /// <summary>How a client's display moves over.</summary>
    [XmlPath("graphics")]
    public MigrationGraphics? Graphics { get; set; }

    /// <summary>Locks of disks.</summary>
    [XmlPath("lockstate")]
    public MigrationLockState? LockState { get; set; }

    /// <summary>The guest's definition for the next start.</summary>
    [XmlPath("domain")]
    public DomainDef? Domain { get; set; }

    /// <summary>State of network interfaces, by index.</summary>
    [XmlPath("network/interface")]
    public List<MigrationInterface> Interfaces { get; set; } = [];

    /// <summary>Copying of disks.</summary>
    [XmlPath("nbd")]
    public MigrationNbd? Nbd { get; set; }

    /// <summary>Statistics.</summary>
    [XmlPath("statistics")]
    public MigrationStatistics? Statistics { get; set; }

    /// <summary>The guest's CPU as it really is.</summary>
    [XmlPath("cpu")]
    public DomainCpu? Cpu { get; set; }

    /// <summary>Whether the guest may be rebooted inside the emulator.</summary>
    [XmlPath("allowReboot/@value")]
    public YesNo AllowReboot { get; set; }

    /// <summary>Migration capabilities of the emulator.</summary>
    [XmlPath("capabilities", Full = true)]
    public MigrationCapabilities? Capabilities { get; set; }

    /// <summary>Bitmaps of changed blocks that move along. Since 7.1.0.</summary>
    [XmlPath("blockDirtyBitmaps/disk")]
    public List<MigrationBitmapDisk> BlockDirtyBitmaps { get; set; } = [];
}

/// <summary>How a client's display moves over.</summary>
[XmlRecord]
public sealed partial record MigrationGraphics
{
    /// <summary>Kind.</summary>
    [XmlPath("@type")]
    public string? Type { get; set; }

    /// <summary>Port.</summary>
    [XmlPath("@port")]
    public int? Port { get; set; }

    /// <summary>Address.</summary>
    [XmlPath("@listen")]
    public string? Listen { get; set; }

    /// <summary>Encrypted port.</summary>
    [XmlPath("@tlsPort")]
    public int? TlsPort { get; set; }

    /// <summary>Facts of the certificate.</summary>
    [XmlPath("cert")]
    public List<MigrationCertificate> Certificates { get; set; } = [];
}

/// <summary>A fact of a certificate.</summary>
[XmlRecord]
public sealed partial record MigrationCertificate
{
    /// <summary>Which.</summary>
    [XmlPath("@info")]
    public string? Info { get; set; }

    /// <summary>Its value.</summary>
    [XmlPath("@value")]
    public string? Value { get; set; }
}

/// <summary>Locks of disks.</summary>
[XmlRecord]
public sealed partial record MigrationLockState
{
    /// <summary>Lock driver.</summary>
    [XmlPath("@driver")]
    public string? Driver { get; set; }

    /// <summary>Its leases.</summary>
    [XmlPath("leases")]
    public string? Leases { get; set; }
}

/// <summary>State of a network interface.</summary>
[XmlRecord]
public sealed partial record MigrationInterface
{
    /// <summary>Index in the guest's list.</summary>
    [XmlPath("@index")]
    public uint? Index { get; set; }

    /// <summary>Kind of switch.</summary>
    [XmlPath("@vporttype")]
    public VirtualPortType PortType { get; set; }

    /// <summary>The switch's data about the port.</summary>
    [XmlPath("portdata")]
    public string? PortData { get; set; }
}

/// <summary>Copying of disks.</summary>
[XmlRecord]
public sealed partial record MigrationNbd
{
    /// <summary>Port of the server.</summary>
    [XmlPath("@port", Omit = 0)]
    public int? Port { get; set; }

    /// <summary>The disks.</summary>
    [XmlPath("disk")]
    public List<MigrationNbdDisk> Disks { get; set; } = [];
}

/// <summary>A disk that is copied.</summary>
[XmlRecord]
public sealed partial record MigrationNbdDisk
{
    /// <summary>Target.</summary>
    [XmlPath("@target")]
    public string? Target { get; set; }

    /// <summary>Bytes.</summary>
    [XmlPath("@capacity")]
    public ulong? Capacity { get; set; }
}

/// <summary>Migration capabilities of the emulator.</summary>
[XmlRecord]
public sealed partial record MigrationCapabilities
{
    /// <summary>The capabilities.</summary>
    [XmlPath("cap")]
    public List<MigrationCapability> Items { get; set; } = [];
}

/// <summary>A migration capability of the emulator.</summary>
[XmlRecord]
public sealed partial record MigrationCapability
{
    /// <summary>Name.</summary>
    [XmlPath("@name")]
    public string? Name { get; set; }

    /// <summary>Whether it is switched on where both sides have it.</summary>
    [XmlPath("@auto")]
    public YesNo Auto { get; set; }
}

/// <summary>Bitmaps of a disk.</summary>
[XmlRecord]
public sealed partial record MigrationBitmapDisk
{
    /// <summary>Target.</summary>
    [XmlPath("@target")]
    public string? Target { get; set; }

    /// <summary>The bitmaps.</summary>
    [XmlPath("bitmap")]
    public List<MigrationBitmap> Bitmaps { get; set; } = [];
}

/// <summary>A bitmap.</summary>
[XmlRecord]
public sealed partial record MigrationBitmap
{
    /// <summary>Name.</summary>
    [XmlPath("@name")]
    public string? Name { get; set; }

    /// <summary>Name on the way.</summary>
    [XmlPath("@alias")]
    public string? Alias { get; set; }
}
