using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>What the host's firmware says about the host. Since 0.8.8.</summary>
[XmlRoot("sysinfo", Domain = ErrorDomain.Sysinfo)]
public sealed partial record HostSysinfo
{
    /// <summary>The kind of tables.</summary>
    [XmlPath("@type")]
    public SysinfoType Type { get; set; }

    /// <summary>BIOS.</summary>
    [XmlPath("bios/entry")]
    public List<SysinfoEntry> Bios { get; set; } = [];

    /// <summary>System.</summary>
    [XmlPath("system/entry")]
    public List<SysinfoEntry> System { get; set; } = [];

    /// <summary>Boards.</summary>
    [XmlPath("baseBoard")]
    public List<SysinfoBlock> BaseBoards { get; set; } = [];

    /// <summary>Chassis.</summary>
    [XmlPath("chassis/entry")]
    public List<SysinfoEntry> Chassis { get; set; } = [];

    /// <summary>Processors.</summary>
    [XmlPath("processor")]
    public List<SysinfoBlock> Processors { get; set; } = [];

    /// <summary>Memory modules.</summary>
    [XmlPath("memory_device")]
    public List<SysinfoBlock> MemoryDevices { get; set; } = [];

    /// <summary>Free strings.</summary>
    [XmlPath("oemStrings/entry")]
    public List<string> OemStrings { get; set; } = [];
}
