namespace Vireo.Drivers.Storage;

/// <summary>
/// Errors of sessions with targets. Codes and the begin of each text are those of libvirtd 9.0; what follows is our reason.
/// </summary>
[ErrorCatalogue(ErrorDomain.Storage)]
internal static partial class IscsiErrors
{
    [ErrorText(ErrorCode.InternalError, "Failed to connect: {reason}")]
    public static partial VirException NotConnected(string reason);

    [ErrorText(ErrorCode.InternalError, "Failed to login: {reason}")]
    public static partial VirException NotLoggedIn(string reason);

    [ErrorText(ErrorCode.InternalError, "Failed to login: Failed to log in to target. Status: {meaning}({status})")]
    public static partial VirException LoginRefused(string meaning, int status);

    [ErrorText(ErrorCode.InternalError, "Failed to discover session: {reason}")]
    public static partial VirException NotDiscovered(string reason);

    [ErrorText(ErrorCode.InternalError, "Failed to ask the target for its units: {reason}")]
    public static partial VirException NotAsked(string reason);

    [ErrorText(ErrorCode.InternalError, "Failed to run write16: {reason}")]
    public static partial VirException NotWritten(string reason);

    [ErrorText(ErrorCode.InternalError, "Failed to login: the target moved to a place that is none")]
    public static partial VirException MovedNowhere();

    [ErrorText(ErrorCode.InternalError, "Failed to login: the target is always somewhere else")]
    public static partial VirException AlwaysElsewhere();

    [ErrorText(ErrorCode.InternalError, "Failed to ask the target for its units: the target does not come to an end")]
    public static partial VirException NoEnd();

    [ErrorText(ErrorCode.XmlError, "iscsi-direct pool only supports 'chap' auth type")]
    public static partial VirException OnlyChap();
}
