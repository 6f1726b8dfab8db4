// The public constants of libvirt's C API, virterror part. Names are the C names without their common prefix.

namespace Vireo;

/// <summary>libvirt's <c>virErrorNumber</c>, since 0.1.0.</summary>
public enum ErrorCode
{
    /// <summary><c>VIR_ERR_OK</c>, since 0.1.0.</summary>
    Ok = 0,
    /// <summary><c>VIR_ERR_INTERNAL_ERROR</c>, since 0.1.0.</summary>
    InternalError = 1,
    /// <summary><c>VIR_ERR_NO_MEMORY</c>, since 0.1.0.</summary>
    NoMemory = 2,
    /// <summary><c>VIR_ERR_NO_SUPPORT</c>, since 0.1.0.</summary>
    NoSupport = 3,
    /// <summary><c>VIR_ERR_UNKNOWN_HOST</c>, since 0.1.0.</summary>
    UnknownHost = 4,
    /// <summary><c>VIR_ERR_NO_CONNECT</c>, since 0.1.0.</summary>
    NoConnect = 5,
    /// <summary><c>VIR_ERR_INVALID_CONN</c>, since 0.1.0.</summary>
    InvalidConn = 6,
    /// <summary><c>VIR_ERR_INVALID_DOMAIN</c>, since 0.1.0.</summary>
    InvalidDomain = 7,
    /// <summary><c>VIR_ERR_INVALID_ARG</c>, since 0.1.0.</summary>
    InvalidArg = 8,
    /// <summary><c>VIR_ERR_OPERATION_FAILED</c>, since 0.1.0.</summary>
    OperationFailed = 9,
    /// <summary><c>VIR_ERR_GET_FAILED</c>, since 0.1.0.</summary>
    GetFailed = 10,
    /// <summary><c>VIR_ERR_POST_FAILED</c>, since 0.1.0.</summary>
    PostFailed = 11,
    /// <summary><c>VIR_ERR_HTTP_ERROR</c>, since 0.1.0.</summary>
    HttpError = 12,
    /// <summary><c>VIR_ERR_SEXPR_SERIAL</c>, since 0.1.0.</summary>
    SexprSerial = 13,
    /// <summary><c>VIR_ERR_NO_XEN</c>, since 0.1.0.</summary>
    NoXen = 14,
    /// <summary><c>VIR_ERR_XEN_CALL</c>, since 0.1.0.</summary>
    XenCall = 15,
    /// <summary><c>VIR_ERR_OS_TYPE</c>, since 0.1.0.</summary>
    OsType = 16,
    /// <summary><c>VIR_ERR_NO_KERNEL</c>, since 0.1.0.</summary>
    NoKernel = 17,
    /// <summary><c>VIR_ERR_NO_ROOT</c>, since 0.1.0.</summary>
    NoRoot = 18,
    /// <summary><c>VIR_ERR_NO_SOURCE</c>, since 0.1.0.</summary>
    NoSource = 19,
    /// <summary><c>VIR_ERR_NO_TARGET</c>, since 0.1.0.</summary>
    NoTarget = 20,
    /// <summary><c>VIR_ERR_NO_NAME</c>, since 0.1.0.</summary>
    NoName = 21,
    /// <summary><c>VIR_ERR_NO_OS</c>, since 0.1.0.</summary>
    NoOs = 22,
    /// <summary><c>VIR_ERR_NO_DEVICE</c>, since 0.1.0.</summary>
    NoDevice = 23,
    /// <summary><c>VIR_ERR_NO_XENSTORE</c>, since 0.1.0.</summary>
    NoXenstore = 24,
    /// <summary><c>VIR_ERR_DRIVER_FULL</c>, since 0.1.0.</summary>
    DriverFull = 25,
    /// <summary><c>VIR_ERR_CALL_FAILED</c>, since 0.1.0.</summary>
    CallFailed = 26,
    /// <summary><c>VIR_ERR_XML_ERROR</c>, since 0.1.1.</summary>
    XmlError = 27,
    /// <summary><c>VIR_ERR_DOM_EXIST</c>, since 0.1.1.</summary>
    DomExist = 28,
    /// <summary><c>VIR_ERR_OPERATION_DENIED</c>, since 0.1.4.</summary>
    OperationDenied = 29,
    /// <summary><c>VIR_ERR_OPEN_FAILED</c>, since 0.1.6.</summary>
    OpenFailed = 30,
    /// <summary><c>VIR_ERR_READ_FAILED</c>, since 0.1.6.</summary>
    ReadFailed = 31,
    /// <summary><c>VIR_ERR_PARSE_FAILED</c>, since 0.1.6.</summary>
    ParseFailed = 32,
    /// <summary><c>VIR_ERR_CONF_SYNTAX</c>, since 0.1.6.</summary>
    ConfSyntax = 33,
    /// <summary><c>VIR_ERR_WRITE_FAILED</c>, since 0.1.6.</summary>
    WriteFailed = 34,
    /// <summary><c>VIR_ERR_XML_DETAIL</c>, since 0.1.9.</summary>
    XmlDetail = 35,
    /// <summary><c>VIR_ERR_INVALID_NETWORK</c>, since 0.2.0.</summary>
    InvalidNetwork = 36,
    /// <summary><c>VIR_ERR_NETWORK_EXIST</c>, since 0.2.0.</summary>
    NetworkExist = 37,
    /// <summary><c>VIR_ERR_SYSTEM_ERROR</c>, since 0.2.1.</summary>
    SystemError = 38,
    /// <summary><c>VIR_ERR_RPC</c>, since 0.2.3.</summary>
    Rpc = 39,
    /// <summary><c>VIR_ERR_GNUTLS_ERROR</c>, since 0.2.3.</summary>
    GnutlsError = 40,
    /// <summary><c>VIR_WAR_NO_NETWORK</c>, since 0.2.3.</summary>
    WarnNoNetwork = 41,
    /// <summary><c>VIR_ERR_NO_DOMAIN</c>, since 0.3.0.</summary>
    NoDomain = 42,
    /// <summary><c>VIR_ERR_NO_NETWORK</c>, since 0.3.0.</summary>
    NoNetwork = 43,
    /// <summary><c>VIR_ERR_INVALID_MAC</c>, since 0.3.1.</summary>
    InvalidMac = 44,
    /// <summary><c>VIR_ERR_AUTH_FAILED</c>, since 0.4.1.</summary>
    AuthFailed = 45,
    /// <summary><c>VIR_ERR_INVALID_STORAGE_POOL</c>, since 0.4.1.</summary>
    InvalidStoragePool = 46,
    /// <summary><c>VIR_ERR_INVALID_STORAGE_VOL</c>, since 0.4.1.</summary>
    InvalidStorageVol = 47,
    /// <summary><c>VIR_WAR_NO_STORAGE</c>, since 0.4.1.</summary>
    WarnNoStorage = 48,
    /// <summary><c>VIR_ERR_NO_STORAGE_POOL</c>, since 0.4.1.</summary>
    NoStoragePool = 49,
    /// <summary><c>VIR_ERR_NO_STORAGE_VOL</c>, since 0.4.1.</summary>
    NoStorageVol = 50,
    /// <summary><c>VIR_WAR_NO_NODE</c>, since 0.5.0.</summary>
    WarnNoNode = 51,
    /// <summary><c>VIR_ERR_INVALID_NODE_DEVICE</c>, since 0.5.0.</summary>
    InvalidNodeDevice = 52,
    /// <summary><c>VIR_ERR_NO_NODE_DEVICE</c>, since 0.5.0.</summary>
    NoNodeDevice = 53,
    /// <summary><c>VIR_ERR_NO_SECURITY_MODEL</c>, since 0.6.1.</summary>
    NoSecurityModel = 54,
    /// <summary><c>VIR_ERR_OPERATION_INVALID</c>, since 0.6.4.</summary>
    OperationInvalid = 55,
    /// <summary><c>VIR_WAR_NO_INTERFACE</c>, since 0.6.4.</summary>
    WarnNoInterface = 56,
    /// <summary><c>VIR_ERR_NO_INTERFACE</c>, since 0.6.4.</summary>
    NoInterface = 57,
    /// <summary><c>VIR_ERR_INVALID_INTERFACE</c>, since 0.6.4.</summary>
    InvalidInterface = 58,
    /// <summary><c>VIR_ERR_MULTIPLE_INTERFACES</c>, since 0.7.0.</summary>
    MultipleInterfaces = 59,
    /// <summary><c>VIR_WAR_NO_NWFILTER</c>, since 0.8.0.</summary>
    WarnNoNwfilter = 60,
    /// <summary><c>VIR_ERR_INVALID_NWFILTER</c>, since 0.8.0.</summary>
    InvalidNwfilter = 61,
    /// <summary><c>VIR_ERR_NO_NWFILTER</c>, since 0.8.0.</summary>
    NoNwfilter = 62,
    /// <summary><c>VIR_ERR_BUILD_FIREWALL</c>, since 0.8.0.</summary>
    BuildFirewall = 63,
    /// <summary><c>VIR_WAR_NO_SECRET</c>, since 0.7.1.</summary>
    WarnNoSecret = 64,
    /// <summary><c>VIR_ERR_INVALID_SECRET</c>, since 0.7.1.</summary>
    InvalidSecret = 65,
    /// <summary><c>VIR_ERR_NO_SECRET</c>, since 0.7.1.</summary>
    NoSecret = 66,
    /// <summary><c>VIR_ERR_CONFIG_UNSUPPORTED</c>, since 0.7.3.</summary>
    ConfigUnsupported = 67,
    /// <summary><c>VIR_ERR_OPERATION_TIMEOUT</c>, since 0.7.3.</summary>
    OperationTimeout = 68,
    /// <summary><c>VIR_ERR_MIGRATE_PERSIST_FAILED</c>, since 0.7.3.</summary>
    MigratePersistFailed = 69,
    /// <summary><c>VIR_ERR_HOOK_SCRIPT_FAILED</c>, since 0.8.0.</summary>
    HookScriptFailed = 70,
    /// <summary><c>VIR_ERR_INVALID_DOMAIN_SNAPSHOT</c>, since 0.8.0.</summary>
    InvalidDomainSnapshot = 71,
    /// <summary><c>VIR_ERR_NO_DOMAIN_SNAPSHOT</c>, since 0.8.0.</summary>
    NoDomainSnapshot = 72,
    /// <summary><c>VIR_ERR_INVALID_STREAM</c>, since 0.9.0.</summary>
    InvalidStream = 73,
    /// <summary><c>VIR_ERR_ARGUMENT_UNSUPPORTED</c>, since 0.9.4.</summary>
    ArgumentUnsupported = 74,
    /// <summary><c>VIR_ERR_STORAGE_PROBE_FAILED</c>, since 0.9.5.</summary>
    StorageProbeFailed = 75,
    /// <summary><c>VIR_ERR_STORAGE_POOL_BUILT</c>, since 0.9.5.</summary>
    StoragePoolBuilt = 76,
    /// <summary><c>VIR_ERR_SNAPSHOT_REVERT_RISKY</c>, since 0.9.7.</summary>
    SnapshotRevertRisky = 77,
    /// <summary><c>VIR_ERR_OPERATION_ABORTED</c>, since 0.9.9.</summary>
    OperationAborted = 78,
    /// <summary><c>VIR_ERR_AUTH_CANCELLED</c>, since 0.9.10.</summary>
    AuthCancelled = 79,
    /// <summary><c>VIR_ERR_NO_DOMAIN_METADATA</c>, since 0.9.10.</summary>
    NoDomainMetadata = 80,
    /// <summary><c>VIR_ERR_MIGRATE_UNSAFE</c>, since 0.9.11.</summary>
    MigrateUnsafe = 81,
    /// <summary><c>VIR_ERR_OVERFLOW</c>, since 0.9.11.</summary>
    Overflow = 82,
    /// <summary><c>VIR_ERR_BLOCK_COPY_ACTIVE</c>, since 0.9.12.</summary>
    BlockCopyActive = 83,
    /// <summary><c>VIR_ERR_OPERATION_UNSUPPORTED</c>, since 0.10.0.</summary>
    OperationUnsupported = 84,
    /// <summary><c>VIR_ERR_SSH</c>, since 0.10.0.</summary>
    Ssh = 85,
    /// <summary><c>VIR_ERR_AGENT_UNRESPONSIVE</c>, since 0.10.0.</summary>
    AgentUnresponsive = 86,
    /// <summary><c>VIR_ERR_RESOURCE_BUSY</c>, since 1.0.0.</summary>
    ResourceBusy = 87,
    /// <summary><c>VIR_ERR_ACCESS_DENIED</c>, since 1.1.0.</summary>
    AccessDenied = 88,
    /// <summary><c>VIR_ERR_DBUS_SERVICE</c>, since 1.1.1.</summary>
    DbusService = 89,
    /// <summary><c>VIR_ERR_STORAGE_VOL_EXIST</c>, since 1.1.4.</summary>
    StorageVolExist = 90,
    /// <summary><c>VIR_ERR_CPU_INCOMPATIBLE</c>, since 1.2.6.</summary>
    CpuIncompatible = 91,
    /// <summary><c>VIR_ERR_XML_INVALID_SCHEMA</c>, since 1.2.12.</summary>
    XmlInvalidSchema = 92,
    /// <summary><c>VIR_ERR_MIGRATE_FINISH_OK</c>, since 1.2.18.</summary>
    MigrateFinishOk = 93,
    /// <summary><c>VIR_ERR_AUTH_UNAVAILABLE</c>, since 1.3.3.</summary>
    AuthUnavailable = 94,
    /// <summary><c>VIR_ERR_NO_SERVER</c>, since 1.3.3.</summary>
    NoServer = 95,
    /// <summary><c>VIR_ERR_NO_CLIENT</c>, since 1.3.5.</summary>
    NoClient = 96,
    /// <summary><c>VIR_ERR_AGENT_UNSYNCED</c>, since 2.3.0.</summary>
    AgentUnsynced = 97,
    /// <summary><c>VIR_ERR_LIBSSH</c>, since 2.5.0.</summary>
    Libssh = 98,
    /// <summary><c>VIR_ERR_DEVICE_MISSING</c>, since 4.1.0.</summary>
    DeviceMissing = 99,
    /// <summary><c>VIR_ERR_INVALID_NWFILTER_BINDING</c>, since 4.5.0.</summary>
    InvalidNwfilterBinding = 100,
    /// <summary><c>VIR_ERR_NO_NWFILTER_BINDING</c>, since 4.5.0.</summary>
    NoNwfilterBinding = 101,
    /// <summary><c>VIR_ERR_INVALID_DOMAIN_CHECKPOINT</c>, since 5.2.0.</summary>
    InvalidDomainCheckpoint = 102,
    /// <summary><c>VIR_ERR_NO_DOMAIN_CHECKPOINT</c>, since 5.2.0.</summary>
    NoDomainCheckpoint = 103,
    /// <summary><c>VIR_ERR_NO_DOMAIN_BACKUP</c>, since 5.2.0.</summary>
    NoDomainBackup = 104,
    /// <summary><c>VIR_ERR_INVALID_NETWORK_PORT</c>, since 5.5.0.</summary>
    InvalidNetworkPort = 105,
    /// <summary><c>VIR_ERR_NETWORK_PORT_EXIST</c>, since 5.5.0.</summary>
    NetworkPortExist = 106,
    /// <summary><c>VIR_ERR_NO_NETWORK_PORT</c>, since 5.5.0.</summary>
    NoNetworkPort = 107,
    /// <summary><c>VIR_ERR_NO_HOSTNAME</c>, since 6.1.0.</summary>
    NoHostname = 108,
    /// <summary><c>VIR_ERR_CHECKPOINT_INCONSISTENT</c>, since 6.10.0.</summary>
    CheckpointInconsistent = 109,
    /// <summary><c>VIR_ERR_MULTIPLE_DOMAINS</c>, since 7.1.0.</summary>
    MultipleDomains = 110,
    /// <summary><c>VIR_ERR_NO_NETWORK_METADATA</c>, since 9.7.0.</summary>
    NoNetworkMetadata = 111,
    /// <summary><c>VIR_ERR_AGENT_COMMAND_TIMEOUT</c>, since 11.2.0.</summary>
    AgentCommandTimeout = 112,
    /// <summary><c>VIR_ERR_AGENT_COMMAND_FAILED</c>, since 11.2.0.</summary>
    AgentCommandFailed = 113,
}

/// <summary>libvirt's <c>virErrorDomain</c>, since 0.1.0.</summary>
public enum ErrorDomain
{
    /// <summary><c>VIR_FROM_NONE</c>, since 0.1.0.</summary>
    None = 0,
    /// <summary><c>VIR_FROM_XEN</c>, since 0.1.0.</summary>
    Xen = 1,
    /// <summary><c>VIR_FROM_XEND</c>, since 0.1.0.</summary>
    Xend = 2,
    /// <summary><c>VIR_FROM_XENSTORE</c>, since 0.1.0.</summary>
    Xenstore = 3,
    /// <summary><c>VIR_FROM_SEXPR</c>, since 0.1.0.</summary>
    Sexpr = 4,
    /// <summary><c>VIR_FROM_XML</c>, since 0.1.0.</summary>
    Xml = 5,
    /// <summary><c>VIR_FROM_DOM</c>, since 0.1.0.</summary>
    Dom = 6,
    /// <summary><c>VIR_FROM_RPC</c>, since 0.1.1.</summary>
    Rpc = 7,
    /// <summary><c>VIR_FROM_PROXY</c>, since 0.1.3.</summary>
    Proxy = 8,
    /// <summary><c>VIR_FROM_CONF</c>, since 0.1.6.</summary>
    Conf = 9,
    /// <summary><c>VIR_FROM_QEMU</c>, since 0.2.0.</summary>
    Qemu = 10,
    /// <summary><c>VIR_FROM_NET</c>, since 0.2.0.</summary>
    Net = 11,
    /// <summary><c>VIR_FROM_TEST</c>, since 0.2.3.</summary>
    Test = 12,
    /// <summary><c>VIR_FROM_REMOTE</c>, since 0.2.3.</summary>
    Remote = 13,
    /// <summary><c>VIR_FROM_OPENVZ</c>, since 0.3.1.</summary>
    Openvz = 14,
    /// <summary><c>VIR_FROM_XENXM</c>, since 0.4.1.</summary>
    Xenxm = 15,
    /// <summary><c>VIR_FROM_STATS_LINUX</c>, since 0.4.1.</summary>
    StatsLinux = 16,
    /// <summary><c>VIR_FROM_LXC</c>, since 0.4.2.</summary>
    Lxc = 17,
    /// <summary><c>VIR_FROM_STORAGE</c>, since 0.4.1.</summary>
    Storage = 18,
    /// <summary><c>VIR_FROM_NETWORK</c>, since 0.4.6.</summary>
    Network = 19,
    /// <summary><c>VIR_FROM_DOMAIN</c>, since 0.4.6.</summary>
    Domain = 20,
    /// <summary><c>VIR_FROM_UML</c>, since 0.5.0.</summary>
    Uml = 21,
    /// <summary><c>VIR_FROM_NODEDEV</c>, since 0.5.0.</summary>
    Nodedev = 22,
    /// <summary><c>VIR_FROM_XEN_INOTIFY</c>, since 0.5.0.</summary>
    XenInotify = 23,
    /// <summary><c>VIR_FROM_SECURITY</c>, since 0.6.1.</summary>
    Security = 24,
    /// <summary><c>VIR_FROM_VBOX</c>, since 0.6.3.</summary>
    Vbox = 25,
    /// <summary><c>VIR_FROM_INTERFACE</c>, since 0.6.4.</summary>
    Interface = 26,
    /// <summary><c>VIR_FROM_ONE</c>, since 0.6.4.</summary>
    One = 27,
    /// <summary><c>VIR_FROM_ESX</c>, since 0.7.0.</summary>
    Esx = 28,
    /// <summary><c>VIR_FROM_PHYP</c>, since 0.7.0.</summary>
    Phyp = 29,
    /// <summary><c>VIR_FROM_SECRET</c>, since 0.7.1.</summary>
    Secret = 30,
    /// <summary><c>VIR_FROM_CPU</c>, since 0.7.5.</summary>
    Cpu = 31,
    /// <summary><c>VIR_FROM_XENAPI</c>, since 0.8.0.</summary>
    Xenapi = 32,
    /// <summary><c>VIR_FROM_NWFILTER</c>, since 0.8.0.</summary>
    Nwfilter = 33,
    /// <summary><c>VIR_FROM_HOOK</c>, since 0.8.0.</summary>
    Hook = 34,
    /// <summary><c>VIR_FROM_DOMAIN_SNAPSHOT</c>, since 0.8.0.</summary>
    DomainSnapshot = 35,
    /// <summary><c>VIR_FROM_AUDIT</c>, since 0.8.5.</summary>
    Audit = 36,
    /// <summary><c>VIR_FROM_SYSINFO</c>, since 0.8.6.</summary>
    Sysinfo = 37,
    /// <summary><c>VIR_FROM_STREAMS</c>, since 0.8.6.</summary>
    Streams = 38,
    /// <summary><c>VIR_FROM_VMWARE</c>, since 0.8.7.</summary>
    Vmware = 39,
    /// <summary><c>VIR_FROM_EVENT</c>, since 0.9.0.</summary>
    Event = 40,
    /// <summary><c>VIR_FROM_LIBXL</c>, since 0.9.0.</summary>
    Libxl = 41,
    /// <summary><c>VIR_FROM_LOCKING</c>, since 0.9.2.</summary>
    Locking = 42,
    /// <summary><c>VIR_FROM_HYPERV</c>, since 0.9.5.</summary>
    Hyperv = 43,
    /// <summary><c>VIR_FROM_CAPABILITIES</c>, since 0.9.8.</summary>
    Capabilities = 44,
    /// <summary><c>VIR_FROM_URI</c>, since 0.9.11.</summary>
    Uri = 45,
    /// <summary><c>VIR_FROM_AUTH</c>, since 0.9.11.</summary>
    Auth = 46,
    /// <summary><c>VIR_FROM_DBUS</c>, since 0.9.12.</summary>
    Dbus = 47,
    /// <summary><c>VIR_FROM_PARALLELS</c>, since 0.10.0.</summary>
    Parallels = 48,
    /// <summary><c>VIR_FROM_DEVICE</c>, since 0.10.0.</summary>
    Device = 49,
    /// <summary><c>VIR_FROM_SSH</c>, since 0.10.0.</summary>
    Ssh = 50,
    /// <summary><c>VIR_FROM_LOCKSPACE</c>, since 1.0.0.</summary>
    Lockspace = 51,
    /// <summary><c>VIR_FROM_INITCTL</c>, since 1.0.1.</summary>
    Initctl = 52,
    /// <summary><c>VIR_FROM_IDENTITY</c>, since 1.0.4.</summary>
    Identity = 53,
    /// <summary><c>VIR_FROM_CGROUP</c>, since 1.0.5.</summary>
    Cgroup = 54,
    /// <summary><c>VIR_FROM_ACCESS</c>, since 1.1.0.</summary>
    Access = 55,
    /// <summary><c>VIR_FROM_SYSTEMD</c>, since 1.1.1.</summary>
    Systemd = 56,
    /// <summary><c>VIR_FROM_BHYVE</c>, since 1.2.2.</summary>
    Bhyve = 57,
    /// <summary><c>VIR_FROM_CRYPTO</c>, since 1.2.3.</summary>
    Crypto = 58,
    /// <summary><c>VIR_FROM_FIREWALL</c>, since 1.2.4.</summary>
    Firewall = 59,
    /// <summary><c>VIR_FROM_POLKIT</c>, since 1.2.9.</summary>
    Polkit = 60,
    /// <summary><c>VIR_FROM_THREAD</c>, since 1.2.14.</summary>
    Thread = 61,
    /// <summary><c>VIR_FROM_ADMIN</c>, since 1.2.17.</summary>
    Admin = 62,
    /// <summary><c>VIR_FROM_LOGGING</c>, since 1.3.0.</summary>
    Logging = 63,
    /// <summary><c>VIR_FROM_XENXL</c>, since 1.3.2.</summary>
    Xenxl = 64,
    /// <summary><c>VIR_FROM_PERF</c>, since 1.3.3.</summary>
    Perf = 65,
    /// <summary><c>VIR_FROM_LIBSSH</c>, since 2.5.0.</summary>
    Libssh = 66,
    /// <summary><c>VIR_FROM_RESCTRL</c>, since 3.7.0.</summary>
    Resctrl = 67,
    /// <summary><c>VIR_FROM_FIREWALLD</c>, since 5.1.0.</summary>
    Firewalld = 68,
    /// <summary><c>VIR_FROM_DOMAIN_CHECKPOINT</c>, since 5.2.0.</summary>
    DomainCheckpoint = 69,
    /// <summary><c>VIR_FROM_TPM</c>, since 5.6.0.</summary>
    Tpm = 70,
    /// <summary><c>VIR_FROM_BPF</c>, since 5.10.0.</summary>
    Bpf = 71,
    /// <summary><c>VIR_FROM_CH</c>, since 7.5.0.</summary>
    Ch = 72,
}

/// <summary>libvirt's <c>virErrorLevel</c>, since 0.1.0.</summary>
public enum ErrorLevel
{
    /// <summary><c>VIR_ERR_NONE</c>, since 0.1.0.</summary>
    None = 0,
    /// <summary><c>VIR_ERR_WARNING</c>, since 0.1.0.</summary>
    Warning = 1,
    /// <summary><c>VIR_ERR_ERROR</c>, since 0.1.0.</summary>
    Error = 2,
}
