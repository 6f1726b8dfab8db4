using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>A trusted platform module.</summary>
[XmlRecord]
public sealed partial record Tpm : Device
{
    /// <summary>Model; when not given, <c>tpm-tis</c>, <c>tpm-spapr</c> on pSeries.</summary>
    [XmlPath("@model")]
    public TpmModel Model { get; set; }

    /// <summary>What implements it.</summary>
    [XmlPath("backend", Missing = "missing TPM device backend")]
    public TpmBackend? Backend { get; set; }
}

/// <summary>Model of a TPM.</summary>
[XmlEnum]
public enum TpmModel : byte
{
    /// <summary>Not given.</summary>
    [XmlName("default")]
    Unset,

    /// <summary><c>tpm-tis</c>.</summary>
    [XmlName("tpm-tis")]
    TpmTis,

    /// <summary><c>tpm-crb</c>.</summary>
    [XmlName("tpm-crb")]
    TpmCrb,

    /// <summary><c>tpm-spapr</c>.</summary>
    [XmlName("tpm-spapr")]
    TpmSpapr,

    /// <summary><c>spapr-tpm-proxy</c>.</summary>
    [XmlName("spapr-tpm-proxy")]
    SpaprTpmProxy,
}

/// <summary>What implements a TPM.</summary>
[XmlUnion("@type")]
public abstract partial record TpmBackend
{
}

/// <summary>A TPM of the host.</summary>
[XmlCase("passthrough")]
public sealed partial record PassthroughTpmBackend : TpmBackend
{
    /// <summary>Path; <c>/dev/tpm0</c> when not given.</summary>
    [XmlPath("device/@path")]
    public string? DevicePath { get; set; }
}

/// <summary>swtpm.</summary>
[XmlCase("emulator")]
public sealed partial record EmulatorTpmBackend : TpmBackend
{
    /// <summary>Version. Since 4.5.0.</summary>
    [XmlPath("@version")]
    public TpmVersion Version { get; set; }

    /// <summary>State survives undefining a transient guest; no when not given. Since 7.0.0.</summary>
    [XmlPath("@persistent_state", BadValue = "Invalid persistent_state value, either 'yes' or 'no'",
        BadValueCode = ErrorCode.InternalError)]
    public YesNo PersistentState { get; set; }

    /// <summary>Amount of logging.</summary>
    [XmlPath("@debug", AnyBase = true)]
    public uint? Debug { get; set; }

    /// <summary>Secret that encrypts the state. Since 5.6.0.</summary>
    [XmlPath("encryption/@secret", Codec = typeof(UuidCodec), BadValue = "Unable to parse secret uuid '{0}'",
        BadValueCode = ErrorCode.InternalError, SkipEmpty = true)]
    public Uuid? EncryptionSecret { get; set; }

    /// <summary>Set of algorithms. Since 10.10.0.</summary>
    [XmlPath("profile", DropEmpty = true)]
    public TpmProfile? Profile { get; set; }

    /// <summary>Banks in use; left as they are when not given. Since 7.10.0.</summary>
    [XmlPath("active_pcr_banks", DropEmpty = true)]
    public TpmPcrBanks? ActivePcrBanks { get; set; }

    /// <summary>Where the state is. Since 10.10.0.</summary>
    [XmlPath("source")]
    public TpmSource? Source { get; set; }
}

/// <summary>Version of a TPM.</summary>
[XmlEnum]
public enum TpmVersion : byte
{
    /// <summary>Not given.</summary>
    [XmlName("default")]
    Unset,

    /// <summary><c>1.2</c>.</summary>
    [XmlName("1.2")]
    V12,

    /// <summary><c>2.0</c>.</summary>
    [XmlName("2.0")]
    V20,
}

/// <summary>Set of algorithms of a TPM.</summary>
[XmlRecord]
public sealed partial record TpmProfile
{
    /// <summary>Where it is taken from.</summary>
    [XmlPath("@source")]
    public string? Source { get; set; }

    /// <summary>What becomes of algorithms that the host forbids.</summary>
    [XmlPath("@removeDisabled")]
    public TpmRemoveDisabled RemoveDisabled { get; set; }

    /// <summary>Name in use.</summary>
    [XmlPath("@name")]
    public string? Name { get; set; }
}

/// <summary>What becomes of forbidden algorithms.</summary>
[XmlEnum]
public enum TpmRemoveDisabled : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>check</c>.</summary>
    Check,

    /// <summary><c>fips-host</c>.</summary>
    [XmlName("fips-host")]
    FipsHost,
}

/// <summary>Banks of platform configuration registers.</summary>
[XmlRecord]
public sealed partial record TpmPcrBanks
{
    /// <summary>SHA-1.</summary>
    [XmlPath("sha1")]
    public bool Sha1 { get; set; }

    /// <summary>SHA-256.</summary>
    [XmlPath("sha256")]
    public bool Sha256 { get; set; }

    /// <summary>SHA-384.</summary>
    [XmlPath("sha384")]
    public bool Sha384 { get; set; }

    /// <summary>SHA-512.</summary>
    [XmlPath("sha512")]
    public bool Sha512 { get; set; }
}

/// <summary>Where a TPM's state is.</summary>
[XmlRecord]
public sealed partial record TpmSource
{
    /// <summary>Kind.</summary>
    [XmlPath("@type")]
    public string? Type { get; set; }

    /// <summary>Path.</summary>
    [XmlPath("@path", Missing = "missing TPM source path")]
    public string? Path { get; set; }
}

/// <summary>An emulator that somebody else runs.</summary>
[XmlCase("external")]
public sealed partial record ExternalTpmBackend : TpmBackend
{
    /// <summary>Its socket.</summary>
    [XmlPath("source")]
    public TpmSocket? Source { get; set; }
}

/// <summary>Socket of a TPM emulator.</summary>
[XmlRecord]
public sealed partial record TpmSocket
{
    /// <summary>Kind.</summary>
    [XmlPath("@type")]
    public CharType Type { get; set; }

    /// <summary>Who opens it.</summary>
    [XmlPath("@mode")]
    public CharMode Mode { get; set; }

    /// <summary>Path.</summary>
    [XmlPath("@path")]
    public string? Path { get; set; }
}
