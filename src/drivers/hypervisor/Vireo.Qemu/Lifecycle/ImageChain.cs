using System.Buffers.Binary;
using System.Text;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Devices.Disks;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// Finds the images below a disk's image by reading qcow2 headers, as far as files are local. A chain that the user wrote down himself is
/// taken as it stands. Images may be hostile: sizes are bounded, and nothing in them is believed but names.
/// </summary>
internal static class ImageChain
{
    private const int MaxDepth = 200, MaxName = 1023, HeaderLength = 104;
    private const uint Magic = 0x514649fb, BackingFormatExtension = 0xe2792aca;

    /// <summary>Adds the chain below <paramref name="disk"/>.</summary>
    public static void Read(Disk disk)
    {
        if (disk.BackingStore is not null || disk.Source is null)
        {
            return;
        }

        string? path = DiskImage.PathOf(disk.Source);
        disk.BackingStore = path is null || disk.Driver?.Type is not "qcow2" ? new DiskBackingStore() : Below(path, 0);
    }

    /// <summary>Virtual size of an image, or null when it is not qcow2.</summary>
    public static ulong? VirtualSize(string path)
    {
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            Span<byte> header = stackalloc byte[32];
            return RandomAccess.Read(file, header, 0) == header.Length && BinaryPrimitives.ReadUInt32BigEndian(header) == Magic
                ? BinaryPrimitives.ReadUInt64BigEndian(header[24..])
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static DiskBackingStore Below(string path, int depth)
    {
        if (depth > MaxDepth || Backing(path) is not { } backing)
        {
            return new DiskBackingStore();
        }

        string format = backing.Format ?? "raw";
        var store = new DiskBackingStore
        {
            Type = DiskType.File,
            Format = new DiskFormat { Type = format },
            Source = new FileDiskSource { File = backing.Path },
        };
        store.BackingStore = format == "qcow2" ? Below(backing.Path, depth + 1) : new DiskBackingStore();
        return store;
    }

    private static (string Path, string? Format)? Backing(string path)
    {
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            Span<byte> header = stackalloc byte[HeaderLength];
            if (RandomAccess.Read(file, header, 0) < 72 || BinaryPrimitives.ReadUInt32BigEndian(header) != Magic)
            {
                return null;
            }

            uint version = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
            long offset = BinaryPrimitives.ReadInt64BigEndian(header[8..]);
            uint length = BinaryPrimitives.ReadUInt32BigEndian(header[16..]);
            if (offset <= 0 || length is 0 or > MaxName)
            {
                return null;
            }

            Span<byte> name = stackalloc byte[(int)length];
            if (RandomAccess.Read(file, name, offset) != name.Length)
            {
                return null;
            }

            string text = Encoding.UTF8.GetString(name);
            string full = Path.IsPathRooted(text) ? text : Path.Combine(Path.GetDirectoryName(path) ?? "/", text);
            long extensions = version >= 3 ? Math.Clamp(BinaryPrimitives.ReadUInt32BigEndian(header[100..]), 72, 4096) : 72;
            return (full, Format(file, extensions, offset));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? Format(Microsoft.Win32.SafeHandles.SafeFileHandle file, long at, long end)
    {
        Span<byte> head = stackalloc byte[8];
        Span<byte> text = stackalloc byte[64];
        while (at + 8 <= end && RandomAccess.Read(file, head, at) == 8)
        {
            uint type = BinaryPrimitives.ReadUInt32BigEndian(head), length = BinaryPrimitives.ReadUInt32BigEndian(head[4..]);
            if (type == 0)
            {
                return null;
            }

            if (type == BackingFormatExtension && length <= text.Length)
            {
                int got = RandomAccess.Read(file, text[..(int)length], at + 8);
                return Encoding.UTF8.GetString(text[..got]);
            }

            at += 8 + ((length + 7L) / 8 * 8);
        }

        return null;
    }
}
