namespace Vireo.Daemon;

/// <summary>Errors of the daemon's certificates and of clients' certificates.</summary>
[ErrorCatalogue(ErrorDomain.Rpc)]
internal static partial class TlsErrors
{
    [ErrorText(ErrorCode.SystemError, "Certificate {file} usage does not permit {usage}")]
    public static partial VirException UsageNotPermitted(string file, string usage);

    [ErrorText(ErrorCode.SystemError, "Certificate {file} purpose does not allow use for with a TLS server")]
    public static partial VirException PurposeNotServer(string file);

    [ErrorText(ErrorCode.SystemError, "Cannot read CA revocation list '{file}'")]
    public static partial VirException RevocationListUnreadable(int errno, string file);

    [ErrorText(ErrorCode.SystemError,
        "Unable to set x509 certificate revocation list: {file}: it has no list in PEM form that the authority signed")]
    public static partial VirException RevocationListInvalid(string file);

    [ErrorText(ErrorCode.ConfigUnsupported, "cipher priorities in GnuTLS' form are not supported")]
    public static partial VirException PriorityUnsupported();

    [ErrorText(ErrorCode.SystemError, "{file} is no certificate in PEM form, or its key does not belong to it")]
    public static partial VirException NotImported(string file);

    [ErrorText(ErrorCode.SystemError, "Cannot read server key '{file}'")]
    public static partial VirException KeyUnreadable(int errno, string file);

    [ErrorText(ErrorCode.SystemError, "Cannot read server certificate '{file}'")]
    public static partial VirException CertificateUnreadable(int errno, string file);

    [ErrorText(ErrorCode.SystemError, "Client's Distinguished Name is not on the list of allowed clients (tls_allowed_dn_list)")]
    public static partial VirException NameNotAllowed();

    [ErrorText(ErrorCode.SystemError,
        "Our own certificate {certificate} failed validation against {authority}: The certificate hasn't got a known issuer.")]
    public static partial VirException IssuerUnknown(string certificate, string authority);

    [ErrorText(ErrorCode.SystemError, "The {whose} certificate {file} has expired")]
    public static partial VirException Expired(string whose, string file);

    [ErrorText(ErrorCode.SystemError, "The {whose} certificate {file} is not yet active")]
    public static partial VirException NotYetActive(string whose, string file);

    [ErrorText(ErrorCode.SystemError, "The certificate {file} basic constraints do not show a CA")]
    public static partial VirException NotAuthority(string file);

    [ErrorText(ErrorCode.SystemError, "The certificate {file} basic constraints show a CA, but we need one for a server")]
    public static partial VirException AuthorityForServer(string file);
}
