using System.Buffers.Binary;

namespace Vireo.Drivers;

/// <summary>Disks of Bochs that grow, little endian; the size is four bytes later in version 2 than in version 1.</summary>
internal static class BochsImage
{
    private const uint First = 0x00010000, Second = 0x00020000;

    public static ImageHeader? Read(scoped in ImageSource image)
    {
        ReadOnlySpan<byte> head = image.Head;
        return head.Length < 96 ? null : BinaryPrimitives.ReadUInt32LittleEndian(head[64..]) switch
        {
            First => new("bochs", BinaryPrimitives.ReadUInt64LittleEndian(head[84..])),
            Second => new("bochs", BinaryPrimitives.ReadUInt64LittleEndian(head[88..])),
            _ => null,
        };
    }
}
