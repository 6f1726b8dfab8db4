using System.Security;
using System.Text;

namespace Vireo.Drivers.Qemu.Host;

/// <summary>Writes the domain capabilities document: elements, enums, and nothing that decides what is in them.</summary>
internal sealed class DomainCapabilitiesText
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public void Open(string element, string attributes = "")
    {
        Line($"<{element}{attributes}>");
        _depth++;
    }

    public void Close(string element)
    {
        _depth--;
        Line($"</{element}>");
    }

    public void Value(string element, string value) => Line($"<{element}>{SecurityElement.Escape(value)}</{element}>");

    public void Line(string text) => _text.Append(' ', _depth * 2).Append(text).Append('\n');

    /// <summary>A part that is supported or not, without content.</summary>
    public void Supported(string element, bool supported) => Line($"<{element} supported='{YesNo(supported)}'/>");

    /// <summary>An enumeration; null leaves it out, an empty one is printed as such.</summary>
    public void Enum(string name, params IReadOnlyList<string> values)
    {
        if (values.Count == 0)
        {
            Line($"<enum name='{name}'/>");
            return;
        }

        Open("enum", $" name='{name}'");
        foreach (string value in values)
        {
            Value("value", value);
        }

        Close("enum");
    }

    /// <summary>A device that can be had, with its enumerations.</summary>
    public void Device(string name, bool supported, Action content)
    {
        if (!supported)
        {
            Supported(name, false);
            return;
        }

        Open(name, " supported='yes'");
        content();
        Close(name);
    }

    public override string ToString() => _text.ToString();

    public static string YesNo(bool value) => value ? "yes" : "no";
}
