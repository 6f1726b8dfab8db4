using System.Buffers.Binary;

namespace Vireo.Drivers;

/// <summary>Images of qcow2, versions 2 and 3: big endian, with a list of extensions behind the header.</summary>
internal static class Qcow2Image
{
    private const uint BackingFormatExtension = 0xe2792aca, DataFileExtension = 0x44415441;
    private const ulong ExternalData = 4, ExtendedEntries = 16, LazyReferences = 1;
    private const int MaxExtensions = 32, MaxFormatName = 64, MinHeader = 72, MinHeader3 = 104, MaxHeaderField = 4096;

    public static ImageHeader? Read(scoped in ImageSource image)
    {
        ReadOnlySpan<byte> head = image.Head;
        uint version = head.Length < 8 ? 0 : BinaryPrimitives.ReadUInt32BigEndian(head[4..]);
        if (version is not (2 or 3))
        {
            return null;
        }

        if (head.Length < MinHeader)
        {
            return new("qcow2", image.Length);
        }

        uint bits = BinaryPrimitives.ReadUInt32BigEndian(head[20..]);
        var header = new ImageHeader("qcow2", BinaryPrimitives.ReadUInt64BigEndian(head[24..]))
        {
            ClusterSize = bits is > 0 and < 64 ? 1UL << (int)bits : null,
            Encryption = BinaryPrimitives.ReadUInt32BigEndian(head[32..]) switch { 1 => "qcow", 2 => "luks", _ => null },
        };

        // As libvirt, nothing more is believed of an image whose header lies about the name below it.
        if (!image.WantsNames
            || !image.TryName(
                BinaryPrimitives.ReadUInt64BigEndian(head[8..]), BinaryPrimitives.ReadUInt32BigEndian(head[16..]), out string? backing))
        {
            return header;
        }

        bool isThree = version == 3 && head.Length >= MinHeader3;
        ulong incompatible = isThree ? BinaryPrimitives.ReadUInt64BigEndian(head[72..]) : 0;
        header = Extensions(
            image, isThree ? BinaryPrimitives.ReadUInt32BigEndian(head[100..]) : MinHeader, header with { Backing = backing },
            (incompatible & ExternalData) != 0);
        return header.BackingFormat is { } format && !ImageFormats.IsKnown(format) ? header : header with
        {
            Compat = version == 3 ? "1.1" : "0.10",
            LazyRefcounts = isThree && (BinaryPrimitives.ReadUInt64BigEndian(head[80..]) & LazyReferences) != 0,
            ExtendedL2 = (incompatible & ExtendedEntries) != 0,
        };
    }

    // Type, length, content padded to eight bytes. Images that a program made have a handful of them, all within the first cluster.
    private static ImageHeader Extensions(scoped in ImageSource image, ulong at, ImageHeader header, bool external)
    {
        if (at is < MinHeader or > MaxHeaderField)
        {
            return header;
        }

        Span<byte> head = stackalloc byte[8];
        for (int i = 0; i < MaxExtensions && at < ImageSource.MaxHeader && image.Read(head, at) == head.Length; i++)
        {
            uint type = BinaryPrimitives.ReadUInt32BigEndian(head), length = BinaryPrimitives.ReadUInt32BigEndian(head[4..]);
            if (type == 0)
            {
                break;
            }

            if (type == BackingFormatExtension && header.Backing is not null && length <= MaxFormatName
                && image.TryName(at + 8, length, out string? format))
            {
                header = header with { BackingFormat = ImageFormats.Meant(format ?? "") };
            }
            else if (type == DataFileExtension && external && image.TryName(at + 8, length, out string? data))
            {
                header = header with { DataFile = data };
            }

            at += 8 + ((length + 7UL) / 8 * 8);
        }

        return header;
    }
}
