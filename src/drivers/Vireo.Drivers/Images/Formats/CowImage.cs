using System.Buffers.Binary;

namespace Vireo.Drivers;

/// <summary>Images of User Mode Linux, version 2: big endian, with room for a name of 1024 bytes.</summary>
internal static class CowImage
{
    private const int NameOffset = 8, NameLength = 1024, SizeOffset = NameOffset + NameLength + 4;
    private const uint Version = 2;

    public static ImageHeader? Read(scoped in ImageSource image)
    {
        ReadOnlySpan<byte> head = image.Head;
        if (head.Length < 8 || BinaryPrimitives.ReadUInt32BigEndian(head[4..]) != Version)
        {
            return null;
        }

        return head.Length < SizeOffset + 8 ? new("cow", image.Length)
            : new("cow", BinaryPrimitives.ReadUInt64BigEndian(head[SizeOffset..]))
        {
            Backing = ImageSource.Text(head.Slice(NameOffset, NameLength)),
        };
    }
}
