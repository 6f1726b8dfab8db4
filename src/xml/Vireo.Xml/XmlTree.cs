namespace Vireo.Xml;

/// <summary>
/// A parsed document: the source text and two flat tables (elements, attributes) that point into it. It allocates no object per node, keeps
/// the place of everything (for errors), and knows nothing about any document type. It is immutable once parsed.
/// </summary>
public sealed class XmlTree
{
    private readonly XmlParseOptions _options;
    private readonly List<string> _decoded;
    private long _cursor;

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

    internal Node[] Nodes { get; }

    internal Attribute[] Attributes { get; }

    /// <summary>Parses <paramref name="text"/>; a syntax error is libvirt's (code 35) with libxml2's words and the place.</summary>
    /// <exception cref="VirException">The text is not a well-formed document, or exceeds a limit.</exception>
    public static XmlTree Parse(string text, XmlParseOptions? options = null) => new XmlTreeParser(text, options ?? XmlParseOptions.Default).Parse();

    /// <summary>Line and column (both from 1) of an offset in <see cref="Source"/>.</summary>
    public (int Line, int Column) Place(int offset)
    {
        // Readers ask for one place after the other: counting goes on from the last one. The cursor is one value, so that no two threads see half of it.
        long cursor = Volatile.Read(ref _cursor);
        int start = (int)cursor;
        int line = (int)(cursor >> 32);
        if (line == 0 || start > offset)
        {
            (line, start) = (1, 0);
        }

        int first = line;
        ReadOnlySpan<char> source = Source.AsSpan(0, Math.Min(offset, Source.Length));
        for (int next = source[start..].IndexOf('\n'); next >= 0; next = source[start..].IndexOf('\n'))
        {
            start += next + 1;
            line++;
        }

        if (line != first)
        {
            Volatile.Write(ref _cursor, ((long)line << 32) | (uint)start);
        }

        return (line, offset - start + 1);
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
