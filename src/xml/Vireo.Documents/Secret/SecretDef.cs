using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>A secret: what it is for, never its value. Since 0.7.1.</summary>
[XmlRoot("secret", Domain = ErrorDomain.Secret)]
public sealed partial record SecretDef
{
    /// <summary>The value is kept in memory only; no when not given.</summary>
    [XmlPath("@ephemeral", BadValue = "invalid value of 'ephemeral'", BadValueCode = ErrorCode.XmlError, SkipEmpty = true)]
    public YesNo Ephemeral { get; set; }

    /// <summary>The value never leaves the daemon; no when not given.</summary>
    [XmlPath("@private", BadValue = "invalid value of 'private'", BadValueCode = ErrorCode.XmlError, SkipEmpty = true)]
    public YesNo Private { get; set; }

    /// <summary>Identity; made up when not given.</summary>
    [XmlPath("uuid")]
    public Uuid? Uuid { get; set; }

    /// <summary>For people.</summary>
    [XmlPath("description")]
    public string? Description { get; set; }

    /// <summary>What the secret unlocks.</summary>
    [XmlPath("usage")]
    public SecretUsage? Usage { get; set; }
}

/// <summary>What a secret unlocks.</summary>
[XmlUnion("@type", BadValue = "unknown secret usage type {0}", Missing = "unknown secret usage type",
    MissingCode = ErrorCode.XmlError)]
public abstract partial record SecretUsage;

/// <summary>Nothing that libvirt knows of.</summary>
[XmlCase("none")]
public sealed partial record NoSecretUsage : SecretUsage;

/// <summary>An encrypted volume.</summary>
[XmlCase("volume")]
public sealed partial record VolumeSecretUsage : SecretUsage
{
    /// <summary>Path of the volume.</summary>
    [XmlPath("volume")]
    public string? Volume { get; set; }
}

/// <summary>A Ceph cluster.</summary>
[XmlCase("ceph")]
public sealed partial record CephSecretUsage : SecretUsage
{
    /// <summary>Name that disks and pools refer to.</summary>
    [XmlPath("name")]
    public string? Name { get; set; }
}

/// <summary>An iSCSI target's CHAP login.</summary>
[XmlCase("iscsi")]
public sealed partial record IscsiSecretUsage : SecretUsage
{
    /// <summary>Name that disks and pools refer to.</summary>
    [XmlPath("target")]
    public string? Target { get; set; }
}

/// <summary>A TLS private key.</summary>
[XmlCase("tls")]
public sealed partial record TlsSecretUsage : SecretUsage
{
    /// <summary>Name that configuration refers to. Since 2.3.0.</summary>
    [XmlPath("name")]
    public string? Name { get; set; }
}

/// <summary>A virtual TPM's state.</summary>
[XmlCase("vtpm")]
public sealed partial record VtpmSecretUsage : SecretUsage
{
    /// <summary>Name that guests refer to.</summary>
    [XmlPath("name")]
    public string? Name { get; set; }
}
