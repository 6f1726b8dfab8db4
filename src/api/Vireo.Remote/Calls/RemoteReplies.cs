using Vireo.Operations;
using Vireo.Rpc;

namespace Vireo.Remote;

/// <summary>Replies as operations return them.</summary>
internal static class RemoteReplies
{
    /// <summary>The stream that the call opened, from now on the caller's to end.</summary>
    public static VirStream TakeRemoteStream(this RpcReply reply) => new RemoteStream(reply.TakeStream());

    /// <summary>An older daemon does not know a procedure: to the caller that is a missing function, not a broken protocol.</summary>
    public static VirException Translate(VirException error) =>
        error.Code == ErrorCode.Rpc && (
            error.Message.StartsWith("unknown procedure", StringComparison.Ordinal)
            || error.Message.StartsWith("Cannot find program", StringComparison.Ordinal))
            ? Errors.NoSupport(error.Message, ErrorDomain.Remote)
            : error;
}
