using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>A kind of guest.</summary>
[XmlRecord]
public sealed partial record CapabilitiesGuest
{
    /// <summary>Kind of operating system: <c>hvm</c>, <c>xen</c>, <c>exe</c>.</summary>
    [XmlPath("os_type")]
    public string? OsType { get; set; }

    /// <summary>Architecture.</summary>
    [XmlPath("arch")]
    public GuestArch? Arch { get; set; }

    /// <summary>Features.</summary>
    [XmlPath("features")]
    public GuestFeatures? Features { get; set; }
}

/// <summary>An architecture of guests.</summary>
[XmlRecord]
public sealed partial record GuestArch
{
    /// <summary>Name.</summary>
    [XmlPath("@name")]
    public string? Name { get; set; }

    /// <summary>Bits of a word.</summary>
    [XmlPath("wordsize")]
    public uint WordSize { get; set; }

    /// <summary>Emulator.</summary>
    [XmlPath("emulator")]
    public string? Emulator { get; set; }

    /// <summary>Loader.</summary>
    [XmlPath("loader")]
    public string? Loader { get; set; }

    /// <summary>Machine types.</summary>
    [XmlPath("machine")]
    public List<GuestMachine> Machines { get; set; } = [];

    /// <summary>Kinds of virtualization.</summary>
    [XmlPath("domain")]
    public List<GuestDomain> Domains { get; set; } = [];
}

/// <summary>A machine type.</summary>
[XmlRecord]
public sealed partial record GuestMachine
{
    /// <summary>What it is another name of.</summary>
    [XmlPath("@canonical")]
    public string? Canonical { get; set; }

    /// <summary>CPUs at most.</summary>
    [XmlPath("@maxCpus")]
    public uint? MaxCpus { get; set; }

    /// <summary>Whether it is going away.</summary>
    [XmlPath("@deprecated")]
    public YesNo Deprecated { get; set; }

    /// <summary>Name.</summary>
    [XmlPath(".")]
    public string? Name { get; set; }
}

/// <summary>A kind of virtualization.</summary>
[XmlRecord]
public sealed partial record GuestDomain
{
    /// <summary>Kind.</summary>
    [XmlPath("@type")]
    public string? Type { get; set; }

    /// <summary>Emulator, when it is its own.</summary>
    [XmlPath("emulator")]
    public string? Emulator { get; set; }

    /// <summary>Loader, when it is its own.</summary>
    [XmlPath("loader")]
    public string? Loader { get; set; }

    /// <summary>Machine types, when they are its own.</summary>
    [XmlPath("machine")]
    public List<GuestMachine> Machines { get; set; } = [];
}

/// <summary>Features of a kind of guest.</summary>
[XmlRecord]
public sealed partial record GuestFeatures
{
    /// <summary>Addresses beyond 4 GiB.</summary>
    [XmlPath("pae")]
    public bool Pae { get; set; }

    /// <summary>Guests without them.</summary>
    [XmlPath("nonpae")]
    public bool NonPae { get; set; }

    /// <summary>Big-endian IA-64.</summary>
    [XmlPath("ia64_be")]
    public bool Ia64BigEndian { get; set; }

    /// <summary>ACPI.</summary>
    [XmlPath("acpi")]
    public GuestFeatureToggle? Acpi { get; set; }

    /// <summary>APIC.</summary>
    [XmlPath("apic")]
    public GuestFeatureToggle? Apic { get; set; }

    /// <summary>The CPU model can be chosen.</summary>
    [XmlPath("cpuselection")]
    public bool CpuSelection { get; set; }

    /// <summary>Each device can have a place in the boot order.</summary>
    [XmlPath("deviceboot")]
    public bool DeviceBoot { get; set; }

    /// <summary>Snapshots of disks. Since 1.2.3.</summary>
    [XmlPath("disksnapshot")]
    public GuestFeatureToggle? DiskSnapshot { get; set; }

    /// <summary>Hardware-assisted paging.</summary>
    [XmlPath("hap")]
    public GuestFeatureToggle? Hap { get; set; }

    /// <summary>External snapshots can be deleted and reverted to. Since 9.9.0.</summary>
    [XmlPath("externalSnapshot")]
    public bool ExternalSnapshot { get; set; }
}

/// <summary>A feature that is on or off.</summary>
[XmlRecord]
public sealed partial record GuestFeatureToggle
{
    /// <summary>What it is when nothing is said.</summary>
    [XmlPath("@default")]
    public OnOff Default { get; set; }

    /// <summary>Whether it can be changed.</summary>
    [XmlPath("@toggle")]
    public YesNo Toggle { get; set; }
}
