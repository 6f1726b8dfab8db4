namespace Vireo.Protocol;

/// <summary>What an access rule can ask for: an object class and a permission on it, in libvirt's vocabulary.</summary>
public enum Permission
{
    /// <summary>No permission.</summary>
    None = 0,

    [Access("connect", "detect_storage_pools")]
    ConnectDetectStoragePools = 100,

    [Access("connect", "getattr", Looks = true)]
    ConnectGetattr = 101,

    [Access("connect", "interface_transaction")]
    ConnectInterfaceTransaction = 102,

    [Access("connect", "pm_control")]
    ConnectPmControl = 103,

    [Access("connect", "read", Looks = true)]
    ConnectRead = 104,

    [Access("connect", "search_domains", Looks = true)]
    ConnectSearchDomains = 105,

    [Access("connect", "search_interfaces", Looks = true)]
    ConnectSearchInterfaces = 106,

    [Access("connect", "search_networks", Looks = true)]
    ConnectSearchNetworks = 107,

    [Access("connect", "search_node_devices", Looks = true)]
    ConnectSearchNodeDevices = 108,

    [Access("connect", "search_nwfilter_bindings", Looks = true)]
    ConnectSearchNwFilterBindings = 109,

    [Access("connect", "search_nwfilters", Looks = true)]
    ConnectSearchNwFilters = 110,

    [Access("connect", "search_secrets", Looks = true)]
    ConnectSearchSecrets = 111,

    [Access("connect", "search_storage_pools", Looks = true)]
    ConnectSearchStoragePools = 112,

    [Access("connect", "write")]
    ConnectWrite = 113,

    [Access("domain", "block_read")]
    DomainBlockRead = 200,

    [Access("domain", "block_write")]
    DomainBlockWrite = 201,

    [Access("domain", "checkpoint")]
    DomainCheckpoint = 202,

    [Access("domain", "core_dump")]
    DomainCoreDump = 203,

    [Access("domain", "delete")]
    DomainDelete = 204,

    [Access("domain", "fs_freeze")]
    DomainFsFreeze = 205,

    [Access("domain", "fs_trim")]
    DomainFsTrim = 206,

    [Access("domain", "getattr", Looks = true)]
    DomainGetattr = 207,

    [Access("domain", "hibernate")]
    DomainHibernate = 208,

    [Access("domain", "init_control")]
    DomainInitControl = 209,

    [Access("domain", "inject_nmi")]
    DomainInjectNmi = 210,

    [Access("domain", "mem_read")]
    DomainMemRead = 211,

    [Access("domain", "migrate")]
    DomainMigrate = 212,

    [Access("domain", "open_device")]
    DomainOpenDevice = 213,

    [Access("domain", "open_graphics")]
    DomainOpenGraphics = 214,

    [Access("domain", "open_namespace")]
    DomainOpenNamespace = 215,

    [Access("domain", "pm_control")]
    DomainPmControl = 216,

    [Access("domain", "read", Looks = true)]
    DomainRead = 217,

    [Access("domain", "read_secure", Secret = true)]
    DomainReadSecure = 218,

    [Access("domain", "reset")]
    DomainReset = 219,

    [Access("domain", "save")]
    DomainSave = 220,

    [Access("domain", "screenshot")]
    DomainScreenshot = 221,

    [Access("domain", "send_input")]
    DomainSendInput = 222,

    [Access("domain", "send_signal")]
    DomainSendSignal = 223,

    [Access("domain", "set_password")]
    DomainSetPassword = 224,

    [Access("domain", "set_time")]
    DomainSetTime = 225,

    [Access("domain", "snapshot")]
    DomainSnapshot = 226,

    [Access("domain", "start")]
    DomainStart = 227,

    [Access("domain", "stop")]
    DomainStop = 228,

    [Access("domain", "suspend")]
    DomainSuspend = 229,

    [Access("domain", "write")]
    DomainWrite = 230,

    [Access("interface", "delete")]
    InterfaceDelete = 300,

    [Access("interface", "getattr", Looks = true)]
    InterfaceGetattr = 301,

    [Access("interface", "read", Looks = true)]
    InterfaceRead = 302,

    [Access("interface", "save")]
    InterfaceSave = 303,

    [Access("interface", "start")]
    InterfaceStart = 304,

    [Access("interface", "stop")]
    InterfaceStop = 305,

    [Access("interface", "write")]
    InterfaceWrite = 306,

    [Access("network", "delete")]
    NetworkDelete = 400,

    [Access("network", "getattr", Looks = true)]
    NetworkGetattr = 401,

    [Access("network", "read", Looks = true)]
    NetworkRead = 402,

    [Access("network", "save")]
    NetworkSave = 403,

    [Access("network", "search_ports", Looks = true)]
    NetworkSearchPorts = 404,

    [Access("network", "start")]
    NetworkStart = 405,

    [Access("network", "stop")]
    NetworkStop = 406,

    [Access("network", "write")]
    NetworkWrite = 407,

    [Access("network_port", "create")]
    NetworkPortCreate = 500,

    [Access("network_port", "delete")]
    NetworkPortDelete = 501,

    [Access("network_port", "getattr", Looks = true)]
    NetworkPortGetattr = 502,

    [Access("network_port", "read", Looks = true)]
    NetworkPortRead = 503,

    [Access("network_port", "write")]
    NetworkPortWrite = 504,

    [Access("node_device", "delete")]
    NodeDeviceDelete = 600,

    [Access("node_device", "detach")]
    NodeDeviceDetach = 601,

    [Access("node_device", "getattr", Looks = true)]
    NodeDeviceGetattr = 602,

    [Access("node_device", "read", Looks = true)]
    NodeDeviceRead = 603,

    [Access("node_device", "save")]
    NodeDeviceSave = 604,

    [Access("node_device", "start")]
    NodeDeviceStart = 605,

    [Access("node_device", "stop")]
    NodeDeviceStop = 606,

    [Access("node_device", "write")]
    NodeDeviceWrite = 607,

    [Access("nwfilter", "delete")]
    NwFilterDelete = 700,

    [Access("nwfilter", "getattr", Looks = true)]
    NwFilterGetattr = 701,

    [Access("nwfilter", "read", Looks = true)]
    NwFilterRead = 702,

    [Access("nwfilter", "save")]
    NwFilterSave = 703,

    [Access("nwfilter", "write")]
    NwFilterWrite = 704,

    [Access("nwfilter_binding", "create")]
    NwFilterBindingCreate = 800,

    [Access("nwfilter_binding", "delete")]
    NwFilterBindingDelete = 801,

    [Access("nwfilter_binding", "getattr", Looks = true)]
    NwFilterBindingGetattr = 802,

    [Access("nwfilter_binding", "read", Looks = true)]
    NwFilterBindingRead = 803,

    [Access("secret", "delete")]
    SecretDelete = 900,

    [Access("secret", "getattr", Looks = true)]
    SecretGetattr = 901,

    [Access("secret", "read", Looks = true)]
    SecretRead = 902,

    [Access("secret", "read_secure", Secret = true)]
    SecretReadSecure = 903,

    [Access("secret", "save")]
    SecretSave = 904,

    [Access("secret", "write")]
    SecretWrite = 905,

    [Access("storage_pool", "delete")]
    StoragePoolDelete = 1000,

    [Access("storage_pool", "format")]
    StoragePoolFormat = 1001,

    [Access("storage_pool", "getattr", Looks = true)]
    StoragePoolGetattr = 1002,

    [Access("storage_pool", "read", Looks = true)]
    StoragePoolRead = 1003,

    [Access("storage_pool", "refresh")]
    StoragePoolRefresh = 1004,

    [Access("storage_pool", "save")]
    StoragePoolSave = 1005,

    [Access("storage_pool", "search_storage_vols", Looks = true)]
    StoragePoolSearchStorageVols = 1006,

    [Access("storage_pool", "start")]
    StoragePoolStart = 1007,

    [Access("storage_pool", "stop")]
    StoragePoolStop = 1008,

    [Access("storage_pool", "write")]
    StoragePoolWrite = 1009,

    [Access("storage_vol", "create")]
    StorageVolCreate = 1100,

    [Access("storage_vol", "data_read")]
    StorageVolDataRead = 1101,

    [Access("storage_vol", "data_write")]
    StorageVolDataWrite = 1102,

    [Access("storage_vol", "delete")]
    StorageVolDelete = 1103,

    [Access("storage_vol", "format")]
    StorageVolFormat = 1104,

    [Access("storage_vol", "getattr", Looks = true)]
    StorageVolGetattr = 1105,

    [Access("storage_vol", "read", Looks = true)]
    StorageVolRead = 1106,

    [Access("storage_vol", "resize")]
    StorageVolResize = 1107,
}
