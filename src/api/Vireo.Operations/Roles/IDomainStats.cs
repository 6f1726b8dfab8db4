using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo.Operations;

/// <summary>Statistics of domains.</summary>
public interface IDomainStats
{
    /// <summary><c>virDomainInterfaceStats</c>.</summary>
    [Operation(RemoteProcedure.DomainInterfaceStats)]
    ValueTask<DomainInterfaceStats> DomainInterfaceStatsAsync(DomainRef domain, string device, CancellationToken cancellationToken);

    /// <summary><c>virDomainGetCPUStats</c>: One list for each processor from <paramref name="startCpu"/>; a start of -1 asks for the
    /// total, as one list; a count of 0 for all.</summary>
    [Operation(RemoteProcedure.DomainGetCpuStats, Manual = true)]
    ValueTask<IReadOnlyList<TypedParameterList>> DomainGetCpuStatsAsync(
        DomainRef domain, int startCpu, uint cpuCount, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virConnectGetAllDomainStats</c>.</summary>
    [Operation(RemoteProcedure.ConnectGetAllDomainStats)]
    ValueTask<IReadOnlyList<DomainStatsRecord>> GetAllDomainStatsAsync(
        [Wire("doms")] IReadOnlyList<DomainRef> domains, DomainStatsTypes stats, ConnectGetAllDomainStatsFlags flags,
            CancellationToken cancellationToken);

    /// <summary><c>virDomainStartDirtyRateCalc</c>.</summary>
    [Operation(RemoteProcedure.DomainStartDirtyRateCalc)]
    ValueTask DomainStartDirtyRateCalcAsync(
        DomainRef domain, int seconds, DomainDirtyRateCalcFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainInterfaceAddresses</c>.</summary>
    [Operation(RemoteProcedure.DomainInterfaceAddresses)]
    ValueTask<IReadOnlyList<DomainInterface>> DomainInterfaceAddressesAsync(
        DomainRef domain, DomainInterfaceAddressesSource source, uint flags, CancellationToken cancellationToken);
}
