using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace Vireo.Xml;

/// <summary>
/// Reads XML 1.0 text into an <see cref="XmlTree"/> in one pass, and phrases its errors as libxml2 does. It resolves character references
/// and the five entities; a DTD is refused, so nothing can expand. Depth and length are capped. It builds no text nodes: whoever wants a
/// subtree verbatim takes it from the source (<see cref="XmlFragment"/>).
/// </summary>
internal sealed partial class XmlTreeParser
{
    private static readonly SearchValues<char> s_textStops = SearchValues.Create(Stops("<&]"));
    private static readonly SearchValues<char> s_singleQuoteStops = SearchValues.Create(Stops("<&\t\n'"));
    private static readonly SearchValues<char> s_doubleQuoteStops = SearchValues.Create(Stops("<&\t\n\""));
    private static readonly SearchValues<char> s_badChars = SearchValues.Create(Stops(""));

    // What libxml2 takes of one name, and of one value, comment or instruction.
    private const int MaxName = 50_000;
    private const int MaxValue = 10_000_000;

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

        JoinPieces();
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

    private static bool IsNameStart(char c) =>
        c < 0x80
        ? (XmlChars.Classes[c] & XmlChars.NameStart) != 0
        : c is not ((char)0xD7 or (char)0xF7) && (char.IsLetter(c) || char.IsSurrogate(c));

    private static bool IsName(char c) =>
        c < 0x80
        ? (XmlChars.Classes[c] & XmlChars.Name) != 0
        : IsNameStart(c) || c == (char)0xB7 || (c >= 0x300 && char.IsLetterOrDigit(c));

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\n' or '\r';

    /// <summary>Characters from the current place to the first of <paramref name="stops"/>, or -1. Most runs are shorter than what a vector
    /// search costs to begin.</summary>
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
        if (_text.Length == 0)
        {
            throw Fail("Document is empty");
        }

        // A byte order mark says nothing about text that is decoded already.
        _at = _text[0] == '\uFEFF' ? 1 : 0;
        if (Looking("<?xml") && _at + 5 < _text.Length && IsBlank(_text[_at + 5]))
        {
            Declaration();
        }

        Misc();
        if (Looking("<!DOCTYPE"))
        {
            throw Fail("Document type declarations are not allowed");
        }

        if (Peek() != '<')
        {
            throw Fail("Start tag expected, '<' not found");
        }
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
        int start = _at + 4;
        int dashes = start > _text.Length ? -1 : _text.IndexOf("--", start, StringComparison.Ordinal);
        if (dashes < 0)
        {
            _at = _text.Length;
            throw Fail("Comment not terminated");
        }

        CheckChars(start, dashes, "xmlParseComment: invalid xmlChar value");
        if (dashes + 2 >= _text.Length || _text[dashes + 2] != '>')
        {
            // libxml2 has two readers of comments; the slower one, for what is not ASCII, reports a text and a position of its own.
            ReadOnlySpan<char> comment = _text.AsSpan(start, dashes - start);
            bool ascii = Ascii.IsValid(comment);
            throw Fail(ascii
                ? $"Double hyphen within comment: <!--{Shorten(comment)}"
                : "Comment must not contain '--' (double-hyphen)", ascii
                ? dashes
                : dashes + 2);
        }

        if (dashes - start > MaxValue)
        {
            throw Fail("Comment too big found", start, end: "");
        }

        _at = dashes + 3;
    }

    private void Instruction()
    {
        _at += 2;
        int length = NameLength();
        if (length == 0)
        {
            throw Fail("xmlParsePI : no target name");
        }

        string target = _text.Substring(_at, length);
        _at += length;
        if (target.Equals("xml", StringComparison.OrdinalIgnoreCase))
        {
            throw Fail("XML declaration allowed only at the start of the document");
        }

        int end = _text.IndexOf("?>", _at, StringComparison.Ordinal);
        int bad = _text.AsSpan(_at, (end < 0 ? _text.Length : end) - _at).IndexOfAny(s_badChars);
        if (bad >= 0 || end < 0)
        {
            _at = bad >= 0 ? _at + bad : _text.Length;
            throw Fail(bad >= 0 && _text[_at] >= '\uFFFE' ? OutOfRange(_text[_at]) : $"ParsePI: PI {target} never end ...");
        }

        if (end - _at > MaxValue)
        {
            throw Fail($"PI {target} too big found", end, end: "");
        }

        _at = end + 2;
    }

    private static string OutOfRange(char c) => $"Char 0x{(int)c:X} out of allowed range";

    private void CheckChars(int start, int end, string message)
    {
        int bad = _text.AsSpan(start, end - start).IndexOfAny(s_badChars);
        if (bad >= 0)
        {
            _at = start + bad;
            throw Fail(_text[_at] >= '\uFFFE'
                ? OutOfRange(_text[_at])
                : message.EndsWith("value", StringComparison.Ordinal)
                ? $"{message} {(int)_text[_at]}"
                : message);
        }
    }

    private static string Shorten(ReadOnlySpan<char> text) => text.Length > 50 ? text[..50].ToString() : text.ToString();

    // What libvirt prints: the text, the line of the fault, and a pointer below it that keeps the line's tabs.
    private VirException Fail(string message, int? at = null, int? line = null, string end = "\n")
    {
        int offset = Math.Min(at ?? _at, _text.Length);
        line ??= _text.AsSpan(0, offset).Count('\n') + 1;

        // At a line's end, or the text's, libxml2 shows the line that ends there.
        int shown = offset;
        while (shown > 0 && (shown == _text.Length || _text[shown] == '\n') && _text[shown - 1] == '\n')
        {
            shown--;
        }

        int start = shown == 0 ? 0 : _text.LastIndexOf('\n', shown - 1) + 1;
        int close = _text.IndexOf('\n', shown);
        ReadOnlySpan<char> context = _text.AsSpan(start, (close < 0 ? _text.Length : close) - start);
        var words = new StringBuilder(_options.Origin is { } origin ? $"{origin}:{line}: " : $"at line {line}: ").Append(message).Append(
            end);
        if (!context.IsEmpty)
        {
            words.Append(context).Append('\n');
            foreach (char c in context[..(shown - start)])
            {
                // A pointer of bytes below a line of characters; of a pair the second half counts for both.
                _ = c == '\t'
                    ? words.Append(c)
                    : words.Append('-', c < 0x80 ? 1 : c < 0x800 ? 2 : char.IsHighSurrogate(c) ? 0 : char.IsLowSurrogate(c) ? 4 : 3);
            }

            words.Append('^');
        }

        string element = _depth > 0 ? NodeName(CurrentElement()) : "";
        return Errors.XmlSyntax(_options.Domain, words.ToString(), new SourceLocation(element, null, line.Value, shown - start + 1));
    }
}
