/* Snapshots of domains. The declarations of Vireo: facts of libvirt 11.3's interface; licence LGPL-2.1-or-later.
   The comment before a function is what the library is made from: docs/runbook-add-symbol.md. */
#ifndef LIBVIRT_DOMAIN_SNAPSHOT_H
#define LIBVIRT_DOMAIN_SNAPSHOT_H

#include <libvirt/libvirt-domain.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct _virDomainSnapshot virDomainSnapshot;

typedef virDomainSnapshot *virDomainSnapshotPtr;

typedef enum {
    VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE = 1,
    VIR_DOMAIN_SNAPSHOT_CREATE_CURRENT = 2,
    VIR_DOMAIN_SNAPSHOT_CREATE_NO_METADATA = 4,
    VIR_DOMAIN_SNAPSHOT_CREATE_HALT = 8,
    VIR_DOMAIN_SNAPSHOT_CREATE_DISK_ONLY = 1 << 4,
    VIR_DOMAIN_SNAPSHOT_CREATE_REUSE_EXT = 1 << 5,
    VIR_DOMAIN_SNAPSHOT_CREATE_QUIESCE = 1 << 6,
    VIR_DOMAIN_SNAPSHOT_CREATE_ATOMIC = 1 << 7,
    VIR_DOMAIN_SNAPSHOT_CREATE_LIVE = 1 << 8,
    VIR_DOMAIN_SNAPSHOT_CREATE_VALIDATE = 1 << 9,
} virDomainSnapshotCreateFlags;

typedef enum {
    VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN = 1,
    VIR_DOMAIN_SNAPSHOT_DELETE_METADATA_ONLY = 2,
    VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN_ONLY = 4,
} virDomainSnapshotDeleteFlags;

typedef enum {
    VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS = 1,
    VIR_DOMAIN_SNAPSHOT_LIST_ROOTS = 1,
    VIR_DOMAIN_SNAPSHOT_LIST_METADATA = 2,
    VIR_DOMAIN_SNAPSHOT_LIST_LEAVES = 4,
    VIR_DOMAIN_SNAPSHOT_LIST_NO_LEAVES = 8,
    VIR_DOMAIN_SNAPSHOT_LIST_NO_METADATA = 1 << 4,
    VIR_DOMAIN_SNAPSHOT_LIST_INACTIVE = 1 << 5,
    VIR_DOMAIN_SNAPSHOT_LIST_ACTIVE = 1 << 6,
    VIR_DOMAIN_SNAPSHOT_LIST_DISK_ONLY = 1 << 7,
    VIR_DOMAIN_SNAPSHOT_LIST_INTERNAL = 1 << 8,
    VIR_DOMAIN_SNAPSHOT_LIST_EXTERNAL = 1 << 9,
    VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL = 1 << 10,
} virDomainSnapshotListFlags;

typedef enum {
    VIR_DOMAIN_SNAPSHOT_REVERT_RUNNING = 1,
    VIR_DOMAIN_SNAPSHOT_REVERT_PAUSED = 2,
    VIR_DOMAIN_SNAPSHOT_REVERT_FORCE = 4,
    VIR_DOMAIN_SNAPSHOT_REVERT_RESET_NVRAM = 8,
} virDomainSnapshotRevertFlags;

typedef enum {
    VIR_DOMAIN_SNAPSHOT_XML_SECURE = 1,
} virDomainSnapshotXMLFlags;

/* LIBVIRT_0.8.0 Value(DomainHasCurrentSnapshot) */ int virDomainHasCurrentSnapshot(virDomainPtr domain, unsigned int flags);
/* LIBVIRT_0.8.0 Status(DomainRevertToSnapshot) */ int virDomainRevertToSnapshot(virDomainSnapshotPtr snapshot, unsigned int flags);
/* LIBVIRT_0.8.0 Object(DomainSnapshotCreateXml) */ virDomainSnapshotPtr virDomainSnapshotCreateXML(virDomainPtr domain, const char *xmlDesc, unsigned int flags);
/* LIBVIRT_0.8.0 Object(DomainSnapshotCurrent) */ virDomainSnapshotPtr virDomainSnapshotCurrent(virDomainPtr domain, unsigned int flags);
/* LIBVIRT_0.8.0 Status(DomainSnapshotDelete) */ int virDomainSnapshotDelete(virDomainSnapshotPtr snapshot, unsigned int flags);
/* LIBVIRT_0.8.0 Free */ int virDomainSnapshotFree(virDomainSnapshotPtr snapshot);
/* LIBVIRT_0.8.0 Text(DomainSnapshotGetXmlDesc) */ char *virDomainSnapshotGetXMLDesc(virDomainSnapshotPtr snapshot, unsigned int flags);
/* LIBVIRT_0.8.0 NameFill(DomainSnapshotListNames) */ int virDomainSnapshotListNames(virDomainPtr domain, char **names, int nameslen, unsigned int flags);
/* LIBVIRT_0.8.0 Object(DomainSnapshotLookupByName) */ virDomainSnapshotPtr virDomainSnapshotLookupByName(virDomainPtr domain, const char *name, unsigned int flags);
/* LIBVIRT_0.8.0 Value(DomainSnapshotNum) */ int virDomainSnapshotNum(virDomainPtr domain, unsigned int flags);
/* LIBVIRT_0.9.5 Connection */ virConnectPtr virDomainSnapshotGetConnect(virDomainSnapshotPtr snapshot);
/* LIBVIRT_0.9.5 Parent */ virDomainPtr virDomainSnapshotGetDomain(virDomainSnapshotPtr snapshot);
/* LIBVIRT_0.9.5 Member(Name) */ const char *virDomainSnapshotGetName(virDomainSnapshotPtr snapshot);
/* LIBVIRT_0.9.7 Object(DomainSnapshotGetParent) */ virDomainSnapshotPtr virDomainSnapshotGetParent(virDomainSnapshotPtr snapshot, unsigned int flags);
/* LIBVIRT_0.9.7 NameFill(DomainSnapshotListChildrenNames) */ int virDomainSnapshotListChildrenNames(virDomainSnapshotPtr snapshot, char **names, int nameslen, unsigned int flags);
/* LIBVIRT_0.9.7 Value(DomainSnapshotNumChildren) */ int virDomainSnapshotNumChildren(virDomainSnapshotPtr snapshot, unsigned int flags);
/* LIBVIRT_0.9.13 ObjectList(DomainListAllSnapshots) */ int virDomainListAllSnapshots(virDomainPtr domain, virDomainSnapshotPtr **snaps, unsigned int flags);
/* LIBVIRT_0.9.13 Value(DomainSnapshotHasMetadata) */ int virDomainSnapshotHasMetadata(virDomainSnapshotPtr snapshot, unsigned int flags);
/* LIBVIRT_0.9.13 Value(DomainSnapshotIsCurrent) */ int virDomainSnapshotIsCurrent(virDomainSnapshotPtr snapshot, unsigned int flags);
/* LIBVIRT_0.9.13 ObjectList(DomainSnapshotListAllChildren) */ int virDomainSnapshotListAllChildren(virDomainSnapshotPtr snapshot, virDomainSnapshotPtr **snaps, unsigned int flags);
/* LIBVIRT_0.9.13 Ref */ int virDomainSnapshotRef(virDomainSnapshotPtr snapshot);

#ifdef __cplusplus
}
#endif

#endif
