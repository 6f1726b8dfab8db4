using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>An element whose meaning only a driver knows, kept with all that is in it and written in canonical form. It is found in
/// drivers' own state files.</summary>
public sealed record XmlNode : XmlRecord
{
    /// <summary>Name of the element.</summary>
    public required string Name { get; set; }

    /// <summary>Attributes in their order.</summary>
    public List<KeyValuePair<string, string>> Attributes { get; set; } = [];

    /// <summary>Text, when there are no children.</summary>
    public string? Text { get; set; }

    /// <summary>Elements inside.</summary>
    public List<XmlNode> Children { get; set; } = [];

    /// <summary>The value of an attribute, or null when it is absent.</summary>
    public string? this[string attribute] => Attributes.Find(a => a.Key == attribute).Value;

    /// <summary>Takes an element with everything in it.</summary>
    public static XmlNode Parse(XmlElement element)
    {
        var node = new XmlNode { Name = element.Name.ToString() };
        foreach (XmlValue attribute in element.Attributes)
        {
            node.Attributes.Add(new(attribute.Name.ToString(), attribute.ToString()));
        }

        for (XmlElement child = element.FirstChild; child.Exists; child = child.Next)
        {
            node.Children.Add(Parse(child));
        }

        node.Text = node.Children.Count == 0 && !element.Text.Span.IsEmpty ? element.Text.ToString() : null;
        return node;
    }

    /// <inheritdoc/>
    public override void WriteContent(XmlOutput output)
    {
        foreach ((string name, string value) in Attributes)
        {
            output.Attribute(name, value);
        }

        if (Text is not null)
        {
            output.Text(Text);
        }

        foreach (XmlNode child in Children)
        {
            child.Write(output, child.Name);
        }
    }

    /// <inheritdoc/>
    protected override XmlRecord CopyCore() =>
        this with { Attributes = [.. Attributes], Children = [.. Children.Select(c => (XmlNode)c.DeepCopy())] };
}

/// <summary>Reads and writes a member that is an <see cref="XmlNode"/>.</summary>
public static class XmlNodeCodec
{
    /// <summary>Reads the element.</summary>
    public static XmlNode Parse(XmlElement element) => XmlNode.Parse(element);

    /// <summary>Writes the element.</summary>
    public static void Write(XmlOutput output, string name, XmlNode value) => value.Write(output, name);
}
