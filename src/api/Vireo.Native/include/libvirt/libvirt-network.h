/* Virtual networks and their ports. The declarations of Vireo: facts of libvirt 11.3's interface; licence LGPL-2.1-or-later.
   The comment before a function is what the library is made from: docs/runbook-add-symbol.md. */
#ifndef LIBVIRT_NETWORK_H
#define LIBVIRT_NETWORK_H

#include <libvirt/libvirt-host.h>

#ifdef __cplusplus
extern "C" {
#endif

#define VIR_NETWORK_EVENT_CALLBACK(cb) ((virConnectNetworkEventGenericCallback)(cb))
#define VIR_NETWORK_PORT_BANDWIDTH_IN_AVERAGE "inbound.average"
#define VIR_NETWORK_PORT_BANDWIDTH_IN_BURST "inbound.burst"
#define VIR_NETWORK_PORT_BANDWIDTH_IN_FLOOR "inbound.floor"
#define VIR_NETWORK_PORT_BANDWIDTH_IN_PEAK "inbound.peak"
#define VIR_NETWORK_PORT_BANDWIDTH_OUT_AVERAGE "outbound.average"
#define VIR_NETWORK_PORT_BANDWIDTH_OUT_BURST "outbound.burst"
#define VIR_NETWORK_PORT_BANDWIDTH_OUT_PEAK "outbound.peak"

typedef struct _virNetwork virNetwork;
typedef struct _virNetworkPort virNetworkPort;
typedef struct _virNetworkDHCPLease virNetworkDHCPLease;

typedef virNetworkDHCPLease *virNetworkDHCPLeasePtr;
typedef virNetworkPort *virNetworkPortPtr;
typedef virNetwork *virNetworkPtr;

typedef enum {
    VIR_CONNECT_LIST_NETWORKS_INACTIVE = 1,
    VIR_CONNECT_LIST_NETWORKS_ACTIVE = 2,
    VIR_CONNECT_LIST_NETWORKS_PERSISTENT = 4,
    VIR_CONNECT_LIST_NETWORKS_TRANSIENT = 8,
    VIR_CONNECT_LIST_NETWORKS_AUTOSTART = 1 << 4,
    VIR_CONNECT_LIST_NETWORKS_NO_AUTOSTART = 1 << 5,
} virConnectListAllNetworksFlags;

typedef enum {
    VIR_IP_ADDR_TYPE_IPV4 = 0,
    VIR_IP_ADDR_TYPE_IPV6 = 1,
#ifdef VIR_ENUM_SENTINELS
    VIR_IP_ADDR_TYPE_LAST = 2,
#endif
} virIPAddrType;

typedef enum {
    VIR_NETWORK_CREATE_VALIDATE = 1,
} virNetworkCreateFlags;

typedef enum {
    VIR_NETWORK_DEFINE_VALIDATE = 1,
} virNetworkDefineFlags;

typedef enum {
    VIR_NETWORK_EVENT_DEFINED = 0,
    VIR_NETWORK_EVENT_UNDEFINED = 1,
    VIR_NETWORK_EVENT_STARTED = 2,
    VIR_NETWORK_EVENT_STOPPED = 3,
#ifdef VIR_ENUM_SENTINELS
    VIR_NETWORK_EVENT_LAST = 4,
#endif
} virNetworkEventLifecycleType;

typedef enum {
    VIR_NETWORK_EVENT_ID_LIFECYCLE = 0,
    VIR_NETWORK_EVENT_ID_METADATA_CHANGE = 1,
#ifdef VIR_ENUM_SENTINELS
    VIR_NETWORK_EVENT_ID_LAST = 2,
#endif
} virNetworkEventID;

typedef enum {
    VIR_NETWORK_METADATA_DESCRIPTION = 0,
    VIR_NETWORK_METADATA_TITLE = 1,
    VIR_NETWORK_METADATA_ELEMENT = 2,
#ifdef VIR_ENUM_SENTINELS
    VIR_NETWORK_METADATA_LAST = 3,
#endif
} virNetworkMetadataType;

typedef enum {
    VIR_NETWORK_PORT_CREATE_RECLAIM = 1,
    VIR_NETWORK_PORT_CREATE_VALIDATE = 2,
} virNetworkPortCreateFlags;

typedef enum {
    VIR_NETWORK_SECTION_NONE = 0,
    VIR_NETWORK_SECTION_BRIDGE = 1,
    VIR_NETWORK_SECTION_DOMAIN = 2,
    VIR_NETWORK_SECTION_IP = 3,
    VIR_NETWORK_SECTION_IP_DHCP_HOST = 4,
    VIR_NETWORK_SECTION_IP_DHCP_RANGE = 5,
    VIR_NETWORK_SECTION_FORWARD = 6,
    VIR_NETWORK_SECTION_FORWARD_INTERFACE = 7,
    VIR_NETWORK_SECTION_FORWARD_PF = 8,
    VIR_NETWORK_SECTION_PORTGROUP = 9,
    VIR_NETWORK_SECTION_DNS_HOST = 10,
    VIR_NETWORK_SECTION_DNS_TXT = 11,
    VIR_NETWORK_SECTION_DNS_SRV = 12,
#ifdef VIR_ENUM_SENTINELS
    VIR_NETWORK_SECTION_LAST = 13,
#endif
} virNetworkUpdateSection;

typedef enum {
    VIR_NETWORK_UPDATE_AFFECT_CURRENT = 0,
    VIR_NETWORK_UPDATE_AFFECT_LIVE = 1,
    VIR_NETWORK_UPDATE_AFFECT_CONFIG = 2,
} virNetworkUpdateFlags;

typedef enum {
    VIR_NETWORK_UPDATE_COMMAND_NONE = 0,
    VIR_NETWORK_UPDATE_COMMAND_MODIFY = 1,
    VIR_NETWORK_UPDATE_COMMAND_DELETE = 2,
    VIR_NETWORK_UPDATE_COMMAND_ADD_FIRST = 4,
#ifdef VIR_ENUM_SENTINELS
    VIR_NETWORK_UPDATE_COMMAND_ADD_LAST = 3,
    VIR_NETWORK_UPDATE_COMMAND_LAST = 5,
#endif
} virNetworkUpdateCommand;

typedef enum {
    VIR_NETWORK_XML_INACTIVE = 1,
} virNetworkXMLFlags;

struct _virNetworkDHCPLease {
    char *iface;
    long long expirytime;
    int type;
    char *mac;
    char *iaid;
    char *ipaddr;
    unsigned int prefix;
    char *hostname;
    char *clientid;
};

typedef void (*virConnectNetworkEventGenericCallback)(virConnectPtr conn, virNetworkPtr net, void *opaque);
typedef void (*virConnectNetworkEventLifecycleCallback)(virConnectPtr conn, virNetworkPtr net, int event, int detail, void *opaque);
typedef void (*virConnectNetworkEventMetadataChangeCallback)(virConnectPtr conn, virNetworkPtr net, int type, const char *nsuri, void *opaque);

/* LIBVIRT_0.2.0 NameFill(ConnectListDefinedNetworks) */ int virConnectListDefinedNetworks(virConnectPtr conn, char **const names, int maxnames);
/* LIBVIRT_0.2.0 NameFill(ConnectListNetworks) */ int virConnectListNetworks(virConnectPtr conn, char **const names, int maxnames);
/* LIBVIRT_0.2.0 Value(ConnectNumOfDefinedNetworks) */ int virConnectNumOfDefinedNetworks(virConnectPtr conn);
/* LIBVIRT_0.2.0 Value(ConnectNumOfNetworks) */ int virConnectNumOfNetworks(virConnectPtr conn);
/* LIBVIRT_0.2.0 Status(NetworkCreate) */ int virNetworkCreate(virNetworkPtr network);
/* LIBVIRT_0.2.0 Object(NetworkCreateXml) */ virNetworkPtr virNetworkCreateXML(virConnectPtr conn, const char *xmlDesc);
/* LIBVIRT_0.2.0 Object(NetworkDefineXml) */ virNetworkPtr virNetworkDefineXML(virConnectPtr conn, const char *xml);
/* LIBVIRT_0.2.0 Status(NetworkDestroy) */ int virNetworkDestroy(virNetworkPtr network);
/* LIBVIRT_0.2.0 Free */ int virNetworkFree(virNetworkPtr network);
/* LIBVIRT_0.2.0 Text(NetworkGetBridgeName) */ char *virNetworkGetBridgeName(virNetworkPtr network);
/* LIBVIRT_0.2.0 Member(Name) */ const char *virNetworkGetName(virNetworkPtr network);
/* LIBVIRT_0.2.0 Uuid */ int virNetworkGetUUID(virNetworkPtr network, unsigned char *uuid);
/* LIBVIRT_0.2.0 UuidText */ int virNetworkGetUUIDString(virNetworkPtr network, char *buf);
/* LIBVIRT_0.2.0 Text(NetworkGetXmlDesc) */ char *virNetworkGetXMLDesc(virNetworkPtr network, unsigned int flags);
/* LIBVIRT_0.2.0 Object(NetworkLookupByName) */ virNetworkPtr virNetworkLookupByName(virConnectPtr conn, const char *name);
/* LIBVIRT_0.2.0 Object(NetworkLookupByUuid) */ virNetworkPtr virNetworkLookupByUUID(virConnectPtr conn, const unsigned char *uuid);
/* LIBVIRT_0.2.0 Object(NetworkLookupByUuid) */ virNetworkPtr virNetworkLookupByUUIDString(virConnectPtr conn, const char *uuidstr);
/* LIBVIRT_0.2.0 Status(NetworkUndefine) */ int virNetworkUndefine(virNetworkPtr network);
/* LIBVIRT_0.2.1 Out(NetworkGetAutostart) */ int virNetworkGetAutostart(virNetworkPtr network, int *autostart);
/* LIBVIRT_0.2.1 Status(NetworkSetAutostart) */ int virNetworkSetAutostart(virNetworkPtr network, int autostart);
/* LIBVIRT_0.3.0 Connection */ virConnectPtr virNetworkGetConnect(virNetworkPtr net);
/* LIBVIRT_0.6.0 Ref */ int virNetworkRef(virNetworkPtr network);
/* LIBVIRT_0.7.3 Value(NetworkIsActive) */ int virNetworkIsActive(virNetworkPtr net);
/* LIBVIRT_0.7.3 Value(NetworkIsPersistent) */ int virNetworkIsPersistent(virNetworkPtr net);
/* LIBVIRT_0.10.2 ObjectList(ConnectListAllNetworks) */ int virConnectListAllNetworks(virConnectPtr conn, virNetworkPtr **nets, unsigned int flags);
/* LIBVIRT_0.10.2 Status(NetworkUpdate) */ int virNetworkUpdate(virNetworkPtr network, unsigned int command, unsigned int section, int parentIndex, const char *xml, unsigned int flags);
/* LIBVIRT_1.2.1 Manual */ int virConnectNetworkEventDeregisterAny(virConnectPtr conn, int callbackID);
/* LIBVIRT_1.2.1 Manual */ int virConnectNetworkEventRegisterAny(virConnectPtr conn, virNetworkPtr net, int eventID, virConnectNetworkEventGenericCallback cb, void *opaque, virFreeCallback freecb);
/* LIBVIRT_1.2.6 Manual(KeepError) */ void virNetworkDHCPLeaseFree(virNetworkDHCPLeasePtr lease);
/* LIBVIRT_1.2.6 Manual */ int virNetworkGetDHCPLeases(virNetworkPtr network, const char *mac, virNetworkDHCPLeasePtr **leases, unsigned int flags);
/* LIBVIRT_5.5.0 ObjectList(NetworkListAllPorts) */ int virNetworkListAllPorts(virNetworkPtr network, virNetworkPortPtr **ports, unsigned int flags);
/* LIBVIRT_5.5.0 Object(NetworkPortCreateXml) */ virNetworkPortPtr virNetworkPortCreateXML(virNetworkPtr net, const char *xmldesc, unsigned int flags);
/* LIBVIRT_5.5.0 Status(NetworkPortDelete) */ int virNetworkPortDelete(virNetworkPortPtr port, unsigned int flags);
/* LIBVIRT_5.5.0 Free */ int virNetworkPortFree(virNetworkPortPtr port);
/* LIBVIRT_5.5.0 Parent */ virNetworkPtr virNetworkPortGetNetwork(virNetworkPortPtr port);
/* LIBVIRT_5.5.0 Out(NetworkPortGetParameters) */ int virNetworkPortGetParameters(virNetworkPortPtr port, virTypedParameterPtr *params, int *nparams, unsigned int flags);
/* LIBVIRT_5.5.0 Uuid */ int virNetworkPortGetUUID(virNetworkPortPtr port, unsigned char *uuid);
/* LIBVIRT_5.5.0 UuidText */ int virNetworkPortGetUUIDString(virNetworkPortPtr port, char *buf);
/* LIBVIRT_5.5.0 Text(NetworkPortGetXmlDesc) */ char *virNetworkPortGetXMLDesc(virNetworkPortPtr port, unsigned int flags);
/* LIBVIRT_5.5.0 Object(NetworkPortLookupByUuid) */ virNetworkPortPtr virNetworkPortLookupByUUID(virNetworkPtr net, const unsigned char *uuid);
/* LIBVIRT_5.5.0 Object(NetworkPortLookupByUuid) */ virNetworkPortPtr virNetworkPortLookupByUUIDString(virNetworkPtr net, const char *uuidstr);
/* LIBVIRT_5.5.0 Ref */ int virNetworkPortRef(virNetworkPortPtr port);
/* LIBVIRT_5.5.0 Status(NetworkPortSetParameters) */ int virNetworkPortSetParameters(virNetworkPortPtr port, virTypedParameterPtr params, int nparams, unsigned int flags);
/* LIBVIRT_7.7.0 Object(NetworkDefineXmlFlags) */ virNetworkPtr virNetworkDefineXMLFlags(virConnectPtr conn, const char *xml, unsigned int flags);
/* LIBVIRT_7.8.0 Object(NetworkCreateXmlFlags) */ virNetworkPtr virNetworkCreateXMLFlags(virConnectPtr conn, const char *xmlDesc, unsigned int flags);
/* LIBVIRT_9.7.0 Text(NetworkGetMetadata) checked */ char *virNetworkGetMetadata(virNetworkPtr network, int type, const char *uri, unsigned int flags);
/* LIBVIRT_9.7.0 Status(NetworkSetMetadata) checked */ int virNetworkSetMetadata(virNetworkPtr network, int type, const char *metadata, const char *key, const char *uri, unsigned int flags);

#ifdef __cplusplus
}
#endif

#endif
