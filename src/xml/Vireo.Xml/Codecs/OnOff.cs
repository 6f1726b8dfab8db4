namespace Vireo.Xml;

/// <summary>A switch that may be absent, written <c>on</c> or <c>off</c>.</summary>
public enum OnOff : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>On.</summary>
    On,

    /// <summary>Off.</summary>
    Off,
}

/// <summary>Text of <see cref="OnOff"/>.</summary>
public static class OnOffXml
{
    /// <summary>Reads it; the error is libvirt's.</summary>
    public static OnOff Parse(in XmlValue value) => TryParse(value.Span, out OnOff result) ? result : throw value.Invalid();

    /// <summary>Reads it.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out OnOff result)
    {
        result = text is "on" ? OnOff.On : text is "off" ? OnOff.Off : OnOff.Unset;
        return result != OnOff.Unset;
    }

    /// <summary>The text, or null when absent.</summary>
    public static string? ToXml(this OnOff value) => value switch { OnOff.On => "on", OnOff.Off => "off", _ => null };

    /// <summary>From a boolean.</summary>
    public static OnOff From(bool value) => value ? OnOff.On : OnOff.Off;
}
