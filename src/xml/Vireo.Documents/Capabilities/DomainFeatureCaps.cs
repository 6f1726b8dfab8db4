using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Features that an emulator has.</summary>
[XmlRecord]
public sealed partial record DomainFeatureCaps
{
    /// <summary>ARM interrupt controllers.</summary>
    [XmlPath("gic")]
    public DomainCap? Gic { get; set; }

    /// <summary>Notes for crash dumps. Since 5.5.0.</summary>
    [XmlPath("vmcoreinfo")]
    public DomainCap? VmCoreInfo { get; set; }

    /// <summary>Generation identifiers. Since 4.7.0.</summary>
    [XmlPath("genid")]
    public DomainCap? GenId { get; set; }

    /// <summary>Chains of images can be given. Since 5.10.0.</summary>
    [XmlPath("backingStoreInput")]
    public DomainCap? BackingStoreInput { get; set; }

    /// <summary>Backups. Since 6.10.0.</summary>
    [XmlPath("backup")]
    public DomainCap? Backup { get; set; }

    /// <summary>Memory given back in the background. Since 9.6.0.</summary>
    [XmlPath("async-teardown")]
    public DomainCap? AsyncTeardown { get; set; }

    /// <summary>Protected guests of IBM mainframes. Since 7.6.0.</summary>
    [XmlPath("s390-pv")]
    public DomainCap? S390Pv { get; set; }

    /// <summary>PS/2 devices can be left out. Since 10.7.0.</summary>
    [XmlPath("ps2")]
    public DomainCap? Ps2 { get; set; }

    /// <summary>AMD SEV.</summary>
    [XmlPath("sev")]
    public DomainSevCaps? Sev { get; set; }

    /// <summary>Intel SGX.</summary>
    [XmlPath("sgx")]
    public DomainSgxCaps? Sgx { get; set; }

    /// <summary>Enlightenments for Windows. Since 9.9.0.</summary>
    [XmlPath("hyperv")]
    public DomainCap? HyperV { get; set; }

    /// <summary>Protected guests. Since 10.5.0.</summary>
    [XmlPath("launchSecurity")]
    public DomainCap? LaunchSecurity { get; set; }
}

/// <summary>AMD SEV.</summary>
[XmlRecord]
public sealed partial record DomainSevCaps
{
    /// <summary>Whether it is supported.</summary>
    [XmlPath("@supported")]
    public YesNo Supported { get; set; }

    /// <summary>Place of the encryption bit in a page table entry.</summary>
    [XmlPath("cbitpos")]
    public uint? CBitPosition { get; set; }

    /// <summary>Physical address bits that are lost.</summary>
    [XmlPath("reducedPhysBits")]
    public uint? ReducedPhysBits { get; set; }

    /// <summary>SEV guests at most. Since 6.4.0.</summary>
    [XmlPath("maxGuests")]
    public uint? MaxGuests { get; set; }

    /// <summary>SEV-ES guests at most. Since 6.4.0.</summary>
    [XmlPath("maxESGuests")]
    public uint? MaxEsGuests { get; set; }

    /// <summary>Identity of the first CPU. Since 8.4.0.</summary>
    [XmlPath("cpu0Id")]
    public string? Cpu0Id { get; set; }
}

/// <summary>Intel SGX.</summary>
[XmlRecord]
public sealed partial record DomainSgxCaps
{
    /// <summary>Whether it is supported.</summary>
    [XmlPath("@supported")]
    public YesNo Supported { get; set; }

    /// <summary>Flexible launch control.</summary>
    [XmlPath("flc")]
    public YesNo FlexibleLaunchControl { get; set; }

    /// <summary>First version.</summary>
    [XmlPath("sgx1")]
    public YesNo Sgx1 { get; set; }

    /// <summary>Second version.</summary>
    [XmlPath("sgx2")]
    public YesNo Sgx2 { get; set; }

    /// <summary>Enclave memory in kibibytes.</summary>
    [XmlPath("section_size", Unit = "KiB")]
    public ulong? SectionSize { get; set; }

    /// <summary>Enclave memory of each node. Since 8.10.0.</summary>
    [XmlPath("sections/section")]
    public List<DomainSgxSection> Sections { get; set; } = [];
}

/// <summary>Enclave memory of a node.</summary>
[XmlRecord]
public sealed partial record DomainSgxSection
{
    /// <summary>Node.</summary>
    [XmlPath("@node")]
    public uint? Node { get; set; }

    /// <summary>Size in kibibytes.</summary>
    [XmlPath("@size", Unit = "KiB")]
    public ulong? Size { get; set; }
}
