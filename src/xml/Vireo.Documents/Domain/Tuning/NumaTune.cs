using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>On which NUMA nodes of the host a guest's memory lies.</summary>
[XmlRecord]
public sealed partial record NumaTune
{
    /// <summary>Policy for all memory.</summary>
    [XmlPath("memory")]
    public NumaMemory? Memory { get; set; }

    /// <summary>Policies of single guest nodes.</summary>
    [XmlPath("memnode")]
    public List<NumaMemoryNode> Nodes { get; set; } = [];
}

/// <summary>How strictly memory is bound to nodes.</summary>
[XmlEnum]
public enum NumaMemoryMode : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>Only these nodes; allocation fails when they are full.</summary>
    Strict,

    /// <summary>These nodes if they have room.</summary>
    Preferred,

    /// <summary>Spread over the nodes.</summary>
    Interleave,

    /// <summary>Bound by the host's cgroup, so that it can be moved later.</summary>
    Restrictive,
}

/// <summary>Who chooses.</summary>
[XmlEnum]
public enum Placement : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>The document.</summary>
    Static,

    /// <summary>numad.</summary>
    Auto,
}

/// <summary>Policy for all of a guest's memory.</summary>
[XmlRecord]
public sealed partial record NumaMemory
{
    /// <summary>How strict.</summary>
    [XmlPath("@mode")]
    public NumaMemoryMode Mode { get; set; }

    /// <summary>Who chooses the nodes; <c>static</c> is not written beside a node set.</summary>
    [XmlPath("@placement", Omit = Documents.Placement.Static)]
    public Placement Placement { get; set; }

    /// <summary>Nodes of the host.</summary>
    [XmlPath("@nodeset")]
    public CpuSet? NodeSet { get; set; }
}

/// <summary>Policy for one guest node.</summary>
[XmlRecord]
public sealed partial record NumaMemoryNode
{
    /// <summary>The guest's node.</summary>
    [XmlPath("@cellid", Required = true)]
    public uint? CellId { get; set; }

    /// <summary>How strict.</summary>
    [XmlPath("@mode")]
    public NumaMemoryMode Mode { get; set; }

    /// <summary>Nodes of the host.</summary>
    [XmlPath("@nodeset", Required = true)]
    public CpuSet? NodeSet { get; set; }
}
