using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Encryption of a volume or disk.</summary>
[XmlRecord]
public sealed partial record StorageEncryption
{
    /// <inheritdoc/>
    protected override bool HasTwoTags => true;

    /// <summary>The format.</summary>
    [XmlPath("@format", BadValue = "unknown volume encryption format type {0}", Missing = "unknown volume encryption format")]
    public required StorageEncryptionFormat Format { get; set; }

    /// <summary>Who encrypts; <c>qemu</c> when not given. Since 8.0.0.</summary>
    [XmlPath("@engine")]
    public StorageEncryptionEngine Engine { get; set; }

    /// <summary>Secrets that hold the key.</summary>
    [XmlPath("secret")]
    public List<StorageEncryptionSecret> Secrets { get; set; } = [];

    /// <summary>The cipher; when not given, chosen when the volume is made.</summary>
    [XmlPath("cipher")]
    public StorageCipher? Cipher { get; set; }

    /// <summary>How initialization vectors are made.</summary>
    [XmlPath("ivgen")]
    public StorageIvGen? IvGen { get; set; }

    partial void OnParsed(XmlElement element)
    {
        if (IvGen is null)
        {
            return;
        }

        if (Cipher is null)
        {
            throw element.CipherMissing();
        }

        if (IvGen.Name is null)
        {
            throw element.Child("ivgen").IvgenNameMissing();
        }
    }
}

/// <summary>Formats of encryption.</summary>
[XmlEnum]
public enum StorageEncryptionFormat
{
    /// <summary>The driver's choice.</summary>
    [XmlName("default")]
    Default,

    /// <summary>That of qcow images, no longer supported.</summary>
    Qcow,

    /// <summary>LUKS.</summary>
    Luks,

    /// <summary>LUKS, version 2.</summary>
    Luks2,

    /// <summary>LUKS of any version.</summary>
    [XmlName("luks-any")]
    LuksAny,
}

/// <summary>Who encrypts.</summary>
[XmlEnum]
public enum StorageEncryptionEngine
{
    /// <summary>The driver's choice.</summary>
    Default,

    /// <summary>QEMU.</summary>
    Qemu,

    /// <summary>The RBD library.</summary>
    LibRbd,
}

/// <summary>A secret that holds a key.</summary>
[XmlRecord]
public sealed partial record StorageEncryptionSecret
{
    /// <summary>The kind.</summary>
    [XmlPath("@type", BadValue = "unknown volume encryption secret type {0}", Missing = "unknown volume encryption secret type",
        SkipEmpty = true)]
    public required StorageEncryptionSecretType Type { get; set; }

    /// <summary>The secret's UUID.</summary>
    [XmlPath("@uuid", BadValue = "invalid secret uuid '{0}'", BadValueCode = ErrorCode.XmlError)]
    public Uuid? Uuid { get; set; }

    /// <summary>What the secret is for, instead of its UUID. Since 2.1.0.</summary>
    [XmlPath("@usage")]
    public string? Usage { get; set; }

    partial void OnParsed(XmlElement element)
    {
        if (Type == StorageEncryptionSecretType.Unset)
        {
            throw element.EncryptionSecretTypeUnknown();
        }

        if (Uuid is null && Usage is null)
        {
            throw DocumentErrors.SecretMissing(element.Domain).At(element.Locate());
        }

        if (Uuid is not null && Usage is not null)
        {
            throw element.SecretAmbiguous();
        }
    }
}

/// <summary>Kinds of secrets that hold a key.</summary>
[XmlEnum]
public enum StorageEncryptionSecretType
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>passphrase</c>.</summary>
    Passphrase,
}

/// <summary>A cipher.</summary>
[XmlRecord]
public sealed partial record StorageCipher
{
    /// <summary>Name.</summary>
    [XmlPath("@name", Missing = "cipher info missing 'name' attribute")]
    public string? Name { get; set; }

    /// <summary>Bits of the key.</summary>
    [XmlPath("@size", Required = true)]
    public uint? Size { get; set; }

    /// <summary>Mode.</summary>
    [XmlPath("@mode")]
    public string? Mode { get; set; }

    /// <summary>Hash.</summary>
    [XmlPath("@hash")]
    public string? Hash { get; set; }
}

/// <summary>How initialization vectors are made.</summary>
[XmlRecord]
public sealed partial record StorageIvGen
{
    /// <summary>Name.</summary>
    [XmlPath("@name")]
    public string? Name { get; set; }

    /// <summary>Hash.</summary>
    [XmlPath("@hash")]
    public string? Hash { get; set; }
}
