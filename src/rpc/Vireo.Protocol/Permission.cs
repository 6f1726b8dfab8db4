namespace Vireo.Protocol;

/// <summary>What an access rule can ask for: an object class and a permission on it, in libvirt's vocabulary.</summary>
public enum Permission
{
    /// <summary>No permission.</summary>
    None = 0,

    /// <summary><c>connect:detect_storage_pools</c></summary>
    ConnectDetectStoragePools = 100,
    /// <summary><c>connect:getattr</c></summary>
    ConnectGetattr = 101,
    /// <summary><c>connect:interface_transaction</c></summary>
    ConnectInterfaceTransaction = 102,
    /// <summary><c>connect:pm_control</c></summary>
    ConnectPmControl = 103,
    /// <summary><c>connect:read</c></summary>
    ConnectRead = 104,
    /// <summary><c>connect:search_domains</c></summary>
    ConnectSearchDomains = 105,
    /// <summary><c>connect:search_interfaces</c></summary>
    ConnectSearchInterfaces = 106,
    /// <summary><c>connect:search_networks</c></summary>
    ConnectSearchNetworks = 107,
    /// <summary><c>connect:search_node_devices</c></summary>
    ConnectSearchNodeDevices = 108,
    /// <summary><c>connect:search_nwfilter_bindings</c></summary>
    ConnectSearchNwFilterBindings = 109,
    /// <summary><c>connect:search_nwfilters</c></summary>
    ConnectSearchNwFilters = 110,
    /// <summary><c>connect:search_secrets</c></summary>
    ConnectSearchSecrets = 111,
    /// <summary><c>connect:search_storage_pools</c></summary>
    ConnectSearchStoragePools = 112,
    /// <summary><c>connect:write</c></summary>
    ConnectWrite = 113,

    /// <summary><c>domain:block_read</c></summary>
    DomainBlockRead = 200,
    /// <summary><c>domain:block_write</c></summary>
    DomainBlockWrite = 201,
    /// <summary><c>domain:checkpoint</c></summary>
    DomainCheckpoint = 202,
    /// <summary><c>domain:core_dump</c></summary>
    DomainCoreDump = 203,
    /// <summary><c>domain:delete</c></summary>
    DomainDelete = 204,
    /// <summary><c>domain:fs_freeze</c></summary>
    DomainFsFreeze = 205,
    /// <summary><c>domain:fs_trim</c></summary>
    DomainFsTrim = 206,
    /// <summary><c>domain:getattr</c></summary>
    DomainGetattr = 207,
    /// <summary><c>domain:hibernate</c></summary>
    DomainHibernate = 208,
    /// <summary><c>domain:init_control</c></summary>
    DomainInitControl = 209,
    /// <summary><c>domain:inject_nmi</c></summary>
    DomainInjectNmi = 210,
    /// <summary><c>domain:mem_read</c></summary>
    DomainMemRead = 211,
    /// <summary><c>domain:migrate</c></summary>
    DomainMigrate = 212,
    /// <summary><c>domain:open_device</c></summary>
    DomainOpenDevice = 213,
    /// <summary><c>domain:open_graphics</c></summary>
    DomainOpenGraphics = 214,
    /// <summary><c>domain:open_namespace</c></summary>
    DomainOpenNamespace = 215,
    /// <summary><c>domain:pm_control</c></summary>
    DomainPmControl = 216,
    /// <summary><c>domain:read</c></summary>
    DomainRead = 217,
    /// <summary><c>domain:read_secure</c></summary>
    DomainReadSecure = 218,
    /// <summary><c>domain:reset</c></summary>
    DomainReset = 219,
    /// <summary><c>domain:save</c></summary>
    DomainSave = 220,
    /// <summary><c>domain:screenshot</c></summary>
    DomainScreenshot = 221,
    /// <summary><c>domain:send_input</c></summary>
    DomainSendInput = 222,
    /// <summary><c>domain:send_signal</c></summary>
    DomainSendSignal = 223,
    /// <summary><c>domain:set_password</c></summary>
    DomainSetPassword = 224,
    /// <summary><c>domain:set_time</c></summary>
    DomainSetTime = 225,
    /// <summary><c>domain:snapshot</c></summary>
    DomainSnapshot = 226,
    /// <summary><c>domain:start</c></summary>
    DomainStart = 227,
    /// <summary><c>domain:stop</c></summary>
    DomainStop = 228,
    /// <summary><c>domain:suspend</c></summary>
    DomainSuspend = 229,
    /// <summary><c>domain:write</c></summary>
    DomainWrite = 230,

    /// <summary><c>interface:delete</c></summary>
    InterfaceDelete = 300,
    /// <summary><c>interface:getattr</c></summary>
    InterfaceGetattr = 301,
    /// <summary><c>interface:read</c></summary>
    InterfaceRead = 302,
    /// <summary><c>interface:save</c></summary>
    InterfaceSave = 303,
    /// <summary><c>interface:start</c></summary>
    InterfaceStart = 304,
    /// <summary><c>interface:stop</c></summary>
    InterfaceStop = 305,
    /// <summary><c>interface:write</c></summary>
    InterfaceWrite = 306,

    /// <summary><c>network:delete</c></summary>
    NetworkDelete = 400,
    /// <summary><c>network:getattr</c></summary>
    NetworkGetattr = 401,
    /// <summary><c>network:read</c></summary>
    NetworkRead = 402,
    /// <summary><c>network:save</c></summary>
    NetworkSave = 403,
    /// <summary><c>network:search_ports</c></summary>
    NetworkSearchPorts = 404,
    /// <summary><c>network:start</c></summary>
    NetworkStart = 405,
    /// <summary><c>network:stop</c></summary>
    NetworkStop = 406,
    /// <summary><c>network:write</c></summary>
    NetworkWrite = 407,

    /// <summary><c>network_port:create</c></summary>
    NetworkPortCreate = 500,
    /// <summary><c>network_port:delete</c></summary>
    NetworkPortDelete = 501,
    /// <summary><c>network_port:getattr</c></summary>
    NetworkPortGetattr = 502,
    /// <summary><c>network_port:read</c></summary>
    NetworkPortRead = 503,
    /// <summary><c>network_port:write</c></summary>
    NetworkPortWrite = 504,

    /// <summary><c>node_device:delete</c></summary>
    NodeDeviceDelete = 600,
    /// <summary><c>node_device:detach</c></summary>
    NodeDeviceDetach = 601,
    /// <summary><c>node_device:getattr</c></summary>
    NodeDeviceGetattr = 602,
    /// <summary><c>node_device:read</c></summary>
    NodeDeviceRead = 603,
    /// <summary><c>node_device:save</c></summary>
    NodeDeviceSave = 604,
    /// <summary><c>node_device:start</c></summary>
    NodeDeviceStart = 605,
    /// <summary><c>node_device:stop</c></summary>
    NodeDeviceStop = 606,
    /// <summary><c>node_device:write</c></summary>
    NodeDeviceWrite = 607,

    /// <summary><c>nwfilter:delete</c></summary>
    NwFilterDelete = 700,
    /// <summary><c>nwfilter:getattr</c></summary>
    NwFilterGetattr = 701,
    /// <summary><c>nwfilter:read</c></summary>
    NwFilterRead = 702,
    /// <summary><c>nwfilter:save</c></summary>
    NwFilterSave = 703,
    /// <summary><c>nwfilter:write</c></summary>
    NwFilterWrite = 704,

    /// <summary><c>nwfilter_binding:create</c></summary>
    NwFilterBindingCreate = 800,
    /// <summary><c>nwfilter_binding:delete</c></summary>
    NwFilterBindingDelete = 801,
    /// <summary><c>nwfilter_binding:getattr</c></summary>
    NwFilterBindingGetattr = 802,
    /// <summary><c>nwfilter_binding:read</c></summary>
    NwFilterBindingRead = 803,

    /// <summary><c>secret:delete</c></summary>
    SecretDelete = 900,
    /// <summary><c>secret:getattr</c></summary>
    SecretGetattr = 901,
    /// <summary><c>secret:read</c></summary>
    SecretRead = 902,
    /// <summary><c>secret:read_secure</c></summary>
    SecretReadSecure = 903,
    /// <summary><c>secret:save</c></summary>
    SecretSave = 904,
    /// <summary><c>secret:write</c></summary>
    SecretWrite = 905,

    /// <summary><c>storage_pool:delete</c></summary>
    StoragePoolDelete = 1000,
    /// <summary><c>storage_pool:format</c></summary>
    StoragePoolFormat = 1001,
    /// <summary><c>storage_pool:getattr</c></summary>
    StoragePoolGetattr = 1002,
    /// <summary><c>storage_pool:read</c></summary>
    StoragePoolRead = 1003,
    /// <summary><c>storage_pool:refresh</c></summary>
    StoragePoolRefresh = 1004,
    /// <summary><c>storage_pool:save</c></summary>
    StoragePoolSave = 1005,
    /// <summary><c>storage_pool:search_storage_vols</c></summary>
    StoragePoolSearchStorageVols = 1006,
    /// <summary><c>storage_pool:start</c></summary>
    StoragePoolStart = 1007,
    /// <summary><c>storage_pool:stop</c></summary>
    StoragePoolStop = 1008,
    /// <summary><c>storage_pool:write</c></summary>
    StoragePoolWrite = 1009,

    /// <summary><c>storage_vol:create</c></summary>
    StorageVolCreate = 1100,
    /// <summary><c>storage_vol:data_read</c></summary>
    StorageVolDataRead = 1101,
    /// <summary><c>storage_vol:data_write</c></summary>
    StorageVolDataWrite = 1102,
    /// <summary><c>storage_vol:delete</c></summary>
    StorageVolDelete = 1103,
    /// <summary><c>storage_vol:format</c></summary>
    StorageVolFormat = 1104,
    /// <summary><c>storage_vol:getattr</c></summary>
    StorageVolGetattr = 1105,
    /// <summary><c>storage_vol:read</c></summary>
    StorageVolRead = 1106,
    /// <summary><c>storage_vol:resize</c></summary>
    StorageVolResize = 1107,
}
