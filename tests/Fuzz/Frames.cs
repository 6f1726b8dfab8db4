using Vireo.Rpc;
using Vireo.Xdr;

namespace Vireo.Fuzz;

/// <summary>Sound frames of the small program that <see cref="ServerTarget"/> serves.</summary>
internal static class Frames
{
    public const uint Program = 0x20008086;

    public static byte[] Call(uint serial, int procedure, params ReadOnlySpan<byte> payload) =>
        Frame(new RpcHeader(Program, 1, procedure, RpcMessageType.Call, serial, RpcMessageStatus.Ok), payload);

    public static byte[] Frame(RpcHeader header, params ReadOnlySpan<byte> payload)
    {
        byte[] frame = new byte[RpcLimits.FrameHeaderSize + payload.Length];
        header.Write(frame, frame.Length);
        payload.CopyTo(frame.AsSpan(RpcLimits.FrameHeaderSize));
        return frame;
    }

    public static byte[] Error(VirException error)
    {
        using var writer = new XdrWriter();
        RpcErrorPayload.Write(writer, error);
        return writer.WrittenSpan.ToArray();
    }
}
