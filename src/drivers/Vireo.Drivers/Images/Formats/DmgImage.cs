using System.Buffers.Binary;

namespace Vireo.Drivers;

/// <summary>Disk images of Apple: the last 512 bytes describe the image, big endian.</summary>
internal static class DmgImage
{
    private const int TrailerLength = 512, SectorCount = 492;

    public static ImageHeader? Read(scoped in ImageSource image)
    {
        ulong length = image.Length;
        if (length < TrailerLength)
        {
            return null;
        }

        Span<byte> trailer = stackalloc byte[TrailerLength];
        return image.Read(trailer, length - TrailerLength) == TrailerLength && trailer.StartsWith("koly"u8)
            ? new("dmg", ImageSource.Sectors(BinaryPrimitives.ReadUInt64BigEndian(trailer[SectorCount..])))
            : null;
    }
}
