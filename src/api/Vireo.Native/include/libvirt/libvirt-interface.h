/* Interfaces of the host. The declarations of Vireo: facts of libvirt 11.3's interface; licence LGPL-2.1-or-later.
   The comment before a function is what the library is made from: docs/runbook-add-symbol.md. */
#ifndef LIBVIRT_INTERFACE_H
#define LIBVIRT_INTERFACE_H

#include <libvirt/libvirt-host.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct _virInterface virInterface;

typedef virInterface *virInterfacePtr;

typedef enum {
    VIR_CONNECT_LIST_INTERFACES_INACTIVE = 1,
    VIR_CONNECT_LIST_INTERFACES_ACTIVE = 2,
} virConnectListAllInterfacesFlags;

typedef enum {
    VIR_INTERFACE_DEFINE_VALIDATE = 1,
} virInterfaceDefineFlags;

typedef enum {
    VIR_INTERFACE_XML_INACTIVE = 1,
} virInterfaceXMLFlags;

/* LIBVIRT_0.6.4 NameFill(ConnectListInterfaces) */ int virConnectListInterfaces(virConnectPtr conn, char **const names, int maxnames);
/* LIBVIRT_0.6.4 Value(ConnectNumOfInterfaces) */ int virConnectNumOfInterfaces(virConnectPtr conn);
/* LIBVIRT_0.6.4 Status(InterfaceCreate) */ int virInterfaceCreate(virInterfacePtr iface, unsigned int flags);
/* LIBVIRT_0.6.4 Object(InterfaceDefineXml) */ virInterfacePtr virInterfaceDefineXML(virConnectPtr conn, const char *xml, unsigned int flags);
/* LIBVIRT_0.6.4 Status(InterfaceDestroy) */ int virInterfaceDestroy(virInterfacePtr iface, unsigned int flags);
/* LIBVIRT_0.6.4 Free */ int virInterfaceFree(virInterfacePtr iface);
/* LIBVIRT_0.6.4 Connection */ virConnectPtr virInterfaceGetConnect(virInterfacePtr iface);
/* LIBVIRT_0.6.4 Member(Mac) */ const char *virInterfaceGetMACString(virInterfacePtr iface);
/* LIBVIRT_0.6.4 Member(Name) */ const char *virInterfaceGetName(virInterfacePtr iface);
/* LIBVIRT_0.6.4 Text(InterfaceGetXmlDesc) */ char *virInterfaceGetXMLDesc(virInterfacePtr iface, unsigned int flags);
/* LIBVIRT_0.6.4 Object(InterfaceLookupByMacString) */ virInterfacePtr virInterfaceLookupByMACString(virConnectPtr conn, const char *macstr);
/* LIBVIRT_0.6.4 Object(InterfaceLookupByName) */ virInterfacePtr virInterfaceLookupByName(virConnectPtr conn, const char *name);
/* LIBVIRT_0.6.4 Ref */ int virInterfaceRef(virInterfacePtr iface);
/* LIBVIRT_0.6.4 Status(InterfaceUndefine) */ int virInterfaceUndefine(virInterfacePtr iface);
/* LIBVIRT_0.7.0 NameFill(ConnectListDefinedInterfaces) */ int virConnectListDefinedInterfaces(virConnectPtr conn, char **const names, int maxnames);
/* LIBVIRT_0.7.0 Value(ConnectNumOfDefinedInterfaces) */ int virConnectNumOfDefinedInterfaces(virConnectPtr conn);
/* LIBVIRT_0.7.3 Value(InterfaceIsActive) */ int virInterfaceIsActive(virInterfacePtr iface);
/* LIBVIRT_0.9.2 Status(InterfaceChangeBegin) */ int virInterfaceChangeBegin(virConnectPtr conn, unsigned int flags);
/* LIBVIRT_0.9.2 Status(InterfaceChangeCommit) */ int virInterfaceChangeCommit(virConnectPtr conn, unsigned int flags);
/* LIBVIRT_0.9.2 Status(InterfaceChangeRollback) */ int virInterfaceChangeRollback(virConnectPtr conn, unsigned int flags);
/* LIBVIRT_0.10.2 ObjectList(ConnectListAllInterfaces) */ int virConnectListAllInterfaces(virConnectPtr conn, virInterfacePtr **ifaces, unsigned int flags);

#ifdef __cplusplus
}
#endif

#endif
