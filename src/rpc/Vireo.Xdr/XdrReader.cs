using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace Vireo.Xdr;

/// <summary>
/// Reads XDR items from a span: big endian, every item padded to four bytes. It trusts nothing: each length is checked against its limit
/// and against what is left before anything is allocated. It knows no struct; the generated codec calls it item by item.
/// </summary>
public ref struct XdrReader
{
    private ReadOnlySpan<byte> _rest;

    public XdrReader(ReadOnlySpan<byte> data) => _rest = data;

    /// <summary>Bytes not read yet.</summary>
    public readonly int Remaining => _rest.Length;

    public int ReadInt32()
    {
        if (_rest.Length < 4)
        {
            throw XdrErrors.Truncated();
        }

        int value = BinaryPrimitives.ReadInt32BigEndian(_rest);
        _rest = _rest[4..];
        return value;
    }

    public uint ReadUInt32() => unchecked((uint)ReadInt32());

    public long ReadInt64()
    {
        if (_rest.Length < 8)
        {
            throw XdrErrors.Truncated();
        }

        long value = BinaryPrimitives.ReadInt64BigEndian(_rest);
        _rest = _rest[8..];
        return value;
    }

    public ulong ReadUInt64() => unchecked((ulong)ReadInt64());

    public double ReadDouble() => BitConverter.Int64BitsToDouble(ReadInt64());

    /// <summary>XDR <c>char</c>: a four-byte integer of which the low byte counts.</summary>
    public sbyte ReadChar() => unchecked((sbyte)ReadInt32());

    /// <summary>XDR <c>unsigned char</c>: a four-byte integer of which the low byte counts.</summary>
    public byte ReadUChar() => unchecked((byte)ReadInt32());

    public ushort ReadUInt16() => unchecked((ushort)ReadInt32());

    /// <summary>XDR <c>bool</c> and the flag of an optional item: 0 or 1, anything else is an error.</summary>
    public bool ReadBool() => ReadInt32() != 0;

    /// <summary>
    /// The element count of an array of at most <paramref name="max"/> elements, each of which takes at least
    /// <paramref name="minElementSize"/> bytes: a count that cannot be satisfied by the bytes left is refused here, before the caller
    /// allocates.
    /// </summary>
    public int ReadCount(int max, int minElementSize)
    {
        uint count = ReadUInt32();
        if (count > (uint)max)
        {
            throw XdrErrors.TooLong(count, max);
        }

        if ((ulong)count * (uint)minElementSize > (ulong)_rest.Length)
        {
            throw XdrErrors.Truncated();
        }

        return (int)count;
    }

    /// <summary>A string of at most <paramref name="max"/> bytes: valid UTF-8 without NUL.</summary>
    public string ReadString(int max)
    {
        var bytes = ReadOpaqueSpan(max);
        if (bytes.IsEmpty)
        {
            return "";
        }

        if (bytes.Contains((byte)0))
        {
            throw XdrErrors.NulInString();
        }

        if (!Utf8.IsValid(bytes))
        {
            throw BadUtf8(bytes);
        }

        return Encoding.UTF8.GetString(bytes);
    }

    // A document gets the error that its parser would give, as in libvirt, where strings are bytes up to there.
    private static VirException BadUtf8(ReadOnlySpan<byte> bytes)
    {
        // A mark of UTF-16 begins no name, and ends the document for a parser that reads UTF-8.
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return Errors.NoStartTag(bytes);
        }

        if (bytes.TrimStart(" \t\r\n"u8) is not [(byte)'<', ..])
        {
            return XdrErrors.BadUtf8();
        }

        int at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out int length) == OperationStatus.Done)
        {
            at += length;
        }

        return Errors.ImproperUtf8(bytes, at);
    }

    /// <summary>An optional string: a flag, then the string when the flag is 1.</summary>
    public string? ReadOptionalString(int max) => ReadBool() ? ReadString(max) : null;

    /// <summary>Variable-length opaque data without a copy; the span lives as long as the packet.</summary>
    public ReadOnlySpan<byte> ReadOpaqueSpan(int max)
    {
        uint length = ReadUInt32();
        if (length > (uint)max)
        {
            throw XdrErrors.TooLong(length, max);
        }

        return ReadFixedSpan((int)length);
    }

    /// <summary>Variable-length opaque data.</summary>
    public ReadOnlyMemory<byte> ReadOpaque(int max)
    {
        var span = ReadOpaqueSpan(max);
        return span.IsEmpty ? ReadOnlyMemory<byte>.Empty : span.ToArray();
    }

    /// <summary>Fixed-length opaque data without a copy.</summary>
    public ReadOnlySpan<byte> ReadFixedSpan(int length)
    {
        int padded = (length + 3) & ~3;
        if (padded < length || _rest.Length < padded)
        {
            throw XdrErrors.Truncated();
        }

        var span = _rest[..length];
        _rest = _rest[padded..];
        return span;
    }

    public Uuid ReadUuid() => new(ReadFixedSpan(Uuid.Length));

    /// <summary>An array of <c>char</c>, four bytes an element, as the bytes they stand for.</summary>
    public ReadOnlyMemory<byte> ReadChars(int max) => ReadFixedChars(ReadCount(max, 4));

    /// <summary>A fixed array of <c>char</c>, four bytes an element.</summary>
    public ReadOnlyMemory<byte> ReadFixedChars(int length)
    {
        if ((long)length * 4 > _rest.Length)
        {
            throw XdrErrors.Truncated();
        }

        var bytes = new byte[length];
        for (int i = 0; i < length; i++)
        {
            bytes[i] = _rest[(i * 4) + 3];
        }

        _rest = _rest[(length * 4)..];
        return bytes;
    }

    /// <summary>Steps over <paramref name="count"/> bytes.</summary>
    public void Skip(int count)
    {
        if ((uint)count > (uint)_rest.Length)
        {
            throw XdrErrors.Truncated();
        }

        _rest = _rest[count..];
    }
}
