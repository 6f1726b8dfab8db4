namespace Vireo.Drivers.Host;

/// <summary>
/// The content of <c>&lt;capabilities&gt;</c>: what <c>virConnectGetCapabilities</c> answers, gathered by a driver and written by
/// <see cref="Format"/>. The shared parts come from this folder's readers; guests and security models are the driver's to add.
/// </summary>
public sealed partial class HostCapabilities
{
    public Uuid? HostUuid { get; set; }

    public required string Arch { get; set; }

    /// <summary>Model, vendor, features and the like of the host CPU, or null when it is not known.</summary>
    public HostCpuDescription? Cpu { get; set; }

    /// <summary>Presence elements below <c>&lt;cpu&gt;/&lt;features&gt;</c> (pae, nonpae, svm, vmx), which only a few drivers
    /// fill.</summary>
    public List<string> CpuFlags { get; } = [];

    /// <summary>Page sizes in KiB.</summary>
    public List<uint> PageSizes { get; } = [];

    /// <summary>Sleep states that work: suspend_mem, suspend_disk, suspend_hybrid; null leaves the element out.</summary>
    public List<string>? PowerManagement { get; set; } = [];

    /// <summary>Whether an IOMMU is in use; null leaves the element out.</summary>
    public bool? Iommu { get; set; }

    public bool OfflineMigrate { get; set; }

    public bool LiveMigrate { get; set; }

    public List<string> MigrationTransports { get; } = [];

    public HostTopology? Topology { get; set; }

    /// <summary>Cells given by a driver without a real host; used when <see cref="Topology"/> is null.</summary>
    public List<HostCell> Cells { get; } = [];

    /// <summary>A host without cells says that it has none, instead of nothing.</summary>
    public bool TellsNoCells { get; init; }

    public List<HostCacheBank> Caches { get; } = [];

    public ResctrlInfo? Resctrl { get; set; }

    public List<HostSecurityModel> SecurityModels { get; } = [];

    public List<GuestCapabilities> Guests { get; } = [];

    /// <summary>Gathers what every driver shows of the running host: CPU architecture, pages, power management, IOMMU, topology,
    /// caches.</summary>
    public static HostCapabilities Read(HostFiles files, string arch)
    {
        var topology = HostTopology.Read(files);
        var caps = new HostCapabilities
        {
            Arch = arch,
            Topology = topology,
            Resctrl = ResctrlInfo.Read(files),
            Iommu = Directory.Exists("/sys/kernel/iommu_groups") && Directory.EnumerateFileSystemEntries("/sys/kernel/iommu_groups").Any(),
        };
        foreach (var pages in HostMemory.Pages(files, topology.Cells[0].Id))
        {
            caps.PageSizes.Add(pages.SizeKiB);
        }

        caps.Caches.AddRange(HostCaches.Read(files));
        return caps;
    }
}
