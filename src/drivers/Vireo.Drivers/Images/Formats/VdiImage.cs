using System.Buffers.Binary;

namespace Vireo.Drivers;

/// <summary>Images of VirtualBox, version 1.1: little endian, behind a text of 64 bytes.</summary>
internal static class VdiImage
{
    private const uint Version = 0x00010001;

    public static ImageHeader? Read(scoped in ImageSource image) =>
        image.Head.Length < 0x48 || BinaryPrimitives.ReadUInt32LittleEndian(image.Head[0x44..]) != Version
            ? null
            : new("vdi", image.Head.Length < 0x178 ? image.Length : BinaryPrimitives.ReadUInt64LittleEndian(image.Head[0x170..]));
}
