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

    [ErrorText(ErrorCode.ConfigUnsupported, "minimum SSF levels lower than {least} are not supported")]
    public static partial VirException StrengthUnsupported(uint least);

    [ErrorText(ErrorCode.ConfigUnsupported, "unsupported auth {value}")]
    public static partial VirException AuthenticationUnknown(string value);

    [ErrorText(ErrorCode.InternalError, "must be greater than 0")]
    public static partial VirException NotPositive();

    [ErrorText(ErrorCode.ConfigUnsupported, "fine-grained access control by polkit is not supported")]
    public static partial VirException PolkitDriverUnsupported();

    [ErrorText(ErrorCode.InternalError, "Cannot find security driver '{driver}'", Domain = ErrorDomain.Access)]
    public static partial VirException AccessDriverUnknown(string driver);

    [ErrorText(ErrorCode.InternalError,
        "The overall maximum number of clients must not be less than the number of clients waiting for authentication",
        Domain = ErrorDomain.Rpc)]
    public static partial VirException ClientsReversed();

    [ErrorText(ErrorCode.ConfigUnsupported, "the minimal number of workers must not exceed the maximal number")]
    public static partial VirException WorkersReversed();

    [ErrorText(ErrorCode.ConfigUnsupported, "a port is a number up to 65535, not '{port}': names of services are not supported")]
    public static partial VirException PortInvalid(string port);

    [ErrorText(ErrorCode.ConfigUnsupported, "auditing is demanded and not supported")]
    public static partial VirException AuditDemanded();

    [ErrorText(ErrorCode.ConfigUnsupported, "audit messages are not made")]
    public static partial VirException AuditLogUnsupported();

    [ErrorText(ErrorCode.InternalError, "driver {driver} opened no connection", Domain = ErrorDomain.None)]
    public static partial VirException NoConnection(string driver);
}
