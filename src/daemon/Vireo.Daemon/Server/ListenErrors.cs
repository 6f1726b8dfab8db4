namespace Vireo.Daemon;

/// <summary>Errors of listening for clients.</summary>
[ErrorCatalogue(ErrorDomain.Rpc)]
internal static partial class ListenErrors
{
    [ErrorText(ErrorCode.SystemError, "Unable to bind to port")]
    public static partial VirException PortNotBound(int errno);

    [ErrorText(ErrorCode.SystemError, "Unable to resolve address '{host}' service '{port}': {reason}")]
    public static partial VirException AddressLookupFailed(string host, int port, string reason, Exception inner);
}
