using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>What a container gets that nothing is said about.</summary>
[XmlEnum]
public enum CapabilitiesPolicy : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>default</c>.</summary>
    Default,

    /// <summary><c>allow</c>.</summary>
    Allow,

    /// <summary><c>deny</c>.</summary>
    Deny,
}

/// <summary>Linux capabilities of a container.</summary>
[XmlRecord]
public sealed partial record LinuxCapabilities
{
    /// <summary>What it gets that nothing is said about.</summary>
    [XmlPath("@policy", BadValue = "unknown policy for capabilities: {0}")]
    public CapabilitiesPolicy Policy { get; set; }

    /// <summary><c>CAP_AUDIT_CONTROL</c>.</summary>
    [XmlPath("audit_control/@state")]
    public OnOff AuditControl { get; set; }

    /// <summary><c>CAP_AUDIT_WRITE</c>.</summary>
    [XmlPath("audit_write/@state")]
    public OnOff AuditWrite { get; set; }

    /// <summary><c>CAP_BLOCK_SUSPEND</c>.</summary>
    [XmlPath("block_suspend/@state")]
    public OnOff BlockSuspend { get; set; }

    /// <summary><c>CAP_CHOWN</c>.</summary>
    [XmlPath("chown/@state")]
    public OnOff Chown { get; set; }

    /// <summary><c>CAP_DAC_OVERRIDE</c>.</summary>
    [XmlPath("dac_override/@state")]
    public OnOff DacOverride { get; set; }

    /// <summary><c>CAP_DAC_READ_SEARCH</c>.</summary>
    [XmlPath("dac_read_search/@state")]
    public OnOff DacReadSearch { get; set; }

    /// <summary><c>CAP_FOWNER</c>.</summary>
    [XmlPath("fowner/@state")]
    public OnOff Fowner { get; set; }

    /// <summary><c>CAP_FSETID</c>.</summary>
    [XmlPath("fsetid/@state")]
    public OnOff Fsetid { get; set; }

    /// <summary><c>CAP_IPC_LOCK</c>.</summary>
    [XmlPath("ipc_lock/@state")]
    public OnOff IpcLock { get; set; }

    /// <summary><c>CAP_IPC_OWNER</c>.</summary>
    [XmlPath("ipc_owner/@state")]
    public OnOff IpcOwner { get; set; }

    /// <summary><c>CAP_KILL</c>.</summary>
    [XmlPath("kill/@state")]
    public OnOff Kill { get; set; }

    /// <summary><c>CAP_LEASE</c>.</summary>
    [XmlPath("lease/@state")]
    public OnOff Lease { get; set; }

    /// <summary><c>CAP_LINUX_IMMUTABLE</c>.</summary>
    [XmlPath("linux_immutable/@state")]
    public OnOff LinuxImmutable { get; set; }

    /// <summary><c>CAP_MAC_ADMIN</c>.</summary>
    [XmlPath("mac_admin/@state")]
    public OnOff MacAdmin { get; set; }

    /// <summary><c>CAP_MAC_OVERRIDE</c>.</summary>
    [XmlPath("mac_override/@state")]
    public OnOff MacOverride { get; set; }

    /// <summary><c>CAP_MKNOD</c>.</summary>
    [XmlPath("mknod/@state")]
    public OnOff Mknod { get; set; }

    /// <summary><c>CAP_NET_ADMIN</c>.</summary>
    [XmlPath("net_admin/@state")]
    public OnOff NetAdmin { get; set; }

    /// <summary><c>CAP_NET_BIND_SERVICE</c>.</summary>
    [XmlPath("net_bind_service/@state")]
    public OnOff NetBindService { get; set; }

    /// <summary><c>CAP_NET_BROADCAST</c>.</summary>
    [XmlPath("net_broadcast/@state")]
    public OnOff NetBroadcast { get; set; }

    /// <summary><c>CAP_NET_RAW</c>.</summary>
    [XmlPath("net_raw/@state")]
    public OnOff NetRaw { get; set; }

    /// <summary><c>CAP_SETGID</c>.</summary>
    [XmlPath("setgid/@state")]
    public OnOff Setgid { get; set; }

    /// <summary><c>CAP_SETFCAP</c>.</summary>
    [XmlPath("setfcap/@state")]
    public OnOff Setfcap { get; set; }

    /// <summary><c>CAP_SETPCAP</c>.</summary>
    [XmlPath("setpcap/@state")]
    public OnOff Setpcap { get; set; }

    /// <summary><c>CAP_SETUID</c>.</summary>
    [XmlPath("setuid/@state")]
    public OnOff Setuid { get; set; }

    /// <summary><c>CAP_SYS_ADMIN</c>.</summary>
    [XmlPath("sys_admin/@state")]
    public OnOff SysAdmin { get; set; }

    /// <summary><c>CAP_SYS_BOOT</c>.</summary>
    [XmlPath("sys_boot/@state")]
    public OnOff SysBoot { get; set; }

    /// <summary><c>CAP_SYS_CHROOT</c>.</summary>
    [XmlPath("sys_chroot/@state")]
    public OnOff SysChroot { get; set; }

    /// <summary><c>CAP_SYS_MODULE</c>.</summary>
    [XmlPath("sys_module/@state")]
    public OnOff SysModule { get; set; }

    /// <summary><c>CAP_SYS_NICE</c>.</summary>
    [XmlPath("sys_nice/@state")]
    public OnOff SysNice { get; set; }

    /// <summary><c>CAP_SYS_PACCT</c>.</summary>
    [XmlPath("sys_pacct/@state")]
    public OnOff SysPacct { get; set; }

    /// <summary><c>CAP_SYS_PTRACE</c>.</summary>
    [XmlPath("sys_ptrace/@state")]
    public OnOff SysPtrace { get; set; }

    /// <summary><c>CAP_SYS_RAWIO</c>.</summary>
    [XmlPath("sys_rawio/@state")]
    public OnOff SysRawio { get; set; }

    /// <summary><c>CAP_SYS_RESOURCE</c>.</summary>
    [XmlPath("sys_resource/@state")]
    public OnOff SysResource { get; set; }

    /// <summary><c>CAP_SYS_TIME</c>.</summary>
    [XmlPath("sys_time/@state")]
    public OnOff SysTime { get; set; }

    /// <summary><c>CAP_SYS_TTY_CONFIG</c>.</summary>
    [XmlPath("sys_tty_config/@state")]
    public OnOff SysTtyConfig { get; set; }

    /// <summary><c>CAP_SYSLOG</c>.</summary>
    [XmlPath("syslog/@state")]
    public OnOff Syslog { get; set; }

    /// <summary><c>CAP_WAKE_ALARM</c>.</summary>
    [XmlPath("wake_alarm/@state")]
    public OnOff WakeAlarm { get; set; }
}
