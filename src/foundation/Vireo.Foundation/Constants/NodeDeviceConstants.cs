// The public constants of libvirt's C API, nodedev part. Names are the C names without their common prefix.

namespace Vireo;

/// <summary>libvirt's <c>virConnectListAllNodeDeviceFlags</c>, since 0.10.2.</summary>
[Flags]
public enum ConnectListAllNodeDeviceFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_CONNECT_LIST_NODE_DEVICES_CAP_SYSTEM</c>, since 0.10.2.</summary>
    CapSystem = 1,
    /// <summary><c>VIR_CONNECT_LIST_NODE_DEVICES_CAP_PCI_DEV</c>, since 0.10.2.</summary>
    CapPciDev = 2,
    /// <summary><c>VIR_CONNECT_LIST_NODE_DEVICES_CAP_USB_DEV</c>, since 0.10.2.</summary>
    CapUsbDev = 4,
    /// <summary><c>VIR_CONNECT_LIST_NODE_DEVICES_CAP_USB_INTERFACE</c>, since 0.10.2.</summary>
    CapUsbInterface = 8,
    /// <summary><c>VIR_CONNECT_LIST_NODE_DEVICES_CAP_NET</c>, since 0.10.2.</summary>
    CapNet = 16,
    /// <summary><c>VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI_HOST</c>, since 0.10.2.</summary>
    CapScsiHost = 32,
    /// <summary><c>VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI_TARGET</c>, since 0.10.2.</summary>
    CapScsiTarget = 64,
    /// <summary><c>VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI</c>, since 0.10.2.</summary>
    CapScsi = 128,
    /// <summary><c>VIR_CONNECT_LIST_NODE_DEVICES_CAP_STORAGE</c>, since 0.10.2.</summary>
    CapStorage = 256,
    /// <summary><c>VIR_CONNECT_LIST_NODE_DEVICES_CAP_FC_HOST</c>, since 1.0.4.</summary>
    CapFcHost = 512,
    /// <summary><c>VIR_CONNECT_LIST_NODE_DEVICES_CAP_VPORTS</c>, since 1.0.4.</summary>
    CapVports = 1024,
    /// <summary><c>VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI_GENERIC</c>, since 1.1.0.</summary>
    CapScsiGeneric = 2048,
    /// <summary><c>VIR_CONNECT_LIST_NODE_DEVICES_CAP_DRM</c>, since 3.1.0.</summary>
    CapDrm = 4096,
    /// <summary><c>VIR_CONNECT_LIST_NODE_DEVICES_CAP_MDEV_TYPES</c>, since 3.4.0.</summary>
    CapMdevTypes = 8192,
    /// <summary><c>VIR_CONNECT_LIST_NODE_DEVICES_CAP_MDEV</c>, since 3.4.0.</summary>
    CapMdev = 16384,
    /// <summary><c>VIR_CONNECT_LIST_NODE_DEVICES_CAP_CCW_DEV</c>, since 3.4.0.</summary>
    CapCcwDev = 32768,
    /// <summary><c>VIR_CONNECT_LIST_NODE_DEVICES_CAP_CSS_DEV</c>, since 6.8.0.</summary>
    CapCssDev = 65536,
    /// <summary><c>VIR_CONNECT_LIST_NODE_DEVICES_CAP_VDPA</c>, since 6.9.0.</summary>
    CapVdpa = 131072,
    /// <summary><c>VIR_CONNECT_LIST_NODE_DEVICES_CAP_AP_CARD</c>, since 7.0.0.</summary>
    CapApCard = 262144,
    /// <summary><c>VIR_CONNECT_LIST_NODE_DEVICES_CAP_AP_QUEUE</c>, since 7.0.0.</summary>
    CapApQueue = 524288,
    /// <summary><c>VIR_CONNECT_LIST_NODE_DEVICES_CAP_AP_MATRIX</c>, since 7.0.0.</summary>
    CapApMatrix = 1048576,
    /// <summary><c>VIR_CONNECT_LIST_NODE_DEVICES_CAP_VPD</c>, since 7.9.0.</summary>
    CapVpd = 2097152,
    /// <summary><c>VIR_CONNECT_LIST_NODE_DEVICES_CAP_CCWGROUP_DEV</c>, since 11.1.0.</summary>
    CapCcwgroupDev = 4194304,
    /// <summary><c>VIR_CONNECT_LIST_NODE_DEVICES_CAP_CCWGROUP_MEMBER</c>, since 11.1.0.</summary>
    CapCcwgroupMember = 8388608,
    /// <summary><c>VIR_CONNECT_LIST_NODE_DEVICES_PERSISTENT</c>, since 10.1.0.</summary>
    Persistent = 268435456,
    /// <summary><c>VIR_CONNECT_LIST_NODE_DEVICES_TRANSIENT</c>, since 10.1.0.</summary>
    Transient = 536870912,
    /// <summary><c>VIR_CONNECT_LIST_NODE_DEVICES_INACTIVE</c>, since 7.3.0.</summary>
    Inactive = 1073741824,
    /// <summary><c>VIR_CONNECT_LIST_NODE_DEVICES_ACTIVE</c>, since 7.3.0.</summary>
    Active = 2147483648,
}

/// <summary>libvirt's <c>virNodeDeviceCreateXMLFlags</c>, since 8.10.0.</summary>
[Flags]
public enum NodeDeviceCreateXmlFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_NODE_DEVICE_CREATE_XML_VALIDATE</c>, since 8.10.0.</summary>
    Validate = 1,
}

/// <summary>libvirt's <c>virNodeDeviceDefineXMLFlags</c>, since 8.10.0.</summary>
[Flags]
public enum NodeDeviceDefineXmlFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_NODE_DEVICE_DEFINE_XML_VALIDATE</c>, since 8.10.0.</summary>
    Validate = 1,
}

/// <summary>libvirt's <c>virNodeDeviceEventLifecycleType</c>, since 2.2.0.</summary>
public enum NodeDeviceEventLifecycleType
{
    /// <summary><c>VIR_NODE_DEVICE_EVENT_CREATED</c>, since 2.2.0.</summary>
    Created = 0,
    /// <summary><c>VIR_NODE_DEVICE_EVENT_DELETED</c>, since 2.2.0.</summary>
    Deleted = 1,
    /// <summary><c>VIR_NODE_DEVICE_EVENT_DEFINED</c>, since 7.3.0.</summary>
    Defined = 2,
    /// <summary><c>VIR_NODE_DEVICE_EVENT_UNDEFINED</c>, since 7.3.0.</summary>
    Undefined = 3,
}

/// <summary>libvirt's <c>virNodeDeviceEventID</c>, since 2.2.0.</summary>
public enum NodeDeviceEventId
{
    /// <summary><c>VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE</c>, since 2.2.0.</summary>
    Lifecycle = 0,
    /// <summary><c>VIR_NODE_DEVICE_EVENT_ID_UPDATE</c>, since 2.2.0.</summary>
    Update = 1,
}

/// <summary>libvirt's <c>virNodeDeviceUpdateFlags</c>, since 10.1.0.</summary>
[Flags]
public enum NodeDeviceUpdateFlags : uint
{
    /// <summary><c>VIR_NODE_DEVICE_UPDATE_AFFECT_CURRENT</c>, since 10.1.0.</summary>
    Current = 0,
    /// <summary><c>VIR_NODE_DEVICE_UPDATE_AFFECT_LIVE</c>, since 10.1.0.</summary>
    Live = 1,
    /// <summary><c>VIR_NODE_DEVICE_UPDATE_AFFECT_CONFIG</c>, since 10.1.0.</summary>
    Config = 2,
}

/// <summary>libvirt's <c>virNodeDeviceXMLFlags</c>, since 10.1.0.</summary>
[Flags]
public enum NodeDeviceXmlFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_NODE_DEVICE_XML_INACTIVE</c>, since 10.1.0.</summary>
    Inactive = 1,
}
