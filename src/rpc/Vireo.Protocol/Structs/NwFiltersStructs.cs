// Wire structs: NwFilters.
using Vireo.Xdr;

namespace Vireo.Protocol;

[XdrStruct("remote_nwfilter_lookup_by_uuid_args")]
public readonly partial record struct NwFilterLookupByUuidArgs(Uuid Uuid);

[XdrStruct("remote_nwfilter_lookup_by_uuid_ret")]
public readonly partial record struct NwFilterLookupByUuidRet([Wire("nwfilter")] NwFilterRef NwFilter);

[XdrStruct("remote_nwfilter_lookup_by_name_args")]
public readonly partial record struct NwFilterLookupByNameArgs([Max(RemoteLimits.StringMax)] string Name);

[XdrStruct("remote_nwfilter_lookup_by_name_ret")]
public readonly partial record struct NwFilterLookupByNameRet([Wire("nwfilter")] NwFilterRef NwFilter);

[XdrStruct("remote_nwfilter_define_xml_args")]
public readonly partial record struct NwFilterDefineXmlArgs([Max(RemoteLimits.StringMax)] string Xml);

[XdrStruct("remote_nwfilter_define_xml_ret")]
public readonly partial record struct NwFilterDefineXmlRet([Wire("nwfilter")] NwFilterRef NwFilter);

[XdrStruct("remote_nwfilter_define_xml_flags_args")]
public readonly partial record struct NwFilterDefineXmlFlagsArgs([Max(RemoteLimits.StringMax)] string Xml, uint Flags);

[XdrStruct("remote_nwfilter_define_xml_flags_ret")]
public readonly partial record struct NwFilterDefineXmlFlagsRet([Wire("nwfilter")] NwFilterRef NwFilter);

[XdrStruct("remote_nwfilter_undefine_args")]
public readonly partial record struct NwFilterUndefineArgs([Wire("nwfilter")] NwFilterRef NwFilter);

[XdrStruct("remote_nwfilter_get_xml_desc_args")]
public readonly partial record struct NwFilterGetXmlDescArgs([Wire("nwfilter")] NwFilterRef NwFilter, uint Flags);

[XdrStruct("remote_nwfilter_get_xml_desc_ret")]
public readonly partial record struct NwFilterGetXmlDescRet([Max(RemoteLimits.StringMax)] string Xml);

[XdrStruct("remote_nwfilter_binding_lookup_by_port_dev_args")]
public readonly partial record struct NwFilterBindingLookupByPortDevArgs([Max(RemoteLimits.StringMax)] string Name);

[XdrStruct("remote_nwfilter_binding_lookup_by_port_dev_ret")]
public readonly partial record struct NwFilterBindingLookupByPortDevRet([Wire("nwfilter")] NwFilterBindingRef NwFilter);

[XdrStruct("remote_nwfilter_binding_create_xml_args")]
public readonly partial record struct NwFilterBindingCreateXmlArgs([Max(RemoteLimits.StringMax)] string Xml, uint Flags);

[XdrStruct("remote_nwfilter_binding_create_xml_ret")]
public readonly partial record struct NwFilterBindingCreateXmlRet([Wire("nwfilter")] NwFilterBindingRef NwFilter);

[XdrStruct("remote_nwfilter_binding_delete_args")]
public readonly partial record struct NwFilterBindingDeleteArgs([Wire("nwfilter")] NwFilterBindingRef NwFilter);

[XdrStruct("remote_nwfilter_binding_get_xml_desc_args")]
public readonly partial record struct NwFilterBindingGetXmlDescArgs([Wire("nwfilter")] NwFilterBindingRef NwFilter, uint Flags);

[XdrStruct("remote_nwfilter_binding_get_xml_desc_ret")]
public readonly partial record struct NwFilterBindingGetXmlDescRet([Max(RemoteLimits.StringMax)] string Xml);
