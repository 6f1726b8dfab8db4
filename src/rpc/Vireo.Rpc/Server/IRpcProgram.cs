namespace Vireo.Rpc;

/// <summary>
/// One program and version that a connection serves: the generated dispatcher implements it. One object serves one connection or all of
/// them; the call names its connection.
/// </summary>
public interface IRpcProgram
{
    uint Number { get; }

    uint Version { get; }

    /// <summary>What is known of a procedure; <see cref="RpcProcedureTraits.None"/> when there is none.</summary>
    RpcProcedureTraits GetTraits(int procedure);

    /// <summary>
    /// Serves one call. <see cref="RpcCall.Payload"/> must be decoded before the first await; the result goes to
    /// <see cref="RpcCall.Reply"/>. It runs on the reading thread: it must not block. Completing is the OK reply, a
    /// <see cref="VirException"/> the error reply.
    /// </summary>
    ValueTask InvokeAsync(RpcCall call);

    /// <summary>
    /// A call is answered with an error, whether its handler refused it or it never came that far. It runs before the answer is sent: it
    /// must not block.
    /// </summary>
    void OnRefused(RpcServerConnection connection, int procedure, VirException error)
    {
    }
}
