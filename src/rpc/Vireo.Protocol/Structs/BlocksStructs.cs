// Wire structs: Blocks.
using Vireo.Xdr;

namespace Vireo.Protocol;

[XdrStruct("remote_domain_block_resize_args")]
public readonly partial record struct DomainBlockResizeArgs(
    DomainRef Dom,
    [Max(RemoteLimits.StringMax)] string Disk,
    ulong Size,
    uint Flags);

[XdrStruct("remote_domain_block_stats_args")]
public readonly partial record struct DomainBlockStatsArgs(DomainRef Dom, [Max(RemoteLimits.StringMax)] string Path);

[XdrStruct("remote_domain_block_stats_ret")]
public readonly partial record struct DomainBlockStatsRet(
    [Wire("rd_req")] long RdReq,
    [Wire("rd_bytes")] long RdBytes,
    [Wire("wr_req")] long WrReq,
    [Wire("wr_bytes")] long WrBytes,
    long Errs);

[XdrStruct("remote_domain_block_stats_flags_args")]
public readonly partial record struct DomainBlockStatsFlagsArgs(
    DomainRef Dom,
    [Max(RemoteLimits.StringMax)] string Path,
    [Role(FieldRole.ParameterCount)] int Nparams,
    uint Flags);

[XdrStruct("remote_domain_block_stats_flags_ret")]
public readonly partial record struct DomainBlockStatsFlagsRet(
    [Max(RemoteLimits.DomainBlockStatsParametersMax)] TypedParameterList Params,
    [Role(FieldRole.ParameterCount)] int Nparams);

[XdrStruct("remote_domain_block_peek_args")]
public readonly partial record struct DomainBlockPeekArgs(
    DomainRef Dom,
    [Max(RemoteLimits.StringMax), Require(Requirement.NotEmpty, "disk")] string Path,
    ulong Offset,
    uint Size,
    uint Flags);

[XdrStruct("remote_domain_block_peek_ret")]
public readonly partial record struct DomainBlockPeekRet([Max(RemoteLimits.DomainBlockPeekBufferMax)] ReadOnlyMemory<byte> Buffer);

[XdrStruct("remote_domain_get_block_info_args")]
public readonly partial record struct DomainGetBlockInfoArgs(
    DomainRef Dom, [Max(RemoteLimits.StringMax), Require(Requirement.NotEmpty, "disk")] string Path, uint Flags);

[XdrStruct("remote_domain_get_block_info_ret")]
public readonly partial record struct DomainGetBlockInfoRet(ulong Allocation, ulong Capacity, ulong Physical);

[XdrStruct("remote_domain_block_job_abort_args")]
public readonly partial record struct DomainBlockJobAbortArgs(DomainRef Dom, [Max(RemoteLimits.StringMax)] string Path, uint Flags);

[XdrStruct("remote_domain_get_block_job_info_args")]
public readonly partial record struct DomainGetBlockJobInfoArgs(DomainRef Dom, [Max(RemoteLimits.StringMax)] string Path, uint Flags);

[XdrStruct("remote_domain_get_block_job_info_ret")]
public readonly partial record struct DomainGetBlockJobInfoRet(int Found, int Type, ulong Bandwidth, ulong Cur, ulong End);

[XdrStruct("remote_domain_block_job_set_speed_args")]
public readonly partial record struct DomainBlockJobSetSpeedArgs(
    DomainRef Dom,
    [Max(RemoteLimits.StringMax)] string Path,
    ulong Bandwidth,
    uint Flags);

[XdrStruct("remote_domain_block_pull_args")]
public readonly partial record struct DomainBlockPullArgs(
    DomainRef Dom,
    [Max(RemoteLimits.StringMax)] string Path,
    ulong Bandwidth,
    uint Flags);

[XdrStruct("remote_domain_block_rebase_args")]
public readonly partial record struct DomainBlockRebaseArgs(
    DomainRef Dom,
    [Max(RemoteLimits.StringMax)] string Path,
    [Max(RemoteLimits.StringMax)] string? Base,
    ulong Bandwidth,
    uint Flags);

[XdrStruct("remote_domain_block_copy_args")]
public readonly partial record struct DomainBlockCopyArgs(
    DomainRef Dom,
    [Max(RemoteLimits.StringMax)] string Path,
    [Max(RemoteLimits.StringMax)] string Destxml,
    [Max(RemoteLimits.DomainBlockCopyParametersMax)] TypedParameterList Params,
    uint Flags);

[XdrStruct("remote_domain_block_commit_args")]
public readonly partial record struct DomainBlockCommitArgs(
    DomainRef Dom,
    [Max(RemoteLimits.StringMax)] string Disk,
    [Max(RemoteLimits.StringMax)] string? Base,
    [Max(RemoteLimits.StringMax)] string? Top,
    ulong Bandwidth,
    uint Flags);

[XdrStruct("remote_domain_set_block_io_tune_args")]
public readonly partial record struct DomainSetBlockIoTuneArgs(
    DomainRef Dom,
    [Max(RemoteLimits.StringMax)] string Disk,
    [Max(RemoteLimits.DomainBlockIoTuneParametersMax), Require(Requirement.Positive, "nparams")] TypedParameterList Params,
    uint Flags);

[XdrStruct("remote_domain_get_block_io_tune_args")]
public readonly partial record struct DomainGetBlockIoTuneArgs(
    DomainRef Dom,
    [Max(RemoteLimits.StringMax)] string? Disk,
    [Role(FieldRole.ParameterCount)] int Nparams,
    uint Flags);

[XdrStruct("remote_domain_get_block_io_tune_ret")]
public readonly partial record struct DomainGetBlockIoTuneRet(
    [Max(RemoteLimits.DomainBlockIoTuneParametersMax)] TypedParameterList Params,
    [Role(FieldRole.ParameterCount)] int Nparams);

[XdrStruct("remote_domain_get_disk_errors_args")]
public readonly partial record struct DomainGetDiskErrorsArgs(DomainRef Dom, [Role(FieldRole.Capacity)] uint Maxerrors, uint Flags);

[XdrStruct("remote_domain_get_disk_errors_ret")]
public readonly partial record struct DomainGetDiskErrorsRet(
    [Max(RemoteLimits.DomainDiskErrorsMax)] IReadOnlyList<DomainDiskError> Errors,
    [Role(FieldRole.Count)] int Nerrors);

[XdrStruct("remote_domain_set_block_threshold_args")]
public readonly partial record struct DomainSetBlockThresholdArgs(
    DomainRef Dom,
    [Max(RemoteLimits.StringMax)] string Dev,
    ulong Threshold,
    uint Flags);
