using System.Buffers.Binary;

namespace Vireo.Rpc;

/// <summary>The fixed part of every frame: program, version, procedure, type, serial and status, in network byte order after the length
/// word.</summary>
public readonly record struct RpcHeader(
    uint Program, uint Version, int Procedure, RpcMessageType Type, uint Serial, RpcMessageStatus Status)
{
    /// <summary>True for the two types whose payload follows a descriptor count.</summary>
    public bool HasHandles => Type is RpcMessageType.CallWithHandles or RpcMessageType.ReplyWithHandles;

    /// <summary>The length word of a frame that starts with <paramref name="data"/> (four bytes or more).</summary>
    public static uint ReadLength(ReadOnlySpan<byte> data) => BinaryPrimitives.ReadUInt32BigEndian(data);

    /// <summary>Reads the header from a whole frame.</summary>
    public static RpcHeader Read(ReadOnlySpan<byte> frame) => new(
        BinaryPrimitives.ReadUInt32BigEndian(frame[4..]),
        BinaryPrimitives.ReadUInt32BigEndian(frame[8..]),
        BinaryPrimitives.ReadInt32BigEndian(frame[12..]),
        (RpcMessageType)BinaryPrimitives.ReadInt32BigEndian(frame[16..]),
        BinaryPrimitives.ReadUInt32BigEndian(frame[20..]),
        (RpcMessageStatus)BinaryPrimitives.ReadInt32BigEndian(frame[24..]));

    /// <summary>Writes length word and header for a frame of <paramref name="length"/> bytes in all.</summary>
    public void Write(Span<byte> frame, int length)
    {
        BinaryPrimitives.WriteInt32BigEndian(frame, length);
        BinaryPrimitives.WriteUInt32BigEndian(frame[4..], Program);
        BinaryPrimitives.WriteUInt32BigEndian(frame[8..], Version);
        BinaryPrimitives.WriteInt32BigEndian(frame[12..], Procedure);
        BinaryPrimitives.WriteInt32BigEndian(frame[16..], (int)Type);
        BinaryPrimitives.WriteUInt32BigEndian(frame[20..], Serial);
        BinaryPrimitives.WriteInt32BigEndian(frame[24..], (int)Status);
    }
}
