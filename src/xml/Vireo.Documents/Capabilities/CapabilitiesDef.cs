using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>What a host is and which guests it can run. Since 0.2.1.</summary>
[XmlRoot("capabilities", Domain = ErrorDomain.Capabilities)]
public sealed partial record CapabilitiesDef
{
    /// <summary>The host.</summary>
    [XmlPath("host")]
    public CapabilitiesHost? Host { get; set; }

    /// <summary>The kinds of guest.</summary>
    [XmlPath("guest", ElementCodec = typeof(SpacedGuestCodec))]
    public List<CapabilitiesGuest> Guests { get; set; } = [];

    // The parts of the document stand apart.
    partial void OnAttributesWritten(XmlOutput output) => output.BlankLine();

    partial void OnWritten(XmlOutput output) => output.BlankLine();
}

/// <summary>Writes each kind of guest with an empty line before it.</summary>
public static class SpacedGuestCodec
{
    /// <summary>Reads one.</summary>
    public static CapabilitiesGuest Parse(XmlElement element) => new(element);

    /// <summary>Writes one.</summary>
    public static void Write(XmlOutput output, string name, CapabilitiesGuest value)
    {
        output.BlankLine();
        value.Write(output, name);
    }
}

/// <summary>The host.</summary>
[XmlRecord]
public sealed partial record CapabilitiesHost
{
    /// <summary>UUID.</summary>
    [XmlPath("uuid")]
    public Uuid? Uuid { get; set; }

    /// <summary>CPU.</summary>
    [XmlPath("cpu")]
    public HostCpu? Cpu { get; set; }

    /// <summary>Ways in which the host can sleep.</summary>
    [XmlPath("power_management")]
    public HostPowerManagement? PowerManagement { get; set; }

    /// <summary>Whether the host translates the addresses of devices. Since 6.1.0.</summary>
    [XmlPath("iommu/@support")]
    public YesNo Iommu { get; set; }

    /// <summary>Migration.</summary>
    [XmlPath("migration_features", Full = true)]
    public HostMigration? Migration { get; set; }

    /// <summary>NUMA nodes.</summary>
    [XmlPath("topology")]
    public HostTopology? Topology { get; set; }

    /// <summary>CPU caches.</summary>
    [XmlPath("cache")]
    public HostCache? Cache { get; set; }

    /// <summary>Bandwidth of memory.</summary>
    [XmlPath("memory_bandwidth")]
    public HostMemoryBandwidth? MemoryBandwidth { get; set; }

    /// <summary>Security drivers.</summary>
    [XmlPath("secmodel")]
    public List<HostSecurityModel> SecurityModels { get; set; } = [];
}

/// <summary>CPU of the host.</summary>
[XmlRecord]
public sealed partial record HostCpu
{
    /// <summary>Architecture.</summary>
    [XmlPath("arch")]
    public string? Arch { get; set; }

    /// <summary>Model.</summary>
    [XmlPath("model")]
    public string? Model { get; set; }

    /// <summary>Vendor.</summary>
    [XmlPath("vendor")]
    public string? Vendor { get; set; }

    /// <summary>Version of the microcode.</summary>
    [XmlPath("microcode/@version")]
    public uint? Microcode { get; set; }

    /// <summary>Family, model and stepping.</summary>
    [XmlPath("signature")]
    public CpuSignature? Signature { get; set; }

    /// <summary>The time stamp counter.</summary>
    [XmlPath("counter")]
    public HostCpuCounter? Counter { get; set; }

    /// <summary>Sockets, cores, threads.</summary>
    [XmlPath("topology")]
    public CpuTopology? Topology { get; set; }

    /// <summary>Physical address bits.</summary>
    [XmlPath("maxphysaddr")]
    public CpuMaxPhysAddr? MaxPhysAddr { get; set; }

    /// <summary>Features beyond those of the model.</summary>
    [XmlPath("feature/@name")]
    public List<string> Features { get; set; } = [];

    /// <summary>Sizes of pages.</summary>
    [XmlPath("pages")]
    public List<HostPageSize> Pages { get; set; } = [];

    /// <summary>Features of old 32-bit hosts, by name.</summary>
    [XmlPath("features")]
    public HostOldFeatures? OldFeatures { get; set; }
}

/// <summary>A counter of a CPU.</summary>
[XmlRecord]
public sealed partial record HostCpuCounter
{
    /// <summary>Name.</summary>
    [XmlPath("@name")]
    public string? Name { get; set; }

    /// <summary>Hertz.</summary>
    [XmlPath("@frequency")]
    public ulong? Frequency { get; set; }

    /// <summary>Whether guests can have another frequency.</summary>
    [XmlPath("@scaling")]
    public YesNo Scaling { get; set; }
}

/// <summary>A size of pages.</summary>
[XmlRecord]
public sealed partial record HostPageSize
{
    /// <summary>Unit of the size.</summary>
    [XmlPath("@unit")]
    public string? Unit { get; set; }

    /// <summary>Size.</summary>
    [XmlPath("@size")]
    public ulong Size { get; set; }
}

/// <summary>Features of old 32-bit hosts.</summary>
[XmlRecord]
public sealed partial record HostOldFeatures
{
    /// <summary>Addresses beyond 4 GiB.</summary>
    [XmlPath("pae")]
    public bool Pae { get; set; }

    /// <summary>Guests without them.</summary>
    [XmlPath("nonpae")]
    public bool NonPae { get; set; }
}

/// <summary>Ways in which the host can sleep.</summary>
[XmlRecord]
public sealed partial record HostPowerManagement
{
    /// <summary>To memory.</summary>
    [XmlPath("suspend_mem")]
    public bool ToMemory { get; set; }

    /// <summary>To disk.</summary>
    [XmlPath("suspend_disk")]
    public bool ToDisk { get; set; }

    /// <summary>To both.</summary>
    [XmlPath("suspend_hybrid")]
    public bool Hybrid { get; set; }
}

/// <summary>Migration.</summary>
[XmlRecord]
public sealed partial record HostMigration
{
    /// <summary>While the guest runs.</summary>
    [XmlPath("live")]
    public bool Live { get; set; }

    /// <summary>Transports.</summary>
    [XmlPath("uri_transports/uri_transport")]
    public List<string> Transports { get; set; } = [];
}

/// <summary>A security driver.</summary>
[XmlRecord]
public sealed partial record HostSecurityModel
{
    /// <summary>Name.</summary>
    [XmlPath("model")]
    public string? Model { get; set; }

    /// <summary>Domain of interpretation of its labels.</summary>
    [XmlPath("doi")]
    public string? Doi { get; set; }

    /// <summary>What labels of guests are derived from.</summary>
    [XmlPath("baselabel")]
    public List<HostBaseLabel> BaseLabels { get; set; } = [];
}

/// <summary>What labels of one type of guest are derived from.</summary>
[XmlRecord]
public sealed partial record HostBaseLabel
{
    /// <summary>Type of guest.</summary>
    [XmlPath("@type")]
    public string? Type { get; set; }

    /// <summary>The label.</summary>
    [XmlPath(".")]
    public string? Label { get; set; }
}
