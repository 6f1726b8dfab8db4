namespace Vireo.Protocol;

/// <summary>The procedures of the qemu program with everything that is fixed about each of them.</summary>
[Program("qemu", 0x20008087, 1)]
public enum QemuProcedure
{
    [Procedure(Args = typeof(QemuDomainMonitorCommandArgs), Ret = typeof(QemuDomainMonitorCommandRet),
        Function = "virDomainQemuMonitorCommand")]
    [Acl(Permission.DomainWrite)]
    DomainMonitorCommand = 1,

    [Procedure(Args = typeof(QemuDomainAttachArgs), Ret = typeof(QemuDomainAttachRet), Function = "virDomainQemuAttach")]
    [Acl(Permission.DomainStart)]
    [Acl(Permission.DomainWrite)]
    DomainAttach = 2,

    [Procedure(Args = typeof(QemuDomainAgentCommandArgs), Ret = typeof(QemuDomainAgentCommandRet), Function = "virDomainQemuAgentCommand")]
    [Acl(Permission.DomainWrite)]
    DomainAgentCommand = 3,

    [Procedure(Args = typeof(QemuConnectDomainMonitorEventRegisterArgs), Ret = typeof(QemuConnectDomainMonitorEventRegisterRet),
        Priority = CallPriority.High, Function = "virConnectDomainQemuMonitorEventRegister", Manual = true)]
    [Acl(Permission.ConnectSearchDomains)]
    [Acl(Permission.ConnectWrite)]
    [AclFilter(Permission.DomainGetattr)]
    ConnectDomainMonitorEventRegister = 4,

    [Procedure(Args = typeof(QemuConnectDomainMonitorEventDeregisterArgs), Priority = CallPriority.High,
        Function = "virConnectDomainQemuMonitorEventDeregister", Manual = true, ReadOnly = ReadOnlyRule.Allowed)]
    [Acl(Permission.ConnectWrite)]
    ConnectDomainMonitorEventDeregister = 5,

    [Procedure(Msg = typeof(QemuDomainMonitorEventMsg), Kind = ProcedureKind.Event)]
    DomainMonitorEvent = 6,

    [Procedure(Args = typeof(QemuDomainMonitorCommandWithFilesArgs), Ret = typeof(QemuDomainMonitorCommandWithFilesRet),
        Function = "virDomainQemuMonitorCommandWithFiles", RequestFiles = FileCount.Any, ReplyFiles = FileCount.Any)]
    [Acl(Permission.DomainWrite)]
    DomainMonitorCommandWithFiles = 7,
}
