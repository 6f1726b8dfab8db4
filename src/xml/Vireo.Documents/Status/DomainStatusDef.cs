using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>
/// A driver's record of a running guest: its state, what the driver needs to find it again, and the guest. The driver's part is kept as it
/// is, because only the driver knows what it means.
/// </summary>
public sealed record DomainStatusDef : XmlRecord
{
    /// <summary>What the guest inside is written with: all that is known of it.</summary>
    public const FormatFlags DomainFlags = FormatFlags.Secure | FormatFlags.Status | FormatFlags.ActualNetwork
        | FormatFlags.PciOriginalStates | FormatFlags.ClockAdjust;

    /// <summary>State of the guest: <c>running</c>, <c>paused</c> and so on.</summary>
    public string? State { get; set; }

    /// <summary>Why it is in that state.</summary>
    public string? Reason { get; set; }

    /// <summary>Process number of the emulator.</summary>
    public string? Pid { get; set; }

    /// <summary>What the driver keeps, in its order.</summary>
    public List<XmlNode> DriverState { get; set; } = [];

    /// <summary>The guest.</summary>
    public DomainDef? Domain { get; set; }

    /// <summary>Reads a document.</summary>
    /// <exception cref="VirException">The text is not well-formed or not such a document.</exception>
    public static DomainStatusDef Parse(string xml) => Parse(XmlTree.Parse(xml, new XmlParseOptions { Domain = ErrorDomain.Domain }).Root);

    /// <summary>Reads a document from its root element.</summary>
    public static DomainStatusDef Parse(XmlElement root)
    {
        root.ExpectRoot("domstatus");
        var status = new DomainStatusDef
        {
            State = Value(root, "state"),
            Reason = Value(root, "reason"),
            Pid = Value(root, "pid"),
        };
        for (XmlElement child = root.FirstChild; child.Exists; child = child.Next)
        {
            if (child.Name is "domain")
            {
                status.Domain = DomainDef.Parse(child);
            }
            else
            {
                status.DriverState.Add(XmlNode.Parse(child));
            }
        }

        return status;
    }

    /// <summary>The canonical text.</summary>
    public string Format() => ToXml("domstatus", DomainFlags);

    /// <inheritdoc/>
    public override void WriteContent(XmlOutput output)
    {
        Write(output, "state", State);
        Write(output, "reason", Reason);
        Write(output, "pid", Pid);
        foreach (XmlNode node in DriverState)
        {
            node.Write(output, node.Name);
        }

        Domain?.Write(output, "domain");
    }

    /// <inheritdoc/>
    protected override XmlRecord CopyCore() =>
        this with { DriverState = [.. DriverState.Select(n => (XmlNode)n.DeepCopy())], Domain = Domain?.DeepCopy() };

    private static string? Value(XmlElement element, string attribute)
    {
        XmlValue value = element.Attribute(attribute);
        return value.Exists ? value.ToString() : null;
    }

    private static void Write(XmlOutput output, string attribute, string? value)
    {
        if (value is not null)
        {
            output.Attribute(attribute, value);
        }
    }
}
