using System.Text;
using Vireo.Posix;

namespace Vireo.Drivers;

/// <summary>
/// Reads a document's file as text: by its byte order mark, or by the encoding that its declaration names, and strictly. A byte that does
/// not belong to the encoding makes the file unreadable, because a document that was changed silently must not be used, and still less be
/// written back.
/// </summary>
public static class DocumentFile
{
    // Far more than the longest definition; a file below the state folder may be anything.
    private const long MaxLength = 64 * 1024 * 1024;
    private const int DeclarationLength = 256;

    /// <summary>The text of the file at <paramref name="path"/>.</summary>
    /// <exception cref="IOException">The file cannot be read, or is too long.</exception>
    /// <exception cref="DecoderFallbackException">A byte does not belong to the encoding.</exception>
    /// <exception cref="NotSupportedException">The encoding is none that can be read.</exception>
    public static string Read(string path)
    {
        // Opening a pipe would wait for its other end.
        if (FileStatus.Read(path) is { Kind: not FileKind.Regular })
        {
            throw new IOException($"'{path}' is no regular file");
        }

        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (file.Length > MaxLength)
        {
            throw new IOException($"'{path}' is longer than {MaxLength} bytes");
        }

        byte[] bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return Decode(bytes);
    }

    /// <summary>The text of a document's bytes.</summary>
    /// <exception cref="DecoderFallbackException">A byte does not belong to the encoding.</exception>
    /// <exception cref="NotSupportedException">The encoding is none that can be read.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Strict(Encoding.UTF8).GetString(bytes[3..]),
        [0xFF, 0xFE, ..] => Strict(Encoding.Unicode).GetString(bytes[2..]),
        [0xFE, 0xFF, ..] => Strict(Encoding.BigEndianUnicode).GetString(bytes[2..]),
        _ => Declared(bytes) is { } name && !Ascii.IsValid(bytes)
            ? Strict(Named(name)).GetString(bytes) : Strict(Encoding.UTF8).GetString(bytes),
    };

    private static Encoding Strict(Encoding encoding)
    {
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        return strict;
    }

    private static Encoding Named(string name)
    {
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException e)
        {
            throw new NotSupportedException($"Unsupported encoding {name}", e);
        }
    }

    // What the declaration says: its characters are ASCII in every encoding that has no byte order mark.
    private static string? Declared(ReadOnlySpan<byte> bytes)
    {
        string head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, DeclarationLength)]);
        int end = head.IndexOf("?>", StringComparison.Ordinal);
        if (!head.StartsWith("<?xml", StringComparison.Ordinal) || end < 0)
        {
            return null;
        }

        int at = head.IndexOf("encoding", 0, end, StringComparison.Ordinal);
        int open = at < 0 ? -1 : head.AsSpan(at, end - at).IndexOfAny('\'', '"');
        if (open < 0)
        {
            return null;
        }

        open += at;
        int close = head.IndexOf(head[open], open + 1);
        return close < 0 || close > end ? null : head[(open + 1)..close];
    }
}
