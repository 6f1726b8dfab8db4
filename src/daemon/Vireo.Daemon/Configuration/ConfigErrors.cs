namespace Vireo.Daemon;

/// <summary>Errors of the daemon's configuration and start.</summary>
[ErrorCatalogue(ErrorDomain.Conf)]
internal static partial class ConfigErrors
{
    [ErrorText(ErrorCode.NoConnect, "{uri}", Domain = ErrorDomain.None)]
    public static partial VirException NoDriver(string? uri);

    [ErrorText(ErrorCode.SystemError, "invalid UUID source: {source}", Domain = ErrorDomain.None)]
    public static partial VirException UuidSourceInvalid(string source);

    [ErrorText(ErrorCode.SystemError, "invalid host UUID: {uuid}", Domain = ErrorDomain.None)]
    public static partial VirException HostUuidInvalid(string uuid);

    [ErrorText(ErrorCode.InternalError, "Failed to parse mode '{text}'")]
    public static partial VirException ModeUnreadable(string text);

    [ErrorText(ErrorCode.ConfigUnsupported, "minimum SSF levels lower than 56 are not supported")]
    public static partial VirException StrengthUnsupported();

    [ErrorText(ErrorCode.ConfigUnsupported, "{file}: {setting}: unsupported auth {value}")]
    public static partial VirException AuthenticationUnknown(string file, string setting, string value);

    [ErrorText(ErrorCode.InternalError, "'{setting}' must be greater than 0")]
    public static partial VirException NotPositive(string setting);

    [ErrorText(ErrorCode.ConfigUnsupported, "access_drivers: fine-grained access control by polkit is not supported")]
    public static partial VirException PolkitDriverUnsupported();

    [ErrorText(ErrorCode.InternalError, "Cannot find security driver '{driver}'", Domain = ErrorDomain.Access)]
    public static partial VirException AccessDriverUnknown(string driver);

    [ErrorText(ErrorCode.InternalError,
        "The overall maximum number of clients must not be less than the number of clients waiting for authentication",
        Domain = ErrorDomain.Rpc)]
    public static partial VirException ClientsReversed();

    [ErrorText(ErrorCode.InternalError, "driver {driver} opened no connection", Domain = ErrorDomain.None)]
    public static partial VirException NoConnection(string driver);
}
