namespace Vireo.Remote;

/// <summary>Errors of a client's side of TLS.</summary>
[ErrorCatalogue(ErrorDomain.Rpc)]
internal static partial class RemoteTlsErrors
{
    [ErrorText(ErrorCode.SystemError, "Unable to read TLS confirmation")]
    public static partial VirException NoConfirmation(int errno);

    [ErrorText(ErrorCode.AuthFailed, "Failed to verify peer's certificate")]
    public static partial VirException PeerUnverified();

    [ErrorText(ErrorCode.GnutlsError, "TLS handshake failed Unable to load certificates: {reason}")]
    public static partial VirException CertificatesNotLoaded(string reason, Exception inner);
}
