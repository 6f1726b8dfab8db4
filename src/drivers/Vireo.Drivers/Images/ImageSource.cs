using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Vireo.Drivers;

/// <summary>
/// An image that is read: its first bytes and bounded reads of more. A reader of a format asks for offsets and lengths that the image
/// claims; what lies outside of the file or of what a header may take comes back short or as nothing.
/// </summary>
internal readonly ref struct ImageSource
{
    /// <summary>Bytes of a header that names are looked for in, libvirt's own limit.</summary>
    public const int MaxHeader = 33280;

    /// <summary>The longest name of a file.</summary>
    public const int MaxName = 1023;

    /// <summary>Bytes of a sector, which many formats count in.</summary>
    public const int SectorSize = 512;

    private readonly SafeFileHandle? _file;

    // An image of which only the begin is at hand.
    private readonly ReadOnlySpan<byte> _begin;
    private readonly ulong _length;

    /// <summary>An image of which only the begin is at hand; what lies behind is as if it were not.</summary>
    /// <param name="begin">The first bytes, up to <see cref="MaxHeader"/>.</param>
    /// <param name="length">Bytes of the whole image.</param>
    public ImageSource(ReadOnlySpan<byte> begin, ulong length)
    {
        _begin = begin;
        _length = length;
        Head = begin;
        WantsNames = true;
    }

    private ImageSource(SafeFileHandle file, ReadOnlySpan<byte> head, bool names)
    {
        _file = file;
        Head = head;
        WantsNames = names;
    }

    /// <summary>The first bytes; fewer when the file is shorter.</summary>
    public ReadOnlySpan<byte> Head { get; }

    /// <summary>Whether more than the capacity is asked for.</summary>
    public bool WantsNames { get; }

    /// <summary>Bytes of the file.</summary>
    public ulong Length => _file is null ? _length : (ulong)RandomAccess.GetLength(_file);

    /// <summary>Reads the first bytes into <paramref name="buffer"/>.</summary>
    /// <exception cref="IOException">Reading fails.</exception>
    public static ImageSource Open(SafeFileHandle file, Span<byte> buffer, bool names) => new(file, buffer[..Fill(file, buffer, 0)], names);

    /// <summary>Whether the file has <paramref name="bytes"/> at <paramref name="offset"/>.</summary>
    public bool Has(ReadOnlySpan<byte> bytes, int offset)
    {
        if (offset + bytes.Length <= Head.Length)
        {
            return Head[offset..].StartsWith(bytes);
        }

        Span<byte> there = stackalloc byte[bytes.Length];
        return offset >= Head.Length && Read(there, (ulong)offset) == bytes.Length && there.SequenceEqual(bytes);
    }

    /// <summary>Fills the buffer from an offset; how much was read.</summary>
    public int Read(Span<byte> buffer, ulong offset)
    {
        if (_file is not null)
        {
            return offset > (ulong)(long.MaxValue - buffer.Length) ? 0 : Fill(_file, buffer, (long)offset);
        }

        ReadOnlySpan<byte> rest = offset < (ulong)_begin.Length ? _begin[(int)offset..] : default;
        rest = rest[..Math.Min(rest.Length, buffer.Length)];
        rest.CopyTo(buffer);
        return rest.Length;
    }

    /// <summary>
    /// A name that the header has, up to its first zero byte. False when the header lies about it: it is too long, or not in the header.
    /// Null when the image has none.
    /// </summary>
    public bool TryName(ulong offset, uint length, out string? name)
    {
        name = null;
        if (offset == 0 || length == 0)
        {
            return true;
        }

        if (length > MaxName || offset > MaxHeader - length)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[(int)length];
        if (Read(bytes, offset) != bytes.Length)
        {
            return false;
        }

        name = Text(bytes);
        return true;
    }

    /// <summary>The text up to the first zero byte; null when it is empty.</summary>
    public static string? Text(ReadOnlySpan<byte> bytes)
    {
        int end = bytes.IndexOf((byte)0);
        bytes = end < 0 ? bytes : bytes[..end];
        return bytes.IsEmpty ? null : Encoding.UTF8.GetString(bytes);
    }

    /// <summary>Bytes of so many sectors; as libvirt, the number itself when no disk is that large.</summary>
    public static ulong Sectors(ulong count) => count <= ulong.MaxValue / SectorSize ? count * SectorSize : count;

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
