namespace Vireo.Drivers.Test;

/// <summary>
/// A simulated device of the host, which never changes. SCSI hosts are described by a few figures, from which their XML is made; other
/// devices keep their XML.
/// </summary>
internal sealed class TestNodeDevice : IStoredObject
{
    private static int s_made;

    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <inheritdoc/>
    public Uuid Uuid { get; } = Uuid.Random();

    /// <inheritdoc/>
    public IObjectGate Gate { get; } = new ObjectGate();

    /// <summary>Listings show devices in the order of their making.</summary>
    public int Order { get; } = Interlocked.Increment(ref s_made);

    public string? Parent { get; init; }

    /// <summary>The document of a device that is not a SCSI host.</summary>
    public string? Xml { get; init; }

    /// <summary>Its capabilities as clients name them: "system", "scsi_host" …</summary>
    public required IReadOnlyList<string> Capabilities { get; init; }

    public int Host { get; init; }

    public int UniqueId { get; init; }

    public string? Wwnn { get; init; }

    public string? Wwpn { get; init; }

    public string? FabricWwn { get; init; }

    /// <summary>False of a device that a client made: libvirt's simulation leaves such a one neither active nor persistent.</summary>
    public bool Present { get; init; } = true;

    /// <summary>Virtual hosts can be made on it.</summary>
    public bool HasVports { get; init; }

    /// <summary>True when the device has the capability, also below its main one.</summary>
    public bool Has(string capability) =>
        Capabilities.Contains(capability) || (capability == "fc_host" && Wwnn is not null) || (capability == "vports" && HasVports);

    /// <summary>The device's document.</summary>
    public string Format() => Xml ??
        $"<device>\n  <name>{Name}</name>\n  <parent>{Parent}</parent>\n  <capability type='scsi_host'>\n"
        + $"    <host>{Host}</host>\n    <unique_id>{UniqueId}</unique_id>\n"
        + $"    <capability type='fc_host'>\n      <wwnn>{Wwnn}</wwnn>\n      <wwpn>{Wwpn}</wwpn>\n      "
            + $"<fabric_wwn>{FabricWwn}</fabric_wwn>\n    </capability>\n"
        + (HasVports
            ? "    <capability type='vport_ops'>\n      <max_vports>0</max_vports>\n      <vports>0</vports>\n    </capability>\n"
            : "")
        + "  </capability>\n</device>\n";
}
