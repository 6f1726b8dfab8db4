using Vireo.Documents;
using Vireo.Drivers.Host;
using Vireo.Drivers.Host.CpuModels;
using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Xml;
using GuestDomain = Vireo.Drivers.Host.GuestDomain;
using HostSecurityModel = Vireo.Drivers.Host.HostSecurityModel;

namespace Vireo.Drivers.Test;

/// <summary>The simulated host itself.</summary>
internal partial class TestConnection
{
    // Fixed figures of the simulation: three of eight processors are online, times and pages never change.
    private static readonly byte[] s_cpuMap = [0x15];
    private const int CpuCount = 8;
    private const int MaxVcpus = 32;

    private const string Sysinfo =
        "<sysinfo type='smbios'>\n  <bios>\n    <entry name='vendor'>LENOVO</entry>\n    <entry name='version'>G4ETA1WW (2.61 )</entry>\n"
        + "    <entry name='date'>05/07/2014</entry>\n    <entry name='release'>2.61</entry>\n  </bios>\n</sysinfo>\n";

    private static readonly string[] s_cpuModes = ["host-passthrough", "maximum", "host-model", "custom"];

    /// <inheritdoc/>
    public override ValueTask<string> GetHypervisorTypeAsync(CancellationToken cancellationToken) => Done("TEST");

    /// <inheritdoc/>
    public override ValueTask<ulong> GetHypervisorVersionAsync(CancellationToken cancellationToken) => Done(2UL);

    /// <inheritdoc/>
    public override ValueTask<ulong> GetLibraryVersionAsync(CancellationToken cancellationToken) => Done(ApiVersion.Number);

    /// <inheritdoc/>
    public override ValueTask<string> GetHostnameAsync(CancellationToken cancellationToken) => Done(Environment.MachineName);

    /// <inheritdoc/>
    public override ValueTask<string> GetUriAsync(CancellationToken cancellationToken) => Done(uri);

    /// <inheritdoc/>
    public override ValueTask<int> GetMaxVcpusAsync(string? type, CancellationToken cancellationToken) => Done(MaxVcpus);

    /// <inheritdoc/>
    public override ValueTask<string> GetCapabilitiesAsync(CancellationToken cancellationToken) => Done(Driver.Node.Capabilities);

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<string> GetDomainCapabilitiesAsync(
        string? emulator, string? architecture, string? machine, string? virtType, ConnectGetDomainCapabilitiesFlags flags,
            CancellationToken cancellationToken)
    {
        if (architecture is not null && !CpuModelNames.IsArchitecture(architecture))
        {
            throw DomainErrors.ArchitectureUnknown(ErrorDomain.Test, architecture);
        }

        if (virtType is not null && !DomainVirtTypeXml.TryParse(virtType, out _))
        {
            throw DomainErrors.VirtTypeUnknown(ErrorDomain.Test, virtType);
        }

        // A simulated emulator promises nothing.
        var caps = new DomainCapsDef
        {
            Path = emulator,
            Domain = virtType ?? "test",
            Machine = machine,
            Arch = architecture ?? "i686",
            CpuModes = [.. s_cpuModes.Select(static name => new DomainCpuModeCaps { Name = name, Supported = YesNo.No })],
            Devices = new DomainDeviceCaps(),
            Features = new DomainFeatureCaps
            {
                Sev = new DomainSevCaps { Supported = YesNo.No }, Sgx = new DomainSgxCaps { Supported = YesNo.No },
            },
        };
        return Done(caps.Format());
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<string> GetSysinfoAsync(uint flags, CancellationToken cancellationToken)
    {
        return Done(Sysinfo);
    }

    /// <inheritdoc/>
    public override ValueTask<bool> ConnectionIsSecureAsync(CancellationToken cancellationToken) => Done(true);

    /// <inheritdoc/>
    public override ValueTask<NodeInfo> NodeGetInfoAsync(CancellationToken cancellationToken) => Done(Driver.Node.Info);

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<NodeCpuMap> NodeGetCpuMapAsync(uint flags, CancellationToken cancellationToken)
    {
        return Done(new NodeCpuMap(s_cpuMap, (uint)System.Numerics.BitOperations.PopCount(s_cpuMap[0]), CpuCount));
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<IReadOnlyList<NodeCpuStat>> NodeGetCpuStatsAsync(int cpu, uint flags, CancellationToken cancellationToken)
    {
        return Done<IReadOnlyList<NodeCpuStat>>(
            [new("user", 9797400000), new("kernel", 34678723400000), new("idle", 87264900000), new("iowait", 763600000)]);
    }

    /// <inheritdoc/>
    public override ValueTask<ulong> NodeGetFreeMemoryAsync(CancellationToken cancellationToken) =>
        Done(FreeMemory(Driver.Node.CellMemoryKiB));

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<ulong>> NodeGetCellsFreeMemoryAsync(
        int startCell, int maxCells, CancellationToken cancellationToken)
    {
        var cells = Driver.Node.CellMemoryKiB;
        if (startCell >= cells.Count)
        {
            throw TestHostErrors.CellsOutOfRange();
        }

        var list = new List<ulong>();
        for (int i = startCell; i < cells.Count && list.Count < maxCells; i++)
        {
            list.Add(cells[i]);
        }

        return Done<IReadOnlyList<ulong>>(list);
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<IReadOnlyList<ulong>> NodeGetFreePagesAsync(
        IReadOnlyList<uint> pageSizes, int startCell, uint cellCount, uint flags, CancellationToken cancellationToken)
    {
        if ((ulong)pageSizes.Count * cellCount > RemoteLimits.NodeMaxCells)
        {
            // As many cells as one likes are simulated, but no more than an answer holds.
            throw TestHostErrors.TooManyCells();
        }

        var list = new List<ulong>();
        for (uint cell = 0; cell < cellCount; cell++)
        {
            // Invented figures, growing from cell to cell and from size to size.
            ulong free = 7 + (12 * ((ulong)startCell + cell));
            for (int i = 0; i < pageSizes.Count; i++)
            {
                list.Add(free);
                free = (free * 2) + 7;
            }
        }

        return Done<IReadOnlyList<ulong>>(list);
    }

    /// <inheritdoc/>
    public override ValueTask<NodeSecurityModel> NodeGetSecurityModelAsync(CancellationToken cancellationToken) =>
        Done(new NodeSecurityModel("testSecurity", ""));

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<IReadOnlyList<string>> GetCpuModelNamesAsync(
        string architecture, uint flags, CancellationToken cancellationToken)
    {
        return Done(CpuModelNames.For(architecture, ErrorDomain.Test));
    }

    /// <inheritdoc/>
    [Accepts(ConnectBaselineCpuFlags.ExpandFeatures)]
    public override ValueTask<string> BaselineCpuAsync(
        IReadOnlyList<string> cpuXmls, ConnectBaselineCpuFlags flags, CancellationToken cancellationToken)
    {
        var cpus = new List<CpuDefinition>(cpuXmls.Count);
        foreach (string xml in cpuXmls)
        {
            cpus.Add(CpuXml.ParseHost(xml));
        }

        return Done(CpuXml.Format(CpuBaseline.Of(cpus, expand: flags != 0)));
    }

    // Half of what the cells have is free.
    private static ulong FreeMemory(IReadOnlyList<ulong> cells)
    {
        ulong sum = 0;
        foreach (ulong cell in cells)
        {
            sum += cell;
        }

        return sum / 2;
    }
}
