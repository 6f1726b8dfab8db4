using System.Buffers;
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
                : throw Errors.ImproperUtf8(bytes, read, origin);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(room);
        }
    }
}
