/* Devices of the host. The declarations of Vireo: facts of libvirt 11.3's interface; licence LGPL-2.1-or-later.
   The comment before a function is what the library is made from: docs/runbook-add-symbol.md. */
#ifndef LIBVIRT_NODEDEV_H
#define LIBVIRT_NODEDEV_H

#include <libvirt/libvirt-host.h>

#ifdef __cplusplus
extern "C" {
#endif

#define VIR_NODE_DEVICE_EVENT_CALLBACK(cb) ((virConnectNodeDeviceEventGenericCallback)(cb))

typedef struct _virNodeDevice virNodeDevice;

typedef virNodeDevice *virNodeDevicePtr;

typedef enum {
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_SYSTEM = 1,
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_PCI_DEV = 2,
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_USB_DEV = 4,
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_USB_INTERFACE = 8,
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_NET = 1 << 4,
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI_HOST = 1 << 5,
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI_TARGET = 1 << 6,
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI = 1 << 7,
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_STORAGE = 1 << 8,
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_FC_HOST = 1 << 9,
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_VPORTS = 1 << 10,
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI_GENERIC = 1 << 11,
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_DRM = 1 << 12,
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_MDEV_TYPES = 1 << 13,
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_MDEV = 1 << 14,
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_CCW_DEV = 1 << 15,
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_CSS_DEV = 1 << 16,
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_VDPA = 1 << 17,
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_AP_CARD = 1 << 18,
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_AP_QUEUE = 1 << 19,
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_AP_MATRIX = 1 << 20,
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_VPD = 1 << 21,
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_CCWGROUP_DEV = 1 << 22,
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_CCWGROUP_MEMBER = 1 << 23,
    VIR_CONNECT_LIST_NODE_DEVICES_PERSISTENT = 1 << 28,
    VIR_CONNECT_LIST_NODE_DEVICES_TRANSIENT = 1 << 29,
    VIR_CONNECT_LIST_NODE_DEVICES_INACTIVE = 1 << 30,
    VIR_CONNECT_LIST_NODE_DEVICES_ACTIVE = 1U << 31,
} virConnectListAllNodeDeviceFlags;

typedef enum {
    VIR_NODE_DEVICE_CREATE_XML_VALIDATE = 1,
} virNodeDeviceCreateXMLFlags;

typedef enum {
    VIR_NODE_DEVICE_DEFINE_XML_VALIDATE = 1,
} virNodeDeviceDefineXMLFlags;

typedef enum {
    VIR_NODE_DEVICE_EVENT_CREATED = 0,
    VIR_NODE_DEVICE_EVENT_DELETED = 1,
    VIR_NODE_DEVICE_EVENT_DEFINED = 2,
    VIR_NODE_DEVICE_EVENT_UNDEFINED = 3,
#ifdef VIR_ENUM_SENTINELS
    VIR_NODE_DEVICE_EVENT_LAST = 4,
#endif
} virNodeDeviceEventLifecycleType;

typedef enum {
    VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE = 0,
    VIR_NODE_DEVICE_EVENT_ID_UPDATE = 1,
#ifdef VIR_ENUM_SENTINELS
    VIR_NODE_DEVICE_EVENT_ID_LAST = 2,
#endif
} virNodeDeviceEventID;

typedef enum {
    VIR_NODE_DEVICE_UPDATE_AFFECT_CURRENT = 0,
    VIR_NODE_DEVICE_UPDATE_AFFECT_LIVE = 1,
    VIR_NODE_DEVICE_UPDATE_AFFECT_CONFIG = 2,
} virNodeDeviceUpdateFlags;

typedef enum {
    VIR_NODE_DEVICE_XML_INACTIVE = 1,
} virNodeDeviceXMLFlags;

typedef void (*virConnectNodeDeviceEventGenericCallback)(virConnectPtr conn, virNodeDevicePtr dev, void *opaque);
typedef void (*virConnectNodeDeviceEventLifecycleCallback)(virConnectPtr conn, virNodeDevicePtr dev, int event, int detail, void *opaque);

/* LIBVIRT_0.5.0 Free */ int virNodeDeviceFree(virNodeDevicePtr dev);
/* LIBVIRT_0.5.0 Member(Name) */ const char *virNodeDeviceGetName(virNodeDevicePtr dev);
/* LIBVIRT_0.5.0 Manual */ const char *virNodeDeviceGetParent(virNodeDevicePtr dev);
/* LIBVIRT_0.5.0 Text(NodeDeviceGetXmlDesc) */ char *virNodeDeviceGetXMLDesc(virNodeDevicePtr dev, unsigned int flags);
/* LIBVIRT_0.5.0 NameFill(NodeDeviceListCaps) */ int virNodeDeviceListCaps(virNodeDevicePtr dev, char **const names, int maxnames);
/* LIBVIRT_0.5.0 Object(NodeDeviceLookupByName) */ virNodeDevicePtr virNodeDeviceLookupByName(virConnectPtr conn, const char *name);
/* LIBVIRT_0.5.0 Value(NodeDeviceNumOfCaps) */ int virNodeDeviceNumOfCaps(virNodeDevicePtr dev);
/* LIBVIRT_0.5.0 NameFill(NodeListDevices) */ int virNodeListDevices(virConnectPtr conn, const char *cap, char **const names, int maxnames, unsigned int flags);
/* LIBVIRT_0.5.0 Value(NodeNumOfDevices) */ int virNodeNumOfDevices(virConnectPtr conn, const char *cap, unsigned int flags);
/* LIBVIRT_0.6.0 Ref */ int virNodeDeviceRef(virNodeDevicePtr dev);
/* LIBVIRT_0.6.1 Status(NodeDeviceDettach) */ int virNodeDeviceDettach(virNodeDevicePtr dev);
/* LIBVIRT_0.6.1 Status(NodeDeviceReAttach) */ int virNodeDeviceReAttach(virNodeDevicePtr dev);
/* LIBVIRT_0.6.1 Status(NodeDeviceReset) */ int virNodeDeviceReset(virNodeDevicePtr dev);
/* LIBVIRT_0.6.3 Object(NodeDeviceCreateXml) */ virNodeDevicePtr virNodeDeviceCreateXML(virConnectPtr conn, const char *xmlDesc, unsigned int flags);
/* LIBVIRT_0.6.3 Status(NodeDeviceDestroy) */ int virNodeDeviceDestroy(virNodeDevicePtr dev);
/* LIBVIRT_0.10.2 ObjectList(ConnectListAllNodeDevices) */ int virConnectListAllNodeDevices(virConnectPtr conn, virNodeDevicePtr **devices, unsigned int flags);
/* LIBVIRT_1.0.3 Object(NodeDeviceLookupScsiHostByWwn) */ virNodeDevicePtr virNodeDeviceLookupSCSIHostByWWN(virConnectPtr conn, const char *wwnn, const char *wwpn, unsigned int flags);
/* LIBVIRT_1.0.5 Status(NodeDeviceDetachFlags) */ int virNodeDeviceDetachFlags(virNodeDevicePtr dev, const char *driverName, unsigned int flags);
/* LIBVIRT_2.2.0 Manual */ int virConnectNodeDeviceEventDeregisterAny(virConnectPtr conn, int callbackID);
/* LIBVIRT_2.2.0 Manual */ int virConnectNodeDeviceEventRegisterAny(virConnectPtr conn, virNodeDevicePtr dev, int eventID, virConnectNodeDeviceEventGenericCallback cb, void *opaque, virFreeCallback freecb);
/* LIBVIRT_7.3.0 Status(NodeDeviceCreate) */ int virNodeDeviceCreate(virNodeDevicePtr dev, unsigned int flags);
/* LIBVIRT_7.3.0 Object(NodeDeviceDefineXml) */ virNodeDevicePtr virNodeDeviceDefineXML(virConnectPtr conn, const char *xmlDesc, unsigned int flags);
/* LIBVIRT_7.3.0 Status(NodeDeviceUndefine) */ int virNodeDeviceUndefine(virNodeDevicePtr dev, unsigned int flags);
/* LIBVIRT_7.8.0 Out(NodeDeviceGetAutostart) */ int virNodeDeviceGetAutostart(virNodeDevicePtr dev, int *autostart);
/* LIBVIRT_7.8.0 Value(NodeDeviceIsActive) */ int virNodeDeviceIsActive(virNodeDevicePtr dev);
/* LIBVIRT_7.8.0 Value(NodeDeviceIsPersistent) */ int virNodeDeviceIsPersistent(virNodeDevicePtr dev);
/* LIBVIRT_7.8.0 Status(NodeDeviceSetAutostart) */ int virNodeDeviceSetAutostart(virNodeDevicePtr dev, int autostart);
/* LIBVIRT_10.1.0 Status(NodeDeviceUpdate) */ int virNodeDeviceUpdate(virNodeDevicePtr dev, const char *xmlDesc, unsigned int flags);

#ifdef __cplusplus
}
#endif

#endif
