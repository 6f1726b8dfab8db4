// Wire structs: NodeDevices.
using Vireo.Xdr;

namespace Vireo.Protocol;

[XdrStruct("remote_node_num_of_devices_args")]
public readonly partial record struct NodeNumOfDevicesArgs([Max(RemoteLimits.StringMax)] string? Cap, uint Flags);

[XdrStruct("remote_node_num_of_devices_ret")]
public readonly partial record struct NodeNumOfDevicesRet(int Num);

[XdrStruct("remote_node_list_devices_args")]
public readonly partial record struct NodeListDevicesArgs(
    [Max(RemoteLimits.StringMax)] string? Cap,
    [Role(FieldRole.Capacity)] int Maxnames,
    uint Flags);

[XdrStruct("remote_node_list_devices_ret")]
public readonly partial record struct NodeListDevicesRet(
    [Max(RemoteLimits.NodeDeviceListMax), ElementMax(RemoteLimits.StringMax)] IReadOnlyList<string> Names);

[XdrStruct("remote_node_device_lookup_by_name_args")]
public readonly partial record struct NodeDeviceLookupByNameArgs([Max(RemoteLimits.StringMax)] string Name);

[XdrStruct("remote_node_device_lookup_by_name_ret")]
public readonly partial record struct NodeDeviceLookupByNameRet(NodeDeviceRef Dev);

[XdrStruct("remote_node_device_lookup_scsi_host_by_wwn_args")]
public readonly partial record struct NodeDeviceLookupScsiHostByWwnArgs(
    [Max(RemoteLimits.StringMax)] string Wwnn,
    [Max(RemoteLimits.StringMax)] string Wwpn,
    uint Flags);

[XdrStruct("remote_node_device_lookup_scsi_host_by_wwn_ret")]
public readonly partial record struct NodeDeviceLookupScsiHostByWwnRet(NodeDeviceRef Dev);

[XdrStruct("remote_node_device_get_xml_desc_args")]
public readonly partial record struct NodeDeviceGetXmlDescArgs([Max(RemoteLimits.StringMax)] string Name, uint Flags);

[XdrStruct("remote_node_device_get_xml_desc_ret")]
public readonly partial record struct NodeDeviceGetXmlDescRet([Max(RemoteLimits.StringMax)] string Xml);

[XdrStruct("remote_node_device_get_parent_args")]
public readonly partial record struct NodeDeviceGetParentArgs([Max(RemoteLimits.StringMax)] string Name);

[XdrStruct("remote_node_device_get_parent_ret")]
public readonly partial record struct NodeDeviceGetParentRet([Max(RemoteLimits.StringMax)] string? ParentName);

[XdrStruct("remote_node_device_num_of_caps_args")]
public readonly partial record struct NodeDeviceNumOfCapsArgs([Max(RemoteLimits.StringMax)] string Name);

[XdrStruct("remote_node_device_num_of_caps_ret")]
public readonly partial record struct NodeDeviceNumOfCapsRet(int Num);

[XdrStruct("remote_node_device_list_caps_args")]
public readonly partial record struct NodeDeviceListCapsArgs(
    [Max(RemoteLimits.StringMax)] string Name,
    [Role(FieldRole.Capacity)] int Maxnames);

[XdrStruct("remote_node_device_list_caps_ret")]
public readonly partial record struct NodeDeviceListCapsRet(
    [Max(RemoteLimits.NodeDeviceCapsListMax), ElementMax(RemoteLimits.StringMax)] IReadOnlyList<string> Names);

[XdrStruct("remote_node_device_dettach_args")]
public readonly partial record struct NodeDeviceDettachArgs([Max(RemoteLimits.StringMax)] string Name);

[XdrStruct("remote_node_device_detach_flags_args")]
public readonly partial record struct NodeDeviceDetachFlagsArgs(
    [Max(RemoteLimits.StringMax)] string Name,
    [Max(RemoteLimits.StringMax)] string? DriverName,
    uint Flags);

[XdrStruct("remote_node_device_re_attach_args")]
public readonly partial record struct NodeDeviceReAttachArgs([Max(RemoteLimits.StringMax)] string Name);

[XdrStruct("remote_node_device_reset_args")]
public readonly partial record struct NodeDeviceResetArgs([Max(RemoteLimits.StringMax)] string Name);

[XdrStruct("remote_node_device_create_xml_args")]
public readonly partial record struct NodeDeviceCreateXmlArgs([Wire("xml_desc"), Max(RemoteLimits.StringMax)] string XmlDesc, uint Flags);

[XdrStruct("remote_node_device_create_xml_ret")]
public readonly partial record struct NodeDeviceCreateXmlRet(NodeDeviceRef Dev);

[XdrStruct("remote_node_device_destroy_args")]
public readonly partial record struct NodeDeviceDestroyArgs([Max(RemoteLimits.StringMax)] string Name);

[XdrStruct("remote_node_device_define_xml_args")]
public readonly partial record struct NodeDeviceDefineXmlArgs([Wire("xml_desc"), Max(RemoteLimits.StringMax)] string XmlDesc, uint Flags);

[XdrStruct("remote_node_device_define_xml_ret")]
public readonly partial record struct NodeDeviceDefineXmlRet(NodeDeviceRef Dev);

[XdrStruct("remote_node_device_undefine_args")]
public readonly partial record struct NodeDeviceUndefineArgs([Max(RemoteLimits.StringMax)] string Name, uint Flags);

[XdrStruct("remote_node_device_create_args")]
public readonly partial record struct NodeDeviceCreateArgs([Max(RemoteLimits.StringMax)] string Name, uint Flags);

[XdrStruct("remote_node_device_get_autostart_args")]
public readonly partial record struct NodeDeviceGetAutostartArgs([Max(RemoteLimits.StringMax)] string Name);

[XdrStruct("remote_node_device_get_autostart_ret")]
public readonly partial record struct NodeDeviceGetAutostartRet(int Autostart);

[XdrStruct("remote_node_device_set_autostart_args")]
public readonly partial record struct NodeDeviceSetAutostartArgs([Max(RemoteLimits.StringMax)] string Name, int Autostart);

[XdrStruct("remote_node_device_is_persistent_args")]
public readonly partial record struct NodeDeviceIsPersistentArgs([Max(RemoteLimits.StringMax)] string Name);

[XdrStruct("remote_node_device_is_persistent_ret")]
public readonly partial record struct NodeDeviceIsPersistentRet(int Persistent);

[XdrStruct("remote_node_device_is_active_args")]
public readonly partial record struct NodeDeviceIsActiveArgs([Max(RemoteLimits.StringMax)] string Name);

[XdrStruct("remote_node_device_is_active_ret")]
public readonly partial record struct NodeDeviceIsActiveRet(int Active);

[XdrStruct("remote_node_device_update_args")]
public readonly partial record struct NodeDeviceUpdateArgs(
    [Max(RemoteLimits.StringMax)] string Name,
    [Wire("xml_desc"), Max(RemoteLimits.StringMax)] string XmlDesc,
    uint Flags);
