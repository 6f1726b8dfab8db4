// Wire structs: DomainEvents.
using Vireo.Xdr;

namespace Vireo.Protocol;

[XdrStruct("remote_domain_event_lifecycle_msg")]
public readonly partial record struct DomainEventLifecycleMsg(DomainRef Dom, int Event, int Detail);

[XdrStruct("remote_domain_event_callback_lifecycle_msg")]
public readonly partial record struct DomainEventCallbackLifecycleMsg(
    [Role(FieldRole.CallbackId)] int CallbackID,
    DomainEventLifecycleMsg Msg);

[XdrStruct("remote_domain_event_reboot_msg")]
public readonly partial record struct DomainEventRebootMsg(DomainRef Dom);

[XdrStruct("remote_domain_event_callback_reboot_msg")]
public readonly partial record struct DomainEventCallbackRebootMsg([Role(FieldRole.CallbackId)] int CallbackID, DomainEventRebootMsg Msg);

[XdrStruct("remote_domain_event_rtc_change_msg")]
public readonly partial record struct DomainEventRtcChangeMsg(DomainRef Dom, long Offset);

[XdrStruct("remote_domain_event_callback_rtc_change_msg")]
public readonly partial record struct DomainEventCallbackRtcChangeMsg(
    [Role(FieldRole.CallbackId)] int CallbackID,
    DomainEventRtcChangeMsg Msg);

[XdrStruct("remote_domain_event_watchdog_msg")]
public readonly partial record struct DomainEventWatchdogMsg(DomainRef Dom, int Action);

[XdrStruct("remote_domain_event_callback_watchdog_msg")]
public readonly partial record struct DomainEventCallbackWatchdogMsg(
    [Role(FieldRole.CallbackId)] int CallbackID,
    DomainEventWatchdogMsg Msg);

[XdrStruct("remote_domain_event_io_error_msg")]
public readonly partial record struct DomainEventIoErrorMsg(
    DomainRef Dom,
    [Max(RemoteLimits.StringMax)] string SrcPath,
    [Max(RemoteLimits.StringMax)] string DevAlias,
    int Action);

[XdrStruct("remote_domain_event_callback_io_error_msg")]
public readonly partial record struct DomainEventCallbackIoErrorMsg([Role(FieldRole.CallbackId)] int CallbackID, DomainEventIoErrorMsg Msg);

[XdrStruct("remote_domain_event_io_error_reason_msg")]
public readonly partial record struct DomainEventIoErrorReasonMsg(
    DomainRef Dom,
    [Max(RemoteLimits.StringMax)] string SrcPath,
    [Max(RemoteLimits.StringMax)] string DevAlias,
    int Action,
    [Max(RemoteLimits.StringMax)] string Reason);

[XdrStruct("remote_domain_event_callback_io_error_reason_msg")]
public readonly partial record struct DomainEventCallbackIoErrorReasonMsg(
    [Role(FieldRole.CallbackId)] int CallbackID,
    DomainEventIoErrorReasonMsg Msg);

[XdrStruct("remote_domain_event_graphics_msg")]
public readonly partial record struct DomainEventGraphicsMsg(
    DomainRef Dom,
    int Phase,
    GraphicsAddress Local,
    GraphicsAddress Remote,
    [Max(RemoteLimits.StringMax)] string AuthScheme,
    [Max(RemoteLimits.DomainEventGraphicsIdentityMax)] IReadOnlyList<GraphicsIdentity> Subject);

[XdrStruct("remote_domain_event_callback_graphics_msg")]
public readonly partial record struct DomainEventCallbackGraphicsMsg(
    [Role(FieldRole.CallbackId)] int CallbackID,
    DomainEventGraphicsMsg Msg);

[XdrStruct("remote_domain_event_block_job_msg")]
public readonly partial record struct DomainEventBlockJobMsg(
    DomainRef Dom,
    [Max(RemoteLimits.StringMax)] string Path,
    int Type,
    int Status);

[XdrStruct("remote_domain_event_callback_block_job_msg")]
public readonly partial record struct DomainEventCallbackBlockJobMsg(
    [Role(FieldRole.CallbackId)] int CallbackID,
    DomainEventBlockJobMsg Msg);

[XdrStruct("remote_domain_event_disk_change_msg")]
public readonly partial record struct DomainEventDiskChangeMsg(
    DomainRef Dom,
    [Max(RemoteLimits.StringMax)] string? OldSrcPath,
    [Max(RemoteLimits.StringMax)] string? NewSrcPath,
    [Max(RemoteLimits.StringMax)] string DevAlias,
    int Reason);

[XdrStruct("remote_domain_event_callback_disk_change_msg")]
public readonly partial record struct DomainEventCallbackDiskChangeMsg(
    [Role(FieldRole.CallbackId)] int CallbackID,
    DomainEventDiskChangeMsg Msg);

[XdrStruct("remote_domain_event_tray_change_msg")]
public readonly partial record struct DomainEventTrayChangeMsg(DomainRef Dom, [Max(RemoteLimits.StringMax)] string DevAlias, int Reason);

[XdrStruct("remote_domain_event_callback_tray_change_msg")]
public readonly partial record struct DomainEventCallbackTrayChangeMsg(
    [Role(FieldRole.CallbackId)] int CallbackID,
    DomainEventTrayChangeMsg Msg);

[XdrStruct("remote_domain_event_pmwakeup_msg")]
public readonly partial record struct DomainEventPmWakeupMsg(DomainRef Dom);

[XdrStruct("remote_domain_event_callback_pmwakeup_msg")]
public readonly partial record struct DomainEventCallbackPmWakeupMsg(
    [Role(FieldRole.CallbackId)] int CallbackID,
    int Reason,
    DomainEventPmWakeupMsg Msg);

[XdrStruct("remote_domain_event_pmsuspend_msg")]
public readonly partial record struct DomainEventPmSuspendMsg(DomainRef Dom);

[XdrStruct("remote_domain_event_callback_pmsuspend_msg")]
public readonly partial record struct DomainEventCallbackPmSuspendMsg(
    [Role(FieldRole.CallbackId)] int CallbackID,
    int Reason,
    DomainEventPmSuspendMsg Msg);

[XdrStruct("remote_domain_event_balloon_change_msg")]
public readonly partial record struct DomainEventBalloonChangeMsg(DomainRef Dom, ulong Actual);

[XdrStruct("remote_domain_event_callback_balloon_change_msg")]
public readonly partial record struct DomainEventCallbackBalloonChangeMsg(
    [Role(FieldRole.CallbackId)] int CallbackID,
    DomainEventBalloonChangeMsg Msg);

[XdrStruct("remote_domain_event_pmsuspend_disk_msg")]
public readonly partial record struct DomainEventPmSuspendDiskMsg(DomainRef Dom);

[XdrStruct("remote_domain_event_callback_pmsuspend_disk_msg")]
public readonly partial record struct DomainEventCallbackPmSuspendDiskMsg(
    [Role(FieldRole.CallbackId)] int CallbackID,
    int Reason,
    DomainEventPmSuspendDiskMsg Msg);

[XdrStruct("remote_domain_event_control_error_msg")]
public readonly partial record struct DomainEventControlErrorMsg(DomainRef Dom);

[XdrStruct("remote_domain_event_callback_control_error_msg")]
public readonly partial record struct DomainEventCallbackControlErrorMsg(
    [Role(FieldRole.CallbackId)] int CallbackID,
    DomainEventControlErrorMsg Msg);

[XdrStruct("remote_domain_event_device_removed_msg")]
public readonly partial record struct DomainEventDeviceRemovedMsg(DomainRef Dom, [Max(RemoteLimits.StringMax)] string DevAlias);

[XdrStruct("remote_domain_event_callback_device_removed_msg")]
public readonly partial record struct DomainEventCallbackDeviceRemovedMsg(
    [Role(FieldRole.CallbackId)] int CallbackID,
    DomainEventDeviceRemovedMsg Msg);

[XdrStruct("remote_domain_event_block_job_2_msg")]
public readonly partial record struct DomainEventBlockJob2Msg(
    [Role(FieldRole.CallbackId)] int CallbackID,
    DomainRef Dom,
    [Max(RemoteLimits.StringMax)] string Dst,
    int Type,
    int Status);

[XdrStruct("remote_domain_event_block_threshold_msg")]
public readonly partial record struct DomainEventBlockThresholdMsg(
    [Role(FieldRole.CallbackId)] int CallbackID,
    DomainRef Dom,
    [Max(RemoteLimits.StringMax)] string Dev,
    [Max(RemoteLimits.StringMax)] string? Path,
    ulong Threshold,
    ulong Excess);

[XdrStruct("remote_domain_event_callback_tunable_msg")]
public readonly partial record struct DomainEventCallbackTunableMsg(
    [Role(FieldRole.CallbackId)] int CallbackID,
    DomainRef Dom,
    [Max(RemoteLimits.DomainEventTunableMax)] TypedParameterList Params);

[XdrStruct("remote_domain_event_callback_device_added_msg")]
public readonly partial record struct DomainEventCallbackDeviceAddedMsg(
    [Role(FieldRole.CallbackId)] int CallbackID,
    DomainRef Dom,
    [Max(RemoteLimits.StringMax)] string DevAlias);

[XdrStruct("remote_domain_event_callback_agent_lifecycle_msg")]
public readonly partial record struct DomainEventCallbackAgentLifecycleMsg(
    [Role(FieldRole.CallbackId)] int CallbackID,
    DomainRef Dom,
    int State,
    int Reason);

[XdrStruct("remote_domain_event_callback_migration_iteration_msg")]
public readonly partial record struct DomainEventCallbackMigrationIterationMsg(
    [Role(FieldRole.CallbackId)] int CallbackID,
    DomainRef Dom,
    int Iteration);

[XdrStruct("remote_domain_event_callback_job_completed_msg")]
public readonly partial record struct DomainEventCallbackJobCompletedMsg(
    [Role(FieldRole.CallbackId)] int CallbackID,
    DomainRef Dom,
    [Max(RemoteLimits.DomainJobStatsMax)] TypedParameterList Params);

[XdrStruct("remote_domain_event_callback_device_removal_failed_msg")]
public readonly partial record struct DomainEventCallbackDeviceRemovalFailedMsg(
    [Role(FieldRole.CallbackId)] int CallbackID,
    DomainRef Dom,
    [Max(RemoteLimits.StringMax)] string DevAlias);

[XdrStruct("remote_domain_event_callback_metadata_change_msg")]
public readonly partial record struct DomainEventCallbackMetadataChangeMsg(
    [Role(FieldRole.CallbackId)] int CallbackID,
    DomainRef Dom,
    int Type,
    [Max(RemoteLimits.StringMax)] string? Nsuri);

[XdrStruct("remote_domain_event_memory_failure_msg")]
public readonly partial record struct DomainEventMemoryFailureMsg(
    [Role(FieldRole.CallbackId)] int CallbackID,
    DomainRef Dom,
    int Recipient,
    int Action,
    uint Flags);

[XdrStruct("remote_domain_event_memory_device_size_change_msg")]
public readonly partial record struct DomainEventMemoryDeviceSizeChangeMsg(
    [Role(FieldRole.CallbackId)] int CallbackID,
    DomainRef Dom,
    [Max(RemoteLimits.StringMax)] string Alias,
    ulong Size);

[XdrStruct("remote_domain_event_nic_mac_change_msg")]
public readonly partial record struct DomainEventNicMacChangeMsg(
    [Role(FieldRole.CallbackId)] int CallbackID,
    DomainRef Dom,
    [Max(RemoteLimits.StringMax)] string Alias,
    [Max(RemoteLimits.StringMax)] string OldMAC,
    [Max(RemoteLimits.StringMax)] string NewMAC);
