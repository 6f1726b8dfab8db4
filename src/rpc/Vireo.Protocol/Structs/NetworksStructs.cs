// Wire structs: Networks.
using Vireo.Xdr;

namespace Vireo.Protocol;

[XdrStruct("remote_network_lookup_by_uuid_args")]
public readonly partial record struct NetworkLookupByUuidArgs(Uuid Uuid);

[XdrStruct("remote_network_lookup_by_uuid_ret")]
public readonly partial record struct NetworkLookupByUuidRet(NetworkRef Net);

[XdrStruct("remote_network_lookup_by_name_args")]
public readonly partial record struct NetworkLookupByNameArgs([Max(RemoteLimits.StringMax)] string Name);

[XdrStruct("remote_network_lookup_by_name_ret")]
public readonly partial record struct NetworkLookupByNameRet(NetworkRef Net);

[XdrStruct("remote_network_create_xml_args")]
public readonly partial record struct NetworkCreateXmlArgs([Max(RemoteLimits.StringMax)] string Xml);

[XdrStruct("remote_network_create_xml_ret")]
public readonly partial record struct NetworkCreateXmlRet(NetworkRef Net);

[XdrStruct("remote_network_create_xml_flags_args")]
public readonly partial record struct NetworkCreateXmlFlagsArgs([Max(RemoteLimits.StringMax)] string Xml, uint Flags);

[XdrStruct("remote_network_create_xml_flags_ret")]
public readonly partial record struct NetworkCreateXmlFlagsRet(NetworkRef Net);

[XdrStruct("remote_network_define_xml_args")]
public readonly partial record struct NetworkDefineXmlArgs([Max(RemoteLimits.StringMax)] string Xml);

[XdrStruct("remote_network_define_xml_ret")]
public readonly partial record struct NetworkDefineXmlRet(NetworkRef Net);

[XdrStruct("remote_network_define_xml_flags_args")]
public readonly partial record struct NetworkDefineXmlFlagsArgs([Max(RemoteLimits.StringMax)] string Xml, uint Flags);

[XdrStruct("remote_network_define_xml_flags_ret")]
public readonly partial record struct NetworkDefineXmlFlagsRet(NetworkRef Net);

[XdrStruct("remote_network_undefine_args")]
public readonly partial record struct NetworkUndefineArgs(NetworkRef Net);

[XdrStruct("remote_network_update_args")]
public readonly partial record struct NetworkUpdateArgs(
    NetworkRef Net,
    uint Command,
    uint Section,
    int ParentIndex,
    [Max(RemoteLimits.StringMax)] string Xml,
    uint Flags);

[XdrStruct("remote_network_create_args")]
public readonly partial record struct NetworkCreateArgs(NetworkRef Net);

[XdrStruct("remote_network_destroy_args")]
public readonly partial record struct NetworkDestroyArgs(NetworkRef Net);

[XdrStruct("remote_network_get_xml_desc_args")]
public readonly partial record struct NetworkGetXmlDescArgs(NetworkRef Net, uint Flags);

[XdrStruct("remote_network_get_xml_desc_ret")]
public readonly partial record struct NetworkGetXmlDescRet([Max(RemoteLimits.StringMax)] string Xml);

[XdrStruct("remote_network_get_bridge_name_args")]
public readonly partial record struct NetworkGetBridgeNameArgs(NetworkRef Net);

[XdrStruct("remote_network_get_bridge_name_ret")]
public readonly partial record struct NetworkGetBridgeNameRet([Max(RemoteLimits.StringMax)] string Name);

[XdrStruct("remote_network_get_autostart_args")]
public readonly partial record struct NetworkGetAutostartArgs(NetworkRef Net);

[XdrStruct("remote_network_get_autostart_ret")]
public readonly partial record struct NetworkGetAutostartRet(int Autostart);

[XdrStruct("remote_network_set_autostart_args")]
public readonly partial record struct NetworkSetAutostartArgs(NetworkRef Net, int Autostart);

[XdrStruct("remote_network_is_active_args")]
public readonly partial record struct NetworkIsActiveArgs(NetworkRef Net);

[XdrStruct("remote_network_is_active_ret")]
public readonly partial record struct NetworkIsActiveRet(int Active);

[XdrStruct("remote_network_is_persistent_args")]
public readonly partial record struct NetworkIsPersistentArgs(NetworkRef Net);

[XdrStruct("remote_network_is_persistent_ret")]
public readonly partial record struct NetworkIsPersistentRet(int Persistent);

[XdrStruct("remote_network_set_metadata_args")]
public readonly partial record struct NetworkSetMetadataArgs(
    NetworkRef Network,
    int Type,
    [Max(RemoteLimits.StringMax)] string? Metadata,
    [Max(RemoteLimits.StringMax)] string? Key,
    [Max(RemoteLimits.StringMax)] string? Uri,
    uint Flags);

[XdrStruct("remote_network_get_metadata_args")]
public readonly partial record struct NetworkGetMetadataArgs(
    NetworkRef Network,
    int Type,
    [Max(RemoteLimits.StringMax)] string? Uri,
    uint Flags);

[XdrStruct("remote_network_get_metadata_ret")]
public readonly partial record struct NetworkGetMetadataRet([Max(RemoteLimits.StringMax)] string Metadata);

[XdrStruct("remote_network_get_dhcp_leases_args")]
public readonly partial record struct NetworkGetDhcpLeasesArgs(
    NetworkRef Net,
    [Max(RemoteLimits.StringMax)] string? Mac,
    [Wire("need_results"), Role(FieldRole.NeedResults)] int NeedResults,
    uint Flags);

[XdrStruct("remote_network_get_dhcp_leases_ret")]
public readonly partial record struct NetworkGetDhcpLeasesRet(
    [Max(RemoteLimits.NetworkDhcpLeasesMax)] IReadOnlyList<NetworkDhcpLease> Leases,
    [Role(FieldRole.Count)] uint Ret);

[XdrStruct("remote_network_list_all_ports_args")]
public readonly partial record struct NetworkListAllPortsArgs(
    NetworkRef Network,
    [Wire("need_results"), Role(FieldRole.NeedResults)] int NeedResults,
    uint Flags);

[XdrStruct("remote_network_list_all_ports_ret")]
public readonly partial record struct NetworkListAllPortsRet(
    [Max(RemoteLimits.NetworkPortListMax)] IReadOnlyList<NetworkPortRef> Ports,
    [Role(FieldRole.Count)] uint Ret);

[XdrStruct("remote_network_port_lookup_by_uuid_args")]
public readonly partial record struct NetworkPortLookupByUuidArgs(NetworkRef Network, Uuid Uuid);

[XdrStruct("remote_network_port_lookup_by_uuid_ret")]
public readonly partial record struct NetworkPortLookupByUuidRet(NetworkPortRef Port);

[XdrStruct("remote_network_port_create_xml_args")]
public readonly partial record struct NetworkPortCreateXmlArgs(NetworkRef Network, [Max(RemoteLimits.StringMax)] string Xml, uint Flags);

[XdrStruct("remote_network_port_create_xml_ret")]
public readonly partial record struct NetworkPortCreateXmlRet(NetworkPortRef Port);

[XdrStruct("remote_network_port_set_parameters_args")]
public readonly partial record struct NetworkPortSetParametersArgs(
    NetworkPortRef Port,
    [Max(RemoteLimits.NetworkPortParametersMax)] TypedParameterList Params,
    uint Flags);

[XdrStruct("remote_network_port_get_parameters_args")]
public readonly partial record struct NetworkPortGetParametersArgs(
    NetworkPortRef Port,
    [Role(FieldRole.ParameterCount)] int Nparams,
    uint Flags);

[XdrStruct("remote_network_port_get_parameters_ret")]
public readonly partial record struct NetworkPortGetParametersRet(
    [Max(RemoteLimits.NetworkPortParametersMax)] TypedParameterList Params,
    [Role(FieldRole.ParameterCount)] int Nparams);

[XdrStruct("remote_network_port_get_xml_desc_args")]
public readonly partial record struct NetworkPortGetXmlDescArgs(NetworkPortRef Port, uint Flags);

[XdrStruct("remote_network_port_get_xml_desc_ret")]
public readonly partial record struct NetworkPortGetXmlDescRet([Max(RemoteLimits.StringMax)] string Xml);

[XdrStruct("remote_network_port_delete_args")]
public readonly partial record struct NetworkPortDeleteArgs(NetworkPortRef Port, uint Flags);
