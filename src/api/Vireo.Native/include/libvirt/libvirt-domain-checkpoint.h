/* Checkpoints of domains. The declarations of Vireo: facts of libvirt 11.3's interface; licence LGPL-2.1-or-later.
   The comment before a function is what the library is made from: docs/runbook-add-symbol.md. */
#ifndef LIBVIRT_DOMAIN_CHECKPOINT_H
#define LIBVIRT_DOMAIN_CHECKPOINT_H

#include <libvirt/libvirt-domain.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct _virDomainCheckpoint virDomainCheckpoint;

typedef virDomainCheckpoint *virDomainCheckpointPtr;

typedef enum {
    VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE = 1,
    VIR_DOMAIN_CHECKPOINT_CREATE_QUIESCE = 2,
    VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE_VALIDATE = 4,
} virDomainCheckpointCreateFlags;

typedef enum {
    VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN = 1,
    VIR_DOMAIN_CHECKPOINT_DELETE_METADATA_ONLY = 2,
    VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN_ONLY = 4,
} virDomainCheckpointDeleteFlags;

typedef enum {
    VIR_DOMAIN_CHECKPOINT_LIST_DESCENDANTS = 1,
    VIR_DOMAIN_CHECKPOINT_LIST_ROOTS = 1,
    VIR_DOMAIN_CHECKPOINT_LIST_TOPOLOGICAL = 2,
    VIR_DOMAIN_CHECKPOINT_LIST_LEAVES = 4,
    VIR_DOMAIN_CHECKPOINT_LIST_NO_LEAVES = 8,
} virDomainCheckpointListFlags;

typedef enum {
    VIR_DOMAIN_CHECKPOINT_XML_SECURE = 1,
    VIR_DOMAIN_CHECKPOINT_XML_NO_DOMAIN = 2,
    VIR_DOMAIN_CHECKPOINT_XML_SIZE = 4,
} virDomainCheckpointXMLFlags;

/* LIBVIRT_5.6.0 Object(DomainCheckpointCreateXml) */ virDomainCheckpointPtr virDomainCheckpointCreateXML(virDomainPtr domain, const char *xmlDesc, unsigned int flags);
/* LIBVIRT_5.6.0 Status(DomainCheckpointDelete) */ int virDomainCheckpointDelete(virDomainCheckpointPtr checkpoint, unsigned int flags);
/* LIBVIRT_5.6.0 Free */ int virDomainCheckpointFree(virDomainCheckpointPtr checkpoint);
/* LIBVIRT_5.6.0 Connection */ virConnectPtr virDomainCheckpointGetConnect(virDomainCheckpointPtr checkpoint);
/* LIBVIRT_5.6.0 Parent */ virDomainPtr virDomainCheckpointGetDomain(virDomainCheckpointPtr checkpoint);
/* LIBVIRT_5.6.0 Member(Name) */ const char *virDomainCheckpointGetName(virDomainCheckpointPtr checkpoint);
/* LIBVIRT_5.6.0 Object(DomainCheckpointGetParent) */ virDomainCheckpointPtr virDomainCheckpointGetParent(virDomainCheckpointPtr checkpoint, unsigned int flags);
/* LIBVIRT_5.6.0 Text(DomainCheckpointGetXmlDesc) */ char *virDomainCheckpointGetXMLDesc(virDomainCheckpointPtr checkpoint, unsigned int flags);
/* LIBVIRT_5.6.0 ObjectList(DomainCheckpointListAllChildren) */ int virDomainCheckpointListAllChildren(virDomainCheckpointPtr checkpoint, virDomainCheckpointPtr **children, unsigned int flags);
/* LIBVIRT_5.6.0 Object(DomainCheckpointLookupByName) */ virDomainCheckpointPtr virDomainCheckpointLookupByName(virDomainPtr domain, const char *name, unsigned int flags);
/* LIBVIRT_5.6.0 Ref */ int virDomainCheckpointRef(virDomainCheckpointPtr checkpoint);
/* LIBVIRT_5.6.0 ObjectList(DomainListAllCheckpoints) */ int virDomainListAllCheckpoints(virDomainPtr domain, virDomainCheckpointPtr **checkpoints, unsigned int flags);

#ifdef __cplusplus
}
#endif

#endif
