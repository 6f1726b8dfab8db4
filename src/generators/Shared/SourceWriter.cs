using System;
using System.Text;

namespace Vireo.Generators;

/// <summary>Builds C# text with indentation. Line ends are always LF, so that output is the same everywhere.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public SourceWriter Line(string text = "")
    {
        if (text.Length > 0)
        {
            _text.Append(' ', _depth * 4).Append(text);
        }

        _text.Append('\n');
        return this;
    }

    /// <summary>Writes a header and an open brace; disposing the result closes it.</summary>
    public Scope Block(string header, string tail = "")
    {
        Line(header);
        Line("{");
        _depth++;
        return new Scope(this, tail);
    }

    public override string ToString() => _text.ToString();

    internal readonly struct Scope : IDisposable
    {
        private readonly SourceWriter _writer;
        private readonly string _tail;

        public Scope(SourceWriter writer, string tail)
        {
            _writer = writer;
            _tail = tail;
        }

        public void Dispose()
        {
            _writer._depth--;
            _writer.Line("}" + _tail);
        }
    }
}
