namespace Vireo.Rpc;

/// <summary>Errors of connections, calls and streams.</summary>
[ErrorCatalogue(ErrorDomain.Rpc)]
internal static partial class RpcErrors
{
    [ErrorText(ErrorCode.Rpc, "the connection cannot pass file descriptors")]
    public static partial VirException NoDescriptorPassing();

    [ErrorText(ErrorCode.Rpc, "the call opened no stream")]
    public static partial VirException NoStream();

    [ErrorText(ErrorCode.Rpc, "expected one file descriptor, got {count}")]
    public static partial VirException DescriptorCount(int count);

    [ErrorText(ErrorCode.Rpc, "announced file descriptors did not come")]
    public static partial VirException DescriptorsMissing();

    [ErrorText(ErrorCode.Rpc, "this transport takes no security layer")]
    public static partial VirException NoSecurityLayer();

    [ErrorText(ErrorCode.Rpc, "file descriptors came that no message had announced")]
    public static partial VirException DescriptorsUnannounced();

    [ErrorText(ErrorCode.Rpc, "Too many FDs in message: {announced} (max {limit})")]
    public static partial VirException TooManyDescriptors(uint announced, int limit);

    [ErrorText(ErrorCode.Rpc, "a byte that announces a file descriptor came without one")]
    public static partial VirException DescriptorWithoutByte();

    [ErrorText(ErrorCode.Rpc, "too many file descriptors, at most {limit}")]
    public static partial VirException DescriptorLimit(int limit);

    [ErrorText(ErrorCode.Rpc, "serial {serial} has a stream already")]
    public static partial VirException StreamExists(uint serial);

    [ErrorText(ErrorCode.OperationAborted, "the daemon is shutting down")]
    public static partial VirException ShuttingDown(Exception inner);

    [ErrorText(ErrorCode.OperationInvalid, "stream is not writable", Domain = ErrorDomain.Streams)]
    public static partial VirException StreamNotWritable();
}
