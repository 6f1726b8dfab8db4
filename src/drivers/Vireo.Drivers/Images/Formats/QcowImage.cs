using System.Buffers.Binary;

namespace Vireo.Drivers;

/// <summary>Images of qcow, version 1: big endian; the name below has no format.</summary>
internal static class QcowImage
{
    private const uint Aes = 1;

    public static ImageHeader? Read(scoped in ImageSource image)
    {
        ReadOnlySpan<byte> head = image.Head;
        if (head.Length < 8 || BinaryPrimitives.ReadUInt32BigEndian(head[4..]) != 1)
        {
            return null;
        }

        if (head.Length < 40)
        {
            return new("qcow", image.Length);
        }

        image.TryName(
            BinaryPrimitives.ReadUInt64BigEndian(head[8..]), BinaryPrimitives.ReadUInt32BigEndian(head[16..]), out string? backing);
        return new("qcow", BinaryPrimitives.ReadUInt64BigEndian(head[24..]))
        {
            Backing = backing, Encryption = BinaryPrimitives.ReadUInt32BigEndian(head[36..]) == Aes ? "qcow" : null,
        };
    }
}
