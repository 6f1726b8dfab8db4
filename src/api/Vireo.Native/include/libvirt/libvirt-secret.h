/* Secrets. The declarations of Vireo: facts of libvirt 11.3's interface; licence LGPL-2.1-or-later.
   The comment before a function is what the library is made from: docs/runbook-add-symbol.md. */
#ifndef LIBVIRT_SECRET_H
#define LIBVIRT_SECRET_H

#include <libvirt/libvirt-host.h>

#ifdef __cplusplus
extern "C" {
#endif

#define VIR_SECRET_EVENT_CALLBACK(cb) ((virConnectSecretEventGenericCallback)(cb))

typedef struct _virSecret virSecret;

typedef virSecret *virSecretPtr;

typedef enum {
    VIR_CONNECT_LIST_SECRETS_EPHEMERAL = 1,
    VIR_CONNECT_LIST_SECRETS_NO_EPHEMERAL = 2,
    VIR_CONNECT_LIST_SECRETS_PRIVATE = 4,
    VIR_CONNECT_LIST_SECRETS_NO_PRIVATE = 8,
} virConnectListAllSecretsFlags;

typedef enum {
    VIR_SECRET_DEFINE_VALIDATE = 1,
} virSecretDefineFlags;

typedef enum {
    VIR_SECRET_EVENT_DEFINED = 0,
    VIR_SECRET_EVENT_UNDEFINED = 1,
#ifdef VIR_ENUM_SENTINELS
    VIR_SECRET_EVENT_LAST = 2,
#endif
} virSecretEventLifecycleType;

typedef enum {
    VIR_SECRET_EVENT_ID_LIFECYCLE = 0,
    VIR_SECRET_EVENT_ID_VALUE_CHANGED = 1,
#ifdef VIR_ENUM_SENTINELS
    VIR_SECRET_EVENT_ID_LAST = 2,
#endif
} virSecretEventID;

typedef enum {
    VIR_SECRET_USAGE_TYPE_NONE = 0,
    VIR_SECRET_USAGE_TYPE_VOLUME = 1,
    VIR_SECRET_USAGE_TYPE_CEPH = 2,
    VIR_SECRET_USAGE_TYPE_ISCSI = 3,
    VIR_SECRET_USAGE_TYPE_TLS = 4,
    VIR_SECRET_USAGE_TYPE_VTPM = 5,
#ifdef VIR_ENUM_SENTINELS
    VIR_SECRET_USAGE_TYPE_LAST = 6,
#endif
} virSecretUsageType;

typedef void (*virConnectSecretEventGenericCallback)(virConnectPtr conn, virSecretPtr secret, void *opaque);
typedef void (*virConnectSecretEventLifecycleCallback)(virConnectPtr conn, virSecretPtr secret, int event, int detail, void *opaque);

/* LIBVIRT_0.7.1 NameFill(ConnectListSecrets) */ int virConnectListSecrets(virConnectPtr conn, char **uuids, int maxuuids);
/* LIBVIRT_0.7.1 Value(ConnectNumOfSecrets) */ int virConnectNumOfSecrets(virConnectPtr conn);
/* LIBVIRT_0.7.1 Object(SecretDefineXml) */ virSecretPtr virSecretDefineXML(virConnectPtr conn, const char *xml, unsigned int flags);
/* LIBVIRT_0.7.1 Free */ int virSecretFree(virSecretPtr secret);
/* LIBVIRT_0.7.1 Connection */ virConnectPtr virSecretGetConnect(virSecretPtr secret);
/* LIBVIRT_0.7.1 Uuid */ int virSecretGetUUID(virSecretPtr secret, unsigned char *uuid);
/* LIBVIRT_0.7.1 UuidText */ int virSecretGetUUIDString(virSecretPtr secret, char *buf);
/* LIBVIRT_0.7.1 Member(UsageId) */ const char *virSecretGetUsageID(virSecretPtr secret);
/* LIBVIRT_0.7.1 Member(UsageType) */ int virSecretGetUsageType(virSecretPtr secret);
/* LIBVIRT_0.7.1 Manual */ unsigned char *virSecretGetValue(virSecretPtr secret, size_t *value_size, unsigned int flags);
/* LIBVIRT_0.7.1 Text(SecretGetXmlDesc) */ char *virSecretGetXMLDesc(virSecretPtr secret, unsigned int flags);
/* LIBVIRT_0.7.1 Object(SecretLookupByUuid) */ virSecretPtr virSecretLookupByUUID(virConnectPtr conn, const unsigned char *uuid);
/* LIBVIRT_0.7.1 Object(SecretLookupByUuid) */ virSecretPtr virSecretLookupByUUIDString(virConnectPtr conn, const char *uuidstr);
/* LIBVIRT_0.7.1 Object(SecretLookupByUsage) */ virSecretPtr virSecretLookupByUsage(virConnectPtr conn, int usageType, const char *usageID);
/* LIBVIRT_0.7.1 Ref */ int virSecretRef(virSecretPtr secret);
/* LIBVIRT_0.7.1 Status(SecretSetValue) */ int virSecretSetValue(virSecretPtr secret, const unsigned char *value, size_t value_size, unsigned int flags);
/* LIBVIRT_0.7.1 Status(SecretUndefine) */ int virSecretUndefine(virSecretPtr secret);
/* LIBVIRT_0.10.2 ObjectList(ConnectListAllSecrets) */ int virConnectListAllSecrets(virConnectPtr conn, virSecretPtr **secrets, unsigned int flags);
/* LIBVIRT_3.0.0 Manual */ int virConnectSecretEventDeregisterAny(virConnectPtr conn, int callbackID);
/* LIBVIRT_3.0.0 Manual */ int virConnectSecretEventRegisterAny(virConnectPtr conn, virSecretPtr secret, int eventID, virConnectSecretEventGenericCallback cb, void *opaque, virFreeCallback freecb);

#ifdef __cplusplus
}
#endif

#endif
