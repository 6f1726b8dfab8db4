using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>How a guest's memory is protected from the host.</summary>
[XmlUnion("@type", BadValue = "Invalid value for attribute 'type' in element 'launchSecurity': '{0}'.", BadValueCode = ErrorCode.XmlError)]
public abstract partial record LaunchSecurity;

/// <summary>IBM Secure Execution.</summary>
[XmlCase("s390-pv")]
public sealed partial record SecureExecution : LaunchSecurity;

/// <summary>What AMD's SEV and SEV-SNP have in common.</summary>
public abstract partial record SevCommon : LaunchSecurity
{
    /// <summary>The host measures kernel, initrd and command line into the guest.</summary>
    [XmlPath("@kernelHashes")]
    public YesNo KernelHashes { get; set; }
}

/// <summary>AMD SEV.</summary>
[XmlCase("sev")]
public sealed partial record Sev : SevCommon
{
    /// <summary>The page table's encryption bit.</summary>
    [XmlPath("cbitpos")]
    public uint? CBitPosition { get; set; }

    /// <summary>Physical address bits lost to encryption.</summary>
    [XmlPath("reducedPhysBits")]
    public uint? ReducedPhysBits { get; set; }

    /// <summary>The guest's policy word.</summary>
    [XmlPath("policy", Hex = 4)]
    public uint? Policy { get; set; }

    /// <summary>The guest owner's Diffie-Hellman certificate, base64.</summary>
    [XmlPath("dhCert")]
    public string? DhCertificate { get; set; }

    /// <summary>The guest owner's session blob, base64.</summary>
    [XmlPath("session")]
    public string? Session { get; set; }
}

/// <summary>AMD SEV-SNP.</summary>
[XmlCase("sev-snp")]
public sealed partial record SevSnp : SevCommon
{
    /// <summary>An author key stands in the identity block.</summary>
    [XmlPath("@authorKey")]
    public YesNo AuthorKey { get; set; }

    /// <summary>The chip's own key signs reports.</summary>
    [XmlPath("@vcek")]
    public YesNo Vcek { get; set; }

    /// <summary>The page table's encryption bit.</summary>
    [XmlPath("cbitpos")]
    public uint? CBitPosition { get; set; }

    /// <summary>Physical address bits lost to encryption.</summary>
    [XmlPath("reducedPhysBits")]
    public uint? ReducedPhysBits { get; set; }

    /// <summary>The guest's policy word.</summary>
    [XmlPath("policy", Hex = 8)]
    public ulong? Policy { get; set; }

    /// <summary>Base64.</summary>
    [XmlPath("guestVisibleWorkarounds")]
    public string? GuestVisibleWorkarounds { get; set; }

    /// <summary>Identity block, base64.</summary>
    [XmlPath("idBlock")]
    public string? IdBlock { get; set; }

    /// <summary>Signature over the identity block, base64.</summary>
    [XmlPath("idAuth")]
    public string? IdAuth { get; set; }

    /// <summary>Data of the host for the report, base64.</summary>
    [XmlPath("hostData")]
    public string? HostData { get; set; }
}
