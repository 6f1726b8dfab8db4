namespace Vireo.Posix;

/// <summary>Errors of the SASL library: what failed, the library's code, and what it says itself.</summary>
[ErrorCatalogue(ErrorDomain.Rpc)]
internal static partial class SaslErrors
{
    [ErrorText(ErrorCode.AuthFailed, "Failed to create SASL client context: {status} ({reason})")]
    public static partial VirException ClientNotCreated(int status, string? reason);

    [ErrorText(ErrorCode.InternalError, "cannot create SASL server context: {status} ({reason})")]
    public static partial VirException ServerNotCreated(int status, string? reason);

    [ErrorText(ErrorCode.InternalError, "cannot list SASL mechanisms: {status} ({reason})")]
    public static partial VirException MechanismsNotListed(int status, string? reason);

    [ErrorText(ErrorCode.AuthFailed, "cannot query SASL ssf on connection {status} ({reason})")]
    public static partial VirException StrengthUnknown(int status, string? reason);

    [ErrorText(ErrorCode.InternalError, "failed to encode SASL data: {status} ({reason})")]
    public static partial VirException NotEncoded(int status, string? reason);

    [ErrorText(ErrorCode.InternalError, "failed to decode SASL data: {status} ({reason})")]
    public static partial VirException NotDecoded(int status, string? reason);

    [ErrorText(ErrorCode.AuthFailed, "failed to initialize SASL library: {status} ({reason})")]
    public static partial VirException NotInitialized(int status, string? reason);

    [ErrorText(ErrorCode.InternalError, "cannot set external SSF: {status} ({reason})")]
    public static partial VirException ExternalStrengthNotSet(int status, string? reason);

    [ErrorText(ErrorCode.InternalError, "cannot set security props: {status} ({reason})")]
    public static partial VirException SecurityNotSet(int status, string? reason);

    [ErrorText(ErrorCode.AuthFailed, "Failed to start SASL negotiation: {status} ({reason})")]
    public static partial VirException NegotiationNotStarted(int status, string? reason);

    [ErrorText(ErrorCode.AuthFailed, "Failed to step SASL negotiation: {status} ({reason})")]
    public static partial VirException NegotiationFailed(int status, string? reason);

    [ErrorText(ErrorCode.AuthUnavailable, "failed to initialize SASL library: libsasl2.so.2 is not installed", Domain = ErrorDomain.Auth)]
    public static partial VirException NoLibrary(Exception inner);
}
