/* Connections and the host. The declarations of Vireo: facts of libvirt 11.3's interface; licence LGPL-2.1-or-later.
   The comment before a function is what the library is made from: docs/runbook-add-symbol.md. */
#ifndef LIBVIRT_HOST_H
#define LIBVIRT_HOST_H

#include <libvirt/libvirt-common.h>

#ifdef __cplusplus
extern "C" {
#endif

#define VIR_CONNECT_IDENTITY_GROUP_NAME "group-name"
#define VIR_CONNECT_IDENTITY_PROCESS_ID "process-id"
#define VIR_CONNECT_IDENTITY_PROCESS_TIME "process-time"
#define VIR_CONNECT_IDENTITY_SASL_USER_NAME "sasl-user-name"
#define VIR_CONNECT_IDENTITY_SELINUX_CONTEXT "selinux-context"
#define VIR_CONNECT_IDENTITY_UNIX_GROUP_ID "unix-group-id"
#define VIR_CONNECT_IDENTITY_UNIX_USER_ID "unix-user-id"
#define VIR_CONNECT_IDENTITY_USER_NAME "user-name"
#define VIR_CONNECT_IDENTITY_X509_DISTINGUISHED_NAME "x509-distinguished-name"
#define VIR_NODEINFO_MAXCPUS(nodeinfo) ((nodeinfo).nodes * (nodeinfo).sockets * (nodeinfo).cores * (nodeinfo).threads)
#define VIR_NODE_CPU_STATS_FIELD_LENGTH 80
#define VIR_NODE_CPU_STATS_IDLE "idle"
#define VIR_NODE_CPU_STATS_INTR "intr"
#define VIR_NODE_CPU_STATS_IOWAIT "iowait"
#define VIR_NODE_CPU_STATS_KERNEL "kernel"
#define VIR_NODE_CPU_STATS_USER "user"
#define VIR_NODE_CPU_STATS_UTILIZATION "utilization"
#define VIR_NODE_MEMORY_SHARED_FULL_SCANS "shm_full_scans"
#define VIR_NODE_MEMORY_SHARED_MERGE_ACROSS_NODES "shm_merge_across_nodes"
#define VIR_NODE_MEMORY_SHARED_PAGES_SHARED "shm_pages_shared"
#define VIR_NODE_MEMORY_SHARED_PAGES_SHARING "shm_pages_sharing"
#define VIR_NODE_MEMORY_SHARED_PAGES_TO_SCAN "shm_pages_to_scan"
#define VIR_NODE_MEMORY_SHARED_PAGES_UNSHARED "shm_pages_unshared"
#define VIR_NODE_MEMORY_SHARED_PAGES_VOLATILE "shm_pages_volatile"
#define VIR_NODE_MEMORY_SHARED_SLEEP_MILLISECS "shm_sleep_millisecs"
#define VIR_NODE_MEMORY_STATS_BUFFERS "buffers"
#define VIR_NODE_MEMORY_STATS_CACHED "cached"
#define VIR_NODE_MEMORY_STATS_FIELD_LENGTH 80
#define VIR_NODE_MEMORY_STATS_FREE "free"
#define VIR_NODE_MEMORY_STATS_TOTAL "total"
#define VIR_NODE_SEV_CBITPOS "cbitpos"
#define VIR_NODE_SEV_CERT_CHAIN "cert-chain"
#define VIR_NODE_SEV_CPU0_ID "cpu0-id"
#define VIR_NODE_SEV_MAX_ES_GUESTS "max-es-guests"
#define VIR_NODE_SEV_MAX_GUESTS "max-guests"
#define VIR_NODE_SEV_PDH "pdh"
#define VIR_NODE_SEV_REDUCED_PHYS_BITS "reduced-phys-bits"
#define VIR_SECURITY_DOI_BUFLEN (256 + 1)
#define VIR_SECURITY_LABEL_BUFLEN (4096 + 1)
#define VIR_SECURITY_MODEL_BUFLEN (256 + 1)
#define VIR_UUID_BUFLEN (16)
#define VIR_UUID_STRING_BUFLEN (36+1)

typedef struct _virConnect virConnect;
typedef struct _virStream virStream;
typedef struct _virConnectAuth virConnectAuth;
typedef struct _virConnectCredential virConnectCredential;
typedef struct _virNodeCPUStats virNodeCPUStats;
typedef struct _virNodeInfo virNodeInfo;
typedef struct _virNodeMemoryStats virNodeMemoryStats;
typedef struct _virSecurityLabel virSecurityLabel;
typedef struct _virSecurityModel virSecurityModel;

typedef virConnectAuth *virConnectAuthPtr;
typedef virConnectCredential *virConnectCredentialPtr;
typedef virConnect *virConnectPtr;
typedef virNodeCPUStats *virNodeCPUStatsPtr;
typedef virNodeInfo *virNodeInfoPtr;
typedef virNodeMemoryStats *virNodeMemoryStatsPtr;
typedef virSecurityLabel *virSecurityLabelPtr;
typedef virSecurityModel *virSecurityModelPtr;
typedef virStream *virStreamPtr;

typedef enum {
    VIR_CONNECT_BASELINE_CPU_EXPAND_FEATURES = 1,
    VIR_CONNECT_BASELINE_CPU_MIGRATABLE = 2,
} virConnectBaselineCPUFlags;

typedef enum {
    VIR_CONNECT_COMPARE_CPU_FAIL_INCOMPATIBLE = 1,
    VIR_CONNECT_COMPARE_CPU_VALIDATE_XML = 2,
} virConnectCompareCPUFlags;

typedef enum {
    VIR_CONNECT_RO = 1,
    VIR_CONNECT_NO_ALIASES = 2,
} virConnectFlags;

typedef enum {
    VIR_CPU_COMPARE_ERROR = (-1),
    VIR_CPU_COMPARE_INCOMPATIBLE = 0,
    VIR_CPU_COMPARE_IDENTICAL = 1,
    VIR_CPU_COMPARE_SUPERSET = 2,
#ifdef VIR_ENUM_SENTINELS
    VIR_CPU_COMPARE_LAST = 3,
#endif
} virCPUCompareResult;

typedef enum {
    VIR_CRED_USERNAME = 1,
    VIR_CRED_AUTHNAME = 2,
    VIR_CRED_LANGUAGE = 3,
    VIR_CRED_CNONCE = 4,
    VIR_CRED_PASSPHRASE = 5,
    VIR_CRED_ECHOPROMPT = 6,
    VIR_CRED_NOECHOPROMPT = 7,
    VIR_CRED_REALM = 8,
    VIR_CRED_EXTERNAL = 9,
#ifdef VIR_ENUM_SENTINELS
    VIR_CRED_LAST = 10,
#endif
} virConnectCredentialType;

typedef enum {
    VIR_NODE_ALLOC_PAGES_ADD = 0,
    VIR_NODE_ALLOC_PAGES_SET = 1,
} virNodeAllocPagesFlags;

typedef enum {
    VIR_NODE_CPU_STATS_ALL_CPUS = (-1),
} virNodeGetCPUStatsAllCPUs;

typedef enum {
    VIR_NODE_MEMORY_STATS_ALL_CELLS = (-1),
} virNodeGetMemoryStatsAllCells;

typedef enum {
    VIR_NODE_SUSPEND_TARGET_MEM = 0,
    VIR_NODE_SUSPEND_TARGET_DISK = 1,
    VIR_NODE_SUSPEND_TARGET_HYBRID = 2,
#ifdef VIR_ENUM_SENTINELS
    VIR_NODE_SUSPEND_TARGET_LAST = 3,
#endif
} virNodeSuspendTarget;

typedef int (*virConnectAuthCallbackPtr)(virConnectCredentialPtr cred, unsigned int ncred, void *cbdata);
typedef void (*virConnectCloseFunc)(virConnectPtr conn, int reason, void *opaque);

struct _virConnectAuth {
    int *credtype;
    unsigned int ncredtype;
    virConnectAuthCallbackPtr cb;
    void *cbdata;
};

struct _virConnectCredential {
    int type;
    const char *prompt;
    const char *challenge;
    const char *defresult;
    char *result;
    unsigned int resultlen;
};

struct _virNodeCPUStats {
    char field[VIR_NODE_CPU_STATS_FIELD_LENGTH];
    unsigned long long value;
};

struct _virNodeInfo {
    char model[32];
    unsigned long memory;
    unsigned int cpus;
    unsigned int mhz;
    unsigned int nodes;
    unsigned int sockets;
    unsigned int cores;
    unsigned int threads;
};

struct _virNodeMemoryStats {
    char field[VIR_NODE_MEMORY_STATS_FIELD_LENGTH];
    unsigned long long value;
};

struct _virSecurityLabel {
    char label[VIR_SECURITY_LABEL_BUFLEN];
    int enforcing;
};

struct _virSecurityModel {
    char model[VIR_SECURITY_MODEL_BUFLEN];
    char doi[VIR_SECURITY_DOI_BUFLEN];
};

/* LIBVIRT_0.4.0 Data */ extern virConnectAuthPtr virConnectAuthPtrDefault;

/* LIBVIRT_0.0.3 Free */ int virConnectClose(virConnectPtr conn);
/* LIBVIRT_0.0.3 Manual */ const char *virConnectGetType(virConnectPtr conn);
/* LIBVIRT_0.0.3 Out(ConnectGetVersion) */ int virConnectGetVersion(virConnectPtr conn, unsigned long *hvVer);
/* LIBVIRT_0.0.3 Manual */ virConnectPtr virConnectOpen(const char *name);
/* LIBVIRT_0.0.3 Manual */ virConnectPtr virConnectOpenReadOnly(const char *name);
/* LIBVIRT_0.0.3 Native */ int virGetVersion(unsigned long *libVer, const char *type, unsigned long *typeVer);
/* LIBVIRT_0.1.0 Native */ int virInitialize(void);
/* LIBVIRT_0.1.0 Struct(NodeGetInfo) */ int virNodeGetInfo(virConnectPtr conn, virNodeInfoPtr info);
/* LIBVIRT_0.2.1 Text(ConnectGetCapabilities) */ char *virConnectGetCapabilities(virConnectPtr conn);
/* LIBVIRT_0.2.1 Value(ConnectGetMaxVcpus) */ int virConnectGetMaxVcpus(virConnectPtr conn, const char *type);
/* LIBVIRT_0.3.0 Text(ConnectGetHostname) */ char *virConnectGetHostname(virConnectPtr conn);
/* LIBVIRT_0.3.0 Manual */ char *virConnectGetURI(virConnectPtr conn);
/* LIBVIRT_0.3.3 Manual */ int virNodeGetCellsFreeMemory(virConnectPtr conn, unsigned long long *freeMems, int startCell, int maxCells);
/* LIBVIRT_0.3.3 Value(NodeGetFreeMemory) */ unsigned long long virNodeGetFreeMemory(virConnectPtr conn);
/* LIBVIRT_0.4.0 Manual */ virConnectPtr virConnectOpenAuth(const char *name, virConnectAuthPtr auth, unsigned int flags);
/* LIBVIRT_0.6.0 Ref */ int virConnectRef(virConnectPtr conn);
/* LIBVIRT_0.6.1 Struct(NodeGetSecurityModel) */ int virNodeGetSecurityModel(virConnectPtr conn, virSecurityModelPtr secmodel);
/* LIBVIRT_0.7.3 Out(ConnectGetLibVersion) */ int virConnectGetLibVersion(virConnectPtr conn, unsigned long *libVer);
/* LIBVIRT_0.7.3 Manual */ int virConnectIsEncrypted(virConnectPtr conn);
/* LIBVIRT_0.7.3 Manual */ int virConnectIsSecure(virConnectPtr conn);
/* LIBVIRT_0.7.5 Value(ConnectCompareCpu) */ int virConnectCompareCPU(virConnectPtr conn, const char *xmlDesc, unsigned int flags);
/* LIBVIRT_0.7.7 Text(ConnectBaselineCpu) */ char *virConnectBaselineCPU(virConnectPtr conn, const char **xmlCPUs, unsigned int ncpus, unsigned int flags);
/* LIBVIRT_0.8.8 Text(ConnectGetSysinfo) */ char *virConnectGetSysinfo(virConnectPtr conn, unsigned int flags);
/* LIBVIRT_0.9.3 Manual */ int virNodeGetCPUStats(virConnectPtr conn, int cpuNum, virNodeCPUStatsPtr params, int *nparams, unsigned int flags);
/* LIBVIRT_0.9.3 Manual */ int virNodeGetMemoryStats(virConnectPtr conn, int cellNum, virNodeMemoryStatsPtr params, int *nparams, unsigned int flags);
/* LIBVIRT_0.9.8 Manual */ int virConnectIsAlive(virConnectPtr conn);
/* LIBVIRT_0.9.8 Manual */ int virConnectSetKeepAlive(virConnectPtr conn, int interval, unsigned int count);
/* LIBVIRT_0.9.8 Status(NodeSuspendForDuration) */ int virNodeSuspendForDuration(virConnectPtr conn, unsigned int target, unsigned long long duration, unsigned int flags);
/* LIBVIRT_0.10.0 Manual */ int virConnectRegisterCloseCallback(virConnectPtr conn, virConnectCloseFunc cb, void *opaque, virFreeCallback freecb);
/* LIBVIRT_0.10.0 Manual */ int virConnectUnregisterCloseCallback(virConnectPtr conn, virConnectCloseFunc cb);
/* LIBVIRT_0.10.2 Out(NodeGetMemoryParameters) */ int virNodeGetMemoryParameters(virConnectPtr conn, virTypedParameterPtr params, int *nparams, unsigned int flags);
/* LIBVIRT_0.10.2 Status(NodeSetMemoryParameters) */ int virNodeSetMemoryParameters(virConnectPtr conn, virTypedParameterPtr params, int nparams, unsigned int flags);
/* LIBVIRT_1.0.0 Manual */ int virNodeGetCPUMap(virConnectPtr conn, unsigned char **cpumap, unsigned int *online, unsigned int flags);
/* LIBVIRT_1.1.3 Manual */ int virConnectGetCPUModelNames(virConnectPtr conn, const char *arch, char ***models, unsigned int flags);
/* LIBVIRT_1.2.6 Manual */ int virNodeGetFreePages(virConnectPtr conn, unsigned int npages, unsigned int *pages, int startCell, unsigned int cellCount, unsigned long long *counts, unsigned int flags);
/* LIBVIRT_1.2.9 Manual */ int virNodeAllocPages(virConnectPtr conn, unsigned int npages, unsigned int *pageSizes, unsigned long long *pageCounts, int startCell, unsigned int cellCount, unsigned int flags);
/* LIBVIRT_4.4.0 Text(ConnectBaselineHypervisorCpu) */ char *virConnectBaselineHypervisorCPU(virConnectPtr conn, const char *emulator, const char *arch, const char *machine, const char *virttype, const char **xmlCPUs, unsigned int ncpus, unsigned int flags);
/* LIBVIRT_4.4.0 Value(ConnectCompareHypervisorCpu) */ int virConnectCompareHypervisorCPU(virConnectPtr conn, const char *emulator, const char *arch, const char *machine, const char *virttype, const char *xmlCPU, unsigned int flags);
/* LIBVIRT_4.5.0 Out(NodeGetSevInfo) */ int virNodeGetSEVInfo(virConnectPtr conn, virTypedParameterPtr *params, int *nparams, unsigned int flags);
/* LIBVIRT_5.8.0 Manual */ int virConnectSetIdentity(virConnectPtr conn, virTypedParameterPtr params, int nparams, unsigned int flags);

#ifdef __cplusplus
}
#endif

#endif
