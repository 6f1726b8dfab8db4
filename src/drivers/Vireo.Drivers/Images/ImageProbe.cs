using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Vireo.Posix;

namespace Vireo.Drivers;

/// <summary>
/// The one reader of image headers. Images may be hostile, because guests write them: every length is bounded before it is used, reads are
/// few and short, and nothing is believed but names and sizes. It opens what it is given and nothing that an image names; <see
/// cref="ImageLayers"/> does that.
/// </summary>
public static class ImageProbe
{
    private const int HeaderLength = 512, MaxName = 1023, MaxFormatName = 64, MaxExtensions = 32, SectorSize = 512;
    private const uint Qcow2Magic = 0x514649fb, VdiMagic = 0xbeda107f;
    private const uint BackingFormatExtension = 0xe2792aca, DataFileExtension = 0x44415441;
    private const uint NameLength = 4096;
    private const ulong QedBacking = 1, QedBackingIsRaw = 4;
    private const ulong ExternalData = 4, ExtendedEntries = 16, LazyReferences = 1;
    private const uint MinClusterBits = 9, MaxClusterBits = 30;

    /// <summary>
    /// Reads the header of the image at <paramref name="path"/>. Null when the file cannot be read, or is not of the format that was asked
    /// for.
    /// </summary>
    /// <param name="path">A file or block device.</param>
    /// <param name="format">
    /// The image's format. Null recognises it, which must not be done with images that a guest may have written as raw.
    /// </param>
    public static ImageHeader? Read(string path, string? format)
    {
        // A pipe would make the reader wait, and other files have no header.
        if (FileStatus.Read(path) is not { Kind: FileKind.Regular or FileKind.BlockDevice })
        {
            return null;
        }

        try
        {
            using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return Read(file, format);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>As <see cref="Read(string, string?)"/>, of an open file.</summary>
    /// <exception cref="IOException">Reading fails.</exception>
    public static ImageHeader? Read(SafeFileHandle file, string? format) => Read(file, format, names: true);

    /// <summary>What a guest sees of an open image, in bytes, with a single read; null when the image is not of the format.</summary>
    /// <exception cref="IOException">Reading fails.</exception>
    public static ulong? ReadCapacity(SafeFileHandle file, string format) => Read(file, format, names: false)?.Capacity;

    private static ImageHeader? Read(SafeFileHandle file, string? format, bool names)
    {
        if (format == "raw")
        {
            return new ImageHeader("raw", (ulong)RandomAccess.GetLength(file));
        }

        Span<byte> head = stackalloc byte[HeaderLength];
        head = head[..Fill(file, head, 0)];
        ImageHeader? found = head switch
        {
            [0x51, 0x46, 0x49, 0xfb, ..] => Qcow(file, head, names),
            [0x51, 0x45, 0x44, 0x00, ..] => Qed(file, head),
            [(byte)'K', (byte)'D', (byte)'M', (byte)'V', ..] when head.Length >= 20 =>
                new("vmdk", Sectors(BinaryPrimitives.ReadUInt64LittleEndian(head[12..]))),
            [(byte)'L', (byte)'U', (byte)'K', (byte)'S', 0xba, 0xbe, ..] => Luks(file, head),
            _ when head.StartsWith("conectix"u8) && head.Length >= 48 => new("vpc", BinaryPrimitives.ReadUInt64BigEndian(head[40..])),
            _ when head.Length >= 0x178 && BinaryPrimitives.ReadUInt32LittleEndian(head[0x40..]) == VdiMagic =>
                new("vdi", BinaryPrimitives.ReadUInt64LittleEndian(head[0x170..])),
            _ => null,
        };
        return format is null
            ? found ?? new ImageHeader("raw", (ulong)RandomAccess.GetLength(file))
            : found?.Format == format ? found : null;
    }

    private static ImageHeader? Qcow(SafeFileHandle file, ReadOnlySpan<byte> head, bool names)
    {
        if (head.Length < 72)
        {
            return null;
        }

        uint version = BinaryPrimitives.ReadUInt32BigEndian(head[4..]);
        ulong capacity = BinaryPrimitives.ReadUInt64BigEndian(head[24..]);
        if (!names)
        {
            return version is 1 ? new("qcow", capacity) : version is 2 or 3 ? new("qcow2", capacity) : null;
        }

        string? backing = Name(file, BinaryPrimitives.ReadUInt64BigEndian(head[8..]), BinaryPrimitives.ReadUInt32BigEndian(head[16..]));
        if (version == 1)
        {
            return new("qcow", capacity) { Backing = backing, Encrypted = BinaryPrimitives.ReadUInt32BigEndian(head[36..]) != 0 };
        }

        if (version is not (2 or 3))
        {
            return null;
        }

        var image = new ImageHeader("qcow2", capacity) { Backing = backing, Encrypted =
            BinaryPrimitives.ReadUInt32BigEndian(head[32..]) != 0 };
        bool long3 = version == 3 && head.Length >= 104;
        ulong incompatible = long3 ? BinaryPrimitives.ReadUInt64BigEndian(head[72..]) : 0;
        bool external = (incompatible & ExternalData) != 0;
        uint bits = BinaryPrimitives.ReadUInt32BigEndian(head[20..]);
        image = image with
        {
            Compat = version == 3 ? "1.1" : "0.10",
            ClusterSize = bits is >= MinClusterBits and <= MaxClusterBits ? 1UL << (int)bits : null,
            LazyRefcounts = long3 && (BinaryPrimitives.ReadUInt64BigEndian(head[80..]) & LazyReferences) != 0,
            ExtendedL2 = (incompatible & ExtendedEntries) != 0,
        };
        long extensions = long3 ? BinaryPrimitives.ReadUInt32BigEndian(head[100..]) : 72;
        return Extensions(file, extensions, image, external);
    }

    // Type, length, content padded to eight bytes. Images that a program made have a handful of them, all within the first cluster.
    private static ImageHeader Extensions(SafeFileHandle file, long at, ImageHeader image, bool external)
    {
        if (at is < 72 or > NameLength)
        {
            return image;
        }

        Span<byte> head = stackalloc byte[8];
        for (int i = 0; i < MaxExtensions && Fill(file, head, at) == head.Length; i++)
        {
            uint type = BinaryPrimitives.ReadUInt32BigEndian(head), length = BinaryPrimitives.ReadUInt32BigEndian(head[4..]);
            if (type == 0 || length > int.MaxValue)
            {
                break;
            }

            if (type == BackingFormatExtension && length <= MaxFormatName)
            {
                image = image with { BackingFormat = Name(file, (ulong)at + 8, length) };
            }
            else if (type == DataFileExtension && external)
            {
                image = image with { DataFile = Name(file, (ulong)at + 8, length) };
            }

            at += 8 + ((length + 7L) / 8 * 8);
        }

        return image;
    }

    private static ImageHeader? Qed(SafeFileHandle file, ReadOnlySpan<byte> head)
    {
        if (head.Length < 64)
        {
            return null;
        }

        ulong features = BinaryPrimitives.ReadUInt64LittleEndian(head[16..]);
        var image = new ImageHeader("qed", BinaryPrimitives.ReadUInt64LittleEndian(head[48..]));
        return (features & QedBacking) == 0 ? image : image with
        {
            Backing = Name(file, BinaryPrimitives.ReadUInt32LittleEndian(head[56..]), BinaryPrimitives.ReadUInt32LittleEndian(head[60..])),
            BackingFormat = (features & QedBackingIsRaw) != 0 ? "raw" : null,
        };
    }

    private static ImageHeader? Luks(SafeFileHandle file, ReadOnlySpan<byte> head)
    {
        if (head.Length < 108)
        {
            return null;
        }

        ulong length = (ulong)RandomAccess.GetLength(file), payload = Sectors(BinaryPrimitives.ReadUInt32BigEndian(head[104..]));
        return new ImageHeader("luks", payload < length ? length - payload : 0) { Encrypted = true };
    }

    private static ulong Sectors(ulong count) => count <= ulong.MaxValue / SectorSize ? count * SectorSize : 0;

    // A name of sensible length, without the characters that no path holds; else the image counts as having none.
    private static string? Name(SafeFileHandle file, ulong offset, uint length)
    {
        if (offset is 0 or > long.MaxValue - MaxName || length is 0 or > MaxName)
        {
            return null;
        }

        Span<byte> name = stackalloc byte[(int)length];
        return Fill(file, name, (long)offset) == name.Length && !name.Contains((byte)0) ? Encoding.UTF8.GetString(name) : null;
    }

    private static int Fill(SafeFileHandle file, Span<byte> buffer, long offset)
    {
        int got = 0;
        while (got < buffer.Length && RandomAccess.Read(file, buffer[got..], offset + got) is > 0 and int n)
        {
            got += n;
        }

        return got;
    }
}
