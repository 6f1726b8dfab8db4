using System.Buffers.Binary;

namespace Vireo.Drivers;

/// <summary>
/// Images of Virtual PC that grow: a copy of the footer is in front. Those of fixed size have a footer only, and count as raw.
/// </summary>
internal static class VpcImage
{
    private const uint Version = 0x00010000;

    public static ImageHeader? Read(scoped in ImageSource image) =>
        image.Head.Length < 16 || BinaryPrimitives.ReadUInt32BigEndian(image.Head[12..]) != Version
            ? null
            : new("vpc", image.Head.Length < 48 ? image.Length : BinaryPrimitives.ReadUInt64BigEndian(image.Head[40..]));
}
