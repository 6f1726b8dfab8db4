// Wire structs: Secrets.
using Vireo.Xdr;

namespace Vireo.Protocol;

[XdrStruct("remote_secret_lookup_by_uuid_args")]
public readonly partial record struct SecretLookupByUuidArgs(Uuid Uuid);

[XdrStruct("remote_secret_lookup_by_uuid_ret")]
public readonly partial record struct SecretLookupByUuidRet(SecretRef Secret);

[XdrStruct("remote_secret_define_xml_args")]
public readonly partial record struct SecretDefineXmlArgs([Max(RemoteLimits.StringMax)] string Xml, uint Flags);

[XdrStruct("remote_secret_define_xml_ret")]
public readonly partial record struct SecretDefineXmlRet(SecretRef Secret);

[XdrStruct("remote_secret_get_xml_desc_args")]
public readonly partial record struct SecretGetXmlDescArgs(SecretRef Secret, uint Flags);

[XdrStruct("remote_secret_get_xml_desc_ret")]
public readonly partial record struct SecretGetXmlDescRet([Max(RemoteLimits.StringMax)] string Xml);

[XdrStruct("remote_secret_set_value_args")]
public readonly partial record struct SecretSetValueArgs(
    SecretRef Secret,
    [Max(RemoteLimits.SecretValueMax)] ReadOnlyMemory<byte> Value,
    uint Flags);

[XdrStruct("remote_secret_get_value_args")]
public readonly partial record struct SecretGetValueArgs(SecretRef Secret, uint Flags);

[XdrStruct("remote_secret_get_value_ret")]
public readonly partial record struct SecretGetValueRet([Max(RemoteLimits.SecretValueMax)] ReadOnlyMemory<byte> Value);

[XdrStruct("remote_secret_undefine_args")]
public readonly partial record struct SecretUndefineArgs(SecretRef Secret);

[XdrStruct("remote_secret_lookup_by_usage_args")]
public readonly partial record struct SecretLookupByUsageArgs(int UsageType, [Max(RemoteLimits.StringMax)] string UsageID);

[XdrStruct("remote_secret_lookup_by_usage_ret")]
public readonly partial record struct SecretLookupByUsageRet(SecretRef Secret);
