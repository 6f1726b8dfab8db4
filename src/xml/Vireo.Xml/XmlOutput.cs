using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Vireo.Xml;

/// <summary>
/// Writes libvirt's canonical form: two-space indent, single quotes, libvirt's escapes, <c>&lt;x/></c> for an element without content.
/// An element may be opened tentatively: it is written when something is put into it, which is how optional wrappers are written.
/// </summary>
public sealed class XmlOutput : IDisposable
{
    // A reader makes a line feed of a carriage return, and a blank of any white space in an attribute: libvirt loses them at its next
    // start.
    private const string Escaped =
        "<>&'\"\r\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000E\u000F"
        + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\uFFFE\uFFFF";

    private static readonly SearchValues<char> s_escaped = SearchValues.Create(Escaped);
    private static readonly SearchValues<char> s_escapedInAttribute = SearchValues.Create(Escaped + "\t\n");

    private char[] _buffer = ArrayPool<char>.Shared.Rent(4096);
    private string[] _pending = new string[8];
    private int _pendingCount;
    private int _length;
    private int _depth;
    private bool _tagOpen;
    private bool _afterText;

    /// <summary>For whom the document is written.</summary>
    public XmlOutput(FormatFlags flags = FormatFlags.None) => Flags = flags;

    /// <summary>For whom the document is written.</summary>
    public FormatFlags Flags { get; }

    /// <summary>How deep the next element would be.</summary>
    public int Depth => _depth + _pendingCount;

    /// <summary>True when all of <paramref name="wanted"/> are set.</summary>
    public bool Has(FormatFlags wanted) => (Flags & wanted) == wanted;

    /// <summary>Starts an element.</summary>
    public void Open(string name)
    {
        FinishTag();
        Start(name);
    }

    /// <summary>Starts an element that is left out when nothing is written into it; <see cref="CloseOptional"/> ends it.</summary>
    public void OpenOptional(string name)
    {
        if (_pendingCount == _pending.Length)
        {
            Array.Resize(ref _pending, 2 * _pendingCount);
        }

        _pending[_pendingCount++] = name;
    }

    /// <summary>Ends the element.</summary>
    public void Close(string name)
    {
        _depth--;
        if (_tagOpen)
        {
            Raw("/>\n");
            _tagOpen = false;
            return;
        }

        if (!_afterText)
        {
            Indent();
        }

        _afterText = false;
        Raw("</");
        Raw(name);
        Raw(">\n");
    }

    /// <summary>Ends an element with separate start and end tags even when nothing was written into it.</summary>
    public void CloseFull(string name)
    {
        FinishTag();
        Close(name);
    }

    /// <summary>Ends an element that was opened tentatively.</summary>
    public void CloseOptional(string name)
    {
        // What is still pending is always innermost.
        if (_pendingCount > 0)
        {
            _pendingCount--;
            return;
        }

        Close(name);
    }

    /// <summary>An attribute.</summary>
    public void Attribute(string name, ReadOnlySpan<char> value)
    {
        Begin(name);
        Escape(value, s_escapedInAttribute);
        Raw('\'');
    }

    /// <summary>A number as attribute.</summary>
    public void Attribute<T>(string name, T value)
        where T : struct, ISpanFormattable
    {
        Begin(name);
        Number(value, default);
        Raw('\'');
    }

    /// <summary>A number as attribute, hexadecimal with <c>0x</c> and at least <paramref name="digits"/> digits.</summary>
    public void AttributeHex(string name, ulong value, int digits)
    {
        Begin(name);
        Hex(value, digits);
        Raw('\'');
    }

    /// <summary>The element's text.</summary>
    public void Text(ReadOnlySpan<char> value)
    {
        StartText();
        Escape(value, s_escaped);
    }

    /// <summary>A number as the element's text.</summary>
    public void Text<T>(T value)
        where T : struct, ISpanFormattable
    {
        StartText();
        Number(value, default);
    }

    /// <summary>A number as text, hexadecimal.</summary>
    public void TextHex(ulong value, int digits)
    {
        StartText();
        Hex(value, digits);
    }

    /// <summary>An element without content.</summary>
    public void Empty(string name)
    {
        Open(name);
        Close(name);
    }

    /// <summary>An element that holds only a text.</summary>
    public void Element(string name, ReadOnlySpan<char> value)
    {
        Open(name);
        Text(value);
        Close(name);
    }

    /// <summary>An element that holds only a number.</summary>
    public void Element<T>(string name, T value)
        where T : struct, ISpanFormattable
    {
        Open(name);
        Text(value);
        Close(name);
    }

    /// <summary>An empty line before the next element.</summary>
    public void BlankLine()
    {
        FinishTag();
        Raw('\n');
    }

    /// <summary>A whole subtree, already in its final form; it is put on lines of its own.</summary>
    public void Verbatim(ReadOnlySpan<char> xml)
    {
        FinishTag();
        Indent();
        Raw(xml);
        Raw('\n');
    }

    /// <summary>The text so far.</summary>
    public override string ToString() => new(_buffer, 0, _length);

    /// <summary>Gives the buffer back.</summary>
    public void Dispose()
    {
        char[] buffer = _buffer;
        _buffer = [];
        if (buffer.Length > 0)
        {
            ArrayPool<char>.Shared.Return(buffer, clearArray: Has(FormatFlags.Secure));
        }
    }

    private void Begin(string name)
    {
        WritePending();
        Room(name.Length + 3);
        Span<char> to = _buffer.AsSpan(_length, name.Length + 3);
        to[0] = ' ';
        name.CopyTo(to[1..]);
        to[^2] = '=';
        to[^1] = '\'';
        _length += to.Length;
    }

    private void StartText()
    {
        WritePending();
        if (_tagOpen)
        {
            Raw('>');
            _tagOpen = false;
        }

        _afterText = true;
    }

    private void FinishTag()
    {
        WritePending();
        EndTag();
    }

    private void EndTag()
    {
        if (_tagOpen)
        {
            Raw(">\n");
            _tagOpen = false;
        }
    }

    private void WritePending()
    {
        if (_pendingCount > 0)
        {
            int count = _pendingCount;
            _pendingCount = 0;
            foreach (string name in _pending.AsSpan(0, count))
            {
                EndTag();
                Start(name);
            }
        }
    }

    private void Start(string name)
    {
        int indent = 2 * _depth;
        Room(indent + 1 + name.Length);
        Span<char> to = _buffer.AsSpan(_length, indent + 1 + name.Length);
        to[..indent].Fill(' ');
        to[indent] = '<';
        name.CopyTo(to[(indent + 1)..]);
        _length += to.Length;
        _tagOpen = true;
        _depth++;
    }

    private void Indent()
    {
        int n = 2 * _depth;
        Room(n);
        _buffer.AsSpan(_length, n).Fill(' ');
        _length += n;
    }

    private void Number<T>(T value, ReadOnlySpan<char> format)
        where T : struct, ISpanFormattable
    {
        Room(64);
        value.TryFormat(_buffer.AsSpan(_length), out int written, format, CultureInfo.InvariantCulture);
        _length += written;
    }

    private void Hex(ulong value, int digits)
    {
        Raw("0x");
        Span<char> format = ['x', (char)('0' + (digits / 10)), (char)('0' + (digits % 10))];
        Number(value, format);
    }

    private void Escape(ReadOnlySpan<char> value, SearchValues<char> escaped)
    {
        while (true)
        {
            int stop = value.IndexOfAny(escaped);
            if (stop < 0)
            {
                Raw(value);
                return;
            }

            Raw(value[..stop]);
            switch (value[stop])
            {
                case '<':
                    Raw("&lt;");
                    break;
                case '>':
                    Raw("&gt;");
                    break;
                case '&':
                    Raw("&amp;");
                    break;
                case '\'':
                    Raw("&apos;");
                    break;
                case '"':
                    Raw("&quot;");
                    break;
                case '\t' or '\n' or '\r':
                    Raw("&#");
                    Number((uint)value[stop], default);
                    Raw(';');
                    break;
                default:
                    break; // what no document may hold is left out: as in libvirt control characters, and the two that no reader takes back
            }

            value = value[(stop + 1)..];
        }
    }

    private void Raw(char c)
    {
        Room(1);
        _buffer[_length++] = c;
    }

    private void Raw(ReadOnlySpan<char> text)
    {
        Room(text.Length);
        text.CopyTo(_buffer.AsSpan(_length));
        _length += text.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Room(int more)
    {
        if (_length + more > _buffer.Length)
        {
            Grow(more);
        }
    }

    private void Grow(int more)
    {
        char[] bigger = ArrayPool<char>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + more));
        _buffer.AsSpan(0, _length).CopyTo(bigger);
        ArrayPool<char>.Shared.Return(_buffer, clearArray: Has(FormatFlags.Secure));
        _buffer = bigger;
    }
}
