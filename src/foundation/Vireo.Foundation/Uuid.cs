using System.Runtime.InteropServices;

namespace Vireo;

/// <summary>A UUID: 16 bytes in the order in which they are printed and sent.</summary>
public readonly struct Uuid : IEquatable<Uuid>, IComparable<Uuid>
{
    private readonly ulong _high;
    private readonly ulong _low;

    /// <summary>Length of the raw form in bytes (<c>VIR_UUID_BUFLEN</c>).</summary>
    public const int Length = 16;

    /// <summary>From the 16 raw bytes.</summary>
    public Uuid(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
        {
            throw new ArgumentException("a UUID has 16 bytes", nameof(bytes));
        }

        _high = MemoryMarshal.Read<ulong>(bytes);
        _low = MemoryMarshal.Read<ulong>(bytes[8..]);
    }

    /// <summary>True for the all-zero UUID, which means "none".</summary>
    public bool IsEmpty => _high == 0 && _low == 0;

    /// <summary>A random UUID (RFC 4122 version 4).</summary>
    public static Uuid Random()
    {
        // A GUID's bytes come straight from the kernel; a RandomNumberGenerator would load OpenSSL, which costs a starting process
        // milliseconds.
        Span<byte> b = stackalloc byte[Length];
        Guid.NewGuid().TryWriteBytes(b, bigEndian: true, out _);
        return new Uuid(b);
    }

    /// <summary>Writes the 16 raw bytes.</summary>
    public void CopyTo(Span<byte> target)
    {
        MemoryMarshal.Write(target, in _high);
        MemoryMarshal.Write(target[8..], in _low);
    }

    /// <summary>The 16 raw bytes.</summary>
    public byte[] ToByteArray()
    {
        var b = new byte[Length];
        CopyTo(b);
        return b;
    }

    /// <summary>Reads libvirt's textual forms (<c>virUUIDParse</c>): 32 hexadecimal digits, dashes anywhere between bytes, blanks
    /// around.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Uuid uuid)
    {
        uuid = default;
        text = text.Trim();
        Span<byte> b = stackalloc byte[Length];
        int n = 0;
        for (int i = 0; i < text.Length;)
        {
            if (text[i] == '-' && n > 0)
            {
                i++;
                continue;
            }

            if (n == Length || i + 1 >= text.Length || !char.IsAsciiHexDigit(text[i]) || !char.IsAsciiHexDigit(text[i + 1]))
            {
                return false;
            }

            b[n++] = (byte)((Convert.FromHexString(text.Slice(i, 2)))[0]);
            i += 2;
        }

        if (n != Length)
        {
            return false;
        }

        uuid = new Uuid(b);
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(Uuid other) => _high == other._high && _low == other._low;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Uuid u && Equals(u);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_high, _low);

    /// <inheritdoc/>
    public int CompareTo(Uuid other)
    {
        Span<byte> a = stackalloc byte[Length], b = stackalloc byte[Length];
        CopyTo(a);
        other.CopyTo(b);
        return a.SequenceCompareTo(b);
    }

    public static bool operator ==(Uuid left, Uuid right) => left.Equals(right);

    public static bool operator !=(Uuid left, Uuid right) => !left.Equals(right);

    public static bool operator <(Uuid left, Uuid right) => left.CompareTo(right) < 0;

    public static bool operator >(Uuid left, Uuid right) => left.CompareTo(right) > 0;

    public static bool operator <=(Uuid left, Uuid right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Uuid left, Uuid right) => left.CompareTo(right) >= 0;

    /// <summary>The canonical form: 8-4-4-4-12 lower-case hexadecimal digits.</summary>
    public override string ToString()
    {
        Span<byte> b = stackalloc byte[Length];
        CopyTo(b);
        return string.Create(36, new Guid(b, bigEndian: true), static (span, g) => g.TryFormat(span, out _));
    }
}
