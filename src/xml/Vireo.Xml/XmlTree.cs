namespace Vireo.Xml;

/// <summary>
/// A parsed document: the source text and two flat tables (elements, attributes) that point into it. It allocates no object per node, keeps
/// the place of everything (for errors), and knows nothing about any document type. It is immutable once parsed.
/// </summary>
public sealed class XmlTree
{
    private readonly XmlParseOptions _options;
    private readonly List<string> _decoded;
    private int[]? _lines;
    private int _lastLine;

    internal XmlTree(string source, XmlParseOptions options, Node[] nodes, Attribute[] attributes, List<string> decoded)
    {
        Source = source;
        _options = options;
        Nodes = nodes;
        Attributes = attributes;
        _decoded = decoded;
    }

    /// <summary>The text that was parsed, with line ends normalized to LF.</summary>
    public string Source { get; }

    /// <summary>The document's root element.</summary>
    public XmlElement Root => new(this, 0);

    /// <summary>What the caller asked for when it parsed the document.</summary>
    public XmlParseOptions Options => _options;

    /// <summary>
    /// How many characters were looked at to find places, beyond the reading itself: the whole text once at most, however many places were
    /// asked for. Tests hold it to that, because counting lines anew for each place is what once made long documents slow.
    /// </summary>
    public long CharactersExamined { get; private set; }

    internal Node[] Nodes { get; }

    internal Attribute[] Attributes { get; }

    /// <summary>Parses <paramref name="text"/>; a syntax error is libvirt's (code 35) with libxml2's text and the position.</summary>
    /// <exception cref="VirException">The text is not a well-formed document, or exceeds a limit.</exception>
    public static XmlTree Parse(string text, XmlParseOptions? options = null) =>
        new XmlTreeParser(text, options ?? XmlParseOptions.Default).Parse();

    /// <summary>Line and column (both from 1) of an offset in <see cref="Source"/>.</summary>
    public (int Line, int Column) Position(int offset)
    {
        int[] lines = _lines ??= FindLines();

        // Readers ask for one place after the other, so it is mostly the last line or the next. Threads may spoil each other's guess, never
        // the answer.
        int line = _lastLine;
        if (lines[line] > offset || (line + 2 < lines.Length && lines[line + 2] <= offset))
        {
            int found = Array.BinarySearch(lines, offset);
            line = found < 0 ? ~found - 1 : found;
        }
        else if (line + 1 < lines.Length && lines[line + 1] <= offset)
        {
            line++;
        }

        _lastLine = line;
        return (line + 1, offset - lines[line] + 1);
    }

    // Where each line begins. Counting from the text anew for each question would make a document without line ends cost its length
    // squared.
    private int[] FindLines()
    {
        ReadOnlySpan<char> source = Source;
        CharactersExamined += source.Length;
        int[] lines = new int[(source.Length / 16) + 2];
        int count = 1;
        for (int start = 0, length; (length = source[start..].IndexOf('\n')) >= 0;)
        {
            start += length + 1;
            if (count == lines.Length)
            {
                Array.Resize(ref lines, 2 * count);
            }

            lines[count++] = start;
        }

        Array.Resize(ref lines, count);
        return lines;
    }

    internal ReadOnlySpan<char> Slice(int start, int length) => start >= 0 ? Source.AsSpan(start, length) : _decoded[~start];

    internal string SliceString(int start, int length) => start >= 0 ? Source.Substring(start, length) : _decoded[~start];

    /// <summary>An element. Starts below zero are complements of indexes into the table of decoded strings.</summary>
    internal struct Node
    {
        public int NameStart;
        public int NameLength;
        public int TextStart;
        public int TextLength;
        public int Start;
        public int End;
        public int FirstAttribute;
        public int AttributeCount;
        public int FirstChild;
        public int NextSibling;
        public int Parent;
    }

    internal struct Attribute
    {
        public int NameStart;
        public int NameLength;
        public int ValueStart;
        public int ValueLength;
        public int Offset;
        public int Owner;
    }
}
