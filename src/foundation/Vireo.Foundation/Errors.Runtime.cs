using System.Net.Sockets;

namespace Vireo;

/// <content>Exceptions of the runtime become errors here, and nowhere else: their texts are .NET's and never reach a client or the
/// log.</content>
public static partial class Errors
{
    private const int NoSuchFile = 2, IoFailed = 5, PermissionDenied = 13, TooBig = 27, NoSpace = 28, TooLong = 36, QuotaExceeded = 122;

    /// <summary>An exception as an error: libvirt's errors stay; those of files and sockets are system errors (code 38) with the number and
    /// the C library's text; anything else is a fault of ours, with its own text.</summary>
    public static VirException Of(Exception exception) => exception switch
    {
        VirException known => known,
        SocketException e => SocketFailed(ErrnoOf(e), e),
        OutOfMemoryException => Report(ErrorDomain.None, ErrorCode.NoMemory),
        _ when ErrnoOf(exception) is var errno and > 0 => (PathOf(exception), errno) switch
        {
            (null, _) => InputOutputFailed(errno, exception),
            ({ } path, NoSpace or QuotaExceeded or TooBig) => FileNotWritten(errno, path, exception),
            ({ } path, _) => FileFailed(errno, path, exception),
        },
        _ => Unexpected(exception.Message, exception),
    };

    /// <summary>What went wrong, for a line of the log.</summary>
    public static string Reason(this Exception exception) =>
        ErrnoOf(exception) > 0 ? Of(exception).Message : exception.Message;

    /// <summary>The cause alone, for an error that names the subject itself: the C library's text where the system gave a number, the
    /// resolver's for a name.</summary>
    public static string Cause(Exception exception) => exception switch
    {
        SocketException { SocketErrorCode: SocketError.HostNotFound } => "Name or service not known",
        SocketException { SocketErrorCode: SocketError.TryAgain } => "Temporary failure in name resolution",
        SocketException { SocketErrorCode: SocketError.NoData } => "No address associated with hostname",
        SocketException { SocketErrorCode: SocketError.NoRecovery } => "Non-recoverable failure in name resolution",
        VirException e => e.Message,
        _ => ErrnoOf(exception) is var errno and > 0 ? Errno.Describe(errno) : exception.Message,
    };

    /// <summary>The system's number behind an exception of files or sockets; 0 when it has none. The runtime keeps it in different
    /// places.</summary>
    public static int ErrnoOf(Exception exception) => exception switch
    {
        VirException e => Math.Max(e.Int1, 0),
        SocketException e => e.ErrorCode,
        FileNotFoundException or DirectoryNotFoundException => NoSuchFile,
        PathTooLongException => TooLong,
        UnauthorizedAccessException => exception.InnerException is IOException { HResult: > 0 } inner ? inner.HResult : PermissionDenied,
        IOException { HResult: > 0 } => exception.HResult,
        IOException { InnerException: { } inner } => ErrnoOf(inner),
        _ => 0,
    };

    [ErrorText(ErrorCode.SystemError, "cannot access file '{path}'")]
    private static partial VirException FileFailed(int errno, string path, Exception inner);

    [ErrorText(ErrorCode.SystemError, "input/output failed")]
    private static partial VirException InputOutputFailed(int errno, Exception inner);

    [ErrorText(ErrorCode.SystemError, "socket operation failed")]
    private static partial VirException SocketFailed(int errno, Exception inner);

    [ErrorText(ErrorCode.InternalError, "unexpected failure: {reason}", Domain = ErrorDomain.Rpc)]
    private static partial VirException Unexpected(string reason, Exception inner);

    // The runtime quotes the path at the end of its text, and keeps it apart only for a file that is missing.
    private static string? PathOf(Exception exception)
    {
        string text = exception.Message;
        int first = text.IndexOf('\'', StringComparison.Ordinal), last = text.LastIndexOf('\'');
        return exception is FileNotFoundException { FileName: { Length: > 0 } name } ? name
            : last > first + 1 ? text[(first + 1)..last] : null;
    }
}
