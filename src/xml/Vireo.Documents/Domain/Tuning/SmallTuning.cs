using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Where in the host's resource tree a guest stands.</summary>
[XmlRecord]
public sealed partial record ResourcePartition
{
    /// <summary>cgroup partition, <c>/machine</c> for example.</summary>
    [XmlPath("partition")]
    public string? Partition { get; set; }

    /// <summary>Identifier for Fibre Channel traffic of the guest.</summary>
    [XmlPath("fibrechannel/@appid")]
    public string? FibreChannelAppId { get; set; }
}

/// <summary>One key wrapping operation of s390 and whether the guest may use it.</summary>
[XmlRecord]
public sealed partial record KeyWrapCipher
{
    /// <summary>Algorithm.</summary>
    [XmlPath("@name", Required = true)]
    public KeyWrapAlgorithm Name { get; set; }

    /// <summary>On or off.</summary>
    [XmlPath("@state", Required = true)]
    public OnOff State { get; set; }
}

/// <summary>Key wrapping algorithms.</summary>
[XmlEnum]
public enum KeyWrapAlgorithm : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>AES.</summary>
    Aes,

    /// <summary>DEA.</summary>
    Dea,
}

/// <summary>How a container's user and group ids map to the host's.</summary>
[XmlRecord]
public sealed partial record IdMap
{
    /// <summary>User ids.</summary>
    [XmlPath("uid")]
    public List<IdMapEntry> Users { get; set; } = [];

    /// <summary>Group ids.</summary>
    [XmlPath("gid")]
    public List<IdMapEntry> Groups { get; set; } = [];
}

/// <summary>One range of ids.</summary>
[XmlRecord]
public sealed partial record IdMapEntry
{
    /// <summary>First id inside.</summary>
    [XmlPath("@start", Required = true)]
    public uint? Start { get; set; }

    /// <summary>First id on the host.</summary>
    [XmlPath("@target", Required = true)]
    public uint? Target { get; set; }

    /// <summary>How many.</summary>
    [XmlPath("@count", Required = true)]
    public uint? Count { get; set; }
}

/// <summary>One performance event of the host that is counted for the guest.</summary>
[XmlRecord]
public sealed partial record PerfEvent
{
    /// <summary>Name of the event, <c>cpu_cycles</c> for example.</summary>
    [XmlPath("@name", Required = true)]
    public string? Name { get; set; }

    /// <summary>Counted or not.</summary>
    [XmlPath("@enabled", Required = true)]
    public YesNo Enabled { get; set; }
}

/// <summary>Power states that the firmware offers to the guest.</summary>
[XmlRecord]
public sealed partial record PowerManagement
{
    /// <summary>ACPI S3.</summary>
    [XmlPath("suspend-to-mem/@enabled")]
    public YesNo SuspendToMemory { get; set; }

    /// <summary>ACPI S4.</summary>
    [XmlPath("suspend-to-disk/@enabled")]
    public YesNo SuspendToDisk { get; set; }
}
