using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Limits on the traffic of an interface, a network or a port.</summary>
[XmlRecord]
public sealed partial record NetworkBandwidth
{
    /// <inheritdoc/>
    protected override bool HasTwoTags => true;

    /// <summary>True when nothing is limited: in a document that is as if it were absent; calls can bring it about.</summary>
    public bool IsEmpty => ClassId is null && Inbound is null && Outbound is null;

    /// <summary>Class of the interface in its network's traffic shaping; given out by the network, found in ports.</summary>
    [XmlPath("@classID")]
    public uint? ClassId { get; set; }

    /// <summary>Limits on what comes in.</summary>
    [XmlPath("inbound")]
    public NetworkRate? Inbound { get; set; }

    /// <summary>Limits on what goes out.</summary>
    [XmlPath("outbound")]
    public NetworkRate? Outbound { get; set; }
}

/// <summary>Limits of one direction.</summary>
[XmlRecord]
public sealed partial record NetworkRate
{
    /// <summary>Average rate in kilobytes a second.</summary>
    [XmlPath("@average")]
    public ulong? Average { get; set; }

    /// <summary>Greatest rate in kilobytes a second.</summary>
    [XmlPath("@peak")]
    public ulong? Peak { get; set; }

    /// <summary>Guaranteed rate in kilobytes a second; only for what comes in. Since 1.0.1.</summary>
    [XmlPath("@floor")]
    public ulong? Floor { get; set; }

    /// <summary>Kilobytes that may be sent at once at the greatest rate.</summary>
    [XmlPath("@burst")]
    public ulong? Burst { get; set; }

    // A rate of nothing is none.
    partial void OnParsed(XmlElement element)
    {
        Peak = Peak == 0 ? null : Peak;
        Floor = Floor == 0 ? null : Floor;
        Burst = Burst == 0 ? null : Burst;
    }
}
