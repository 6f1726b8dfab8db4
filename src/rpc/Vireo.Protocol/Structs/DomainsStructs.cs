// Wire structs: Domains.
using Vireo.Xdr;

namespace Vireo.Protocol;

[XdrStruct("remote_domain_interface_stats_args")]
public readonly partial record struct DomainInterfaceStatsArgs(DomainRef Dom, [Max(RemoteLimits.StringMax)] string Device);

[XdrStruct("remote_domain_interface_stats_ret")]
public readonly partial record struct DomainInterfaceStatsRet(
    [Wire("rx_bytes")] long RxBytes,
    [Wire("rx_packets")] long RxPackets,
    [Wire("rx_errs")] long RxErrs,
    [Wire("rx_drop")] long RxDrop,
    [Wire("tx_bytes")] long TxBytes,
    [Wire("tx_packets")] long TxPackets,
    [Wire("tx_errs")] long TxErrs,
    [Wire("tx_drop")] long TxDrop);

[XdrStruct("remote_domain_memory_stats_args")]
public readonly partial record struct DomainMemoryStatsArgs(DomainRef Dom, [Role(FieldRole.Capacity)] uint MaxStats, uint Flags);

[XdrStruct("remote_domain_memory_stats_ret")]
public readonly partial record struct DomainMemoryStatsRet([Max(RemoteLimits.DomainMemoryStatsMax)] IReadOnlyList<DomainMemoryStat> Stats);

[XdrStruct("remote_domain_memory_peek_args")]
public readonly partial record struct DomainMemoryPeekArgs(DomainRef Dom, ulong Offset, uint Size, uint Flags);

[XdrStruct("remote_domain_memory_peek_ret")]
public readonly partial record struct DomainMemoryPeekRet([Max(RemoteLimits.DomainMemoryPeekBufferMax)] ReadOnlyMemory<byte> Buffer);

[XdrStruct("remote_domain_create_xml_args")]
public readonly partial record struct DomainCreateXmlArgs([Wire("xml_desc"), Max(RemoteLimits.StringMax)] string XmlDesc, uint Flags);

[XdrStruct("remote_domain_create_xml_ret")]
public readonly partial record struct DomainCreateXmlRet(DomainRef Dom);

[XdrStruct("remote_domain_create_xml_with_files_args")]
public readonly partial record struct DomainCreateXmlWithFilesArgs(
    [Wire("xml_desc"), Max(RemoteLimits.StringMax)] string XmlDesc,
    uint Flags);

[XdrStruct("remote_domain_create_xml_with_files_ret")]
public readonly partial record struct DomainCreateXmlWithFilesRet(DomainRef Dom);

[XdrStruct("remote_domain_lookup_by_id_args")]
public readonly partial record struct DomainLookupByIdArgs([Require(Requirement.NotNegative)] int Id);

[XdrStruct("remote_domain_lookup_by_id_ret")]
public readonly partial record struct DomainLookupByIdRet(DomainRef Dom);

[XdrStruct("remote_domain_lookup_by_uuid_args")]
public readonly partial record struct DomainLookupByUuidArgs(Uuid Uuid);

[XdrStruct("remote_domain_lookup_by_uuid_ret")]
public readonly partial record struct DomainLookupByUuidRet(DomainRef Dom);

[XdrStruct("remote_domain_lookup_by_name_args")]
public readonly partial record struct DomainLookupByNameArgs([Max(RemoteLimits.StringMax)] string Name);

[XdrStruct("remote_domain_lookup_by_name_ret")]
public readonly partial record struct DomainLookupByNameRet(DomainRef Dom);

[XdrStruct("remote_domain_suspend_args")]
public readonly partial record struct DomainSuspendArgs(DomainRef Dom);

[XdrStruct("remote_domain_resume_args")]
public readonly partial record struct DomainResumeArgs(DomainRef Dom);

[XdrStruct("remote_domain_pm_suspend_for_duration_args")]
public readonly partial record struct DomainPmSuspendForDurationArgs(DomainRef Dom, uint Target, ulong Duration, uint Flags);

[XdrStruct("remote_domain_pm_wakeup_args")]
public readonly partial record struct DomainPmWakeupArgs(DomainRef Dom, uint Flags);

[XdrStruct("remote_domain_shutdown_args")]
public readonly partial record struct DomainShutdownArgs(DomainRef Dom);

[XdrStruct("remote_domain_reboot_args")]
public readonly partial record struct DomainRebootArgs(DomainRef Dom, uint Flags);

[XdrStruct("remote_domain_reset_args")]
public readonly partial record struct DomainResetArgs(DomainRef Dom, uint Flags);

[XdrStruct("remote_domain_destroy_args")]
public readonly partial record struct DomainDestroyArgs(DomainRef Dom);

[XdrStruct("remote_domain_destroy_flags_args")]
public readonly partial record struct DomainDestroyFlagsArgs(DomainRef Dom, uint Flags);

[XdrStruct("remote_domain_core_dump_args")]
public readonly partial record struct DomainCoreDumpArgs(
    DomainRef Dom, [Max(RemoteLimits.StringMax), Require(Requirement.LocalPath)] string To, uint Flags);

[XdrStruct("remote_domain_core_dump_with_format_args")]
public readonly partial record struct DomainCoreDumpWithFormatArgs(
    DomainRef Dom,
    [Max(RemoteLimits.StringMax), Require(Requirement.LocalPath)] string To,
    uint Dumpformat,
    uint Flags);

[XdrStruct("remote_domain_screenshot_args")]
public readonly partial record struct DomainScreenshotArgs(DomainRef Dom, uint Screen, uint Flags);

[XdrStruct("remote_domain_screenshot_ret")]
public readonly partial record struct DomainScreenshotRet([Max(RemoteLimits.StringMax)] string? Mime);

[XdrStruct("remote_domain_create_args")]
public readonly partial record struct DomainCreateArgs(DomainRef Dom);

[XdrStruct("remote_domain_create_with_flags_args")]
public readonly partial record struct DomainCreateWithFlagsArgs(DomainRef Dom, uint Flags);

[XdrStruct("remote_domain_create_with_flags_ret")]
public readonly partial record struct DomainCreateWithFlagsRet(DomainRef Dom);

[XdrStruct("remote_domain_create_with_files_args")]
public readonly partial record struct DomainCreateWithFilesArgs(DomainRef Dom, uint Flags);

[XdrStruct("remote_domain_create_with_files_ret")]
public readonly partial record struct DomainCreateWithFilesRet(DomainRef Dom);

[XdrStruct("remote_domain_define_xml_args")]
public readonly partial record struct DomainDefineXmlArgs([Max(RemoteLimits.StringMax)] string Xml);

[XdrStruct("remote_domain_define_xml_ret")]
public readonly partial record struct DomainDefineXmlRet(DomainRef Dom);

[XdrStruct("remote_domain_define_xml_flags_args")]
public readonly partial record struct DomainDefineXmlFlagsArgs([Max(RemoteLimits.StringMax)] string Xml, uint Flags);

[XdrStruct("remote_domain_define_xml_flags_ret")]
public readonly partial record struct DomainDefineXmlFlagsRet(DomainRef Dom);

[XdrStruct("remote_domain_undefine_args")]
public readonly partial record struct DomainUndefineArgs(DomainRef Dom);

[XdrStruct("remote_domain_undefine_flags_args")]
public readonly partial record struct DomainUndefineFlagsArgs(DomainRef Dom, uint Flags);

[XdrStruct("remote_domain_inject_nmi_args")]
public readonly partial record struct DomainInjectNmiArgs(DomainRef Dom, uint Flags);

[XdrStruct("remote_domain_send_key_args")]
public readonly partial record struct DomainSendKeyArgs(
    DomainRef Dom,
    uint Codeset,
    uint Holdtime,
    [Max(RemoteLimits.DomainSendKeyMax), Require(Requirement.NotNull)] IReadOnlyList<uint> Keycodes,
    uint Flags);

[XdrStruct("remote_domain_send_process_signal_args")]
public readonly partial record struct DomainSendProcessSignalArgs(
    DomainRef Dom,
    [Wire("pid_value"), Require(Requirement.NotZero)] long PidValue,
    uint Signum,
    uint Flags);

[XdrStruct("remote_domain_attach_device_args")]
public readonly partial record struct DomainAttachDeviceArgs(DomainRef Dom, [Max(RemoteLimits.StringMax)] string Xml);

[XdrStruct("remote_domain_attach_device_flags_args")]
public readonly partial record struct DomainAttachDeviceFlagsArgs(DomainRef Dom, [Max(RemoteLimits.StringMax)] string Xml, uint Flags);

[XdrStruct("remote_domain_detach_device_args")]
public readonly partial record struct DomainDetachDeviceArgs(DomainRef Dom, [Max(RemoteLimits.StringMax)] string Xml);

[XdrStruct("remote_domain_detach_device_flags_args")]
public readonly partial record struct DomainDetachDeviceFlagsArgs(DomainRef Dom, [Max(RemoteLimits.StringMax)] string Xml, uint Flags);

[XdrStruct("remote_domain_update_device_flags_args")]
public readonly partial record struct DomainUpdateDeviceFlagsArgs(DomainRef Dom, [Max(RemoteLimits.StringMax)] string Xml, uint Flags);

[XdrStruct("remote_domain_detach_device_alias_args")]
public readonly partial record struct DomainDetachDeviceAliasArgs(DomainRef Dom, [Max(RemoteLimits.StringMax)] string Alias, uint Flags);

[XdrStruct("remote_domain_del_throttle_group_args")]
public readonly partial record struct DomainDelThrottleGroupArgs(DomainRef Dom, [Max(RemoteLimits.StringMax)] string? Group, uint Flags);

[XdrStruct("remote_domain_is_active_args")]
public readonly partial record struct DomainIsActiveArgs(DomainRef Dom);

[XdrStruct("remote_domain_is_active_ret")]
public readonly partial record struct DomainIsActiveRet(int Active);

[XdrStruct("remote_domain_is_persistent_args")]
public readonly partial record struct DomainIsPersistentArgs(DomainRef Dom);

[XdrStruct("remote_domain_is_persistent_ret")]
public readonly partial record struct DomainIsPersistentRet(int Persistent);

[XdrStruct("remote_domain_is_updated_args")]
public readonly partial record struct DomainIsUpdatedArgs(DomainRef Dom);

[XdrStruct("remote_domain_is_updated_ret")]
public readonly partial record struct DomainIsUpdatedRet(int Updated);

[XdrStruct("remote_domain_abort_job_args")]
public readonly partial record struct DomainAbortJobArgs(DomainRef Dom);

[XdrStruct("remote_domain_abort_job_flags_args")]
public readonly partial record struct DomainAbortJobFlagsArgs(DomainRef Dom, uint Flags);

[XdrStruct("remote_domain_has_managed_save_image_args")]
public readonly partial record struct DomainHasManagedSaveImageArgs(DomainRef Dom, uint Flags);

[XdrStruct("remote_domain_has_managed_save_image_ret")]
public readonly partial record struct DomainHasManagedSaveImageRet(int Result);

[XdrStruct("remote_domain_open_console_args")]
public readonly partial record struct DomainOpenConsoleArgs(
    DomainRef Dom,
    [Wire("dev_name"), Max(RemoteLimits.StringMax)] string? DevName,
    uint Flags);

[XdrStruct("remote_domain_open_channel_args")]
public readonly partial record struct DomainOpenChannelArgs(DomainRef Dom, [Max(RemoteLimits.StringMax)] string? Name, uint Flags);

[XdrStruct("remote_domain_open_graphics_args")]
public readonly partial record struct DomainOpenGraphicsArgs(DomainRef Dom, uint Idx, uint Flags);

[XdrStruct("remote_domain_open_graphics_fd_args")]
public readonly partial record struct DomainOpenGraphicsFdArgs(DomainRef Dom, uint Idx, uint Flags);

[XdrStruct("remote_domain_shutdown_flags_args")]
public readonly partial record struct DomainShutdownFlagsArgs(DomainRef Dom, uint Flags);

[XdrStruct("remote_domain_interface_addresses_args")]
public readonly partial record struct DomainInterfaceAddressesArgs(DomainRef Dom, uint Source, uint Flags);

[XdrStruct("remote_domain_interface_addresses_ret")]
public readonly partial record struct DomainInterfaceAddressesRet(
    [Max(RemoteLimits.DomainInterfaceMax)] IReadOnlyList<DomainInterface> Ifaces);

[XdrStruct("remote_domain_rename_args")]
public readonly partial record struct DomainRenameArgs(
    DomainRef Dom,
    [Wire("new_name"), Max(RemoteLimits.StringMax), Require(Requirement.NotEmpty)] string? NewName,
    uint Flags);

[XdrStruct("remote_domain_rename_ret")]
public readonly partial record struct DomainRenameRet(int Retcode);

[XdrStruct("remote_domain_agent_set_response_timeout_args")]
public readonly partial record struct DomainAgentSetResponseTimeoutArgs(DomainRef Dom, int Timeout, uint Flags);

[XdrStruct("remote_domain_agent_set_response_timeout_ret")]
public readonly partial record struct DomainAgentSetResponseTimeoutRet(int Result);

[XdrStruct("remote_domain_start_dirty_rate_calc_args")]
public readonly partial record struct DomainStartDirtyRateCalcArgs(DomainRef Dom, int Seconds, uint Flags);

[XdrStruct("remote_domain_graphics_reload_args")]
public readonly partial record struct DomainGraphicsReloadArgs(DomainRef Dom, uint Type, uint Flags);

[XdrStruct("remote_domain_fd_associate_args")]
public readonly partial record struct DomainFdAssociateArgs(DomainRef Dom, [Max(RemoteLimits.StringMax)] string Name, uint Flags);
