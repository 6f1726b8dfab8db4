// The public constants of libvirt's C API, domain part. Names are the C names without their common prefix.
// One table of ninety-nine enums, in the order of the C header: hence the length of this file.

namespace Vireo;

/// <summary>libvirt's <c>virConnectDomainEventAgentLifecycleReason</c>, since 1.2.11.</summary>
public enum ConnectDomainEventAgentLifecycleReason
{
    /// <summary><c>VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_REASON_UNKNOWN</c>, since 1.2.11.</summary>
    Unknown = 0,
    /// <summary><c>VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_REASON_DOMAIN_STARTED</c>, since 1.2.11.</summary>
    DomainStarted = 1,
    /// <summary><c>VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_REASON_CHANNEL</c>, since 1.2.11.</summary>
    Channel = 2,
}

/// <summary>libvirt's <c>virConnectDomainEventAgentLifecycleState</c>, since 1.2.11.</summary>
public enum ConnectDomainEventAgentLifecycleState
{
    /// <summary><c>VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_STATE_CONNECTED</c>, since 1.2.11.</summary>
    Connected = 1,
    /// <summary><c>VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_STATE_DISCONNECTED</c>, since 1.2.11.</summary>
    Disconnected = 2,
}

/// <summary>libvirt's <c>virConnectGetAllDomainStatsFlags</c>, since 1.2.8.</summary>
[Flags]
public enum ConnectGetAllDomainStatsFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_CONNECT_GET_ALL_DOMAINS_STATS_ACTIVE</c>, since 1.2.8.</summary>
    Active = 1,
    /// <summary><c>VIR_CONNECT_GET_ALL_DOMAINS_STATS_INACTIVE</c>, since 1.2.8.</summary>
    Inactive = 2,
    /// <summary><c>VIR_CONNECT_GET_ALL_DOMAINS_STATS_PERSISTENT</c>, since 1.2.8.</summary>
    Persistent = 4,
    /// <summary><c>VIR_CONNECT_GET_ALL_DOMAINS_STATS_TRANSIENT</c>, since 1.2.8.</summary>
    Transient = 8,
    /// <summary><c>VIR_CONNECT_GET_ALL_DOMAINS_STATS_RUNNING</c>, since 1.2.8.</summary>
    Running = 16,
    /// <summary><c>VIR_CONNECT_GET_ALL_DOMAINS_STATS_PAUSED</c>, since 1.2.8.</summary>
    Paused = 32,
    /// <summary><c>VIR_CONNECT_GET_ALL_DOMAINS_STATS_SHUTOFF</c>, since 1.2.8.</summary>
    Shutoff = 64,
    /// <summary><c>VIR_CONNECT_GET_ALL_DOMAINS_STATS_OTHER</c>, since 1.2.8.</summary>
    Other = 128,
    /// <summary><c>VIR_CONNECT_GET_ALL_DOMAINS_STATS_NOWAIT</c>, since 4.5.0.</summary>
    Nowait = 536870912,
    /// <summary><c>VIR_CONNECT_GET_ALL_DOMAINS_STATS_BACKING</c>, since 1.2.12.</summary>
    Backing = 1073741824,
    /// <summary><c>VIR_CONNECT_GET_ALL_DOMAINS_STATS_ENFORCE_STATS</c>, since 1.2.8.</summary>
    EnforceStats = 2147483648,
}

/// <summary>libvirt's <c>virConnectGetDomainCapabilitiesFlags</c>, since 11.0.0.</summary>
[Flags]
public enum ConnectGetDomainCapabilitiesFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_CONNECT_GET_DOMAIN_CAPABILITIES_DISABLE_DEPRECATED_FEATURES</c>, since 11.0.0.</summary>
    DisableDeprecatedFeatures = 1,
}

/// <summary>libvirt's <c>virConnectListAllDomainsFlags</c>, since 0.9.13.</summary>
[Flags]
public enum ConnectListAllDomainsFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_CONNECT_LIST_DOMAINS_ACTIVE</c>, since 0.9.13.</summary>
    Active = 1,
    /// <summary><c>VIR_CONNECT_LIST_DOMAINS_INACTIVE</c>, since 0.9.13.</summary>
    Inactive = 2,
    /// <summary><c>VIR_CONNECT_LIST_DOMAINS_PERSISTENT</c>, since 0.9.13.</summary>
    Persistent = 4,
    /// <summary><c>VIR_CONNECT_LIST_DOMAINS_TRANSIENT</c>, since 0.9.13.</summary>
    Transient = 8,
    /// <summary><c>VIR_CONNECT_LIST_DOMAINS_RUNNING</c>, since 0.9.13.</summary>
    Running = 16,
    /// <summary><c>VIR_CONNECT_LIST_DOMAINS_PAUSED</c>, since 0.9.13.</summary>
    Paused = 32,
    /// <summary><c>VIR_CONNECT_LIST_DOMAINS_SHUTOFF</c>, since 0.9.13.</summary>
    Shutoff = 64,
    /// <summary><c>VIR_CONNECT_LIST_DOMAINS_OTHER</c>, since 0.9.13.</summary>
    Other = 128,
    /// <summary><c>VIR_CONNECT_LIST_DOMAINS_MANAGEDSAVE</c>, since 0.9.13.</summary>
    Managedsave = 256,
    /// <summary><c>VIR_CONNECT_LIST_DOMAINS_NO_MANAGEDSAVE</c>, since 0.9.13.</summary>
    NoManagedsave = 512,
    /// <summary><c>VIR_CONNECT_LIST_DOMAINS_AUTOSTART</c>, since 0.9.13.</summary>
    Autostart = 1024,
    /// <summary><c>VIR_CONNECT_LIST_DOMAINS_NO_AUTOSTART</c>, since 0.9.13.</summary>
    NoAutostart = 2048,
    /// <summary><c>VIR_CONNECT_LIST_DOMAINS_HAS_SNAPSHOT</c>, since 0.9.13.</summary>
    HasSnapshot = 4096,
    /// <summary><c>VIR_CONNECT_LIST_DOMAINS_NO_SNAPSHOT</c>, since 0.9.13.</summary>
    NoSnapshot = 8192,
    /// <summary><c>VIR_CONNECT_LIST_DOMAINS_HAS_CHECKPOINT</c>, since 5.6.0.</summary>
    HasCheckpoint = 16384,
    /// <summary><c>VIR_CONNECT_LIST_DOMAINS_NO_CHECKPOINT</c>, since 5.6.0.</summary>
    NoCheckpoint = 32768,
}

/// <summary>libvirt's <c>virDomainAbortJobFlagsValues</c>, since 8.5.0.</summary>
[Flags]
public enum DomainAbortJobFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_ABORT_JOB_POSTCOPY</c>, since 8.5.0.</summary>
    Postcopy = 1,
}

/// <summary>libvirt's <c>virDomainModificationImpact</c>, since 0.9.2.</summary>
public enum DomainModificationImpact
{
    /// <summary><c>VIR_DOMAIN_AFFECT_CURRENT</c>, since 0.9.2.</summary>
    Current = 0,
    /// <summary><c>VIR_DOMAIN_AFFECT_LIVE</c>, since 0.9.2.</summary>
    Live = 1,
    /// <summary><c>VIR_DOMAIN_AFFECT_CONFIG</c>, since 0.9.2.</summary>
    Config = 2,
}

/// <summary>libvirt's <c>virDomainAgentResponseTimeoutValues</c>, since 5.10.0.</summary>
public enum DomainAgentResponseTimeoutValues
{
    /// <summary><c>VIR_DOMAIN_AGENT_RESPONSE_TIMEOUT_BLOCK</c>, since 5.10.0.</summary>
    Block = -2,
    /// <summary><c>VIR_DOMAIN_AGENT_RESPONSE_TIMEOUT_DEFAULT</c>, since 5.10.0.</summary>
    Default = -1,
    /// <summary><c>VIR_DOMAIN_AGENT_RESPONSE_TIMEOUT_NOWAIT</c>, since 5.10.0.</summary>
    Nowait = 0,
}

/// <summary>libvirt's <c>virDomainAuthorizedSSHKeysSetFlags</c>, since 6.10.0.</summary>
[Flags]
public enum DomainAuthorizedSshKeysSetFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_APPEND</c>, since 6.10.0.</summary>
    Append = 1,
    /// <summary><c>VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_REMOVE</c>, since 6.10.0.</summary>
    Remove = 2,
}

/// <summary>libvirt's <c>virDomainBackupBeginFlags</c>, since 6.0.0.</summary>
[Flags]
public enum DomainBackupBeginFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_BACKUP_BEGIN_REUSE_EXTERNAL</c>, since 6.0.0.</summary>
    ReuseExternal = 1,
}

/// <summary>libvirt's <c>virBlkioParameterType</c>, since 0.9.0.</summary>
public enum BlkioParameterType
{
    /// <summary><c>VIR_DOMAIN_BLKIO_PARAM_INT</c>, since 0.9.0.</summary>
    Int = 1,
    /// <summary><c>VIR_DOMAIN_BLKIO_PARAM_UINT</c>, since 0.9.0.</summary>
    Uint = 2,
    /// <summary><c>VIR_DOMAIN_BLKIO_PARAM_LLONG</c>, since 0.9.0.</summary>
    Llong = 3,
    /// <summary><c>VIR_DOMAIN_BLKIO_PARAM_ULLONG</c>, since 0.9.0.</summary>
    Ullong = 4,
    /// <summary><c>VIR_DOMAIN_BLKIO_PARAM_DOUBLE</c>, since 0.9.0.</summary>
    Double = 5,
    /// <summary><c>VIR_DOMAIN_BLKIO_PARAM_BOOLEAN</c>, since 0.9.0.</summary>
    Boolean = 6,
}

/// <summary>libvirt's <c>virDomainState</c>, since 0.0.1.</summary>
public enum DomainState
{
    /// <summary><c>VIR_DOMAIN_NOSTATE</c>, since 0.0.1.</summary>
    Nostate = 0,
    /// <summary><c>VIR_DOMAIN_RUNNING</c>, since 0.0.1.</summary>
    Running = 1,
    /// <summary><c>VIR_DOMAIN_BLOCKED</c>, since 0.0.1.</summary>
    Blocked = 2,
    /// <summary><c>VIR_DOMAIN_PAUSED</c>, since 0.0.1.</summary>
    Paused = 3,
    /// <summary><c>VIR_DOMAIN_SHUTDOWN</c>, since 0.0.1.</summary>
    Shutdown = 4,
    /// <summary><c>VIR_DOMAIN_SHUTOFF</c>, since 0.0.1.</summary>
    Shutoff = 5,
    /// <summary><c>VIR_DOMAIN_CRASHED</c>, since 0.0.2.</summary>
    Crashed = 6,
    /// <summary><c>VIR_DOMAIN_PMSUSPENDED</c>, since 0.9.11.</summary>
    Pmsuspended = 7,
}

/// <summary>libvirt's <c>virDomainBlockedReason</c>, since 0.9.2.</summary>
public enum DomainBlockedReason
{
    /// <summary><c>VIR_DOMAIN_BLOCKED_UNKNOWN</c>, since 0.9.2.</summary>
    Unknown = 0,
}

/// <summary>libvirt's <c>virDomainBlockCommitFlags</c>, since 0.10.2.</summary>
[Flags]
public enum DomainBlockCommitFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_BLOCK_COMMIT_SHALLOW</c>, since 0.10.2.</summary>
    Shallow = 1,
    /// <summary><c>VIR_DOMAIN_BLOCK_COMMIT_DELETE</c>, since 0.10.2.</summary>
    Delete = 2,
    /// <summary><c>VIR_DOMAIN_BLOCK_COMMIT_ACTIVE</c>, since 1.2.6.</summary>
    Active = 4,
    /// <summary><c>VIR_DOMAIN_BLOCK_COMMIT_RELATIVE</c>, since 1.2.7.</summary>
    Relative = 8,
    /// <summary><c>VIR_DOMAIN_BLOCK_COMMIT_BANDWIDTH_BYTES</c>, since 1.2.9.</summary>
    BandwidthBytes = 16,
}

/// <summary>libvirt's <c>virDomainBlockCopyFlags</c>, since 1.2.8.</summary>
[Flags]
public enum DomainBlockCopyFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_BLOCK_COPY_SHALLOW</c>, since 1.2.8.</summary>
    Shallow = 1,
    /// <summary><c>VIR_DOMAIN_BLOCK_COPY_REUSE_EXT</c>, since 1.2.8.</summary>
    ReuseExt = 2,
    /// <summary><c>VIR_DOMAIN_BLOCK_COPY_TRANSIENT_JOB</c>, since 3.5.0.</summary>
    TransientJob = 4,
    /// <summary><c>VIR_DOMAIN_BLOCK_COPY_SYNCHRONOUS_WRITES</c>, since 8.0.0.</summary>
    SynchronousWrites = 8,
}

/// <summary>libvirt's <c>virDomainBlockJobAbortFlags</c>, since 0.9.12.</summary>
[Flags]
public enum DomainBlockJobAbortFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_BLOCK_JOB_ABORT_ASYNC</c>, since 0.9.12.</summary>
    Async = 1,
    /// <summary><c>VIR_DOMAIN_BLOCK_JOB_ABORT_PIVOT</c>, since 0.9.12.</summary>
    Pivot = 2,
}

/// <summary>libvirt's <c>virConnectDomainEventBlockJobStatus</c>, since 0.9.4.</summary>
public enum ConnectDomainEventBlockJobStatus
{
    /// <summary><c>VIR_DOMAIN_BLOCK_JOB_COMPLETED</c>, since 0.9.4.</summary>
    Completed = 0,
    /// <summary><c>VIR_DOMAIN_BLOCK_JOB_FAILED</c>, since 0.9.4.</summary>
    Failed = 1,
    /// <summary><c>VIR_DOMAIN_BLOCK_JOB_CANCELED</c>, since 0.9.12.</summary>
    Canceled = 2,
    /// <summary><c>VIR_DOMAIN_BLOCK_JOB_READY</c>, since 1.0.0.</summary>
    Ready = 3,
}

/// <summary>libvirt's <c>virDomainBlockJobInfoFlags</c>, since 1.2.9.</summary>
[Flags]
public enum DomainBlockJobInfoFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_BLOCK_JOB_INFO_BANDWIDTH_BYTES</c>, since 1.2.9.</summary>
    BandwidthBytes = 1,
}

/// <summary>libvirt's <c>virDomainBlockJobSetSpeedFlags</c>, since 1.2.9.</summary>
[Flags]
public enum DomainBlockJobSetSpeedFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_BLOCK_JOB_SPEED_BANDWIDTH_BYTES</c>, since 1.2.9.</summary>
    BandwidthBytes = 1,
}

/// <summary>libvirt's <c>virDomainBlockJobType</c>, since 0.9.4.</summary>
public enum DomainBlockJobType
{
    /// <summary><c>VIR_DOMAIN_BLOCK_JOB_TYPE_UNKNOWN</c>, since 0.9.4.</summary>
    Unknown = 0,
    /// <summary><c>VIR_DOMAIN_BLOCK_JOB_TYPE_PULL</c>, since 0.9.4.</summary>
    Pull = 1,
    /// <summary><c>VIR_DOMAIN_BLOCK_JOB_TYPE_COPY</c>, since 0.9.12.</summary>
    Copy = 2,
    /// <summary><c>VIR_DOMAIN_BLOCK_JOB_TYPE_COMMIT</c>, since 0.10.2.</summary>
    Commit = 3,
    /// <summary><c>VIR_DOMAIN_BLOCK_JOB_TYPE_ACTIVE_COMMIT</c>, since 1.2.6.</summary>
    ActiveCommit = 4,
    /// <summary><c>VIR_DOMAIN_BLOCK_JOB_TYPE_BACKUP</c>, since 6.0.0.</summary>
    Backup = 5,
}

/// <summary>libvirt's <c>virDomainBlockPullFlags</c>, since 1.2.9.</summary>
[Flags]
public enum DomainBlockPullFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_BLOCK_PULL_BANDWIDTH_BYTES</c>, since 1.2.9.</summary>
    BandwidthBytes = 64,
}

/// <summary>libvirt's <c>virDomainBlockRebaseFlags</c>, since 0.9.12.</summary>
[Flags]
public enum DomainBlockRebaseFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_BLOCK_REBASE_SHALLOW</c>, since 0.9.12.</summary>
    Shallow = 1,
    /// <summary><c>VIR_DOMAIN_BLOCK_REBASE_REUSE_EXT</c>, since 0.9.12.</summary>
    ReuseExt = 2,
    /// <summary><c>VIR_DOMAIN_BLOCK_REBASE_COPY_RAW</c>, since 0.9.12.</summary>
    CopyRaw = 4,
    /// <summary><c>VIR_DOMAIN_BLOCK_REBASE_COPY</c>, since 0.9.12.</summary>
    Copy = 8,
    /// <summary><c>VIR_DOMAIN_BLOCK_REBASE_RELATIVE</c>, since 1.2.7.</summary>
    Relative = 16,
    /// <summary><c>VIR_DOMAIN_BLOCK_REBASE_COPY_DEV</c>, since 1.2.9.</summary>
    CopyDev = 32,
    /// <summary><c>VIR_DOMAIN_BLOCK_REBASE_BANDWIDTH_BYTES</c>, since 1.2.9.</summary>
    BandwidthBytes = 64,
}

/// <summary>libvirt's <c>virDomainBlockResizeFlags</c>, since 0.9.11.</summary>
[Flags]
public enum DomainBlockResizeFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_BLOCK_RESIZE_BYTES</c>, since 0.9.11.</summary>
    Bytes = 1,
    /// <summary><c>VIR_DOMAIN_BLOCK_RESIZE_CAPACITY</c>, since 10.0.0.</summary>
    Capacity = 2,
}

/// <summary>libvirt's <c>virDomainChannelFlags</c>, since 1.0.2.</summary>
[Flags]
public enum DomainChannelFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_CHANNEL_FORCE</c>, since 1.0.2.</summary>
    Force = 1,
}

/// <summary>libvirt's <c>virDomainConsoleFlags</c>, since 0.9.11.</summary>
[Flags]
public enum DomainConsoleFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_CONSOLE_FORCE</c>, since 0.9.11.</summary>
    Force = 1,
    /// <summary><c>VIR_DOMAIN_CONSOLE_SAFE</c>, since 0.9.11.</summary>
    Safe = 2,
}

/// <summary>libvirt's <c>virDomainControlState</c>, since 0.9.3.</summary>
public enum DomainControlState
{
    /// <summary><c>VIR_DOMAIN_CONTROL_OK</c>, since 0.9.3.</summary>
    Ok = 0,
    /// <summary><c>VIR_DOMAIN_CONTROL_JOB</c>, since 0.9.3.</summary>
    Job = 1,
    /// <summary><c>VIR_DOMAIN_CONTROL_OCCUPIED</c>, since 0.9.3.</summary>
    Occupied = 2,
    /// <summary><c>VIR_DOMAIN_CONTROL_ERROR</c>, since 0.9.3.</summary>
    Error = 3,
}

/// <summary>libvirt's <c>virDomainControlErrorReason</c>, since 1.2.14.</summary>
public enum DomainControlErrorReason
{
    /// <summary><c>VIR_DOMAIN_CONTROL_ERROR_REASON_NONE</c>, since 1.2.14.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_CONTROL_ERROR_REASON_UNKNOWN</c>, since 1.2.14.</summary>
    Unknown = 1,
    /// <summary><c>VIR_DOMAIN_CONTROL_ERROR_REASON_MONITOR</c>, since 1.2.14.</summary>
    Monitor = 2,
    /// <summary><c>VIR_DOMAIN_CONTROL_ERROR_REASON_INTERNAL</c>, since 1.2.14.</summary>
    Internal = 3,
}

/// <summary>libvirt's <c>virDomainCoreDumpFormat</c>, since 1.2.3.</summary>
public enum DomainCoreDumpFormat
{
    /// <summary><c>VIR_DOMAIN_CORE_DUMP_FORMAT_RAW</c>, since 1.2.3.</summary>
    Raw = 0,
    /// <summary><c>VIR_DOMAIN_CORE_DUMP_FORMAT_KDUMP_ZLIB</c>, since 1.2.3.</summary>
    KdumpZlib = 1,
    /// <summary><c>VIR_DOMAIN_CORE_DUMP_FORMAT_KDUMP_LZO</c>, since 1.2.3.</summary>
    KdumpLzo = 2,
    /// <summary><c>VIR_DOMAIN_CORE_DUMP_FORMAT_KDUMP_SNAPPY</c>, since 1.2.3.</summary>
    KdumpSnappy = 3,
    /// <summary><c>VIR_DOMAIN_CORE_DUMP_FORMAT_WIN_DMP</c>, since 7.4.0.</summary>
    WinDmp = 4,
}

/// <summary>libvirt's <c>virDomainCrashedReason</c>, since 0.9.2.</summary>
public enum DomainCrashedReason
{
    /// <summary><c>VIR_DOMAIN_CRASHED_UNKNOWN</c>, since 0.9.2.</summary>
    Unknown = 0,
    /// <summary><c>VIR_DOMAIN_CRASHED_PANICKED</c>, since 1.1.1.</summary>
    Panicked = 1,
}

/// <summary>libvirt's <c>virDomainDefineFlags</c>, since 1.2.12.</summary>
[Flags]
public enum DomainDefineFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_DEFINE_VALIDATE</c>, since 1.2.12.</summary>
    Validate = 1,
}

/// <summary>libvirt's <c>virDomainDestroyFlagsValues</c>, since 0.9.4.</summary>
[Flags]
public enum DomainDestroyFlags : uint
{
    /// <summary><c>VIR_DOMAIN_DESTROY_DEFAULT</c>, since 0.9.10.</summary>
    Default = 0,
    /// <summary><c>VIR_DOMAIN_DESTROY_GRACEFUL</c>, since 0.9.10.</summary>
    Graceful = 1,
    /// <summary><c>VIR_DOMAIN_DESTROY_REMOVE_LOGS</c>, since 8.3.0.</summary>
    RemoveLogs = 2,
}

/// <summary>libvirt's <c>virDomainDeviceModifyFlags</c>, since 0.7.7.</summary>
[Flags]
public enum DomainDeviceModifyFlags : uint
{
    /// <summary><c>VIR_DOMAIN_DEVICE_MODIFY_CURRENT</c>, since 0.7.7.</summary>
    Current = 0,
    /// <summary><c>VIR_DOMAIN_DEVICE_MODIFY_LIVE</c>, since 0.7.7.</summary>
    Live = 1,
    /// <summary><c>VIR_DOMAIN_DEVICE_MODIFY_CONFIG</c>, since 0.7.7.</summary>
    Config = 2,
    /// <summary><c>VIR_DOMAIN_DEVICE_MODIFY_FORCE</c>, since 0.8.6.</summary>
    Force = 4,
}

/// <summary>libvirt's <c>virDomainDirtyRateStatus</c>, since 7.2.0.</summary>
public enum DomainDirtyRateStatus
{
    /// <summary><c>VIR_DOMAIN_DIRTYRATE_UNSTARTED</c>, since 7.2.0.</summary>
    Unstarted = 0,
    /// <summary><c>VIR_DOMAIN_DIRTYRATE_MEASURING</c>, since 7.2.0.</summary>
    Measuring = 1,
    /// <summary><c>VIR_DOMAIN_DIRTYRATE_MEASURED</c>, since 7.2.0.</summary>
    Measured = 2,
}

/// <summary>libvirt's <c>virDomainDirtyRateCalcFlags</c>, since 8.1.0.</summary>
[Flags]
public enum DomainDirtyRateCalcFlags : uint
{
    /// <summary><c>VIR_DOMAIN_DIRTYRATE_MODE_PAGE_SAMPLING</c>, since 8.1.0.</summary>
    PageSampling = 0,
    /// <summary><c>VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_BITMAP</c>, since 8.1.0.</summary>
    DirtyBitmap = 1,
    /// <summary><c>VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_RING</c>, since 8.1.0.</summary>
    DirtyRing = 2,
}

/// <summary>libvirt's <c>virDomainDiskErrorCode</c>, since 0.9.10.</summary>
public enum DomainDiskErrorCode
{
    /// <summary><c>VIR_DOMAIN_DISK_ERROR_NONE</c>, since 0.9.10.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_DISK_ERROR_UNSPEC</c>, since 0.9.10.</summary>
    Unspec = 1,
    /// <summary><c>VIR_DOMAIN_DISK_ERROR_NO_SPACE</c>, since 0.9.10.</summary>
    NoSpace = 2,
}

/// <summary>libvirt's <c>virDomainEventType</c>, since 0.5.0.</summary>
public enum DomainEventType
{
    /// <summary><c>VIR_DOMAIN_EVENT_DEFINED</c>, since 0.5.0.</summary>
    Defined = 0,
    /// <summary><c>VIR_DOMAIN_EVENT_UNDEFINED</c>, since 0.5.0.</summary>
    Undefined = 1,
    /// <summary><c>VIR_DOMAIN_EVENT_STARTED</c>, since 0.5.0.</summary>
    Started = 2,
    /// <summary><c>VIR_DOMAIN_EVENT_SUSPENDED</c>, since 0.5.0.</summary>
    Suspended = 3,
    /// <summary><c>VIR_DOMAIN_EVENT_RESUMED</c>, since 0.5.0.</summary>
    Resumed = 4,
    /// <summary><c>VIR_DOMAIN_EVENT_STOPPED</c>, since 0.5.0.</summary>
    Stopped = 5,
    /// <summary><c>VIR_DOMAIN_EVENT_SHUTDOWN</c>, since 0.9.8.</summary>
    Shutdown = 6,
    /// <summary><c>VIR_DOMAIN_EVENT_PMSUSPENDED</c>, since 0.10.2.</summary>
    Pmsuspended = 7,
    /// <summary><c>VIR_DOMAIN_EVENT_CRASHED</c>, since 1.1.1.</summary>
    Crashed = 8,
}

/// <summary>libvirt's <c>virDomainEventCrashedDetailType</c>, since 1.1.1.</summary>
public enum DomainEventCrashedDetailType
{
    /// <summary><c>VIR_DOMAIN_EVENT_CRASHED_PANICKED</c>, since 1.1.1.</summary>
    Panicked = 0,
    /// <summary><c>VIR_DOMAIN_EVENT_CRASHED_CRASHLOADED</c>, since 6.1.0.</summary>
    Crashloaded = 1,
}

/// <summary>libvirt's <c>virDomainEventDefinedDetailType</c>, since 0.5.0.</summary>
public enum DomainEventDefinedDetailType
{
    /// <summary><c>VIR_DOMAIN_EVENT_DEFINED_ADDED</c>, since 0.5.0.</summary>
    Added = 0,
    /// <summary><c>VIR_DOMAIN_EVENT_DEFINED_UPDATED</c>, since 0.5.0.</summary>
    Updated = 1,
    /// <summary><c>VIR_DOMAIN_EVENT_DEFINED_RENAMED</c>, since 1.2.19.</summary>
    Renamed = 2,
    /// <summary><c>VIR_DOMAIN_EVENT_DEFINED_FROM_SNAPSHOT</c>, since 1.3.3.</summary>
    FromSnapshot = 3,
}

/// <summary>libvirt's <c>virConnectDomainEventDiskChangeReason</c>, since 0.9.7.</summary>
public enum ConnectDomainEventDiskChangeReason
{
    /// <summary><c>VIR_DOMAIN_EVENT_DISK_CHANGE_MISSING_ON_START</c>, since 0.9.7.</summary>
    ChangeMissingOnStart = 0,
    /// <summary><c>VIR_DOMAIN_EVENT_DISK_DROP_MISSING_ON_START</c>, since 1.1.2.</summary>
    DropMissingOnStart = 1,
}

/// <summary>libvirt's <c>virDomainEventGraphicsAddressType</c>, since 0.8.0.</summary>
public enum DomainEventGraphicsAddressType
{
    /// <summary><c>VIR_DOMAIN_EVENT_GRAPHICS_ADDRESS_IPV4</c>, since 0.8.0.</summary>
    Ipv4 = 0,
    /// <summary><c>VIR_DOMAIN_EVENT_GRAPHICS_ADDRESS_IPV6</c>, since 0.8.0.</summary>
    Ipv6 = 1,
    /// <summary><c>VIR_DOMAIN_EVENT_GRAPHICS_ADDRESS_UNIX</c>, since 0.9.7.</summary>
    Unix = 2,
}

/// <summary>libvirt's <c>virDomainEventGraphicsPhase</c>, since 0.8.0.</summary>
public enum DomainEventGraphicsPhase
{
    /// <summary><c>VIR_DOMAIN_EVENT_GRAPHICS_CONNECT</c>, since 0.8.0.</summary>
    Connect = 0,
    /// <summary><c>VIR_DOMAIN_EVENT_GRAPHICS_INITIALIZE</c>, since 0.8.0.</summary>
    Initialize = 1,
    /// <summary><c>VIR_DOMAIN_EVENT_GRAPHICS_DISCONNECT</c>, since 0.8.0.</summary>
    Disconnect = 2,
}

/// <summary>libvirt's <c>virDomainEventID</c>, since 0.8.0.</summary>
public enum DomainEventId
{
    /// <summary><c>VIR_DOMAIN_EVENT_ID_LIFECYCLE</c>, since 0.8.0.</summary>
    Lifecycle = 0,
    /// <summary><c>VIR_DOMAIN_EVENT_ID_REBOOT</c>, since 0.8.0.</summary>
    Reboot = 1,
    /// <summary><c>VIR_DOMAIN_EVENT_ID_RTC_CHANGE</c>, since 0.8.0.</summary>
    RtcChange = 2,
    /// <summary><c>VIR_DOMAIN_EVENT_ID_WATCHDOG</c>, since 0.8.0.</summary>
    Watchdog = 3,
    /// <summary><c>VIR_DOMAIN_EVENT_ID_IO_ERROR</c>, since 0.8.0.</summary>
    IoError = 4,
    /// <summary><c>VIR_DOMAIN_EVENT_ID_GRAPHICS</c>, since 0.8.0.</summary>
    Graphics = 5,
    /// <summary><c>VIR_DOMAIN_EVENT_ID_IO_ERROR_REASON</c>, since 0.8.1.</summary>
    IoErrorReason = 6,
    /// <summary><c>VIR_DOMAIN_EVENT_ID_CONTROL_ERROR</c>, since 0.9.2.</summary>
    ControlError = 7,
    /// <summary><c>VIR_DOMAIN_EVENT_ID_BLOCK_JOB</c>, since 0.9.4.</summary>
    BlockJob = 8,
    /// <summary><c>VIR_DOMAIN_EVENT_ID_DISK_CHANGE</c>, since 0.9.7.</summary>
    DiskChange = 9,
    /// <summary><c>VIR_DOMAIN_EVENT_ID_TRAY_CHANGE</c>, since 0.9.11.</summary>
    TrayChange = 10,
    /// <summary><c>VIR_DOMAIN_EVENT_ID_PMWAKEUP</c>, since 0.9.11.</summary>
    Pmwakeup = 11,
    /// <summary><c>VIR_DOMAIN_EVENT_ID_PMSUSPEND</c>, since 0.9.11.</summary>
    Pmsuspend = 12,
    /// <summary><c>VIR_DOMAIN_EVENT_ID_BALLOON_CHANGE</c>, since 0.10.0.</summary>
    BalloonChange = 13,
    /// <summary><c>VIR_DOMAIN_EVENT_ID_PMSUSPEND_DISK</c>, since 1.0.0.</summary>
    PmsuspendDisk = 14,
    /// <summary><c>VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED</c>, since 1.1.1.</summary>
    DeviceRemoved = 15,
    /// <summary><c>VIR_DOMAIN_EVENT_ID_BLOCK_JOB_2</c>, since 1.2.6.</summary>
    BlockJob2 = 16,
    /// <summary><c>VIR_DOMAIN_EVENT_ID_TUNABLE</c>, since 1.2.9.</summary>
    Tunable = 17,
    /// <summary><c>VIR_DOMAIN_EVENT_ID_AGENT_LIFECYCLE</c>, since 1.2.11.</summary>
    AgentLifecycle = 18,
    /// <summary><c>VIR_DOMAIN_EVENT_ID_DEVICE_ADDED</c>, since 1.2.15.</summary>
    DeviceAdded = 19,
    /// <summary><c>VIR_DOMAIN_EVENT_ID_MIGRATION_ITERATION</c>, since 1.3.2.</summary>
    MigrationIteration = 20,
    /// <summary><c>VIR_DOMAIN_EVENT_ID_JOB_COMPLETED</c>, since 1.3.3.</summary>
    JobCompleted = 21,
    /// <summary><c>VIR_DOMAIN_EVENT_ID_DEVICE_REMOVAL_FAILED</c>, since 1.3.4.</summary>
    DeviceRemovalFailed = 22,
    /// <summary><c>VIR_DOMAIN_EVENT_ID_METADATA_CHANGE</c>, since 3.0.0.</summary>
    MetadataChange = 23,
    /// <summary><c>VIR_DOMAIN_EVENT_ID_BLOCK_THRESHOLD</c>, since 3.2.0.</summary>
    BlockThreshold = 24,
    /// <summary><c>VIR_DOMAIN_EVENT_ID_MEMORY_FAILURE</c>, since 6.9.0.</summary>
    MemoryFailure = 25,
    /// <summary><c>VIR_DOMAIN_EVENT_ID_MEMORY_DEVICE_SIZE_CHANGE</c>, since 7.9.0.</summary>
    MemoryDeviceSizeChange = 26,
    /// <summary><c>VIR_DOMAIN_EVENT_ID_NIC_MAC_CHANGE</c>, since 11.2.0.</summary>
    NicMacChange = 27,
}

/// <summary>libvirt's <c>virDomainEventIOErrorAction</c>, since 0.8.0.</summary>
public enum DomainEventIoErrorAction
{
    /// <summary><c>VIR_DOMAIN_EVENT_IO_ERROR_NONE</c>, since 0.8.0.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_EVENT_IO_ERROR_PAUSE</c>, since 0.8.0.</summary>
    Pause = 1,
    /// <summary><c>VIR_DOMAIN_EVENT_IO_ERROR_REPORT</c>, since 0.8.0.</summary>
    Report = 2,
}

/// <summary>libvirt's <c>virDomainMemoryFailureActionType</c>, since 6.9.0.</summary>
public enum DomainMemoryFailureActionType
{
    /// <summary><c>VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_IGNORE</c>, since 6.9.0.</summary>
    Ignore = 0,
    /// <summary><c>VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_INJECT</c>, since 6.9.0.</summary>
    Inject = 1,
    /// <summary><c>VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_FATAL</c>, since 6.9.0.</summary>
    Fatal = 2,
    /// <summary><c>VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_RESET</c>, since 6.9.0.</summary>
    Reset = 3,
}

/// <summary>libvirt's <c>virDomainMemoryFailureRecipientType</c>, since 6.9.0.</summary>
public enum DomainMemoryFailureRecipientType
{
    /// <summary><c>VIR_DOMAIN_EVENT_MEMORY_FAILURE_RECIPIENT_HYPERVISOR</c>, since 6.9.0.</summary>
    Hypervisor = 0,
    /// <summary><c>VIR_DOMAIN_EVENT_MEMORY_FAILURE_RECIPIENT_GUEST</c>, since 6.9.0.</summary>
    Guest = 1,
}

/// <summary>libvirt's <c>virDomainEventPMSuspendedDetailType</c>, since 0.10.2.</summary>
public enum DomainEventPmSuspendedDetailType
{
    /// <summary><c>VIR_DOMAIN_EVENT_PMSUSPENDED_MEMORY</c>, since 0.10.2.</summary>
    Memory = 0,
    /// <summary><c>VIR_DOMAIN_EVENT_PMSUSPENDED_DISK</c>, since 1.0.0.</summary>
    Disk = 1,
}

/// <summary>libvirt's <c>virDomainEventResumedDetailType</c>, since 0.5.0.</summary>
public enum DomainEventResumedDetailType
{
    /// <summary><c>VIR_DOMAIN_EVENT_RESUMED_UNPAUSED</c>, since 0.5.0.</summary>
    Unpaused = 0,
    /// <summary><c>VIR_DOMAIN_EVENT_RESUMED_MIGRATED</c>, since 0.5.0.</summary>
    Migrated = 1,
    /// <summary><c>VIR_DOMAIN_EVENT_RESUMED_FROM_SNAPSHOT</c>, since 0.9.5.</summary>
    FromSnapshot = 2,
    /// <summary><c>VIR_DOMAIN_EVENT_RESUMED_POSTCOPY</c>, since 1.3.3.</summary>
    Postcopy = 3,
    /// <summary><c>VIR_DOMAIN_EVENT_RESUMED_POSTCOPY_FAILED</c>, since 8.5.0.</summary>
    PostcopyFailed = 4,
}

/// <summary>libvirt's <c>virDomainEventShutdownDetailType</c>, since 0.9.8.</summary>
public enum DomainEventShutdownDetailType
{
    /// <summary><c>VIR_DOMAIN_EVENT_SHUTDOWN_FINISHED</c>, since 0.9.8.</summary>
    Finished = 0,
    /// <summary><c>VIR_DOMAIN_EVENT_SHUTDOWN_GUEST</c>, since 3.4.0.</summary>
    Guest = 1,
    /// <summary><c>VIR_DOMAIN_EVENT_SHUTDOWN_HOST</c>, since 3.4.0.</summary>
    Host = 2,
}

/// <summary>libvirt's <c>virDomainEventStartedDetailType</c>, since 0.5.0.</summary>
public enum DomainEventStartedDetailType
{
    /// <summary><c>VIR_DOMAIN_EVENT_STARTED_BOOTED</c>, since 0.5.0.</summary>
    Booted = 0,
    /// <summary><c>VIR_DOMAIN_EVENT_STARTED_MIGRATED</c>, since 0.5.0.</summary>
    Migrated = 1,
    /// <summary><c>VIR_DOMAIN_EVENT_STARTED_RESTORED</c>, since 0.5.0.</summary>
    Restored = 2,
    /// <summary><c>VIR_DOMAIN_EVENT_STARTED_FROM_SNAPSHOT</c>, since 0.8.0.</summary>
    FromSnapshot = 3,
    /// <summary><c>VIR_DOMAIN_EVENT_STARTED_WAKEUP</c>, since 0.9.11.</summary>
    Wakeup = 4,
}

/// <summary>libvirt's <c>virDomainEventStoppedDetailType</c>, since 0.5.0.</summary>
public enum DomainEventStoppedDetailType
{
    /// <summary><c>VIR_DOMAIN_EVENT_STOPPED_SHUTDOWN</c>, since 0.5.0.</summary>
    Shutdown = 0,
    /// <summary><c>VIR_DOMAIN_EVENT_STOPPED_DESTROYED</c>, since 0.5.0.</summary>
    Destroyed = 1,
    /// <summary><c>VIR_DOMAIN_EVENT_STOPPED_CRASHED</c>, since 0.5.0.</summary>
    Crashed = 2,
    /// <summary><c>VIR_DOMAIN_EVENT_STOPPED_MIGRATED</c>, since 0.5.0.</summary>
    Migrated = 3,
    /// <summary><c>VIR_DOMAIN_EVENT_STOPPED_SAVED</c>, since 0.5.0.</summary>
    Saved = 4,
    /// <summary><c>VIR_DOMAIN_EVENT_STOPPED_FAILED</c>, since 0.5.0.</summary>
    Failed = 5,
    /// <summary><c>VIR_DOMAIN_EVENT_STOPPED_FROM_SNAPSHOT</c>, since 0.8.0.</summary>
    FromSnapshot = 6,
}

/// <summary>libvirt's <c>virDomainEventSuspendedDetailType</c>, since 0.5.0.</summary>
public enum DomainEventSuspendedDetailType
{
    /// <summary><c>VIR_DOMAIN_EVENT_SUSPENDED_PAUSED</c>, since 0.5.0.</summary>
    Paused = 0,
    /// <summary><c>VIR_DOMAIN_EVENT_SUSPENDED_MIGRATED</c>, since 0.5.0.</summary>
    Migrated = 1,
    /// <summary><c>VIR_DOMAIN_EVENT_SUSPENDED_IOERROR</c>, since 0.8.0.</summary>
    Ioerror = 2,
    /// <summary><c>VIR_DOMAIN_EVENT_SUSPENDED_WATCHDOG</c>, since 0.8.0.</summary>
    Watchdog = 3,
    /// <summary><c>VIR_DOMAIN_EVENT_SUSPENDED_RESTORED</c>, since 0.9.5.</summary>
    Restored = 4,
    /// <summary><c>VIR_DOMAIN_EVENT_SUSPENDED_FROM_SNAPSHOT</c>, since 0.9.5.</summary>
    FromSnapshot = 5,
    /// <summary><c>VIR_DOMAIN_EVENT_SUSPENDED_API_ERROR</c>, since 1.0.1.</summary>
    ApiError = 6,
    /// <summary><c>VIR_DOMAIN_EVENT_SUSPENDED_POSTCOPY</c>, since 1.3.3.</summary>
    Postcopy = 7,
    /// <summary><c>VIR_DOMAIN_EVENT_SUSPENDED_POSTCOPY_FAILED</c>, since 1.3.3.</summary>
    PostcopyFailed = 8,
}

/// <summary>libvirt's <c>virDomainEventTrayChangeReason</c>, since 0.9.11.</summary>
public enum DomainEventTrayChangeReason
{
    /// <summary><c>VIR_DOMAIN_EVENT_TRAY_CHANGE_OPEN</c>, since 0.9.11.</summary>
    Open = 0,
    /// <summary><c>VIR_DOMAIN_EVENT_TRAY_CHANGE_CLOSE</c>, since 0.9.11.</summary>
    Close = 1,
}

/// <summary>libvirt's <c>virDomainEventUndefinedDetailType</c>, since 0.5.0.</summary>
public enum DomainEventUndefinedDetailType
{
    /// <summary><c>VIR_DOMAIN_EVENT_UNDEFINED_REMOVED</c>, since 0.5.0.</summary>
    Removed = 0,
    /// <summary><c>VIR_DOMAIN_EVENT_UNDEFINED_RENAMED</c>, since 1.2.19.</summary>
    Renamed = 1,
}

/// <summary>libvirt's <c>virDomainEventWatchdogAction</c>, since 0.8.0.</summary>
public enum DomainEventWatchdogAction
{
    /// <summary><c>VIR_DOMAIN_EVENT_WATCHDOG_NONE</c>, since 0.8.0.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_EVENT_WATCHDOG_PAUSE</c>, since 0.8.0.</summary>
    Pause = 1,
    /// <summary><c>VIR_DOMAIN_EVENT_WATCHDOG_RESET</c>, since 0.8.0.</summary>
    Reset = 2,
    /// <summary><c>VIR_DOMAIN_EVENT_WATCHDOG_POWEROFF</c>, since 0.8.0.</summary>
    Poweroff = 3,
    /// <summary><c>VIR_DOMAIN_EVENT_WATCHDOG_SHUTDOWN</c>, since 0.8.0.</summary>
    Shutdown = 4,
    /// <summary><c>VIR_DOMAIN_EVENT_WATCHDOG_DEBUG</c>, since 0.8.0.</summary>
    Debug = 5,
    /// <summary><c>VIR_DOMAIN_EVENT_WATCHDOG_INJECTNMI</c>, since 1.2.17.</summary>
    Injectnmi = 6,
}

/// <summary>libvirt's <c>virDomainFDAssociateFlags</c>, since 9.0.0.</summary>
[Flags]
public enum DomainFdAssociateFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_FD_ASSOCIATE_SECLABEL_RESTORE</c>, since 9.0.0.</summary>
    Restore = 1,
    /// <summary><c>VIR_DOMAIN_FD_ASSOCIATE_SECLABEL_WRITABLE</c>, since 9.0.0.</summary>
    Writable = 2,
}

/// <summary>libvirt's <c>virDomainGetHostnameFlags</c>, since 6.1.0.</summary>
[Flags]
public enum DomainGetHostnameFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_GET_HOSTNAME_LEASE</c>, since 6.1.0.</summary>
    Lease = 1,
    /// <summary><c>VIR_DOMAIN_GET_HOSTNAME_AGENT</c>, since 6.1.0.</summary>
    Agent = 2,
}

/// <summary>libvirt's <c>virDomainGraphicsReloadType</c>, since 10.2.0.</summary>
public enum DomainGraphicsReloadType
{
    /// <summary><c>VIR_DOMAIN_GRAPHICS_RELOAD_TYPE_ANY</c>, since 10.2.0.</summary>
    Any = 0,
    /// <summary><c>VIR_DOMAIN_GRAPHICS_RELOAD_TYPE_VNC</c>, since 10.2.0.</summary>
    Vnc = 1,
}

/// <summary>libvirt's <c>virDomainGuestInfoTypes</c>, since 5.7.0.</summary>
public enum DomainGuestInfoTypes
{
    /// <summary><c>VIR_DOMAIN_GUEST_INFO_USERS</c>, since 5.7.0.</summary>
    Users = 1,
    /// <summary><c>VIR_DOMAIN_GUEST_INFO_OS</c>, since 5.7.0.</summary>
    Os = 2,
    /// <summary><c>VIR_DOMAIN_GUEST_INFO_TIMEZONE</c>, since 5.7.0.</summary>
    Timezone = 4,
    /// <summary><c>VIR_DOMAIN_GUEST_INFO_HOSTNAME</c>, since 5.7.0.</summary>
    Hostname = 8,
    /// <summary><c>VIR_DOMAIN_GUEST_INFO_FILESYSTEM</c>, since 5.7.0.</summary>
    Filesystem = 16,
    /// <summary><c>VIR_DOMAIN_GUEST_INFO_DISKS</c>, since 7.0.0.</summary>
    Disks = 32,
    /// <summary><c>VIR_DOMAIN_GUEST_INFO_INTERFACES</c>, since 7.10.0.</summary>
    Interfaces = 64,
    /// <summary><c>VIR_DOMAIN_GUEST_INFO_LOAD</c>, since 11.2.0.</summary>
    Load = 128,
}

/// <summary>libvirt's <c>virDomainInterfaceAddressesSource</c>, since 1.2.14.</summary>
public enum DomainInterfaceAddressesSource
{
    /// <summary><c>VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_LEASE</c>, since 1.2.14.</summary>
    Lease = 0,
    /// <summary><c>VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_AGENT</c>, since 1.2.14.</summary>
    Agent = 1,
    /// <summary><c>VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_ARP</c>, since 4.2.0.</summary>
    Arp = 2,
}

/// <summary>libvirt's <c>virDomainJobType</c>, since 0.7.7.</summary>
public enum DomainJobType
{
    /// <summary><c>VIR_DOMAIN_JOB_NONE</c>, since 0.7.7.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_JOB_BOUNDED</c>, since 0.7.7.</summary>
    Bounded = 1,
    /// <summary><c>VIR_DOMAIN_JOB_UNBOUNDED</c>, since 0.7.7.</summary>
    Unbounded = 2,
    /// <summary><c>VIR_DOMAIN_JOB_COMPLETED</c>, since 0.7.7.</summary>
    Completed = 3,
    /// <summary><c>VIR_DOMAIN_JOB_FAILED</c>, since 0.7.7.</summary>
    Failed = 4,
    /// <summary><c>VIR_DOMAIN_JOB_CANCELLED</c>, since 0.7.7.</summary>
    Cancelled = 5,
}

/// <summary>libvirt's <c>virDomainJobOperation</c>, since 3.3.0.</summary>
public enum DomainJobOperation
{
    /// <summary><c>VIR_DOMAIN_JOB_OPERATION_UNKNOWN</c>, since 3.3.0.</summary>
    Unknown = 0,
    /// <summary><c>VIR_DOMAIN_JOB_OPERATION_START</c>, since 3.3.0.</summary>
    Start = 1,
    /// <summary><c>VIR_DOMAIN_JOB_OPERATION_SAVE</c>, since 3.3.0.</summary>
    Save = 2,
    /// <summary><c>VIR_DOMAIN_JOB_OPERATION_RESTORE</c>, since 3.3.0.</summary>
    Restore = 3,
    /// <summary><c>VIR_DOMAIN_JOB_OPERATION_MIGRATION_IN</c>, since 3.3.0.</summary>
    MigrationIn = 4,
    /// <summary><c>VIR_DOMAIN_JOB_OPERATION_MIGRATION_OUT</c>, since 3.3.0.</summary>
    MigrationOut = 5,
    /// <summary><c>VIR_DOMAIN_JOB_OPERATION_SNAPSHOT</c>, since 3.3.0.</summary>
    Snapshot = 6,
    /// <summary><c>VIR_DOMAIN_JOB_OPERATION_SNAPSHOT_REVERT</c>, since 3.3.0.</summary>
    SnapshotRevert = 7,
    /// <summary><c>VIR_DOMAIN_JOB_OPERATION_DUMP</c>, since 3.3.0.</summary>
    Dump = 8,
    /// <summary><c>VIR_DOMAIN_JOB_OPERATION_BACKUP</c>, since 6.0.0.</summary>
    Backup = 9,
    /// <summary><c>VIR_DOMAIN_JOB_OPERATION_SNAPSHOT_DELETE</c>, since 9.0.0.</summary>
    SnapshotDelete = 10,
}

/// <summary>libvirt's <c>virDomainGetJobStatsFlags</c>, since 1.2.9.</summary>
[Flags]
public enum DomainGetJobStatsFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_JOB_STATS_COMPLETED</c>, since 1.2.9.</summary>
    Completed = 1,
    /// <summary><c>VIR_DOMAIN_JOB_STATS_KEEP_COMPLETED</c>, since 6.0.0.</summary>
    KeepCompleted = 2,
}

/// <summary>libvirt's <c>virDomainLifecycleAction</c>, since 3.9.0.</summary>
public enum DomainLifecycleAction
{
    /// <summary><c>VIR_DOMAIN_LIFECYCLE_ACTION_DESTROY</c>, since 3.9.0.</summary>
    Destroy = 0,
    /// <summary><c>VIR_DOMAIN_LIFECYCLE_ACTION_RESTART</c>, since 3.9.0.</summary>
    Restart = 1,
    /// <summary><c>VIR_DOMAIN_LIFECYCLE_ACTION_RESTART_RENAME</c>, since 3.9.0.</summary>
    RestartRename = 2,
    /// <summary><c>VIR_DOMAIN_LIFECYCLE_ACTION_PRESERVE</c>, since 3.9.0.</summary>
    Preserve = 3,
    /// <summary><c>VIR_DOMAIN_LIFECYCLE_ACTION_COREDUMP_DESTROY</c>, since 3.9.0.</summary>
    CoredumpDestroy = 4,
    /// <summary><c>VIR_DOMAIN_LIFECYCLE_ACTION_COREDUMP_RESTART</c>, since 3.9.0.</summary>
    CoredumpRestart = 5,
}

/// <summary>libvirt's <c>virDomainLifecycle</c>, since 3.9.0.</summary>
public enum DomainLifecycleType
{
    /// <summary><c>VIR_DOMAIN_LIFECYCLE_POWEROFF</c>, since 3.9.0.</summary>
    Poweroff = 0,
    /// <summary><c>VIR_DOMAIN_LIFECYCLE_REBOOT</c>, since 3.9.0.</summary>
    Reboot = 1,
    /// <summary><c>VIR_DOMAIN_LIFECYCLE_CRASH</c>, since 3.9.0.</summary>
    Crash = 2,
}

/// <summary>libvirt's <c>virDomainMemoryFailureFlags</c>, since 6.9.0.</summary>
[Flags]
public enum DomainMemoryFailureFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_MEMORY_FAILURE_ACTION_REQUIRED</c>, since 6.9.0.</summary>
    ActionRequired = 1,
    /// <summary><c>VIR_DOMAIN_MEMORY_FAILURE_RECURSIVE</c>, since 6.9.0.</summary>
    Recursive = 2,
}

/// <summary>libvirt's <c>virMemoryParameterType</c>, since 0.8.5.</summary>
public enum MemoryParameterType
{
    /// <summary><c>VIR_DOMAIN_MEMORY_PARAM_INT</c>, since 0.8.5.</summary>
    Int = 1,
    /// <summary><c>VIR_DOMAIN_MEMORY_PARAM_UINT</c>, since 0.8.5.</summary>
    Uint = 2,
    /// <summary><c>VIR_DOMAIN_MEMORY_PARAM_LLONG</c>, since 0.8.5.</summary>
    Llong = 3,
    /// <summary><c>VIR_DOMAIN_MEMORY_PARAM_ULLONG</c>, since 0.8.5.</summary>
    Ullong = 4,
    /// <summary><c>VIR_DOMAIN_MEMORY_PARAM_DOUBLE</c>, since 0.8.5.</summary>
    Double = 5,
    /// <summary><c>VIR_DOMAIN_MEMORY_PARAM_BOOLEAN</c>, since 0.8.5.</summary>
    Boolean = 6,
}

/// <summary>libvirt's <c>virDomainMemoryStatTags</c>, since 0.7.5.</summary>
public enum DomainMemoryStatTags
{
    /// <summary><c>VIR_DOMAIN_MEMORY_STAT_SWAP_IN</c>, since 0.7.5.</summary>
    SwapIn = 0,
    /// <summary><c>VIR_DOMAIN_MEMORY_STAT_SWAP_OUT</c>, since 0.7.5.</summary>
    SwapOut = 1,
    /// <summary><c>VIR_DOMAIN_MEMORY_STAT_MAJOR_FAULT</c>, since 0.7.5.</summary>
    MajorFault = 2,
    /// <summary><c>VIR_DOMAIN_MEMORY_STAT_MINOR_FAULT</c>, since 0.7.5.</summary>
    MinorFault = 3,
    /// <summary><c>VIR_DOMAIN_MEMORY_STAT_UNUSED</c>, since 0.7.5.</summary>
    Unused = 4,
    /// <summary><c>VIR_DOMAIN_MEMORY_STAT_AVAILABLE</c>, since 0.7.5.</summary>
    Available = 5,
    /// <summary><c>VIR_DOMAIN_MEMORY_STAT_ACTUAL_BALLOON</c>, since 0.9.3.</summary>
    ActualBalloon = 6,
    /// <summary><c>VIR_DOMAIN_MEMORY_STAT_RSS</c>, since 0.9.10.</summary>
    Rss = 7,
    /// <summary><c>VIR_DOMAIN_MEMORY_STAT_USABLE</c>, since 2.1.0.</summary>
    Usable = 8,
    /// <summary><c>VIR_DOMAIN_MEMORY_STAT_LAST_UPDATE</c>, since 2.1.0.</summary>
    LastUpdate = 9,
    /// <summary><c>VIR_DOMAIN_MEMORY_STAT_DISK_CACHES</c>, since 4.6.0.</summary>
    DiskCaches = 10,
    /// <summary><c>VIR_DOMAIN_MEMORY_STAT_HUGETLB_PGALLOC</c>, since 5.4.0.</summary>
    HugetlbPgalloc = 11,
    /// <summary><c>VIR_DOMAIN_MEMORY_STAT_HUGETLB_PGFAIL</c>, since 5.4.0.</summary>
    HugetlbPgfail = 12,
    /// <summary><c>VIR_DOMAIN_MEMORY_STAT_NR</c>, since 0.7.5.</summary>
    Nr = 13,
}

/// <summary>libvirt's <c>virDomainMemoryModFlags</c>, since 0.9.0.</summary>
[Flags]
public enum DomainMemoryModFlags : uint
{
    /// <summary><c>VIR_DOMAIN_MEM_CURRENT</c>, since 0.9.1.</summary>
    Current = 0,
    /// <summary><c>VIR_DOMAIN_MEM_LIVE</c>, since 0.9.0.</summary>
    Live = 1,
    /// <summary><c>VIR_DOMAIN_MEM_CONFIG</c>, since 0.9.0.</summary>
    Config = 2,
    /// <summary><c>VIR_DOMAIN_MEM_MAXIMUM</c>, since 0.9.1.</summary>
    Maximum = 4,
}

/// <summary>libvirt's <c>virDomainMessageType</c>, since 7.1.0.</summary>
public enum DomainMessageType
{
    /// <summary><c>VIR_DOMAIN_MESSAGE_DEPRECATION</c>, since 7.1.0.</summary>
    Deprecation = 1,
    /// <summary><c>VIR_DOMAIN_MESSAGE_TAINTING</c>, since 7.1.0.</summary>
    Tainting = 2,
    /// <summary><c>VIR_DOMAIN_MESSAGE_IOERRORS</c>, since 11.1.0.</summary>
    Ioerrors = 4,
}

/// <summary>libvirt's <c>virDomainMetadataType</c>, since 0.9.10.</summary>
public enum DomainMetadataType
{
    /// <summary><c>VIR_DOMAIN_METADATA_DESCRIPTION</c>, since 0.9.10.</summary>
    Description = 0,
    /// <summary><c>VIR_DOMAIN_METADATA_TITLE</c>, since 0.9.10.</summary>
    Title = 1,
    /// <summary><c>VIR_DOMAIN_METADATA_ELEMENT</c>, since 0.9.10.</summary>
    Element = 2,
}

/// <summary>libvirt's <c>virDomainMigrateMaxSpeedFlags</c>, since 5.1.0.</summary>
[Flags]
public enum DomainMigrateMaxSpeedFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_MIGRATE_MAX_SPEED_POSTCOPY</c>, since 5.1.0.</summary>
    Postcopy = 1,
}

/// <summary>libvirt's <c>virDomainCreateFlags</c>, since 0.0.1.</summary>
[Flags]
public enum DomainCreateFlags : uint
{
    /// <summary><c>VIR_DOMAIN_NONE</c>, since 0.0.1.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_START_PAUSED</c>, since 0.8.2.</summary>
    StartPaused = 1,
    /// <summary><c>VIR_DOMAIN_START_AUTODESTROY</c>, since 0.9.3.</summary>
    StartAutodestroy = 2,
    /// <summary><c>VIR_DOMAIN_START_BYPASS_CACHE</c>, since 0.9.4.</summary>
    StartBypassCache = 4,
    /// <summary><c>VIR_DOMAIN_START_FORCE_BOOT</c>, since 0.9.5.</summary>
    StartForceBoot = 8,
    /// <summary><c>VIR_DOMAIN_START_VALIDATE</c>, since 1.2.12.</summary>
    StartValidate = 16,
    /// <summary><c>VIR_DOMAIN_START_RESET_NVRAM</c>, since 8.1.0.</summary>
    StartResetNvram = 32,
}

/// <summary>libvirt's <c>virDomainNostateReason</c>, since 0.9.2.</summary>
public enum DomainNostateReason
{
    /// <summary><c>VIR_DOMAIN_NOSTATE_UNKNOWN</c>, since 0.9.2.</summary>
    Unknown = 0,
}

/// <summary>libvirt's <c>virDomainNumatuneMemMode</c>, since 0.9.9.</summary>
public enum DomainNumatuneMemMode
{
    /// <summary><c>VIR_DOMAIN_NUMATUNE_MEM_STRICT</c>, since 0.9.9.</summary>
    Strict = 0,
    /// <summary><c>VIR_DOMAIN_NUMATUNE_MEM_PREFERRED</c>, since 0.9.9.</summary>
    Preferred = 1,
    /// <summary><c>VIR_DOMAIN_NUMATUNE_MEM_INTERLEAVE</c>, since 0.9.9.</summary>
    Interleave = 2,
    /// <summary><c>VIR_DOMAIN_NUMATUNE_MEM_RESTRICTIVE</c>, since 7.3.0.</summary>
    Restrictive = 3,
}

/// <summary>libvirt's <c>virDomainOpenGraphicsFlags</c>, since 0.9.7.</summary>
[Flags]
public enum DomainOpenGraphicsFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_OPEN_GRAPHICS_SKIPAUTH</c>, since 0.9.7.</summary>
    Skipauth = 1,
}

/// <summary>libvirt's <c>virDomainSetUserPasswordFlags</c>, since 1.2.16.</summary>
[Flags]
public enum DomainSetUserPasswordFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_PASSWORD_ENCRYPTED</c>, since 1.2.16.</summary>
    Encrypted = 1,
}

/// <summary>libvirt's <c>virDomainPausedReason</c>, since 0.9.2.</summary>
public enum DomainPausedReason
{
    /// <summary><c>VIR_DOMAIN_PAUSED_UNKNOWN</c>, since 0.9.2.</summary>
    Unknown = 0,
    /// <summary><c>VIR_DOMAIN_PAUSED_USER</c>, since 0.9.2.</summary>
    User = 1,
    /// <summary><c>VIR_DOMAIN_PAUSED_MIGRATION</c>, since 0.9.2.</summary>
    Migration = 2,
    /// <summary><c>VIR_DOMAIN_PAUSED_SAVE</c>, since 0.9.2.</summary>
    Save = 3,
    /// <summary><c>VIR_DOMAIN_PAUSED_DUMP</c>, since 0.9.2.</summary>
    Dump = 4,
    /// <summary><c>VIR_DOMAIN_PAUSED_IOERROR</c>, since 0.9.2.</summary>
    Ioerror = 5,
    /// <summary><c>VIR_DOMAIN_PAUSED_WATCHDOG</c>, since 0.9.2.</summary>
    Watchdog = 6,
    /// <summary><c>VIR_DOMAIN_PAUSED_FROM_SNAPSHOT</c>, since 0.9.2.</summary>
    FromSnapshot = 7,
    /// <summary><c>VIR_DOMAIN_PAUSED_SHUTTING_DOWN</c>, since 0.9.5.</summary>
    ShuttingDown = 8,
    /// <summary><c>VIR_DOMAIN_PAUSED_SNAPSHOT</c>, since 1.0.1.</summary>
    Snapshot = 9,
    /// <summary><c>VIR_DOMAIN_PAUSED_CRASHED</c>, since 1.1.1.</summary>
    Crashed = 10,
    /// <summary><c>VIR_DOMAIN_PAUSED_STARTING_UP</c>, since 1.2.14.</summary>
    StartingUp = 11,
    /// <summary><c>VIR_DOMAIN_PAUSED_POSTCOPY</c>, since 1.3.3.</summary>
    Postcopy = 12,
    /// <summary><c>VIR_DOMAIN_PAUSED_POSTCOPY_FAILED</c>, since 1.3.3.</summary>
    PostcopyFailed = 13,
    /// <summary><c>VIR_DOMAIN_PAUSED_API_ERROR</c>, since 9.2.0.</summary>
    ApiError = 14,
}

/// <summary>libvirt's <c>virDomainPMSuspendedDiskReason</c>, since 1.0.0.</summary>
public enum DomainPmSuspendedDiskReason
{
    /// <summary><c>VIR_DOMAIN_PMSUSPENDED_DISK_UNKNOWN</c>, since 1.0.0.</summary>
    PmsuspendedDiskUnknown = 0,
}

/// <summary>libvirt's <c>virDomainPMSuspendedReason</c>, since 0.9.11.</summary>
public enum DomainPmSuspendedReason
{
    /// <summary><c>VIR_DOMAIN_PMSUSPENDED_UNKNOWN</c>, since 0.9.11.</summary>
    PmsuspendedUnknown = 0,
}

/// <summary>libvirt's <c>virDomainProcessSignal</c>, since 1.0.1.</summary>
public enum DomainProcessSignal
{
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_NOP</c>, since 1.0.1.</summary>
    Nop = 0,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_HUP</c>, since 1.0.1.</summary>
    Hup = 1,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_INT</c>, since 1.0.1.</summary>
    Int = 2,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_QUIT</c>, since 1.0.1.</summary>
    Quit = 3,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_ILL</c>, since 1.0.1.</summary>
    Ill = 4,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_TRAP</c>, since 1.0.1.</summary>
    Trap = 5,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_ABRT</c>, since 1.0.1.</summary>
    Abrt = 6,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_BUS</c>, since 1.0.1.</summary>
    Bus = 7,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_FPE</c>, since 1.0.1.</summary>
    Fpe = 8,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_KILL</c>, since 1.0.1.</summary>
    Kill = 9,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_USR1</c>, since 1.0.1.</summary>
    Usr1 = 10,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_SEGV</c>, since 1.0.1.</summary>
    Segv = 11,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_USR2</c>, since 1.0.1.</summary>
    Usr2 = 12,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_PIPE</c>, since 1.0.1.</summary>
    Pipe = 13,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_ALRM</c>, since 1.0.1.</summary>
    Alrm = 14,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_TERM</c>, since 1.0.1.</summary>
    Term = 15,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_STKFLT</c>, since 1.0.1.</summary>
    Stkflt = 16,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_CHLD</c>, since 1.0.1.</summary>
    Chld = 17,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_CONT</c>, since 1.0.1.</summary>
    Cont = 18,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_STOP</c>, since 1.0.1.</summary>
    Stop = 19,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_TSTP</c>, since 1.0.1.</summary>
    Tstp = 20,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_TTIN</c>, since 1.0.1.</summary>
    Ttin = 21,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_TTOU</c>, since 1.0.1.</summary>
    Ttou = 22,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_URG</c>, since 1.0.1.</summary>
    Urg = 23,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_XCPU</c>, since 1.0.1.</summary>
    Xcpu = 24,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_XFSZ</c>, since 1.0.1.</summary>
    Xfsz = 25,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_VTALRM</c>, since 1.0.1.</summary>
    Vtalrm = 26,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_PROF</c>, since 1.0.1.</summary>
    Prof = 27,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_WINCH</c>, since 1.0.1.</summary>
    Winch = 28,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_POLL</c>, since 1.0.1.</summary>
    Poll = 29,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_PWR</c>, since 1.0.1.</summary>
    Pwr = 30,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_SYS</c>, since 1.0.1.</summary>
    Sys = 31,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_RT0</c>, since 1.0.1.</summary>
    Rt0 = 32,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_RT1</c>, since 1.0.1.</summary>
    Rt1 = 33,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_RT2</c>, since 1.0.1.</summary>
    Rt2 = 34,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_RT3</c>, since 1.0.1.</summary>
    Rt3 = 35,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_RT4</c>, since 1.0.1.</summary>
    Rt4 = 36,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_RT5</c>, since 1.0.1.</summary>
    Rt5 = 37,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_RT6</c>, since 1.0.1.</summary>
    Rt6 = 38,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_RT7</c>, since 1.0.1.</summary>
    Rt7 = 39,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_RT8</c>, since 1.0.1.</summary>
    Rt8 = 40,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_RT9</c>, since 1.0.1.</summary>
    Rt9 = 41,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_RT10</c>, since 1.0.1.</summary>
    Rt10 = 42,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_RT11</c>, since 1.0.1.</summary>
    Rt11 = 43,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_RT12</c>, since 1.0.1.</summary>
    Rt12 = 44,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_RT13</c>, since 1.0.1.</summary>
    Rt13 = 45,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_RT14</c>, since 1.0.1.</summary>
    Rt14 = 46,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_RT15</c>, since 1.0.1.</summary>
    Rt15 = 47,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_RT16</c>, since 1.0.1.</summary>
    Rt16 = 48,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_RT17</c>, since 1.0.1.</summary>
    Rt17 = 49,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_RT18</c>, since 1.0.1.</summary>
    Rt18 = 50,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_RT19</c>, since 1.0.1.</summary>
    Rt19 = 51,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_RT20</c>, since 1.0.1.</summary>
    Rt20 = 52,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_RT21</c>, since 1.0.1.</summary>
    Rt21 = 53,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_RT22</c>, since 1.0.1.</summary>
    Rt22 = 54,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_RT23</c>, since 1.0.1.</summary>
    Rt23 = 55,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_RT24</c>, since 1.0.1.</summary>
    Rt24 = 56,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_RT25</c>, since 1.0.1.</summary>
    Rt25 = 57,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_RT26</c>, since 1.0.1.</summary>
    Rt26 = 58,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_RT27</c>, since 1.0.1.</summary>
    Rt27 = 59,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_RT28</c>, since 1.0.1.</summary>
    Rt28 = 60,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_RT29</c>, since 1.0.1.</summary>
    Rt29 = 61,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_RT30</c>, since 1.0.1.</summary>
    Rt30 = 62,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_RT31</c>, since 1.0.1.</summary>
    Rt31 = 63,
    /// <summary><c>VIR_DOMAIN_PROCESS_SIGNAL_RT32</c>, since 1.0.1.</summary>
    Rt32 = 64,
}

/// <summary>libvirt's <c>virDomainRebootFlagValues</c>, since 0.9.10.</summary>
[Flags]
public enum DomainRebootFlags : uint
{
    /// <summary><c>VIR_DOMAIN_REBOOT_DEFAULT</c>, since 0.9.10.</summary>
    Default = 0,
    /// <summary><c>VIR_DOMAIN_REBOOT_ACPI_POWER_BTN</c>, since 0.9.10.</summary>
    AcpiPowerBtn = 1,
    /// <summary><c>VIR_DOMAIN_REBOOT_GUEST_AGENT</c>, since 0.9.10.</summary>
    GuestAgent = 2,
    /// <summary><c>VIR_DOMAIN_REBOOT_INITCTL</c>, since 1.0.1.</summary>
    Initctl = 4,
    /// <summary><c>VIR_DOMAIN_REBOOT_SIGNAL</c>, since 1.0.1.</summary>
    Signal = 8,
    /// <summary><c>VIR_DOMAIN_REBOOT_PARAVIRT</c>, since 1.2.5.</summary>
    Paravirt = 16,
}

/// <summary>libvirt's <c>virDomainRunningReason</c>, since 0.9.2.</summary>
public enum DomainRunningReason
{
    /// <summary><c>VIR_DOMAIN_RUNNING_UNKNOWN</c>, since 0.9.2.</summary>
    Unknown = 0,
    /// <summary><c>VIR_DOMAIN_RUNNING_BOOTED</c>, since 0.9.2.</summary>
    Booted = 1,
    /// <summary><c>VIR_DOMAIN_RUNNING_MIGRATED</c>, since 0.9.2.</summary>
    Migrated = 2,
    /// <summary><c>VIR_DOMAIN_RUNNING_RESTORED</c>, since 0.9.2.</summary>
    Restored = 3,
    /// <summary><c>VIR_DOMAIN_RUNNING_FROM_SNAPSHOT</c>, since 0.9.2.</summary>
    FromSnapshot = 4,
    /// <summary><c>VIR_DOMAIN_RUNNING_UNPAUSED</c>, since 0.9.2.</summary>
    Unpaused = 5,
    /// <summary><c>VIR_DOMAIN_RUNNING_MIGRATION_CANCELED</c>, since 0.9.2.</summary>
    MigrationCanceled = 6,
    /// <summary><c>VIR_DOMAIN_RUNNING_SAVE_CANCELED</c>, since 0.9.2.</summary>
    SaveCanceled = 7,
    /// <summary><c>VIR_DOMAIN_RUNNING_WAKEUP</c>, since 0.9.11.</summary>
    Wakeup = 8,
    /// <summary><c>VIR_DOMAIN_RUNNING_CRASHED</c>, since 1.1.1.</summary>
    Crashed = 9,
    /// <summary><c>VIR_DOMAIN_RUNNING_POSTCOPY</c>, since 1.3.3.</summary>
    Postcopy = 10,
    /// <summary><c>VIR_DOMAIN_RUNNING_POSTCOPY_FAILED</c>, since 8.5.0.</summary>
    PostcopyFailed = 11,
}

/// <summary>libvirt's <c>virDomainSaveRestoreFlags</c>, since 0.9.4.</summary>
[Flags]
public enum DomainSaveRestoreFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_SAVE_BYPASS_CACHE</c>, since 0.9.4.</summary>
    BypassCache = 1,
    /// <summary><c>VIR_DOMAIN_SAVE_RUNNING</c>, since 0.9.5.</summary>
    Running = 2,
    /// <summary><c>VIR_DOMAIN_SAVE_PAUSED</c>, since 0.9.5.</summary>
    Paused = 4,
    /// <summary><c>VIR_DOMAIN_SAVE_RESET_NVRAM</c>, since 8.1.0.</summary>
    ResetNvram = 8,
}

/// <summary>libvirt's <c>virDomainSaveImageXMLFlags</c>, since 5.1.0.</summary>
[Flags]
public enum DomainSaveImageXmlFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_SAVE_IMAGE_XML_SECURE</c>, since 5.1.0.</summary>
    Secure = 1,
}

/// <summary>libvirt's <c>virSchedParameterType</c>, since 0.2.3.</summary>
public enum SchedParameterType
{
    /// <summary><c>VIR_DOMAIN_SCHED_FIELD_INT</c>, since 0.2.3.</summary>
    Int = 1,
    /// <summary><c>VIR_DOMAIN_SCHED_FIELD_UINT</c>, since 0.2.3.</summary>
    Uint = 2,
    /// <summary><c>VIR_DOMAIN_SCHED_FIELD_LLONG</c>, since 0.2.3.</summary>
    Llong = 3,
    /// <summary><c>VIR_DOMAIN_SCHED_FIELD_ULLONG</c>, since 0.2.3.</summary>
    Ullong = 4,
    /// <summary><c>VIR_DOMAIN_SCHED_FIELD_DOUBLE</c>, since 0.2.3.</summary>
    Double = 5,
    /// <summary><c>VIR_DOMAIN_SCHED_FIELD_BOOLEAN</c>, since 0.2.3.</summary>
    Boolean = 6,
}

/// <summary>libvirt's <c>virDomainShutdownFlagValues</c>, since 0.9.10.</summary>
[Flags]
public enum DomainShutdownFlags : uint
{
    /// <summary><c>VIR_DOMAIN_SHUTDOWN_DEFAULT</c>, since 0.9.10.</summary>
    Default = 0,
    /// <summary><c>VIR_DOMAIN_SHUTDOWN_ACPI_POWER_BTN</c>, since 0.9.10.</summary>
    AcpiPowerBtn = 1,
    /// <summary><c>VIR_DOMAIN_SHUTDOWN_GUEST_AGENT</c>, since 0.9.10.</summary>
    GuestAgent = 2,
    /// <summary><c>VIR_DOMAIN_SHUTDOWN_INITCTL</c>, since 1.0.1.</summary>
    Initctl = 4,
    /// <summary><c>VIR_DOMAIN_SHUTDOWN_SIGNAL</c>, since 1.0.1.</summary>
    Signal = 8,
    /// <summary><c>VIR_DOMAIN_SHUTDOWN_PARAVIRT</c>, since 1.2.5.</summary>
    Paravirt = 16,
}

/// <summary>libvirt's <c>virDomainShutdownReason</c>, since 0.9.2.</summary>
public enum DomainShutdownReason
{
    /// <summary><c>VIR_DOMAIN_SHUTDOWN_UNKNOWN</c>, since 0.9.2.</summary>
    Unknown = 0,
    /// <summary><c>VIR_DOMAIN_SHUTDOWN_USER</c>, since 0.9.2.</summary>
    User = 1,
}

/// <summary>libvirt's <c>virDomainShutoffReason</c>, since 0.9.2.</summary>
public enum DomainShutoffReason
{
    /// <summary><c>VIR_DOMAIN_SHUTOFF_UNKNOWN</c>, since 0.9.2.</summary>
    Unknown = 0,
    /// <summary><c>VIR_DOMAIN_SHUTOFF_SHUTDOWN</c>, since 0.9.2.</summary>
    Shutdown = 1,
    /// <summary><c>VIR_DOMAIN_SHUTOFF_DESTROYED</c>, since 0.9.2.</summary>
    Destroyed = 2,
    /// <summary><c>VIR_DOMAIN_SHUTOFF_CRASHED</c>, since 0.9.2.</summary>
    Crashed = 3,
    /// <summary><c>VIR_DOMAIN_SHUTOFF_MIGRATED</c>, since 0.9.2.</summary>
    Migrated = 4,
    /// <summary><c>VIR_DOMAIN_SHUTOFF_SAVED</c>, since 0.9.2.</summary>
    Saved = 5,
    /// <summary><c>VIR_DOMAIN_SHUTOFF_FAILED</c>, since 0.9.2.</summary>
    Failed = 6,
    /// <summary><c>VIR_DOMAIN_SHUTOFF_FROM_SNAPSHOT</c>, since 0.9.2.</summary>
    FromSnapshot = 7,
    /// <summary><c>VIR_DOMAIN_SHUTOFF_DAEMON</c>, since 4.10.0.</summary>
    Daemon = 8,
}

/// <summary>libvirt's <c>virDomainStatsTypes</c>, since 1.2.8.</summary>
public enum DomainStatsTypes
{
    /// <summary><c>VIR_DOMAIN_STATS_STATE</c>, since 1.2.8.</summary>
    State = 1,
    /// <summary><c>VIR_DOMAIN_STATS_CPU_TOTAL</c>, since 1.2.9.</summary>
    CpuTotal = 2,
    /// <summary><c>VIR_DOMAIN_STATS_BALLOON</c>, since 1.2.9.</summary>
    Balloon = 4,
    /// <summary><c>VIR_DOMAIN_STATS_VCPU</c>, since 1.2.9.</summary>
    Vcpu = 8,
    /// <summary><c>VIR_DOMAIN_STATS_INTERFACE</c>, since 1.2.9.</summary>
    Interface = 16,
    /// <summary><c>VIR_DOMAIN_STATS_BLOCK</c>, since 1.2.9.</summary>
    Block = 32,
    /// <summary><c>VIR_DOMAIN_STATS_PERF</c>, since 1.3.3.</summary>
    Perf = 64,
    /// <summary><c>VIR_DOMAIN_STATS_IOTHREAD</c>, since 4.10.0.</summary>
    Iothread = 128,
    /// <summary><c>VIR_DOMAIN_STATS_MEMORY</c>, since 6.0.0.</summary>
    Memory = 256,
    /// <summary><c>VIR_DOMAIN_STATS_DIRTYRATE</c>, since 7.2.0.</summary>
    Dirtyrate = 512,
    /// <summary><c>VIR_DOMAIN_STATS_VM</c>, since 8.9.0.</summary>
    Vm = 1024,
}

/// <summary>libvirt's <c>virDomainSetTimeFlags</c>, since 1.2.5.</summary>
[Flags]
public enum DomainSetTimeFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_TIME_SYNC</c>, since 1.2.5.</summary>
    Sync = 1,
}

/// <summary>libvirt's <c>virDomainUndefineFlagsValues</c>, since 0.9.4.</summary>
[Flags]
public enum DomainUndefineFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_UNDEFINE_MANAGED_SAVE</c>, since 0.9.4.</summary>
    ManagedSave = 1,
    /// <summary><c>VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA</c>, since 0.9.5.</summary>
    SnapshotsMetadata = 2,
    /// <summary><c>VIR_DOMAIN_UNDEFINE_NVRAM</c>, since 1.2.9.</summary>
    Nvram = 4,
    /// <summary><c>VIR_DOMAIN_UNDEFINE_KEEP_NVRAM</c>, since 2.3.0.</summary>
    KeepNvram = 8,
    /// <summary><c>VIR_DOMAIN_UNDEFINE_CHECKPOINTS_METADATA</c>, since 5.6.0.</summary>
    CheckpointsMetadata = 16,
    /// <summary><c>VIR_DOMAIN_UNDEFINE_TPM</c>, since 8.9.0.</summary>
    Tpm = 32,
    /// <summary><c>VIR_DOMAIN_UNDEFINE_KEEP_TPM</c>, since 8.9.0.</summary>
    KeepTpm = 64,
}

/// <summary>libvirt's <c>virDomainVcpuFlags</c>, since 0.8.5.</summary>
[Flags]
public enum DomainVcpuFlags : uint
{
    /// <summary><c>VIR_DOMAIN_VCPU_CURRENT</c>, since 0.9.4.</summary>
    Current = 0,
    /// <summary><c>VIR_DOMAIN_VCPU_LIVE</c>, since 0.8.5.</summary>
    Live = 1,
    /// <summary><c>VIR_DOMAIN_VCPU_CONFIG</c>, since 0.8.5.</summary>
    Config = 2,
    /// <summary><c>VIR_DOMAIN_VCPU_MAXIMUM</c>, since 0.8.5.</summary>
    Maximum = 4,
    /// <summary><c>VIR_DOMAIN_VCPU_GUEST</c>, since 1.1.0.</summary>
    Guest = 8,
    /// <summary><c>VIR_DOMAIN_VCPU_HOTPLUGGABLE</c>, since 2.4.0.</summary>
    Hotpluggable = 16,
}

/// <summary>libvirt's <c>virDomainXMLFlags</c>, since 0.3.3.</summary>
[Flags]
public enum DomainXmlFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_XML_SECURE</c>, since 0.3.3.</summary>
    Secure = 1,
    /// <summary><c>VIR_DOMAIN_XML_INACTIVE</c>, since 0.3.3.</summary>
    Inactive = 2,
    /// <summary><c>VIR_DOMAIN_XML_UPDATE_CPU</c>, since 0.8.0.</summary>
    UpdateCpu = 4,
    /// <summary><c>VIR_DOMAIN_XML_MIGRATABLE</c>, since 1.0.0.</summary>
    Migratable = 8,
}

/// <summary>libvirt's <c>virDomainCoreDumpFlags</c>, since 0.7.5.</summary>
[Flags]
public enum DomainCoreDumpFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_DUMP_CRASH</c>, since 0.7.5.</summary>
    Crash = 1,
    /// <summary><c>VIR_DUMP_LIVE</c>, since 0.7.5.</summary>
    Live = 2,
    /// <summary><c>VIR_DUMP_BYPASS_CACHE</c>, since 0.9.4.</summary>
    BypassCache = 4,
    /// <summary><c>VIR_DUMP_RESET</c>, since 0.9.7.</summary>
    Reset = 8,
    /// <summary><c>VIR_DUMP_MEMORY_ONLY</c>, since 0.9.13.</summary>
    MemoryOnly = 16,
}

/// <summary>libvirt's <c>virKeycodeSet</c>, since 0.9.3.</summary>
public enum KeycodeSet
{
    /// <summary><c>VIR_KEYCODE_SET_LINUX</c>, since 0.9.3.</summary>
    Linux = 0,
    /// <summary><c>VIR_KEYCODE_SET_XT</c>, since 0.9.3.</summary>
    Xt = 1,
    /// <summary><c>VIR_KEYCODE_SET_ATSET1</c>, since 0.9.3.</summary>
    Atset1 = 2,
    /// <summary><c>VIR_KEYCODE_SET_ATSET2</c>, since 0.9.3.</summary>
    Atset2 = 3,
    /// <summary><c>VIR_KEYCODE_SET_ATSET3</c>, since 0.9.3.</summary>
    Atset3 = 4,
    /// <summary><c>VIR_KEYCODE_SET_OSX</c>, since 0.9.4.</summary>
    Osx = 5,
    /// <summary><c>VIR_KEYCODE_SET_XT_KBD</c>, since 0.9.4.</summary>
    XtKbd = 6,
    /// <summary><c>VIR_KEYCODE_SET_USB</c>, since 0.9.4.</summary>
    Usb = 7,
    /// <summary><c>VIR_KEYCODE_SET_WIN32</c>, since 0.9.4.</summary>
    Win32 = 8,
    /// <summary><c>VIR_KEYCODE_SET_QNUM</c>, since 4.2.0.</summary>
    Qnum = 9,
}

/// <summary>libvirt's <c>virDomainMemoryFlags</c>, since 0.4.4.</summary>
[Flags]
public enum DomainMemoryFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_MEMORY_VIRTUAL</c>, since 0.4.4.</summary>
    Virtual = 1,
    /// <summary><c>VIR_MEMORY_PHYSICAL</c>, since 0.7.0.</summary>
    Physical = 2,
}

/// <summary>libvirt's <c>virDomainMigrateFlags</c>, since 0.3.2.</summary>
[Flags]
public enum DomainMigrateFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_MIGRATE_LIVE</c>, since 0.3.2.</summary>
    Live = 1,
    /// <summary><c>VIR_MIGRATE_PEER2PEER</c>, since 0.7.2.</summary>
    Peer2peer = 2,
    /// <summary><c>VIR_MIGRATE_TUNNELLED</c>, since 0.7.2.</summary>
    Tunnelled = 4,
    /// <summary><c>VIR_MIGRATE_PERSIST_DEST</c>, since 0.7.3.</summary>
    PersistDest = 8,
    /// <summary><c>VIR_MIGRATE_UNDEFINE_SOURCE</c>, since 0.7.3.</summary>
    UndefineSource = 16,
    /// <summary><c>VIR_MIGRATE_PAUSED</c>, since 0.7.5.</summary>
    Paused = 32,
    /// <summary><c>VIR_MIGRATE_NON_SHARED_DISK</c>, since 0.8.2.</summary>
    NonSharedDisk = 64,
    /// <summary><c>VIR_MIGRATE_NON_SHARED_INC</c>, since 0.8.2.</summary>
    NonSharedInc = 128,
    /// <summary><c>VIR_MIGRATE_CHANGE_PROTECTION</c>, since 0.9.4.</summary>
    ChangeProtection = 256,
    /// <summary><c>VIR_MIGRATE_UNSAFE</c>, since 0.9.11.</summary>
    Unsafe = 512,
    /// <summary><c>VIR_MIGRATE_OFFLINE</c>, since 1.0.1.</summary>
    Offline = 1024,
    /// <summary><c>VIR_MIGRATE_COMPRESSED</c>, since 1.0.3.</summary>
    Compressed = 2048,
    /// <summary><c>VIR_MIGRATE_ABORT_ON_ERROR</c>, since 1.1.0.</summary>
    AbortOnError = 4096,
    /// <summary><c>VIR_MIGRATE_AUTO_CONVERGE</c>, since 1.2.3.</summary>
    AutoConverge = 8192,
    /// <summary><c>VIR_MIGRATE_RDMA_PIN_ALL</c>, since 1.2.9.</summary>
    RdmaPinAll = 16384,
    /// <summary><c>VIR_MIGRATE_POSTCOPY</c>, since 1.3.3.</summary>
    Postcopy = 32768,
    /// <summary><c>VIR_MIGRATE_TLS</c>, since 3.2.0.</summary>
    Tls = 65536,
    /// <summary><c>VIR_MIGRATE_PARALLEL</c>, since 5.2.0.</summary>
    Parallel = 131072,
    /// <summary><c>VIR_MIGRATE_NON_SHARED_SYNCHRONOUS_WRITES</c>, since 8.0.0.</summary>
    NonSharedSynchronousWrites = 262144,
    /// <summary><c>VIR_MIGRATE_POSTCOPY_RESUME</c>, since 8.5.0.</summary>
    PostcopyResume = 524288,
    /// <summary><c>VIR_MIGRATE_ZEROCOPY</c>, since 8.5.0.</summary>
    Zerocopy = 1048576,
}

/// <summary>libvirt's <c>virVcpuState</c>, since 0.1.4.</summary>
public enum VcpuState
{
    /// <summary><c>VIR_VCPU_OFFLINE</c>, since 0.1.4.</summary>
    Offline = 0,
    /// <summary><c>VIR_VCPU_RUNNING</c>, since 0.1.4.</summary>
    Running = 1,
    /// <summary><c>VIR_VCPU_BLOCKED</c>, since 0.1.4.</summary>
    Blocked = 2,
}

/// <summary>libvirt's <c>virVcpuHostCpuState</c>, since 6.10.0.</summary>
public enum VcpuHostCpuState
{
    /// <summary><c>VIR_VCPU_INFO_CPU_UNAVAILABLE</c>, since 6.10.0.</summary>
    Unavailable = -2,
    /// <summary><c>VIR_VCPU_INFO_CPU_OFFLINE</c>, since 6.10.0.</summary>
    Offline = -1,
}
