namespace Vireo.Native;

/// <summary>Errors of the C library's handles, callbacks and calls.</summary>
[ErrorCatalogue(ErrorDomain.None)]
internal static partial class NativeErrors
{
    [ErrorText(ErrorCode.InternalError, "the connection was closed")]
    public static partial VirException ConnectionClosed();

    [ErrorText(ErrorCode.InternalError, "{function}: {reason}")]
    public static partial VirException Failed(string function, string reason, Exception inner);

    [ErrorText(ErrorCode.InvalidArg, "NULL string parameter '{parameter}'")]
    public static partial VirException StringParameterNull(string parameter);

    [ErrorText(ErrorCode.InvalidArg, "event callback already tracked")]
    public static partial VirException CallbackTracked();

    [ErrorText(ErrorCode.InternalError, "could not initialize domain event timer")]
    public static partial VirException NoEventTimer();

    [ErrorText(ErrorCode.OperationInvalid, "A close callback is already registered")]
    public static partial VirException CloseCallbackRegistered(ErrorDomain domain);

    [ErrorText(ErrorCode.OperationInvalid, "A different callback was requested")]
    public static partial VirException CloseCallbackDiffers(ErrorDomain domain);

    [ErrorText(ErrorCode.InternalError, "unable to register the stream with the event loop", Domain = ErrorDomain.Rpc)]
    public static partial VirException StreamUnwatched();
}
