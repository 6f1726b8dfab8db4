namespace Vireo.Daemon;

/// <summary>Errors of listening for clients.</summary>
[ErrorCatalogue(ErrorDomain.Rpc)]
internal static partial class ListenErrors
{
    [ErrorText(ErrorCode.InternalError, "Unable to resolve address '{host}' service '{port}'")]
    public static partial VirException AddressUnresolved(string? host, string port);

    [ErrorText(ErrorCode.SystemError, "Unable to bind to port: {reason}")]
    public static partial VirException PortNotBound(string reason, Exception inner);

    [ErrorText(ErrorCode.SystemError, "Unable to resolve address '{host}' service '{port}': {reason}")]
    public static partial VirException AddressLookupFailed(string host, string port, string reason, Exception inner);
}
