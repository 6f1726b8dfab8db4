using Vireo.Xdr;

namespace Vireo.Protocol;

/// <summary>The limits of the remote program: how long strings, arrays and opaque data may be on the wire.</summary>
public static class RemoteLimits
{
    [WireConstant("REMOTE_STRING_MAX")]
    public const int StringMax = 4194304;

    [WireConstant("REMOTE_CONNECT_IDENTITY_PARAMS_MAX")]
    public const int ConnectIdentityParamsMax = 20;

    [WireConstant("REMOTE_DOMAIN_LIST_MAX")]
    public const int DomainListMax = 16384;

    [WireConstant("REMOTE_CPUMAP_MAX")]
    public const int CpuMapMax = 2048;

    [WireConstant("REMOTE_VCPUINFO_MAX")]
    public const int VcpuinfoMax = 16384;

    [WireConstant("REMOTE_CPUMAPS_MAX")]
    public const int CpumapsMax = 8388608;

    [WireConstant("REMOTE_IOTHREAD_INFO_MAX")]
    public const int IoThreadInfoMax = 16384;

    [WireConstant("REMOTE_MIGRATE_COOKIE_MAX")]
    public const int MigrateCookieMax = 4194304;

    [WireConstant("REMOTE_NETWORK_LIST_MAX")]
    public const int NetworkListMax = 16384;

    [WireConstant("REMOTE_NETWORK_PORT_LIST_MAX")]
    public const int NetworkPortListMax = 16384;

    [WireConstant("REMOTE_INTERFACE_LIST_MAX")]
    public const int InterfaceListMax = 16384;

    [WireConstant("REMOTE_STORAGE_POOL_LIST_MAX")]
    public const int StoragePoolListMax = 16384;

    [WireConstant("REMOTE_STORAGE_VOL_LIST_MAX")]
    public const int StorageVolListMax = 16384;

    [WireConstant("REMOTE_NODE_DEVICE_LIST_MAX")]
    public const int NodeDeviceListMax = 65536;

    [WireConstant("REMOTE_NODE_DEVICE_CAPS_LIST_MAX")]
    public const int NodeDeviceCapsListMax = 65536;

    [WireConstant("REMOTE_NWFILTER_LIST_MAX")]
    public const int NwFilterListMax = 16384;

    [WireConstant("REMOTE_NWFILTER_BINDING_LIST_MAX")]
    public const int NwFilterBindingListMax = 16384;

    [WireConstant("REMOTE_DOMAIN_SCHEDULER_PARAMETERS_MAX")]
    public const int DomainSchedulerParametersMax = 16;

    [WireConstant("REMOTE_DOMAIN_BLKIO_PARAMETERS_MAX")]
    public const int DomainBlkioParametersMax = 16;

    [WireConstant("REMOTE_DOMAIN_MEMORY_PARAMETERS_MAX")]
    public const int DomainMemoryParametersMax = 16;

    [WireConstant("REMOTE_DOMAIN_BLOCK_IO_TUNE_PARAMETERS_MAX")]
    public const int DomainBlockIoTuneParametersMax = 32;

    [WireConstant("REMOTE_DOMAIN_NUMA_PARAMETERS_MAX")]
    public const int DomainNumaParametersMax = 16;

    [WireConstant("REMOTE_DOMAIN_PERF_EVENTS_MAX")]
    public const int DomainPerfEventsMax = 64;

    [WireConstant("REMOTE_DOMAIN_BLOCK_COPY_PARAMETERS_MAX")]
    public const int DomainBlockCopyParametersMax = 16;

    [WireConstant("REMOTE_NODE_CPU_STATS_MAX")]
    public const int NodeCpuStatsMax = 16;

    [WireConstant("REMOTE_NODE_MEMORY_STATS_MAX")]
    public const int NodeMemoryStatsMax = 16;

    [WireConstant("REMOTE_DOMAIN_BLOCK_STATS_PARAMETERS_MAX")]
    public const int DomainBlockStatsParametersMax = 16;

    [WireConstant("REMOTE_NODE_MAX_CELLS")]
    public const int NodeMaxCells = 1024;

    [WireConstant("REMOTE_AUTH_SASL_DATA_MAX")]
    public const int AuthSaslDataMax = 65536;

    [WireConstant("REMOTE_AUTH_TYPE_LIST_MAX")]
    public const int AuthTypeListMax = 20;

    [WireConstant("REMOTE_DOMAIN_MEMORY_STATS_MAX")]
    public const int DomainMemoryStatsMax = 1024;

    [WireConstant("REMOTE_DOMAIN_CHECKPOINT_LIST_MAX")]
    public const int DomainCheckpointListMax = 16384;

    [WireConstant("REMOTE_DOMAIN_SNAPSHOT_LIST_MAX")]
    public const int DomainSnapshotListMax = 16384;

    [WireConstant("REMOTE_DOMAIN_BLOCK_PEEK_BUFFER_MAX")]
    public const int DomainBlockPeekBufferMax = 4194304;

    [WireConstant("REMOTE_DOMAIN_MEMORY_PEEK_BUFFER_MAX")]
    public const int DomainMemoryPeekBufferMax = 4194304;

    [WireConstant("REMOTE_SECURITY_LABEL_LIST_MAX")]
    public const int SecurityLabelListMax = 64;

    [WireConstant("REMOTE_SECURITY_MODEL_MAX")]
    public const int SecurityModelMax = 257;

    [WireConstant("REMOTE_SECURITY_LABEL_MAX")]
    public const int SecurityLabelMax = 4097;

    [WireConstant("REMOTE_SECURITY_DOI_MAX")]
    public const int SecurityDoiMax = 257;

    [WireConstant("REMOTE_SECRET_VALUE_MAX")]
    public const int SecretValueMax = 65536;

    [WireConstant("REMOTE_SECRET_LIST_MAX")]
    public const int SecretListMax = 16384;

    [WireConstant("REMOTE_CPU_BASELINE_MAX")]
    public const int CpuBaselineMax = 256;

    [WireConstant("REMOTE_DOMAIN_SEND_KEY_MAX")]
    public const int DomainSendKeyMax = 16;

    [WireConstant("REMOTE_DOMAIN_INTERFACE_PARAMETERS_MAX")]
    public const int DomainInterfaceParametersMax = 16;

    [WireConstant("REMOTE_DOMAIN_GET_CPU_STATS_NCPUS_MAX")]
    public const int DomainGetCpuStatsNcpusMax = 128;

    [WireConstant("REMOTE_DOMAIN_GET_CPU_STATS_MAX")]
    public const int DomainGetCpuStatsMax = 2048;

    [WireConstant("REMOTE_DOMAIN_DISK_ERRORS_MAX")]
    public const int DomainDiskErrorsMax = 256;

    [WireConstant("REMOTE_NODE_MEMORY_PARAMETERS_MAX")]
    public const int NodeMemoryParametersMax = 64;

    [WireConstant("REMOTE_DOMAIN_MIGRATE_PARAM_LIST_MAX")]
    public const int DomainMigrateParamListMax = 64;

    [WireConstant("REMOTE_DOMAIN_SAVE_PARAMS_MAX")]
    public const int DomainSaveParamsMax = 64;

    [WireConstant("REMOTE_DOMAIN_JOB_STATS_MAX")]
    public const int DomainJobStatsMax = 64;

    [WireConstant("REMOTE_CONNECT_CPU_MODELS_MAX")]
    public const int ConnectCpuModelsMax = 8192;

    [WireConstant("REMOTE_DOMAIN_FSFREEZE_MOUNTPOINTS_MAX")]
    public const int DomainFsFreezeMountpointsMax = 256;

    [WireConstant("REMOTE_NETWORK_DHCP_LEASES_MAX")]
    public const int NetworkDhcpLeasesMax = 65536;

    [WireConstant("REMOTE_CONNECT_GET_ALL_DOMAIN_STATS_MAX")]
    public const int ConnectGetAllDomainStatsMax = 262144;

    [WireConstant("REMOTE_DOMAIN_EVENT_TUNABLE_MAX")]
    public const int DomainEventTunableMax = 2048;

    [WireConstant("REMOTE_DOMAIN_FSINFO_MAX")]
    public const int DomainFsInfoMax = 256;

    [WireConstant("REMOTE_DOMAIN_FSINFO_DISKS_MAX")]
    public const int DomainFsInfoDisksMax = 256;

    [WireConstant("REMOTE_DOMAIN_INTERFACE_MAX")]
    public const int DomainInterfaceMax = 2048;

    [WireConstant("REMOTE_DOMAIN_IP_ADDR_MAX")]
    public const int DomainIpAddrMax = 2048;

    [WireConstant("REMOTE_DOMAIN_GUEST_VCPU_PARAMS_MAX")]
    public const int DomainGuestVcpuParamsMax = 64;

    [WireConstant("REMOTE_DOMAIN_IOTHREAD_PARAMS_MAX")]
    public const int DomainIoThreadParamsMax = 64;

    [WireConstant("REMOTE_NODE_SEV_INFO_MAX")]
    public const int NodeSevInfoMax = 64;

    [WireConstant("REMOTE_DOMAIN_LAUNCH_SECURITY_INFO_PARAMS_MAX")]
    public const int DomainLaunchSecurityInfoParamsMax = 64;

    [WireConstant("REMOTE_DOMAIN_LAUNCH_SECURITY_STATE_PARAMS_MAX")]
    public const int DomainLaunchSecurityStateParamsMax = 64;

    [WireConstant("REMOTE_DOMAIN_GUEST_INFO_PARAMS_MAX")]
    public const int DomainGuestInfoParamsMax = 2048;

    [WireConstant("REMOTE_NETWORK_PORT_PARAMETERS_MAX")]
    public const int NetworkPortParametersMax = 16;

    [WireConstant("REMOTE_DOMAIN_AUTHORIZED_SSH_KEYS_MAX")]
    public const int DomainAuthorizedSshKeysMax = 2048;

    [WireConstant("REMOTE_DOMAIN_MESSAGES_MAX")]
    public const int DomainMessagesMax = 2048;

    [WireConstant("REMOTE_DOMAIN_EVENT_GRAPHICS_IDENTITY_MAX")]
    public const int DomainEventGraphicsIdentityMax = 20;
}
