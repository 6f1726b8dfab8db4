using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>What one emulator can do for guests of one kind. Since 1.2.7.</summary>
[XmlRoot("domainCapabilities", Domain = ErrorDomain.Domain)]
public sealed partial record DomainCapsDef
{
    /// <summary>Path of the emulator.</summary>
    [XmlPath("path")]
    public string? Path { get; set; }

    /// <summary>Kind of virtualization.</summary>
    [XmlPath("domain")]
    public string? Domain { get; set; }

    /// <summary>Machine type.</summary>
    [XmlPath("machine")]
    public string? Machine { get; set; }

    /// <summary>Architecture.</summary>
    [XmlPath("arch")]
    public string? Arch { get; set; }

    /// <summary>CPUs at most.</summary>
    [XmlPath("vcpu/@max")]
    public uint? MaxVcpus { get; set; }

    /// <summary>I/O threads.</summary>
    [XmlPath("iothreads")]
    public DomainCap? IoThreads { get; set; }

    /// <summary>Firmware.</summary>
    [XmlPath("os")]
    public DomainOsCaps? Os { get; set; }

    /// <summary>CPU.</summary>
    [XmlPath("cpu/mode")]
    public List<DomainCpuModeCaps> CpuModes { get; set; } = [];

    /// <summary>What memory can be made of. Since 8.0.0.</summary>
    [XmlPath("memoryBacking")]
    public DomainCap? MemoryBacking { get; set; }

    /// <summary>Devices.</summary>
    [XmlPath("devices", Full = true)]
    public DomainDeviceCaps? Devices { get; set; }

    /// <summary>Features.</summary>
    [XmlPath("features")]
    public DomainFeatureCaps? Features { get; set; }
}

/// <summary>Something that is supported or not, and the values its settings can have.</summary>
[XmlRecord]
public sealed partial record DomainCap
{
    /// <summary>Whether it is supported.</summary>
    [XmlPath("@supported")]
    public YesNo Supported { get; set; }

    /// <summary>Values of its settings.</summary>
    [XmlPath("enum")]
    public List<CapabilityEnum> Enums { get; set; } = [];
}

/// <summary>Firmware.</summary>
[XmlRecord]
public sealed partial record DomainOsCaps
{
    /// <summary>Whether it can be chosen.</summary>
    [XmlPath("@supported")]
    public YesNo Supported { get; set; }

    /// <summary>Kinds of firmware.</summary>
    [XmlPath("enum")]
    public List<CapabilityEnum> Enums { get; set; } = [];

    /// <summary>Loaders.</summary>
    [XmlPath("loader")]
    public DomainLoaderCaps? Loader { get; set; }
}

/// <summary>Loaders.</summary>
[XmlRecord]
public sealed partial record DomainLoaderCaps
{
    /// <summary>Whether one can be given.</summary>
    [XmlPath("@supported")]
    public YesNo Supported { get; set; }

    /// <summary>Those that are installed.</summary>
    [XmlPath("value")]
    public List<string> Values { get; set; } = [];

    /// <summary>Values of its settings.</summary>
    [XmlPath("enum")]
    public List<CapabilityEnum> Enums { get; set; } = [];
}

/// <summary>A way to choose the CPU.</summary>
[XmlRecord]
public sealed partial record DomainCpuModeCaps
{
    /// <summary>The mode.</summary>
    [XmlPath("@name")]
    public string? Name { get; set; }

    /// <summary>Whether it is supported.</summary>
    [XmlPath("@supported")]
    public YesNo Supported { get; set; }

    /// <summary>Values of its settings.</summary>
    [XmlPath("enum")]
    public List<CapabilityEnum> Enums { get; set; } = [];

    /// <summary>Models: one for the host's, all that can be named for a custom one.</summary>
    [XmlPath("model", ElementCodec = typeof(CpuModelCapsCodec))]
    public List<CpuModelCaps> Models { get; set; } = [];

    /// <summary>Vendor of the host's model. Since 8.9.0.</summary>
    [XmlPath("vendor")]
    public string? Vendor { get; set; }

    /// <summary>Physical address bits of the host's model.</summary>
    [XmlPath("maxphysaddr")]
    public CpuMaxPhysAddr? MaxPhysAddr { get; set; }

    /// <summary>Features of the host beyond the model.</summary>
    [XmlPath("feature")]
    public List<CpuFeature> Features { get; set; } = [];
}

/// <summary>A CPU model that can be named.</summary>
[XmlRecord]
public sealed partial record CpuModelCaps
{
    /// <summary>Whether a similar model may stand in for it.</summary>
    [XmlPath("@fallback")]
    public CpuFallback Fallback { get; set; }

    /// <summary>Whether the host can run it: <c>yes</c>, <c>no</c> or <c>unknown</c>.</summary>
    [XmlPath("@usable")]
    public string? Usable { get; set; }

    /// <summary>Whether it is going away. Since 7.1.0.</summary>
    [XmlPath("@deprecated")]
    public YesNo Deprecated { get; set; }

    /// <summary>Vendor. Since 8.9.0.</summary>
    [XmlPath("@vendor")]
    public string? Vendor { get; set; }

    /// <summary>What it is another name of. Since 10.10.0.</summary>
    [XmlPath("@canonical")]
    public string? Canonical { get; set; }

    /// <summary>Name.</summary>
    [XmlPath(".")]
    public string? Name { get; set; }

    /// <summary>Features that the host lacks to run it; they stand in an element of their own behind the model's. Since 10.6.0.</summary>
    public List<string> Blockers { get; set; } = [];
}

/// <summary>Reads and writes a model with the list of its blockers, which is its neighbour in the document.</summary>
public static class CpuModelCapsCodec
{
    /// <summary>Reads a model and looks for its blockers.</summary>
    public static CpuModelCaps Parse(XmlElement element)
    {
        var model = new CpuModelCaps(element);
        XmlElement blockers = element.Next;
        if (blockers.Exists && blockers.Name is "blockers" && blockers.Attribute("model").Exists
            && blockers.Attribute("model").Span.SequenceEqual(model.Name))
        {
            for (XmlElement feature = blockers.FirstChild; feature.Exists; feature = feature.Next)
            {
                if (feature.Name is "feature")
                {
                    model.Blockers.Add(feature.Attribute("name").ToString());
                }
            }
        }

        return model;
    }

    /// <summary>Writes a model and its blockers.</summary>
    public static void Write(XmlOutput output, string name, CpuModelCaps value)
    {
        value.Write(output, name);
        if (value.Blockers.Count == 0)
        {
            return;
        }

        output.Open("blockers");
        output.Attribute("model", value.Name ?? "");
        foreach (string feature in value.Blockers)
        {
            output.Open("feature");
            output.Attribute("name", feature);
            output.Close("feature");
        }

        output.Close("blockers");
    }
}
