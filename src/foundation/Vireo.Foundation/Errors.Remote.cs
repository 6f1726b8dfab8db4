namespace Vireo;

public static partial class Errors
{
    private const int ConnectionReset = 104;

    /// <summary>A URI that cannot be read.</summary>
    [ErrorText(ErrorCode.InternalError, "Unable to parse URI {uri}", Domain = ErrorDomain.Uri)]
    public static partial VirException BadUri(string uri);

    /// <summary>A text that is no URI, since it names no driver (code 5).</summary>
    [ErrorText(ErrorCode.NoConnect, "URI '{uri}' does not include a driver name")]
    public static partial VirException UriWithoutDriver(string uri);

    /// <summary>A transport that does not exist, in <c>driver+transport://</c>.</summary>
    [ErrorText(ErrorCode.InvalidArg,
        "remote_open: transport in URL not recognised (should be tls|unix|ssh|ext|tcp|libssh2|libssh)", Domain = ErrorDomain.Remote)]
    public static partial VirException UnknownTransport();

    /// <summary>The <c>ext</c> transport without a program.</summary>
    [ErrorText(ErrorCode.InvalidArg, "remote_open: for 'ext' transport, command is required", Domain = ErrorDomain.Remote)]
    public static partial VirException ExtNeedsCommand();

    /// <summary>The daemon demands an authentication that this client cannot give.</summary>
    [ErrorText(ErrorCode.AuthFailed, "unsupported authentication type {type}", Domain = ErrorDomain.Remote)]
    public static partial VirException AuthenticationUnsupported(string type);

    /// <summary>The server did not accept our certificate.</summary>
    [ErrorText(ErrorCode.Rpc, "server verification (of our certificate or IP address) failed", Domain = ErrorDomain.Rpc)]
    public static partial VirException TlsRefused();

    /// <summary>TLS could not be set up.</summary>
    [ErrorText(ErrorCode.GnutlsError, "TLS handshake failed {detail}", Domain = ErrorDomain.Rpc)]
    public static partial VirException TlsFailed(string detail, Exception? inner = null);

    /// <summary>The host or port of a URI cannot be reached.</summary>
    public static VirException ConnectFailed(string host, int port, Exception inner)
    {
        int errno = inner is global::System.Net.Sockets.SocketException socket ? socket.NativeErrorCode : -1;
        return NotConnected(host, port, Cause(inner), inner).With(errno);
    }

    /// <summary>A stream that has ended already: of a daemon, or of this process, which libvirt reports differently.</summary>
    public static VirException StreamClosed(bool ofDaemon) =>
        ofDaemon ? StreamIsClosed() : StreamNotOpen();

    [ErrorText(ErrorCode.OperationFailed, "stream is closed", Domain = ErrorDomain.Rpc)]
    private static partial VirException StreamIsClosed();

    [ErrorText(ErrorCode.InternalError, "stream is not open", Domain = ErrorDomain.Streams)]
    private static partial VirException StreamNotOpen();

    /// <summary>A stream has one callback at most.</summary>
    public static VirException StreamCallbackExists(bool ofDaemon) =>
        ofDaemon ? SeveralStreamCallbacks() : StreamCallbackRegistered();

    [ErrorText(ErrorCode.InternalError, "multiple stream callbacks not supported", Domain = ErrorDomain.Rpc)]
    private static partial VirException SeveralStreamCallbacks();

    [ErrorText(ErrorCode.InternalError, "stream already has a callback registered", Domain = ErrorDomain.Streams)]
    private static partial VirException StreamCallbackRegistered();

    /// <summary>A stream without a callback.</summary>
    public static VirException StreamCallbackMissing(bool ofDaemon) =>
        ofDaemon ? NoStreamCallback() : StreamCallbackUnregistered();

    [ErrorText(ErrorCode.InternalError, "no stream callback registered", Domain = ErrorDomain.Rpc)]
    private static partial VirException NoStreamCallback();

    [ErrorText(ErrorCode.InternalError, "stream does not have a callback registered", Domain = ErrorDomain.Streams)]
    private static partial VirException StreamCallbackUnregistered();

    /// <summary>The program that carries a connection has ended.</summary>
    public static VirException TunnelEnded(string words) => DataNotReceived(ConnectionReset, words);

    /// <summary>Nothing more comes over a socket, for the system's reason.</summary>
    [ErrorText(ErrorCode.SystemError, "Cannot recv data")]
    public static partial VirException NothingReceived(int errno);

    /// <summary>Nothing more comes over a connection, for a reason that is the program's or the runtime's.</summary>
    [ErrorText(ErrorCode.SystemError, "Cannot recv data: {reason}", Domain = ErrorDomain.Rpc)]
    public static partial VirException DataNotReceived(int errno, string reason);

    [ErrorText(ErrorCode.SystemError, "unable to connect to server at '{host}:{port}': {reason}", Domain = ErrorDomain.Rpc)]
    private static partial VirException NotConnected(string host, int port, string reason, Exception inner);

    /// <summary>The certificate of the authority cannot be read (code 38).</summary>
    [ErrorText(ErrorCode.SystemError, "Cannot read CA certificate '{path}'", Domain = ErrorDomain.Rpc)]
    public static partial VirException AuthorityUnreadable(int errno, string path);
}
