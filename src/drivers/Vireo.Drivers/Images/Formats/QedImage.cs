using System.Buffers.Binary;

namespace Vireo.Drivers;

/// <summary>Images of QED: little endian.</summary>
internal static class QedImage
{
    private const ulong HasBacking = 1, BackingIsRaw = 4;

    public static ImageHeader? Read(scoped in ImageSource image)
    {
        ReadOnlySpan<byte> head = image.Head;
        if (head.Length < 64)
        {
            return new("qed", image.Length);
        }

        ulong features = BinaryPrimitives.ReadUInt64LittleEndian(head[16..]);
        var header = new ImageHeader("qed", BinaryPrimitives.ReadUInt64LittleEndian(head[48..]));
        return (features & HasBacking) != 0
            && image.TryName(
                BinaryPrimitives.ReadUInt32LittleEndian(head[56..]),
                BinaryPrimitives.ReadUInt32LittleEndian(head[60..]), out string? backing)
                ? header with { Backing = backing, BackingFormat = backing is not null && (features & BackingIsRaw) != 0 ? "raw" : null }
                : header;
    }
}
