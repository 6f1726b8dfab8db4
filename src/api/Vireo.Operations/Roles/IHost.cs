using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo.Operations;

/// <summary>The host: its size, memory, processors and power.</summary>
public interface IHost
{
    /// <summary><c>virNodeGetInfo</c>.</summary>
    [Operation(RemoteProcedure.NodeGetInfo)]
    ValueTask<NodeInfo> NodeGetInfoAsync(CancellationToken cancellationToken);

    /// <summary><c>virNodeGetCellsFreeMemory</c>.</summary>
    [Operation(RemoteProcedure.NodeGetCellsFreeMemory)]
    ValueTask<IReadOnlyList<ulong>> NodeGetCellsFreeMemoryAsync(int startCell, int maxCells, CancellationToken cancellationToken);

    /// <summary><c>virNodeGetFreeMemory</c>.</summary>
    [Operation(RemoteProcedure.NodeGetFreeMemory)]
    ValueTask<ulong> NodeGetFreeMemoryAsync(CancellationToken cancellationToken);

    /// <summary><c>virNodeGetSecurityModel</c>.</summary>
    [Operation(RemoteProcedure.NodeGetSecurityModel)]
    ValueTask<NodeSecurityModel> NodeGetSecurityModelAsync(CancellationToken cancellationToken);

    /// <summary><c>virNodeGetCPUStats</c>.</summary>
    [Operation(RemoteProcedure.NodeGetCpuStats)]
    ValueTask<IReadOnlyList<NodeCpuStat>> NodeGetCpuStatsAsync([Wire("cpuNum")] int cpu, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virNodeGetMemoryStats</c>.</summary>
    [Operation(RemoteProcedure.NodeGetMemoryStats)]
    ValueTask<IReadOnlyList<NodeMemoryStat>> NodeGetMemoryStatsAsync(
        [Wire("cellNum")] int cell, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virNodeGetCPUMap</c>: Which host processors exist and are online.</summary>
    [Operation(RemoteProcedure.NodeGetCpuMap, Manual = true)]
    ValueTask<NodeCpuMap> NodeGetCpuMapAsync(uint flags, CancellationToken cancellationToken);

    /// <summary><c>virNodeGetFreePages</c>.</summary>
    [Operation(RemoteProcedure.NodeGetFreePages)]
    ValueTask<IReadOnlyList<ulong>> NodeGetFreePagesAsync(
        [Wire("pages")] IReadOnlyList<uint> pageSizes, int startCell, uint cellCount, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virNodeAllocPages</c>.</summary>
    [Operation(RemoteProcedure.NodeAllocPages)]
    ValueTask<int> NodeAllocPagesAsync(
        IReadOnlyList<uint> pageSizes, IReadOnlyList<ulong> pageCounts, int startCell, uint cellCount, NodeAllocPagesFlags flags,
            CancellationToken cancellationToken);

    /// <summary><c>virNodeGetMemoryParameters</c>.</summary>
    [Operation(RemoteProcedure.NodeGetMemoryParameters)]
    ValueTask<TypedParameterList> NodeGetMemoryParametersAsync(TypedParameterFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virNodeSetMemoryParameters</c>.</summary>
    [Operation(RemoteProcedure.NodeSetMemoryParameters)]
    ValueTask NodeSetMemoryParametersAsync([Wire("params")] TypedParameterList parameters, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virNodeSuspendForDuration</c>.</summary>
    [Operation(RemoteProcedure.NodeSuspendForDuration)]
    ValueTask NodeSuspendForDurationAsync(NodeSuspendTarget target, ulong duration, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virNodeGetSEVInfo</c>.</summary>
    [Operation(RemoteProcedure.NodeGetSevInfo)]
    ValueTask<TypedParameterList> NodeGetSevInfoAsync(TypedParameterFlags flags, CancellationToken cancellationToken);
}
