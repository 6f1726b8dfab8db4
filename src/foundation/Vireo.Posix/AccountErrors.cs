namespace Vireo.Posix;

/// <summary>Errors of users and groups.</summary>
[ErrorCatalogue(ErrorDomain.None)]
internal static partial class AccountErrors
{
    [ErrorText(ErrorCode.InvalidArg, "Failed to parse user '{user}'")]
    public static partial VirException UserUnreadable(string user);

    [ErrorText(ErrorCode.InvalidArg, "Failed to parse group '{group}'")]
    public static partial VirException GroupUnreadable(string group);

    [ErrorText(ErrorCode.SystemError, "cannot look up an account")]
    public static partial VirException LookupFailed(int errno);
}
