using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>A lease of a lock manager.</summary>
[XmlRecord]
public sealed partial record Lease
{
    /// <summary>Lock space.</summary>
    [XmlPath("lockspace")]
    public string? LockSpace { get; set; }

    /// <summary>Key.</summary>
    [XmlPath("key", Missing = "Missing 'key' element for lease")]
    public string? Key { get; set; }

    /// <summary>Where it is kept.</summary>
    [XmlPath("target")]
    public LeaseTarget? Target { get; set; }
}

/// <summary>Where a lease is kept.</summary>
[XmlRecord]
public sealed partial record LeaseTarget
{
    /// <summary>File.</summary>
    [XmlPath("@path")]
    public string? Path { get; set; }

    /// <summary>First byte.</summary>
    [XmlPath("@offset", Omit = 0)]
    public ulong? Offset { get; set; }
}
