namespace Vireo.Xml;

/// <summary>The XML declaration: read only to refuse what libxml2 refuses, because text that arrives here is decoded already.</summary>
internal sealed partial class XmlTreeParser
{
    private const string NotClosed = "String not closed expecting \" or '";

    // Character sets that a document may claim to be in, as the C library of a Linux host knows them. The claim changes nothing.
    private static readonly HashSet<string> s_encodings = new(
        [
            "ascii", "us-ascii", "utf-7", "utf-8", "utf8", "utf_8", "utf-16", "utf-16le", "utf-16be", "utf-32", "utf-32le", "utf-32be",
                "ucs-2", "ucs-4", "iso-10646-ucs-2", "iso-10646-ucs-4", "html", "latin1", "iso-latin-1",
            .. Enumerable.Range(1, 16).Where(static n => n != 12).Select(static n => $"iso-8859-{n}"),
            .. Enumerable.Range(1250, 9).SelectMany(static n => new[] { $"windows-{n}", $"cp{n}" }),
            "koi8-r", "koi8-u", "shift_jis", "shift-jis", "iso-2022-jp", "iso-2022-kr", "euc-jp", "euc-kr", "euc-tw", "big5", "gb2312",
                "gbk", "gb18030", "macintosh",
        ],
        StringComparer.OrdinalIgnoreCase);

    private void Declaration()
    {
        _at += 5;
        SkipBlanks();
        if (!Looking("version"))
        {
            throw Fail("Malformed declaration expecting version");
        }

        char quote = OpenValue("version", "String not started expecting ' or \"");
        int start = _at;
        if (char.IsAsciiDigit(Peek()) && _at + 1 < _text.Length && _text[_at + 1] == '.')
        {
            _at += 2;
            while (char.IsAsciiDigit(Peek()))
            {
                _at++;
            }
        }

        ReadOnlySpan<char> version = _text.AsSpan(start, _at - start);
        CloseValue(quote);
        if (!version.StartsWith("1."))
        {
            throw Fail($"Unsupported version '{version}'");
        }

        bool blank = NextValue();
        if (Looking("encoding"))
        {
            quote = OpenValue("encoding", "String not started expecting \" or '");
            start = _at;
            if (char.IsAsciiLetter(Peek()))
            {
                while (char.IsAsciiLetterOrDigit(Peek()) || Peek() is '.' or '_' or '-')
                {
                    _at++;
                }
            }

            string encoding = _text[start.._at];
            if (encoding.Length == 0)
            {
                throw Fail("Invalid XML encoding name");
            }

            CloseValue(quote);
            if (!s_encodings.Contains(encoding))
            {
                throw Fail($"Unsupported encoding {encoding}");
            }

            blank = NextValue();
        }

        if (blank && Looking("standalone"))
        {
            quote = OpenValue("standalone", "String not started expecting \" or '");
            _at += Looking("yes") ? 3 : Looking("no") ? 2 : throw Fail("standalone accepts only 'yes' or 'no'");
            CloseValue(quote);
            SkipBlanks();
        }

        if (!Looking("?>"))
        {
            throw Fail("parsing XML declaration: '?>' expected");
        }

        _at += 2;
    }

    /// <summary>Goes behind the name and the quote that opens its value.</summary>
    private char OpenValue(string name, string notStarted)
    {
        _at += name.Length;
        SkipBlanks();
        if (Peek() != '=')
        {
            throw Fail("expected '='");
        }

        _at++;
        SkipBlanks();
        char quote = Peek();
        if (quote is not ('"' or '\''))
        {
            throw Fail(notStarted);
        }

        _at++;
        return quote;
    }

    private void CloseValue(char quote)
    {
        if (Peek() != quote)
        {
            throw Fail(NotClosed);
        }

        _at++;
    }

    /// <summary>To what follows a value, which blanks must part from it.</summary>
    private bool NextValue()
    {
        bool blank = SkipBlanks();
        return blank || Looking("?>") ? blank : throw Fail("Blank needed here");
    }
}
