// Wire structs: Checkpoints.
using Vireo.Xdr;

namespace Vireo.Protocol;

[XdrStruct("remote_domain_checkpoint_create_xml_args")]
public readonly partial record struct DomainCheckpointCreateXmlArgs(
    DomainRef Dom,
    [Wire("xml_desc"), Max(RemoteLimits.StringMax)] string XmlDesc,
    uint Flags);

[XdrStruct("remote_domain_checkpoint_create_xml_ret")]
public readonly partial record struct DomainCheckpointCreateXmlRet(DomainCheckpointRef Checkpoint);

[XdrStruct("remote_domain_checkpoint_get_xml_desc_args")]
public readonly partial record struct DomainCheckpointGetXmlDescArgs(DomainCheckpointRef Checkpoint, uint Flags);

[XdrStruct("remote_domain_checkpoint_get_xml_desc_ret")]
public readonly partial record struct DomainCheckpointGetXmlDescRet([Max(RemoteLimits.StringMax)] string Xml);

[XdrStruct("remote_domain_list_all_checkpoints_args")]
public readonly partial record struct DomainListAllCheckpointsArgs(
    DomainRef Dom,
    [Wire("need_results"), Role(FieldRole.NeedResults)] int NeedResults,
    uint Flags);

[XdrStruct("remote_domain_list_all_checkpoints_ret")]
public readonly partial record struct DomainListAllCheckpointsRet(
    [Max(RemoteLimits.DomainCheckpointListMax)] IReadOnlyList<DomainCheckpointRef> Checkpoints,
    [Role(FieldRole.Count)] int Ret);

[XdrStruct("remote_domain_checkpoint_list_all_children_args")]
public readonly partial record struct DomainCheckpointListAllChildrenArgs(
    DomainCheckpointRef Checkpoint,
    [Wire("need_results"), Role(FieldRole.NeedResults)] int NeedResults,
    uint Flags);

[XdrStruct("remote_domain_checkpoint_list_all_children_ret")]
public readonly partial record struct DomainCheckpointListAllChildrenRet(
    [Max(RemoteLimits.DomainCheckpointListMax)] IReadOnlyList<DomainCheckpointRef> Checkpoints,
    [Role(FieldRole.Count)] int Ret);

[XdrStruct("remote_domain_checkpoint_lookup_by_name_args")]
public readonly partial record struct DomainCheckpointLookupByNameArgs(
    DomainRef Dom,
    [Max(RemoteLimits.StringMax)] string Name,
    uint Flags);

[XdrStruct("remote_domain_checkpoint_lookup_by_name_ret")]
public readonly partial record struct DomainCheckpointLookupByNameRet(DomainCheckpointRef Checkpoint);

[XdrStruct("remote_domain_checkpoint_get_parent_args")]
public readonly partial record struct DomainCheckpointGetParentArgs(DomainCheckpointRef Checkpoint, uint Flags);

[XdrStruct("remote_domain_checkpoint_get_parent_ret")]
public readonly partial record struct DomainCheckpointGetParentRet(DomainCheckpointRef Parent);

[XdrStruct("remote_domain_checkpoint_delete_args")]
public readonly partial record struct DomainCheckpointDeleteArgs(DomainCheckpointRef Checkpoint, uint Flags);

[XdrStruct("remote_domain_backup_begin_args")]
public readonly partial record struct DomainBackupBeginArgs(
    DomainRef Dom,
    [Wire("backup_xml"), Max(RemoteLimits.StringMax)] string BackupXml,
    [Wire("checkpoint_xml"), Max(RemoteLimits.StringMax)] string? CheckpointXml,
    uint Flags);

[XdrStruct("remote_domain_backup_get_xml_desc_args")]
public readonly partial record struct DomainBackupGetXmlDescArgs(DomainRef Dom, uint Flags);

[XdrStruct("remote_domain_backup_get_xml_desc_ret")]
public readonly partial record struct DomainBackupGetXmlDescRet([Max(RemoteLimits.StringMax)] string Xml);
