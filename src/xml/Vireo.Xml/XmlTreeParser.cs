using System.Buffers;
using System.Runtime.InteropServices;

namespace Vireo.Xml;

/// <summary>
/// Reads XML 1.0 text into an <see cref="XmlTree"/> in one pass, and words its errors as libxml2 does. It resolves character references and
/// the five entities; a DTD is refused, so nothing can expand. Depth and length are capped. It builds no text nodes:
/// whoever wants a subtree verbatim takes it from the source (<see cref="XmlFragment"/>).
/// </summary>
internal sealed partial class XmlTreeParser
{
    private static readonly SearchValues<char> s_textStops = SearchValues.Create(Stops("<&]"));
    private static readonly SearchValues<char> s_singleQuoteStops = SearchValues.Create(Stops("<&\t\n'"));
    private static readonly SearchValues<char> s_doubleQuoteStops = SearchValues.Create(Stops("<&\t\n\""));
    private static readonly SearchValues<char> s_badChars = SearchValues.Create(Stops(""));

    private readonly XmlParseOptions _options;
    private readonly string _text;
    private readonly List<string> _decoded = [];
    private XmlTree.Node[] _nodes;
    private XmlTree.Attribute[] _attributes;
    private int _nodeCount;
    private int _attributeCount;
    private int _at;
    private int _depth;
    private int[] _lastChild = new int[16];
    private bool _anyNamespace;

    public XmlTreeParser(string text, XmlParseOptions options)
    {
        _options = options;
        _text = text.Contains('\r', StringComparison.Ordinal) ? text.ReplaceLineEndings("\n") : text;
        int guess = Math.Clamp(_text.Length / 24, 8, 4096);
        _nodes = new XmlTree.Node[guess];
        _attributes = new XmlTree.Attribute[guess];
    }

    public XmlTree Parse()
    {
        if (_text.Length > _options.MaxLength)
        {
            throw Fail("xmlSAX2Characters: huge text node");
        }

        Prolog();
        Content();
        Misc();
        if (_at < _text.Length)
        {
            throw Fail("Extra content at the end of the document");
        }

        var tree = new XmlTree(_text, _options, _nodes, _attributes, _decoded);
        if (_anyNamespace)
        {
            XmlNamespaceResolver.Resolve(tree, _nodeCount, _decoded);
        }

        return tree;
    }

    private static string Stops(string extra)
    {
        var stops = new List<char>();
        for (char c = '\0'; c < ' '; c++)
        {
            if (c is not ('\t' or '\n' or '\r'))
            {
                stops.Add(c);
            }
        }

        stops.Add('\uFFFE');
        stops.Add('\uFFFF');
        return new string(CollectionsMarshal.AsSpan(stops)) + extra;
    }

    private static bool IsNameStart(char c) => c < 0x80 ? (XmlChars.Classes[c] & XmlChars.NameStart) != 0 : c is not ((char)0xD7 or (char)0xF7) && (char.IsLetter(c) || char.IsSurrogate(c));

    private static bool IsName(char c) => c < 0x80 ? (XmlChars.Classes[c] & XmlChars.Name) != 0 : IsNameStart(c) || c == (char)0xB7 || (c >= 0x300 && char.IsLetterOrDigit(c));

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\n' or '\r';

    /// <summary>Characters from the current place to the first of <paramref name="stops"/>, or -1. Most runs are shorter than what a vector search costs to begin.</summary>
    private int Run(SearchValues<char> stops, byte stop)
    {
        ReadOnlySpan<char> rest = _text.AsSpan(_at);
        int near = Math.Min(rest.Length, 24);
        for (int i = 0; i < near; i++)
        {
            char c = rest[i];
            if (c >= 0x80 ? c >= 0xFFFE : (XmlChars.Classes[c] & stop) != 0)
            {
                return i;
            }
        }

        int far = rest[near..].IndexOfAny(stops);
        return far < 0 ? -1 : near + far;
    }

    private bool Looking(string text) => string.CompareOrdinal(_text, _at, text, 0, text.Length) == 0;

    private char Peek() => _at < _text.Length ? _text[_at] : '\0';

    private bool SkipBlanks()
    {
        string text = _text;
        int start = _at;
        int at = start;
        while (at < text.Length && IsBlank(text[at]))
        {
            at++;
        }

        _at = at;
        return at > start;
    }

    private int NameLength()
    {
        string text = _text;
        int i = _at;
        if (i >= text.Length || !IsNameStart(text[i]))
        {
            return 0;
        }

        ReadOnlySpan<byte> classes = XmlChars.Classes;
        while (++i < text.Length && (text[i] < 0x80 ? (classes[text[i]] & XmlChars.Name) != 0 : IsName(text[i])))
        {
        }

        return i - _at;
    }

    private void Prolog()
    {
        if (_text.AsSpan().IsEmpty)
        {
            throw Fail("Document is empty");
        }

        if (Looking("<?xml") && _text.Length > 5 && IsBlank(_text[5]))
        {
            Declaration();
        }

        Misc();
        if (Looking("<!DOCTYPE"))
        {
            throw Fail("Document type declarations are not allowed");
        }

        if (Peek() != '<' || _at + 1 >= _text.Length)
        {
            throw Fail("Start tag expected, '<' not found");
        }
    }

    private void Declaration()
    {
        int end = _text.IndexOf("?>", StringComparison.Ordinal);
        if (end < 0)
        {
            throw Fail("parsing XML declaration: '?>' expected");
        }

        ReadOnlySpan<char> declaration = _text.AsSpan(0, end);
        int encoding = declaration.IndexOf("encoding");
        if (encoding >= 0)
        {
            ReadOnlySpan<char> rest = declaration[(encoding + 8)..].TrimStart(" \t\n=");
            int close = rest.IsEmpty ? -1 : rest[1..].IndexOf(rest[0]);
            ReadOnlySpan<char> name = close < 0 ? rest : rest.Slice(1, close);
            if (!name.Equals("utf-8", StringComparison.OrdinalIgnoreCase) && !name.Equals("us-ascii", StringComparison.OrdinalIgnoreCase)
                && !name.Equals("iso-8859-1", StringComparison.OrdinalIgnoreCase) && !name.Equals("ascii", StringComparison.OrdinalIgnoreCase)
                && !name.Equals("utf8", StringComparison.OrdinalIgnoreCase))
            {
                _at = end;
                throw Fail($"Unsupported encoding {name}");
            }
        }

        _at = end + 2;
    }

    /// <summary>Skips blanks, comments and processing instructions around the root element.</summary>
    private void Misc()
    {
        while (true)
        {
            SkipBlanks();
            if (Looking("<!--"))
            {
                Comment();
            }
            else if (Looking("<?"))
            {
                Instruction();
            }
            else
            {
                return;
            }
        }
    }

    private void Comment()
    {
        int start = _at;
        int dashes = _text.IndexOf("--", _at + 4, StringComparison.Ordinal);
        if (dashes < 0 || dashes + 2 >= _text.Length)
        {
            _at = _text.Length;
            throw Fail("Comment not terminated \n<!--" + Shorten(_text.AsSpan(start + 4)));
        }

        if (_text[dashes + 2] != '>')
        {
            _at = dashes;
            throw Fail($"Double hyphen within comment: <!--{Shorten(_text.AsSpan(start + 4, dashes - start - 4))}");
        }

        CheckChars(start + 4, dashes, "xmlParseComment: invalid xmlChar value");
        _at = dashes + 3;
    }

    private void Instruction()
    {
        int start = _at;
        _at += 2;
        int length = NameLength();
        if (length == 0)
        {
            throw Fail("xmlParsePI : no target name");
        }

        if (_text.AsSpan(_at, length).Equals("xml", StringComparison.OrdinalIgnoreCase))
        {
            _at += length;
            throw Fail("XML declaration allowed only at the start of the document");
        }

        int end = _text.IndexOf("?>", _at, StringComparison.Ordinal);
        if (end < 0)
        {
            string target = _text.Substring(_at, length);
            _at = _text.Length;
            throw Fail($"ParsePI: PI {target} never end ...");
        }

        CheckChars(start, end, "PCDATA invalid Char value");
        _at = end + 2;
    }

    private void CheckChars(int start, int end, string message)
    {
        int bad = _text.AsSpan(start, end - start).IndexOfAny(s_badChars);
        if (bad >= 0)
        {
            _at = start + bad;
            throw Fail($"{message} {(int)_text[_at]}");
        }
    }

    private static string Shorten(ReadOnlySpan<char> text) => text.Length > 50 ? text[..50].ToString() : text.ToString();

    private VirException Fail(string message, int? at = null)
    {
        int offset = Math.Min(at ?? _at, _text.Length);
        int line = _text.AsSpan(0, offset).Count('\n') + 1;

        // libvirt shows the line of the fault; at a line's end it shows the line that ends there.
        int shown = offset;
        while (shown > 0 && (shown == _text.Length || _text[shown] == '\n') && _text[shown - 1] == '\n')
        {
            shown--;
        }

        int start = shown == 0 ? 0 : _text.LastIndexOf('\n', shown - 1) + 1;
        int end = _text.IndexOf('\n', shown);
        // At the end of a text that ends in a newline libxml2 has no line left to show.
        bool nothing = _text.Length == 0 || (_at >= _text.Length && _text[^1] == '\n');
        string context = nothing ? "(null)" : _text[start..(end < 0 ? _text.Length : end)];
        string pointer = nothing ? "^" : new string('-', System.Text.Encoding.UTF8.GetByteCount(_text.AsSpan(start, shown - start))) + "^";
        string element = _depth > 0 ? NodeName(CurrentElement()) : "";
        return Errors.XmlSyntax(
            _options.Domain, $"{_options.Origin}:{line}: {message}\n{context}\n{pointer}", new SourceLocation(element, null, line, shown - start + 1));
    }
}
