namespace Vireo.Rpc;

/// <summary>Limits of the frame format (<c>VIR_NET_MESSAGE_*</c>). They are checked before anything is allocated.</summary>
public static class RpcLimits
{
    /// <summary>Bytes of the length word.</summary>
    public const int LengthSize = 4;

    /// <summary>Bytes of the header behind the length word.</summary>
    public const int HeaderSize = 24;

    /// <summary>Bytes in front of the payload (or the descriptor count).</summary>
    public const int FrameHeaderSize = LengthSize + HeaderSize;

    /// <summary>The largest frame, with its length word.</summary>
    public const int MaxFrame = (32 * 1024 * 1024) + LengthSize;

    /// <summary>Most descriptors a frame may announce.</summary>
    public const int MaxHandles = 32;

    /// <summary>Most bytes of stream data put into one frame: what the oldest peers accept.</summary>
    public const int StreamChunk = 262120;

    /// <summary>Longest string of the error payload.</summary>
    public const int MaxString = 4 * 1024 * 1024;
}
