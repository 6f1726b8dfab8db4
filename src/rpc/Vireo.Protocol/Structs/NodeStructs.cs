// Wire structs: Node.
using Vireo.Xdr;

namespace Vireo.Protocol;

[XdrStruct("remote_node_get_info_ret")]
public readonly partial record struct NodeGetInfoRet(
    [FixedLength(32), CharArray] ReadOnlyMemory<byte> Model,
    ulong Memory,
    int Cpus,
    int Mhz,
    int Nodes,
    int Sockets,
    int Cores,
    int Threads);

[XdrStruct("remote_node_get_cpu_stats_args")]
public readonly partial record struct NodeGetCpuStatsArgs(int CpuNum, [Role(FieldRole.ParameterCount)] int Nparams, uint Flags);

[XdrStruct("remote_node_get_cpu_stats_ret")]
public readonly partial record struct NodeGetCpuStatsRet(
    [Max(RemoteLimits.NodeCpuStatsMax)] IReadOnlyList<NodeCpuStat> Params,
    [Role(FieldRole.ParameterCount)] int Nparams);

[XdrStruct("remote_node_get_memory_stats_args")]
public readonly partial record struct NodeGetMemoryStatsArgs([Role(FieldRole.ParameterCount)] int Nparams, int CellNum, uint Flags);

[XdrStruct("remote_node_get_memory_stats_ret")]
public readonly partial record struct NodeGetMemoryStatsRet(
    [Max(RemoteLimits.NodeMemoryStatsMax)] IReadOnlyList<NodeMemoryStat> Params,
    [Role(FieldRole.ParameterCount)] int Nparams);

[XdrStruct("remote_node_get_cells_free_memory_args")]
public readonly partial record struct NodeGetCellsFreeMemoryArgs(int StartCell, [Require(Requirement.Positive, "maxCells")] int Maxcells);

[XdrStruct("remote_node_get_cells_free_memory_ret")]
public readonly partial record struct NodeGetCellsFreeMemoryRet([Max(RemoteLimits.NodeMaxCells)] IReadOnlyList<ulong> Cells);

[XdrStruct("remote_node_get_free_memory_ret")]
public readonly partial record struct NodeGetFreeMemoryRet(ulong FreeMem);

[XdrStruct("remote_node_get_security_model_ret")]
public readonly partial record struct NodeGetSecurityModelRet(
    [Max(RemoteLimits.SecurityModelMax), CharArray] ReadOnlyMemory<byte> Model,
    [Max(RemoteLimits.SecurityDoiMax), CharArray] ReadOnlyMemory<byte> Doi);

[XdrStruct("remote_node_suspend_for_duration_args")]
public readonly partial record struct NodeSuspendForDurationArgs(uint Target, ulong Duration, uint Flags);

[XdrStruct("remote_node_set_memory_parameters_args")]
public readonly partial record struct NodeSetMemoryParametersArgs(
    [Max(RemoteLimits.NodeMemoryParametersMax), Require(Requirement.NotNull)] TypedParameterList Params,
    uint Flags);

[XdrStruct("remote_node_get_memory_parameters_args")]
public readonly partial record struct NodeGetMemoryParametersArgs([Role(FieldRole.ParameterCount)] int Nparams, uint Flags);

[XdrStruct("remote_node_get_memory_parameters_ret")]
public readonly partial record struct NodeGetMemoryParametersRet(
    [Max(RemoteLimits.NodeMemoryParametersMax)] TypedParameterList Params,
    [Role(FieldRole.ParameterCount)] int Nparams);

[XdrStruct("remote_node_get_cpu_map_args")]
public readonly partial record struct NodeGetCpuMapArgs([Wire("need_map")] int NeedMap, [Wire("need_online")] int NeedOnline, uint Flags);

[XdrStruct("remote_node_get_cpu_map_ret")]
public readonly partial record struct NodeGetCpuMapRet(
    [Wire("cpumap"), Max(RemoteLimits.CpuMapMax)] ReadOnlyMemory<byte> CpuMap,
    uint Online,
    int Ret);

[XdrStruct("remote_node_get_free_pages_args")]
public readonly partial record struct NodeGetFreePagesArgs(
    [Max(RemoteLimits.NodeMaxCells), Require(Requirement.NotZero, "npages")] IReadOnlyList<uint> Pages,
    int StartCell,
    uint CellCount,
    uint Flags);

[XdrStruct("remote_node_get_free_pages_ret")]
public readonly partial record struct NodeGetFreePagesRet([Max(RemoteLimits.NodeMaxCells)] IReadOnlyList<ulong> Counts);

[XdrStruct("remote_node_alloc_pages_args")]
public readonly partial record struct NodeAllocPagesArgs(
    [Max(RemoteLimits.NodeMaxCells), Require(Requirement.NotZero, "npages")] IReadOnlyList<uint> PageSizes,
    [Max(RemoteLimits.NodeMaxCells)] IReadOnlyList<ulong> PageCounts,
    int StartCell,
    uint CellCount,
    uint Flags);

[XdrStruct("remote_node_alloc_pages_ret")]
public readonly partial record struct NodeAllocPagesRet(int Ret);

[XdrStruct("remote_node_get_sev_info_args")]
public readonly partial record struct NodeGetSevInfoArgs([Role(FieldRole.ParameterCount)] int Nparams, uint Flags);

[XdrStruct("remote_node_get_sev_info_ret")]
public readonly partial record struct NodeGetSevInfoRet(
    [Max(RemoteLimits.NodeSevInfoMax)] TypedParameterList Params,
    [Role(FieldRole.ParameterCount)] int Nparams);
