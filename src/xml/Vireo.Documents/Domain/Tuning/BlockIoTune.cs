using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>A guest's share of the host's disk throughput (blkio cgroup).</summary>
[XmlRecord]
public sealed partial record BlockIoTune
{
    /// <summary>Weight against other guests.</summary>
    [XmlPath("weight")]
    public uint? Weight { get; set; }

    /// <summary>Limits on single host devices.</summary>
    [XmlPath("device")]
    public List<BlockIoDevice> Devices { get; set; } = [];
}

/// <summary>Limits on one host device.</summary>
[XmlRecord]
public sealed partial record BlockIoDevice
{
    /// <summary>Path of the device.</summary>
    [XmlPath("path")]
    public string? Path { get; set; }

    /// <summary>Weight against other guests on this device.</summary>
    [XmlPath("weight", Omit = 0u)]
    public uint? Weight { get; set; }

    /// <summary>Reads in a second.</summary>
    [XmlPath("read_iops_sec", Omit = 0u)]
    public uint? ReadIopsPerSecond { get; set; }

    /// <summary>Writes in a second.</summary>
    [XmlPath("write_iops_sec", Omit = 0u)]
    public uint? WriteIopsPerSecond { get; set; }

    /// <summary>Bytes read in a second.</summary>
    [XmlPath("read_bytes_sec", Omit = 0ul)]
    public ulong? ReadBytesPerSecond { get; set; }

    /// <summary>Bytes written in a second.</summary>
    [XmlPath("write_bytes_sec", Omit = 0ul)]
    public ulong? WriteBytesPerSecond { get; set; }
}
