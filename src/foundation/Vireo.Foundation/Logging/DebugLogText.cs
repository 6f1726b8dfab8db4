using System.Globalization;
using System.Runtime.CompilerServices;

namespace Vireo;

/// <summary>Interpolated text of a debug line, built only when the logger wants it.</summary>
[InterpolatedStringHandler]
public ref struct DebugLogText
{
    private DefaultInterpolatedStringHandler _text;

    public DebugLogText(int literalLength, int formattedCount, Logger logger, out bool enabled)
    {
        Enabled = enabled = logger.IsEnabled(LogLevel.Debug);
        _text = enabled ? new DefaultInterpolatedStringHandler(literalLength, formattedCount, CultureInfo.InvariantCulture) : default;
    }

    /// <summary>True when the text was built.</summary>
    public bool Enabled { get; }

    public void AppendLiteral(string value) => _text.AppendLiteral(value);

    public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

    public void AppendFormatted<T>(T value, string? format) => _text.AppendFormatted(value, format);

    public void AppendFormatted(string? value) => _text.AppendFormatted(value);

    public void AppendFormatted(ReadOnlySpan<char> value) => _text.AppendFormatted(value);

    internal string ToStringAndClear() => _text.ToStringAndClear();
}
