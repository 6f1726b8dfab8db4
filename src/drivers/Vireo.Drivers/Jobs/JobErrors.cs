namespace Vireo.Drivers;

/// <summary>Errors of the daemon's long work.</summary>
[ErrorCatalogue(ErrorDomain.None)]
public static partial class JobErrors
{
    [ErrorText(ErrorCode.OperationAborted, "{job}: canceled by client")]
    public static partial VirException Canceled(ErrorDomain domain, string job);

    [ErrorText(ErrorCode.OperationFailed, "operation failed: {job}: the client disconnected before the end")]
    public static partial VirException ClientGone(ErrorDomain domain, string job);

    [ErrorText(ErrorCode.InvalidArg, "no job with id {id} is running")]
    public static partial VirException NotRunning(ulong id);
}
