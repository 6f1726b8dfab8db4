using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Settings of a bridge port.</summary>
[XmlRecord]
public sealed partial record PortOptions
{
    /// <summary>Whether the port may not talk to other isolated ports; no when not given.</summary>
    [XmlPath("@isolated")]
    public YesNo Isolated { get; set; }
}
