using System.Text;

namespace Vireo.Xml;

/// <summary>Elements, attributes and text.</summary>
internal sealed partial class XmlTreeParser
{
    private int _current = -1;

    // Texts that comments and elements cut into pieces, by their place among the decoded: put together at the end, so that a piece costs
    // its own length only.
    private Dictionary<int, StringBuilder>? _pieces;

    private int CurrentElement() => _current;

    private string NodeName(int index) => index < 0 ? "" : _text.Substring(_nodes[index].NameStart, _nodes[index].NameLength);

    /// <summary>Reads the root element with everything in it; a loop, so that no nesting can exhaust the stack.</summary>
    private void Content()
    {
        Start();
        while (_depth > 0)
        {
            if (_at >= _text.Length)
            {
                throw Unclosed();
            }

            if (_text[_at] != '<')
            {
                Text();
                continue;
            }

            switch (_at + 1 < _text.Length ? _text[_at + 1] : '\0')
            {
                case '/':
                    EndTag();
                    break;
                case '!' when Looking("<!--"):
                    Comment();
                    break;
                case '!' when Looking("<![CDATA["):
                    CData();
                    break;
                case '?':
                    Instruction();
                    break;
                default:
                    Start();
                    break;
            }
        }
    }

    private VirException Unclosed()
    {
        int opened = _text.AsSpan(0, _nodes[_current].Start).Count('\n') + 1;
        return Fail($"Premature end of data in tag {NodeName(_current)} line {opened}");
    }

    private void Start()
    {
        int start = _at;
        _at++;
        int length = NameLength();
        if (length == 0)
        {
            throw Fail("StartTag: invalid element name");
        }

        if (_depth > _options.MaxDepth)
        {
            throw Fail($"Excessive depth in document: {_options.MaxDepth} use XML_PARSE_HUGE option", start);
        }

        if (length > MaxName)
        {
            throw Fail("Name too long: NCName");
        }

        if (_nodeCount == _nodes.Length)
        {
            Array.Resize(ref _nodes, _nodes.Length * 2);
        }

        int index = _nodeCount++;
        ref XmlTree.Node node = ref _nodes[index];
        node = default;
        node.Start = start;
        node.NameStart = _at;
        node.NameLength = length;
        node.Parent = _current;
        node.FirstAttribute = _attributeCount;
        _anyNamespace |= _text.AsSpan(_at, length).Contains(':');
        _at += length;
        if (_depth > 0)
        {
            int last = _lastChild[_depth];
            if (last == 0)
            {
                ForgetBlankText();
                _nodes[_current].FirstChild = index;
            }
            else
            {
                _nodes[last].NextSibling = index;
            }

            _lastChild[_depth] = index;
        }

        bool empty = Attributes(index);
        if (empty)
        {
            _nodes[index].End = _at;
            return;
        }

        _current = index;
        _depth++;
        if (_depth == _lastChild.Length)
        {
            Array.Resize(ref _lastChild, _lastChild.Length * 2);
        }

        _lastChild[_depth] = 0;
    }

    /// <summary>Blanks before the first child are layout, not text.</summary>
    private void ForgetBlankText()
    {
        ref XmlTree.Node node = ref _nodes[_current];
        bool pieces = node.TextStart < 0 && _pieces?.ContainsKey(~node.TextStart) == true;
        ReadOnlySpan<char> text = node.TextStart >= 0 ? _text.AsSpan(node.TextStart, node.TextLength) : _decoded[~node.TextStart];
        if (!pieces && text.IsWhiteSpace())
        {
            node.TextStart = 0;
            node.TextLength = 0;
        }
    }

    private void EndTag()
    {
        ref XmlTree.Node node = ref _nodes[_current];
        ReadOnlySpan<char> name = _text.AsSpan(node.NameStart, node.NameLength);
        int after = _at + 2 + name.Length;
        if (after < _text.Length && _text.AsSpan(_at + 2, name.Length).SequenceEqual(name))
        {
            int close = after;
            while (close < _text.Length && IsBlank(_text[close]))
            {
                close++;
            }

            if (close < _text.Length && _text[close] == '>')
            {
                _at = close + 1;
                node.End = _at;
                _depth--;
                _current = node.Parent;
                return;
            }
        }

        _at += 2;
        int length = NameLength();
        string found = _text.Substring(_at, length);
        _at += length;
        SkipBlanks();
        if (Peek() != '>')
        {
            throw Fail("expected '>'");
        }

        _at++;
        int opened = _text.AsSpan(0, node.Start).Count('\n') + 1;
        throw Fail($"Opening and ending tag mismatch: {name} line {opened} and {found}");
    }

    /// <summary>Reads the rest of a start tag; true when it ends in <c>/></c>.</summary>
    private bool Attributes(int owner)
    {
        HashSet<string>? many = null;
        while (true)
        {
            bool blank = SkipBlanks();
            char c = Peek();
            if (c == '>')
            {
                _at++;
                return false;
            }

            if (c == '/' && _at + 1 < _text.Length && _text[_at + 1] == '>')
            {
                _at += 2;
                return true;
            }

            if (!blank && _nodes[owner].AttributeCount > 0 && _at < _text.Length)
            {
                throw Fail("attributes construct error");
            }

            int length = NameLength();
            if (length == 0)
            {
                int opened = _text.AsSpan(0, _nodes[owner].Start).Count('\n') + 1;
                throw Fail(_at < _text.Length && !s_badChars.Contains(c)
                    ? "error parsing attribute name"
                    : $"Couldn't find end of Start Tag {NodeName(owner)} line {opened}");
            }

            if (length > MaxName)
            {
                throw Fail("Name too long: NCName");
            }

            int name = _at;
            _at += length;
            SkipBlanks();
            if (Peek() != '=')
            {
                throw Fail($"Specification mandates value for attribute {_text.AsSpan(name, length)}");
            }

            _at++;
            SkipBlanks();
            (int valueStart, int valueLength) = AttributeValue();
            CheckUnique(owner, name, length, ref many);
            _anyNamespace |= length >= 5 && _text.AsSpan(name, 5).SequenceEqual("xmlns");
            if (_attributeCount == _attributes.Length)
            {
                Array.Resize(ref _attributes, _attributes.Length * 2);
            }

            _attributes[_attributeCount++] = new XmlTree.Attribute
            {
                NameStart = name, NameLength = length, ValueStart = valueStart, ValueLength = valueLength, Offset = name, Owner = owner,
            };
            _nodes[owner].AttributeCount++;
        }
    }

    private void CheckUnique(int owner, int name, int length, ref HashSet<string>? many)
    {
        ReadOnlySpan<char> wanted = _text.AsSpan(name, length);
        int count = _nodes[owner].AttributeCount;
        bool twice = false;
        if (count < 32)
        {
            for (int i = _nodes[owner].FirstAttribute; i < _attributeCount && !twice; i++)
            {
                twice = _attributes[i].NameLength == length && _text.AsSpan(_attributes[i].NameStart, length).SequenceEqual(wanted);
            }
        }
        else
        {
            if (many is null)
            {
                many = new HashSet<string>(StringComparer.Ordinal);
                for (int i = _nodes[owner].FirstAttribute; i < _attributeCount; i++)
                {
                    many.Add(_text.Substring(_attributes[i].NameStart, _attributes[i].NameLength));
                }
            }

            twice = !many.Add(wanted.ToString());
        }

        if (twice)
        {
            throw Fail($"Attribute {wanted} redefined");
        }
    }

    private (int Start, int Length) AttributeValue()
    {
        char quote = Peek();
        if (quote is not ('\'' or '"'))
        {
            throw Fail("AttValue: \" or ' expected");
        }

        int start = ++_at;
        StringBuilder? decoded = null;
        while (true)
        {
            int run = quote == '"' ? Run(s_doubleQuoteStops, XmlChars.DoubleQuoteStop) : Run(s_singleQuoteStops, XmlChars.SingleQuoteStop);
            if (run < 0)
            {
                _at = _text.Length;
                throw Fail("AttValue: ' expected");
            }

            if (_at + run - start > MaxValue)
            {
                throw Fail("AttValue length too long", start - 1);
            }

            decoded?.Append(_text, _at, run);
            _at += run;
            char c = _text[_at];
            if (c == quote)
            {
                _at++;
                if (decoded is null)
                {
                    return (start, _at - 1 - start);
                }

                _decoded.Add(decoded.ToString());
                return (~(_decoded.Count - 1), decoded.Length);
            }

            if (c == '<')
            {
                throw Fail("Unescaped '<' not allowed in attributes values");
            }

            decoded ??= new StringBuilder().Append(_text, start, _at - start);
            if (c == '&')
            {
                Reference(decoded);
            }
            else if (c is '\t' or '\n')
            {
                decoded.Append(' ');
                _at++;
            }
            else
            {
                throw Fail(c >= '\uFFFE' ? OutOfRange(c) : "invalid character in attribute value");
            }
        }
    }

    private void Text()
    {
        int start = _at;
        StringBuilder? decoded = null;
        while (true)
        {
            int run = Run(s_textStops, XmlChars.TextStop);
            if (run < 0)
            {
                run = _text.Length - _at;
            }

            decoded?.Append(_text, _at, run);
            _at += run;
            char c = Peek();
            if (_at >= _text.Length || c == '<')
            {
                break;
            }

            if (c == ']')
            {
                if (Looking("]]>"))
                {
                    // libxml2 counts lines faster than it moves: in plain text it still stands where the text begins.
                    int begin = Math.Max(start, _text.LastIndexOf(';', _at - 1, _at - start) + 1);
                    bool plain = Ascii.IsValid(_text.AsSpan(begin, _at - begin));
                    throw Fail("Sequence ']]>' not allowed in content", plain ? begin : _at, _text.AsSpan(0, _at).Count('\n') + 1);
                }

                decoded?.Append(c);
                _at++;
            }
            else if (c == '&')
            {
                decoded ??= new StringBuilder().Append(_text, start, _at - start);
                Reference(decoded);
            }
            else
            {
                throw Fail(c >= '\uFFFE' ? OutOfRange(c) : $"PCDATA invalid Char value {(int)c}");
            }
        }

        if (decoded is null)
        {
            AddText(start, _at - start, null);
        }
        else
        {
            AddText(0, 0, decoded.ToString());
        }
    }

    private void CData()
    {
        int start = _at + 9;
        int end = start > _text.Length ? -1 : _text.IndexOf("]]>", start, StringComparison.Ordinal);
        if (end < 0)
        {
            // libxml2 looks two characters ahead, and does not report those.
            _at = _text.Length;
            throw Fail(_at - start < 2
                ? "Unregistered error message"
                : "CData section not finished\n" + Shorten(_text.AsSpan(start, _at - start - 2)));
        }

        CheckChars(start, end, "Unregistered error message");
        if (end - start > MaxValue)
        {
            throw Fail("CData section too big found", end + 2);
        }

        _at = end + 3;
        AddText(start, end - start, null);
    }

    private void AddText(int start, int length, string? decoded)
    {
        ref XmlTree.Node node = ref _nodes[_current];
        ReadOnlySpan<char> run = decoded ?? _text.AsSpan(start, length);
        if (node.TextLength == 0 && node.TextStart == 0)
        {
            // Blank text between child elements is the common case and nobody reads it.
            if (node.FirstChild != 0 && run.IsWhiteSpace())
            {
                return;
            }

            if (decoded is not null)
            {
                _decoded.Add(decoded);
                start = ~(_decoded.Count - 1);
                length = decoded.Length;
            }

            node.TextStart = start;
            node.TextLength = length;
            return;
        }

        if (node.FirstChild != 0 && run.IsWhiteSpace())
        {
            return;
        }

        StringBuilder? whole = null;
        if (node.TextStart >= 0 || _pieces?.TryGetValue(~node.TextStart, out whole) != true)
        {
            ReadOnlySpan<char> before = node.TextStart >= 0 ? _text.AsSpan(node.TextStart, node.TextLength) : _decoded[~node.TextStart];
            whole = new StringBuilder().Append(before);
            (_pieces ??= []).Add(_decoded.Count, whole);
            node.TextStart = ~_decoded.Count;
            _decoded.Add("");
        }

        whole!.Append(run);
        node.TextLength = whole.Length;
    }

    private void JoinPieces()
    {
        if (_pieces is not null)
        {
            foreach ((int place, StringBuilder whole) in _pieces)
            {
                _decoded[place] = whole.ToString();
            }
        }
    }

    /// <summary>Resolves the reference at the current position into <paramref name="target"/>.</summary>
    private void Reference(StringBuilder target)
    {
        int start = _at;
        _at++;
        if (Peek() == '#')
        {
            CharacterReference(target, start);
            return;
        }

        int length = NameLength();
        if (length == 0)
        {
            throw Fail("xmlParseEntityRef: no name");
        }

        if (length > MaxName)
        {
            throw Fail("Name too long: Name");
        }

        ReadOnlySpan<char> name = _text.AsSpan(_at, length);
        _at += length;
        if (Peek() != ';')
        {
            throw Fail("EntityRef: expecting ';'");
        }

        _at++;
        char c = name switch
        {
            "lt" => '<',
            "gt" => '>',
            "amp" => '&',
            "quot" => '"',
            "apos" => '\'',
            _ => throw Fail($"Entity '{name}' not defined"),
        };
        target.Append(c);
    }

    private void CharacterReference(StringBuilder target, int start)
    {
        _at++;
        bool hex = Peek() == 'x';
        _at += hex ? 1 : 0;
        int digits = _at;
        long value = 0;
        while (_at < _text.Length && (hex ? char.IsAsciiHexDigit(_text[_at]) : char.IsAsciiDigit(_text[_at])))
        {
            value = Math.Min(0x110000, (value * (hex ? 16 : 10)) + Convert.ToInt32(_text[_at].ToString(), 16));
            _at++;
        }

        if (_at == digits || Peek() != ';')
        {
            throw Fail(hex ? "CharRef: invalid hexadecimal value" : "CharRef: invalid decimal value");
        }

        _at++;
        bool legal = value is 9 or 10 or 13 or (>= 0x20 and <= 0xD7FF) or (>= 0xE000 and <= 0xFFFD) or (>= 0x10000 and <= 0x10FFFF);
        if (!legal)
        {
            throw Fail(value > 0x10FFFF
                ? "xmlParseCharRef: character reference out of bounds"
                : $"xmlParseCharRef: invalid xmlChar value {value}");
        }

        target.Append(char.ConvertFromUtf32((int)value));
    }
}
