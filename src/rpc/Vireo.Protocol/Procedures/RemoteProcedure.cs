namespace Vireo.Protocol;

/// <summary>The procedures of the remote program with everything that is fixed about each of them: one table, hence the length of this
/// file.</summary>
[Program("remote", 0x20008086, 1)]
public enum RemoteProcedure
{
    [Procedure(Args = typeof(ConnectOpenArgs), Priority = CallPriority.High, Function = "virConnectOpen", Manual = true)]
    [Acl(Permission.ConnectGetattr)]
    ConnectOpen = 1,

    [Procedure(Priority = CallPriority.High, Function = "virConnectClose", Manual = true)]
    ConnectClose = 2,

    [Procedure(Ret = typeof(ConnectGetTypeRet), Priority = CallPriority.High, Function = "virConnectGetType")]
    [Acl(Permission.ConnectGetattr)]
    ConnectGetType = 3,

    [Procedure(Ret = typeof(ConnectGetVersionRet), Priority = CallPriority.High, Function = "virConnectGetVersion")]
    [Acl(Permission.ConnectGetattr)]
    ConnectGetVersion = 4,

    [Procedure(Args = typeof(ConnectGetMaxVcpusArgs), Ret = typeof(ConnectGetMaxVcpusRet), Priority = CallPriority.High,
        Function = "virConnectGetMaxVcpus")]
    [Acl(Permission.ConnectRead)]
    ConnectGetMaxVcpus = 5,

    [Procedure(Ret = typeof(NodeGetInfoRet), Priority = CallPriority.High, Function = "virNodeGetInfo")]
    [Acl(Permission.ConnectRead)]
    NodeGetInfo = 6,

    [Procedure(Ret = typeof(ConnectGetCapabilitiesRet), Function = "virConnectGetCapabilities", Heavy = true)]
    [Acl(Permission.ConnectRead)]
    ConnectGetCapabilities = 7,

    [Procedure(Args = typeof(DomainAttachDeviceArgs), Function = "virDomainAttachDevice")]
    [Acl(Permission.DomainWrite)]
    DomainAttachDevice = 8,

    [Procedure(Args = typeof(DomainCreateArgs), Function = "virDomainCreate")]
    [Acl(Permission.DomainStart)]
    DomainCreate = 9,

    [Procedure(Args = typeof(DomainCreateXmlArgs), Ret = typeof(DomainCreateXmlRet), Function = "virDomainCreateXML", Heavy = true)]
    [Acl(Permission.DomainWrite)]
    [Acl(Permission.DomainStart)]
    DomainCreateXml = 10,

    [Procedure(Args = typeof(DomainDefineXmlArgs), Ret = typeof(DomainDefineXmlRet), Priority = CallPriority.High,
        Function = "virDomainDefineXML", Heavy = true)]
    [Acl(Permission.DomainWrite)]
    [Acl(Permission.DomainSave)]
    DomainDefineXml = 11,

    [Procedure(Args = typeof(DomainDestroyArgs), Priority = CallPriority.High, Function = "virDomainDestroy")]
    [Acl(Permission.DomainStop)]
    DomainDestroy = 12,

    [Procedure(Args = typeof(DomainDetachDeviceArgs), Function = "virDomainDetachDevice")]
    [Acl(Permission.DomainWrite)]
    DomainDetachDevice = 13,

    [Procedure(Args = typeof(DomainGetXmlDescArgs), Ret = typeof(DomainGetXmlDescRet), Function = "virDomainGetXMLDesc")]
    [Acl(Permission.DomainRead)]
    [Acl(Permission.DomainReadSecure, WhenSet = (ulong)DomainXmlFlags.Secure)]
    [Acl(Permission.DomainReadSecure, WhenSet = (ulong)DomainXmlFlags.Migratable)]
    DomainGetXmlDesc = 14,

    [Procedure(Args = typeof(DomainGetAutostartArgs), Ret = typeof(DomainGetAutostartRet), Priority = CallPriority.High,
        Function = "virDomainGetAutostart")]
    [Acl(Permission.DomainRead)]
    DomainGetAutostart = 15,

    [Procedure(Args = typeof(DomainGetInfoArgs), Ret = typeof(DomainGetInfoRet), Function = "virDomainGetInfo")]
    [Acl(Permission.DomainRead)]
    DomainGetInfo = 16,

    [Procedure(Args = typeof(DomainGetMaxMemoryArgs), Ret = typeof(DomainGetMaxMemoryRet), Priority = CallPriority.High,
        Function = "virDomainGetMaxMemory")]
    [Acl(Permission.DomainRead)]
    DomainGetMaxMemory = 17,

    [Procedure(Args = typeof(DomainGetMaxVcpusArgs), Ret = typeof(DomainGetMaxVcpusRet), Priority = CallPriority.High,
        Function = "virDomainGetMaxVcpus")]
    [Acl(Permission.DomainRead)]
    DomainGetMaxVcpus = 18,

    [Procedure(Args = typeof(DomainGetOsTypeArgs), Ret = typeof(DomainGetOsTypeRet), Priority = CallPriority.High,
        Function = "virDomainGetOSType")]
    [Acl(Permission.DomainRead)]
    DomainGetOsType = 19,

    [Procedure(Args = typeof(DomainGetVcpusArgs), Ret = typeof(DomainGetVcpusRet), Priority = CallPriority.High,
        Function = "virDomainGetVcpus")]
    [Acl(Permission.DomainRead)]
    DomainGetVcpus = 20,

    [Procedure(Args = typeof(ConnectListDefinedDomainsArgs), Ret = typeof(ConnectListDefinedDomainsRet), Priority = CallPriority.High,
        Function = "virConnectListDefinedDomains")]
    [Acl(Permission.ConnectSearchDomains)]
    [AclFilter(Permission.DomainGetattr)]
    ConnectListDefinedDomains = 21,

    [Procedure(Args = typeof(DomainLookupByIdArgs), Ret = typeof(DomainLookupByIdRet), Priority = CallPriority.High,
        Function = "virDomainLookupByID")]
    [Acl(Permission.DomainGetattr)]
    DomainLookupById = 22,

    [Procedure(Args = typeof(DomainLookupByNameArgs), Ret = typeof(DomainLookupByNameRet), Priority = CallPriority.High,
        Function = "virDomainLookupByName")]
    [Acl(Permission.DomainGetattr)]
    DomainLookupByName = 23,

    [Procedure(Args = typeof(DomainLookupByUuidArgs), Ret = typeof(DomainLookupByUuidRet), Priority = CallPriority.High,
        Function = "virDomainLookupByUUID")]
    [Acl(Permission.DomainGetattr)]
    DomainLookupByUuid = 24,

    [Procedure(Ret = typeof(ConnectNumOfDefinedDomainsRet), Priority = CallPriority.High, Function = "virConnectNumOfDefinedDomains")]
    [Acl(Permission.ConnectSearchDomains)]
    [AclFilter(Permission.DomainGetattr)]
    ConnectNumOfDefinedDomains = 25,

    [Procedure(Args = typeof(DomainPinVcpuArgs), Function = "virDomainPinVcpu")]
    [Acl(Permission.DomainWrite)]
    DomainPinVcpu = 26,

    [Procedure(Args = typeof(DomainRebootArgs), Function = "virDomainReboot")]
    [Acl(Permission.DomainInitControl)]
    [Acl(Permission.DomainWrite, WhenSet = (ulong)DomainRebootFlags.GuestAgent)]
    DomainReboot = 27,

    [Procedure(Args = typeof(DomainResumeArgs), Function = "virDomainResume")]
    [Acl(Permission.DomainSuspend)]
    DomainResume = 28,

    [Procedure(Args = typeof(DomainSetAutostartArgs), Priority = CallPriority.High, Function = "virDomainSetAutostart")]
    [Acl(Permission.DomainWrite)]
    DomainSetAutostart = 29,

    [Procedure(Args = typeof(DomainSetMaxMemoryArgs), Priority = CallPriority.High, Function = "virDomainSetMaxMemory")]
    [Acl(Permission.DomainWrite)]
    DomainSetMaxMemory = 30,

    [Procedure(Args = typeof(DomainSetMemoryArgs), Function = "virDomainSetMemory")]
    [Acl(Permission.DomainWrite)]
    DomainSetMemory = 31,

    [Procedure(Args = typeof(DomainSetVcpusArgs), Function = "virDomainSetVcpus")]
    [Acl(Permission.DomainWrite)]
    DomainSetVcpus = 32,

    [Procedure(Args = typeof(DomainShutdownArgs), Function = "virDomainShutdown")]
    [Acl(Permission.DomainInitControl)]
    DomainShutdown = 33,

    [Procedure(Args = typeof(DomainSuspendArgs), Function = "virDomainSuspend")]
    [Acl(Permission.DomainSuspend)]
    DomainSuspend = 34,

    [Procedure(Args = typeof(DomainUndefineArgs), Priority = CallPriority.High, Function = "virDomainUndefine")]
    [Acl(Permission.DomainDelete)]
    DomainUndefine = 35,

    [Procedure(Args = typeof(ConnectListDefinedNetworksArgs), Ret = typeof(ConnectListDefinedNetworksRet), Priority = CallPriority.High,
        Driver = DriverGroup.Network, Function = "virConnectListDefinedNetworks")]
    [Acl(Permission.ConnectSearchNetworks)]
    [AclFilter(Permission.NetworkGetattr)]
    ConnectListDefinedNetworks = 36,

    [Procedure(Args = typeof(ConnectListDomainsArgs), Ret = typeof(ConnectListDomainsRet), Priority = CallPriority.High,
        Function = "virConnectListDomains")]
    [Acl(Permission.ConnectSearchDomains)]
    [AclFilter(Permission.DomainGetattr)]
    ConnectListDomains = 37,

    [Procedure(Args = typeof(ConnectListNetworksArgs), Ret = typeof(ConnectListNetworksRet), Priority = CallPriority.High,
        Driver = DriverGroup.Network, Function = "virConnectListNetworks")]
    [Acl(Permission.ConnectSearchNetworks)]
    [AclFilter(Permission.NetworkGetattr)]
    ConnectListNetworks = 38,

    [Procedure(Args = typeof(NetworkCreateArgs), Driver = DriverGroup.Network, Function = "virNetworkCreate")]
    [Acl(Permission.NetworkStart)]
    NetworkCreate = 39,

    [Procedure(Args = typeof(NetworkCreateXmlArgs), Ret = typeof(NetworkCreateXmlRet), Driver = DriverGroup.Network,
        Function = "virNetworkCreateXML", Heavy = true)]
    [Acl(Permission.NetworkWrite)]
    [Acl(Permission.NetworkStart)]
    NetworkCreateXml = 40,

    [Procedure(Args = typeof(NetworkDefineXmlArgs), Ret = typeof(NetworkDefineXmlRet), Priority = CallPriority.High,
        Driver = DriverGroup.Network, Function = "virNetworkDefineXML", Heavy = true)]
    [Acl(Permission.NetworkWrite)]
    [Acl(Permission.NetworkSave)]
    NetworkDefineXml = 41,

    [Procedure(Args = typeof(NetworkDestroyArgs), Priority = CallPriority.High, Driver = DriverGroup.Network,
        Function = "virNetworkDestroy")]
    [Acl(Permission.NetworkStop)]
    NetworkDestroy = 42,

    [Procedure(Args = typeof(NetworkGetXmlDescArgs), Ret = typeof(NetworkGetXmlDescRet), Priority = CallPriority.High,
        Driver = DriverGroup.Network, Function = "virNetworkGetXMLDesc")]
    [Acl(Permission.NetworkRead)]
    NetworkGetXmlDesc = 43,

    [Procedure(Args = typeof(NetworkGetAutostartArgs), Ret = typeof(NetworkGetAutostartRet), Priority = CallPriority.High,
        Driver = DriverGroup.Network, Function = "virNetworkGetAutostart")]
    [Acl(Permission.NetworkRead)]
    NetworkGetAutostart = 44,

    [Procedure(Args = typeof(NetworkGetBridgeNameArgs), Ret = typeof(NetworkGetBridgeNameRet), Priority = CallPriority.High,
        Driver = DriverGroup.Network, Function = "virNetworkGetBridgeName")]
    [Acl(Permission.NetworkRead)]
    NetworkGetBridgeName = 45,

    [Procedure(Args = typeof(NetworkLookupByNameArgs), Ret = typeof(NetworkLookupByNameRet), Priority = CallPriority.High,
        Driver = DriverGroup.Network, Function = "virNetworkLookupByName")]
    [Acl(Permission.NetworkGetattr)]
    NetworkLookupByName = 46,

    [Procedure(Args = typeof(NetworkLookupByUuidArgs), Ret = typeof(NetworkLookupByUuidRet), Priority = CallPriority.High,
        Driver = DriverGroup.Network, Function = "virNetworkLookupByUUID")]
    [Acl(Permission.NetworkGetattr)]
    NetworkLookupByUuid = 47,

    [Procedure(Args = typeof(NetworkSetAutostartArgs), Priority = CallPriority.High, Driver = DriverGroup.Network,
        Function = "virNetworkSetAutostart")]
    [Acl(Permission.NetworkWrite)]
    NetworkSetAutostart = 48,

    [Procedure(Args = typeof(NetworkUndefineArgs), Priority = CallPriority.High, Driver = DriverGroup.Network,
        Function = "virNetworkUndefine")]
    [Acl(Permission.NetworkDelete)]
    NetworkUndefine = 49,

    [Procedure(Ret = typeof(ConnectNumOfDefinedNetworksRet), Priority = CallPriority.High, Driver = DriverGroup.Network,
        Function = "virConnectNumOfDefinedNetworks")]
    [Acl(Permission.ConnectSearchNetworks)]
    [AclFilter(Permission.NetworkGetattr)]
    ConnectNumOfDefinedNetworks = 50,

    [Procedure(Ret = typeof(ConnectNumOfDomainsRet), Priority = CallPriority.High, Function = "virConnectNumOfDomains")]
    [Acl(Permission.ConnectSearchDomains)]
    [AclFilter(Permission.DomainGetattr)]
    ConnectNumOfDomains = 51,

    [Procedure(Ret = typeof(ConnectNumOfNetworksRet), Priority = CallPriority.High, Driver = DriverGroup.Network,
        Function = "virConnectNumOfNetworks")]
    [Acl(Permission.ConnectSearchNetworks)]
    [AclFilter(Permission.NetworkGetattr)]
    ConnectNumOfNetworks = 52,

    [Procedure(Args = typeof(DomainCoreDumpArgs), Function = "virDomainCoreDump")]
    [Acl(Permission.DomainCoreDump)]
    [FlagsExclude("VIR_DUMP_CRASH", 1, "VIR_DUMP_LIVE", 2)]
    [FlagsExclude("VIR_DUMP_CRASH", 1, "VIR_DUMP_RESET", 8)]
    [FlagsExclude("VIR_DUMP_LIVE", 2, "VIR_DUMP_RESET", 8)]
    DomainCoreDump = 53,

    [Procedure(Args = typeof(DomainRestoreArgs), Function = "virDomainRestore")]
    [Acl(Permission.DomainStart)]
    [Acl(Permission.DomainWrite)]
    DomainRestore = 54,

    [Procedure(Args = typeof(DomainSaveArgs), Function = "virDomainSave")]
    [Acl(Permission.DomainHibernate)]
    DomainSave = 55,

    [Procedure(Args = typeof(DomainGetSchedulerTypeArgs), Ret = typeof(DomainGetSchedulerTypeRet), Function = "virDomainGetSchedulerType")]
    [Acl(Permission.DomainRead)]
    DomainGetSchedulerType = 56,

    [Procedure(Args = typeof(DomainGetSchedulerParametersArgs), Ret = typeof(DomainGetSchedulerParametersRet),
        Function = "virDomainGetSchedulerParameters")]
    [Acl(Permission.DomainRead)]
    DomainGetSchedulerParameters = 57,

    [Procedure(Args = typeof(DomainSetSchedulerParametersArgs), Function = "virDomainSetSchedulerParameters",
        ReadOnly = ReadOnlyRule.Refused)]
    [Acl(Permission.DomainRead)]
    DomainSetSchedulerParameters = 58,

    [Procedure(Ret = typeof(ConnectGetHostnameRet), Priority = CallPriority.High, Function = "virConnectGetHostname")]
    [Acl(Permission.ConnectGetattr)]
    ConnectGetHostname = 59,

    [Procedure(Args = typeof(ConnectSupportsFeatureArgs), Ret = typeof(ConnectSupportsFeatureRet), Priority = CallPriority.High,
        Manual = true)]
    [Acl(Permission.ConnectGetattr)]
    ConnectSupportsFeature = 60,

    [Procedure(Args = typeof(DomainMigratePrepareArgs), Ret = typeof(DomainMigratePrepareRet))]
    [Acl(Permission.DomainMigrate)]
    [Acl(Permission.DomainStart)]
    [Acl(Permission.DomainWrite)]
    DomainMigratePrepare = 61,

    [Procedure(Args = typeof(DomainMigratePerformArgs))]
    [Acl(Permission.DomainMigrate)]
    DomainMigratePerform = 62,

    [Procedure(Args = typeof(DomainMigrateFinishArgs), Ret = typeof(DomainMigrateFinishRet))]
    [Acl(Permission.DomainMigrate)]
    DomainMigrateFinish = 63,

    [Procedure(Args = typeof(DomainBlockStatsArgs), Ret = typeof(DomainBlockStatsRet), Function = "virDomainBlockStats")]
    [Acl(Permission.DomainRead)]
    DomainBlockStats = 64,

    [Procedure(Args = typeof(DomainInterfaceStatsArgs), Ret = typeof(DomainInterfaceStatsRet), Priority = CallPriority.High,
        Function = "virDomainInterfaceStats")]
    [Acl(Permission.DomainRead)]
    DomainInterfaceStats = 65,

    [Procedure(Ret = typeof(AuthListRet), Priority = CallPriority.High, BeforeAuthentication = true, Manual = true)]
    AuthList = 66,

    [Procedure(Ret = typeof(AuthSaslInitRet), Priority = CallPriority.High, BeforeAuthentication = true, Manual = true)]
    AuthSaslInit = 67,

    [Procedure(Args = typeof(AuthSaslStartArgs), Ret = typeof(AuthSaslStartRet), Priority = CallPriority.High, BeforeAuthentication = true,
        Manual = true)]
    AuthSaslStart = 68,

    [Procedure(Args = typeof(AuthSaslStepArgs), Ret = typeof(AuthSaslStepRet), Priority = CallPriority.High, BeforeAuthentication = true,
        Manual = true)]
    AuthSaslStep = 69,

    [Procedure(Ret = typeof(AuthPolkitRet), Priority = CallPriority.High, BeforeAuthentication = true, Manual = true)]
    AuthPolkit = 70,

    [Procedure(Ret = typeof(ConnectNumOfStoragePoolsRet), Priority = CallPriority.High, Driver = DriverGroup.Storage,
        Function = "virConnectNumOfStoragePools")]
    [Acl(Permission.ConnectSearchStoragePools)]
    [AclFilter(Permission.StoragePoolGetattr)]
    ConnectNumOfStoragePools = 71,

    [Procedure(Args = typeof(ConnectListStoragePoolsArgs), Ret = typeof(ConnectListStoragePoolsRet), Priority = CallPriority.High,
        Driver = DriverGroup.Storage, Function = "virConnectListStoragePools")]
    [Acl(Permission.ConnectSearchStoragePools)]
    [AclFilter(Permission.StoragePoolGetattr)]
    ConnectListStoragePools = 72,

    [Procedure(Ret = typeof(ConnectNumOfDefinedStoragePoolsRet), Priority = CallPriority.High, Driver = DriverGroup.Storage,
        Function = "virConnectNumOfDefinedStoragePools")]
    [Acl(Permission.ConnectSearchStoragePools)]
    [AclFilter(Permission.StoragePoolGetattr)]
    ConnectNumOfDefinedStoragePools = 73,

    [Procedure(Args = typeof(ConnectListDefinedStoragePoolsArgs), Ret = typeof(ConnectListDefinedStoragePoolsRet),
        Priority = CallPriority.High, Driver = DriverGroup.Storage, Function = "virConnectListDefinedStoragePools")]
    [Acl(Permission.ConnectSearchStoragePools)]
    [AclFilter(Permission.StoragePoolGetattr)]
    ConnectListDefinedStoragePools = 74,

    [Procedure(Args = typeof(ConnectFindStoragePoolSourcesArgs), Ret = typeof(ConnectFindStoragePoolSourcesRet),
        Driver = DriverGroup.Storage, Function = "virConnectFindStoragePoolSources")]
    [Acl(Permission.ConnectDetectStoragePools)]
    ConnectFindStoragePoolSources = 75,

    [Procedure(Args = typeof(StoragePoolCreateXmlArgs), Ret = typeof(StoragePoolCreateXmlRet), Driver = DriverGroup.Storage,
        Function = "virStoragePoolCreateXML", Heavy = true)]
    [Acl(Permission.StoragePoolStart)]
    [Acl(Permission.StoragePoolWrite)]
    StoragePoolCreateXml = 76,

    [Procedure(Args = typeof(StoragePoolDefineXmlArgs), Ret = typeof(StoragePoolDefineXmlRet), Priority = CallPriority.High,
        Driver = DriverGroup.Storage, Function = "virStoragePoolDefineXML", Heavy = true)]
    [Acl(Permission.StoragePoolWrite)]
    [Acl(Permission.StoragePoolSave)]
    StoragePoolDefineXml = 77,

    [Procedure(Args = typeof(StoragePoolCreateArgs), Driver = DriverGroup.Storage, Function = "virStoragePoolCreate")]
    [Acl(Permission.StoragePoolStart)]
    StoragePoolCreate = 78,

    [Procedure(Args = typeof(StoragePoolBuildArgs), Driver = DriverGroup.Storage, Function = "virStoragePoolBuild")]
    [Acl(Permission.StoragePoolFormat)]
    StoragePoolBuild = 79,

    [Procedure(Args = typeof(StoragePoolDestroyArgs), Priority = CallPriority.High, Driver = DriverGroup.Storage,
        Function = "virStoragePoolDestroy")]
    [Acl(Permission.StoragePoolStop)]
    StoragePoolDestroy = 80,

    [Procedure(Args = typeof(StoragePoolDeleteArgs), Driver = DriverGroup.Storage, Function = "virStoragePoolDelete")]
    [Acl(Permission.StoragePoolFormat)]
    StoragePoolDelete = 81,

    [Procedure(Args = typeof(StoragePoolUndefineArgs), Priority = CallPriority.High, Driver = DriverGroup.Storage,
        Function = "virStoragePoolUndefine")]
    [Acl(Permission.StoragePoolDelete)]
    StoragePoolUndefine = 82,

    [Procedure(Args = typeof(StoragePoolRefreshArgs), Driver = DriverGroup.Storage, Function = "virStoragePoolRefresh")]
    [Acl(Permission.StoragePoolRefresh)]
    StoragePoolRefresh = 83,

    [Procedure(Args = typeof(StoragePoolLookupByNameArgs), Ret = typeof(StoragePoolLookupByNameRet), Priority = CallPriority.High,
        Driver = DriverGroup.Storage, Function = "virStoragePoolLookupByName")]
    [Acl(Permission.StoragePoolGetattr)]
    StoragePoolLookupByName = 84,

    [Procedure(Args = typeof(StoragePoolLookupByUuidArgs), Ret = typeof(StoragePoolLookupByUuidRet), Priority = CallPriority.High,
        Driver = DriverGroup.Storage, Function = "virStoragePoolLookupByUUID")]
    [Acl(Permission.StoragePoolGetattr)]
    StoragePoolLookupByUuid = 85,

    [Procedure(Args = typeof(StoragePoolLookupByVolumeArgs), Ret = typeof(StoragePoolLookupByVolumeRet), Priority = CallPriority.High,
        Driver = DriverGroup.Storage, Function = "virStoragePoolLookupByVolume")]
    [Acl(Permission.StoragePoolGetattr)]
    StoragePoolLookupByVolume = 86,

    [Procedure(Args = typeof(StoragePoolGetInfoArgs), Ret = typeof(StoragePoolGetInfoRet), Priority = CallPriority.High,
        Driver = DriverGroup.Storage, Function = "virStoragePoolGetInfo")]
    [Acl(Permission.StoragePoolRead)]
    StoragePoolGetInfo = 87,

    [Procedure(Args = typeof(StoragePoolGetXmlDescArgs), Ret = typeof(StoragePoolGetXmlDescRet), Priority = CallPriority.High,
        Driver = DriverGroup.Storage, Function = "virStoragePoolGetXMLDesc")]
    [Acl(Permission.StoragePoolRead)]
    StoragePoolGetXmlDesc = 88,

    [Procedure(Args = typeof(StoragePoolGetAutostartArgs), Ret = typeof(StoragePoolGetAutostartRet), Priority = CallPriority.High,
        Driver = DriverGroup.Storage, Function = "virStoragePoolGetAutostart")]
    [Acl(Permission.StoragePoolRead)]
    StoragePoolGetAutostart = 89,

    [Procedure(Args = typeof(StoragePoolSetAutostartArgs), Priority = CallPriority.High, Driver = DriverGroup.Storage,
        Function = "virStoragePoolSetAutostart")]
    [Acl(Permission.StoragePoolWrite)]
    StoragePoolSetAutostart = 90,

    [Procedure(Args = typeof(StoragePoolNumOfVolumesArgs), Ret = typeof(StoragePoolNumOfVolumesRet), Priority = CallPriority.High,
        Driver = DriverGroup.Storage, Function = "virStoragePoolNumOfVolumes")]
    [Acl(Permission.StoragePoolSearchStorageVols)]
    [AclFilter(Permission.StorageVolGetattr)]
    StoragePoolNumOfVolumes = 91,

    [Procedure(Args = typeof(StoragePoolListVolumesArgs), Ret = typeof(StoragePoolListVolumesRet), Priority = CallPriority.High,
        Driver = DriverGroup.Storage, Function = "virStoragePoolListVolumes")]
    [Acl(Permission.StoragePoolSearchStorageVols)]
    [AclFilter(Permission.StorageVolGetattr)]
    StoragePoolListVolumes = 92,

    [Procedure(Args = typeof(StorageVolCreateXmlArgs), Ret = typeof(StorageVolCreateXmlRet), Driver = DriverGroup.Storage,
        Function = "virStorageVolCreateXML", Heavy = true)]
    [Acl(Permission.StorageVolCreate)]
    StorageVolCreateXml = 93,

    [Procedure(Args = typeof(StorageVolDeleteArgs), Driver = DriverGroup.Storage, Function = "virStorageVolDelete")]
    [Acl(Permission.StorageVolDelete)]
    StorageVolDelete = 94,

    [Procedure(Args = typeof(StorageVolLookupByNameArgs), Ret = typeof(StorageVolLookupByNameRet), Priority = CallPriority.High,
        Driver = DriverGroup.Storage, Function = "virStorageVolLookupByName")]
    [Acl(Permission.StorageVolGetattr)]
    StorageVolLookupByName = 95,

    [Procedure(Args = typeof(StorageVolLookupByKeyArgs), Ret = typeof(StorageVolLookupByKeyRet), Priority = CallPriority.High,
        Driver = DriverGroup.Storage, Function = "virStorageVolLookupByKey")]
    [Acl(Permission.StorageVolGetattr)]
    StorageVolLookupByKey = 96,

    [Procedure(Args = typeof(StorageVolLookupByPathArgs), Ret = typeof(StorageVolLookupByPathRet), Priority = CallPriority.High,
        Driver = DriverGroup.Storage, Function = "virStorageVolLookupByPath")]
    [Acl(Permission.StorageVolGetattr)]
    StorageVolLookupByPath = 97,

    [Procedure(Args = typeof(StorageVolGetInfoArgs), Ret = typeof(StorageVolGetInfoRet), Priority = CallPriority.High,
        Driver = DriverGroup.Storage, Function = "virStorageVolGetInfo")]
    [Acl(Permission.StorageVolRead)]
    StorageVolGetInfo = 98,

    [Procedure(Args = typeof(StorageVolGetXmlDescArgs), Ret = typeof(StorageVolGetXmlDescRet), Priority = CallPriority.High,
        Driver = DriverGroup.Storage, Function = "virStorageVolGetXMLDesc")]
    [Acl(Permission.StorageVolRead)]
    StorageVolGetXmlDesc = 99,

    [Procedure(Args = typeof(StorageVolGetPathArgs), Ret = typeof(StorageVolGetPathRet), Priority = CallPriority.High,
        Driver = DriverGroup.Storage, Function = "virStorageVolGetPath")]
    [Acl(Permission.StorageVolRead)]
    StorageVolGetPath = 100,

    [Procedure(Args = typeof(NodeGetCellsFreeMemoryArgs), Ret = typeof(NodeGetCellsFreeMemoryRet), Priority = CallPriority.High,
        Function = "virNodeGetCellsFreeMemory")]
    [Acl(Permission.ConnectRead)]
    NodeGetCellsFreeMemory = 101,

    [Procedure(Ret = typeof(NodeGetFreeMemoryRet), Priority = CallPriority.High, Function = "virNodeGetFreeMemory")]
    [Acl(Permission.ConnectRead)]
    NodeGetFreeMemory = 102,

    [Procedure(Args = typeof(DomainBlockPeekArgs), Ret = typeof(DomainBlockPeekRet), Function = "virDomainBlockPeek")]
    [Acl(Permission.DomainBlockRead)]
    DomainBlockPeek = 103,

    [Procedure(Args = typeof(DomainMemoryPeekArgs), Ret = typeof(DomainMemoryPeekRet), Function = "virDomainMemoryPeek")]
    [Acl(Permission.DomainMemRead)]
    [FlagsExclude("VIR_MEMORY_VIRTUAL", 1, "VIR_MEMORY_PHYSICAL", 2)]
    DomainMemoryPeek = 104,

    [Procedure(Ret = typeof(ConnectDomainEventRegisterRet), Priority = CallPriority.High, Function = "virConnectDomainEventRegister",
        Manual = true)]
    [Acl(Permission.ConnectSearchDomains)]
    [AclFilter(Permission.DomainGetattr)]
    ConnectDomainEventRegister = 105,

    [Procedure(Ret = typeof(ConnectDomainEventDeregisterRet), Priority = CallPriority.High, Function = "virConnectDomainEventDeregister",
        Manual = true)]
    [Acl(Permission.ConnectRead)]
    ConnectDomainEventDeregister = 106,

    [Procedure(Msg = typeof(DomainEventLifecycleMsg), Kind = ProcedureKind.Event)]
    DomainEventLifecycle = 107,

    [Procedure(Args = typeof(DomainMigratePrepare2Args), Ret = typeof(DomainMigratePrepare2Ret))]
    [Acl(Permission.DomainMigrate)]
    [Acl(Permission.DomainStart)]
    [Acl(Permission.DomainWrite)]
    DomainMigratePrepare2 = 108,

    [Procedure(Args = typeof(DomainMigrateFinish2Args), Ret = typeof(DomainMigrateFinish2Ret))]
    [Acl(Permission.DomainMigrate)]
    DomainMigrateFinish2 = 109,

    [Procedure(Ret = typeof(ConnectGetUriRet), Priority = CallPriority.High, Function = "virConnectGetURI")]
    [Acl(Permission.ConnectGetattr)]
    ConnectGetUri = 110,

    [Procedure(Args = typeof(NodeNumOfDevicesArgs), Ret = typeof(NodeNumOfDevicesRet), Priority = CallPriority.High,
        Driver = DriverGroup.NodeDevice, Function = "virNodeNumOfDevices")]
    [Acl(Permission.ConnectSearchNodeDevices)]
    [AclFilter(Permission.NodeDeviceGetattr)]
    NodeNumOfDevices = 111,

    [Procedure(Args = typeof(NodeListDevicesArgs), Ret = typeof(NodeListDevicesRet), Priority = CallPriority.High,
        Driver = DriverGroup.NodeDevice, Function = "virNodeListDevices")]
    [Acl(Permission.ConnectSearchNodeDevices)]
    [AclFilter(Permission.NodeDeviceGetattr)]
    NodeListDevices = 112,

    [Procedure(Args = typeof(NodeDeviceLookupByNameArgs), Ret = typeof(NodeDeviceLookupByNameRet), Priority = CallPriority.High,
        Driver = DriverGroup.NodeDevice, Function = "virNodeDeviceLookupByName")]
    [Acl(Permission.NodeDeviceGetattr)]
    NodeDeviceLookupByName = 113,

    [Procedure(Args = typeof(NodeDeviceGetXmlDescArgs), Ret = typeof(NodeDeviceGetXmlDescRet), Driver = DriverGroup.NodeDevice,
        Function = "virNodeDeviceGetXMLDesc")]
    [Acl(Permission.NodeDeviceRead)]
    NodeDeviceGetXmlDesc = 114,

    [Procedure(Args = typeof(NodeDeviceGetParentArgs), Ret = typeof(NodeDeviceGetParentRet), Priority = CallPriority.High,
        Driver = DriverGroup.NodeDevice, Function = "virNodeDeviceGetParent")]
    [Acl(Permission.NodeDeviceRead)]
    NodeDeviceGetParent = 115,

    [Procedure(Args = typeof(NodeDeviceNumOfCapsArgs), Ret = typeof(NodeDeviceNumOfCapsRet), Priority = CallPriority.High,
        Driver = DriverGroup.NodeDevice, Function = "virNodeDeviceNumOfCaps")]
    [Acl(Permission.NodeDeviceRead)]
    NodeDeviceNumOfCaps = 116,

    [Procedure(Args = typeof(NodeDeviceListCapsArgs), Ret = typeof(NodeDeviceListCapsRet), Priority = CallPriority.High,
        Driver = DriverGroup.NodeDevice, Function = "virNodeDeviceListCaps")]
    [Acl(Permission.NodeDeviceRead)]
    NodeDeviceListCaps = 117,

    [Procedure(Args = typeof(NodeDeviceDettachArgs), Function = "virNodeDeviceDettach")]
    [Acl(Permission.NodeDeviceDetach)]
    NodeDeviceDettach = 118,

    [Procedure(Args = typeof(NodeDeviceReAttachArgs), Function = "virNodeDeviceReAttach")]
    [Acl(Permission.NodeDeviceDetach)]
    NodeDeviceReAttach = 119,

    [Procedure(Args = typeof(NodeDeviceResetArgs), Function = "virNodeDeviceReset")]
    [Acl(Permission.NodeDeviceDetach)]
    NodeDeviceReset = 120,

    [Procedure(Args = typeof(DomainGetSecurityLabelArgs), Ret = typeof(DomainGetSecurityLabelRet), Priority = CallPriority.High,
        Function = "virDomainGetSecurityLabel")]
    [Acl(Permission.DomainRead)]
    DomainGetSecurityLabel = 121,

    [Procedure(Ret = typeof(NodeGetSecurityModelRet), Priority = CallPriority.High, Function = "virNodeGetSecurityModel")]
    [Acl(Permission.ConnectRead)]
    NodeGetSecurityModel = 122,

    [Procedure(Args = typeof(NodeDeviceCreateXmlArgs), Ret = typeof(NodeDeviceCreateXmlRet), Driver = DriverGroup.NodeDevice,
        Function = "virNodeDeviceCreateXML", Heavy = true)]
    [Acl(Permission.NodeDeviceWrite)]
    [Acl(Permission.NodeDeviceStart)]
    NodeDeviceCreateXml = 123,

    [Procedure(Args = typeof(NodeDeviceDestroyArgs), Priority = CallPriority.High, Driver = DriverGroup.NodeDevice,
        Function = "virNodeDeviceDestroy")]
    [Acl(Permission.NodeDeviceStop)]
    NodeDeviceDestroy = 124,

    [Procedure(Args = typeof(StorageVolCreateXmlFromArgs), Ret = typeof(StorageVolCreateXmlFromRet), Driver = DriverGroup.Storage,
        Function = "virStorageVolCreateXMLFrom")]
    [Acl(Permission.StorageVolCreate)]
    StorageVolCreateXmlFrom = 125,

    [Procedure(Ret = typeof(ConnectNumOfInterfacesRet), Priority = CallPriority.High, Driver = DriverGroup.Interface,
        Function = "virConnectNumOfInterfaces")]
    [Acl(Permission.ConnectSearchInterfaces)]
    [AclFilter(Permission.InterfaceGetattr)]
    ConnectNumOfInterfaces = 126,

    [Procedure(Args = typeof(ConnectListInterfacesArgs), Ret = typeof(ConnectListInterfacesRet), Priority = CallPriority.High,
        Driver = DriverGroup.Interface, Function = "virConnectListInterfaces")]
    [Acl(Permission.ConnectSearchInterfaces)]
    [AclFilter(Permission.InterfaceGetattr)]
    ConnectListInterfaces = 127,

    [Procedure(Args = typeof(InterfaceLookupByNameArgs), Ret = typeof(InterfaceLookupByNameRet), Priority = CallPriority.High,
        Driver = DriverGroup.Interface, Function = "virInterfaceLookupByName")]
    [Acl(Permission.InterfaceGetattr)]
    InterfaceLookupByName = 128,

    [Procedure(Args = typeof(InterfaceLookupByMacStringArgs), Ret = typeof(InterfaceLookupByMacStringRet), Priority = CallPriority.High,
        Driver = DriverGroup.Interface, Function = "virInterfaceLookupByMACString")]
    [Acl(Permission.InterfaceGetattr)]
    InterfaceLookupByMacString = 129,

    [Procedure(Args = typeof(InterfaceGetXmlDescArgs), Ret = typeof(InterfaceGetXmlDescRet), Driver = DriverGroup.Interface,
        Function = "virInterfaceGetXMLDesc")]
    [Acl(Permission.InterfaceRead)]
    InterfaceGetXmlDesc = 130,

    [Procedure(Args = typeof(InterfaceDefineXmlArgs), Ret = typeof(InterfaceDefineXmlRet), Priority = CallPriority.High,
        Driver = DriverGroup.Interface, Function = "virInterfaceDefineXML", Heavy = true)]
    [Acl(Permission.InterfaceWrite)]
    [Acl(Permission.InterfaceSave)]
    InterfaceDefineXml = 131,

    [Procedure(Args = typeof(InterfaceUndefineArgs), Priority = CallPriority.High, Driver = DriverGroup.Interface,
        Function = "virInterfaceUndefine")]
    [Acl(Permission.InterfaceDelete)]
    InterfaceUndefine = 132,

    [Procedure(Args = typeof(InterfaceCreateArgs), Driver = DriverGroup.Interface, Function = "virInterfaceCreate")]
    [Acl(Permission.InterfaceStart)]
    InterfaceCreate = 133,

    [Procedure(Args = typeof(InterfaceDestroyArgs), Priority = CallPriority.High, Driver = DriverGroup.Interface,
        Function = "virInterfaceDestroy")]
    [Acl(Permission.InterfaceStop)]
    InterfaceDestroy = 134,

    [Procedure(Args = typeof(ConnectDomainXmlFromNativeArgs), Ret = typeof(ConnectDomainXmlFromNativeRet),
        Function = "virConnectDomainXMLFromNative")]
    [Acl(Permission.ConnectWrite)]
    ConnectDomainXmlFromNative = 135,

    [Procedure(Args = typeof(ConnectDomainXmlToNativeArgs), Ret = typeof(ConnectDomainXmlToNativeRet),
        Function = "virConnectDomainXMLToNative")]
    [Acl(Permission.ConnectWrite)]
    ConnectDomainXmlToNative = 136,

    [Procedure(Ret = typeof(ConnectNumOfDefinedInterfacesRet), Priority = CallPriority.High, Driver = DriverGroup.Interface,
        Function = "virConnectNumOfDefinedInterfaces")]
    [Acl(Permission.ConnectSearchInterfaces)]
    [AclFilter(Permission.InterfaceGetattr)]
    ConnectNumOfDefinedInterfaces = 137,

    [Procedure(Args = typeof(ConnectListDefinedInterfacesArgs), Ret = typeof(ConnectListDefinedInterfacesRet),
        Priority = CallPriority.High, Driver = DriverGroup.Interface, Function = "virConnectListDefinedInterfaces")]
    [Acl(Permission.ConnectSearchInterfaces)]
    [AclFilter(Permission.InterfaceGetattr)]
    ConnectListDefinedInterfaces = 138,

    [Procedure(Ret = typeof(ConnectNumOfSecretsRet), Priority = CallPriority.High, Driver = DriverGroup.Secret,
        Function = "virConnectNumOfSecrets")]
    [Acl(Permission.ConnectSearchSecrets)]
    [AclFilter(Permission.SecretGetattr)]
    ConnectNumOfSecrets = 139,

    [Procedure(Args = typeof(ConnectListSecretsArgs), Ret = typeof(ConnectListSecretsRet), Priority = CallPriority.High,
        Driver = DriverGroup.Secret, Function = "virConnectListSecrets")]
    [Acl(Permission.ConnectSearchSecrets)]
    [AclFilter(Permission.SecretGetattr)]
    ConnectListSecrets = 140,

    [Procedure(Args = typeof(SecretLookupByUuidArgs), Ret = typeof(SecretLookupByUuidRet), Priority = CallPriority.High,
        Driver = DriverGroup.Secret, Function = "virSecretLookupByUUID")]
    [Acl(Permission.SecretGetattr)]
    SecretLookupByUuid = 141,

    [Procedure(Args = typeof(SecretDefineXmlArgs), Ret = typeof(SecretDefineXmlRet), Priority = CallPriority.High,
        Driver = DriverGroup.Secret, Function = "virSecretDefineXML", Heavy = true)]
    [Acl(Permission.SecretWrite)]
    [Acl(Permission.SecretSave)]
    SecretDefineXml = 142,

    [Procedure(Args = typeof(SecretGetXmlDescArgs), Ret = typeof(SecretGetXmlDescRet), Priority = CallPriority.High,
        Driver = DriverGroup.Secret, Function = "virSecretGetXMLDesc")]
    [Acl(Permission.SecretRead)]
    SecretGetXmlDesc = 143,

    [Procedure(Args = typeof(SecretSetValueArgs), Priority = CallPriority.High, Driver = DriverGroup.Secret,
        Function = "virSecretSetValue")]
    [Acl(Permission.SecretWrite)]
    SecretSetValue = 144,

    [Procedure(Args = typeof(SecretGetValueArgs), Ret = typeof(SecretGetValueRet), Priority = CallPriority.High,
        Driver = DriverGroup.Secret, Function = "virSecretGetValue")]
    [Acl(Permission.SecretReadSecure)]
    SecretGetValue = 145,

    [Procedure(Args = typeof(SecretUndefineArgs), Priority = CallPriority.High, Driver = DriverGroup.Secret,
        Function = "virSecretUndefine")]
    [Acl(Permission.SecretDelete)]
    SecretUndefine = 146,

    [Procedure(Args = typeof(SecretLookupByUsageArgs), Ret = typeof(SecretLookupByUsageRet), Priority = CallPriority.High,
        Driver = DriverGroup.Secret, Function = "virSecretLookupByUsage")]
    [Acl(Permission.SecretGetattr)]
    SecretLookupByUsage = 147,

    [Procedure(Args = typeof(DomainMigratePrepareTunnelArgs), Stream = StreamDirection.ToServer)]
    [Acl(Permission.DomainMigrate)]
    [Acl(Permission.DomainStart)]
    [Acl(Permission.DomainWrite)]
    DomainMigratePrepareTunnel = 148,

    [Procedure(Ret = typeof(ConnectIsSecureRet), Priority = CallPriority.High, Function = "virConnectIsSecure")]
    ConnectIsSecure = 149,

    [Procedure(Args = typeof(DomainIsActiveArgs), Ret = typeof(DomainIsActiveRet), Priority = CallPriority.High,
        Function = "virDomainIsActive")]
    [Acl(Permission.DomainRead)]
    DomainIsActive = 150,

    [Procedure(Args = typeof(DomainIsPersistentArgs), Ret = typeof(DomainIsPersistentRet), Priority = CallPriority.High,
        Function = "virDomainIsPersistent")]
    [Acl(Permission.DomainRead)]
    DomainIsPersistent = 151,

    [Procedure(Args = typeof(NetworkIsActiveArgs), Ret = typeof(NetworkIsActiveRet), Priority = CallPriority.High,
        Driver = DriverGroup.Network, Function = "virNetworkIsActive")]
    [Acl(Permission.NetworkRead)]
    NetworkIsActive = 152,

    [Procedure(Args = typeof(NetworkIsPersistentArgs), Ret = typeof(NetworkIsPersistentRet), Priority = CallPriority.High,
        Driver = DriverGroup.Network, Function = "virNetworkIsPersistent")]
    [Acl(Permission.NetworkRead)]
    NetworkIsPersistent = 153,

    [Procedure(Args = typeof(StoragePoolIsActiveArgs), Ret = typeof(StoragePoolIsActiveRet), Priority = CallPriority.High,
        Driver = DriverGroup.Storage, Function = "virStoragePoolIsActive")]
    [Acl(Permission.StoragePoolRead)]
    StoragePoolIsActive = 154,

    [Procedure(Args = typeof(StoragePoolIsPersistentArgs), Ret = typeof(StoragePoolIsPersistentRet), Priority = CallPriority.High,
        Driver = DriverGroup.Storage, Function = "virStoragePoolIsPersistent")]
    [Acl(Permission.StoragePoolRead)]
    StoragePoolIsPersistent = 155,

    [Procedure(Args = typeof(InterfaceIsActiveArgs), Ret = typeof(InterfaceIsActiveRet), Priority = CallPriority.High,
        Driver = DriverGroup.Interface, Function = "virInterfaceIsActive")]
    [Acl(Permission.InterfaceRead)]
    InterfaceIsActive = 156,

    [Procedure(Ret = typeof(ConnectGetLibVersionRet), Priority = CallPriority.High, Function = "virConnectGetLibVersion")]
    [Acl(Permission.ConnectGetattr)]
    ConnectGetLibVersion = 157,

    [Procedure(Args = typeof(ConnectCompareCpuArgs), Ret = typeof(ConnectCompareCpuRet), Priority = CallPriority.High,
        Function = "virConnectCompareCPU")]
    [Acl(Permission.ConnectRead)]
    ConnectCompareCpu = 158,

    [Procedure(Args = typeof(DomainMemoryStatsArgs), Ret = typeof(DomainMemoryStatsRet), Function = "virDomainMemoryStats")]
    [Acl(Permission.DomainRead)]
    DomainMemoryStats = 159,

    [Procedure(Args = typeof(DomainAttachDeviceFlagsArgs), Function = "virDomainAttachDeviceFlags")]
    [Acl(Permission.DomainWrite)]
    [Acl(Permission.DomainSave, WhenNotSet = (ulong)DomainModificationImpact.Config | (ulong)DomainModificationImpact.Live)]
    [Acl(Permission.DomainSave, WhenSet = (ulong)DomainModificationImpact.Config)]
    DomainAttachDeviceFlags = 160,

    [Procedure(Args = typeof(DomainDetachDeviceFlagsArgs), Function = "virDomainDetachDeviceFlags")]
    [Acl(Permission.DomainWrite)]
    [Acl(Permission.DomainSave, WhenNotSet = (ulong)DomainModificationImpact.Config | (ulong)DomainModificationImpact.Live)]
    [Acl(Permission.DomainSave, WhenSet = (ulong)DomainModificationImpact.Config)]
    DomainDetachDeviceFlags = 161,

    [Procedure(Args = typeof(ConnectBaselineCpuArgs), Ret = typeof(ConnectBaselineCpuRet), Function = "virConnectBaselineCPU",
        Heavy = true)]
    [Acl(Permission.ConnectRead)]
    ConnectBaselineCpu = 162,

    [Procedure(Args = typeof(DomainGetJobInfoArgs), Ret = typeof(DomainGetJobInfoRet), Function = "virDomainGetJobInfo")]
    [Acl(Permission.DomainRead)]
    DomainGetJobInfo = 163,

    [Procedure(Args = typeof(DomainAbortJobArgs), Function = "virDomainAbortJob")]
    [Acl(Permission.DomainWrite)]
    DomainAbortJob = 164,

    [Procedure(Args = typeof(StorageVolWipeArgs), Driver = DriverGroup.Storage, Function = "virStorageVolWipe")]
    [Acl(Permission.StorageVolFormat)]
    StorageVolWipe = 165,

    [Procedure(Args = typeof(DomainMigrateSetMaxDowntimeArgs), Function = "virDomainMigrateSetMaxDowntime")]
    [Acl(Permission.DomainMigrate)]
    DomainMigrateSetMaxDowntime = 166,

    [Procedure(Args = typeof(ConnectDomainEventRegisterAnyArgs), Priority = CallPriority.High,
        Function = "virConnectDomainEventRegisterAny", Manual = true)]
    [Acl(Permission.ConnectSearchDomains)]
    [AclFilter(Permission.DomainGetattr)]
    ConnectDomainEventRegisterAny = 167,

    [Procedure(Args = typeof(ConnectDomainEventDeregisterAnyArgs), Priority = CallPriority.High,
        Function = "virConnectDomainEventDeregisterAny", Manual = true)]
    [Acl(Permission.ConnectRead)]
    ConnectDomainEventDeregisterAny = 168,

    [Procedure(Msg = typeof(DomainEventRebootMsg), Kind = ProcedureKind.Event)]
    DomainEventReboot = 169,

    [Procedure(Msg = typeof(DomainEventRtcChangeMsg), Kind = ProcedureKind.Event)]
    DomainEventRtcChange = 170,

    [Procedure(Msg = typeof(DomainEventWatchdogMsg), Kind = ProcedureKind.Event)]
    DomainEventWatchdog = 171,

    [Procedure(Msg = typeof(DomainEventIoErrorMsg), Kind = ProcedureKind.Event)]
    DomainEventIoError = 172,

    [Procedure(Msg = typeof(DomainEventGraphicsMsg), Kind = ProcedureKind.Event)]
    DomainEventGraphics = 173,

    [Procedure(Args = typeof(DomainUpdateDeviceFlagsArgs), Function = "virDomainUpdateDeviceFlags")]
    [Acl(Permission.DomainWrite)]
    [Acl(Permission.DomainSave, WhenNotSet = (ulong)DomainModificationImpact.Config | (ulong)DomainModificationImpact.Live)]
    [Acl(Permission.DomainSave, WhenSet = (ulong)DomainModificationImpact.Config)]
    DomainUpdateDeviceFlags = 174,

    [Procedure(Args = typeof(NwFilterLookupByNameArgs), Ret = typeof(NwFilterLookupByNameRet), Priority = CallPriority.High,
        Driver = DriverGroup.NwFilter, Function = "virNWFilterLookupByName")]
    [Acl(Permission.NwFilterGetattr)]
    [WireProcedure("REMOTE_PROC_NWFILTER_LOOKUP_BY_NAME")]
    NwFilterLookupByName = 175,

    [Procedure(Args = typeof(NwFilterLookupByUuidArgs), Ret = typeof(NwFilterLookupByUuidRet), Priority = CallPriority.High,
        Driver = DriverGroup.NwFilter, Function = "virNWFilterLookupByUUID")]
    [Acl(Permission.NwFilterGetattr)]
    [WireProcedure("REMOTE_PROC_NWFILTER_LOOKUP_BY_UUID")]
    NwFilterLookupByUuid = 176,

    [Procedure(Args = typeof(NwFilterGetXmlDescArgs), Ret = typeof(NwFilterGetXmlDescRet), Priority = CallPriority.High,
        Driver = DriverGroup.NwFilter, Function = "virNWFilterGetXMLDesc")]
    [Acl(Permission.NwFilterRead)]
    [WireProcedure("REMOTE_PROC_NWFILTER_GET_XML_DESC")]
    NwFilterGetXmlDesc = 177,

    [Procedure(Ret = typeof(ConnectNumOfNwFiltersRet), Priority = CallPriority.High, Driver = DriverGroup.NwFilter,
        Function = "virConnectNumOfNWFilters")]
    [Acl(Permission.ConnectSearchNwFilters)]
    [AclFilter(Permission.NwFilterGetattr)]
    [WireProcedure("REMOTE_PROC_CONNECT_NUM_OF_NWFILTERS")]
    ConnectNumOfNwFilters = 178,

    [Procedure(Args = typeof(ConnectListNwFiltersArgs), Ret = typeof(ConnectListNwFiltersRet), Priority = CallPriority.High,
        Driver = DriverGroup.NwFilter, Function = "virConnectListNWFilters")]
    [Acl(Permission.ConnectSearchNwFilters)]
    [AclFilter(Permission.NwFilterGetattr)]
    [WireProcedure("REMOTE_PROC_CONNECT_LIST_NWFILTERS")]
    ConnectListNwFilters = 179,

    [Procedure(Args = typeof(NwFilterDefineXmlArgs), Ret = typeof(NwFilterDefineXmlRet), Priority = CallPriority.High,
        Driver = DriverGroup.NwFilter, Function = "virNWFilterDefineXML", Heavy = true)]
    [Acl(Permission.NwFilterWrite)]
    [Acl(Permission.NwFilterSave)]
    [WireProcedure("REMOTE_PROC_NWFILTER_DEFINE_XML")]
    NwFilterDefineXml = 180,

    [Procedure(Args = typeof(NwFilterUndefineArgs), Priority = CallPriority.High, Driver = DriverGroup.NwFilter,
        Function = "virNWFilterUndefine")]
    [Acl(Permission.NwFilterDelete)]
    [WireProcedure("REMOTE_PROC_NWFILTER_UNDEFINE")]
    NwFilterUndefine = 181,

    [Procedure(Args = typeof(DomainManagedSaveArgs), Function = "virDomainManagedSave")]
    [Acl(Permission.DomainHibernate)]
    [FlagsExclude("VIR_DOMAIN_SAVE_RUNNING", 2, "VIR_DOMAIN_SAVE_PAUSED", 4)]
    DomainManagedSave = 182,

    [Procedure(Args = typeof(DomainHasManagedSaveImageArgs), Ret = typeof(DomainHasManagedSaveImageRet),
        Function = "virDomainHasManagedSaveImage")]
    [Acl(Permission.DomainRead)]
    DomainHasManagedSaveImage = 183,

    [Procedure(Args = typeof(DomainManagedSaveRemoveArgs), Function = "virDomainManagedSaveRemove")]
    [Acl(Permission.DomainHibernate)]
    DomainManagedSaveRemove = 184,

    [Procedure(Args = typeof(DomainSnapshotCreateXmlArgs), Ret = typeof(DomainSnapshotCreateXmlRet),
        Function = "virDomainSnapshotCreateXML", Heavy = true)]
    [Acl(Permission.DomainSnapshot)]
    [Acl(Permission.DomainFsFreeze, WhenSet = (ulong)DomainSnapshotCreateFlags.Quiesce)]
    [FlagNeeds("VIR_DOMAIN_SNAPSHOT_CREATE_CURRENT", 2, "VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE", 1)]
    [FlagsExclude("VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE", 1, "VIR_DOMAIN_SNAPSHOT_CREATE_NO_METADATA", 4)]
    [FlagsExclude("VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE", 1, "VIR_DOMAIN_SNAPSHOT_CREATE_HALT", 8)]
    DomainSnapshotCreateXml = 185,

    [Procedure(Args = typeof(DomainSnapshotGetXmlDescArgs), Ret = typeof(DomainSnapshotGetXmlDescRet), Priority = CallPriority.High,
        Function = "virDomainSnapshotGetXMLDesc")]
    [Acl(Permission.DomainRead)]
    [Acl(Permission.DomainReadSecure, WhenSet = (ulong)DomainSnapshotXmlFlags.Secure)]
    DomainSnapshotGetXmlDesc = 186,

    [Procedure(Args = typeof(DomainSnapshotNumArgs), Ret = typeof(DomainSnapshotNumRet), Priority = CallPriority.High,
        Function = "virDomainSnapshotNum")]
    [Acl(Permission.DomainRead)]
    DomainSnapshotNum = 187,

    [Procedure(Args = typeof(DomainSnapshotListNamesArgs), Ret = typeof(DomainSnapshotListNamesRet), Priority = CallPriority.High,
        Function = "virDomainSnapshotListNames")]
    [Acl(Permission.DomainRead)]
    DomainSnapshotListNames = 188,

    [Procedure(Args = typeof(DomainSnapshotLookupByNameArgs), Ret = typeof(DomainSnapshotLookupByNameRet), Priority = CallPriority.High,
        Function = "virDomainSnapshotLookupByName")]
    [Acl(Permission.DomainRead)]
    DomainSnapshotLookupByName = 189,

    [Procedure(Args = typeof(DomainHasCurrentSnapshotArgs), Ret = typeof(DomainHasCurrentSnapshotRet),
        Function = "virDomainHasCurrentSnapshot")]
    [Acl(Permission.DomainRead)]
    DomainHasCurrentSnapshot = 190,

    [Procedure(Args = typeof(DomainSnapshotCurrentArgs), Ret = typeof(DomainSnapshotCurrentRet), Function = "virDomainSnapshotCurrent")]
    [Acl(Permission.DomainRead)]
    DomainSnapshotCurrent = 191,

    [Procedure(Args = typeof(DomainRevertToSnapshotArgs), Function = "virDomainRevertToSnapshot")]
    [Acl(Permission.DomainSnapshot)]
    [FlagsExclude("VIR_DOMAIN_SNAPSHOT_REVERT_RUNNING", 1, "VIR_DOMAIN_SNAPSHOT_REVERT_PAUSED", 2)]
    DomainRevertToSnapshot = 192,

    [Procedure(Args = typeof(DomainSnapshotDeleteArgs), Function = "virDomainSnapshotDelete")]
    [Acl(Permission.DomainSnapshot)]
    [FlagsExclude("VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN", 1, "VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN_ONLY", 4)]
    DomainSnapshotDelete = 193,

    [Procedure(Args = typeof(DomainGetBlockInfoArgs), Ret = typeof(DomainGetBlockInfoRet), Function = "virDomainGetBlockInfo")]
    [Acl(Permission.DomainRead)]
    DomainGetBlockInfo = 194,

    [Procedure(Msg = typeof(DomainEventIoErrorReasonMsg), Kind = ProcedureKind.Event)]
    DomainEventIoErrorReason = 195,

    [Procedure(Args = typeof(DomainCreateWithFlagsArgs), Ret = typeof(DomainCreateWithFlagsRet), Function = "virDomainCreateWithFlags")]
    [Acl(Permission.DomainStart)]
    DomainCreateWithFlags = 196,

    [Procedure(Args = typeof(DomainSetMemoryParametersArgs), Function = "virDomainSetMemoryParameters")]
    [Acl(Permission.DomainWrite)]
    [Acl(Permission.DomainSave, WhenNotSet = (ulong)DomainModificationImpact.Config | (ulong)DomainModificationImpact.Live)]
    [Acl(Permission.DomainSave, WhenSet = (ulong)DomainModificationImpact.Config)]
    DomainSetMemoryParameters = 197,

    [Procedure(Args = typeof(DomainGetMemoryParametersArgs), Ret = typeof(DomainGetMemoryParametersRet),
        Function = "virDomainGetMemoryParameters")]
    [Acl(Permission.DomainRead)]
    [FlagsExclude("VIR_DOMAIN_AFFECT_LIVE", 1, "VIR_DOMAIN_AFFECT_CONFIG", 2)]
    DomainGetMemoryParameters = 198,

    [Procedure(Args = typeof(DomainSetVcpusFlagsArgs), Function = "virDomainSetVcpusFlags")]
    [Acl(Permission.DomainWrite)]
    [Acl(Permission.DomainSave, WhenNotSet = (ulong)DomainModificationImpact.Config | (ulong)DomainModificationImpact.Live)]
    [Acl(Permission.DomainSave, WhenSet = (ulong)DomainModificationImpact.Config)]
    [Acl(Permission.DomainWrite, WhenSet = (ulong)DomainVcpuFlags.Guest)]
    [FlagNeeds("VIR_DOMAIN_VCPU_MAXIMUM", 4, "VIR_DOMAIN_AFFECT_CONFIG", 2)]
    [FlagsExclude("VIR_DOMAIN_VCPU_GUEST", 8, "VIR_DOMAIN_AFFECT_CONFIG", 2)]
    DomainSetVcpusFlags = 199,

    [Procedure(Args = typeof(DomainGetVcpusFlagsArgs), Ret = typeof(DomainGetVcpusFlagsRet), Function = "virDomainGetVcpusFlags")]
    [Acl(Permission.DomainRead)]
    [Acl(Permission.DomainWrite, WhenSet = (ulong)DomainVcpuFlags.Guest)]
    [FlagsExclude("VIR_DOMAIN_AFFECT_LIVE", 1, "VIR_DOMAIN_AFFECT_CONFIG", 2)]
    DomainGetVcpusFlags = 200,

    [Procedure(Args = typeof(DomainOpenConsoleArgs), Function = "virDomainOpenConsole", Stream = StreamDirection.ToClient)]
    [Acl(Permission.DomainOpenDevice)]
    DomainOpenConsole = 201,

    [Procedure(Args = typeof(DomainIsUpdatedArgs), Ret = typeof(DomainIsUpdatedRet), Priority = CallPriority.High,
        Function = "virDomainIsUpdated")]
    [Acl(Permission.DomainRead)]
    DomainIsUpdated = 202,

    [Procedure(Args = typeof(ConnectGetSysinfoArgs), Ret = typeof(ConnectGetSysinfoRet), Priority = CallPriority.High,
        Function = "virConnectGetSysinfo")]
    [Acl(Permission.ConnectRead)]
    ConnectGetSysinfo = 203,

    [Procedure(Args = typeof(DomainSetMemoryFlagsArgs), Function = "virDomainSetMemoryFlags")]
    [Acl(Permission.DomainWrite)]
    [Acl(Permission.DomainSave, WhenNotSet = (ulong)DomainModificationImpact.Config | (ulong)DomainModificationImpact.Live)]
    [Acl(Permission.DomainSave, WhenSet = (ulong)DomainModificationImpact.Config)]
    DomainSetMemoryFlags = 204,

    [Procedure(Args = typeof(DomainSetBlkioParametersArgs), Function = "virDomainSetBlkioParameters")]
    [Acl(Permission.DomainWrite)]
    [Acl(Permission.DomainSave, WhenNotSet = (ulong)DomainModificationImpact.Config | (ulong)DomainModificationImpact.Live)]
    [Acl(Permission.DomainSave, WhenSet = (ulong)DomainModificationImpact.Config)]
    DomainSetBlkioParameters = 205,

    [Procedure(Args = typeof(DomainGetBlkioParametersArgs), Ret = typeof(DomainGetBlkioParametersRet),
        Function = "virDomainGetBlkioParameters")]
    [Acl(Permission.DomainRead)]
    [FlagsExclude("VIR_DOMAIN_AFFECT_LIVE", 1, "VIR_DOMAIN_AFFECT_CONFIG", 2)]
    DomainGetBlkioParameters = 206,

    [Procedure(Args = typeof(DomainMigrateSetMaxSpeedArgs), Function = "virDomainMigrateSetMaxSpeed")]
    [Acl(Permission.DomainMigrate)]
    DomainMigrateSetMaxSpeed = 207,

    [Procedure(Args = typeof(StorageVolUploadArgs), Driver = DriverGroup.Storage, Function = "virStorageVolUpload",
        Stream = StreamDirection.ToServer, SparseFlag = (uint)StorageVolUploadFlags.SparseStream)]
    [Acl(Permission.StorageVolDataWrite)]
    StorageVolUpload = 208,

    [Procedure(Args = typeof(StorageVolDownloadArgs), Driver = DriverGroup.Storage, Function = "virStorageVolDownload",
        Stream = StreamDirection.ToClient, SparseFlag = (uint)StorageVolDownloadFlags.SparseStream)]
    [Acl(Permission.StorageVolDataRead)]
    StorageVolDownload = 209,

    [Procedure(Args = typeof(DomainInjectNmiArgs), Function = "virDomainInjectNMI")]
    [Acl(Permission.DomainInjectNmi)]
    DomainInjectNmi = 210,

    [Procedure(Args = typeof(DomainScreenshotArgs), Ret = typeof(DomainScreenshotRet), Function = "virDomainScreenshot",
        Stream = StreamDirection.ToClient)]
    [Acl(Permission.DomainScreenshot)]
    DomainScreenshot = 211,

    [Procedure(Args = typeof(DomainGetStateArgs), Ret = typeof(DomainGetStateRet), Priority = CallPriority.High,
        Function = "virDomainGetState")]
    [Acl(Permission.DomainRead)]
    DomainGetState = 212,

    [Procedure(Args = typeof(DomainMigrateBegin3Args), Ret = typeof(DomainMigrateBegin3Ret))]
    [Acl(Permission.DomainMigrate)]
    DomainMigrateBegin3 = 213,

    [Procedure(Args = typeof(DomainMigratePrepare3Args), Ret = typeof(DomainMigratePrepare3Ret))]
    [Acl(Permission.DomainMigrate)]
    [Acl(Permission.DomainStart)]
    [Acl(Permission.DomainWrite)]
    DomainMigratePrepare3 = 214,

    [Procedure(Args = typeof(DomainMigratePrepareTunnel3Args), Ret = typeof(DomainMigratePrepareTunnel3Ret),
        Stream = StreamDirection.ToServer)]
    [Acl(Permission.DomainMigrate)]
    [Acl(Permission.DomainStart)]
    [Acl(Permission.DomainWrite)]
    DomainMigratePrepareTunnel3 = 215,

    [Procedure(Args = typeof(DomainMigratePerform3Args), Ret = typeof(DomainMigratePerform3Ret))]
    [Acl(Permission.DomainMigrate)]
    DomainMigratePerform3 = 216,

    [Procedure(Args = typeof(DomainMigrateFinish3Args), Ret = typeof(DomainMigrateFinish3Ret))]
    [Acl(Permission.DomainMigrate)]
    DomainMigrateFinish3 = 217,

    [Procedure(Args = typeof(DomainMigrateConfirm3Args))]
    [Acl(Permission.DomainMigrate)]
    DomainMigrateConfirm3 = 218,

    [Procedure(Args = typeof(DomainSetSchedulerParametersFlagsArgs), Function = "virDomainSetSchedulerParametersFlags")]
    [Acl(Permission.DomainWrite)]
    [Acl(Permission.DomainSave, WhenNotSet = (ulong)DomainModificationImpact.Config | (ulong)DomainModificationImpact.Live)]
    [Acl(Permission.DomainSave, WhenSet = (ulong)DomainModificationImpact.Config)]
    DomainSetSchedulerParametersFlags = 219,

    [Procedure(Args = typeof(InterfaceChangeBeginArgs), Driver = DriverGroup.Interface, Function = "virInterfaceChangeBegin")]
    [Acl(Permission.ConnectInterfaceTransaction)]
    InterfaceChangeBegin = 220,

    [Procedure(Args = typeof(InterfaceChangeCommitArgs), Driver = DriverGroup.Interface, Function = "virInterfaceChangeCommit")]
    [Acl(Permission.ConnectInterfaceTransaction)]
    InterfaceChangeCommit = 221,

    [Procedure(Args = typeof(InterfaceChangeRollbackArgs), Driver = DriverGroup.Interface, Function = "virInterfaceChangeRollback")]
    [Acl(Permission.ConnectInterfaceTransaction)]
    InterfaceChangeRollback = 222,

    [Procedure(Args = typeof(DomainGetSchedulerParametersFlagsArgs), Ret = typeof(DomainGetSchedulerParametersFlagsRet),
        Function = "virDomainGetSchedulerParametersFlags")]
    [FlagsExclude("VIR_DOMAIN_AFFECT_LIVE", 1, "VIR_DOMAIN_AFFECT_CONFIG", 2)]
    [Acl(Permission.DomainRead)]
    DomainGetSchedulerParametersFlags = 223,

    [Procedure(Msg = typeof(DomainEventControlErrorMsg), Kind = ProcedureKind.Event)]
    DomainEventControlError = 224,

    [Procedure(Args = typeof(DomainPinVcpuFlagsArgs), Function = "virDomainPinVcpuFlags")]
    [Acl(Permission.DomainWrite)]
    [Acl(Permission.DomainSave, WhenNotSet = (ulong)DomainModificationImpact.Config | (ulong)DomainModificationImpact.Live)]
    [Acl(Permission.DomainSave, WhenSet = (ulong)DomainModificationImpact.Config)]
    DomainPinVcpuFlags = 225,

    [Procedure(Args = typeof(DomainSendKeyArgs), Function = "virDomainSendKey")]
    [Acl(Permission.DomainSendInput)]
    DomainSendKey = 226,

    [Procedure(Args = typeof(NodeGetCpuStatsArgs), Ret = typeof(NodeGetCpuStatsRet), Priority = CallPriority.High,
        Function = "virNodeGetCPUStats")]
    [Acl(Permission.ConnectRead)]
    NodeGetCpuStats = 227,

    [Procedure(Args = typeof(NodeGetMemoryStatsArgs), Ret = typeof(NodeGetMemoryStatsRet), Priority = CallPriority.High,
        Function = "virNodeGetMemoryStats")]
    [Acl(Permission.ConnectRead)]
    NodeGetMemoryStats = 228,

    [Procedure(Args = typeof(DomainGetControlInfoArgs), Ret = typeof(DomainGetControlInfoRet), Priority = CallPriority.High,
        Function = "virDomainGetControlInfo")]
    [Acl(Permission.DomainRead)]
    DomainGetControlInfo = 229,

    [Procedure(Args = typeof(DomainGetVcpuPinInfoArgs), Ret = typeof(DomainGetVcpuPinInfoRet), Function = "virDomainGetVcpuPinInfo")]
    [Acl(Permission.DomainRead)]
    DomainGetVcpuPinInfo = 230,

    [Procedure(Args = typeof(DomainUndefineFlagsArgs), Priority = CallPriority.High, Function = "virDomainUndefineFlags")]
    [Acl(Permission.DomainDelete)]
    DomainUndefineFlags = 231,

    [Procedure(Args = typeof(DomainSaveFlagsArgs), Function = "virDomainSaveFlags")]
    [Acl(Permission.DomainHibernate)]
    [FlagsExclude("VIR_DOMAIN_SAVE_RUNNING", 2, "VIR_DOMAIN_SAVE_PAUSED", 4)]
    DomainSaveFlags = 232,

    [Procedure(Args = typeof(DomainRestoreFlagsArgs), Function = "virDomainRestoreFlags")]
    [Acl(Permission.DomainStart)]
    [Acl(Permission.DomainWrite)]
    [FlagsExclude("VIR_DOMAIN_SAVE_RUNNING", 2, "VIR_DOMAIN_SAVE_PAUSED", 4)]
    DomainRestoreFlags = 233,

    [Procedure(Args = typeof(DomainDestroyFlagsArgs), Priority = CallPriority.High, Function = "virDomainDestroyFlags")]
    [Acl(Permission.DomainStop)]
    DomainDestroyFlags = 234,

    [Procedure(Args = typeof(DomainSaveImageGetXmlDescArgs), Ret = typeof(DomainSaveImageGetXmlDescRet), Priority = CallPriority.High,
        Function = "virDomainSaveImageGetXMLDesc")]
    [Acl(Permission.DomainWrite)]
    DomainSaveImageGetXmlDesc = 235,

    [Procedure(Args = typeof(DomainSaveImageDefineXmlArgs), Priority = CallPriority.High, Function = "virDomainSaveImageDefineXML",
        Heavy = true)]
    [Acl(Permission.DomainWrite)]
    [Acl(Permission.DomainHibernate)]
    [FlagsExclude("VIR_DOMAIN_SAVE_RUNNING", 2, "VIR_DOMAIN_SAVE_PAUSED", 4)]
    DomainSaveImageDefineXml = 236,

    [Procedure(Args = typeof(DomainBlockJobAbortArgs), Function = "virDomainBlockJobAbort")]
    [Acl(Permission.DomainWrite)]
    DomainBlockJobAbort = 237,

    [Procedure(Args = typeof(DomainGetBlockJobInfoArgs), Ret = typeof(DomainGetBlockJobInfoRet), Function = "virDomainGetBlockJobInfo")]
    [Acl(Permission.DomainRead)]
    DomainGetBlockJobInfo = 238,

    [Procedure(Args = typeof(DomainBlockJobSetSpeedArgs), Function = "virDomainBlockJobSetSpeed")]
    [Acl(Permission.DomainWrite)]
    DomainBlockJobSetSpeed = 239,

    [Procedure(Args = typeof(DomainBlockPullArgs), Function = "virDomainBlockPull")]
    [Acl(Permission.DomainBlockWrite)]
    DomainBlockPull = 240,

    [Procedure(Msg = typeof(DomainEventBlockJobMsg), Kind = ProcedureKind.Event)]
    DomainEventBlockJob = 241,

    [Procedure(Args = typeof(DomainMigrateGetMaxSpeedArgs), Ret = typeof(DomainMigrateGetMaxSpeedRet),
        Function = "virDomainMigrateGetMaxSpeed")]
    [Acl(Permission.DomainMigrate)]
    DomainMigrateGetMaxSpeed = 242,

    [Procedure(Args = typeof(DomainBlockStatsFlagsArgs), Ret = typeof(DomainBlockStatsFlagsRet), Function = "virDomainBlockStatsFlags")]
    [Acl(Permission.DomainRead)]
    DomainBlockStatsFlags = 243,

    [Procedure(Args = typeof(DomainSnapshotGetParentArgs), Ret = typeof(DomainSnapshotGetParentRet), Priority = CallPriority.High,
        Function = "virDomainSnapshotGetParent")]
    [Acl(Permission.DomainRead)]
    DomainSnapshotGetParent = 244,

    [Procedure(Args = typeof(DomainResetArgs), Function = "virDomainReset")]
    [Acl(Permission.DomainReset)]
    DomainReset = 245,

    [Procedure(Args = typeof(DomainSnapshotNumChildrenArgs), Ret = typeof(DomainSnapshotNumChildrenRet), Priority = CallPriority.High,
        Function = "virDomainSnapshotNumChildren")]
    [Acl(Permission.DomainRead)]
    DomainSnapshotNumChildren = 246,

    [Procedure(Args = typeof(DomainSnapshotListChildrenNamesArgs), Ret = typeof(DomainSnapshotListChildrenNamesRet),
        Priority = CallPriority.High, Function = "virDomainSnapshotListChildrenNames")]
    [Acl(Permission.DomainRead)]
    DomainSnapshotListChildrenNames = 247,

    [Procedure(Msg = typeof(DomainEventDiskChangeMsg), Kind = ProcedureKind.Event)]
    DomainEventDiskChange = 248,

    [Procedure(Args = typeof(DomainOpenGraphicsArgs), Function = "virDomainOpenGraphics", RequestFiles = FileCount.One)]
    [Acl(Permission.DomainOpenGraphics)]
    DomainOpenGraphics = 249,

    [Procedure(Args = typeof(NodeSuspendForDurationArgs), Function = "virNodeSuspendForDuration")]
    [Acl(Permission.ConnectPmControl)]
    NodeSuspendForDuration = 250,

    [Procedure(Args = typeof(DomainBlockResizeArgs), Function = "virDomainBlockResize")]
    [Acl(Permission.DomainBlockWrite)]
    DomainBlockResize = 251,

    [Procedure(Args = typeof(DomainSetBlockIoTuneArgs), Function = "virDomainSetBlockIoTune")]
    [Acl(Permission.DomainWrite)]
    [Acl(Permission.DomainSave, WhenNotSet = (ulong)DomainModificationImpact.Config | (ulong)DomainModificationImpact.Live)]
    [Acl(Permission.DomainSave, WhenSet = (ulong)DomainModificationImpact.Config)]
    DomainSetBlockIoTune = 252,

    [Procedure(Args = typeof(DomainGetBlockIoTuneArgs), Ret = typeof(DomainGetBlockIoTuneRet), Function = "virDomainGetBlockIoTune")]
    [Acl(Permission.DomainRead)]
    [FlagsExclude("VIR_DOMAIN_AFFECT_LIVE", 1, "VIR_DOMAIN_AFFECT_CONFIG", 2)]
    DomainGetBlockIoTune = 253,

    [Procedure(Args = typeof(DomainSetNumaParametersArgs), Function = "virDomainSetNumaParameters")]
    [Acl(Permission.DomainWrite)]
    [Acl(Permission.DomainSave, WhenNotSet = (ulong)DomainModificationImpact.Config | (ulong)DomainModificationImpact.Live)]
    [Acl(Permission.DomainSave, WhenSet = (ulong)DomainModificationImpact.Config)]
    DomainSetNumaParameters = 254,

    [Procedure(Args = typeof(DomainGetNumaParametersArgs), Ret = typeof(DomainGetNumaParametersRet),
        Function = "virDomainGetNumaParameters")]
    [Acl(Permission.DomainRead)]
    DomainGetNumaParameters = 255,

    [Procedure(Args = typeof(DomainSetInterfaceParametersArgs), Function = "virDomainSetInterfaceParameters")]
    [Acl(Permission.DomainWrite)]
    [Acl(Permission.DomainSave, WhenNotSet = (ulong)DomainModificationImpact.Config | (ulong)DomainModificationImpact.Live)]
    [Acl(Permission.DomainSave, WhenSet = (ulong)DomainModificationImpact.Config)]
    DomainSetInterfaceParameters = 256,

    [Procedure(Args = typeof(DomainGetInterfaceParametersArgs), Ret = typeof(DomainGetInterfaceParametersRet),
        Function = "virDomainGetInterfaceParameters")]
    [Acl(Permission.DomainRead)]
    DomainGetInterfaceParameters = 257,

    [Procedure(Args = typeof(DomainShutdownFlagsArgs), Function = "virDomainShutdownFlags")]
    [Acl(Permission.DomainInitControl)]
    [Acl(Permission.DomainWrite, WhenSet = (ulong)Vireo.DomainShutdownFlags.GuestAgent)]
    DomainShutdownFlags = 258,

    [Procedure(Args = typeof(StorageVolWipePatternArgs), Driver = DriverGroup.Storage, Function = "virStorageVolWipePattern")]
    [Acl(Permission.StorageVolFormat)]
    StorageVolWipePattern = 259,

    [Procedure(Args = typeof(StorageVolResizeArgs), Driver = DriverGroup.Storage, Function = "virStorageVolResize")]
    [Acl(Permission.StorageVolResize)]
    StorageVolResize = 260,

    [Procedure(Args = typeof(DomainPmSuspendForDurationArgs), Function = "virDomainPMSuspendForDuration")]
    [Acl(Permission.DomainPmControl)]
    DomainPmSuspendForDuration = 261,

    [Procedure(Args = typeof(DomainGetCpuStatsArgs), Ret = typeof(DomainGetCpuStatsRet), Function = "virDomainGetCPUStats")]
    [Acl(Permission.DomainRead)]
    DomainGetCpuStats = 262,

    [Procedure(Args = typeof(DomainGetDiskErrorsArgs), Ret = typeof(DomainGetDiskErrorsRet), Function = "virDomainGetDiskErrors")]
    [Acl(Permission.DomainRead)]
    DomainGetDiskErrors = 263,

    [Procedure(Args = typeof(DomainSetMetadataArgs), Function = "virDomainSetMetadata")]
    [Acl(Permission.DomainWrite)]
    [Acl(Permission.DomainSave, WhenNotSet = (ulong)DomainModificationImpact.Config | (ulong)DomainModificationImpact.Live)]
    [Acl(Permission.DomainSave, WhenSet = (ulong)DomainModificationImpact.Config)]
    DomainSetMetadata = 264,

    [Procedure(Args = typeof(DomainGetMetadataArgs), Ret = typeof(DomainGetMetadataRet), Function = "virDomainGetMetadata")]
    [Acl(Permission.DomainRead)]
    [FlagsExclude("VIR_DOMAIN_AFFECT_LIVE", 1, "VIR_DOMAIN_AFFECT_CONFIG", 2)]
    DomainGetMetadata = 265,

    [Procedure(Args = typeof(DomainBlockRebaseArgs), Function = "virDomainBlockRebase")]
    [Acl(Permission.DomainBlockWrite)]
    DomainBlockRebase = 266,

    [Procedure(Args = typeof(DomainPmWakeupArgs), Function = "virDomainPMWakeup")]
    [Acl(Permission.DomainPmControl)]
    DomainPmWakeup = 267,

    [Procedure(Msg = typeof(DomainEventTrayChangeMsg), Kind = ProcedureKind.Event)]
    DomainEventTrayChange = 268,

    [Procedure(Msg = typeof(DomainEventPmWakeupMsg), Kind = ProcedureKind.Event)]
    [WireProcedure("REMOTE_PROC_DOMAIN_EVENT_PMWAKEUP")]
    DomainEventPmWakeup = 269,

    [Procedure(Msg = typeof(DomainEventPmSuspendMsg), Kind = ProcedureKind.Event)]
    [WireProcedure("REMOTE_PROC_DOMAIN_EVENT_PMSUSPEND")]
    DomainEventPmSuspend = 270,

    [Procedure(Args = typeof(DomainSnapshotIsCurrentArgs), Ret = typeof(DomainSnapshotIsCurrentRet),
        Function = "virDomainSnapshotIsCurrent")]
    [Acl(Permission.DomainRead)]
    DomainSnapshotIsCurrent = 271,

    [Procedure(Args = typeof(DomainSnapshotHasMetadataArgs), Ret = typeof(DomainSnapshotHasMetadataRet),
        Function = "virDomainSnapshotHasMetadata")]
    [Acl(Permission.DomainRead)]
    DomainSnapshotHasMetadata = 272,

    [Procedure(Args = typeof(ConnectListAllDomainsArgs), Ret = typeof(ConnectListAllDomainsRet), Priority = CallPriority.High,
        Function = "virConnectListAllDomains", Heavy = true)]
    [Acl(Permission.ConnectSearchDomains)]
    [AclFilter(Permission.DomainGetattr)]
    ConnectListAllDomains = 273,

    [Procedure(Args = typeof(DomainListAllSnapshotsArgs), Ret = typeof(DomainListAllSnapshotsRet), Priority = CallPriority.High,
        Function = "virDomainListAllSnapshots", Heavy = true)]
    [Acl(Permission.DomainRead)]
    DomainListAllSnapshots = 274,

    [Procedure(Args = typeof(DomainSnapshotListAllChildrenArgs), Ret = typeof(DomainSnapshotListAllChildrenRet),
        Priority = CallPriority.High, Function = "virDomainSnapshotListAllChildren", Heavy = true)]
    [Acl(Permission.DomainRead)]
    DomainSnapshotListAllChildren = 275,

    [Procedure(Msg = typeof(DomainEventBalloonChangeMsg), Kind = ProcedureKind.Event)]
    DomainEventBalloonChange = 276,

    [Procedure(Args = typeof(DomainGetHostnameArgs), Ret = typeof(DomainGetHostnameRet), Function = "virDomainGetHostname")]
    [Acl(Permission.DomainWrite)]
    DomainGetHostname = 277,

    [Procedure(Args = typeof(DomainGetSecurityLabelListArgs), Ret = typeof(DomainGetSecurityLabelListRet), Priority = CallPriority.High,
        Function = "virDomainGetSecurityLabelList")]
    [Acl(Permission.DomainRead)]
    DomainGetSecurityLabelList = 278,

    [Procedure(Args = typeof(DomainPinEmulatorArgs), Function = "virDomainPinEmulator")]
    [Acl(Permission.DomainWrite)]
    [Acl(Permission.DomainSave, WhenNotSet = (ulong)DomainModificationImpact.Config | (ulong)DomainModificationImpact.Live)]
    [Acl(Permission.DomainSave, WhenSet = (ulong)DomainModificationImpact.Config)]
    DomainPinEmulator = 279,

    [Procedure(Args = typeof(DomainGetEmulatorPinInfoArgs), Ret = typeof(DomainGetEmulatorPinInfoRet),
        Function = "virDomainGetEmulatorPinInfo")]
    [Acl(Permission.DomainRead)]
    DomainGetEmulatorPinInfo = 280,

    [Procedure(Args = typeof(ConnectListAllStoragePoolsArgs), Ret = typeof(ConnectListAllStoragePoolsRet), Priority = CallPriority.High,
        Driver = DriverGroup.Storage, Function = "virConnectListAllStoragePools", Heavy = true)]
    [Acl(Permission.ConnectSearchStoragePools)]
    [AclFilter(Permission.StoragePoolGetattr)]
    ConnectListAllStoragePools = 281,

    [Procedure(Args = typeof(StoragePoolListAllVolumesArgs), Ret = typeof(StoragePoolListAllVolumesRet), Priority = CallPriority.High,
        Driver = DriverGroup.Storage, Function = "virStoragePoolListAllVolumes", Heavy = true)]
    [Acl(Permission.StoragePoolSearchStorageVols)]
    [AclFilter(Permission.StorageVolGetattr)]
    StoragePoolListAllVolumes = 282,

    [Procedure(Args = typeof(ConnectListAllNetworksArgs), Ret = typeof(ConnectListAllNetworksRet), Priority = CallPriority.High,
        Driver = DriverGroup.Network, Function = "virConnectListAllNetworks", Heavy = true)]
    [Acl(Permission.ConnectSearchNetworks)]
    [AclFilter(Permission.NetworkGetattr)]
    ConnectListAllNetworks = 283,

    [Procedure(Args = typeof(ConnectListAllInterfacesArgs), Ret = typeof(ConnectListAllInterfacesRet), Priority = CallPriority.High,
        Driver = DriverGroup.Interface, Function = "virConnectListAllInterfaces", Heavy = true)]
    [Acl(Permission.ConnectSearchInterfaces)]
    [AclFilter(Permission.InterfaceGetattr)]
    ConnectListAllInterfaces = 284,

    [Procedure(Args = typeof(ConnectListAllNodeDevicesArgs), Ret = typeof(ConnectListAllNodeDevicesRet), Priority = CallPriority.High,
        Driver = DriverGroup.NodeDevice, Function = "virConnectListAllNodeDevices", Heavy = true)]
    [Acl(Permission.ConnectSearchNodeDevices)]
    [AclFilter(Permission.NodeDeviceGetattr)]
    ConnectListAllNodeDevices = 285,

    [Procedure(Args = typeof(ConnectListAllNwFiltersArgs), Ret = typeof(ConnectListAllNwFiltersRet), Priority = CallPriority.High,
        Driver = DriverGroup.NwFilter, Function = "virConnectListAllNWFilters", Heavy = true)]
    [Acl(Permission.ConnectSearchNwFilters)]
    [AclFilter(Permission.NwFilterGetattr)]
    [WireProcedure("REMOTE_PROC_CONNECT_LIST_ALL_NWFILTERS")]
    ConnectListAllNwFilters = 286,

    [Procedure(Args = typeof(ConnectListAllSecretsArgs), Ret = typeof(ConnectListAllSecretsRet), Priority = CallPriority.High,
        Driver = DriverGroup.Secret, Function = "virConnectListAllSecrets", Heavy = true)]
    [Acl(Permission.ConnectSearchSecrets)]
    [AclFilter(Permission.SecretGetattr)]
    ConnectListAllSecrets = 287,

    [Procedure(Args = typeof(NodeSetMemoryParametersArgs), Function = "virNodeSetMemoryParameters")]
    [Acl(Permission.ConnectWrite)]
    NodeSetMemoryParameters = 288,

    [Procedure(Args = typeof(NodeGetMemoryParametersArgs), Ret = typeof(NodeGetMemoryParametersRet),
        Function = "virNodeGetMemoryParameters")]
    [Acl(Permission.ConnectRead)]
    NodeGetMemoryParameters = 289,

    [Procedure(Args = typeof(DomainBlockCommitArgs), Function = "virDomainBlockCommit")]
    [Acl(Permission.DomainBlockWrite)]
    DomainBlockCommit = 290,

    [Procedure(Args = typeof(NetworkUpdateArgs), Priority = CallPriority.High, Driver = DriverGroup.Network, Function = "virNetworkUpdate")]
    [Acl(Permission.NetworkWrite)]
    [Acl(Permission.NetworkSave, WhenNotSet = (ulong)NetworkUpdateFlags.Config | (ulong)NetworkUpdateFlags.Live)]
    [Acl(Permission.NetworkSave, WhenSet = (ulong)NetworkUpdateFlags.Config)]
    NetworkUpdate = 291,

    [Procedure(Msg = typeof(DomainEventPmSuspendDiskMsg), Kind = ProcedureKind.Event)]
    [WireProcedure("REMOTE_PROC_DOMAIN_EVENT_PMSUSPEND_DISK")]
    DomainEventPmSuspendDisk = 292,

    [Procedure(Args = typeof(NodeGetCpuMapArgs), Ret = typeof(NodeGetCpuMapRet), Function = "virNodeGetCPUMap")]
    [Acl(Permission.ConnectRead)]
    NodeGetCpuMap = 293,

    [Procedure(Args = typeof(DomainFsTrimArgs), Function = "virDomainFSTrim")]
    [Acl(Permission.DomainFsTrim)]
    [WireProcedure("REMOTE_PROC_DOMAIN_FSTRIM")]
    DomainFsTrim = 294,

    [Procedure(Args = typeof(DomainSendProcessSignalArgs), Function = "virDomainSendProcessSignal")]
    [Acl(Permission.DomainSendSignal)]
    DomainSendProcessSignal = 295,

    [Procedure(Args = typeof(DomainOpenChannelArgs), Function = "virDomainOpenChannel", Stream = StreamDirection.ToClient)]
    [Acl(Permission.DomainOpenDevice)]
    DomainOpenChannel = 296,

    [Procedure(Args = typeof(NodeDeviceLookupScsiHostByWwnArgs), Ret = typeof(NodeDeviceLookupScsiHostByWwnRet),
        Priority = CallPriority.High, Driver = DriverGroup.NodeDevice, Function = "virNodeDeviceLookupSCSIHostByWWN")]
    [Acl(Permission.NodeDeviceGetattr)]
    NodeDeviceLookupScsiHostByWwn = 297,

    [Procedure(Args = typeof(DomainGetJobStatsArgs), Ret = typeof(DomainGetJobStatsRet), Function = "virDomainGetJobStats")]
    [Acl(Permission.DomainRead)]
    [FlagNeeds("VIR_DOMAIN_JOB_STATS_KEEP_COMPLETED", 2, "VIR_DOMAIN_JOB_STATS_COMPLETED", 1)]
    DomainGetJobStats = 298,

    [Procedure(Args = typeof(DomainMigrateGetCompressionCacheArgs), Ret = typeof(DomainMigrateGetCompressionCacheRet),
        Function = "virDomainMigrateGetCompressionCache", ReadOnly = ReadOnlyRule.Allowed)]
    [Acl(Permission.DomainMigrate)]
    DomainMigrateGetCompressionCache = 299,

    [Procedure(Args = typeof(DomainMigrateSetCompressionCacheArgs), Function = "virDomainMigrateSetCompressionCache")]
    [Acl(Permission.DomainMigrate)]
    DomainMigrateSetCompressionCache = 300,

    [Procedure(Args = typeof(NodeDeviceDetachFlagsArgs), Function = "virNodeDeviceDetachFlags")]
    [Acl(Permission.NodeDeviceDetach)]
    NodeDeviceDetachFlags = 301,

    [Procedure(Args = typeof(DomainMigrateBegin3ParamsArgs), Ret = typeof(DomainMigrateBegin3ParamsRet))]
    [Acl(Permission.DomainMigrate)]
    DomainMigrateBegin3Params = 302,

    [Procedure(Args = typeof(DomainMigratePrepare3ParamsArgs), Ret = typeof(DomainMigratePrepare3ParamsRet))]
    [Acl(Permission.DomainMigrate)]
    [Acl(Permission.DomainStart)]
    [Acl(Permission.DomainWrite)]
    DomainMigratePrepare3Params = 303,

    [Procedure(Args = typeof(DomainMigratePrepareTunnel3ParamsArgs), Ret = typeof(DomainMigratePrepareTunnel3ParamsRet))]
    [Acl(Permission.DomainMigrate)]
    [Acl(Permission.DomainStart)]
    [Acl(Permission.DomainWrite)]
    DomainMigratePrepareTunnel3Params = 304,

    [Procedure(Args = typeof(DomainMigratePerform3ParamsArgs), Ret = typeof(DomainMigratePerform3ParamsRet))]
    [Acl(Permission.DomainMigrate)]
    DomainMigratePerform3Params = 305,

    [Procedure(Args = typeof(DomainMigrateFinish3ParamsArgs), Ret = typeof(DomainMigrateFinish3ParamsRet))]
    [Acl(Permission.DomainMigrate)]
    DomainMigrateFinish3Params = 306,

    [Procedure(Args = typeof(DomainMigrateConfirm3ParamsArgs))]
    [Acl(Permission.DomainMigrate)]
    DomainMigrateConfirm3Params = 307,

    [Procedure(Args = typeof(DomainSetMemoryStatsPeriodArgs), Function = "virDomainSetMemoryStatsPeriod")]
    [Acl(Permission.DomainWrite)]
    [Acl(Permission.DomainSave, WhenNotSet = (ulong)DomainModificationImpact.Config | (ulong)DomainModificationImpact.Live)]
    [Acl(Permission.DomainSave, WhenSet = (ulong)DomainModificationImpact.Config)]
    DomainSetMemoryStatsPeriod = 308,

    [Procedure(Args = typeof(DomainCreateXmlWithFilesArgs), Ret = typeof(DomainCreateXmlWithFilesRet),
        Function = "virDomainCreateXMLWithFiles", RequestFiles = FileCount.Any, Heavy = true)]
    [Acl(Permission.DomainWrite)]
    [Acl(Permission.DomainStart)]
    DomainCreateXmlWithFiles = 309,

    [Procedure(Args = typeof(DomainCreateWithFilesArgs), Ret = typeof(DomainCreateWithFilesRet), Function = "virDomainCreateWithFiles",
        RequestFiles = FileCount.Any)]
    [Acl(Permission.DomainStart)]
    DomainCreateWithFiles = 310,

    [Procedure(Msg = typeof(DomainEventDeviceRemovedMsg), Kind = ProcedureKind.Event)]
    DomainEventDeviceRemoved = 311,

    [Procedure(Args = typeof(ConnectGetCpuModelNamesArgs), Ret = typeof(ConnectGetCpuModelNamesRet),
        Function = "virConnectGetCPUModelNames")]
    [Acl(Permission.ConnectRead)]
    ConnectGetCpuModelNames = 312,

    [Procedure(Args = typeof(ConnectNetworkEventRegisterAnyArgs), Ret = typeof(ConnectNetworkEventRegisterAnyRet),
        Priority = CallPriority.High, Driver = DriverGroup.Network, Function = "virConnectNetworkEventRegisterAny")]
    [Acl(Permission.ConnectSearchNetworks)]
    [AclFilter(Permission.NetworkGetattr)]
    [EventRegistration(EventClass.Network)]
    ConnectNetworkEventRegisterAny = 313,

    [Procedure(Args = typeof(ConnectNetworkEventDeregisterAnyArgs), Priority = CallPriority.High, Driver = DriverGroup.Network,
        Function = "virConnectNetworkEventDeregisterAny")]
    [Acl(Permission.ConnectRead)]
    [EventRegistration(EventClass.Network, Remove = true)]
    ConnectNetworkEventDeregisterAny = 314,

    [Procedure(Msg = typeof(NetworkEventLifecycleMsg), Kind = ProcedureKind.Event)]
    NetworkEventLifecycle = 315,

    [Procedure(Args = typeof(ConnectDomainEventCallbackRegisterAnyArgs), Ret = typeof(ConnectDomainEventCallbackRegisterAnyRet),
        Priority = CallPriority.High)]
    [Acl(Permission.ConnectSearchDomains)]
    [AclFilter(Permission.DomainGetattr)]
    [EventRegistration(EventClass.Domain)]
    ConnectDomainEventCallbackRegisterAny = 316,

    [Procedure(Args = typeof(ConnectDomainEventCallbackDeregisterAnyArgs), Priority = CallPriority.High)]
    [Acl(Permission.ConnectRead)]
    [EventRegistration(EventClass.Domain, Remove = true)]
    ConnectDomainEventCallbackDeregisterAny = 317,

    [Procedure(Msg = typeof(DomainEventCallbackLifecycleMsg), Kind = ProcedureKind.Event)]
    DomainEventCallbackLifecycle = 318,

    [Procedure(Msg = typeof(DomainEventCallbackRebootMsg), Kind = ProcedureKind.Event)]
    DomainEventCallbackReboot = 319,

    [Procedure(Msg = typeof(DomainEventCallbackRtcChangeMsg), Kind = ProcedureKind.Event)]
    DomainEventCallbackRtcChange = 320,

    [Procedure(Msg = typeof(DomainEventCallbackWatchdogMsg), Kind = ProcedureKind.Event)]
    DomainEventCallbackWatchdog = 321,

    [Procedure(Msg = typeof(DomainEventCallbackIoErrorMsg), Kind = ProcedureKind.Event)]
    DomainEventCallbackIoError = 322,

    [Procedure(Msg = typeof(DomainEventCallbackGraphicsMsg), Kind = ProcedureKind.Event)]
    DomainEventCallbackGraphics = 323,

    [Procedure(Msg = typeof(DomainEventCallbackIoErrorReasonMsg), Kind = ProcedureKind.Event)]
    DomainEventCallbackIoErrorReason = 324,

    [Procedure(Msg = typeof(DomainEventCallbackControlErrorMsg), Kind = ProcedureKind.Event)]
    DomainEventCallbackControlError = 325,

    [Procedure(Msg = typeof(DomainEventCallbackBlockJobMsg), Kind = ProcedureKind.Event)]
    DomainEventCallbackBlockJob = 326,

    [Procedure(Msg = typeof(DomainEventCallbackDiskChangeMsg), Kind = ProcedureKind.Event)]
    DomainEventCallbackDiskChange = 327,

    [Procedure(Msg = typeof(DomainEventCallbackTrayChangeMsg), Kind = ProcedureKind.Event)]
    DomainEventCallbackTrayChange = 328,

    [Procedure(Msg = typeof(DomainEventCallbackPmWakeupMsg), Kind = ProcedureKind.Event)]
    [WireProcedure("REMOTE_PROC_DOMAIN_EVENT_CALLBACK_PMWAKEUP")]
    DomainEventCallbackPmWakeup = 329,

    [Procedure(Msg = typeof(DomainEventCallbackPmSuspendMsg), Kind = ProcedureKind.Event)]
    [WireProcedure("REMOTE_PROC_DOMAIN_EVENT_CALLBACK_PMSUSPEND")]
    DomainEventCallbackPmSuspend = 330,

    [Procedure(Msg = typeof(DomainEventCallbackBalloonChangeMsg), Kind = ProcedureKind.Event)]
    DomainEventCallbackBalloonChange = 331,

    [Procedure(Msg = typeof(DomainEventCallbackPmSuspendDiskMsg), Kind = ProcedureKind.Event)]
    [WireProcedure("REMOTE_PROC_DOMAIN_EVENT_CALLBACK_PMSUSPEND_DISK")]
    DomainEventCallbackPmSuspendDisk = 332,

    [Procedure(Msg = typeof(DomainEventCallbackDeviceRemovedMsg), Kind = ProcedureKind.Event)]
    DomainEventCallbackDeviceRemoved = 333,

    [Procedure(Args = typeof(DomainCoreDumpWithFormatArgs), Function = "virDomainCoreDumpWithFormat")]
    [Acl(Permission.DomainCoreDump)]
    [FlagsExclude("VIR_DUMP_CRASH", 1, "VIR_DUMP_LIVE", 2)]
    [FlagsExclude("VIR_DUMP_CRASH", 1, "VIR_DUMP_RESET", 8)]
    [FlagsExclude("VIR_DUMP_LIVE", 2, "VIR_DUMP_RESET", 8)]
    DomainCoreDumpWithFormat = 334,

    [Procedure(Args = typeof(DomainFsFreezeArgs), Ret = typeof(DomainFsFreezeRet), Function = "virDomainFSFreeze")]
    [Acl(Permission.DomainFsFreeze)]
    [WireProcedure("REMOTE_PROC_DOMAIN_FSFREEZE")]
    DomainFsFreeze = 335,

    [Procedure(Args = typeof(DomainFsThawArgs), Ret = typeof(DomainFsThawRet), Function = "virDomainFSThaw")]
    [Acl(Permission.DomainFsFreeze)]
    [WireProcedure("REMOTE_PROC_DOMAIN_FSTHAW")]
    DomainFsThaw = 336,

    [Procedure(Args = typeof(DomainGetTimeArgs), Ret = typeof(DomainGetTimeRet), Function = "virDomainGetTime")]
    [Acl(Permission.DomainWrite)]
    DomainGetTime = 337,

    [Procedure(Args = typeof(DomainSetTimeArgs), Function = "virDomainSetTime")]
    [Acl(Permission.DomainSetTime)]
    DomainSetTime = 338,

    [Procedure(Msg = typeof(DomainEventBlockJob2Msg), Kind = ProcedureKind.Event)]
    [WireProcedure("REMOTE_PROC_DOMAIN_EVENT_BLOCK_JOB_2")]
    DomainEventBlockJob2 = 339,

    [Procedure(Args = typeof(NodeGetFreePagesArgs), Ret = typeof(NodeGetFreePagesRet), Priority = CallPriority.High,
        Function = "virNodeGetFreePages")]
    [Acl(Permission.ConnectRead)]
    NodeGetFreePages = 340,

    [Procedure(Args = typeof(NetworkGetDhcpLeasesArgs), Ret = typeof(NetworkGetDhcpLeasesRet), Driver = DriverGroup.Network,
        Function = "virNetworkGetDHCPLeases")]
    [Acl(Permission.NetworkRead)]
    NetworkGetDhcpLeases = 341,

    [Procedure(Args = typeof(ConnectGetDomainCapabilitiesArgs), Ret = typeof(ConnectGetDomainCapabilitiesRet),
        Function = "virConnectGetDomainCapabilities", Heavy = true)]
    [Acl(Permission.ConnectWrite)]
    ConnectGetDomainCapabilities = 342,

    [Procedure(Args = typeof(DomainOpenGraphicsFdArgs), Function = "virDomainOpenGraphicsFD", ReplyFiles = FileCount.One)]
    [Acl(Permission.DomainOpenGraphics)]
    DomainOpenGraphicsFd = 343,

    [Procedure(Args = typeof(ConnectGetAllDomainStatsArgs), Ret = typeof(ConnectGetAllDomainStatsRet),
        Function = "virConnectGetAllDomainStats", Heavy = true)]
    [Acl(Permission.ConnectSearchDomains)]
    [AclFilter(Permission.DomainRead)]
    ConnectGetAllDomainStats = 344,

    [Procedure(Args = typeof(DomainBlockCopyArgs), Function = "virDomainBlockCopy")]
    [Acl(Permission.DomainBlockWrite)]
    DomainBlockCopy = 345,

    [Procedure(Msg = typeof(DomainEventCallbackTunableMsg), Kind = ProcedureKind.Event)]
    DomainEventCallbackTunable = 346,

    [Procedure(Args = typeof(NodeAllocPagesArgs), Ret = typeof(NodeAllocPagesRet), Function = "virNodeAllocPages")]
    [Acl(Permission.ConnectWrite)]
    NodeAllocPages = 347,

    [Procedure(Msg = typeof(DomainEventCallbackAgentLifecycleMsg), Kind = ProcedureKind.Event)]
    DomainEventCallbackAgentLifecycle = 348,

    [Procedure(Args = typeof(DomainGetFsInfoArgs), Ret = typeof(DomainGetFsInfoRet), Function = "virDomainGetFSInfo")]
    [Acl(Permission.DomainFsFreeze)]
    [WireProcedure("REMOTE_PROC_DOMAIN_GET_FSINFO")]
    DomainGetFsInfo = 349,

    [Procedure(Args = typeof(DomainDefineXmlFlagsArgs), Ret = typeof(DomainDefineXmlFlagsRet), Priority = CallPriority.High,
        Function = "virDomainDefineXMLFlags", Heavy = true)]
    [Acl(Permission.DomainWrite)]
    [Acl(Permission.DomainSave)]
    DomainDefineXmlFlags = 350,

    [Procedure(Args = typeof(DomainGetIoThreadInfoArgs), Ret = typeof(DomainGetIoThreadInfoRet), Function = "virDomainGetIOThreadInfo")]
    [Acl(Permission.DomainRead)]
    [WireProcedure("REMOTE_PROC_DOMAIN_GET_IOTHREAD_INFO")]
    [FlagsExclude("VIR_DOMAIN_AFFECT_LIVE", 1, "VIR_DOMAIN_AFFECT_CONFIG", 2)]
    DomainGetIoThreadInfo = 351,

    [Procedure(Args = typeof(DomainPinIoThreadArgs), Function = "virDomainPinIOThread")]
    [Acl(Permission.DomainWrite)]
    [Acl(Permission.DomainSave, WhenNotSet = (ulong)DomainModificationImpact.Config | (ulong)DomainModificationImpact.Live)]
    [Acl(Permission.DomainSave, WhenSet = (ulong)DomainModificationImpact.Config)]
    [WireProcedure("REMOTE_PROC_DOMAIN_PIN_IOTHREAD")]
    DomainPinIoThread = 352,

    [Procedure(Args = typeof(DomainInterfaceAddressesArgs), Ret = typeof(DomainInterfaceAddressesRet),
        Function = "virDomainInterfaceAddresses")]
    [Acl(Permission.DomainRead)]
    [Acl(Permission.DomainWrite, WhenField = "source", WhenValue = (long)DomainInterfaceAddressesSource.Agent)]
    DomainInterfaceAddresses = 353,

    [Procedure(Msg = typeof(DomainEventCallbackDeviceAddedMsg), Kind = ProcedureKind.Event)]
    DomainEventCallbackDeviceAdded = 354,

    [Procedure(Args = typeof(DomainAddIoThreadArgs), Function = "virDomainAddIOThread")]
    [Acl(Permission.DomainWrite)]
    [Acl(Permission.DomainSave, WhenNotSet = (ulong)DomainModificationImpact.Config | (ulong)DomainModificationImpact.Live)]
    [Acl(Permission.DomainSave, WhenSet = (ulong)DomainModificationImpact.Config)]
    [WireProcedure("REMOTE_PROC_DOMAIN_ADD_IOTHREAD")]
    DomainAddIoThread = 355,

    [Procedure(Args = typeof(DomainDelIoThreadArgs), Function = "virDomainDelIOThread")]
    [Acl(Permission.DomainWrite)]
    [Acl(Permission.DomainSave, WhenNotSet = (ulong)DomainModificationImpact.Config | (ulong)DomainModificationImpact.Live)]
    [Acl(Permission.DomainSave, WhenSet = (ulong)DomainModificationImpact.Config)]
    [WireProcedure("REMOTE_PROC_DOMAIN_DEL_IOTHREAD")]
    DomainDelIoThread = 356,

    [Procedure(Args = typeof(DomainSetUserPasswordArgs), Function = "virDomainSetUserPassword")]
    [Acl(Permission.DomainSetPassword)]
    DomainSetUserPassword = 357,

    [Procedure(Args = typeof(DomainRenameArgs), Ret = typeof(DomainRenameRet), Function = "virDomainRename")]
    [Acl(Permission.DomainWrite)]
    [Acl(Permission.DomainSave)]
    DomainRename = 358,

    [Procedure(Msg = typeof(DomainEventCallbackMigrationIterationMsg), Kind = ProcedureKind.Event)]
    DomainEventCallbackMigrationIteration = 359,

    [Procedure(Priority = CallPriority.High, Function = "virConnectRegisterCloseCallback", Manual = true)]
    [Acl(Permission.ConnectGetattr)]
    ConnectRegisterCloseCallback = 360,

    [Procedure(Priority = CallPriority.High, Function = "virConnectUnregisterCloseCallback", Manual = true)]
    [Acl(Permission.ConnectGetattr)]
    ConnectUnregisterCloseCallback = 361,

    [Procedure(Msg = typeof(ConnectEventConnectionClosedMsg), Kind = ProcedureKind.Event)]
    ConnectEventConnectionClosed = 362,

    [Procedure(Msg = typeof(DomainEventCallbackJobCompletedMsg), Kind = ProcedureKind.Event)]
    DomainEventCallbackJobCompleted = 363,

    [Procedure(Args = typeof(DomainMigrateStartPostCopyArgs), Function = "virDomainMigrateStartPostCopy")]
    [Acl(Permission.DomainMigrate)]
    DomainMigrateStartPostCopy = 364,

    [Procedure(Args = typeof(DomainGetPerfEventsArgs), Ret = typeof(DomainGetPerfEventsRet), Function = "virDomainGetPerfEvents")]
    [Acl(Permission.DomainRead)]
    DomainGetPerfEvents = 365,

    [Procedure(Args = typeof(DomainSetPerfEventsArgs), Function = "virDomainSetPerfEvents")]
    [Acl(Permission.DomainWrite)]
    DomainSetPerfEvents = 366,

    [Procedure(Msg = typeof(DomainEventCallbackDeviceRemovalFailedMsg), Kind = ProcedureKind.Event)]
    DomainEventCallbackDeviceRemovalFailed = 367,

    [Procedure(Args = typeof(ConnectStoragePoolEventRegisterAnyArgs), Ret = typeof(ConnectStoragePoolEventRegisterAnyRet),
        Priority = CallPriority.High, Driver = DriverGroup.Storage, Function = "virConnectStoragePoolEventRegisterAny")]
    [Acl(Permission.ConnectSearchStoragePools)]
    [AclFilter(Permission.StoragePoolGetattr)]
    [EventRegistration(EventClass.StoragePool)]
    ConnectStoragePoolEventRegisterAny = 368,

    [Procedure(Args = typeof(ConnectStoragePoolEventDeregisterAnyArgs), Priority = CallPriority.High, Driver = DriverGroup.Storage,
        Function = "virConnectStoragePoolEventDeregisterAny")]
    [Acl(Permission.ConnectRead)]
    [EventRegistration(EventClass.StoragePool, Remove = true)]
    ConnectStoragePoolEventDeregisterAny = 369,

    [Procedure(Msg = typeof(StoragePoolEventLifecycleMsg), Kind = ProcedureKind.Event)]
    StoragePoolEventLifecycle = 370,

    [Procedure(Args = typeof(DomainGetGuestVcpusArgs), Ret = typeof(DomainGetGuestVcpusRet), Function = "virDomainGetGuestVcpus")]
    [Acl(Permission.DomainWrite)]
    DomainGetGuestVcpus = 371,

    [Procedure(Args = typeof(DomainSetGuestVcpusArgs), Function = "virDomainSetGuestVcpus")]
    [Acl(Permission.DomainWrite)]
    DomainSetGuestVcpus = 372,

    [Procedure(Msg = typeof(StoragePoolEventRefreshMsg), Kind = ProcedureKind.Event)]
    StoragePoolEventRefresh = 373,

    [Procedure(Args = typeof(ConnectNodeDeviceEventRegisterAnyArgs), Ret = typeof(ConnectNodeDeviceEventRegisterAnyRet),
        Priority = CallPriority.High, Driver = DriverGroup.NodeDevice, Function = "virConnectNodeDeviceEventRegisterAny")]
    [Acl(Permission.ConnectSearchNodeDevices)]
    [AclFilter(Permission.NodeDeviceGetattr)]
    [EventRegistration(EventClass.NodeDevice)]
    ConnectNodeDeviceEventRegisterAny = 374,

    [Procedure(Args = typeof(ConnectNodeDeviceEventDeregisterAnyArgs), Priority = CallPriority.High, Driver = DriverGroup.NodeDevice,
        Function = "virConnectNodeDeviceEventDeregisterAny")]
    [Acl(Permission.ConnectRead)]
    [EventRegistration(EventClass.NodeDevice, Remove = true)]
    ConnectNodeDeviceEventDeregisterAny = 375,

    [Procedure(Msg = typeof(NodeDeviceEventLifecycleMsg), Driver = DriverGroup.NodeDevice, Kind = ProcedureKind.Event)]
    NodeDeviceEventLifecycle = 376,

    [Procedure(Msg = typeof(NodeDeviceEventUpdateMsg), Driver = DriverGroup.NodeDevice, Kind = ProcedureKind.Event)]
    NodeDeviceEventUpdate = 377,

    [Procedure(Args = typeof(StorageVolGetInfoFlagsArgs), Ret = typeof(StorageVolGetInfoFlagsRet), Priority = CallPriority.High,
        Driver = DriverGroup.Storage, Function = "virStorageVolGetInfoFlags")]
    [Acl(Permission.StorageVolRead)]
    StorageVolGetInfoFlags = 378,

    [Procedure(Msg = typeof(DomainEventCallbackMetadataChangeMsg), Kind = ProcedureKind.Event)]
    DomainEventCallbackMetadataChange = 379,

    [Procedure(Args = typeof(ConnectSecretEventRegisterAnyArgs), Ret = typeof(ConnectSecretEventRegisterAnyRet),
        Priority = CallPriority.High, Driver = DriverGroup.Secret, Function = "virConnectSecretEventRegisterAny")]
    [Acl(Permission.ConnectSearchSecrets)]
    [AclFilter(Permission.SecretGetattr)]
    [EventRegistration(EventClass.Secret)]
    ConnectSecretEventRegisterAny = 380,

    [Procedure(Args = typeof(ConnectSecretEventDeregisterAnyArgs), Priority = CallPriority.High, Driver = DriverGroup.Secret,
        Function = "virConnectSecretEventDeregisterAny")]
    [Acl(Permission.ConnectRead)]
    [EventRegistration(EventClass.Secret, Remove = true)]
    ConnectSecretEventDeregisterAny = 381,

    [Procedure(Msg = typeof(SecretEventLifecycleMsg), Kind = ProcedureKind.Event)]
    SecretEventLifecycle = 382,

    [Procedure(Msg = typeof(SecretEventValueChangedMsg), Kind = ProcedureKind.Event)]
    SecretEventValueChanged = 383,

    [Procedure(Args = typeof(DomainSetVcpuArgs), Function = "virDomainSetVcpu")]
    [Acl(Permission.DomainWrite)]
    [Acl(Permission.DomainSave, WhenNotSet = (ulong)DomainModificationImpact.Config | (ulong)DomainModificationImpact.Live)]
    [Acl(Permission.DomainSave, WhenSet = (ulong)DomainModificationImpact.Config)]
    DomainSetVcpu = 384,

    [Procedure(Msg = typeof(DomainEventBlockThresholdMsg), Kind = ProcedureKind.Event)]
    DomainEventBlockThreshold = 385,

    [Procedure(Args = typeof(DomainSetBlockThresholdArgs), Function = "virDomainSetBlockThreshold")]
    [Acl(Permission.DomainWrite)]
    DomainSetBlockThreshold = 386,

    [Procedure(Args = typeof(DomainMigrateGetMaxDowntimeArgs), Ret = typeof(DomainMigrateGetMaxDowntimeRet),
        Function = "virDomainMigrateGetMaxDowntime", ReadOnly = ReadOnlyRule.Allowed)]
    [Acl(Permission.DomainMigrate)]
    DomainMigrateGetMaxDowntime = 387,

    [Procedure(Args = typeof(DomainManagedSaveGetXmlDescArgs), Ret = typeof(DomainManagedSaveGetXmlDescRet),
        Function = "virDomainManagedSaveGetXMLDesc")]
    [Acl(Permission.DomainRead)]
    [Acl(Permission.DomainReadSecure, WhenSet = (ulong)DomainSaveImageXmlFlags.Secure)]
    DomainManagedSaveGetXmlDesc = 388,

    [Procedure(Args = typeof(DomainManagedSaveDefineXmlArgs), Function = "virDomainManagedSaveDefineXML", Heavy = true)]
    [Acl(Permission.DomainWrite)]
    [Acl(Permission.DomainHibernate)]
    [FlagsExclude("VIR_DOMAIN_SAVE_RUNNING", 2, "VIR_DOMAIN_SAVE_PAUSED", 4)]
    DomainManagedSaveDefineXml = 389,

    [Procedure(Args = typeof(DomainSetLifecycleActionArgs), Function = "virDomainSetLifecycleAction")]
    [Acl(Permission.DomainWrite)]
    DomainSetLifecycleAction = 390,

    [Procedure(Args = typeof(StoragePoolLookupByTargetPathArgs), Ret = typeof(StoragePoolLookupByTargetPathRet),
        Priority = CallPriority.High, Driver = DriverGroup.Storage, Function = "virStoragePoolLookupByTargetPath")]
    [Acl(Permission.StoragePoolGetattr)]
    StoragePoolLookupByTargetPath = 391,

    [Procedure(Args = typeof(DomainDetachDeviceAliasArgs), Function = "virDomainDetachDeviceAlias")]
    [Acl(Permission.DomainWrite)]
    [Acl(Permission.DomainSave, WhenNotSet = (ulong)DomainModificationImpact.Config | (ulong)DomainModificationImpact.Live)]
    [Acl(Permission.DomainSave, WhenSet = (ulong)DomainModificationImpact.Config)]
    DomainDetachDeviceAlias = 392,

    [Procedure(Args = typeof(ConnectCompareHypervisorCpuArgs), Ret = typeof(ConnectCompareHypervisorCpuRet),
        Function = "virConnectCompareHypervisorCPU")]
    [Acl(Permission.ConnectWrite)]
    ConnectCompareHypervisorCpu = 393,

    [Procedure(Args = typeof(ConnectBaselineHypervisorCpuArgs), Ret = typeof(ConnectBaselineHypervisorCpuRet),
        Function = "virConnectBaselineHypervisorCPU", Heavy = true)]
    [Acl(Permission.ConnectWrite)]
    ConnectBaselineHypervisorCpu = 394,

    [Procedure(Args = typeof(NodeGetSevInfoArgs), Ret = typeof(NodeGetSevInfoRet), Function = "virNodeGetSEVInfo",
        ReadOnly = ReadOnlyRule.Refused)]
    [Acl(Permission.ConnectRead)]
    NodeGetSevInfo = 395,

    [Procedure(Args = typeof(DomainGetLaunchSecurityInfoArgs), Ret = typeof(DomainGetLaunchSecurityInfoRet),
        Function = "virDomainGetLaunchSecurityInfo", ReadOnly = ReadOnlyRule.Refused)]
    [Acl(Permission.DomainRead)]
    DomainGetLaunchSecurityInfo = 396,

    [Procedure(Args = typeof(NwFilterBindingLookupByPortDevArgs), Ret = typeof(NwFilterBindingLookupByPortDevRet),
        Priority = CallPriority.High, Driver = DriverGroup.NwFilter, Function = "virNWFilterBindingLookupByPortDev")]
    [Acl(Permission.NwFilterBindingGetattr)]
    [WireProcedure("REMOTE_PROC_NWFILTER_BINDING_LOOKUP_BY_PORT_DEV")]
    NwFilterBindingLookupByPortDev = 397,

    [Procedure(Args = typeof(NwFilterBindingGetXmlDescArgs), Ret = typeof(NwFilterBindingGetXmlDescRet), Priority = CallPriority.High,
        Driver = DriverGroup.NwFilter, Function = "virNWFilterBindingGetXMLDesc")]
    [Acl(Permission.NwFilterBindingRead)]
    [WireProcedure("REMOTE_PROC_NWFILTER_BINDING_GET_XML_DESC")]
    NwFilterBindingGetXmlDesc = 398,

    [Procedure(Args = typeof(NwFilterBindingCreateXmlArgs), Ret = typeof(NwFilterBindingCreateXmlRet), Priority = CallPriority.High,
        Driver = DriverGroup.NwFilter, Function = "virNWFilterBindingCreateXML", Heavy = true)]
    [Acl(Permission.NwFilterBindingCreate)]
    [WireProcedure("REMOTE_PROC_NWFILTER_BINDING_CREATE_XML")]
    NwFilterBindingCreateXml = 399,

    [Procedure(Args = typeof(NwFilterBindingDeleteArgs), Priority = CallPriority.High, Driver = DriverGroup.NwFilter,
        Function = "virNWFilterBindingDelete")]
    [Acl(Permission.NwFilterBindingDelete)]
    [WireProcedure("REMOTE_PROC_NWFILTER_BINDING_DELETE")]
    NwFilterBindingDelete = 400,

    [Procedure(Args = typeof(ConnectListAllNwFilterBindingsArgs), Ret = typeof(ConnectListAllNwFilterBindingsRet),
        Priority = CallPriority.High, Driver = DriverGroup.NwFilter, Function = "virConnectListAllNWFilterBindings", Heavy = true)]
    [Acl(Permission.ConnectSearchNwFilterBindings)]
    [AclFilter(Permission.NwFilterBindingGetattr)]
    [WireProcedure("REMOTE_PROC_CONNECT_LIST_ALL_NWFILTER_BINDINGS")]
    ConnectListAllNwFilterBindings = 401,

    [Procedure(Args = typeof(DomainSetIoThreadParamsArgs), Function = "virDomainSetIOThreadParams")]
    [Acl(Permission.DomainWrite)]
    [Acl(Permission.DomainSave, WhenNotSet = (ulong)DomainModificationImpact.Config | (ulong)DomainModificationImpact.Live)]
    [Acl(Permission.DomainSave, WhenSet = (ulong)DomainModificationImpact.Config)]
    [WireProcedure("REMOTE_PROC_DOMAIN_SET_IOTHREAD_PARAMS")]
    DomainSetIoThreadParams = 402,

    [Procedure(Args = typeof(ConnectGetStoragePoolCapabilitiesArgs), Ret = typeof(ConnectGetStoragePoolCapabilitiesRet),
        Driver = DriverGroup.Storage, Function = "virConnectGetStoragePoolCapabilities", Heavy = true)]
    [Acl(Permission.ConnectRead)]
    ConnectGetStoragePoolCapabilities = 403,

    [Procedure(Args = typeof(NetworkListAllPortsArgs), Ret = typeof(NetworkListAllPortsRet), Priority = CallPriority.High,
        Driver = DriverGroup.Network, Function = "virNetworkListAllPorts", Heavy = true)]
    [Acl(Permission.NetworkSearchPorts)]
    [AclFilter(Permission.NetworkPortGetattr)]
    NetworkListAllPorts = 404,

    [Procedure(Args = typeof(NetworkPortLookupByUuidArgs), Ret = typeof(NetworkPortLookupByUuidRet), Priority = CallPriority.High,
        Driver = DriverGroup.Network, Function = "virNetworkPortLookupByUUID")]
    [Acl(Permission.NetworkPortGetattr)]
    NetworkPortLookupByUuid = 405,

    [Procedure(Args = typeof(NetworkPortCreateXmlArgs), Ret = typeof(NetworkPortCreateXmlRet), Driver = DriverGroup.Network,
        Function = "virNetworkPortCreateXML", Heavy = true)]
    [Acl(Permission.NetworkPortCreate)]
    NetworkPortCreateXml = 406,

    [Procedure(Args = typeof(NetworkPortGetParametersArgs), Ret = typeof(NetworkPortGetParametersRet), Driver = DriverGroup.Network,
        Function = "virNetworkPortGetParameters")]
    [Acl(Permission.NetworkPortRead)]
    NetworkPortGetParameters = 407,

    [Procedure(Args = typeof(NetworkPortSetParametersArgs), Driver = DriverGroup.Network, Function = "virNetworkPortSetParameters")]
    [Acl(Permission.NetworkPortWrite)]
    NetworkPortSetParameters = 408,

    [Procedure(Args = typeof(NetworkPortGetXmlDescArgs), Ret = typeof(NetworkPortGetXmlDescRet), Driver = DriverGroup.Network,
        Function = "virNetworkPortGetXMLDesc")]
    [Acl(Permission.NetworkPortRead)]
    NetworkPortGetXmlDesc = 409,

    [Procedure(Args = typeof(NetworkPortDeleteArgs), Driver = DriverGroup.Network, Function = "virNetworkPortDelete")]
    [Acl(Permission.NetworkPortDelete)]
    NetworkPortDelete = 410,

    [Procedure(Args = typeof(DomainCheckpointCreateXmlArgs), Ret = typeof(DomainCheckpointCreateXmlRet),
        Function = "virDomainCheckpointCreateXML", Heavy = true)]
    [Acl(Permission.DomainCheckpoint)]
    [Acl(Permission.DomainFsFreeze, WhenSet = (ulong)DomainCheckpointCreateFlags.Quiesce)]
    [FlagNeeds("VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE_VALIDATE", 4, "VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE", 1)]
    [FlagsExclude("VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE", 1, "VIR_DOMAIN_CHECKPOINT_CREATE_QUIESCE", 2)]
    DomainCheckpointCreateXml = 411,

    [Procedure(Args = typeof(DomainCheckpointGetXmlDescArgs), Ret = typeof(DomainCheckpointGetXmlDescRet),
        Function = "virDomainCheckpointGetXMLDesc")]
    [Acl(Permission.DomainRead)]
    [Acl(Permission.DomainReadSecure, WhenSet = (ulong)DomainCheckpointXmlFlags.Secure)]
    DomainCheckpointGetXmlDesc = 412,

    [Procedure(Args = typeof(DomainListAllCheckpointsArgs), Ret = typeof(DomainListAllCheckpointsRet), Priority = CallPriority.High,
        Function = "virDomainListAllCheckpoints", Heavy = true)]
    [Acl(Permission.DomainRead)]
    DomainListAllCheckpoints = 413,

    [Procedure(Args = typeof(DomainCheckpointListAllChildrenArgs), Ret = typeof(DomainCheckpointListAllChildrenRet),
        Priority = CallPriority.High, Function = "virDomainCheckpointListAllChildren", Heavy = true)]
    [Acl(Permission.DomainRead)]
    DomainCheckpointListAllChildren = 414,

    [Procedure(Args = typeof(DomainCheckpointLookupByNameArgs), Ret = typeof(DomainCheckpointLookupByNameRet),
        Priority = CallPriority.High, Function = "virDomainCheckpointLookupByName")]
    [Acl(Permission.DomainRead)]
    DomainCheckpointLookupByName = 415,

    [Procedure(Args = typeof(DomainCheckpointGetParentArgs), Ret = typeof(DomainCheckpointGetParentRet), Priority = CallPriority.High,
        Function = "virDomainCheckpointGetParent")]
    [Acl(Permission.DomainRead)]
    DomainCheckpointGetParent = 416,

    [Procedure(Args = typeof(DomainCheckpointDeleteArgs), Function = "virDomainCheckpointDelete")]
    [Acl(Permission.DomainCheckpoint)]
    [FlagsExclude("VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN", 1, "VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN_ONLY", 4)]
    DomainCheckpointDelete = 417,

    [Procedure(Args = typeof(DomainGetGuestInfoArgs), Ret = typeof(DomainGetGuestInfoRet), Function = "virDomainGetGuestInfo")]
    [Acl(Permission.DomainWrite)]
    DomainGetGuestInfo = 418,

    [Procedure(Args = typeof(ConnectSetIdentityArgs), Function = "virConnectSetIdentity", Manual = true, ReadOnly = ReadOnlyRule.Allowed)]
    [Acl(Permission.ConnectWrite)]
    ConnectSetIdentity = 419,

    [Procedure(Args = typeof(DomainAgentSetResponseTimeoutArgs), Ret = typeof(DomainAgentSetResponseTimeoutRet),
        Function = "virDomainAgentSetResponseTimeout")]
    [Acl(Permission.DomainWrite)]
    DomainAgentSetResponseTimeout = 420,

    [Procedure(Args = typeof(DomainBackupBeginArgs), Function = "virDomainBackupBegin")]
    [Acl(Permission.DomainCheckpoint)]
    [Acl(Permission.DomainBlockWrite)]
    DomainBackupBegin = 421,

    [Procedure(Args = typeof(DomainBackupGetXmlDescArgs), Ret = typeof(DomainBackupGetXmlDescRet), Priority = CallPriority.High,
        Function = "virDomainBackupGetXMLDesc")]
    [Acl(Permission.DomainRead)]
    DomainBackupGetXmlDesc = 422,

    [Procedure(Msg = typeof(DomainEventMemoryFailureMsg), Kind = ProcedureKind.Event)]
    DomainEventMemoryFailure = 423,

    [Procedure(Args = typeof(DomainAuthorizedSshKeysGetArgs), Ret = typeof(DomainAuthorizedSshKeysGetRet),
        Function = "virDomainAuthorizedSSHKeysGet")]
    [Acl(Permission.DomainWrite)]
    DomainAuthorizedSshKeysGet = 424,

    [Procedure(Args = typeof(DomainAuthorizedSshKeysSetArgs), Function = "virDomainAuthorizedSSHKeysSet")]
    [FlagsExclude("VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_APPEND", 1, "VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_REMOVE", 2)]
    [Acl(Permission.DomainWrite)]
    DomainAuthorizedSshKeysSet = 425,

    [Procedure(Args = typeof(DomainGetMessagesArgs), Ret = typeof(DomainGetMessagesRet), Function = "virDomainGetMessages")]
    [Acl(Permission.DomainRead)]
    DomainGetMessages = 426,

    [Procedure(Args = typeof(DomainStartDirtyRateCalcArgs), Function = "virDomainStartDirtyRateCalc")]
    [Acl(Permission.DomainWrite)]
    [FlagsExclude("VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_BITMAP", 1, "VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_RING", 2)]
    DomainStartDirtyRateCalc = 427,

    [Procedure(Args = typeof(NodeDeviceDefineXmlArgs), Ret = typeof(NodeDeviceDefineXmlRet), Driver = DriverGroup.NodeDevice,
        Function = "virNodeDeviceDefineXML", Heavy = true)]
    [Acl(Permission.NodeDeviceWrite)]
    [Acl(Permission.NodeDeviceSave)]
    NodeDeviceDefineXml = 428,

    [Procedure(Args = typeof(NodeDeviceUndefineArgs), Priority = CallPriority.High, Driver = DriverGroup.NodeDevice,
        Function = "virNodeDeviceUndefine")]
    [Acl(Permission.NodeDeviceDelete)]
    NodeDeviceUndefine = 429,

    [Procedure(Args = typeof(NodeDeviceCreateArgs), Priority = CallPriority.High, Driver = DriverGroup.NodeDevice,
        Function = "virNodeDeviceCreate")]
    [Acl(Permission.NodeDeviceStart)]
    NodeDeviceCreate = 430,

    [Procedure(Args = typeof(NwFilterDefineXmlFlagsArgs), Ret = typeof(NwFilterDefineXmlFlagsRet), Priority = CallPriority.High,
        Driver = DriverGroup.NwFilter, Function = "virNWFilterDefineXMLFlags", Heavy = true)]
    [Acl(Permission.NwFilterWrite)]
    [Acl(Permission.NwFilterSave)]
    [WireProcedure("REMOTE_PROC_NWFILTER_DEFINE_XML_FLAGS")]
    NwFilterDefineXmlFlags = 431,

    [Procedure(Args = typeof(NetworkDefineXmlFlagsArgs), Ret = typeof(NetworkDefineXmlFlagsRet), Priority = CallPriority.High,
        Driver = DriverGroup.Network, Function = "virNetworkDefineXMLFlags", Heavy = true)]
    [Acl(Permission.NetworkWrite)]
    [Acl(Permission.NetworkSave)]
    NetworkDefineXmlFlags = 432,

    [Procedure(Args = typeof(NodeDeviceGetAutostartArgs), Ret = typeof(NodeDeviceGetAutostartRet), Priority = CallPriority.High,
        Driver = DriverGroup.NodeDevice, Function = "virNodeDeviceGetAutostart")]
    [Acl(Permission.NodeDeviceRead)]
    NodeDeviceGetAutostart = 433,

    [Procedure(Args = typeof(NodeDeviceSetAutostartArgs), Priority = CallPriority.High, Driver = DriverGroup.NodeDevice,
        Function = "virNodeDeviceSetAutostart")]
    [Acl(Permission.NodeDeviceWrite)]
    NodeDeviceSetAutostart = 434,

    [Procedure(Args = typeof(NodeDeviceIsPersistentArgs), Ret = typeof(NodeDeviceIsPersistentRet), Priority = CallPriority.High,
        Driver = DriverGroup.NodeDevice, Function = "virNodeDeviceIsPersistent")]
    [Acl(Permission.NodeDeviceRead)]
    NodeDeviceIsPersistent = 435,

    [Procedure(Args = typeof(NodeDeviceIsActiveArgs), Ret = typeof(NodeDeviceIsActiveRet), Priority = CallPriority.High,
        Driver = DriverGroup.NodeDevice, Function = "virNodeDeviceIsActive")]
    [Acl(Permission.NodeDeviceRead)]
    NodeDeviceIsActive = 436,

    [Procedure(Args = typeof(NetworkCreateXmlFlagsArgs), Ret = typeof(NetworkCreateXmlFlagsRet), Priority = CallPriority.High,
        Driver = DriverGroup.Network, Function = "virNetworkCreateXMLFlags", Heavy = true)]
    [Acl(Permission.NetworkWrite)]
    [Acl(Permission.NetworkStart)]
    NetworkCreateXmlFlags = 437,

    [Procedure(Msg = typeof(DomainEventMemoryDeviceSizeChangeMsg), Kind = ProcedureKind.Event)]
    DomainEventMemoryDeviceSizeChange = 438,

    [Procedure(Args = typeof(DomainSetLaunchSecurityStateArgs), Function = "virDomainSetLaunchSecurityState")]
    [Acl(Permission.DomainWrite)]
    DomainSetLaunchSecurityState = 439,

    [Procedure(Args = typeof(DomainSaveParamsArgs), Function = "virDomainSaveParams")]
    [Acl(Permission.DomainHibernate)]
    [FlagsExclude("VIR_DOMAIN_SAVE_RUNNING", 2, "VIR_DOMAIN_SAVE_PAUSED", 4)]
    DomainSaveParams = 440,

    [Procedure(Args = typeof(DomainRestoreParamsArgs), Function = "virDomainRestoreParams")]
    [Acl(Permission.DomainStart)]
    [Acl(Permission.DomainWrite)]
    [FlagsExclude("VIR_DOMAIN_SAVE_RUNNING", 2, "VIR_DOMAIN_SAVE_PAUSED", 4)]
    DomainRestoreParams = 441,

    [Procedure(Args = typeof(DomainAbortJobFlagsArgs), Function = "virDomainAbortJobFlags")]
    [Acl(Permission.DomainWrite)]
    DomainAbortJobFlags = 442,

    [Procedure(Args = typeof(DomainFdAssociateArgs), Function = "virDomainFDAssociate", RequestFiles = FileCount.Some)]
    [Acl(Permission.DomainWrite)]
    DomainFdAssociate = 443,

    [Procedure(Args = typeof(NetworkSetMetadataArgs), Driver = DriverGroup.Network, Function = "virNetworkSetMetadata")]
    [Acl(Permission.NetworkWrite)]
    [Acl(Permission.NetworkSave, WhenNotSet = (ulong)NetworkUpdateFlags.Config | (ulong)NetworkUpdateFlags.Live)]
    [Acl(Permission.NetworkSave, WhenSet = (ulong)NetworkUpdateFlags.Config)]
    NetworkSetMetadata = 444,

    [Procedure(Args = typeof(NetworkGetMetadataArgs), Ret = typeof(NetworkGetMetadataRet), Driver = DriverGroup.Network,
        Function = "virNetworkGetMetadata")]
    [Acl(Permission.NetworkRead)]
    NetworkGetMetadata = 445,

    [Procedure(Msg = typeof(NetworkEventCallbackMetadataChangeMsg), Kind = ProcedureKind.Event)]
    NetworkEventCallbackMetadataChange = 446,

    [Procedure(Args = typeof(NodeDeviceUpdateArgs), Priority = CallPriority.High, Driver = DriverGroup.NodeDevice,
        Function = "virNodeDeviceUpdate")]
    [Acl(Permission.NodeDeviceWrite)]
    [Acl(Permission.NodeDeviceSave, WhenNotSet = (ulong)NodeDeviceUpdateFlags.Config | (ulong)NodeDeviceUpdateFlags.Live)]
    [Acl(Permission.NodeDeviceSave, WhenSet = (ulong)NodeDeviceUpdateFlags.Config)]
    NodeDeviceUpdate = 447,

    [Procedure(Args = typeof(DomainGraphicsReloadArgs), Function = "virDomainGraphicsReload")]
    [Acl(Permission.DomainWrite)]
    DomainGraphicsReload = 448,

    [Procedure(Args = typeof(DomainGetAutostartOnceArgs), Ret = typeof(DomainGetAutostartOnceRet), Priority = CallPriority.High,
        Function = "virDomainGetAutostartOnce")]
    [Acl(Permission.DomainRead)]
    DomainGetAutostartOnce = 449,

    [Procedure(Args = typeof(DomainSetAutostartOnceArgs), Priority = CallPriority.High, Function = "virDomainSetAutostartOnce")]
    [Acl(Permission.DomainWrite)]
    DomainSetAutostartOnce = 450,

    [Procedure(Args = typeof(DomainSetThrottleGroupArgs), Function = "virDomainSetThrottleGroup")]
    [Acl(Permission.DomainWrite)]
    [Acl(Permission.DomainSave, WhenNotSet = (ulong)DomainModificationImpact.Config | (ulong)DomainModificationImpact.Live)]
    [Acl(Permission.DomainSave, WhenSet = (ulong)DomainModificationImpact.Config)]
    DomainSetThrottleGroup = 451,

    [Procedure(Args = typeof(DomainDelThrottleGroupArgs), Function = "virDomainDelThrottleGroup")]
    [Acl(Permission.DomainWrite)]
    [Acl(Permission.DomainSave, WhenNotSet = (ulong)DomainModificationImpact.Config | (ulong)DomainModificationImpact.Live)]
    [Acl(Permission.DomainSave, WhenSet = (ulong)DomainModificationImpact.Config)]
    DomainDelThrottleGroup = 452,

    [Procedure(Msg = typeof(DomainEventNicMacChangeMsg), Kind = ProcedureKind.Event)]
    DomainEventNicMacChange = 453,
}
