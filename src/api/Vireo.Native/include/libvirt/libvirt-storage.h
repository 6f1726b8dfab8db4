/* Storage pools and volumes. The declarations of Vireo: facts of libvirt 11.3's interface; licence LGPL-2.1-or-later.
   The comment before a function is what the library is made from: docs/runbook-add-symbol.md. */
#ifndef LIBVIRT_STORAGE_H
#define LIBVIRT_STORAGE_H

#include <libvirt/libvirt-host.h>

#ifdef __cplusplus
extern "C" {
#endif

#define VIR_STORAGE_POOL_EVENT_CALLBACK(cb) ((virConnectStoragePoolEventGenericCallback)(cb))

typedef struct _virStoragePool virStoragePool;
typedef struct _virStorageVol virStorageVol;
typedef struct _virStoragePoolInfo virStoragePoolInfo;
typedef struct _virStorageVolInfo virStorageVolInfo;

typedef virStoragePoolInfo *virStoragePoolInfoPtr;
typedef virStoragePool *virStoragePoolPtr;
typedef virStorageVolInfo *virStorageVolInfoPtr;
typedef virStorageVol *virStorageVolPtr;

typedef enum {
    VIR_CONNECT_LIST_STORAGE_POOLS_INACTIVE = 1,
    VIR_CONNECT_LIST_STORAGE_POOLS_ACTIVE = 2,
    VIR_CONNECT_LIST_STORAGE_POOLS_PERSISTENT = 4,
    VIR_CONNECT_LIST_STORAGE_POOLS_TRANSIENT = 8,
    VIR_CONNECT_LIST_STORAGE_POOLS_AUTOSTART = 1 << 4,
    VIR_CONNECT_LIST_STORAGE_POOLS_NO_AUTOSTART = 1 << 5,
    VIR_CONNECT_LIST_STORAGE_POOLS_DIR = 1 << 6,
    VIR_CONNECT_LIST_STORAGE_POOLS_FS = 1 << 7,
    VIR_CONNECT_LIST_STORAGE_POOLS_NETFS = 1 << 8,
    VIR_CONNECT_LIST_STORAGE_POOLS_LOGICAL = 1 << 9,
    VIR_CONNECT_LIST_STORAGE_POOLS_DISK = 1 << 10,
    VIR_CONNECT_LIST_STORAGE_POOLS_ISCSI = 1 << 11,
    VIR_CONNECT_LIST_STORAGE_POOLS_SCSI = 1 << 12,
    VIR_CONNECT_LIST_STORAGE_POOLS_MPATH = 1 << 13,
    VIR_CONNECT_LIST_STORAGE_POOLS_RBD = 1 << 14,
    VIR_CONNECT_LIST_STORAGE_POOLS_SHEEPDOG = 1 << 15,
    VIR_CONNECT_LIST_STORAGE_POOLS_GLUSTER = 1 << 16,
    VIR_CONNECT_LIST_STORAGE_POOLS_ZFS = 1 << 17,
    VIR_CONNECT_LIST_STORAGE_POOLS_VSTORAGE = 1 << 18,
    VIR_CONNECT_LIST_STORAGE_POOLS_ISCSI_DIRECT = 1 << 19,
} virConnectListAllStoragePoolsFlags;

typedef enum {
    VIR_STORAGE_POOL_INACTIVE = 0,
    VIR_STORAGE_POOL_BUILDING = 1,
    VIR_STORAGE_POOL_RUNNING = 2,
    VIR_STORAGE_POOL_DEGRADED = 3,
    VIR_STORAGE_POOL_INACCESSIBLE = 4,
#ifdef VIR_ENUM_SENTINELS
    VIR_STORAGE_POOL_STATE_LAST = 5,
#endif
} virStoragePoolState;

typedef enum {
    VIR_STORAGE_POOL_BUILD_NEW = 0,
    VIR_STORAGE_POOL_BUILD_REPAIR = 1,
    VIR_STORAGE_POOL_BUILD_RESIZE = 2,
    VIR_STORAGE_POOL_BUILD_NO_OVERWRITE = 4,
    VIR_STORAGE_POOL_BUILD_OVERWRITE = 8,
} virStoragePoolBuildFlags;

typedef enum {
    VIR_STORAGE_POOL_CREATE_NORMAL = 0,
    VIR_STORAGE_POOL_CREATE_WITH_BUILD = 1,
    VIR_STORAGE_POOL_CREATE_WITH_BUILD_OVERWRITE = 2,
    VIR_STORAGE_POOL_CREATE_WITH_BUILD_NO_OVERWRITE = 4,
} virStoragePoolCreateFlags;

typedef enum {
    VIR_STORAGE_POOL_DEFINE_VALIDATE = 1,
} virStoragePoolDefineFlags;

typedef enum {
    VIR_STORAGE_POOL_DELETE_NORMAL = 0,
    VIR_STORAGE_POOL_DELETE_ZEROED = 1,
} virStoragePoolDeleteFlags;

typedef enum {
    VIR_STORAGE_POOL_EVENT_DEFINED = 0,
    VIR_STORAGE_POOL_EVENT_UNDEFINED = 1,
    VIR_STORAGE_POOL_EVENT_STARTED = 2,
    VIR_STORAGE_POOL_EVENT_STOPPED = 3,
    VIR_STORAGE_POOL_EVENT_CREATED = 4,
    VIR_STORAGE_POOL_EVENT_DELETED = 5,
#ifdef VIR_ENUM_SENTINELS
    VIR_STORAGE_POOL_EVENT_LAST = 6,
#endif
} virStoragePoolEventLifecycleType;

typedef enum {
    VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE = 0,
    VIR_STORAGE_POOL_EVENT_ID_REFRESH = 1,
#ifdef VIR_ENUM_SENTINELS
    VIR_STORAGE_POOL_EVENT_ID_LAST = 2,
#endif
} virStoragePoolEventID;

typedef enum {
    VIR_STORAGE_VOL_FILE = 0,
    VIR_STORAGE_VOL_BLOCK = 1,
    VIR_STORAGE_VOL_DIR = 2,
    VIR_STORAGE_VOL_NETWORK = 3,
    VIR_STORAGE_VOL_NETDIR = 4,
    VIR_STORAGE_VOL_PLOOP = 5,
#ifdef VIR_ENUM_SENTINELS
    VIR_STORAGE_VOL_LAST = 6,
#endif
} virStorageVolType;

typedef enum {
    VIR_STORAGE_VOL_CREATE_PREALLOC_METADATA = 1,
    VIR_STORAGE_VOL_CREATE_REFLINK = 2,
    VIR_STORAGE_VOL_CREATE_VALIDATE = 4,
} virStorageVolCreateFlags;

typedef enum {
    VIR_STORAGE_VOL_DELETE_NORMAL = 0,
    VIR_STORAGE_VOL_DELETE_ZEROED = 1,
    VIR_STORAGE_VOL_DELETE_WITH_SNAPSHOTS = 2,
} virStorageVolDeleteFlags;

typedef enum {
    VIR_STORAGE_VOL_DOWNLOAD_SPARSE_STREAM = 1,
} virStorageVolDownloadFlags;

typedef enum {
    VIR_STORAGE_VOL_USE_ALLOCATION = 0,
    VIR_STORAGE_VOL_GET_PHYSICAL = 1,
} virStorageVolInfoFlags;

typedef enum {
    VIR_STORAGE_VOL_RESIZE_ALLOCATE = 1,
    VIR_STORAGE_VOL_RESIZE_DELTA = 2,
    VIR_STORAGE_VOL_RESIZE_SHRINK = 4,
} virStorageVolResizeFlags;

typedef enum {
    VIR_STORAGE_VOL_UPLOAD_SPARSE_STREAM = 1,
} virStorageVolUploadFlags;

typedef enum {
    VIR_STORAGE_VOL_WIPE_ALG_ZERO = 0,
    VIR_STORAGE_VOL_WIPE_ALG_NNSA = 1,
    VIR_STORAGE_VOL_WIPE_ALG_DOD = 2,
    VIR_STORAGE_VOL_WIPE_ALG_BSI = 3,
    VIR_STORAGE_VOL_WIPE_ALG_GUTMANN = 4,
    VIR_STORAGE_VOL_WIPE_ALG_SCHNEIER = 5,
    VIR_STORAGE_VOL_WIPE_ALG_PFITZNER7 = 6,
    VIR_STORAGE_VOL_WIPE_ALG_PFITZNER33 = 7,
    VIR_STORAGE_VOL_WIPE_ALG_RANDOM = 8,
    VIR_STORAGE_VOL_WIPE_ALG_TRIM = 9,
#ifdef VIR_ENUM_SENTINELS
    VIR_STORAGE_VOL_WIPE_ALG_LAST = 10,
#endif
} virStorageVolWipeAlgorithm;

typedef enum {
    VIR_STORAGE_XML_INACTIVE = 1,
} virStorageXMLFlags;

struct _virStoragePoolInfo {
    int state;
    unsigned long long capacity;
    unsigned long long allocation;
    unsigned long long available;
};

struct _virStorageVolInfo {
    int type;
    unsigned long long capacity;
    unsigned long long allocation;
};

typedef void (*virConnectStoragePoolEventGenericCallback)(virConnectPtr conn, virStoragePoolPtr pool, void *opaque);
typedef void (*virConnectStoragePoolEventLifecycleCallback)(virConnectPtr conn, virStoragePoolPtr pool, int event, int detail, void *opaque);

/* LIBVIRT_0.4.1 NameFill(ConnectListDefinedStoragePools) */ int virConnectListDefinedStoragePools(virConnectPtr conn, char **const names, int maxnames);
/* LIBVIRT_0.4.1 NameFill(ConnectListStoragePools) */ int virConnectListStoragePools(virConnectPtr conn, char **const names, int maxnames);
/* LIBVIRT_0.4.1 Value(ConnectNumOfDefinedStoragePools) */ int virConnectNumOfDefinedStoragePools(virConnectPtr conn);
/* LIBVIRT_0.4.1 Value(ConnectNumOfStoragePools) */ int virConnectNumOfStoragePools(virConnectPtr conn);
/* LIBVIRT_0.4.1 Status(StoragePoolBuild) */ int virStoragePoolBuild(virStoragePoolPtr pool, unsigned int flags);
/* LIBVIRT_0.4.1 Status(StoragePoolCreate) */ int virStoragePoolCreate(virStoragePoolPtr pool, unsigned int flags);
/* LIBVIRT_0.4.1 Object(StoragePoolCreateXml) */ virStoragePoolPtr virStoragePoolCreateXML(virConnectPtr conn, const char *xmlDesc, unsigned int flags);
/* LIBVIRT_0.4.1 Object(StoragePoolDefineXml) */ virStoragePoolPtr virStoragePoolDefineXML(virConnectPtr conn, const char *xml, unsigned int flags);
/* LIBVIRT_0.4.1 Status(StoragePoolDelete) */ int virStoragePoolDelete(virStoragePoolPtr pool, unsigned int flags);
/* LIBVIRT_0.4.1 Status(StoragePoolDestroy) */ int virStoragePoolDestroy(virStoragePoolPtr pool);
/* LIBVIRT_0.4.1 Free */ int virStoragePoolFree(virStoragePoolPtr pool);
/* LIBVIRT_0.4.1 Out(StoragePoolGetAutostart) */ int virStoragePoolGetAutostart(virStoragePoolPtr pool, int *autostart);
/* LIBVIRT_0.4.1 Connection */ virConnectPtr virStoragePoolGetConnect(virStoragePoolPtr pool);
/* LIBVIRT_0.4.1 Struct(StoragePoolGetInfo) */ int virStoragePoolGetInfo(virStoragePoolPtr pool, virStoragePoolInfoPtr info);
/* LIBVIRT_0.4.1 Member(Name) */ const char *virStoragePoolGetName(virStoragePoolPtr pool);
/* LIBVIRT_0.4.1 Uuid */ int virStoragePoolGetUUID(virStoragePoolPtr pool, unsigned char *uuid);
/* LIBVIRT_0.4.1 UuidText */ int virStoragePoolGetUUIDString(virStoragePoolPtr pool, char *buf);
/* LIBVIRT_0.4.1 Text(StoragePoolGetXmlDesc) */ char *virStoragePoolGetXMLDesc(virStoragePoolPtr pool, unsigned int flags);
/* LIBVIRT_0.4.1 NameFill(StoragePoolListVolumes) */ int virStoragePoolListVolumes(virStoragePoolPtr pool, char **const names, int maxnames);
/* LIBVIRT_0.4.1 Object(StoragePoolLookupByName) */ virStoragePoolPtr virStoragePoolLookupByName(virConnectPtr conn, const char *name);
/* LIBVIRT_0.4.1 Object(StoragePoolLookupByUuid) */ virStoragePoolPtr virStoragePoolLookupByUUID(virConnectPtr conn, const unsigned char *uuid);
/* LIBVIRT_0.4.1 Object(StoragePoolLookupByUuid) */ virStoragePoolPtr virStoragePoolLookupByUUIDString(virConnectPtr conn, const char *uuidstr);
/* LIBVIRT_0.4.1 Object(StoragePoolLookupByVolume) */ virStoragePoolPtr virStoragePoolLookupByVolume(virStorageVolPtr vol);
/* LIBVIRT_0.4.1 Value(StoragePoolNumOfVolumes) */ int virStoragePoolNumOfVolumes(virStoragePoolPtr pool);
/* LIBVIRT_0.4.1 Status(StoragePoolRefresh) */ int virStoragePoolRefresh(virStoragePoolPtr pool, unsigned int flags);
/* LIBVIRT_0.4.1 Status(StoragePoolSetAutostart) */ int virStoragePoolSetAutostart(virStoragePoolPtr pool, int autostart);
/* LIBVIRT_0.4.1 Status(StoragePoolUndefine) */ int virStoragePoolUndefine(virStoragePoolPtr pool);
/* LIBVIRT_0.4.1 Object(StorageVolCreateXml) */ virStorageVolPtr virStorageVolCreateXML(virStoragePoolPtr pool, const char *xmlDesc, unsigned int flags);
/* LIBVIRT_0.4.1 Status(StorageVolDelete) */ int virStorageVolDelete(virStorageVolPtr vol, unsigned int flags);
/* LIBVIRT_0.4.1 Free */ int virStorageVolFree(virStorageVolPtr vol);
/* LIBVIRT_0.4.1 Connection */ virConnectPtr virStorageVolGetConnect(virStorageVolPtr vol);
/* LIBVIRT_0.4.1 Struct(StorageVolGetInfo) */ int virStorageVolGetInfo(virStorageVolPtr vol, virStorageVolInfoPtr info);
/* LIBVIRT_0.4.1 Member(Key) */ const char *virStorageVolGetKey(virStorageVolPtr vol);
/* LIBVIRT_0.4.1 Member(Name) */ const char *virStorageVolGetName(virStorageVolPtr vol);
/* LIBVIRT_0.4.1 Text(StorageVolGetPath) */ char *virStorageVolGetPath(virStorageVolPtr vol);
/* LIBVIRT_0.4.1 Text(StorageVolGetXmlDesc) */ char *virStorageVolGetXMLDesc(virStorageVolPtr vol, unsigned int flags);
/* LIBVIRT_0.4.1 Object(StorageVolLookupByKey) */ virStorageVolPtr virStorageVolLookupByKey(virConnectPtr conn, const char *key);
/* LIBVIRT_0.4.1 Object(StorageVolLookupByName) */ virStorageVolPtr virStorageVolLookupByName(virStoragePoolPtr pool, const char *name);
/* LIBVIRT_0.4.1 Object(StorageVolLookupByPath) */ virStorageVolPtr virStorageVolLookupByPath(virConnectPtr conn, const char *path);
/* LIBVIRT_0.4.5 Text(ConnectFindStoragePoolSources) */ char *virConnectFindStoragePoolSources(virConnectPtr conn, const char *type, const char *srcSpec, unsigned int flags);
/* LIBVIRT_0.6.0 Ref */ int virStoragePoolRef(virStoragePoolPtr pool);
/* LIBVIRT_0.6.0 Ref */ int virStorageVolRef(virStorageVolPtr vol);
/* LIBVIRT_0.6.4 Object(StorageVolCreateXmlFrom) */ virStorageVolPtr virStorageVolCreateXMLFrom(virStoragePoolPtr pool, const char *xmlDesc, virStorageVolPtr clonevol, unsigned int flags);
/* LIBVIRT_0.7.3 Value(StoragePoolIsActive) */ int virStoragePoolIsActive(virStoragePoolPtr pool);
/* LIBVIRT_0.7.3 Value(StoragePoolIsPersistent) */ int virStoragePoolIsPersistent(virStoragePoolPtr pool);
/* LIBVIRT_0.8.0 Status(StorageVolWipe) */ int virStorageVolWipe(virStorageVolPtr vol, unsigned int flags);
/* LIBVIRT_0.9.0 Stream(StorageVolDownload) */ int virStorageVolDownload(virStorageVolPtr vol, virStreamPtr stream, unsigned long long offset, unsigned long long length, unsigned int flags);
/* LIBVIRT_0.9.0 Stream(StorageVolUpload) */ int virStorageVolUpload(virStorageVolPtr vol, virStreamPtr stream, unsigned long long offset, unsigned long long length, unsigned int flags);
/* LIBVIRT_0.9.10 Status(StorageVolResize) checked */ int virStorageVolResize(virStorageVolPtr vol, unsigned long long capacity, unsigned int flags);
/* LIBVIRT_0.9.10 Status(StorageVolWipePattern) */ int virStorageVolWipePattern(virStorageVolPtr vol, unsigned int algorithm, unsigned int flags);
/* LIBVIRT_0.10.2 ObjectList(ConnectListAllStoragePools) */ int virConnectListAllStoragePools(virConnectPtr conn, virStoragePoolPtr **pools, unsigned int flags);
/* LIBVIRT_0.10.2 ObjectList(StoragePoolListAllVolumes) */ int virStoragePoolListAllVolumes(virStoragePoolPtr pool, virStorageVolPtr **vols, unsigned int flags);
/* LIBVIRT_2.0.0 Manual */ int virConnectStoragePoolEventDeregisterAny(virConnectPtr conn, int callbackID);
/* LIBVIRT_2.0.0 Manual */ int virConnectStoragePoolEventRegisterAny(virConnectPtr conn, virStoragePoolPtr pool, int eventID, virConnectStoragePoolEventGenericCallback cb, void *opaque, virFreeCallback freecb);
/* LIBVIRT_3.0.0 Struct(StorageVolGetInfoFlags) */ int virStorageVolGetInfoFlags(virStorageVolPtr vol, virStorageVolInfoPtr info, unsigned int flags);
/* LIBVIRT_4.1.0 Object(StoragePoolLookupByTargetPath) */ virStoragePoolPtr virStoragePoolLookupByTargetPath(virConnectPtr conn, const char *path);
/* LIBVIRT_5.2.0 Text(ConnectGetStoragePoolCapabilities) */ char *virConnectGetStoragePoolCapabilities(virConnectPtr conn, unsigned int flags);

#ifdef __cplusplus
}
#endif

#endif
