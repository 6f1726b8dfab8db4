namespace Vireo.Operations;

/// <summary>Errors of asking an application for names and passwords.</summary>
[ErrorCatalogue(ErrorDomain.Auth)]
internal static partial class CredentialErrors
{
    [ErrorText(ErrorCode.AuthFailed, "Username request failed")]
    public static partial VirException UserNameRefused();

    [ErrorText(ErrorCode.AuthFailed, "Password request failed")]
    public static partial VirException PasswordRefused();

    [ErrorText(ErrorCode.AuthFailed, "Missing VIR_CRED_AUTHNAME credential type")]
    public static partial VirException NoUserNameType();

    [ErrorText(ErrorCode.OperationUnsupported, "no suitable callback authentication callback was found")]
    public static partial VirException NoSuitableCallback();

    [ErrorText(ErrorCode.AuthFailed, "No authentication callback available", Domain = ErrorDomain.Remote)]
    public static partial VirException NoCallback();

    [ErrorText(ErrorCode.AuthFailed, "Failed to collect auth credentials", Domain = ErrorDomain.Remote)]
    public static partial VirException NotCollected();

    [ErrorText(ErrorCode.InvalidArg, "Missing authentication credentials")]
    public static partial VirException NoCredentials();

    [ErrorText(ErrorCode.InvalidArg, "Missing authentication callback")]
    public static partial VirException CallbackMissing();
}
