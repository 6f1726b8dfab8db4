namespace Vireo.Rpc;

/// <summary>How a frame is to be taken (<c>virNetMessageStatus</c>).</summary>
public enum RpcMessageStatus
{
    Ok = 0,
    Error = 1,
    Continue = 2,
}
