namespace Vireo;

/// <summary>Reads the syntax of libvirt's configuration files, line by line. It does not look at what a setting means.</summary>
internal sealed class ConfigParser(string text, string path)
{
    private const string TripleQuote = "\"\"\"";

    private const int MaxDepth = 64;

    private int _at;
    private int _line = 1;

    public List<ConfigEntry> Parse()
    {
        var entries = new List<ConfigEntry>();
        while (true)
        {
            SkipBlanksAndLines();
            if (_at >= text.Length)
            {
                return entries;
            }

            entries.Add(text[_at] == '#' ? new ConfigEntry(null, null, Comment(), _line) : Assignment());
        }
    }

    private static bool IsEndOfLine(char c) => c is '\n' or '\r';

    private static bool IsBlank(char c) => c is ' ' or '\t';

    private ConfigEntry Assignment()
    {
        int start = _at, line = _line;
        if (!char.IsAsciiLetter(text[_at]))
        {
            throw Fault("expecting a name");
        }

        while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] == '_'))
        {
            _at++;
        }

        string name = text[start.._at];
        SkipBlanks();
        if (_at >= text.Length || text[_at] != '=')
        {
            throw Fault("expecting an assignment");
        }

        _at++;
        SkipBlanks();
        ConfigValue value = Value(0);
        SkipBlanks();
        string? comment = null;
        if (_at < text.Length)
        {
            char c = text[_at];
            if (c == '#')
            {
                comment = Comment();
            }
            else if (c == ';')
            {
                _at++;
            }
            else if (!IsEndOfLine(c))
            {
                throw Fault("expecting a separator");
            }
        }

        return new ConfigEntry(name, value, comment, line);
    }

    private string Comment()
    {
        int start = ++_at;
        while (_at < text.Length && !IsEndOfLine(text[_at]))
        {
            _at++;
        }

        return text[start.._at];
    }

    private ConfigValue Value(int depth)
    {
        SkipBlanks();
        if (_at >= text.Length)
        {
            throw Fault("expecting a value");
        }

        char c = text[_at];
        if (c is '"' or '\'')
        {
            return new ConfigValue.Text(Quoted(c));
        }

        if (c == '[')
        {
            return depth < MaxDepth ? List(depth) : throw Fault("list is not closed with ]");
        }

        return char.IsAsciiDigit(c) || c is '-' or '+' ? Number() : throw Fault("expecting a value");
    }

    private string Quoted(char quote)
    {
        // The opening mark of a long text counts only when something can follow it: libvirt reads a shorter rest as an empty text.
        if (quote == '"' && _at + 6 < text.Length && string.CompareOrdinal(text, _at, TripleQuote, 0, 3) == 0)
        {
            int start = _at + 3;
            int end = text.IndexOf(TripleQuote, start, StringComparison.Ordinal);
            if (end < 0)
            {
                throw Fault("unterminated string");
            }

            _line += text.AsSpan(start, end - start).Count('\n');
            _at = end + 3;
            return text[start..end];
        }

        int first = ++_at;
        while (_at < text.Length && text[_at] != quote && !IsEndOfLine(text[_at]))
        {
            _at++;
        }

        if (_at >= text.Length || text[_at] != quote)
        {
            throw Fault("unterminated string");
        }

        return text[first.._at++];
    }

    private ConfigValue.List List(int depth)
    {
        var items = new List<ConfigValue>();
        _at++;
        SkipBlanksAndLines();
        while (true)
        {
            if (_at >= text.Length)
            {
                throw Fault("list is not closed with ]");
            }

            if (text[_at] == ']')
            {
                _at++;
                return new ConfigValue.List(items);
            }

            if (items.Count > 0)
            {
                if (text[_at] != ',')
                {
                    throw Fault("expecting a separator in list");
                }

                _at++;
                SkipBlanksAndLines();
                if (_at < text.Length && text[_at] == ']')
                {
                    continue;
                }
            }

            items.Add(Value(depth + 1));
            SkipBlanksAndLines();
        }
    }

    private ConfigValue Number()
    {
        bool negative = text[_at] == '-';
        bool sign = negative || text[_at] == '+';
        if (sign)
        {
            _at++;
        }

        if (_at >= text.Length || !char.IsAsciiDigit(text[_at]))
        {
            throw Fault("unterminated number");
        }

        int start = _at;
        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
        {
            _at++;
        }

        ulong number = ulong.TryParse(text.AsSpan(start, _at - start), out ulong parsed) ? parsed : ulong.MaxValue;
        if (!negative)
        {
            return new ConfigValue.Unsigned(number);
        }

        return new ConfigValue.Signed(number > long.MaxValue ? long.MinValue : -(long)number);
    }

    private void SkipBlanks()
    {
        while (_at < text.Length && IsBlank(text[_at]))
        {
            _at++;
        }
    }

    private void SkipBlanksAndLines()
    {
        for (; _at < text.Length && (IsBlank(text[_at]) || IsEndOfLine(text[_at])); _at++)
        {
            if (text[_at] == '\n')
            {
                _line++;
            }
        }
    }

    private VirException Fault(string detail) => Errors.ConfigSyntax(path, _line, detail);
}
