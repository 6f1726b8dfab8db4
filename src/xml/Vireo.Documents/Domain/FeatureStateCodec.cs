using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>A feature with a switch <c>state</c>; without one it is on.</summary>
public static class FeatureStateCodec
{
    /// <summary>Reads it.</summary>
    public static OnOff Parse(XmlElement element)
    {
        XmlValue state = element.Attribute("state");
        return state.Exists ? OnOffXml.Parse(state) : OnOff.On;
    }

    /// <summary>Writes it, unless absent.</summary>
    public static void Write(XmlOutput output, string name, OnOff value)
    {
        if (value.ToXml() is { } text)
        {
            output.Open(name);
            output.Attribute("state", text);
            output.Close(name);
        }
    }
}
