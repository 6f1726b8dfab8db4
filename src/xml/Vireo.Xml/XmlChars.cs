namespace Vireo.Xml;

/// <summary>What the characters below 0x80 are to XML 1.0, as bits in a table: one look instead of a chain of comparisons for each
/// character of a document.</summary>
internal static class XmlChars
{
    public const byte NameStart = 1;
    public const byte Name = 2;
    public const byte TextStop = 4;
    public const byte SingleQuoteStop = 8;
    public const byte DoubleQuoteStop = 16;

    private static readonly byte[] s_classes = Classify();

    public static ReadOnlySpan<byte> Classes => s_classes;

    private static byte[] Classify()
    {
        var classes = new byte[0x80];
        for (int c = 0; c < classes.Length; c++)
        {
            bool start = char.IsAsciiLetter((char)c) || c is '_' or ':';
            bool control = c < ' ' && c is not ('\t' or '\n' or '\r');
            classes[c] = (byte)((start ? NameStart : 0)
                | (start || char.IsAsciiDigit((char)c) || c is '-' or '.' ? Name : 0)
                | (control || c is '<' or '&' or ']' ? TextStop : 0)
                | (control || c is '<' or '&' or '\t' or '\n' or '\'' ? SingleQuoteStop : 0)
                | (control || c is '<' or '&' or '\t' or '\n' or '"' ? DoubleQuoteStop : 0));
        }

        return classes;
    }
}
