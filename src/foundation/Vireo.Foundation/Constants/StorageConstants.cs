// The public constants of libvirt's C API, storage part. Names are the C names without their common prefix.

namespace Vireo;

/// <summary>libvirt's <c>virConnectListAllStoragePoolsFlags</c>, since 0.10.2.</summary>
[Flags]
public enum ConnectListAllStoragePoolsFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_CONNECT_LIST_STORAGE_POOLS_INACTIVE</c>, since 0.10.2.</summary>
    Inactive = 1,
    /// <summary><c>VIR_CONNECT_LIST_STORAGE_POOLS_ACTIVE</c>, since 0.10.2.</summary>
    Active = 2,
    /// <summary><c>VIR_CONNECT_LIST_STORAGE_POOLS_PERSISTENT</c>, since 0.10.2.</summary>
    Persistent = 4,
    /// <summary><c>VIR_CONNECT_LIST_STORAGE_POOLS_TRANSIENT</c>, since 0.10.2.</summary>
    Transient = 8,
    /// <summary><c>VIR_CONNECT_LIST_STORAGE_POOLS_AUTOSTART</c>, since 0.10.2.</summary>
    Autostart = 16,
    /// <summary><c>VIR_CONNECT_LIST_STORAGE_POOLS_NO_AUTOSTART</c>, since 0.10.2.</summary>
    NoAutostart = 32,
    /// <summary><c>VIR_CONNECT_LIST_STORAGE_POOLS_DIR</c>, since 0.10.2.</summary>
    Dir = 64,
    /// <summary><c>VIR_CONNECT_LIST_STORAGE_POOLS_FS</c>, since 0.10.2.</summary>
    Fs = 128,
    /// <summary><c>VIR_CONNECT_LIST_STORAGE_POOLS_NETFS</c>, since 0.10.2.</summary>
    Netfs = 256,
    /// <summary><c>VIR_CONNECT_LIST_STORAGE_POOLS_LOGICAL</c>, since 0.10.2.</summary>
    Logical = 512,
    /// <summary><c>VIR_CONNECT_LIST_STORAGE_POOLS_DISK</c>, since 0.10.2.</summary>
    Disk = 1024,
    /// <summary><c>VIR_CONNECT_LIST_STORAGE_POOLS_ISCSI</c>, since 0.10.2.</summary>
    Iscsi = 2048,
    /// <summary><c>VIR_CONNECT_LIST_STORAGE_POOLS_SCSI</c>, since 0.10.2.</summary>
    Scsi = 4096,
    /// <summary><c>VIR_CONNECT_LIST_STORAGE_POOLS_MPATH</c>, since 0.10.2.</summary>
    Mpath = 8192,
    /// <summary><c>VIR_CONNECT_LIST_STORAGE_POOLS_RBD</c>, since 0.10.2.</summary>
    Rbd = 16384,
    /// <summary><c>VIR_CONNECT_LIST_STORAGE_POOLS_SHEEPDOG</c>, since 0.10.2.</summary>
    Sheepdog = 32768,
    /// <summary><c>VIR_CONNECT_LIST_STORAGE_POOLS_GLUSTER</c>, since 1.2.1.</summary>
    Gluster = 65536,
    /// <summary><c>VIR_CONNECT_LIST_STORAGE_POOLS_ZFS</c>, since 1.2.8.</summary>
    Zfs = 131072,
    /// <summary><c>VIR_CONNECT_LIST_STORAGE_POOLS_VSTORAGE</c>, since 3.1.0.</summary>
    Vstorage = 262144,
    /// <summary><c>VIR_CONNECT_LIST_STORAGE_POOLS_ISCSI_DIRECT</c>, since 5.6.0.</summary>
    IscsiDirect = 524288,
}

/// <summary>libvirt's <c>virStoragePoolState</c>, since 0.4.1.</summary>
public enum StoragePoolState
{
    /// <summary><c>VIR_STORAGE_POOL_INACTIVE</c>, since 0.4.1.</summary>
    Inactive = 0,
    /// <summary><c>VIR_STORAGE_POOL_BUILDING</c>, since 0.4.1.</summary>
    Building = 1,
    /// <summary><c>VIR_STORAGE_POOL_RUNNING</c>, since 0.4.1.</summary>
    Running = 2,
    /// <summary><c>VIR_STORAGE_POOL_DEGRADED</c>, since 0.4.1.</summary>
    Degraded = 3,
    /// <summary><c>VIR_STORAGE_POOL_INACCESSIBLE</c>, since 0.8.2.</summary>
    Inaccessible = 4,
}

/// <summary>libvirt's <c>virStoragePoolBuildFlags</c>, since 0.4.1.</summary>
[Flags]
public enum StoragePoolBuildFlags : uint
{
    /// <summary><c>VIR_STORAGE_POOL_BUILD_NEW</c>, since 0.4.1.</summary>
    New = 0,
    /// <summary><c>VIR_STORAGE_POOL_BUILD_REPAIR</c>, since 0.4.1.</summary>
    Repair = 1,
    /// <summary><c>VIR_STORAGE_POOL_BUILD_RESIZE</c>, since 0.4.1.</summary>
    Resize = 2,
    /// <summary><c>VIR_STORAGE_POOL_BUILD_NO_OVERWRITE</c>, since 0.9.5.</summary>
    NoOverwrite = 4,
    /// <summary><c>VIR_STORAGE_POOL_BUILD_OVERWRITE</c>, since 0.9.5.</summary>
    Overwrite = 8,
}

/// <summary>libvirt's <c>virStoragePoolCreateFlags</c>, since 1.3.1.</summary>
[Flags]
public enum StoragePoolCreateFlags : uint
{
    /// <summary><c>VIR_STORAGE_POOL_CREATE_NORMAL</c>, since 1.3.1.</summary>
    Normal = 0,
    /// <summary><c>VIR_STORAGE_POOL_CREATE_WITH_BUILD</c>, since 1.3.1.</summary>
    WithBuild = 1,
    /// <summary><c>VIR_STORAGE_POOL_CREATE_WITH_BUILD_OVERWRITE</c>, since 1.3.1.</summary>
    WithBuildOverwrite = 2,
    /// <summary><c>VIR_STORAGE_POOL_CREATE_WITH_BUILD_NO_OVERWRITE</c>, since 1.3.1.</summary>
    WithBuildNoOverwrite = 4,
}

/// <summary>libvirt's <c>virStoragePoolDefineFlags</c>, since 7.7.0.</summary>
[Flags]
public enum StoragePoolDefineFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_STORAGE_POOL_DEFINE_VALIDATE</c>, since 7.7.0.</summary>
    Validate = 1,
}

/// <summary>libvirt's <c>virStoragePoolDeleteFlags</c>, since 0.4.1.</summary>
[Flags]
public enum StoragePoolDeleteFlags : uint
{
    /// <summary><c>VIR_STORAGE_POOL_DELETE_NORMAL</c>, since 0.4.1.</summary>
    Normal = 0,
    /// <summary><c>VIR_STORAGE_POOL_DELETE_ZEROED</c>, since 0.4.1.</summary>
    Zeroed = 1,
}

/// <summary>libvirt's <c>virStoragePoolEventLifecycleType</c>, since 2.0.0.</summary>
public enum StoragePoolEventLifecycleType
{
    /// <summary><c>VIR_STORAGE_POOL_EVENT_DEFINED</c>, since 2.0.0.</summary>
    Defined = 0,
    /// <summary><c>VIR_STORAGE_POOL_EVENT_UNDEFINED</c>, since 2.0.0.</summary>
    Undefined = 1,
    /// <summary><c>VIR_STORAGE_POOL_EVENT_STARTED</c>, since 2.0.0.</summary>
    Started = 2,
    /// <summary><c>VIR_STORAGE_POOL_EVENT_STOPPED</c>, since 2.0.0.</summary>
    Stopped = 3,
    /// <summary><c>VIR_STORAGE_POOL_EVENT_CREATED</c>, since 3.8.0.</summary>
    Created = 4,
    /// <summary><c>VIR_STORAGE_POOL_EVENT_DELETED</c>, since 3.8.0.</summary>
    Deleted = 5,
}

/// <summary>libvirt's <c>virStoragePoolEventID</c>, since 2.0.0.</summary>
public enum StoragePoolEventId
{
    /// <summary><c>VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE</c>, since 2.0.0.</summary>
    Lifecycle = 0,
    /// <summary><c>VIR_STORAGE_POOL_EVENT_ID_REFRESH</c>, since 2.0.0.</summary>
    Refresh = 1,
}

/// <summary>libvirt's <c>virStorageVolType</c>, since 0.4.1.</summary>
public enum StorageVolType
{
    /// <summary><c>VIR_STORAGE_VOL_FILE</c>, since 0.4.1.</summary>
    File = 0,
    /// <summary><c>VIR_STORAGE_VOL_BLOCK</c>, since 0.4.1.</summary>
    Block = 1,
    /// <summary><c>VIR_STORAGE_VOL_DIR</c>, since 0.9.5.</summary>
    Dir = 2,
    /// <summary><c>VIR_STORAGE_VOL_NETWORK</c>, since 0.9.13.</summary>
    Network = 3,
    /// <summary><c>VIR_STORAGE_VOL_NETDIR</c>, since 1.2.0.</summary>
    Netdir = 4,
    /// <summary><c>VIR_STORAGE_VOL_PLOOP</c>, since 1.3.4.</summary>
    Ploop = 5,
}

/// <summary>libvirt's <c>virStorageVolCreateFlags</c>, since 1.0.1.</summary>
[Flags]
public enum StorageVolCreateFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_STORAGE_VOL_CREATE_PREALLOC_METADATA</c>, since 1.0.1.</summary>
    PreallocMetadata = 1,
    /// <summary><c>VIR_STORAGE_VOL_CREATE_REFLINK</c>, since 1.2.13.</summary>
    Reflink = 2,
    /// <summary><c>VIR_STORAGE_VOL_CREATE_VALIDATE</c>, since 8.10.0.</summary>
    Validate = 4,
}

/// <summary>libvirt's <c>virStorageVolDeleteFlags</c>, since 0.4.1.</summary>
[Flags]
public enum StorageVolDeleteFlags : uint
{
    /// <summary><c>VIR_STORAGE_VOL_DELETE_NORMAL</c>, since 0.4.1.</summary>
    Normal = 0,
    /// <summary><c>VIR_STORAGE_VOL_DELETE_ZEROED</c>, since 0.4.1.</summary>
    Zeroed = 1,
    /// <summary><c>VIR_STORAGE_VOL_DELETE_WITH_SNAPSHOTS</c>, since 1.2.21.</summary>
    WithSnapshots = 2,
}

/// <summary>libvirt's <c>virStorageVolDownloadFlags</c>, since 3.4.0.</summary>
[Flags]
public enum StorageVolDownloadFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_STORAGE_VOL_DOWNLOAD_SPARSE_STREAM</c>, since 3.4.0.</summary>
    SparseStream = 1,
}

/// <summary>libvirt's <c>virStorageVolInfoFlags</c>, since 3.0.0.</summary>
[Flags]
public enum StorageVolInfoFlags : uint
{
    /// <summary><c>VIR_STORAGE_VOL_USE_ALLOCATION</c>, since 3.0.0.</summary>
    UseAllocation = 0,
    /// <summary><c>VIR_STORAGE_VOL_GET_PHYSICAL</c>, since 3.0.0.</summary>
    GetPhysical = 1,
}

/// <summary>libvirt's <c>virStorageVolResizeFlags</c>, since 0.9.10.</summary>
[Flags]
public enum StorageVolResizeFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_STORAGE_VOL_RESIZE_ALLOCATE</c>, since 0.9.10.</summary>
    Allocate = 1,
    /// <summary><c>VIR_STORAGE_VOL_RESIZE_DELTA</c>, since 0.9.10.</summary>
    Delta = 2,
    /// <summary><c>VIR_STORAGE_VOL_RESIZE_SHRINK</c>, since 0.9.10.</summary>
    Shrink = 4,
}

/// <summary>libvirt's <c>virStorageVolUploadFlags</c>, since 3.4.0.</summary>
[Flags]
public enum StorageVolUploadFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_STORAGE_VOL_UPLOAD_SPARSE_STREAM</c>, since 3.4.0.</summary>
    SparseStream = 1,
}

/// <summary>libvirt's <c>virStorageVolWipeAlgorithm</c>, since 0.9.10.</summary>
public enum StorageVolWipeAlgorithm
{
    /// <summary><c>VIR_STORAGE_VOL_WIPE_ALG_ZERO</c>, since 0.9.10.</summary>
    Zero = 0,
    /// <summary><c>VIR_STORAGE_VOL_WIPE_ALG_NNSA</c>, since 0.9.10.</summary>
    Nnsa = 1,
    /// <summary><c>VIR_STORAGE_VOL_WIPE_ALG_DOD</c>, since 0.9.10.</summary>
    Dod = 2,
    /// <summary><c>VIR_STORAGE_VOL_WIPE_ALG_BSI</c>, since 0.9.10.</summary>
    Bsi = 3,
    /// <summary><c>VIR_STORAGE_VOL_WIPE_ALG_GUTMANN</c>, since 0.9.10.</summary>
    Gutmann = 4,
    /// <summary><c>VIR_STORAGE_VOL_WIPE_ALG_SCHNEIER</c>, since 0.9.10.</summary>
    Schneier = 5,
    /// <summary><c>VIR_STORAGE_VOL_WIPE_ALG_PFITZNER7</c>, since 0.9.10.</summary>
    Pfitzner7 = 6,
    /// <summary><c>VIR_STORAGE_VOL_WIPE_ALG_PFITZNER33</c>, since 0.9.10.</summary>
    Pfitzner33 = 7,
    /// <summary><c>VIR_STORAGE_VOL_WIPE_ALG_RANDOM</c>, since 0.9.10.</summary>
    Random = 8,
    /// <summary><c>VIR_STORAGE_VOL_WIPE_ALG_TRIM</c>, since 1.3.2.</summary>
    Trim = 9,
}

/// <summary>libvirt's <c>virStorageXMLFlags</c>, since 0.9.13.</summary>
[Flags]
public enum StorageXmlFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_STORAGE_XML_INACTIVE</c>, since 0.9.13.</summary>
    Inactive = 1,
}
