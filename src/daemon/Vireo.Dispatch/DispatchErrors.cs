namespace Vireo.Dispatch;

/// <summary>Errors of calls that the dispatcher refuses itself.</summary>
[ErrorCatalogue(ErrorDomain.Rpc)]
internal static partial class DispatchErrors
{
    [ErrorText(ErrorCode.InternalError, "nparams too large")]
    public static partial VirException TooManyParameters();

    [ErrorText(ErrorCode.InternalError, "domain event {eventId} already registered")]
    public static partial VirException EventRegistered(int eventId);

    [ErrorText(ErrorCode.InternalError, "{kind} event callback {callback} not registered")]
    public static partial VirException CallbackUnregistered(string kind, int callback);

    [ErrorText(ErrorCode.InternalError, "domain event {eventId} not registered")]
    public static partial VirException EventUnregistered(int eventId);

    [ErrorText(ErrorCode.InternalError, "unsupported event ID {eventId}")]
    public static partial VirException EventUnsupported(int eventId);

    [ErrorText(ErrorCode.InternalError, "connection already open")]
    public static partial VirException AlreadyOpen();

    [ErrorText(ErrorCode.InternalError, "client is gone")]
    public static partial VirException ClientGone();

    [ErrorText(ErrorCode.InvalidArg, "parameter '{name}' not supported")]
    public static partial VirException ParameterUnsupported(string name);

    [ErrorText(ErrorCode.InternalError, "ncpus too large")]
    public static partial VirException TooManyCpus();

    [ErrorText(ErrorCode.InternalError, "{name} > {limit}")]
    public static partial VirException TooMuchRoom(string name, string limit);

    [ErrorText(ErrorCode.InternalError, "{name} * maplen > REMOTE_CPUMAPS_MAX")]
    public static partial VirException CpuMapsTooLarge(string name);
}
