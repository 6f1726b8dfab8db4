using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>The guest inside a snapshot: whole, or (in what old versions wrote, and where nothing else is known) its UUID alone.</summary>
public static class SnapshotDomainCodec
{
    /// <summary>Reads the element.</summary>
    public static DomainDef Parse(XmlElement element) => new(element);

    /// <summary>Writes the element.</summary>
    public static void Write(XmlOutput output, string name, DomainDef value)
    {
        if (value.Name is not null || value.Uuid is not { } uuid)
        {
            value.Write(output, name);
            return;
        }

        output.Open(name);
        output.Element("uuid", uuid.ToString());
        output.Close(name);
    }
}
