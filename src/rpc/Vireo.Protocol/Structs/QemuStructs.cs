// Wire structs: Qemu.
using Vireo.Xdr;

namespace Vireo.Protocol;

[XdrStruct("qemu_domain_monitor_command_args")]
public readonly partial record struct QemuDomainMonitorCommandArgs(DomainRef Dom, [Max(RemoteLimits.StringMax)] string Cmd, uint Flags);

[XdrStruct("qemu_domain_monitor_command_ret")]
public readonly partial record struct QemuDomainMonitorCommandRet([Max(RemoteLimits.StringMax)] string Result);

[XdrStruct("qemu_domain_attach_args")]
public readonly partial record struct QemuDomainAttachArgs([Wire("pid_value"), Require(Requirement.NotZero)] uint PidValue, uint Flags);

[XdrStruct("qemu_domain_attach_ret")]
public readonly partial record struct QemuDomainAttachRet(DomainRef Dom);

[XdrStruct("qemu_domain_agent_command_args")]
public readonly partial record struct QemuDomainAgentCommandArgs(
    DomainRef Dom,
    [Max(RemoteLimits.StringMax)] string Cmd,
    int Timeout,
    uint Flags);

[XdrStruct("qemu_domain_agent_command_ret")]
public readonly partial record struct QemuDomainAgentCommandRet([Max(RemoteLimits.StringMax)] string? Result);

[XdrStruct("qemu_connect_domain_monitor_event_register_args")]
public readonly partial record struct QemuConnectDomainMonitorEventRegisterArgs(
    DomainRef? Dom,
    [Max(RemoteLimits.StringMax)] string? Event,
    uint Flags);

[XdrStruct("qemu_connect_domain_monitor_event_register_ret")]
public readonly partial record struct QemuConnectDomainMonitorEventRegisterRet(int CallbackID);

[XdrStruct("qemu_connect_domain_monitor_event_deregister_args")]
public readonly partial record struct QemuConnectDomainMonitorEventDeregisterArgs(int CallbackID);

[XdrStruct("qemu_domain_monitor_event_msg")]
public readonly partial record struct QemuDomainMonitorEventMsg(
    [Role(FieldRole.CallbackId)] int CallbackID,
    DomainRef Dom,
    [Max(RemoteLimits.StringMax)] string Event,
    long Seconds,
    uint Micros,
    [Max(RemoteLimits.StringMax)] string? Details);

[XdrStruct("qemu_domain_monitor_command_with_files_args")]
public readonly partial record struct QemuDomainMonitorCommandWithFilesArgs(
    DomainRef Dom,
    [Max(RemoteLimits.StringMax)] string Cmd,
    uint Flags);

[XdrStruct("qemu_domain_monitor_command_with_files_ret")]
public readonly partial record struct QemuDomainMonitorCommandWithFilesRet([Max(RemoteLimits.StringMax)] string Result);
