using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo.Operations;

/// <summary>Comparing and combining CPU models.</summary>
public interface IHostCpu
{
    /// <summary><c>virConnectCompareCPU</c>.</summary>
    [Operation(RemoteProcedure.ConnectCompareCpu)]
    ValueTask<CpuCompareResult> CompareCpuAsync(string xml, ConnectCompareCpuFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virConnectBaselineCPU</c>.</summary>
    [Operation(RemoteProcedure.ConnectBaselineCpu)]
    ValueTask<string> BaselineCpuAsync(
        [Wire("xmlCPUs")] IReadOnlyList<string> cpuXmls, ConnectBaselineCpuFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virConnectGetCPUModelNames</c>.</summary>
    [Operation(RemoteProcedure.ConnectGetCpuModelNames)]
    ValueTask<IReadOnlyList<string>> GetCpuModelNamesAsync(
        [Wire("arch")] string architecture, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virConnectCompareHypervisorCPU</c>.</summary>
    [Operation(RemoteProcedure.ConnectCompareHypervisorCpu)]
    ValueTask<CpuCompareResult> CompareHypervisorCpuAsync(
        string? emulator, [Wire("arch")] string? architecture, string? machine, string? virtType, [Wire("xmlCPU")] string cpuXml,
            ConnectCompareCpuFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virConnectBaselineHypervisorCPU</c>.</summary>
    [Operation(RemoteProcedure.ConnectBaselineHypervisorCpu)]
    ValueTask<string> BaselineHypervisorCpuAsync(
        string? emulator, [Wire("arch")] string? architecture, string? machine, string? virtType,
            [Wire("xmlCPUs")] IReadOnlyList<string> cpuXmls, ConnectBaselineCpuFlags flags, CancellationToken cancellationToken);
}
