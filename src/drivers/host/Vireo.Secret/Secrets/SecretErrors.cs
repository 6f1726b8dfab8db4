namespace Vireo.Drivers.Secrets;

/// <summary>Errors of the secret driver. None of them has a value in its text.</summary>
[ErrorCatalogue(ErrorDomain.Secret)]
internal static partial class SecretErrors
{
    [ErrorText(ErrorCode.InvalidSecret, "secret is private")]
    public static partial VirException IsPrivate();

    [ErrorText(ErrorCode.NoSecret, "secret '{uuid}' does not have a value")]
    public static partial VirException NoValue(Uuid uuid);

    [ErrorText(ErrorCode.InternalError, "a secret with UUID {uuid} is already defined for use with {usage}")]
    public static partial VirException UsageChanged(Uuid uuid, string usage);

    [ErrorText(ErrorCode.InternalError, "a secret with UUID {uuid} already defined for use with {usage}")]
    public static partial VirException UsageTaken(Uuid uuid, string usage);

    [ErrorText(ErrorCode.InternalError, "cannot change private flag on existing secret")]
    public static partial VirException PrivateChanged();

    [ErrorText(ErrorCode.InternalError, "<uuid> does not match secret file name '{file}'")]
    public static partial VirException FileNameWrong(string file);
}
