using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Vireo.Xdr;

/// <summary>
/// Writes XDR items into a buffer rented from the shared pool that grows up to a maximum. Whoever frames the message may reserve room in
/// front (<see cref="Advance"/>) and fill it in later through <see cref="WrittenSpan"/>, so that the payload is never copied. One owner,
/// who disposes it.
/// </summary>
public sealed class XdrWriter : IDisposable
{
    /// <summary>The largest payload libvirt accepts (<c>VIR_NET_MESSAGE_MAX</c> and the length word).</summary>
    public const int DefaultMaximum = (32 * 1024 * 1024) + 4;

    private readonly int _maximum;
    private byte[] _buffer;
    private int _length;

    public XdrWriter(int initialCapacity = 512, int maximum = DefaultMaximum)
    {
        _maximum = maximum;
        _buffer = ArrayPool<byte>.Shared.Rent(Math.Min(initialCapacity, maximum));
    }

    /// <summary>Bytes written so far.</summary>
    public int Length => _length;

    /// <summary>What has been written; valid until the next write.</summary>
    public Span<byte> WrittenSpan => _buffer.AsSpan(0, _length);

    /// <summary>What has been written; valid until the next write.</summary>
    public ReadOnlyMemory<byte> WrittenMemory => _buffer.AsMemory(0, _length);

    /// <summary>Forgets what was written beyond <paramref name="length"/> and keeps the buffer.</summary>
    public void Truncate(int length = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, (uint)_length);
        _length = length;
    }

    /// <summary>Leaves <paramref name="count"/> zero bytes to be filled in later.</summary>
    public void Advance(int count) => Take(count).Clear();

    public void WriteInt32(int value) => BinaryPrimitives.WriteInt32BigEndian(Take(4), value);

    public void WriteUInt32(uint value) => BinaryPrimitives.WriteUInt32BigEndian(Take(4), value);

    public void WriteInt64(long value) => BinaryPrimitives.WriteInt64BigEndian(Take(8), value);

    public void WriteUInt64(ulong value) => BinaryPrimitives.WriteUInt64BigEndian(Take(8), value);

    public void WriteDouble(double value) => WriteInt64(BitConverter.DoubleToInt64Bits(value));

    public void WriteChar(sbyte value) => WriteInt32(value);

    public void WriteUChar(byte value) => WriteUInt32(value);

    public void WriteUInt16(ushort value) => WriteUInt32(value);

    public void WriteBool(bool value) => WriteInt32(value ? 1 : 0);

    /// <summary>The element count of an array; more than <paramref name="max"/> is an error.</summary>
    public void WriteCount(int count, int max)
    {
        if (count > max)
        {
            throw XdrErrors.EncodeTooLong(count, max);
        }

        WriteInt32(count);
    }

    /// <summary>A string of at most <paramref name="max"/> bytes.</summary>
    public void WriteString(string value, int max)
    {
        ArgumentNullException.ThrowIfNull(value);
        int count = Encoding.UTF8.GetByteCount(value);
        WriteCount(count, max);
        int padded = (count + 3) & ~3;
        var target = Take(padded);
        Encoding.UTF8.GetBytes(value, target);
        target[count..].Clear();
    }

    /// <summary>An optional string.</summary>
    public void WriteOptionalString(string? value, int max)
    {
        WriteBool(value is not null);
        if (value is not null)
        {
            WriteString(value, max);
        }
    }

    /// <summary>Variable-length opaque data of at most <paramref name="max"/> bytes.</summary>
    public void WriteOpaque(ReadOnlySpan<byte> value, int max)
    {
        WriteCount(value.Length, max);
        WriteFixed(value);
    }

    /// <summary>Fixed-length opaque data.</summary>
    public void WriteFixed(ReadOnlySpan<byte> value)
    {
        var target = Take((value.Length + 3) & ~3);
        value.CopyTo(target);
        target[value.Length..].Clear();
    }

    public void WriteUuid(Uuid value) => value.CopyTo(Take(Uuid.Length));

    /// <summary>An array of <c>char</c>: a count, then four bytes an element.</summary>
    public void WriteChars(ReadOnlySpan<byte> value, int max)
    {
        WriteCount(value.Length, max);
        WriteCharElements(value);
    }

    /// <summary>A fixed array of <c>char</c>: exactly <paramref name="length"/> elements, filled up with zeros.</summary>
    public void WriteFixedChars(ReadOnlySpan<byte> value, int length)
    {
        if (value.Length > length)
        {
            throw XdrErrors.EncodeTooLong(value.Length, length);
        }

        WriteCharElements(value);
        Advance((length - value.Length) * 4);
    }

    /// <summary>Bytes as they are, without padding: for what stands behind an XDR header, such as stream data.</summary>
    public void WriteRaw(ReadOnlySpan<byte> value) => value.CopyTo(Take(value.Length));

    /// <inheritdoc/>
    public void Dispose()
    {
        byte[] buffer = _buffer;
        _buffer = [];
        _length = 0;
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void WriteCharElements(ReadOnlySpan<byte> value)
    {
        var target = Take(value.Length * 4);
        for (int i = 0; i < value.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(target[(i * 4)..], unchecked((sbyte)value[i]));
        }
    }

    private Span<byte> Take(int count)
    {
        if (count > _buffer.Length - _length)
        {
            Grow(count);
        }

        var span = _buffer.AsSpan(_length, count);
        _length += count;
        return span;
    }

    private void Grow(int count)
    {
        long needed = (long)_length + count;
        if (needed > _maximum)
        {
            throw XdrErrors.EncodeTooLong(needed, _maximum);
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Math.Max(needed, _buffer.Length * 2L), _maximum));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }

        _buffer = larger;
    }
}
