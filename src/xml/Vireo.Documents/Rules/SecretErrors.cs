namespace Vireo.Documents;

/// <summary>Errors in descriptions of secrets.</summary>
[ErrorCatalogue(ErrorDomain.Secret)]
internal static partial class SecretErrors
{
    [ErrorText(ErrorCode.InternalError, "volume usage specified, but volume path is missing")]
    public static partial VirException VolumeMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.InternalError, "Ceph usage specified, but name is missing")]
    public static partial VirException CephNameMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.InternalError, "iSCSI usage specified, but target is missing")]
    public static partial VirException IscsiTargetMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.InternalError, "TLS usage specified, but name is missing")]
    public static partial VirException TlsNameMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.InternalError, "vTPM usage specified, but name is missing")]
    public static partial VirException VtpmNameMissing(this DocumentFaults faults, string path);
}
