using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Errors in descriptions of storage volumes and their encryption.</summary>
[ErrorCatalogue(ErrorDomain.Storage)]
internal static partial class VolumeErrors
{
    [ErrorText(ErrorCode.XmlError, "unknown volume encryption secret type")]
    public static partial VirException EncryptionSecretTypeUnknown(this XmlElement element);

    [ErrorText(ErrorCode.XmlError, "either secret uuid or usage expected")]
    public static partial VirException SecretAmbiguous(this XmlElement element);

    [ErrorText(ErrorCode.XmlError, "malformed owner element")]
    public static partial VirException OwnerMalformed(this XmlValue value);

    [ErrorText(ErrorCode.XmlError, "malformed group element")]
    public static partial VirException GroupMalformed(this XmlValue value);

    [ErrorText(ErrorCode.ConfigUnsupported, "unknown volume format type {format}")]
    public static partial VirException VolumeFormatUnknown(this DocumentFaults faults, string path, string format);

    [ErrorText(ErrorCode.XmlError, "ivgen element found, but cipher is missing")]
    public static partial VirException CipherMissing(this XmlElement element);

    [ErrorText(ErrorCode.XmlError, "missing ivgen info name string")]
    public static partial VirException IvgenNameMissing(this XmlElement element);

    [ErrorText(ErrorCode.XmlError, "malformed octal mode")]
    public static partial VirException ModeMalformed(this XmlValue value);

    [ErrorText(ErrorCode.XmlError, "missing volume name element")]
    public static partial VirException VolumeNameMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "missing capacity element")]
    public static partial VirException CapacityMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "forbidden characters in 'compat' attribute")]
    public static partial VirException CompatCharacters(this DocumentFaults faults, string path);
}
