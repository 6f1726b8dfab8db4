// The public constants of libvirt's C API, qemu part. Names are the C names without their common prefix.

namespace Vireo;

/// <summary>libvirt's <c>virConnectDomainQemuMonitorEventRegisterFlags</c>, since 1.2.3.</summary>
[Flags]
public enum ConnectDomainQemuMonitorEventRegisterFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER_REGEX</c>, since 1.2.3.</summary>
    Regex = 1,
    /// <summary><c>VIR_CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER_NOCASE</c>, since 1.2.3.</summary>
    Nocase = 2,
}

/// <summary>libvirt's <c>virDomainQemuAgentCommandTimeoutValues</c>, since 0.10.0.</summary>
public enum DomainQemuAgentCommandTimeoutValues
{
    /// <summary><c>VIR_DOMAIN_QEMU_AGENT_COMMAND_BLOCK</c>, since 0.10.0.</summary>
    Block = -2,
    /// <summary><c>VIR_DOMAIN_QEMU_AGENT_COMMAND_MIN</c>, since 0.10.0.</summary>
    Min = -2,
    /// <summary><c>VIR_DOMAIN_QEMU_AGENT_COMMAND_DEFAULT</c>, since 0.10.0.</summary>
    Default = -1,
    /// <summary><c>VIR_DOMAIN_QEMU_AGENT_COMMAND_NOWAIT</c>, since 0.10.0.</summary>
    Nowait = 0,
    /// <summary><c>VIR_DOMAIN_QEMU_AGENT_COMMAND_SHUTDOWN</c>, since 1.2.15.</summary>
    Shutdown = 60,
}

/// <summary>libvirt's <c>virDomainQemuMonitorCommandFlags</c>, since 0.8.8.</summary>
[Flags]
public enum DomainQemuMonitorCommandFlags : uint
{
    /// <summary><c>VIR_DOMAIN_QEMU_MONITOR_COMMAND_DEFAULT</c>, since 0.8.8.</summary>
    Default = 0,
    /// <summary><c>VIR_DOMAIN_QEMU_MONITOR_COMMAND_HMP</c>, since 0.8.8.</summary>
    Hmp = 1,
}
