using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Vireo.Xml;

/// <summary>Turns the bytes of a document into text, and refuses what is no UTF-8 as libxml2 does.</summary>
public static class XmlText
{
    /// <summary>The text.</summary>
    /// <param name="bytes">UTF-8, with or without a mark at its beginning.</param>
    /// <param name="origin">The file that the bytes came from, for the error; null for none.</param>
    /// <exception cref="VirException">The bytes are no UTF-8 (code 35); the error shows the line and four of the bytes.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, string? origin = null)
    {
        char[] room = ArrayPool<char>.Shared.Rent(bytes.Length);
        try
        {
            return Utf8.ToUtf16(bytes, room, out int read, out int written, replaceInvalidSequences: false) == OperationStatus.Done
                ? new string(room, 0, written)
                : throw Improper(bytes, read, origin);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(room);
        }
    }

    private static VirException Improper(ReadOnlySpan<byte> bytes, int at, string? origin)
    {
        int line = bytes[..at].Count((byte)'\n') + 1;
        int start = bytes[..at].LastIndexOf((byte)'\n') + 1;
        int length = bytes[start..].IndexOf((byte)'\n');
        var words = new StringBuilder(origin is null ? $"at line {line}: " : $"{origin}:{line}: ").Append(
            "Input is not proper UTF-8, indicate encoding !\nBytes:");
        foreach (byte b in bytes.Slice(at, Math.Min(4, bytes.Length - at)))
        {
            words.Append(CultureInfo.InvariantCulture, $" 0x{b:X2}");
        }

        words.Append('\n').Append(Encoding.UTF8.GetString(length < 0 ? bytes[start..] : bytes.Slice(start, length))).Append('\n');
        foreach (byte b in bytes[start..at])
        {
            words.Append(b == '\t' ? '\t' : '-');
        }

        return Errors.XmlSyntax(ErrorDomain.Xml, words.Append('^').ToString(), new SourceLocation("", null, line, at - start + 1));
    }
}
