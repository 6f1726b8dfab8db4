// Wire structs: Snapshots.
using Vireo.Xdr;

namespace Vireo.Protocol;

[XdrStruct("remote_domain_snapshot_create_xml_args")]
public readonly partial record struct DomainSnapshotCreateXmlArgs(
    DomainRef Dom,
    [Wire("xml_desc"), Max(RemoteLimits.StringMax)] string XmlDesc,
    uint Flags);

[XdrStruct("remote_domain_snapshot_create_xml_ret")]
public readonly partial record struct DomainSnapshotCreateXmlRet(DomainSnapshotRef Snap);

[XdrStruct("remote_domain_snapshot_get_xml_desc_args")]
public readonly partial record struct DomainSnapshotGetXmlDescArgs(DomainSnapshotRef Snap, uint Flags);

[XdrStruct("remote_domain_snapshot_get_xml_desc_ret")]
public readonly partial record struct DomainSnapshotGetXmlDescRet([Max(RemoteLimits.StringMax)] string Xml);

[XdrStruct("remote_domain_snapshot_num_args")]
public readonly partial record struct DomainSnapshotNumArgs(DomainRef Dom, uint Flags);

[XdrStruct("remote_domain_snapshot_num_ret")]
public readonly partial record struct DomainSnapshotNumRet(int Num);

[XdrStruct("remote_domain_snapshot_list_names_args")]
public readonly partial record struct DomainSnapshotListNamesArgs(DomainRef Dom, [Role(FieldRole.Capacity)] int Maxnames, uint Flags);

[XdrStruct("remote_domain_snapshot_list_names_ret")]
public readonly partial record struct DomainSnapshotListNamesRet(
    [Max(RemoteLimits.DomainSnapshotListMax), ElementMax(RemoteLimits.StringMax)] IReadOnlyList<string> Names);

[XdrStruct("remote_domain_list_all_snapshots_args")]
public readonly partial record struct DomainListAllSnapshotsArgs(
    DomainRef Dom,
    [Wire("need_results"), Role(FieldRole.NeedResults)] int NeedResults,
    uint Flags);

[XdrStruct("remote_domain_list_all_snapshots_ret")]
public readonly partial record struct DomainListAllSnapshotsRet(
    [Max(RemoteLimits.DomainSnapshotListMax)] IReadOnlyList<DomainSnapshotRef> Snapshots,
    [Role(FieldRole.Count)] int Ret);

[XdrStruct("remote_domain_snapshot_num_children_args")]
public readonly partial record struct DomainSnapshotNumChildrenArgs(DomainSnapshotRef Snap, uint Flags);

[XdrStruct("remote_domain_snapshot_num_children_ret")]
public readonly partial record struct DomainSnapshotNumChildrenRet(int Num);

[XdrStruct("remote_domain_snapshot_list_children_names_args")]
public readonly partial record struct DomainSnapshotListChildrenNamesArgs(
    DomainSnapshotRef Snap,
    [Role(FieldRole.Capacity)] int Maxnames,
    uint Flags);

[XdrStruct("remote_domain_snapshot_list_children_names_ret")]
public readonly partial record struct DomainSnapshotListChildrenNamesRet(
    [Max(RemoteLimits.DomainSnapshotListMax), ElementMax(RemoteLimits.StringMax)] IReadOnlyList<string> Names);

[XdrStruct("remote_domain_snapshot_list_all_children_args")]
public readonly partial record struct DomainSnapshotListAllChildrenArgs(
    DomainSnapshotRef Snapshot,
    [Wire("need_results"), Role(FieldRole.NeedResults)] int NeedResults,
    uint Flags);

[XdrStruct("remote_domain_snapshot_list_all_children_ret")]
public readonly partial record struct DomainSnapshotListAllChildrenRet(
    [Max(RemoteLimits.DomainSnapshotListMax)] IReadOnlyList<DomainSnapshotRef> Snapshots,
    [Role(FieldRole.Count)] int Ret);

[XdrStruct("remote_domain_snapshot_lookup_by_name_args")]
public readonly partial record struct DomainSnapshotLookupByNameArgs(DomainRef Dom, [Max(RemoteLimits.StringMax)] string Name, uint Flags);

[XdrStruct("remote_domain_snapshot_lookup_by_name_ret")]
public readonly partial record struct DomainSnapshotLookupByNameRet(DomainSnapshotRef Snap);

[XdrStruct("remote_domain_has_current_snapshot_args")]
public readonly partial record struct DomainHasCurrentSnapshotArgs(DomainRef Dom, uint Flags);

[XdrStruct("remote_domain_has_current_snapshot_ret")]
public readonly partial record struct DomainHasCurrentSnapshotRet(int Result);

[XdrStruct("remote_domain_snapshot_get_parent_args")]
public readonly partial record struct DomainSnapshotGetParentArgs(DomainSnapshotRef Snap, uint Flags);

[XdrStruct("remote_domain_snapshot_get_parent_ret")]
public readonly partial record struct DomainSnapshotGetParentRet(DomainSnapshotRef Snap);

[XdrStruct("remote_domain_snapshot_current_args")]
public readonly partial record struct DomainSnapshotCurrentArgs(DomainRef Dom, uint Flags);

[XdrStruct("remote_domain_snapshot_current_ret")]
public readonly partial record struct DomainSnapshotCurrentRet(DomainSnapshotRef Snap);

[XdrStruct("remote_domain_snapshot_is_current_args")]
public readonly partial record struct DomainSnapshotIsCurrentArgs(DomainSnapshotRef Snap, uint Flags);

[XdrStruct("remote_domain_snapshot_is_current_ret")]
public readonly partial record struct DomainSnapshotIsCurrentRet(int Current);

[XdrStruct("remote_domain_snapshot_has_metadata_args")]
public readonly partial record struct DomainSnapshotHasMetadataArgs(DomainSnapshotRef Snap, uint Flags);

[XdrStruct("remote_domain_snapshot_has_metadata_ret")]
public readonly partial record struct DomainSnapshotHasMetadataRet(int Metadata);

[XdrStruct("remote_domain_revert_to_snapshot_args")]
public readonly partial record struct DomainRevertToSnapshotArgs(DomainSnapshotRef Snap, uint Flags);

[XdrStruct("remote_domain_snapshot_delete_args")]
public readonly partial record struct DomainSnapshotDeleteArgs(DomainSnapshotRef Snap, uint Flags);
