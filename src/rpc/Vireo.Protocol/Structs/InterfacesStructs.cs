// Wire structs: Interfaces.
using Vireo.Xdr;

namespace Vireo.Protocol;

[XdrStruct("remote_interface_lookup_by_name_args")]
public readonly partial record struct InterfaceLookupByNameArgs([Max(RemoteLimits.StringMax)] string Name);

[XdrStruct("remote_interface_lookup_by_name_ret")]
public readonly partial record struct InterfaceLookupByNameRet(InterfaceRef Iface);

[XdrStruct("remote_interface_lookup_by_mac_string_args")]
public readonly partial record struct InterfaceLookupByMacStringArgs([Max(RemoteLimits.StringMax)] string Mac);

[XdrStruct("remote_interface_lookup_by_mac_string_ret")]
public readonly partial record struct InterfaceLookupByMacStringRet(InterfaceRef Iface);

[XdrStruct("remote_interface_get_xml_desc_args")]
public readonly partial record struct InterfaceGetXmlDescArgs(InterfaceRef Iface, uint Flags);

[XdrStruct("remote_interface_get_xml_desc_ret")]
public readonly partial record struct InterfaceGetXmlDescRet([Max(RemoteLimits.StringMax)] string Xml);

[XdrStruct("remote_interface_define_xml_args")]
public readonly partial record struct InterfaceDefineXmlArgs([Max(RemoteLimits.StringMax)] string Xml, uint Flags);

[XdrStruct("remote_interface_define_xml_ret")]
public readonly partial record struct InterfaceDefineXmlRet(InterfaceRef Iface);

[XdrStruct("remote_interface_undefine_args")]
public readonly partial record struct InterfaceUndefineArgs(InterfaceRef Iface);

[XdrStruct("remote_interface_create_args")]
public readonly partial record struct InterfaceCreateArgs(InterfaceRef Iface, uint Flags);

[XdrStruct("remote_interface_destroy_args")]
public readonly partial record struct InterfaceDestroyArgs(InterfaceRef Iface, uint Flags);

[XdrStruct("remote_interface_change_begin_args")]
public readonly partial record struct InterfaceChangeBeginArgs(uint Flags);

[XdrStruct("remote_interface_change_commit_args")]
public readonly partial record struct InterfaceChangeCommitArgs(uint Flags);

[XdrStruct("remote_interface_change_rollback_args")]
public readonly partial record struct InterfaceChangeRollbackArgs(uint Flags);

[XdrStruct("remote_interface_is_active_args")]
public readonly partial record struct InterfaceIsActiveArgs(InterfaceRef Iface);

[XdrStruct("remote_interface_is_active_ret")]
public readonly partial record struct InterfaceIsActiveRet(int Active);
