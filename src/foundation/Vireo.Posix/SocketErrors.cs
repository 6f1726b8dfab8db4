namespace Vireo.Posix;

/// <summary>Errors of sockets.</summary>
[ErrorCatalogue(ErrorDomain.None)]
internal static partial class SocketErrors
{
    [ErrorText(ErrorCode.SystemError, "Failed to bind socket to '{path}'")]
    public static partial VirException NotBound(int errno, string path);

    [ErrorText(ErrorCode.SystemError, "Unable to listen on socket '{path}'")]
    public static partial VirException NotListening(int errno, string path);

    [ErrorText(ErrorCode.SystemError, "Failed to connect socket to ''", Domain = ErrorDomain.Rpc)]
    public static partial VirException NoAddress(int errno);

    [ErrorText(ErrorCode.SystemError, "Failed to connect socket to '{path}'", Domain = ErrorDomain.Rpc)]
    public static partial VirException NotConnected(int errno, string path);

    [ErrorText(ErrorCode.SystemError, "cannot create socket pair")]
    public static partial VirException PairNotCreated(int errno);

    [ErrorText(ErrorCode.SystemError, "Unable to accept client")]
    public static partial VirException NotAccepted(int errno);

    [ErrorText(ErrorCode.SystemError, "Cannot write data")]
    public static partial VirException SendFailed(int errno);

    [ErrorText(ErrorCode.SystemError, "Failed to send file descriptor")]
    public static partial VirException DescriptorNotSent(int errno);

    [ErrorText(ErrorCode.SystemError, "Failed to get client socket identity")]
    public static partial VirException PeerUnknown(int errno);

    [ErrorText(ErrorCode.SystemError, "Failed to create socket")]
    public static partial VirException NotCreated(int errno);

    [ErrorText(ErrorCode.SystemError, "Path {path} too long for unix socket", Domain = ErrorDomain.Rpc)]
    public static partial VirException PathTooLong(int errno, string path);
}
