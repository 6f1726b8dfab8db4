namespace Vireo.Rpc;

/// <summary>What a frame is (<c>virNetMessageType</c>).</summary>
public enum RpcMessageType
{
    Call = 0,
    Reply = 1,
    Message = 2,
    Stream = 3,
    CallWithHandles = 4,
    ReplyWithHandles = 5,
    StreamHole = 6,
}
