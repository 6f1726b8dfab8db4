namespace Vireo.Xml;

/// <summary>A switch that may be absent, written <c>yes</c> or <c>no</c>.</summary>
public enum YesNo : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>Yes.</summary>
    Yes,

    /// <summary>No.</summary>
    No,
}

/// <summary>Text of <see cref="YesNo"/>.</summary>
public static class YesNoXml
{
    /// <summary>Reads it; the error is libvirt's.</summary>
    public static YesNo Parse(in XmlValue value) => TryParse(value.Span, out YesNo result) ? result : throw value.Invalid();

    /// <summary>Reads it.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out YesNo result)
    {
        result = text is "yes" ? YesNo.Yes : text is "no" ? YesNo.No : YesNo.Unset;
        return result != YesNo.Unset;
    }

    /// <summary>The text, or null when absent.</summary>
    public static string? ToXml(this YesNo value) => value switch { YesNo.Yes => "yes", YesNo.No => "no", _ => null };

    /// <summary>From a boolean.</summary>
    public static YesNo From(bool value) => value ? YesNo.Yes : YesNo.No;
}
