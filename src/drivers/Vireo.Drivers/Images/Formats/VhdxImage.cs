using System.Buffers.Binary;

namespace Vireo.Drivers;

/// <summary>
/// Images of Hyper-V, little endian: a table of regions leads to a table of metadata, and that to the size. Each table has a fixed greatest
/// length.
/// </summary>
internal static class VhdxImage
{
    private const int RegionTable = 192 << 10, EntryLength = 32, MaxRegions = 2047, MaxItems = 2047, RegionHeader = 16;
    private static readonly Guid Metadata = new("8b7ca206-4790-4b9a-b8fe-575f050f886e");
    private static readonly Guid DiskSize = new("2fa54224-cd1b-4876-b211-5dbed83bf4b8");

    public static ImageHeader? Read(scoped in ImageSource image)
    {
        Span<byte> table = stackalloc byte[RegionHeader];
        if (image.Read(table, RegionTable) != table.Length || !table.StartsWith("regi"u8)
            || Find(image, RegionTable + RegionHeader, Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(table[8..]), MaxRegions), Metadata)
                is not { } region)
        {
            return null;
        }

        ulong at = BinaryPrimitives.ReadUInt64LittleEndian(region);
        if (at > long.MaxValue || image.Read(table, at) != table.Length || !table.StartsWith("metadata"u8)
            || Find(image, at + EntryLength, Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(table[10..]), (uint)MaxItems), DiskSize)
                is not { } item)
        {
            return null;
        }

        Span<byte> size = stackalloc byte[8];
        return image.Read(size, at + BinaryPrimitives.ReadUInt32LittleEndian(item)) == size.Length
            ? new("vhdx", BinaryPrimitives.ReadUInt64LittleEndian(size))
            : null;
    }

    // What follows the identifier in the entry that has it.
    private static byte[]? Find(scoped in ImageSource image, ulong at, uint count, Guid id)
    {
        Span<byte> entry = stackalloc byte[EntryLength];
        for (uint i = 0; i < count && image.Read(entry, at + (i * EntryLength)) == entry.Length; i++)
        {
            if (new Guid(entry[..16]) == id)
            {
                return entry[16..].ToArray();
            }
        }

        return null;
    }
}
