using System.Text;

namespace Vireo.Xdr;

/// <summary>Text in fields that the protocol declares as arrays of <c>char</c>: C strings that end at the first NUL.</summary>
public static class XdrText
{
    /// <summary>The text before the first NUL.</summary>
    public static string FromChars(ReadOnlyMemory<byte> chars)
    {
        var span = chars.Span;
        int end = span.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? span : span[..end]);
    }

    /// <summary>The bytes of a text with its NUL; what does not fit <paramref name="max"/> bytes is cut off.</summary>
    public static ReadOnlyMemory<byte> ToChars(string text, int max)
    {
        byte[] bytes = new byte[Encoding.UTF8.GetByteCount(text) + 1];
        Encoding.UTF8.GetBytes(text, bytes);
        if (bytes.Length <= max)
        {
            return bytes;
        }

        bytes[max - 1] = 0;
        return bytes.AsMemory(0, max);
    }
}
