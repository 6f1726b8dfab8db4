// Wire structs: DomainSettings.
using Vireo.Xdr;

namespace Vireo.Protocol;

[XdrStruct("remote_domain_set_scheduler_parameters_args")]
public readonly partial record struct DomainSetSchedulerParametersArgs(
    DomainRef Dom,
    [Max(RemoteLimits.DomainSchedulerParametersMax), Require(Requirement.NotNull)] TypedParameterList Params);

[XdrStruct("remote_domain_set_scheduler_parameters_flags_args")]
public readonly partial record struct DomainSetSchedulerParametersFlagsArgs(
    DomainRef Dom,
    [Max(RemoteLimits.DomainSchedulerParametersMax), Require(Requirement.NotNull)] TypedParameterList Params,
    uint Flags);

[XdrStruct("remote_domain_set_blkio_parameters_args")]
public readonly partial record struct DomainSetBlkioParametersArgs(
    DomainRef Dom,
    [Max(RemoteLimits.DomainBlkioParametersMax), Require(Requirement.NotNull)] TypedParameterList Params,
    uint Flags);

[XdrStruct("remote_domain_set_memory_parameters_args")]
public readonly partial record struct DomainSetMemoryParametersArgs(
    DomainRef Dom,
    [Max(RemoteLimits.DomainMemoryParametersMax), Require(Requirement.Positive, "nparams")] TypedParameterList Params,
    uint Flags);

[XdrStruct("remote_domain_set_numa_parameters_args")]
public readonly partial record struct DomainSetNumaParametersArgs(
    DomainRef Dom,
    [Max(RemoteLimits.DomainNumaParametersMax), Require(Requirement.Positive, "nparams")] TypedParameterList Params,
    uint Flags);

[XdrStruct("remote_domain_set_perf_events_args")]
public readonly partial record struct DomainSetPerfEventsArgs(
    DomainRef Dom,
    [Max(RemoteLimits.DomainPerfEventsMax), Require(Requirement.Positive, "nparams")] TypedParameterList Params,
    uint Flags);

[XdrStruct("remote_domain_set_interface_parameters_args")]
public readonly partial record struct DomainSetInterfaceParametersArgs(
    DomainRef Dom,
    [Max(RemoteLimits.StringMax)] string Device,
    [Max(RemoteLimits.DomainInterfaceParametersMax), Require(Requirement.Positive, "nparams")] TypedParameterList Params,
    uint Flags);

[XdrStruct("remote_domain_set_max_memory_args")]
public readonly partial record struct DomainSetMaxMemoryArgs(DomainRef Dom, [Require(Requirement.NotZero)] ulong Memory);

[XdrStruct("remote_domain_set_memory_args")]
public readonly partial record struct DomainSetMemoryArgs(DomainRef Dom, [Require(Requirement.NotZero)] ulong Memory);

[XdrStruct("remote_domain_set_memory_flags_args")]
public readonly partial record struct DomainSetMemoryFlagsArgs(DomainRef Dom, [Require(Requirement.NotZero)] ulong Memory, uint Flags);

[XdrStruct("remote_domain_set_memory_stats_period_args")]
public readonly partial record struct DomainSetMemoryStatsPeriodArgs(
    DomainRef Dom, [Require(Requirement.NotNegative)] int Period, uint Flags);

[XdrStruct("remote_domain_set_autostart_args")]
public readonly partial record struct DomainSetAutostartArgs(DomainRef Dom, int Autostart);

[XdrStruct("remote_domain_set_metadata_args")]
public readonly partial record struct DomainSetMetadataArgs(
    DomainRef Dom,
    int Type,
    [Max(RemoteLimits.StringMax)] string? Metadata,
    [Max(RemoteLimits.StringMax)] string? Key,
    [Max(RemoteLimits.StringMax)] string? Uri,
    uint Flags);

[XdrStruct("remote_domain_set_throttle_group_args")]
public readonly partial record struct DomainSetThrottleGroupArgs(
    DomainRef Dom,
    [Max(RemoteLimits.StringMax)] string Group,
    [Max(RemoteLimits.DomainBlockIoTuneParametersMax)] TypedParameterList Params,
    uint Flags);

[XdrStruct("remote_domain_set_time_args")]
public readonly partial record struct DomainSetTimeArgs(DomainRef Dom, long Seconds, uint Nseconds, uint Flags);

[XdrStruct("remote_domain_set_user_password_args")]
public readonly partial record struct DomainSetUserPasswordArgs(
    DomainRef Dom,
    [Max(RemoteLimits.StringMax), Require(Requirement.NotNull)] string? User,
    [Max(RemoteLimits.StringMax), Require(Requirement.NotNull)] string? Password,
    uint Flags);

[XdrStruct("remote_domain_set_lifecycle_action_args")]
public readonly partial record struct DomainSetLifecycleActionArgs(DomainRef Dom, uint Type, uint Action, uint Flags);

[XdrStruct("remote_domain_set_launch_security_state_args")]
public readonly partial record struct DomainSetLaunchSecurityStateArgs(
    DomainRef Dom,
    [Max(RemoteLimits.DomainLaunchSecurityStateParamsMax), Require(Requirement.NotNull)] TypedParameterList Params,
    uint Flags);

[XdrStruct("remote_domain_set_autostart_once_args")]
public readonly partial record struct DomainSetAutostartOnceArgs(DomainRef Dom, int Autostart);
