using System.Globalization;
using System.Text;

namespace Vireo;

/// <summary>Errors in documents, which carry the place of the fault beside libvirt's text.</summary>
public static partial class Errors
{
    /// <summary>An error of any code in a document, with its place.</summary>
    public static VirException Document(ErrorDomain domain, ErrorCode code, string? detail, SourceLocation? location) =>
        Report(domain, code, detail).At(location);

    /// <summary>A document is not well-formed (code 35): <paramref name="message"/> is the parser's whole report with the offending
    /// line.</summary>
    public static VirException XmlSyntax(ErrorDomain domain, string message, SourceLocation location) =>
        new VirException(ErrorCode.XmlDetail, domain, message, str1: "%s", str2: message).At(location);

    /// <summary>A document whose bytes are no UTF-8 (code 35), with the text, line, bytes and pointer of libxml2.</summary>
    /// <param name="bytes">The document.</param>
    /// <param name="at">Offset of the first byte that is wrong.</param>
    /// <param name="origin">The file that the bytes came from; null for none.</param>
    public static VirException ImproperUtf8(ReadOnlySpan<byte> bytes, int at, string? origin = null)
    {
        int line = bytes[..at].Count((byte)'\n') + 1;
        int start = bytes[..at].LastIndexOf((byte)'\n') + 1;
        int length = bytes[start..].IndexOf((byte)'\n');
        var text = new StringBuilder(origin is null ? $"at line {line}: " : $"{origin}:{line}: ");
        if (bytes[at..] is [0xED, >= 0xA0 and <= 0xBF and var high, >= 0x80 and <= 0xBF and var low, ..])
        {
            // Half of a pair of UTF-16, written as if it were a character.
            text.Append(CultureInfo.InvariantCulture, $"Char 0x{0xD000 | ((high & 0x3F) << 6) | (low & 0x3F):X} out of allowed range");
        }
        else
        {
            text.Append("Input is not proper UTF-8, indicate encoding !\nBytes:");
            foreach (byte b in bytes.Slice(at, Math.Min(4, bytes.Length - at)))
            {
                text.Append(CultureInfo.InvariantCulture, $" 0x{b:X2}");
            }
        }

        text.Append('\n').Append(Encoding.UTF8.GetString(length < 0 ? bytes[start..] : bytes.Slice(start, length))).Append('\n');
        foreach (byte b in bytes[start..at])
        {
            text.Append(b == '\t' ? '\t' : '-');
        }

        return XmlSyntax(ErrorDomain.Xml, text.Append('^').ToString(), new SourceLocation("", null, line, at - start + 1));
    }

    /// <summary>A document that begins with something else than a tag (code 35), as libxml2 says it of bytes that are no
    /// UTF-8.</summary>
    public static VirException NoStartTag(ReadOnlySpan<byte> bytes)
    {
        int length = bytes.IndexOf((byte)'\n');
        string shown = Encoding.UTF8.GetString(length < 0 ? bytes : bytes[..length]);
        return XmlSyntax(ErrorDomain.Xml, $"at line 1: Start tag expected, '<' not found\n{shown}\n^", new SourceLocation("", null, 1, 1));
    }
}
