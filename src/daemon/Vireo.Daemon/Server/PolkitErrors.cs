namespace Vireo.Daemon;

/// <summary>Errors of asking polkit.</summary>
[ErrorCatalogue(ErrorDomain.Polkit)]
internal static partial class PolkitErrors
{
    [ErrorText(ErrorCode.AuthUnavailable, "polkit")]
    public static partial VirException Unavailable();

    [ErrorText(ErrorCode.AuthFailed, "polkit: unknown client process")]
    public static partial VirException ProcessUnknown();

    [ErrorText(ErrorCode.AuthUnavailable, "no polkit agent available to authenticate action '{action}'")]
    public static partial VirException NoAgent(string action);

    [ErrorText(ErrorCode.AuthCancelled, "user cancelled authentication process")]
    public static partial VirException Cancelled();

    [ErrorText(ErrorCode.AuthFailed, "access denied by policy")]
    public static partial VirException Denied();
}
