/* Network filters and their bindings. The declarations of Vireo: facts of libvirt 11.3's interface; licence LGPL-2.1-or-later.
   The comment before a function is what the library is made from: docs/runbook-add-symbol.md. */
#ifndef LIBVIRT_NWFILTER_H
#define LIBVIRT_NWFILTER_H

#include <libvirt/libvirt-host.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct _virNWFilter virNWFilter;
typedef struct _virNWFilterBinding virNWFilterBinding;

typedef virNWFilterBinding *virNWFilterBindingPtr;
typedef virNWFilter *virNWFilterPtr;

typedef enum {
    VIR_NWFILTER_BINDING_CREATE_VALIDATE = 1,
} virNWFilterBindingCreateFlags;

typedef enum {
    VIR_NWFILTER_DEFINE_VALIDATE = 1,
} virNWFilterDefineFlags;

/* LIBVIRT_0.8.0 NameFill(ConnectListNwFilters) */ int virConnectListNWFilters(virConnectPtr conn, char **const names, int maxnames);
/* LIBVIRT_0.8.0 Value(ConnectNumOfNwFilters) */ int virConnectNumOfNWFilters(virConnectPtr conn);
/* LIBVIRT_0.8.0 Object(NwFilterDefineXml) */ virNWFilterPtr virNWFilterDefineXML(virConnectPtr conn, const char *xmlDesc);
/* LIBVIRT_0.8.0 Free */ int virNWFilterFree(virNWFilterPtr nwfilter);
/* LIBVIRT_0.8.0 Member(Name) */ const char *virNWFilterGetName(virNWFilterPtr nwfilter);
/* LIBVIRT_0.8.0 Uuid */ int virNWFilterGetUUID(virNWFilterPtr nwfilter, unsigned char *uuid);
/* LIBVIRT_0.8.0 UuidText */ int virNWFilterGetUUIDString(virNWFilterPtr nwfilter, char *buf);
/* LIBVIRT_0.8.0 Text(NwFilterGetXmlDesc) */ char *virNWFilterGetXMLDesc(virNWFilterPtr nwfilter, unsigned int flags);
/* LIBVIRT_0.8.0 Object(NwFilterLookupByName) */ virNWFilterPtr virNWFilterLookupByName(virConnectPtr conn, const char *name);
/* LIBVIRT_0.8.0 Object(NwFilterLookupByUuid) */ virNWFilterPtr virNWFilterLookupByUUID(virConnectPtr conn, const unsigned char *uuid);
/* LIBVIRT_0.8.0 Object(NwFilterLookupByUuid) */ virNWFilterPtr virNWFilterLookupByUUIDString(virConnectPtr conn, const char *uuidstr);
/* LIBVIRT_0.8.0 Ref */ int virNWFilterRef(virNWFilterPtr nwfilter);
/* LIBVIRT_0.8.0 Status(NwFilterUndefine) */ int virNWFilterUndefine(virNWFilterPtr nwfilter);
/* LIBVIRT_0.10.2 ObjectList(ConnectListAllNwFilters) */ int virConnectListAllNWFilters(virConnectPtr conn, virNWFilterPtr **filters, unsigned int flags);
/* LIBVIRT_4.5.0 ObjectList(ConnectListAllNwFilterBindings) */ int virConnectListAllNWFilterBindings(virConnectPtr conn, virNWFilterBindingPtr **bindings, unsigned int flags);
/* LIBVIRT_4.5.0 Object(NwFilterBindingCreateXml) */ virNWFilterBindingPtr virNWFilterBindingCreateXML(virConnectPtr conn, const char *xml, unsigned int flags);
/* LIBVIRT_4.5.0 Status(NwFilterBindingDelete) */ int virNWFilterBindingDelete(virNWFilterBindingPtr binding);
/* LIBVIRT_4.5.0 Free */ int virNWFilterBindingFree(virNWFilterBindingPtr binding);
/* LIBVIRT_4.5.0 Member(FilterName) */ const char *virNWFilterBindingGetFilterName(virNWFilterBindingPtr binding);
/* LIBVIRT_4.5.0 Member(PortDevice) */ const char *virNWFilterBindingGetPortDev(virNWFilterBindingPtr binding);
/* LIBVIRT_4.5.0 Text(NwFilterBindingGetXmlDesc) */ char *virNWFilterBindingGetXMLDesc(virNWFilterBindingPtr binding, unsigned int flags);
/* LIBVIRT_4.5.0 Object(NwFilterBindingLookupByPortDev) */ virNWFilterBindingPtr virNWFilterBindingLookupByPortDev(virConnectPtr conn, const char *portdev);
/* LIBVIRT_4.5.0 Ref */ int virNWFilterBindingRef(virNWFilterBindingPtr binding);
/* LIBVIRT_7.7.0 Object(NwFilterDefineXmlFlags) */ virNWFilterPtr virNWFilterDefineXMLFlags(virConnectPtr conn, const char *xmlDesc, unsigned int flags);

#ifdef __cplusplus
}
#endif

#endif
