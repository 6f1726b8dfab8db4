using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Confidential computing.</summary>
[XmlUnion("@type")]
public abstract partial record LaunchSecurity
{
}

/// <summary>AMD SEV.</summary>
[XmlCase("sev")]
public sealed partial record SevLaunchSecurity : LaunchSecurity
{
    /// <summary>The kernel is measured.</summary>
    [XmlPath("@kernelHashes")]
    public YesNo KernelHashes { get; set; }

    /// <summary>Bit that marks encrypted pages.</summary>
    [XmlPath("cbitpos")]
    public uint? CBitPosition { get; set; }

    /// <summary>Address bits lost.</summary>
    [XmlPath("reducedPhysBits")]
    public uint? ReducedPhysBits { get; set; }

    /// <summary>Policy.</summary>
    [XmlPath("policy", Hex = 4, BadValue = "failed to get launch security policy", BadValueCode = ErrorCode.XmlError,
        Missing = "failed to get launch security policy")]
    public uint? Policy { get; set; }

    /// <summary>Diffie-Hellman key.</summary>
    [XmlPath("dhCert")]
    public string? DhCert { get; set; }

    /// <summary>Session.</summary>
    [XmlPath("session")]
    public string? Session { get; set; }
}

/// <summary>AMD SEV-SNP.</summary>
[XmlCase("sev-snp")]
public sealed partial record SevSnpLaunchSecurity : LaunchSecurity
{
    /// <summary>The kernel is measured.</summary>
    [XmlPath("@kernelHashes")]
    public YesNo KernelHashes { get; set; }

    /// <summary>The author's key is enabled.</summary>
    [XmlPath("@authorKey")]
    public YesNo AuthorKey { get; set; }

    /// <summary>Versioned endorsement key.</summary>
    [XmlPath("@vcek")]
    public YesNo Vcek { get; set; }

    /// <summary>Bit that marks encrypted pages.</summary>
    [XmlPath("cbitpos")]
    public uint? CBitPosition { get; set; }

    /// <summary>Address bits lost.</summary>
    [XmlPath("reducedPhysBits")]
    public uint? ReducedPhysBits { get; set; }

    /// <summary>Policy.</summary>
    [XmlPath("policy", Hex = 8)]
    public ulong? Policy { get; set; }

    /// <summary>Workarounds.</summary>
    [XmlPath("guestVisibleWorkarounds")]
    public string? GuestVisibleWorkarounds { get; set; }

    /// <summary>Identity block.</summary>
    [XmlPath("idBlock")]
    public string? IdBlock { get; set; }

    /// <summary>Its authentication.</summary>
    [XmlPath("idAuth")]
    public string? IdAuth { get; set; }

    /// <summary>Data of the host.</summary>
    [XmlPath("hostData")]
    public string? HostData { get; set; }
}

/// <summary>s390 protected virtualization.</summary>
[XmlCase("s390-pv")]
public sealed partial record S390PvLaunchSecurity : LaunchSecurity
{
}
