using System.Buffers.Binary;

namespace Vireo.Drivers;

/// <summary>
/// Images of Parallels and of ploop, version 2. The header's size is not what libvirt shows: its capacity is the length of the file.
/// </summary>
internal static class ParallelsImage
{
    private const uint Version = 2;

    public static ImageHeader? Read(scoped in ImageSource image) =>
        image.Head.Length < 20 || BinaryPrimitives.ReadUInt32LittleEndian(image.Head[16..]) != Version ? null : new("ploop", image.Length);
}
