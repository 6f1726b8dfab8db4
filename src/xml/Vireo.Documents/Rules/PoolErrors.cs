namespace Vireo.Documents;

/// <summary>Errors in descriptions of storage pools.</summary>
[ErrorCatalogue(ErrorDomain.Storage)]
internal static partial class PoolErrors
{
    [ErrorText(ErrorCode.XmlError, "missing storage pool type")]
    public static partial VirException PoolTypeMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.NoSupport, "cow feature may only be used for 'fs' and 'dir' pools")]
    public static partial VirException CowUnsupported(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.ConfigUnsupported, "unknown pool format type {format}")]
    public static partial VirException PoolFormatUnknown(this DocumentFaults faults, string path, string format);

    [ErrorText(ErrorCode.ConfigUnsupported, "unknown auth type '{type}'")]
    public static partial VirException AuthTypeUnknown(this DocumentFaults faults, string path, string type);

    [ErrorText(ErrorCode.ConfigUnsupported, "storage pool missing auth type")]
    public static partial VirException AuthTypeMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "element 'name' is mandatory for RBD pool")]
    public static partial VirException RbdNameMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "missing storage pool host name")]
    public static partial VirException PoolHostNameMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "storage pool protocol ver unsupported for pool type '{format}'")]
    public static partial VirException ProtocolUnsupported(this DocumentFaults faults, string path, string? format);

    [ErrorText(ErrorCode.XmlError, "storage pool protocol ver '{version}' must not contain ','")]
    public static partial VirException ProtocolWithComma(this DocumentFaults faults, string path, string version);

    [ErrorText(ErrorCode.XmlError, "missing username for auth")]
    public static partial VirException UserNameMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "Missing <secret> element in auth")]
    public static partial VirException AuthSecretMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "either auth secret uuid or usage expected")]
    public static partial VirException SecretAmbiguous(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "Either 'name' or 'parent' must be specified for the 'scsi_host' adapter")]
    public static partial VirException ScsiHostUnnamed(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "'name' and 'parent' are mutually exclusive for the 'scsi_host' adapter")]
    public static partial VirException ScsiHostAmbiguous(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "Missing or invalid scsi adapter 'unique_id' value")]
    public static partial VirException ScsiUniqueId(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "Missing PCI address in scsi adapter parentaddr element")]
    public static partial VirException ScsiParentAddress(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "'wwnn' and 'wwpn' must be specified for adapter type 'fchost'")]
    public static partial VirException FibreChannelNames(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "missing pool source name element")]
    public static partial VirException SourceNameMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "missing storage pool source host name")]
    public static partial VirException SourceHostMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "missing storage pool source path")]
    public static partial VirException SourcePathMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "missing storage pool source adapter")]
    public static partial VirException SourceAdapterMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "missing storage pool source device name")]
    public static partial VirException SourceDeviceMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "missing storage pool target path")]
    public static partial VirException TargetPathMissing(this DocumentFaults faults, string path);
}
