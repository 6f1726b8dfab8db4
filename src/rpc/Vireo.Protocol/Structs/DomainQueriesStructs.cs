// Wire structs: DomainQueries.
using Vireo.Xdr;

namespace Vireo.Protocol;

[XdrStruct("remote_domain_get_scheduler_type_args")]
public readonly partial record struct DomainGetSchedulerTypeArgs(DomainRef Dom);

[XdrStruct("remote_domain_get_scheduler_type_ret")]
public readonly partial record struct DomainGetSchedulerTypeRet([Max(RemoteLimits.StringMax)] string Type, int Nparams);

[XdrStruct("remote_domain_get_scheduler_parameters_args")]
public readonly partial record struct DomainGetSchedulerParametersArgs(
    DomainRef Dom,
    [Role(FieldRole.ParameterCount), Require(Requirement.NotNull, "params")] int Nparams);

[XdrStruct("remote_domain_get_scheduler_parameters_ret")]
public readonly partial record struct DomainGetSchedulerParametersRet(
    [Max(RemoteLimits.DomainSchedulerParametersMax)] TypedParameterList Params);

[XdrStruct("remote_domain_get_scheduler_parameters_flags_args")]
public readonly partial record struct DomainGetSchedulerParametersFlagsArgs(
    DomainRef Dom,
    [Role(FieldRole.ParameterCount), Require(Requirement.NotNull, "params")] int Nparams,
    uint Flags);

[XdrStruct("remote_domain_get_scheduler_parameters_flags_ret")]
public readonly partial record struct DomainGetSchedulerParametersFlagsRet(
    [Max(RemoteLimits.DomainSchedulerParametersMax)] TypedParameterList Params);

[XdrStruct("remote_domain_get_blkio_parameters_args")]
public readonly partial record struct DomainGetBlkioParametersArgs(DomainRef Dom, [Role(FieldRole.ParameterCount)] int Nparams, uint Flags);

[XdrStruct("remote_domain_get_blkio_parameters_ret")]
public readonly partial record struct DomainGetBlkioParametersRet(
    [Max(RemoteLimits.DomainBlkioParametersMax)] TypedParameterList Params,
    [Role(FieldRole.ParameterCount)] int Nparams);

[XdrStruct("remote_domain_get_memory_parameters_args")]
public readonly partial record struct DomainGetMemoryParametersArgs(
    DomainRef Dom,
    [Role(FieldRole.ParameterCount)] int Nparams,
    uint Flags);

[XdrStruct("remote_domain_get_memory_parameters_ret")]
public readonly partial record struct DomainGetMemoryParametersRet(
    [Max(RemoteLimits.DomainMemoryParametersMax)] TypedParameterList Params,
    [Role(FieldRole.ParameterCount)] int Nparams);

[XdrStruct("remote_domain_get_numa_parameters_args")]
public readonly partial record struct DomainGetNumaParametersArgs(DomainRef Dom, [Role(FieldRole.ParameterCount)] int Nparams, uint Flags);

[XdrStruct("remote_domain_get_numa_parameters_ret")]
public readonly partial record struct DomainGetNumaParametersRet(
    [Max(RemoteLimits.DomainNumaParametersMax)] TypedParameterList Params,
    [Role(FieldRole.ParameterCount)] int Nparams);

[XdrStruct("remote_domain_get_perf_events_args")]
public readonly partial record struct DomainGetPerfEventsArgs(DomainRef Dom, uint Flags);

[XdrStruct("remote_domain_get_perf_events_ret")]
public readonly partial record struct DomainGetPerfEventsRet([Max(RemoteLimits.DomainPerfEventsMax)] TypedParameterList Params);

[XdrStruct("remote_domain_get_interface_parameters_args")]
public readonly partial record struct DomainGetInterfaceParametersArgs(
    DomainRef Dom,
    [Max(RemoteLimits.StringMax)] string Device,
    [Role(FieldRole.ParameterCount)] int Nparams,
    uint Flags);

[XdrStruct("remote_domain_get_interface_parameters_ret")]
public readonly partial record struct DomainGetInterfaceParametersRet(
    [Max(RemoteLimits.DomainInterfaceParametersMax)] TypedParameterList Params,
    [Role(FieldRole.ParameterCount)] int Nparams);

[XdrStruct("remote_domain_get_os_type_args")]
public readonly partial record struct DomainGetOsTypeArgs(DomainRef Dom);

[XdrStruct("remote_domain_get_os_type_ret")]
public readonly partial record struct DomainGetOsTypeRet([Max(RemoteLimits.StringMax)] string Type);

[XdrStruct("remote_domain_get_max_memory_args")]
public readonly partial record struct DomainGetMaxMemoryArgs(DomainRef Dom);

[XdrStruct("remote_domain_get_max_memory_ret")]
public readonly partial record struct DomainGetMaxMemoryRet(ulong Memory);

[XdrStruct("remote_domain_get_info_args")]
public readonly partial record struct DomainGetInfoArgs(DomainRef Dom);

[XdrStruct("remote_domain_get_info_ret")]
public readonly partial record struct DomainGetInfoRet(byte State, ulong MaxMem, ulong Memory, ushort NrVirtCpu, ulong CpuTime);

[XdrStruct("remote_domain_get_xml_desc_args")]
public readonly partial record struct DomainGetXmlDescArgs(DomainRef Dom, uint Flags);

[XdrStruct("remote_domain_get_xml_desc_ret")]
public readonly partial record struct DomainGetXmlDescRet([Max(RemoteLimits.StringMax)] string Xml);

[XdrStruct("remote_domain_get_max_vcpus_args")]
public readonly partial record struct DomainGetMaxVcpusArgs(DomainRef Dom);

[XdrStruct("remote_domain_get_max_vcpus_ret")]
public readonly partial record struct DomainGetMaxVcpusRet(int Num);

[XdrStruct("remote_domain_get_security_label_args")]
public readonly partial record struct DomainGetSecurityLabelArgs(DomainRef Dom);

[XdrStruct("remote_domain_get_security_label_ret")]
public readonly partial record struct DomainGetSecurityLabelRet(
    [Max(RemoteLimits.SecurityLabelMax), CharArray] ReadOnlyMemory<byte> Label,
    int Enforcing);

[XdrStruct("remote_domain_get_security_label_list_args")]
public readonly partial record struct DomainGetSecurityLabelListArgs(DomainRef Dom);

[XdrStruct("remote_domain_get_security_label_list_ret")]
public readonly partial record struct DomainGetSecurityLabelListRet(
    [Max(RemoteLimits.SecurityLabelListMax)] IReadOnlyList<DomainGetSecurityLabelRet> Labels,
    [Role(FieldRole.Count)] int Ret);

[XdrStruct("remote_domain_get_autostart_args")]
public readonly partial record struct DomainGetAutostartArgs(DomainRef Dom);

[XdrStruct("remote_domain_get_autostart_ret")]
public readonly partial record struct DomainGetAutostartRet(int Autostart);

[XdrStruct("remote_domain_get_metadata_args")]
public readonly partial record struct DomainGetMetadataArgs(DomainRef Dom, int Type, [Max(RemoteLimits.StringMax)] string? Uri, uint Flags);

[XdrStruct("remote_domain_get_metadata_ret")]
public readonly partial record struct DomainGetMetadataRet([Max(RemoteLimits.StringMax)] string Metadata);

[XdrStruct("remote_domain_get_cpu_stats_args")]
public readonly partial record struct DomainGetCpuStatsArgs(
    DomainRef Dom,
    uint Nparams,
    [Wire("start_cpu")] int StartCpu,
    uint Ncpus,
    uint Flags);

[XdrStruct("remote_domain_get_cpu_stats_ret")]
public readonly partial record struct DomainGetCpuStatsRet([Max(RemoteLimits.DomainGetCpuStatsMax)] TypedParameterList Params, int Nparams);

[XdrStruct("remote_domain_get_hostname_args")]
public readonly partial record struct DomainGetHostnameArgs(DomainRef Dom, uint Flags);

[XdrStruct("remote_domain_get_hostname_ret")]
public readonly partial record struct DomainGetHostnameRet([Max(RemoteLimits.StringMax)] string Hostname);

[XdrStruct("remote_domain_get_job_info_args")]
public readonly partial record struct DomainGetJobInfoArgs(DomainRef Dom);

[XdrStruct("remote_domain_get_job_info_ret")]
public readonly partial record struct DomainGetJobInfoRet(
    int Type,
    ulong TimeElapsed,
    ulong TimeRemaining,
    ulong DataTotal,
    ulong DataProcessed,
    ulong DataRemaining,
    ulong MemTotal,
    ulong MemProcessed,
    ulong MemRemaining,
    ulong FileTotal,
    ulong FileProcessed,
    ulong FileRemaining);

[XdrStruct("remote_domain_get_job_stats_args")]
public readonly partial record struct DomainGetJobStatsArgs(DomainRef Dom, uint Flags);

[XdrStruct("remote_domain_get_job_stats_ret")]
public readonly partial record struct DomainGetJobStatsRet(int Type, [Max(RemoteLimits.DomainJobStatsMax)] TypedParameterList Params);

[XdrStruct("remote_domain_get_state_args")]
public readonly partial record struct DomainGetStateArgs(DomainRef Dom, uint Flags);

[XdrStruct("remote_domain_get_state_ret")]
public readonly partial record struct DomainGetStateRet(int State, int Reason);

[XdrStruct("remote_domain_get_control_info_args")]
public readonly partial record struct DomainGetControlInfoArgs(DomainRef Dom, uint Flags);

[XdrStruct("remote_domain_get_control_info_ret")]
public readonly partial record struct DomainGetControlInfoRet(uint State, uint Details, ulong StateTime);

[XdrStruct("remote_domain_get_time_args")]
public readonly partial record struct DomainGetTimeArgs(DomainRef Dom, uint Flags);

[XdrStruct("remote_domain_get_time_ret")]
public readonly partial record struct DomainGetTimeRet(long Seconds, uint Nseconds);

[XdrStruct("remote_domain_get_launch_security_info_args")]
public readonly partial record struct DomainGetLaunchSecurityInfoArgs(DomainRef Dom, uint Flags);

[XdrStruct("remote_domain_get_launch_security_info_ret")]
public readonly partial record struct DomainGetLaunchSecurityInfoRet(
    [Max(RemoteLimits.DomainLaunchSecurityInfoParamsMax)] TypedParameterList Params);

[XdrStruct("remote_domain_get_messages_args")]
public readonly partial record struct DomainGetMessagesArgs(DomainRef Dom, uint Flags);

[XdrStruct("remote_domain_get_messages_ret")]
public readonly partial record struct DomainGetMessagesRet(
    [Max(RemoteLimits.DomainMessagesMax), ElementMax(RemoteLimits.StringMax)] IReadOnlyList<string> Msgs);

[XdrStruct("remote_domain_get_autostart_once_args")]
public readonly partial record struct DomainGetAutostartOnceArgs(DomainRef Dom);

[XdrStruct("remote_domain_get_autostart_once_ret")]
public readonly partial record struct DomainGetAutostartOnceRet(int Autostart);
