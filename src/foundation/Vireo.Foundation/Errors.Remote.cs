namespace Vireo;

public static partial class Errors
{
    private const int ConnectionReset = 104;

    /// <summary>A URI that cannot be read.</summary>
    public static VirException BadUri(string uri) => Report(ErrorDomain.Uri, ErrorCode.InternalError, $"Unable to parse URI {uri}");

    /// <summary>A text that is no URI, since it names no driver (code 5).</summary>
    public static VirException UriWithoutDriver(string uri) =>
        Report(ErrorDomain.None, ErrorCode.NoConnect, $"URI '{uri}' does not include a driver name");

    /// <summary>A URI whose scheme no driver takes.</summary>
    public static VirException NoDriverForUri(string uri) => Report(ErrorDomain.None, ErrorCode.NoConnect, $"No connection for URI {uri}");

    /// <summary>A transport that does not exist, in <c>driver+transport://</c>.</summary>
    public static VirException UnknownTransport() => Report(
        ErrorDomain.Remote, ErrorCode.InvalidArg,
            "remote_open: transport in URL not recognised (should be tls|unix|ssh|ext|tcp|libssh2|libssh)");

    /// <summary>The <c>ext</c> transport without a program.</summary>
    public static VirException ExtNeedsCommand() =>
        Report(ErrorDomain.Remote, ErrorCode.InvalidArg, "remote_open: for 'ext' transport, command is required");

    /// <summary>The daemon demands an authentication that this client cannot give.</summary>
    public static VirException AuthenticationUnsupported(string type) =>
        Report(ErrorDomain.Remote, ErrorCode.AuthFailed, $"unsupported authentication type {type}");

    /// <summary>The server did not accept our certificate.</summary>
    public static VirException TlsRefused() =>
        Report(ErrorDomain.Rpc, ErrorCode.Rpc, "server verification (of our certificate or IP address) failed");

    /// <summary>TLS could not be set up.</summary>
    public static VirException TlsFailed(string detail, Exception? inner = null) =>
        Report(ErrorDomain.Rpc, ErrorCode.GnutlsError, $"TLS handshake failed {detail}", inner);

    /// <summary>The host or port of a URI cannot be reached.</summary>
    public static VirException ConnectFailed(string host, int port, Exception inner)
    {
        string text = $"unable to connect to server at '{host}:{port}': {inner.Message}";
        int errno = inner is global::System.Net.Sockets.SocketException socket ? socket.NativeErrorCode : -1;
        return new VirException(ErrorCode.SystemError, ErrorDomain.Rpc, text, str1: "%s", str2: text, int1: errno, inner: inner);
    }

    /// <summary>A stream that has ended already: of a daemon, or of this process, which libvirt reports differently.</summary>
    public static VirException StreamClosed(bool ofDaemon) =>
        ofDaemon
            ? Report(ErrorDomain.Rpc, ErrorCode.OperationFailed, "stream is closed")
            : Internal(ErrorDomain.Streams, "stream is not open");

    /// <summary>A stream has one callback at most.</summary>
    public static VirException StreamCallbackExists(bool ofDaemon) =>
        ofDaemon
            ? Internal(ErrorDomain.Rpc, "multiple stream callbacks not supported")
            : Internal(ErrorDomain.Streams, "stream already has a callback registered");

    /// <summary>A stream without a callback.</summary>
    public static VirException StreamCallbackMissing(bool ofDaemon) =>
        ofDaemon
            ? Internal(ErrorDomain.Rpc, "no stream callback registered")
            : Internal(ErrorDomain.Streams, "stream does not have a callback registered");

    /// <summary>The program that carries a connection has ended.</summary>
    public static VirException TunnelEnded(string words) => System(ErrorDomain.Rpc, ConnectionReset, $"Cannot recv data: {words}");
}
