// Wire structs: DomainSave.
using Vireo.Xdr;

namespace Vireo.Protocol;

[XdrStruct("remote_domain_save_args")]
public readonly partial record struct DomainSaveArgs(
    DomainRef Dom, [Max(RemoteLimits.StringMax), Require(Requirement.LocalPath)] string To);

[XdrStruct("remote_domain_save_flags_args")]
public readonly partial record struct DomainSaveFlagsArgs(
    DomainRef Dom,
    [Max(RemoteLimits.StringMax), Require(Requirement.LocalPath)] string To,
    [Max(RemoteLimits.StringMax)] string? Dxml,
    uint Flags);

[XdrStruct("remote_domain_save_params_args")]
public readonly partial record struct DomainSaveParamsArgs(
    DomainRef Dom,
    [Max(RemoteLimits.DomainSaveParamsMax)] TypedParameterList Params,
    uint Flags);

[XdrStruct("remote_domain_restore_args")]
public readonly partial record struct DomainRestoreArgs([Max(RemoteLimits.StringMax), Require(Requirement.LocalPath)] string From);

[XdrStruct("remote_domain_restore_flags_args")]
public readonly partial record struct DomainRestoreFlagsArgs(
    [Max(RemoteLimits.StringMax), Require(Requirement.LocalPath)] string From,
    [Max(RemoteLimits.StringMax)] string? Dxml,
    uint Flags);

[XdrStruct("remote_domain_restore_params_args")]
public readonly partial record struct DomainRestoreParamsArgs(
    [Max(RemoteLimits.DomainSaveParamsMax)] TypedParameterList Params,
    uint Flags);

[XdrStruct("remote_domain_save_image_get_xml_desc_args")]
public readonly partial record struct DomainSaveImageGetXmlDescArgs(
    [Max(RemoteLimits.StringMax), Require(Requirement.LocalPath)] string File, uint Flags);

[XdrStruct("remote_domain_save_image_get_xml_desc_ret")]
public readonly partial record struct DomainSaveImageGetXmlDescRet([Max(RemoteLimits.StringMax)] string Xml);

[XdrStruct("remote_domain_save_image_define_xml_args")]
public readonly partial record struct DomainSaveImageDefineXmlArgs(
    [Max(RemoteLimits.StringMax), Require(Requirement.LocalPath)] string File,
    [Max(RemoteLimits.StringMax)] string Dxml,
    uint Flags);

[XdrStruct("remote_domain_managed_save_args")]
public readonly partial record struct DomainManagedSaveArgs(DomainRef Dom, uint Flags);

[XdrStruct("remote_domain_managed_save_remove_args")]
public readonly partial record struct DomainManagedSaveRemoveArgs(DomainRef Dom, uint Flags);

[XdrStruct("remote_domain_managed_save_get_xml_desc_args")]
public readonly partial record struct DomainManagedSaveGetXmlDescArgs(DomainRef Dom, uint Flags);

[XdrStruct("remote_domain_managed_save_get_xml_desc_ret")]
public readonly partial record struct DomainManagedSaveGetXmlDescRet([Max(RemoteLimits.StringMax)] string Xml);

[XdrStruct("remote_domain_managed_save_define_xml_args")]
public readonly partial record struct DomainManagedSaveDefineXmlArgs(DomainRef Dom, [Max(RemoteLimits.StringMax)] string? Dxml, uint Flags);
